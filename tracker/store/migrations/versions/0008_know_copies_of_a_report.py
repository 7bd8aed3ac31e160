"""Know copies of a report by runs of their words."""

from __future__ import annotations

import sqlalchemy as sa
import sqlmodel
from alembic import op

from tracker.linking import plain, sketch

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_AT_ONCE = 500


def upgrade() -> None:
    """Add the columns and the index, and let the articles that are there be found."""
    with op.batch_alter_table("article") as batch_op:
        batch_op.add_column(sa.Column("copy_of", _BIG, nullable=True))
        batch_op.add_column(sa.Column("denied_by", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("denied_at", sqlmodel.UTCDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_article_copy_of"), ["copy_of"])
        batch_op.create_check_constraint(batch_op.f("ck_article_copy"), "copy_of <> id")
        batch_op.create_check_constraint(batch_op.f("ck_article_denied"), "(denied_by IS NULL) = (denied_at IS NULL)")
        batch_op.create_foreign_key(
            batch_op.f("fk_article_copy_of_article"), "article", ["copy_of"], ["id"], ondelete="SET NULL"
        )
    table = op.create_table(
        "article_run",
        sa.Column("run", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", _BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_run_article_id_article"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run", "article_id", name=op.f("pk_article_run")),
    )
    op.create_index(op.f("ix_article_run_article_id"), "article_run", ["article_id"])
    _fill(op.get_bind(), table)


def _fill(connection: sa.Connection, table: sa.Table) -> None:
    last = 0
    articles = sa.text("SELECT id, text FROM article WHERE id > :last ORDER BY id LIMIT :most")
    while found := connection.execute(articles, {"last": last, "most": _AT_ONCE}).all():
        rows = [{"run": run, "article_id": row.id} for row in found for run in sketch(plain(row.text))]
        if rows:
            connection.execute(table.insert(), rows)
        last = found[-1].id


def downgrade() -> None:
    """Drop them."""
    op.drop_table("article_run")
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_article_copy_of_article"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("ck_article_denied"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_article_copy"), type_="check")
        batch_op.drop_index(batch_op.f("ix_article_copy_of"))
        for name in ("denied_at", "denied_by", "copy_of"):
            batch_op.drop_column(name)
