"""Find copies by their day: a run of words that many reports share was looked through in all of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tracker.linking import plain, sketch

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_NAME, _AT_ONCE = "article_run", 500


def upgrade() -> None:
    """Make the index anew, each run with the day of its article."""
    _make(sa.Column("published_on", sa.Date(), nullable=False), sqlite_with_rowid=False)


def downgrade() -> None:
    """Take the day away."""
    _make()


def _make(*day: sa.Column[object], **options: bool) -> None:
    op.drop_table(_NAME)
    table = op.create_table(
        _NAME,
        sa.Column("run", sa.BigInteger(), autoincrement=False, nullable=False),
        *day,
        sa.Column("article_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_run_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run", *(c.name for c in day), "article_id", name=op.f("pk_article_run")),
        **options,
    )
    op.create_index(op.f("ix_article_run_article_id"), _NAME, ["article_id"])
    _fill(op.get_bind(), table)


def _fill(connection: sa.Connection, table: sa.Table) -> None:
    last = 0
    query = sa.text("SELECT id, published_on, text FROM article WHERE id > :last ORDER BY id LIMIT :most")
    articles = query.columns(id=sa.BigInteger(), published_on=sa.Date(), text=sa.Text())
    while found := connection.execute(articles, {"last": last, "most": _AT_ONCE}).all():
        rows = [_row(table, run, row) for row in found for run in sketch(plain(row.text))]
        if rows:
            connection.execute(table.insert(), rows)
        last = found[-1].id


def _row(table: sa.Table, run: int, article: sa.Row[tuple[object, ...]]) -> dict[str, object]:
    row = {"run": run, "published_on": article.published_on, "article_id": article.id}
    return {column.name: row[column.name] for column in table.columns}
