"""The screen of Penutupan: figures beside the log, and a reason for each difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.penutupan.difference_view import DifferenceView
from kpps_desktop.ui.kpps.penutupan.typing_state import NOTHING_TYPED, Typed
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from kpps_desktop.ui.kpps.penutupan.pictures import PenutupanPicture
    from kpps_desktop.ui.kpps.penutupan.typing_state import Account, Signatures

_ROOMY, _SIDE = 720, 272
_TYPED = ("II3", "II4")
_ANY = 16_777_215
"""Qt's own word for no limit of a width."""


class PenutupanScreen(Task):
    """Shows pictures; announces what was typed (`typed`), and what is whole, for the books."""

    shows = Changed.ROLL | Changed.BALLOTS | Changed.STAGE | Changed.INCIDENTS

    typed = Signal(object)
    """Typed: show a picture for it."""
    figures_counted = Signal(object)
    """Account of a contest, both of its figures typed; or Signatures of a list."""
    difference_explained = Signal(object)
    """Explanation, to be noted as an incident."""
    counting_opened = Signal()

    def __init__(self, typed: Typed = NOTHING_TYPED, parent: QWidget | None = None) -> None:
        super().__init__("penutupan", text("ui.penutupan.title"), parent=parent)
        self._typed = typed
        self._picture: PenutupanPicture | None = None
        self._sent: set[Account | Signatures] = set()
        self._views: dict[str, DifferenceView] = {}
        self._lists_card = Card("lists_card")
        self._ballots_card = Card("ballots_card")
        self._lists = FigureTable("lists", text("ui.penutupan.lists"))
        self._ballots = FigureTable("ballots", text("ui.penutupan.ballots"))
        self._quiet, self._differences = Words("", "muted"), QWidget()
        self._quiet.setObjectName("agreement")
        self._missing = Words("", "caption")
        self._missing.setObjectName("missing")
        self._going_on: Callable[[PenutupanPicture], bool] | None = None
        self._open = PrimaryButton("open_counting", text("ui.penutupan.answer"))
        self._lay_out()
        self.set_primary(self._open)
        for table in (self._lists, self._ballots):
            table.cell_typed.connect(self._type)
        self._open.clicked.connect(self._answer)

    @property
    def typing(self) -> Typed:
        """Return what is typed and not in the books."""
        return self._typed

    def show_picture(self, picture: PenutupanPicture) -> None:
        """Show a picture; one that answers to earlier figures is left aside."""
        if picture.typed != self._typed:
            return
        self._picture = picture
        self.set_title(picture.title, picture.detail)
        self._lists_card.set_title(picture.lists_title)
        self._ballots_card.set_title(picture.ballots_title)
        self._lists.show_picture(picture.lists)
        self._ballots.show_picture(picture.ballots)
        self._show_differences(picture)
        self._quiet.setText("" if picture.differences else picture.quiet)
        self._quiet.setVisible(not picture.differences)
        self._missing.setText(picture.missing)
        self._missing.setVisible(bool(picture.missing))
        self._open.set_words(picture.answer)
        self._open.setEnabled(picture.ready or bool(_told(picture)))
        self._account(picture)
        if self._going_on is not None and self._going_on(picture):
            self._going_on = None
            self._go_on()

    def start(self) -> None:
        """Go to the first blank cell, or to what comes after the last."""
        blank = [one for one in _cells(self._lists, self._ballots) if one.figure is None]
        if blank:
            blank[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._go_on()

    def refused(self) -> None:
        """Let what was refused be announced again with the next figure."""
        self._sent.clear()
        self._going_on = None

    def focus_cell(self, cell: str, contest: str = "") -> None:
        """Go to a cell of the form, or to the first of the contest that can be typed in."""
        wanted = cell if not contest else f"{cell if cell in _TYPED else _TYPED[0]}_{contest}"
        if not self._ballots.focus_cell(wanted):
            self._lists.focus_cell(wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the focus on to where typing begins."""
        super().focusInEvent(event)
        self.start()

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: N802, FBT001 - Qt's
        """After the last cell go to what is next, once what was typed in it is weighed."""
        cells = _cells(self._lists, self._ballots)
        if not on or not cells or not cells[-1].hasFocus():
            return super().focusNextPrevChild(on)
        self._going_on = lambda picture: picture.typed == self._typed
        if self._picture is not None:
            self.show_picture(self._picture)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the differences below where there is no room beside."""
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if roomy else 0)
        self._side.setMaximumWidth(px(_SIDE) if roomy else _ANY)

    def _lay_out(self) -> None:
        self._lists_card.body.addWidget(self._lists)
        self._ballots_card.body.addWidget(self._ballots)
        left = QVBoxLayout()
        left.setSpacing(px(8))
        left.addWidget(self._lists_card)
        left.addWidget(self._ballots_card)
        left.addStretch(1)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(8))
        within = QVBoxLayout(self._differences)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(px(8))
        for part in (self._quiet, self._missing, self._differences):
            side.addWidget(part)
        side.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(px(16))
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self._side)
        self.body.addLayout(self._whole, 1)

    def _show_differences(self, picture: PenutupanPicture) -> None:
        """Show a card for each contest that differs; the same cards while somebody types."""
        if [one.contest for one in picture.differences] != list(self._views):
            clear(self._differences)
            self._views = {}
            layout = self._differences.layout()
            for one in picture.differences:
                view = DifferenceView(f"difference_{one.contest or 'lists'}", one.name)
                view.reason_typed.connect(
                    lambda reason, contest=one.contest: self._tell(
                        self._typed.reason(contest, reason)
                    )
                )
                view.recorded.connect(lambda contest=one.contest: self._explain(contest))
                view.left.connect(
                    lambda contest=one.contest: _last(self._lists, self._ballots, contest)
                )
                view.cell_wanted.connect(
                    lambda cell, contest=one.contest: self.focus_cell(cell, contest)
                )
                self._views[one.contest] = view
                if layout is not None:
                    layout.addWidget(view)
                view.show()
        for one in picture.differences:
            self._views[one.contest].show_difference(one)
        self._differences.setVisible(bool(picture.differences))

    def _type(self, cell: str, figure: int | None) -> None:
        self._tell(self._typed.figure(cell, figure))

    def _tell(self, typed: Typed) -> None:
        if typed != self._typed:
            self._typed = typed
            self.typed.emit(typed)

    def _explain(self, contest: str) -> None:
        found = self._picture.differences if self._picture else ()
        for one in found:
            if one.contest == contest and one.leads:
                self._going_on = lambda picture: contest not in _unexplained(picture)
                self.difference_explained.emit(one.leads)

    def _answer(self) -> None:
        """Record the first reason that is typed, or open the counting where none is missing."""
        picture = self._picture
        if picture is not None and picture.ready:
            self.counting_opened.emit()
        elif picture is not None and _told(picture):
            self._explain(_told(picture)[0])

    def _go_on(self) -> None:
        """Go to a figure that is needed, to a reason that is missing, or to the last step."""
        picture = self._picture
        blank = [
            one for one in _cells(self._lists, self._ballots) if one.figure is None and _needed(one)
        ]
        missing = [self._views[one] for one in (_unexplained(picture) if picture else ())]
        stops: list[QWidget] = [*blank, *missing, self._open]
        stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _account(self, picture: PenutupanPicture) -> None:
        """Announce what is whole, once: the picture comes again before the books have it."""
        whole: tuple[Account | Signatures, ...] = (*picture.signatures, *picture.accounts)
        fresh = set(whole) - self._sent
        self._sent = set(whole)
        for one in whole:
            if one in fresh:
                self.figures_counted.emit(one)


def _cells(*tables: FigureTable) -> list[NumberCell]:
    """Return the cells that can be typed in, in the order of the paper."""
    cells = [cell for table in tables for cell in table.findChildren(NumberCell)]
    return [one for one in cells if not one.isReadOnly()]


def _last(lists: FigureTable, ballots: FigureTable, contest: str) -> None:
    """Go back to the last figure of a contest, or of the lists."""
    cells = _cells(ballots if contest else lists)
    last = [one for one in cells if one.objectName().endswith(contest)][-1]
    last.setFocus(Qt.FocusReason.OtherFocusReason)


def _needed(cell: NumberCell) -> bool:
    """Tell whether the counting waits for a cell: it does not for signatures."""
    return cell.objectName().startswith(tuple(f"cell_{row}_" for row in _TYPED))


def _told(picture: PenutupanPicture) -> list[str]:
    """Return the contests whose reasons are typed and not in the books."""
    return [one.contest for one in picture.differences if one.leads and not one.recorded]


def _unexplained(picture: PenutupanPicture) -> list[str]:
    """Return the contests whose differences have no reason in the books."""
    return [one.contest for one in picture.differences if not one.recorded]
