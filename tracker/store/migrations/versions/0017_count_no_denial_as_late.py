"""Count no denial as late: it names no day to keep, so that a case of one has no timeliness."""

from __future__ import annotations

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the timeliness from the cases that are there."""
    op.execute(
        "UPDATE record_case SET timeliness = NULL"
        " WHERE prediction_id IN (SELECT id FROM prediction WHERE polarity = '-')"
    )


def downgrade() -> None:
    """Take back: an earlier version works a case out anew with the next thing said or recorded of its event."""
