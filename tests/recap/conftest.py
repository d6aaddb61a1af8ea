"""What the tests of the recap share: packs and bundles of a tiny kecamatan."""

from __future__ import annotations

import os

import pytest

from tests.recap import tiny


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
