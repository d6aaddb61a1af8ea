"""Makes new books and upgrades old ones, with a backup first; Alembic lives here only."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from kpps_desktop.domain.outcomes import Refused, Trouble
from kpps_desktop.store.engine import file_of, sync_folder

if TYPE_CHECKING:
    from sqlalchemy import Engine

SCRIPTS = Path(__file__).resolve().parent / "migrations"
"""Found by path, so that a checkout, a wheel and a frozen app all have them as files."""


def bring_up(engine: Engine, scripts: Path = SCRIPTS) -> None:
    """Bring books to the newest revision in one transaction; a file is backed up first.

    Refused B.003 where the books' revision is none of ours.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    known = ScriptDirectory.from_config(config)
    file = file_of(engine)
    with engine.connect() as connection, connection.begin():
        # Another desk may have upgraded while this one waited for its turn.
        revision = MigrationContext.configure(connection).get_current_revision()
        if revision == known.get_current_head():
            return
        if revision is not None:
            if revision not in {script.revision for script in known.walk_revisions()}:
                raise Refused("B.003")
            if file is not None:
                _back_up(engine, file, revision)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    if file is not None:
        sync_folder(file)


def _back_up(engine: Engine, file: Path, revision: str) -> None:
    """Copy a file beside it, encrypted with the same key, under its revision's name.

    The caller holds the write lock, so the copy has everything that was ever committed.
    """
    backup = _free_name(file, revision)
    unfinished = backup.with_name(f"{backup.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        driver = engine.raw_connection()
        try:
            driver.cursor().execute("VACUUM INTO ?", (str(unfinished),))
        finally:
            driver.close()
        with unfinished.open("rb+") as copy:
            os.fsync(copy.fileno())
        unfinished.rename(backup)
        sync_folder(backup)
    except (OSError, sqlcipher3.dbapi2.Error) as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise Trouble("B.107", file=backup.name) from error


def _free_name(file: Path, revision: str) -> Path:
    plain = file.with_name(f"{file.stem}.{revision}{file.suffix}")
    tried, number = plain, 1
    while tried.exists():
        number += 1
        tried = plain.with_name(f"{plain.stem}-{number}{plain.suffix}")
    return tried
