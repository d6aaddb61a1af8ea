"""What disk, key or server refuse is told in words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import errors
from sqlalchemy import Engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2 as sqlcipher

from kpps_desktop.domain.events import CountingOpened
from kpps_desktop.domain.outcomes import Refused, Told, Trouble
from kpps_desktop.domain.people import KETUA_KPPS, Sex, Voter, VoterRef
from kpps_desktop.store import file_url, open_store
from kpps_desktop.store.edges import edges, told
from tests.store.scenes import AT, DESK, KEY, count, mark, raw_run

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.store import Store

OTHER = bytes(32)
CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def _refused(url: str, key: bytes | None = KEY) -> str:
    with pytest.raises(Told) as news:
        open_store(url, DESK, key)
    kind = Refused if news.value.code < "B.100" else Trouble
    assert type(news.value) is kind
    return news.value.code


def test_a_file_opens_with_its_own_key_only(file: Path) -> None:
    with open_store(file_url(file), DESK, KEY) as store:
        mark(store)
    before = file.read_bytes()
    assert _refused(file_url(file), OTHER) == "B.002"
    assert _refused(file_url(file), None) == "B.002"
    assert file.read_bytes() == before
    assert b"SQLite" not in before


def test_a_file_may_be_plain(file: Path) -> None:
    with open_store(file_url(file), DESK) as store:
        mark(store)
        assert store.audit() == []
    assert file.read_bytes().startswith(b"SQLite format 3")
    assert _refused(file_url(file)) == "B.002"


def test_nothing_that_was_written_is_readable_in_an_encrypted_file(file: Path) -> None:
    with open_store(file_url(file), DESK, KEY) as store:
        count(store, 1, "kontes-rahasia")
        left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert b"kontes-rahasia" not in left


def test_a_file_that_is_no_database_is_refused(file: Path) -> None:
    file.write_bytes(os.urandom(9000))
    assert _refused(file_url(file)) == "B.002"


def test_somebody_elses_database_is_refused(url: str) -> None:
    raw_run(url, "CREATE TABLE catatan (isi TEXT)")
    assert _refused(url) == "B.003"


def test_books_that_lost_their_version_are_refused(url: str) -> None:
    with open_store(url, DESK, KEY):
        pass
    raw_run(url, "DELETE FROM alembic_version")
    assert _refused(url) == "B.003"
    raw_run(url, "INSERT INTO alembic_version VALUES ('x')")
    assert _refused(url) == "B.003"


def test_an_empty_file_becomes_books(file: Path) -> None:
    file.touch()
    with open_store(file_url(file), DESK, KEY) as store:
        mark(store)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    assert _refused(file_url(tmp_path / "tak-ada" / "tps.db")) == "B.103"
    assert _refused(file_url(tmp_path)) == "B.103"


@pytest.mark.parametrize(
    "url", ["", "tps.db", "sqlite://", "sqlite:///:memory:", "mysql://a@b/c", "postgresql://a/b"]
)
def test_an_unknown_address_is_refused(url: str) -> None:
    assert _refused(url) == "B.004"


def test_a_refused_address_keeps_its_password() -> None:
    with pytest.raises(Refused) as news:
        open_store("mysql://budi:rahasia@server/buku", DESK)
    assert "rahasia" not in str(news.value)


def test_a_key_has_32_bytes(file: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_store(file_url(file), DESK, b"short")


def test_a_server_that_is_not_there_is_told() -> None:
    assert _refused("postgresql+psycopg://kpps@127.0.0.1:1/buku") == "B.106"


def test_a_database_that_is_not_there_is_told(postgres_url: str) -> None:
    assert _refused(postgres_url + "x") == "B.106"


def _limit(driver: sqlcipher.Connection, _: object) -> None:
    driver.execute("PRAGMA max_page_count = 60")


def _count_on(store: Store) -> None:
    for _ in range(2000):
        count(store, 1)


def test_a_full_disk_loses_only_the_last_step(file: Path) -> None:
    with open_store(file_url(file), DESK):
        pass
    event.listen(Engine, "connect", _limit)
    try:
        with open_store(file_url(file), DESK) as store:
            with pytest.raises(Trouble, match=r"B\.102"):
                _count_on(store)
            written = store.head().seq
            assert written > 1
            assert store.audit() == []
    finally:
        event.remove(Engine, "connect", _limit)
    with open_store(file_url(file), DESK) as store:
        assert store.head().seq == written
        count(store, 1)


def test_another_writer_is_waited_for_and_then_told(url: str) -> None:
    with open_store(url, DESK, KEY) as other, open_store(url, DESK, KEY, patience=0.1) as store:
        count(store, 1)
        with (
            other.write(CountingOpened(), KETUA_KPPS, AT),
            pytest.raises(Trouble, match=r"B\.101"),
        ):
            count(store, 2)
        count(store, 3)
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1) == {1: 1, 3: 1}


def test_a_server_that_went_away_between_two_steps_is_found_again(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store:
        count(store, 1)
        raw_run(postgres_url, CUT_OFF)
        assert store.head().seq == 1
        raw_run(postgres_url, CUT_OFF)
        count(store, 2)
        assert store.audit() == []
        assert store.head().seq == 2


def test_a_server_that_goes_away_within_a_step_loses_only_that_step(postgres_url: str) -> None:
    with open_store(postgres_url, DESK) as store:
        count(store, 1)
        with pytest.raises(Trouble, match=r"B\.106"):
            _cut_off_while_counting(store, postgres_url)
        count(store, 3)
        assert store.audit() == []
        assert store.head().seq == 2


def _cut_off_while_counting(store: Store, url: str) -> None:
    with store.write(CountingOpened(), KETUA_KPPS, AT) as books:
        raw_run(url, CUT_OFF)
        books.ballots.count("gubernur", 1, 1)


def test_a_traceback_names_nobody(store: Store) -> None:
    twice = [Voter(VoterRef("DPT-1"), "Siti", Sex.P)] * 2
    with (
        pytest.raises(IntegrityError) as error,
        store.write(CountingOpened(), KETUA_KPPS, AT) as books,
    ):
        books.voters.add(twice, "3101011001")
    assert "Siti" not in str(error.value)


def _error(original: Exception) -> DBAPIError:
    return DBAPIError("SELECT 1", (), original)


@pytest.mark.parametrize(
    ("original", "code"),
    [
        (errors.DiskFull("x"), "B.102"),
        (errors.LockNotAvailable("x"), "B.101"),
        (errors.AdminShutdown("x"), "B.106"),
        (errors.InvalidPassword("x"), "B.106"),
        (errors.IoError("x"), "B.105"),
        (errors.DataCorrupted("x"), "B.104"),
        (psycopg.OperationalError("connection refused"), "B.106"),
        (sqlcipher.OperationalError("Could not decode to UTF-8 column 'a'"), "B.104"),
    ],
)
def test_errors_of_the_drivers_have_words(original: Exception, code: str) -> None:
    news = told(_error(original))
    assert news
    assert news.code == code


def test_a_bug_stays_a_bug(store: Store) -> None:
    assert told(_error(errors.SyntaxError("x"))) is None
    assert told(_error(sqlcipher.OperationalError("x"))) is None
    mark(store)
    with pytest.raises(IntegrityError), edges():
        raise IntegrityError("INSERT", (), sqlcipher.IntegrityError("UNIQUE"))
