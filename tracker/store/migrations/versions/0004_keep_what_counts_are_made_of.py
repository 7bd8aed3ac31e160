"""Keep what counts are made of: bars an event, cases of the record, and an index for each order of a list."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INDEXES = (
    ("stage", "closes_on", "earliest", "latest", "bars"),
    ("stage", "latest", "id"),
    ("closes_on", "id"),
    ("earliest", "id"),
    ("first_said_on", "id"),
    ("predictions", "id"),
    ("known_on", "id"),
)


def _one_of(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Apply; opening the archive then brings the summaries up to date."""
    op.add_column("event", sa.Column("bars", sa.Integer(), nullable=False, server_default="0"))
    for columns in _INDEXES:
        op.create_index(op.f(f"ix_event_{'_'.join(columns)}"), "event", list(columns))
    big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    grouped_by = _one_of("speaker", "publisher", "hedge", "kind", "source", name="grouped_by")
    timeliness = _one_of("early", "on_time", "in_tail", "late", "never", name="timeliness")
    op.create_table(
        "record_case",
        sa.Column("event_id", big, nullable=False),
        sa.Column("grouped_by", grouped_by, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("prediction_id", big, nullable=False),
        sa.Column("latest", sa.Date(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("chance", sa.Float(), nullable=True),
        sa.Column("timeliness", timeliness, nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_record_case_event_id_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "grouped_by", "key", name=op.f("pk_record_case")),
    )
    counted = ["grouped_by", "key", "latest", "came", "chance", "timeliness"]
    op.create_index(op.f(f"ix_record_case_{'_'.join(counted)}"), "record_case", counted)


def downgrade() -> None:
    """Take back."""
    op.drop_table("record_case")
    for columns in _INDEXES:
        op.drop_index(op.f(f"ix_event_{'_'.join(columns)}"), "event")
    op.drop_column("event", "bars")
