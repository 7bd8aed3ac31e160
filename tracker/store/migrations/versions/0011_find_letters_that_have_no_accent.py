"""Find letters that have no accent by what is typed for them: "Walesa" finds Wałęsa, "Store" Støre."""

from alembic import op

from tracker.store import search

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    search.remove(op.get_bind())
    search.install(op.get_bind())


def downgrade() -> None:
    """Take back: what reads the indexes is none of the tables' business."""
