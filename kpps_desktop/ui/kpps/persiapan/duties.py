"""Lists posted, and who does what: ticks with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kpps_desktop.ui.kpps.persiapan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kpps_desktop.ui.kpps.persiapan.pictures import (
        DutiesPicture,
        OfficerDuties,
        TickPicture,
    )

_TWO, _FEW = 2, 4


class Ticks(QWidget):
    """Ticks, each with its key, in two columns where there is room."""

    ticked = Signal(str, bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name, self._columns = name, 1
        self._ticks: dict[str, Tick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(4))

    @property
    def on(self) -> tuple[str, ...]:
        """Return the codes that are ticked, in their order."""
        return tuple(code for code, tick in self._ticks.items() if tick.isChecked())

    def show_ticks(self, ticks: tuple[TickPicture, ...]) -> None:
        """Show ticks; the widgets stay while the codes do."""
        if [one.code for one in ticks] != list(self._ticks):
            clear(self)
            self._ticks = {}
            for one in ticks:
                tick = Tick(f"{self._name}_{one.code}", one.words, one.key)
                tick.clicked.connect(lambda on=False, code=one.code: self.ticked.emit(code, on))
                self._ticks[one.code] = tick
            self._lay_out()
        for one in ticks:
            self._ticks[one.code].setChecked(one.on)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need room for one column."""
        wide = max((one.sizeHint().width() for one in self._ticks.values()), default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Choose the columns."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        ticks = list(self._ticks.values())
        half = -(-len(ticks) // 2)
        wide = sum(
            max((one.sizeHint().width() for one in part), default=0)
            for part in (ticks[:half], ticks[half:])
        )
        few = len(ticks) <= _FEW  # read down, as the paper lists them
        self._columns = 1 if few or wide + px(4) > self.width() else _TWO
        rows = half if self._columns == _TWO else len(ticks)
        for at, tick in enumerate(ticks):
            column, row = divmod(at, max(rows, 1))
            self._grid.addWidget(tick, row, column)


class ListsPage(Task):
    """The lists that must hang where voters can read them."""

    list_posted = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("prep_lists")
        card = Card("lists")
        self._ticks = Ticks("posted")
        self._ticks.ticked.connect(self.list_posted)
        card.body.addWidget(self._ticks)
        self.body.addWidget(card)
        self.body.addStretch(1)
        done = PrimaryButton("lists_done", say("done"))
        done.clicked.connect(self.stepped_back)
        self.add_back()
        self.set_primary(done)

    def show_page(self, ticks: tuple[TickPicture, ...], closed: str = "") -> None:
        """Show which lists are posted; `closed` tells since when that is only read."""
        self.set_title(say("lists.title"), closed or say("lists.detail"))
        self._ticks.show_ticks(ticks)
        self._ticks.setEnabled(not closed)


class DutiesPage(Task):
    """The officers with their duties; Enter opens one to change."""

    officer_taken = Signal(str)
    paper_asked = Signal()

    def __init__(self) -> None:
        super().__init__("prep_duties")
        self._table = RecordTable("duties", say("duties.name"))
        self._table.record_chosen.connect(lambda _: self._take())
        self._table.record_reached.connect(self._say_whole)
        self._whole = Words("", "muted")
        self._whole.setObjectName("duties_whole")
        self._picture: DutiesPicture | None = None
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._whole)
        report = QuietButton("duties_paper", say("duties.print"), "F5")
        report.clicked.connect(self.paper_asked)
        self._edit = PrimaryButton("duties_edit", say("duties.edit"))
        self._edit.clicked.connect(self._take)
        self.add_quiet(report)
        self.add_back()
        self.set_primary(self._edit)
        self.setFocusProxy(self._table)

    def show_page(self, picture: DutiesPicture) -> None:
        """Show who does what."""
        self.set_title(say("duties.title"), picture.closed or say("duties.detail"))
        self._edit.setVisible(not picture.closed)
        self._picture = picture
        self._table.show_picture(picture.table)
        if not self._table.chosen and picture.officers:
            self._table.reach(picture.officers[0].code)
        self._say_whole(self._table.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Reach an officer by the number."""
        officers = self._picture.officers if self._picture else ()
        digit = event.text()
        if digit.isdigit() and 0 < int(digit) <= len(officers):
            self._table.reach(officers[int(digit) - 1].code)
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self._picture and not self._picture.closed:
            self.officer_taken.emit(self._table.chosen)

    def _say_whole(self, code: str) -> None:
        officers = self._picture.officers if self._picture else ()
        found = next((one for one in officers if one.code == code), None)
        if found is None:
            self._whole.setText("")
            return
        voting = ", ".join(tick.words for tick in found.voting if tick.on) or "—"
        words = say("duties.both", voting=voting, counting=found.counting)
        self._whole.setText(words)


class OfficerPage(Task):
    """One officer's duties, ticked; Enter keeps them."""

    duties_assigned = Signal(str, tuple)
    """Officer; codes of duties."""

    def __init__(self) -> None:
        super().__init__("prep_officer")
        self._code = ""
        card = Card("officer_duties")
        self._ticks = Ticks("duty")
        card.body.addWidget(self._ticks)
        self.body.addWidget(card)
        self.body.addStretch(1)
        save = PrimaryButton("duties_assigned", say("duties.save"))
        save.clicked.connect(lambda: self.duties_assigned.emit(self._code, self._ticks.on))
        self.add_back()
        self.set_primary(save)

    def show_page(self, officer: OfficerDuties) -> None:
        """Show an officer's duties."""
        self._code = officer.code
        self.set_title(say("duties.edit_title", name=officer.name), say("duties.edit_detail"))
        self._ticks.show_ticks(officer.voting)
