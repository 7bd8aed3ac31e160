"""Know which predictions hang on a condition, and what persons recorded of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel import UTCDateTime

from tracker.models import BigId

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_NAME = "condition"


def upgrade() -> None:
    """Add the column and the table; what was read earlier hangs on none until it is read again."""
    op.add_column("prediction", sa.Column("conditional", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        _NAME,
        sa.Column("id", BigId, autoincrement=True, nullable=False),
        sa.Column("prediction_id", BigId, nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["prediction_id"], ["prediction.id"], name=op.f("fk_condition_prediction_id_prediction"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_condition")),
    )
    op.create_index(op.f("ix_condition_prediction_id"), _NAME, ["prediction_id"])
    op.create_index(op.f("ix_condition_met_on"), _NAME, ["met_on"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table(_NAME)
    op.drop_column("prediction", "conditional")
