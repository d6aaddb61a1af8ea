"""Books are made, upgraded with a backup, and refused where a newer program wrote them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from kpps_desktop.domain.outcomes import Refused, Trouble
from kpps_desktop.store import file_url, open_store
from kpps_desktop.store.engine import make_engine, readers
from kpps_desktop.store.tables import HEAD, METADATA
from kpps_desktop.store.upgrade import SCRIPTS, bring_up
from tests.store.scenes import DESK, KEY, TABLES, count, raw_file, raw_run
from tests.upgrades import sample

OLD = sorted(Path(sample.__file__).parent.glob("v*.db"))
LATER = '''
"""A revision of tomorrow."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "9999", "{head}"
def upgrade():
    op.create_table("tomorrow", sa.Column("id", sa.Integer, primary_key=True))
    op.add_column("voters", sa.Column("shoe", sa.Integer))
    {more}
'''


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """Make the scripts of a newer program."""
    scripts = tmp_path / "100% later"  # a folder's name may hold anything
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    _write_later(scripts)
    return scripts


def _write_later(scripts: Path, more: str = "") -> None:
    text = LATER.format(head=HEAD, more=more)
    (scripts / "versions" / "v9999_later.py").write_text(text)


def _bring_up(url: str, scripts: Path) -> None:
    engine = make_engine(url, KEY)
    try:
        bring_up(engine, scripts)
    finally:
        engine.dispose()


def _filled(url: str) -> str:
    with open_store(url, sample.DESK, KEY) as store:
        sample.fill(store)
    return url


def test_up(url: str) -> None:
    with open_store(url, DESK, KEY) as store:
        assert store.lines() == ()
        count(store, 1)


def test_the_newest_revision_is_what_is_used() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_up_with_the_data_of_every_version(old: Path, tmp_path: Path) -> None:
    copy = tmp_path / old.name
    shutil.copyfile(old, copy)
    with open_store(file_url(copy), sample.DESK, sample.KEY) as store:
        assert store.audit() == []
        assert len(store.lines()) == 10
        with store.read() as books:
            assert books.voters.all() == (sample.SITI,)
            assert books.attendance.of(sample.SITI.ref)
            assert books.ballots.tally("gubernur", 1) == {}
            assert books.packs.own() == b"paket"
            (receipt,) = books.receipts.all()
            assert books.receipts.content(receipt.sha256) == sample.RESULT
        count(store, 1)
        assert store.audit() == []


def test_every_version_has_its_old_file() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    revisions = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    assert {path.stem for path in OLD} == {f"v{revision}" for revision in revisions}


def test_the_model_is_the_schema(url: str) -> None:
    with open_store(url, DESK, KEY):
        pass
    engine = make_engine(url, KEY)
    with readers(engine).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_tables_of_a_file_are_strict(file: Path) -> None:
    with open_store(file_url(file), DESK, KEY):
        pass
    driver = raw_file(file)
    tables = driver.execute(
        "SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main'"
    ).fetchall()
    driver.close()
    assert {name for name, strict, _ in tables if strict} == set(TABLES)
    assert {name for name, _, without in tables if without} == set(TABLES) - {"journal"}


def test_a_server_has_the_same_tables(postgres_url: str) -> None:
    with open_store(postgres_url, DESK):
        pass
    engine = create_engine(postgres_url)
    assert set(inspect(engine).get_table_names()) == {*TABLES, "alembic_version"}
    engine.dispose()


def test_newer_books_are_refused(url: str, later: Path) -> None:
    with open_store(url, DESK, KEY):
        pass
    _bring_up(url, later)
    with pytest.raises(Refused) as news:
        open_store(url, DESK, KEY)
    assert news.value.code == "B.001"
    assert news.value.facts == {"revision": "9999", "newest": HEAD}


def test_an_upgrade_leaves_a_backup_that_opens_with_the_same_key(file: Path, later: Path) -> None:
    url = _filled(file_url(file))
    _bring_up(url, later)
    backup = file.with_name(f"tps.{HEAD}.db")
    assert not backup.read_bytes().startswith(b"SQLite")
    with open_store(file_url(backup), sample.DESK, KEY) as store:
        assert len(store.lines()) == 10
        assert store.audit() == []
    _bring_up(url, later)  # nothing is left to do
    assert sorted(path.name for path in file.parent.glob("tps*.db")) == [backup.name, file.name]


def test_a_backup_never_takes_the_place_of_another(file: Path, later: Path) -> None:
    url = _filled(file_url(file))
    first = file.with_name(f"tps.{HEAD}.db")
    first.write_text("an earlier one")
    file.with_name(f"tps.{HEAD}-2.db.part").write_text("the rest of an interrupted one")
    _bring_up(url, later)
    assert first.read_text() == "an earlier one"
    with open_store(file_url(file.with_name(f"tps.{HEAD}-2.db")), DESK, KEY) as store:
        assert len(store.lines()) == 10


def test_an_upgrade_that_fails_leaves_the_books_as_they_were(url: str, later: Path) -> None:
    _filled(url)
    _write_later(later, more="raise ZeroDivisionError")
    with pytest.raises(ZeroDivisionError):
        _bring_up(url, later)
    with open_store(url, sample.DESK, KEY) as store:
        assert store.audit() == []
        count(store, 1)


def test_without_a_backup_nothing_is_upgraded(file: Path, later: Path) -> None:
    url = _filled(file_url(file))
    file.with_name(f"tps.{HEAD}.db.part").mkdir()  # nothing can be written there
    with pytest.raises(Trouble) as news:
        _bring_up(url, later)
    assert news.value.code == "B.107"
    assert news.value.facts == {"file": f"tps.{HEAD}.db"}
    with open_store(url, sample.DESK, KEY) as store:
        assert store.audit() == []


def test_what_another_desk_has_upgraded_is_left_alone(url: str, later: Path) -> None:
    _filled(url)
    _bring_up(url, later)
    _bring_up(url, later)
    raw_run(url, "INSERT INTO tomorrow (id) VALUES (1)")
