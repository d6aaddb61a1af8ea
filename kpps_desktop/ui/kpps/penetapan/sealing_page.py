"""Tetapkan: the form as it will print, what is missing, and the seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture, SealingPicture


class SealingPage(Task):
    """One contest's figures at a time; a digit turns to another, F5 shows the paper."""

    paper_asked = Signal(str)
    """Contest."""
    seal_asked = Signal()

    def __init__(self) -> None:
        super().__init__("settle_sealing")
        self._picture: PenetapanPicture | None = None
        self._at = 0
        self._missing, self._told = Words("", "strong"), Words("", "body")
        self._missing.setObjectName("sealing_missing")
        self._missing.set_tone("galat")
        self._told.setObjectName("sealing_told")
        self._state = Card("sealing_state")
        self._state.body.addWidget(self._missing)
        self._state.body.addWidget(self._told)
        self._figures = FigureTable("printed", say("sealing.figures"))
        self._card = Card("sealing_figures")
        self._card.body.addWidget(self._figures)
        self.body.addWidget(self._state)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        preview = QuietButton("sealing_preview", say("sealing.preview"), "F5")
        preview.clicked.connect(self._show_paper)
        self._other = QuietButton("sealing_other", say("sealing.other"), "L")
        self._other.clicked.connect(self._turn)
        self.add_quiet(self._other)
        self.add_quiet(preview)
        self._seal = PrimaryButton("sealing_seal", say("sealing.seal"))
        self._seal.clicked.connect(self.seal_asked)
        self.add_back()
        self.set_primary(self._seal)

    def show_page(self, picture: PenetapanPicture) -> None:
        """Show figures and what is missing."""
        self._picture = picture
        self.set_title(say("sealing.title"), say("sealing.detail"))
        sealing = picture.sealing
        self._at = min(self._at, len(sealing.tables) - 1)
        self._other.setVisible(len(sealing.tables) > 1)
        self._show_figures()
        self._show_state(sealing)
        self._seal.setEnabled(picture.open and not sealing.blocking)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn to a contest by its digit."""
        digit = event.text()
        tables = self._picture.sealing.tables if self._picture else ()
        if digit.isdigit() and 0 < int(digit) <= len(tables):
            self._at = int(digit) - 1
            self._show_figures()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        tables = self._picture.sealing.tables if self._picture else ()
        self._at = (self._at + 1) % max(len(tables), 1)
        self._show_figures()

    def _show_figures(self) -> None:
        if self._picture is not None:
            _, name = self._picture.contests[self._at]
            self._card.set_title(say("sealing.contest", contest=name))
            self._figures.show_picture(self._picture.sealing.tables[self._at])

    def _show_state(self, sealing: SealingPicture) -> None:
        self._state.set_title(say("sealing.wait" if sealing.blocking else "sealing.ready"))
        self._missing.setText("\n".join(sealing.blocking))
        self._missing.setVisible(bool(sealing.blocking))
        told = "\n".join(sealing.told)
        self._told.setText(say("sealing.told", told=told) if told else say("sealing.whole"))
        self._told.setVisible(bool(told) or not sealing.blocking)

    def _show_paper(self) -> None:
        if self._picture is not None:
            self.paper_asked.emit(self._picture.contests[self._at][0])
