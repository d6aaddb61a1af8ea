"""The ballots a voter gets, in the colours of the papers; what is not given says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import BallotPicture


class BallotsLine(QWidget):
    """One mark for each contest."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shown: object = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(8))

    def show_ballots(self, ballots: tuple[BallotPicture, ...]) -> None:
        """Show which ballots are given."""
        self.setVisible(bool(ballots))
        if ballots == self._shown:
            return
        self._shown = ballots
        clear(self)
        said = []
        caption = Words(text("ui.pemungutan.card.ballots"), "muted")
        caption.setWordWrap(False)
        self._line.addWidget(caption)
        for one in ballots:
            words = f"✓ {one.name}" if one.given else f"✗ {one.name}"
            words = f"{words} ({one.mark})" if one.mark else words
            mark = QLabel(words)
            mark.setObjectName(f"{self.objectName()}_{one.contest}")
            mark.setProperty("kind", "contest" if one.given else "muted")
            if one.given:
                mark.setProperty("contest", one.contest)
            said.append(
                one.name if one.given else f"{one.name} {text('ui.pemungutan.card.no_ballot')}"
            )
            self._line.addWidget(mark)
        self._line.addStretch(1)
        self.setAccessibleName(f"{text('ui.pemungutan.card.ballots')}: {', '.join(said)}")
