"""Find what an event was called in the order of ids, which is the order in which the names gave way."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_OLD, _NEW = "ix_former_name_event_id_until_on", "ix_former_name_event_id_id"


def upgrade() -> None:
    """Let the index follow the ids of an event: an event has few names, but the days of these stand in any order."""
    op.drop_index(_OLD, "former_name")
    op.create_index(_NEW, "former_name", ["event_id", "id"])


def downgrade() -> None:
    """Let the index follow the days again."""
    op.drop_index(_NEW, "former_name")
    op.create_index(_OLD, "former_name", ["event_id", "until_on"])
