"""The ballots a voter gets, in the colours of the papers; what is not given says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.icons import clear

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import BallotPicture

_MANY = 8
"""More contests than any TPS holds."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BallotsLine(QWidget):
    """One mark for each contest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: object = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self._grid.setColumnStretch(_MANY, 1)

    def show_ballots(self, ballots: tuple[BallotPicture, ...], columns: int = _MANY) -> None:
        """Show which ballots are given, so many on a line."""
        self.setVisible(bool(ballots))
        if (ballots, columns) == self._shown:
            return
        self._shown = ballots, columns
        clear(self)
        said = []
        for at, one in enumerate(ballots):
            words = one.name if one.given else f"✗ {one.name}"
            words = f"{words} ({one.mark})" if one.mark else words
            mark = QLabel(words)
            mark.setObjectName(f"{self.objectName()}_{one.contest}")
            mark.setProperty("kind", "contest" if one.given else "muted")
            if one.given:
                mark.setProperty("contest", one.contest)
            said.append(
                one.name if one.given else f"{one.name} {text('ui.pemungutan.card.no_ballot')}"
            )
            self._grid.addWidget(mark, at // columns, at % columns, _MIDDLE)
        self.setAccessibleName(f"{text('ui.pemungutan.card.ballots')}: {', '.join(said)}")
