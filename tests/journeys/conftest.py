"""A whole election day of a small sample kecamatan, held once for all journeys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.services.sample.demo import Demo, run_demo
from tests.journeys import baiturrahman
from tests.journeys.laptop import Laptop
from tests.services.conftest import shelf
from tests.ui.conftest import jobs, qapp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.services.ppk import tiny

__all__ = ["jobs", "qapp", "shelf"]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Hold the sample's day at eleven TPS: every trouble of the sample is among them."""
    return run_demo(tmp_path_factory.mktemp("demo"), 11, 7, lambda *_: None)


@pytest.fixture(scope="session")
def root(demo: Demo) -> Path:
    """Return the sample's root of trust."""
    return demo.folder / "paket" / "root.pem"


@pytest.fixture(scope="session")
def kecamatan() -> baiturrahman.Kecamatan:
    """Read the published figures of a real kecamatan."""
    return baiturrahman.Kecamatan()


@pytest.fixture(scope="session")
def real(kecamatan: baiturrahman.Kecamatan, tmp_path_factory: pytest.TempPathFactory) -> tiny.Packs:
    """Build the packs of the real kecamatan: certificates of 79 TPS take their time."""
    return baiturrahman.build(kecamatan, tmp_path_factory.mktemp("nyata"))


@pytest.fixture
def laptop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    """Give a laptop on which nothing was set up."""
    made = Laptop(qapp, qtbot, tmp_path)
    yield made
    made.end()
