"""Keep the key that a speaker was read with, where a person joined speakers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("prediction", sa.Column("read_key", sa.String(), nullable=True))
    op.create_index(op.f("ix_prediction_read_key"), "prediction", ["read_key"])


def downgrade() -> None:
    """Drop it."""
    op.drop_index(op.f("ix_prediction_read_key"), "prediction")
    op.drop_column("prediction", "read_key")
