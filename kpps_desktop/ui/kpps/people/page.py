"""Who is there: KPPS, petugas ketertiban, PTPS; a digit ticks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.people.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.people.pictures import PeoplePicture


class PeoplePage(Task):
    """Everybody who should be there, with since when."""

    presence_noted = Signal(str, bool)
    """Person; there, or gone."""

    def __init__(self, back: str) -> None:
        super().__init__("opening_people")
        self._picture: PeoplePicture | None = None
        self._table = RecordTable("people", say("people.title"))
        self._table.record_chosen.connect(self._toggle)
        self._said = Words("", "strong")
        self._said.setObjectName("people_said")
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._said)
        leave = QuietButton("people_done", back, "Esc")
        leave.clicked.connect(self.stepped_back)
        self._all = QuietButton("people_all", say("people.all"), "A")
        self._all.clicked.connect(self._note_all)
        self._tick = PrimaryButton("people_tick", say("people.tick"))
        self._tick.clicked.connect(lambda: self._toggle(self._table.chosen))
        self.add_quiet(leave)
        self.add_quiet(self._all)
        self.set_primary(self._tick)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PeoplePicture) -> None:
        """Show who is there."""
        self._picture = picture
        self.set_title(say("people.title"), picture.closed or say("people.detail"))
        for button in (self._all, self._tick):
            button.setVisible(not picture.closed)
        self._table.show_picture(picture.table)
        self._said.setText(picture.said)
        if not self._table.chosen and picture.people:
            self._table.reach(picture.people[0].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick a person by the digit."""
        people = self._picture.people if self._picture else ()
        for one in people:
            if event.text() and one.key == event.text():
                self._table.reach(one.code)
                self._toggle(one.code)
                return
        super().keyPressEvent(event)

    def _toggle(self, code: str) -> None:
        people = self._picture.people if self._picture and not self._picture.closed else ()
        for at, one in enumerate(people):
            if one.code == code:
                self.presence_noted.emit(code, not one.present)
                self._table.reach(people[(at + 1) % len(people)].code)
                return

    def _note_all(self) -> None:
        for one in self._picture.people if self._picture else ():
            if not one.present:
                self.presence_noted.emit(one.code, not one.present)
