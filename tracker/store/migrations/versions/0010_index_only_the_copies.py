"""Index only the copies: most articles are none, and an index full of nothing was thought useless."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_NAME = "ix_article_copy_of"


def upgrade() -> None:
    """Apply."""
    op.drop_index(_NAME, "article")
    some = sa.text("copy_of IS NOT NULL")
    op.create_index(_NAME, "article", ["copy_of"], sqlite_where=some, postgresql_where=some)


def downgrade() -> None:
    """Take back."""
    op.drop_index(_NAME, "article")
    op.create_index(_NAME, "article", ["copy_of"])
