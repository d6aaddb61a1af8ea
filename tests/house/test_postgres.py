"""The tests' own PostgreSQL server."""

from __future__ import annotations

import psycopg


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def test_a_postgres_database_is_empty_and_ours(postgres_url: str) -> None:
    with psycopg.connect(_plain(postgres_url)) as connection:
        tables = connection.execute(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        ).fetchone()
        connection.execute("CREATE TABLE left_behind (n int)")
    assert tables == (0,)


def test_a_postgres_database_is_new_for_each_test(postgres_url: str) -> None:
    test_a_postgres_database_is_empty_and_ours(postgres_url)
