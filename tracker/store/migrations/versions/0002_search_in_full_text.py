"""Search in full text."""

from alembic import op

from tracker.store import search

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    search.install(op.get_bind())


def downgrade() -> None:
    """Take back."""
    search.remove(op.get_bind())
