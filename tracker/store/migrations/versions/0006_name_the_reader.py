"""Say of each prediction which reader read it: so far the rules, or nobody where a person marked or made it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("prediction", sa.Column("reader", sa.String(), server_default="rules", nullable=False))
    op.execute(
        "UPDATE prediction SET reader = '' WHERE origin = 'person'"
        " AND NOT EXISTS (SELECT 1 FROM correction WHERE replacement_id = prediction.id)"
    )


def downgrade() -> None:
    """Take back."""
    op.drop_column("prediction", "reader")
