"""Keep what events were called until a later article named them better."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tracker.models import BigId

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NAME = "former_name"


def upgrade() -> None:
    """Add the table; of what was renamed before it, the present name is all that is known."""
    op.create_table(
        _NAME,
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("event_id", BigId, nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("participants", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_former_name_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
    )
    op.create_index(op.f("ix_former_name_event_id_until_on"), _NAME, ["event_id", "until_on"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table(_NAME)
