"""What the tests of the recap share: packs, bundles, and a desk of their own."""

from __future__ import annotations

import os
import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.services.ppk.desk import RecapDesk, open_recap
from tests.services.ppk import days, halls, tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> days.Made:
    """Make what is asked for once, for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "tiny"
    folder.mkdir(exist_ok=True)
    return days.Made(folder)


@pytest.fixture(scope="session")
def packs(made: days.Made) -> tiny.Packs:
    """Return the packs of the simulation."""
    return made.packs


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Callable[..., RecapDesk]]:
    """Open recap desks, and close them in the end."""
    with ExitStack() as stack:

        def opened(packs: tiny.Packs, url: str = "", place: str = tiny.HERE) -> RecapDesk:
            pack, code = packs.path(place).read_bytes(), packs.code(place)
            books = url or str(tmp_path / days.BOOKS)
            desk = open_recap(pack, books, code, ScriptedClock(days.PLENO))
            stack.enter_context(desk.store)
            return desk

        yield opened


@pytest.fixture
def desk(opening: Callable[..., RecapDesk], made: days.Made, tmp_path: Path) -> RecapDesk:
    """Open a desk of the tiny kecamatan, on books in which nothing is yet."""
    for path in made.begun.iterdir():
        shutil.copy(path, tmp_path)
    return opening(made.packs)


@pytest.fixture
def pinned(packs: tiny.Packs, tmp_path: Path) -> Iterator[RecapDesk]:
    """Set a recap desk up with PINs, its books in its folder."""
    with halls.set_up_in(tmp_path / "ppk", packs) as desk:
        yield desk


@pytest.fixture(params=["file", "server"])
def anywhere(
    request: pytest.FixtureRequest, packs: tiny.Packs, tmp_path: Path
) -> Iterator[RecapDesk]:
    """Set a recap desk up with PINs, its books in its folder, or on a server."""
    url = request.getfixturevalue("postgres_url") if request.param == "server" else ""
    with halls.set_up_in(tmp_path / "ppk", packs, url) as desk:
        yield desk
