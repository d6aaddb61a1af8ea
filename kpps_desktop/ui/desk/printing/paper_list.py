"""The papers of the moment: a number or some letters, and Enter opens the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.desk.printing.present import listed, say
from kpps_desktop.ui.theme import look, px
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.services.offered import Offer

_WIDE, _ROOMY = 1200, 900
_MOST, _AROUND, _HIGH = 12, 216, 40


class PaperList(Sheet):
    """Lists papers, those of the stage in hand first."""

    paper_chosen = Signal(object)
    """Offer."""

    def __init__(self, offers: tuple[Offer, ...], parent: QWidget) -> None:
        super().__init__("papers", say("list.title", look().lang), parent, wide=_WIDE)
        self._offers = offers
        self._brief = parent.window().width() < px(_ROOMY)
        room = (parent.window().height() - px(_AROUND)) // px(_HIGH)
        rows = min(max(room, 1), _MOST)
        self.search = SearchField("paper_search", say("list.hint", look().lang), "", rows)
        self.search.sought.connect(self._find)
        self.search.result_taken.connect(self._take)
        self.body.addWidget(Words(say("list.text", look().lang), "muted"))
        self.body.addWidget(self.search)
        self.body.addStretch(1)  # few results leave the field where it is
        self._find("")
        self.search.start()

    def _find(self, typed: str) -> None:
        found = listed(self._offers, typed, look().lang, brief=self._brief)
        self.search.show_results(typed, found)

    def _take(self, code: str) -> None:
        self.accept()
        self.paper_chosen.emit(self._offers[int(code)])
