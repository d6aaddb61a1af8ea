"""What every test may ask for, and what no test may leave behind."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from kpps_desktop.words import speak_at
from tests import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=60,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", settings.get_profile("ci"), derandomize=False, max_examples=2000
)
settings.load_profile(os.environ.get("KPPS_HYPOTHESIS", "ci"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """Run a PostgreSQL server of our own (one for each worker of pytest-xdist)."""
    programs = postgres.programs()
    if programs is None and os.environ.get("KPPS_WITHOUT_POSTGRES"):
        pytest.skip("KPPS_WITHOUT_POSTGRES is set")
    if programs is None:
        pytest.fail(
            "PostgreSQL's server programs are missing: sudo apt-get install postgresql, "
            "or set KPPS_WITHOUT_POSTGRES=1 to leave its tests out",
            pytrace=False,
        )
    with postgres.serving(programs) as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """Make an empty PostgreSQL database of this test's own; its address for SQLAlchemy."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(autouse=True)
def _words_are_a_ppks_again() -> Iterator[None]:
    yield
    speak_at("")


@pytest.fixture(autouse=True)
def _no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [one.name for one in threading.enumerate() if one not in before]
    assert not left, f"threads left running: {left}"
