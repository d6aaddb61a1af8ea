"""What the tests of the recap share: packs, bundles, and a desk of their own."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.services.recap_desk import RecapDesk, open_recap
from tests.recap import tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PLENO = datetime(2024, 11, 29, 9, tzinfo=zone("WIB"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tiny.Made:
    """Make what is asked for once, for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "tiny"
    folder.mkdir(exist_ok=True)
    return tiny.Made(folder)


@pytest.fixture(scope="session")
def packs(made: tiny.Made) -> tiny.Packs:
    """Return the packs of the simulation."""
    return made.packs


@pytest.fixture
def opening(tmp_path: Path) -> Iterator[Callable[..., RecapDesk]]:
    """Open recap desks, and close them in the end."""
    with ExitStack() as stack:

        def opened(packs: tiny.Packs, url: str = "", place: str = tiny.HERE) -> RecapDesk:
            pack, code = packs.path(place).read_bytes(), packs.code(place)
            books = url or str(tmp_path / "rekap.db")
            desk = open_recap(pack, books, code, ScriptedClock(PLENO))
            stack.enter_context(desk.store)
            return desk

        yield opened


@pytest.fixture
def desk(opening: Callable[..., RecapDesk], packs: tiny.Packs) -> RecapDesk:
    """Open a desk of the tiny kecamatan, on new books."""
    return opening(packs)
