"""Alembic's environment: runs on the connection that `upgrading` hands over, inside its transaction."""

from alembic import context
from sqlmodel import SQLModel

from tracker import models

assert models  # noqa: S101 - importing it is what fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    compare_type=True,
    compare_server_default=True,
    transactional_ddl=True,
    autogenerate_plugins=["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"],
)
with context.begin_transaction():
    context.run_migrations()
