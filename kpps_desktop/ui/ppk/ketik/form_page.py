"""The form in hand, cell after cell in the order of the paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout

from kpps_desktop.ui.ppk.ketik.words import say
from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.number_cell import DASH
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from kpps_desktop.ui.pictures import FigureCell, FigureTablePicture
    from kpps_desktop.ui.ppk.ketik.pictures import FormPicture


class FormPage(Task):
    """Announces what is typed by now; Enter passes from cell to cell, and after the last saves.

    What was typed here stays in sight until another form is shown: a picture holds only what had
    been typed when the form was opened.
    """

    typed = Signal(object)
    """Every figure typed by now, by cell; None is a box that is blank on the paper."""
    saved = Signal(object)
    """The figures, all that were asked."""

    def __init__(self) -> None:
        super().__init__("ketik_form")
        self._picture: FormPicture | None = None
        self._typed: dict[str, int | None] = {}
        self._busy = False
        self._contest, self._where = OneLine("", "contest"), OneLine("", "title")
        self._far = OneLine("", "muted")
        self._contest.setObjectName("form_contest")
        self._where.setObjectName("form_where")
        self._far.setObjectName("form_far")
        self._told = Words("", "body")
        self._told.setObjectName("form_told")
        self._table = FigureTable("form_cells", say("table"), dashes=True)
        self._table.cell_typed.connect(self._type)
        self._table.blank_said.connect(self._leave_blank)
        self._table.overfilled.connect(lambda _: self._warn(say("form.full")))
        card = Card("form_card")
        card.body.addWidget(self._table)
        self.body.addWidget(card)
        self.body.addStretch(1)
        leave = QuietButton("form_leave", say("form.leave"), "Esc")
        leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # after the last cell Enter must not press it
        leave.clicked.connect(self.stepped_back)
        self._save = PrimaryButton("form_save", say("form.save"))
        self._save.clicked.connect(self._finish)
        self._save.installEventFilter(self)
        self._ahead: list[tuple[int, str]] = []
        """Keys that were typed while a form was saved: they are of the next one."""
        self.add_quiet(leave)
        self.set_primary(self._save)
        self._frame()

    @property
    def count(self) -> int:
        """Return how many cells are typed and not saved."""
        return len(self._typed)

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the cells that are asked and not typed yet."""
        asked = self._picture.cells if self._picture else ()
        return tuple(one for one in asked if one not in self._typed)

    def show_form(self, picture: FormPicture) -> None:
        """Show a form; the one that is in hand already stays as it is typed."""
        before, self._picture = self._picture, picture
        if before is None or (before.place, before.cells) != (picture.place, picture.cells):
            self._begin(picture)

    def show_told(self, words: str) -> None:
        """Say that something does not add up; else how a blank is typed, or that Enter saves."""
        if words:
            self._warn(words)
            return
        whole = self._picture is not None and not self.waiting
        self._told.setText(say("form.whole" if whole else "form.dash"))
        mark(self._told, kind="strong" if whole else "muted")
        self._told.set_tone("kabar" if whole else "plain")

    def release(self) -> None:
        """Let the form be saved again: it was refused."""
        self._busy = False

    def forget(self) -> None:
        """Put the form away."""
        self._picture, self._busy = None, False
        self._typed.clear()

    def drop_ahead(self) -> None:
        """Forget what was typed ahead: no form of this officer follows."""
        self._ahead.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep what is typed while the form before is being saved: it is of the next one."""
        waits = self._busy or self._picture is None
        if not waits or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        figure = event.text().isdigit() or event.text() == DASH
        if figure or (self._ahead and is_enter(event)):
            self._ahead.append((event.key(), event.text()))
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the focus on to the first cell that waits."""
        super().focusInEvent(event)
        self.go_on()

    def go_on(self) -> None:
        """Go to the first cell that waits, or to the end."""
        if self.waiting:
            self._table.focus_cell(self.waiting[0])
        else:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _frame(self) -> None:
        """Put contest and TPS on one line above, and what is told beside the actions."""
        whole = self.layout()
        if not isinstance(whole, QVBoxLayout):
            return
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, px(12), 0)
        line.setSpacing(px(16))
        line.addWidget(self._contest)
        line.addWidget(self._where, 1)
        line.addWidget(self._far)
        whole.insertLayout(0, line)
        self._actions.insertWidget(0, self._told, 100)

    def _begin(self, picture: FormPicture) -> None:
        self._typed, self._busy = dict(picture.draft), False
        self._contest.setText(picture.contest_name)
        mark(self._contest, contest=picture.contest)
        self._where.setText(picture.title)
        self.set_title("", picture.detail)
        self.setAccessibleName(f"{picture.contest_name}, {picture.title}")
        self._table.show_picture(_over(picture.table, self._typed))
        self._tell()
        self.typed.emit(dict(self._typed))
        if self.isVisible():
            self.go_on()
            self._type_ahead()

    def _type_ahead(self) -> None:
        """Type into this form what was typed while the one before was being saved."""
        ahead, self._ahead = self._ahead, []
        for key, text in ahead:
            box = self._table.focusWidget()
            if box is not None and box.hasFocus():
                plain = Qt.KeyboardModifier.NoModifier
                QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, key, plain, text))

    def _warn(self, words: str) -> None:
        self._told.setText(words)
        mark(self._told, kind="strong")
        self._told.set_tone("peringatan")

    def _type(self, cell: str, figure: int | None) -> None:
        """Take a figure; a cell that was only cleared waits again."""
        if figure is None:
            self._typed.pop(cell, None)
        else:
            self._typed[cell] = figure
        self._tell()
        self.typed.emit(dict(self._typed))

    def _leave_blank(self, cell: str) -> None:
        self._typed[cell] = None
        self._tell()
        self.typed.emit(dict(self._typed))

    def _tell(self) -> None:
        left = len(self.waiting)
        of = len(self._picture.cells) if self._picture else 0
        self._far.setText(say("form.far", done=of - left, of=of))
        self._save.set_words(say("form.on" if left else "form.save"))

    def _finish(self) -> None:
        """Save what is whole, or go to what is not."""
        if self.waiting:
            self._warn(say("form.waiting", count=len(self.waiting)))
            self.go_on()
        elif self._picture is not None and not self._busy:
            self._busy = True
            self.saved.emit({cell: self._typed[cell] for cell in self._picture.cells})


def _over(table: FigureTablePicture, typed: dict[str, int | None]) -> FigureTablePicture:
    """Lay what is typed over the blank form."""

    def shown(cell: FigureCell) -> FigureCell:
        if cell.code not in typed:
            return cell
        return replace(cell, figure=typed[cell.code], dashed=typed[cell.code] is None)

    rows = (
        replace(row, cells=tuple(one and shown(one) for one in row.cells)) for row in table.rows
    )
    return replace(table, rows=tuple(rows))
