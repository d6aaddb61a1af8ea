"""The paper beside the log, cell by cell: what differs is corrected, typed again, or stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penetapan.pictures import PlanoPicture, SheetCell


class SheetPage(Task):
    """Any cell can be corrected, with its trace; Enter takes the difference that is reached."""

    correction_asked = Signal(str, str)
    """Contest, cell."""
    retyping_asked = Signal(str, str)
    standing_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("settle_sheet")
        self._picture: PlanoPicture | None = None
        self._table = RecordTable("sheet_cells", say("typing.table"))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._tell())
        self._said, self._whole = Words("", "strong"), Words("", "body")
        self._said.setObjectName("sheet_said")
        self._whole.setObjectName("sheet_whole")
        card = Card("sheet_card")
        card.body.addWidget(self._said)
        card.body.addWidget(self._whole)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(card)
        self._add(QuietButton("sheet_again", say("sheet.retype"), "U"), "retyping_asked")
        self._stand = QuietButton("sheet_stand", say("sheet.stand"), "T")
        self._add(self._stand, "standing_asked")
        self._stand_key = bind("T", self, self._stand.click)
        self._correct = QuietButton("sheet_correct", say("sheet.correct"), "K")
        self._add(self._correct, "correction_asked")
        self._correct_key = bind("K", self, self._correct.click)
        self._done = PrimaryButton("sheet_done", say("sheet.done"))
        self._done.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    @property
    def contest(self) -> str:
        """Return the contest whose sheet is shown."""
        return self._picture.contest if self._picture else ""

    def show_page(self, picture: PlanoPicture) -> None:
        """Show every cell; once a difference is settled, come to the next one."""
        before = self._picture
        self._picture = picture
        self.set_title(say("sheet.title", contest=picture.name), say("sheet.detail"))
        self._table.show_picture(picture.sheet)
        moved = before is None or (before.contest, before.next) != (picture.contest, picture.next)
        if (moved and picture.next) or not self._table.chosen:
            self.reach(picture.next or (picture.cells[0].code if picture.cells else ""))
        self._said.setText(picture.said)
        self._tell()

    def reach(self, cell: str) -> None:
        """Come to a cell."""
        self._table.reach(cell)

    def _add(self, button: QuietButton, signal: str) -> None:
        button.clicked.connect(lambda: getattr(self, signal).emit(self.contest, self._table.chosen))
        self.add_quiet(button)

    def _cell(self) -> SheetCell | None:
        return self._picture.cell(self._table.chosen) if self._picture else None

    def _tell(self) -> None:
        cell = self._cell()
        self._stand.setEnabled(cell is not None and cell.differs)
        words = "sheet.done"
        if _waits(cell):
            # Where the paper's own sums hold, nothing says that it is the paper that is wrong.
            words = "sheet.stand" if cell is not None and cell.fits else "sheet.correct_now"
        self._done.set_words(say(words))
        self._say_once(words)
        if cell is None:
            return
        words = f"{cell.cite}  {cell.name}"
        if _waits(cell):
            words += "\n" + say("sheet.fits" if cell.fits else "sheet.unfit")
        if cell.reason:
            words += "\n" + say("sheet.because", reason=cell.reason)
        self._whole.setText(words)

    def _say_once(self, words: str) -> None:
        """Leave out the button that says what Enter does already; its key still acts."""
        for button, key, said in (
            (self._stand, self._stand_key, "sheet.stand"),
            (self._correct, self._correct_key, "sheet.correct_now"),
        ):
            button.setHidden(words == said)
            key.setEnabled(words == said)

    def _finish(self) -> None:
        cell = self._cell()
        if cell is None or not _waits(cell):
            self.stepped_back.emit()
        elif cell.fits:
            self.standing_asked.emit(self.contest, cell.code)
        else:
            self.correction_asked.emit(self.contest, cell.code)


def _waits(cell: SheetCell | None) -> bool:
    """Tell whether a cell differs and no reason stands for it."""
    return cell is not None and cell.differs and not cell.reason
