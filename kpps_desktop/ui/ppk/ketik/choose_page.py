"""Which form comes next: Enter takes it, F2 finds another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.pictures import EmptyPicture
from kpps_desktop.ui.ppk.ketik.present import place_of
from kpps_desktop.ui.ppk.ketik.words import say
from kpps_desktop.ui.theme import mark
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.empty_state import EmptyState
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.ketik.pictures import KetikPicture, NextPicture

_ROWS = 5


class ChoosePage(Task):
    """Announces the form that is taken up."""

    form_taken = Signal(object)
    """Place: TPS and contest."""

    def __init__(self) -> None:
        super().__init__("ketik_choose", say("choose.title"), say("choose.detail"))
        self._next: NextPicture | None = None
        self.search = SearchField("ketik_search", say("choose.search"), rows=_ROWS)
        self.search.result_taken.connect(lambda code: self.form_taken.emit(place_of(code)))
        self._told = Words("", "strong")
        self._told.setObjectName("ketik_told")
        self._told.set_tone("kabar")
        self._card = Card("ketik_next", say("choose.next"))
        self._contest, self._where = OneLine("", "contest"), Words("", "title")
        self._contest.setObjectName("next_contest")
        self._where.setObjectName("next_where")
        self._why = Words("", "body")
        self._why.setObjectName("next_why")
        self._card.body.addWidget(self._contest, 0, Qt.AlignmentFlag.AlignLeft)
        self._card.body.addWidget(self._where)
        self._card.body.addWidget(self._why)
        self._empty = EmptyState("ketik_empty")
        self._counted = Words("", "muted")
        self._counted.setObjectName("ketik_counted")
        for part in (self._told, self.search, self._card, self._empty, self._counted):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._start = PrimaryButton("ketik_start", say("choose.start"))
        self._start.clicked.connect(self._take)
        self.set_primary(self._start)
        self.setFocusProxy(self.search)

    def show_page(self, picture: KetikPicture) -> None:
        """Show what comes next."""
        self._next = one = picture.next
        self._told.setText(picture.told)
        self._told.setVisible(bool(picture.told))
        self._card.setVisible(one is not None)
        self._empty.setVisible(one is None)
        told = say("empty.waits" if picture.waits else "empty.text")
        self._empty.show_picture(EmptyPicture(say("empty.title"), told))
        self._start.setEnabled(one is not None)
        self._counted.setText(picture.counted)
        if one is None:
            return
        self._start.set_words(say("choose.resume" if one.begun else "choose.start"))
        self._contest.setText(one.contest_name)
        mark(self._contest, contest=one.contest)
        self._where.setText(one.title)
        self._why.setText(one.why)

    def _take(self) -> None:
        if self._next is not None:
            self.form_taken.emit(self._next.place)
