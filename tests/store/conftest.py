"""Books on both databases, each test with its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.store import file_url, open_store
from tests.store.scenes import DESK, KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file of books; nobody has made it yet."""
    return tmp_path / "tps.db"


@pytest.fixture(params=["file", "server"])
def url(request: pytest.FixtureRequest) -> str:
    """Address new books: once an encrypted file, once a server's database."""
    if request.param == "server":
        return str(request.getfixturevalue("postgres_url"))
    return file_url(request.getfixturevalue("file"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Open new books."""
    with open_store(url, DESK, KEY) as opened:
        yield opened
