"""Note what a decision of a sitting made, so that it can be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("sitting_decision") as batch_op:
        batch_op.add_column(sa.Column("made", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    with op.batch_alter_table("sitting_decision") as batch_op:
        batch_op.drop_column("made")
