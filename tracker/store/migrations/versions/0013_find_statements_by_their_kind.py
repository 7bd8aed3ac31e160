"""Find statements by their kind: a track record that was narrowed to one looked through all of them."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_NAME = "ix_prediction_kind_standing_published_on"


def upgrade() -> None:
    """Add the index."""
    op.create_index(_NAME, "prediction", ["kind", "standing", "published_on"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index(_NAME, "prediction")
