"""Alembic's environment: how the books got their tables, one revision after another."""
