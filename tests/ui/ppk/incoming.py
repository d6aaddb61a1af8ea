"""Sticks and codes that come to a PPK, and what is read of them on the screen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QTableView

from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.ppk.tables import AtTheTable

MINE = (tiny.FIRST, tiny.SECOND, tiny.THIRD)
FATE, STATION, FILE, WHY = range(4)


def read(table: AtTheTable, name: str) -> str:
    label = table.window.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def lines(table: AtTheTable) -> list[tuple[str, ...]]:
    """Return the lines of what came, each cell as it is read."""
    view = table.window.findChild(QTableView, "arrivals")
    assert view is not None
    model = view.model()
    return [
        tuple(str(model.index(at, column).data()) for column in range(model.columnCount()))
        for at in range(model.rowCount())
    ]


def fates(table: AtTheTable) -> dict[str, str]:
    """Return what became of each file."""
    return {line[FILE]: line[FATE] for line in lines(table)}


def put(made: days.Made, stick: Path, *tps: str) -> None:
    """Put the bundles of TPS on a stick."""
    for one in tps:
        shutil.copy(days.bundle(made.day(one)), stick)


def forge(source: Path, target: Path) -> None:
    """Change one byte of a bundle, in the middle of what was signed."""
    data = bytearray(source.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)


def evening(made: days.Made, stick: Path) -> None:
    """Fill a stick: 3 bundles, 6 QR texts, a repeat, a forged bundle, one of the neighbours."""
    put(made, stick, *MINE, tiny.FOREIGN)
    for tps in MINE:
        for path in days.qr(made.day(tps)):
            shutil.copy(path, stick)
    shutil.copy(days.bundle(made.day(tiny.FIRST)), stick / "salinan.asice")
    forge(days.bundle(made.day(tiny.SECOND)), stick / "ubahan.asice")


def texts_of(made: days.Made, tps: str = tiny.FIRST) -> list[str]:
    return [path.read_text("utf-8").strip() for path in days.qr(made.day(tps))]


def choose(table: AtTheTable, name: str, paths: list[Path]) -> None:
    """Choose files in the window of files."""
    dialog = table.window.findChild(QFileDialog, name)
    assert dialog is not None
    dialog.filesSelected.emit([str(one) for one in paths])
    dialog.close()
    table.window.activateWindow()
    table.settle()
