"""Lists posted, and who does what: ticks with their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
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
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.persiapan.pictures import (
        DutiesPicture,
        OfficerDuties,
        TickPicture,
    )


class Ticks(QWidget):
    """Ticks in columns, each with its key."""

    ticked = Signal(str, bool)

    def __init__(self, name: str, columns: int = 1) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = columns
        self._name = name
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
            for at, one in enumerate(ticks):
                tick = Tick(f"{self._name}_{one.code}", one.words, one.key)
                tick.clicked.connect(lambda on=False, code=one.code: self.ticked.emit(code, on))
                self._ticks[one.code] = tick
                self._grid.addWidget(tick, *divmod(at, self._columns))
        for one in ticks:
            self._ticks[one.code].setChecked(one.on)

    def focus_first(self) -> None:
        """Go to the first tick."""
        for tick in self._ticks.values():
            tick.setFocus(Qt.FocusReason.TabFocusReason)
            return


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
        self.set_primary(done)

    def show_page(self, ticks: tuple[TickPicture, ...]) -> None:
        """Show which lists are posted."""
        self.set_title(say("lists.title"), say("lists.detail"))
        self._ticks.show_ticks(ticks)


class DutiesPage(Task):
    """The officers with their duties; Enter opens one to change."""

    officer_taken = Signal(str)
    paper_asked = Signal()

    def __init__(self) -> None:
        super().__init__("prep_duties")
        self._table = RecordTable("duties", say("duties.name"))
        self._table.record_chosen.connect(self.officer_taken)
        self._table.record_reached.connect(self._say_counting)
        self._counting = Words("", "muted")
        self._counting.setObjectName("duties_counting")
        self._picture: DutiesPicture | None = None
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._counting)
        report = QuietButton("duties_paper", say("duties.print"), "F5")
        report.clicked.connect(self.paper_asked)
        edit = PrimaryButton("duties_edit", say("duties.edit"))
        edit.clicked.connect(lambda: self.officer_taken.emit(self._table.chosen))
        self.add_quiet(report)
        self.set_primary(edit)
        self.setFocusProxy(self._table)

    def show_page(self, picture: DutiesPicture) -> None:
        """Show who does what."""
        self.set_title(say("duties.title"), say("duties.detail"))
        self._picture = picture
        self._table.show_picture(picture.table)
        if not self._table.chosen and picture.officers:
            self._table.reach(picture.officers[0].code)
        self._say_counting(self._table.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Reach an officer by the number."""
        officers = self._picture.officers if self._picture else ()
        digit = event.text()
        if digit.isdigit() and 0 < int(digit) <= len(officers):
            self._table.reach(officers[int(digit) - 1].code)
        else:
            super().keyPressEvent(event)

    def _say_counting(self, code: str) -> None:
        officers = self._picture.officers if self._picture else ()
        found = next((one for one in officers if one.code == code), None)
        self._counting.setText(say("duties.counting", duties=found.counting) if found else "")


class OfficerPage(Task):
    """One officer's duties, ticked; Enter keeps them."""

    duties_assigned = Signal(str, tuple)
    """Officer; codes of duties."""

    def __init__(self) -> None:
        super().__init__("prep_officer")
        self._code = ""
        card = Card("officer_duties")
        self._ticks = Ticks("duty", columns=2)
        card.body.addWidget(self._ticks)
        self.body.addWidget(card)
        self.body.addStretch(1)
        save = PrimaryButton("duties_assigned", say("duties.save"))
        save.clicked.connect(lambda: self.duties_assigned.emit(self._code, self._ticks.on))
        self.set_primary(save)

    def show_page(self, officer: OfficerDuties) -> None:
        """Show an officer's duties."""
        self._code = officer.code
        self.set_title(say("duties.edit_title", name=officer.name), say("duties.edit_detail"))
        self._ticks.show_ticks(officer.voting)
