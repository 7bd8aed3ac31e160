"""Count no recorded move as a case: what a person says of an event is nobody's statement; it is found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_NAME = "ix_outcome_moved_prediction_id"


def upgrade() -> None:
    """Add the index, and take out the cases that are there."""
    some = sa.text("moved_prediction_id IS NOT NULL")
    op.create_index(_NAME, "outcome", ["moved_prediction_id"], sqlite_where=some, postgresql_where=some)
    op.execute(
        "DELETE FROM record_case WHERE prediction_id IN"
        " (SELECT moved_prediction_id FROM outcome WHERE moved_prediction_id IS NOT NULL)"
    )


def downgrade() -> None:
    """Take the index away: an earlier version works a case out anew with the next thing recorded of its event."""
    op.drop_index(_NAME, "outcome")
