"""Find what to ask again."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index(op.f("ix_event_ask_on_id"), "event", ["ask_on", "id"])


def downgrade() -> None:
    """Take back."""
    op.drop_index(op.f("ix_event_ask_on_id"), "event")
