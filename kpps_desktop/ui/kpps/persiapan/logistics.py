"""Logistics, one item at a time: received, damaged, and the reason where it is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from kpps_desktop.ui.kpps.persiapan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kpps_desktop.ui.kpps.persiapan.pictures import ItemPicture, LogisticsPicture

_ROOMY, _UNDER_CELLS = 680, 3
"""Width at which the item stands beside the list; place of the reason within its card."""
_ROWS = 9
"""Rows of the list that are seen at once where it stands below the item."""


class EntryCell(NumberCell):
    """A cell that tells of Enter and of the arrows, which the scroll area would keep."""

    entered = Signal()
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of Enter and arrows."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if is_enter(event):
            self.entered.emit()
        elif step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class LogisticsPage(Task):
    """The item in hand at the left, all items at the right; arrows go through them."""

    supply_counted = Signal(str, str, int, int, str)
    """Item, contest (or nothing), received, damaged, reason."""
    report_asked = Signal()

    def __init__(self) -> None:
        super().__init__("prep_logistics")
        self._items: tuple[ItemPicture, ...] = ()
        self._at = 0
        self._closed = False
        self._name, self._norm = Words("", "head"), Words("", "muted")
        self._name.setObjectName("item_name")
        self._received = EntryCell("received", say("logistics.received"))
        self._damaged = EntryCell("damaged", say("logistics.damaged"))
        self._reason = TextField("short_reason", say("logistics.reason"), most=200)
        self._told = Words("", "caption")
        self._told.setObjectName("item_told")
        self._table = RecordTable("items", say("logistics.name"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setMinimumHeight(px(40 * _ROWS))
        self._table.record_reached.connect(self._reach)
        sides = Sides(self._entry(), self._table, weights=(2, 5), narrow=_ROOMY)
        self.body.addWidget(sides, 1)
        self._received.entered.connect(self._to_damaged)
        self._damaged.entered.connect(self._finish)
        for cell in (self._received, self._damaged):
            cell.stepped.connect(self._step)
        self._add_actions()
        self.setFocusProxy(self._received)

    def show_page(self, picture: LogisticsPicture) -> None:
        """Show all items; the one in hand stays in hand."""
        self.set_title(say("logistics.title"), picture.closed or say("logistics.detail"))
        self._lock(closed=bool(picture.closed))
        first = not self._items
        self._items = picture.items
        self._table.show_picture(picture.table)
        if first:
            self._go(self._next_open(0))

    def begin(self) -> None:
        """Take the first item in hand that nobody counted."""
        self._go(self._next_open(0))

    def give_back(self, code: str, received: int, damaged: int, reason: str) -> None:
        """Put back what was typed and could not be written."""
        self._reach(code)
        for cell, figure in ((self._received, received), (self._damaged, damaged)):
            cell.setText(str(figure))
        self._reason.input.setText(reason)
        self._reason.setVisible(bool(reason))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the reason the whole width where the item stands beside the list."""
        super().resizeEvent(event)
        wide = self.width() >= px(_ROOMY)
        if wide:
            self.body.insertWidget(1, self._reason)
        else:
            self._card.body.insertWidget(_UNDER_CELLS, self._reason)

    def _lock(self, *, closed: bool) -> None:
        """Let everything be read only, once voters come."""
        self._closed = closed
        for cell in (self._received, self._damaged, self._reason.input):
            cell.setReadOnly(closed)
        for button in (self._as_norm, self._save):
            button.setVisible(not closed)

    def _entry(self) -> Card:
        card = self._card = Card("item")
        grid = QGridLayout()
        grid.setSpacing(px(8))
        grid.setColumnStretch(2, 1)
        for at, (words, cell) in enumerate(
            ((say("logistics.received"), self._received), (say("logistics.damaged"), self._damaged))
        ):
            caption = Words(words, "body")
            caption.setBuddy(cell)
            caption.setWordWrap(False)
            grid.addWidget(caption, at, 0)
            grid.addWidget(cell, at, 1)
        card.body.addWidget(self._name)
        card.body.addWidget(self._norm)
        card.body.addLayout(grid)
        card.body.addWidget(self._reason)  # at _UNDER_CELLS
        card.body.addWidget(self._told)
        card.body.addStretch(1)
        return card

    def _add_actions(self) -> None:
        report = QuietButton("report_asked", say("logistics.report"), "F5")
        report.clicked.connect(self.report_asked)
        self._as_norm = QuietButton("as_norm", say("logistics.as_norm"), "Alt+S")
        self._as_norm.clicked.connect(self._take_norm)
        self.add_quiet(report)
        self.add_quiet(self._as_norm)
        self._save = PrimaryButton("supply_counted", say("logistics.save"))
        self._save.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._save)

    def _reach(self, code: str) -> None:
        found = [at for at, one in enumerate(self._items) if one.code == code]
        if found and found[0] != self._at:
            self._go(found[0])

    def _step(self, step: int) -> None:
        self._go((self._at + step) % max(len(self._items), 1))

    def _go(self, at: int) -> None:
        """Take another item in hand."""
        if not self._items:
            return
        self._at = at
        item = self._items[at]
        self._name.setText(item.name)
        self._norm.setText(item.said)
        for cell, figure in ((self._received, item.received), (self._damaged, item.damaged)):
            cell.setModified(False)
            cell.show_figure(figure)
        self._reason.input.setText(item.reason)
        self._reason.setVisible(bool(item.missing))
        self._as_norm.setEnabled(item.norm is not None)
        self._tell("")
        self._table.reach(item.code)
        if self.isVisible():  # or it would take the keyboard from the page that is seen
            self._received.setFocus(Qt.FocusReason.TabFocusReason)
            self._received.selectAll()

    def _take_norm(self) -> None:
        norm = self._items[self._at].norm if self._items else None
        if norm is not None:
            self._announce(norm, 0, "")

    def _to_damaged(self) -> None:
        if self._received.figure is None:
            self._tell(say("logistics.figure_needed"))
            return
        self._tell("")
        self._damaged.setFocus(Qt.FocusReason.TabFocusReason)

    def _finish(self) -> None:
        """Announce the item, or ask for what it lacks."""
        if self._closed:
            return
        received, damaged = self._received.figure, self._damaged.figure
        if received is None or damaged is None:
            self._tell(say("logistics.figure_needed"))
            (self._received if received is None else self._damaged).setFocus()
            return
        norm = self._items[self._at].norm
        missing = 0 if norm is None else norm - received + damaged
        if missing > 0 and not self._reason.text:
            asked = self._reason.isVisibleTo(self) and self._reason.input.hasFocus()
            self._reason.show()
            words = "logistics.reason_needed" if asked else "logistics.short"
            self._tell(say(words, missing=missing))
            self._reason.setFocus()
            return
        self._announce(received, damaged, self._reason.text if missing > 0 else "")

    def _announce(self, received: int, damaged: int, reason: str) -> None:
        """Announce the item and take the next one in hand; after the last open one, go back."""
        here = self._items[self._at]
        item, _, contest = here.code.partition(":")
        left = [one for one in self._items if one.received is None and one is not here]
        self._go(self._next_open(self._at + 1))
        self.supply_counted.emit(item, contest, received, damaged, reason)
        if here.received is None and not left:
            self.stepped_back.emit()

    def _next_open(self, start: int) -> int:
        """Return the next item that nobody counted; the one after where all are."""
        count = len(self._items)
        order = [(start + step) % count for step in range(count)] if count else [0]
        left = [at for at in order if self._items and self._items[at].received is None]
        return next((at for at in left if at != self._at or start == 0), order[0])

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.set_tone("peringatan")
        self._told.setVisible(bool(words))
