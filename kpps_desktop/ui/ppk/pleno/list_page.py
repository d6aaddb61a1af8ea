"""A list with what is reached in full below it: incidents, objections, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.pleno.present_lists import ListPicture


class ListPage(Task):
    """Enter acts on what is reached, or goes back where nothing is left to do with it."""

    act_asked = Signal(str)
    """Code of what is to be acted on."""
    beside_asked = Signal(str)
    """The quiet action beside: code of what is reached, or nothing."""

    def __init__(self, name: str, beside: str, key: str) -> None:
        super().__init__(f"pleno_{name}")
        self._picture: ListPicture | None = None
        self._table = RecordTable(name, say(f"{name}.title"))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._tell())
        self._whole, self._card = Words("", "body"), Card(f"{name}_card")
        self._whole.setObjectName(f"{name}_whole")
        self._card.body.addWidget(self._whole)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._card)
        self._back = QuietButton(f"{name}_back", say("back"), "Esc")
        self._back.clicked.connect(self.stepped_back)
        self._beside = QuietButton(f"{name}_beside", beside, key)
        self._beside.clicked.connect(lambda: self.beside_asked.emit(self._table.chosen))
        self._done = PrimaryButton(f"{name}_act", say("back"))
        self._done.clicked.connect(self._finish)
        self.add_quiet(self._back)
        self.add_quiet(self._beside)
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    def show_page(self, picture: ListPicture) -> None:
        """Show records; once one is done, come to the next."""
        moved = self._picture is None or self._picture.next != picture.next
        self._picture = picture
        self.set_title(picture.title, picture.detail)
        self._table.show_picture(picture.table)
        self._beside.setVisible(picture.beside)
        if moved or not self._table.chosen:
            self._table.reach(picture.next or next(iter(self._table.codes), ""))
        self._tell()

    def _tell(self) -> None:
        if self._picture is not None:
            code = self._table.chosen
            whole = self._picture.wholes.get(code, "").strip()
            self._whole.setText(whole)
            self._card.setVisible(bool(whole))
            self._back.setVisible(code in self._picture.acts)
            self._done.set_words(self._picture.acts.get(code, say("back")))

    def _finish(self) -> None:
        code = self._table.chosen
        if self._picture is not None and code in self._picture.acts:
            self.act_asked.emit(code)
        else:
            self.stepped_back.emit()
