"""Typing the paper blind: cell after cell, without a figure that anybody else gave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from kpps_desktop.ui.desk.form_table import only
from kpps_desktop.ui.kpps.penetapan.pictures import Phase
from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penetapan.pictures import PlanoPicture
    from kpps_desktop.ui.pictures import FigureCell, FigureTablePicture


class TypingPage(Task):
    """Announces each figure as soon as its cell is left.

    What was typed here stays in sight until the page is begun anew: a picture may be older than
    the last figure, and what is typed again must be shown to nobody else.
    """

    figure_read = Signal(str, str, object)
    """Contest, cell; int, or None where the paper is blank."""

    def __init__(self) -> None:
        super().__init__("settle_typing")
        self._picture: PlanoPicture | None = None
        self._batch: tuple[str, ...] = ()
        self._typed: dict[str, int | None] = {}
        self._table = FigureTable("plano", say("typing.table"))
        self._table.cell_typed.connect(self._type)
        self._said = Words("", "strong")
        self._said.setObjectName("typing_said")
        card = Card("plano_card")
        card.body.addWidget(self._said)
        card.body.addWidget(self._table)
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("typing_pause", say("typing.pause"), "Esc")
        back.clicked.connect(self.stepped_back)
        blank = QuietButton("typing_blank", say("typing.blank"), "Alt+K")
        blank.clicked.connect(self._leave_blank)
        onward = PrimaryButton("typing_on", say("typing.on"))
        onward.clicked.connect(self._go_on)
        for quiet in (back, blank):
            # After the last cell Enter must not press what leads away.
            quiet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.add_quiet(quiet)
        self.set_primary(onward)

    @property
    def contest(self) -> str:
        """Return the contest whose paper is typed."""
        return self._picture.contest if self._picture else ""

    @property
    def left(self) -> tuple[str, ...]:
        """Return the cells that wait to be typed here."""
        wanted = self._picture.wanted if self._picture else ()
        return tuple(one for one in self._batch or wanted if one not in self._typed)

    def begin(self, picture: PlanoPicture, cell: str = "") -> None:
        """Type the whole paper, the cells that differ, or one cell once more."""
        again = picture.wanted if picture.phase is Phase.AGAIN else ()
        self._batch = (cell,) if cell else again
        self._typed.clear()
        self.show_page(picture)
        self._go_on()

    def show_page(self, picture: PlanoPicture) -> None:
        """Show what was typed; once the paper is whole, the cells that differ are asked anew."""
        self._picture = picture
        fresh = picture.phase is Phase.AGAIN and not self._batch
        if fresh:
            self._batch = picture.wanted
            self._typed.clear()
        key = "again" if self._batch else "title"
        self.set_title(say(f"typing.{key}", contest=picture.name), say(f"typing.{key}_detail"))
        self._said.setText(picture.said if picture.wanted else "")
        table = only(picture.table, self._batch) if self._batch else picture.table
        self._table.show_picture(self._over(table))
        if fresh and self.isVisible():
            self._go_on()

    def forget(self) -> None:
        """Show what the books hold: what was typed last was refused."""
        self._typed.clear()
        if self._picture is not None:
            self.show_page(self._picture)

    def reach(self, cell: str) -> None:
        """Go to a cell."""
        self._table.focus_cell(cell)

    def _over(self, table: FigureTablePicture) -> FigureTablePicture:
        """Lay what was typed here over what the books hold."""
        rows = tuple(
            replace(row, cells=tuple(one and self._shown(one) for one in row.cells))
            for row in table.rows
        )
        return replace(table, rows=rows)

    def _shown(self, cell: FigureCell) -> FigureCell:
        if cell.code not in self._typed:
            return cell
        figure = self._typed[cell.code]
        note = say("plano.blank") if figure is None else ""
        return replace(cell, figure=figure, note=note)

    def _type(self, cell: str, figure: int | None) -> None:
        self._typed[cell] = figure
        self.figure_read.emit(self.contest, cell, figure)

    def _leave_blank(self) -> None:
        """Say that the box on the paper is empty, and go on."""
        box = QApplication.focusWidget()
        if not isinstance(box, NumberCell) or not self._table.isAncestorOf(box):
            return
        box.setText("")
        box.setModified(False)
        self._type(box.objectName().removeprefix("cell_"), None)
        if self._picture is not None:
            self.show_page(self._picture)
        box.focusNextChild()

    def _go_on(self) -> None:
        """Go to the first cell that waits."""
        if self.left:
            self._table.focus_cell(self.left[0])
