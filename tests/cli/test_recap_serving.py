"""`recap serve`: one command on the main laptop, and the others have an address to give."""

from __future__ import annotations

import shutil
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from kpps_desktop.devices import server
from kpps_desktop.domain.outcomes import Refused
from tests.postgres import free_port
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests import postgres


@pytest.fixture
def folder(postgres_server: postgres.Server) -> Iterator[Path]:
    """Name a folder that the server's own user may enter; whatever runs there is stopped."""
    assert postgres_server
    home = Path(tempfile.mkdtemp(prefix="kpps-meja-"))
    home.chmod(0o755)
    try:
        yield home / "server"
    finally:
        server.stop(home / "server")
        shutil.rmtree(home)


def test_one_command_serves_a_recap_and_again_goes_on_with_it(
    folder: Path, made: days.Made
) -> None:
    port = free_port()
    serve = ("recap", "serve", folder, "--address", "127.0.0.1", "--port", port)
    begun = tiny.run(*serve)
    assert begun.exit_code == 0, begun.output
    url = begun.stdout.strip()
    assert "sandi" in begun.stderr
    _import(url, made, "MEJA1")
    assert tiny.run("recap", "serve", folder, "--stop").exit_code == 0
    assert "tidak sedang berjalan" in tiny.run("recap", "serve", folder, "--stop").stdout
    told = _import(url, made, "MEJA1")
    assert "B.106" in told
    assert tiny.run(*serve).stdout.strip() == url
    assert "sudah ada" in _import(url, made, "MEJA2")
    _refuses_strangers(url)


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    done = tiny.run("recap", "serve", tmp_path / "server", "--address", "203.0.113.7")
    assert done.exit_code == 1
    assert done.stderr.startswith("S.795 ")
    assert not (tmp_path / "server").exists()


def _import(url: str, made: days.Made, desk: str) -> str:
    packs = made.packs
    opened = ("--db", url, "--activation", packs.code(tiny.HERE), "--desk", desk)
    bundle = days.bundle(made.day(tiny.FIRST))
    return tiny.run("recap", "import", packs.path(tiny.HERE), bundle, *opened).output


def _refuses_strangers(url: str) -> None:
    plain = url.replace("+psycopg", "")
    with psycopg.connect(plain) as connection:
        row = connection.execute("SELECT usesuper FROM pg_user WHERE usename = user").fetchone()
    assert row == (False,)
    secret = plain.partition(":")[2].rpartition("@")[0].rpartition(":")[2]
    for wrong in (plain.replace(secret, "salah"), plain.replace("/rekap", "/postgres", 2)):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(wrong)


def test_without_postgresql_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_PACKAGED", ())
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match=r"^S\.283"):
        server.serve(tmp_path / "server", "127.0.0.1")
    done = tiny.run("recap", "serve", tmp_path / "server", lang="en")
    assert done.exit_code == 1
    assert "PostgreSQL" in done.stderr
    assert not (tmp_path / "server").exists()


def test_a_stick_goes_from_desk_to_desk(made: days.Made, tmp_path: Path) -> None:
    packs, stick = made.packs, tmp_path / "stik"

    def run(name: str, desk: str, *given: object) -> str:
        opened = ("--db", tmp_path / f"{desk}.db", "--activation", packs.code(tiny.HERE))
        pack = packs.path(tiny.HERE)
        done = tiny.run("recap", name, pack, *given, *opened, "--desk", desk)
        assert done.exit_code == 0, done.output
        return done.stdout

    run("import", "MEJA1", days.bundle(made.day(tiny.FIRST)))
    shared, result = run("share", "MEJA1", "--out", stick).splitlines()
    assert Path(shared).name == f"SIMULASI-meja-{tiny.HERE}-MEJA1-1.asice"
    assert Path(result).read_bytes() == days.bundle(made.day(tiny.FIRST)).read_bytes()
    assert "2 berkas diterima atau sudah ada, 0 ditolak" in run("import", "MEJA2", stick)
    assert run("import", "MEJA2", stick).count(": sudah ada") == 2
    told = tiny.run("verify", shared, "--trust", packs.root)
    assert told.exit_code == 0, told.output
    assert "Berkas meja PPK MEJA1" in told.stdout


def test_a_desk_has_a_plain_name(made: days.Made, tmp_path: Path) -> None:
    packs = made.packs
    given = ("--db", tmp_path / "a.db", "--activation", packs.code(tiny.HERE), "--desk", "meja 2!")
    bundle = days.bundle(made.day(tiny.FIRST))
    done = tiny.run("recap", "import", packs.path(tiny.HERE), bundle, *given)
    assert done.exit_code == 1
    assert done.stderr.startswith("S.282")


def test_a_laptop_has_an_address() -> None:
    assert socket.inet_aton(server.own_address())
