"""Runs the revisions on the connection, and inside the transaction, it is given."""

from alembic import context

from kpps_desktop.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
)
with context.begin_transaction():
    context.run_migrations()
