"""Who types the paper: an officer who did not tally that contest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penetapan.pictures import OfficerChoice, PlanoPicture


class ReaderPage(Task):
    """The officers; a digit reaches one, Enter takes the one that is reached."""

    reader_chosen = Signal(str, object)
    """Contest; OfficerChoice."""

    def __init__(self) -> None:
        super().__init__("settle_reader")
        self._picture: PlanoPicture | None = None
        self._table = RecordTable("readers", say("reader.may"))
        self._table.record_chosen.connect(lambda _: self._take())
        self._told = Words("", "strong")
        self._told.setObjectName("reader_told")
        self._told.set_tone("peringatan")
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._told)
        take = PrimaryButton("reader_taken", say("reader.take"))
        take.clicked.connect(self._take)
        self.add_back()
        self.set_primary(take)
        self.setFocusProxy(self._table)

    def begin(self, picture: PlanoPicture) -> None:
        """Ask who types a contest's paper, beginning with the first who may."""
        self.show_page(picture)
        free = [one for one in picture.readers if not one.barred] or [*picture.readers]
        # The ketua settles what differs, and so is asked last.
        members = [one for one in free if one.code != KETUA_KPPS]
        self._table.reach((members or free)[0].code)
        self._told.hide()

    def show_page(self, picture: PlanoPicture) -> None:
        """Show who may type."""
        self._picture = picture
        self.set_title(say("reader.title", contest=picture.name), say("reader.detail"))
        self._table.show_picture(picture.reader_table)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Reach an officer by the number."""
        readers = self._picture.readers if self._picture else ()
        for one in readers:
            if event.text() and one.code.endswith(f"-{event.text()}"):
                self._table.reach(one.code)
                return
        super().keyPressEvent(event)

    def _take(self) -> None:
        chosen = self._chosen()
        if chosen is None or self._picture is None:
            return
        self._told.setText(chosen.barred)
        self._told.setVisible(bool(chosen.barred))
        if not chosen.barred:
            self.reader_chosen.emit(self._picture.contest, chosen)

    def _chosen(self) -> OfficerChoice | None:
        readers = self._picture.readers if self._picture else ()
        return next((one for one in readers if one.code == self._table.chosen), None)
