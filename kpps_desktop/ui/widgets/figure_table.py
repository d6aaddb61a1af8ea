"""Figures in the order of the paper: Enter goes to the next cell, as the eye goes on the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from kpps_desktop.ui.pictures import DIGITS, FigureCell, FigureRow, FigureTablePicture, Tone
from kpps_desktop.ui.theme import color, mark, px
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_FIRST = 2
"""The columns of figures come after the letter on the paper and the label."""


class FigureTable(QWidget):
    """Shows a picture of figures, announces what is typed, and stores nothing.

    With `dashes` a blank is said with the minus key.
    """

    cell_typed = Signal(str, object)
    """Code of the cell; int, or None for blank."""
    blank_said = Signal(str)
    """Code of a cell whose box on the paper is blank."""
    overfilled = Signal(str)
    """Code of a cell that is full, or takes no such sign: what was typed last is not in it."""

    def __init__(
        self, name: str, said: str = "", parent: QWidget | None = None, *, dashes: bool = False
    ) -> None:
        super().__init__(parent)
        self._dashes = dashes
        self.setObjectName(name)
        self.setAccessibleName(said or name)
        self._shape: object = None
        self._digits = DIGITS
        self._cells: dict[str, NumberCell] = {}
        self._notes: list[Words] = []
        self._labels: list[Words] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)

    def show_picture(self, picture: FigureTablePicture) -> None:
        """Show figures; the cells stay the same widgets while the rows stay the same."""
        shape = _shape(picture)
        if shape != self._shape:
            self._make(picture)
            self._shape = shape
        for at, row in enumerate(picture.rows):
            self._show_row(at, row)

    def focus_cell(self, code: str) -> bool:
        """Go to a cell by its code; tell whether it is there."""
        cell = self._cells.get(code)
        if cell is not None:
            cell.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return cell is not None

    def focus_first(self, *, blank: bool = False) -> None:
        """Go to the first cell that can be typed in, or the first blank one of them."""
        open_cells = [one for one in self._cells.values() if not one.isReadOnly()]
        chosen = [one for one in open_cells if one.figure is None] if blank else open_cells
        if chosen or open_cells:
            (chosen or open_cells)[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down row by row, to the nearest cell that can be typed in; pass no row."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        here = self._grid.indexOf(self.focusWidget()) if self.focusWidget() else -1
        if step is None or here < 0:
            super().keyPressEvent(event)
            return
        at, column, _, _ = self._place(here)
        while 0 <= (at := at + step) < self._grid.rowCount():
            cell = self._nearest(at, column)
            if cell is not None:
                cell.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _nearest(self, at: int, column: int) -> NumberCell | None:
        """Return the cell of a row that can be typed in and is nearest to a column."""
        there = range(self._grid.columnCount())
        for each in sorted(there, key=lambda one: abs(one - column)):
            item = self._grid.itemAtPosition(at, each)
            cell = item.widget() if item else None
            if isinstance(cell, NumberCell) and not cell.isReadOnly():
                return cell
        return None

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a line under each row, to lead the eye from the label to its cells."""
        painter = QPainter(self)
        painter.setPen(color("line"))
        for at, note in enumerate(self._notes):
            last = note if note.isVisible() else self._labels[at]
            below = last.geometry().bottom() + px(3)
            painter.drawLine(0, below, self.width(), below)

    def _place(self, index: int) -> tuple[int, int, int, int]:
        place: tuple[int, int, int, int] = self._grid.getItemPosition(index)  # type: ignore[assignment]
        return place

    def _make(self, picture: FigureTablePicture) -> None:
        clear(self)
        self._cells, self._notes, self._labels = {}, [], []
        self._digits = picture.digits
        for column, head in enumerate(picture.columns):
            label = QLabel(head)
            label.setProperty("kind", "column")
            self._grid.addWidget(label, 0, column + _FIRST, Qt.AlignmentFlag.AlignHCenter)
        for at, row in enumerate(picture.rows):
            self._make_row(2 * at + 1, row, picture.columns)

    def _make_row(self, at: int, row: FigureRow, columns: tuple[str, ...]) -> None:
        kind = "head" if not row.cells else "strong" if row.strong else "body"
        cite = Words(row.cite, "head" if kind == "head" else "muted")
        cite.setWordWrap(False)
        self._grid.addWidget(cite, at, 0)
        label = Words(row.label, kind)
        span = 1 + next((at for at, cell in enumerate(row.cells) if cell), len(columns))
        self._labels.append(label)
        if kind == "head" and at > 1:
            for part in (cite, label):
                part.setMinimumHeight(px(40))
                part.setAlignment(Qt.AlignmentFlag.AlignBottom)
        self._grid.addWidget(label, at, 1, 1, span)
        for column, cell in enumerate(row.cells):
            if cell is not None:
                head = columns[column] if column < len(columns) else ""
                box = self._make_cell(at, column, cell, f"{row.cite} {row.label} {head}".strip())
                box.set_digits(self._digits)
        note = Words("", "caption")
        note.hide()
        self._notes.append(note)
        self._grid.addWidget(note, at + 1, 1, 1, 1 + len(columns))

    def _make_cell(self, at: int, column: int, cell: FigureCell, said: str) -> NumberCell:
        box = NumberCell(f"cell_{cell.code}", said, dashes=self._dashes)
        box.blank_said.connect(lambda code=cell.code: self.blank_said.emit(code))
        box.figure_typed.connect(lambda figure, code=cell.code: self.cell_typed.emit(code, figure))
        box.inputRejected.connect(lambda code=cell.code: self.overfilled.emit(code))
        self._cells[cell.code] = box
        self._grid.addWidget(box, at, column + _FIRST)
        box.show()  # the layout would show it only later, and it could not take the focus yet
        return box

    def _show_row(self, at: int, row: FigureRow) -> None:
        cells = [cell for cell in row.cells if cell is not None]
        for cell in cells:
            box = self._cells[cell.code]
            box.set_editable(editable=cell.editable)
            box.show_figure(cell.figure, cell.tone, cell.note, cell.text, dashed=cell.dashed)
        notes = [cell for cell in cells if cell.note]
        line = self._notes[at]
        line.setText("\n".join(cell.note for cell in notes))
        line.setVisible(bool(notes))
        tones = {cell.tone for cell in notes}
        worst = next((one for one in (Tone.GALAT, Tone.PERINGATAN) if one in tones), Tone.PLAIN)
        mark(line, tone=worst.value)


def _shape(picture: FigureTablePicture) -> object:
    return (
        picture.columns,
        picture.digits,
        tuple(
            (row.cite, row.label, row.strong, tuple(cell and cell.code for cell in row.cells))
            for row in picture.rows
        ),
    )
