"""A SALINAN that a guest shows: only what is read from it is typed, its blank boxes too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import ChoiceField
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.pictures import FigureTablePicture
    from kpps_desktop.ui.ppk.pleno.pictures import PeoplePicture, StationPicture

_LAID_MS = 50


class CopyPage(Task):
    """Who shows it, then the form with empty boxes: a box that stays so was not read.

    A box that is blank on the SALINAN is said with the minus key, and shows an em dash.
    """

    copy_shown = Signal(str, dict)
    """Guest; figures by cell, None where the SALINAN is blank."""

    def __init__(self) -> None:
        super().__init__("pleno_copy")
        self._typed: dict[str, int | None] = {}
        self._form: FigureTablePicture | None = None
        self._who = ChoiceField("copy_who", say("copy.who"))
        self._told = Words("", "strong")
        self._told.setObjectName("copy_told")
        self._told.set_tone("peringatan")
        self._table = FigureTable("copy_figures", say("copy.table"), dashes=True)
        self._table.cell_typed.connect(self._type)
        self._table.blank_said.connect(self._leave_blank)
        card = Card("copy_card")
        for part in (self._who, self._told, self._table):
            card.body.addWidget(part)
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("copy_back", say("cancel"), "Esc")
        back.clicked.connect(self.stepped_back)
        save = PrimaryButton("copy_save", say("copy.save"), "Alt+S")
        save.clicked.connect(self._finish)
        self.add_quiet(back)
        self.set_primary(save)
        self.setFocusProxy(self._who)

    def begin(self, station: StationPicture, people: PeoplePicture, cell: str) -> None:
        """Type what a guest shows, from the cell that was reached."""
        self.set_title(say("copy.title", title=station.named), say("copy.detail"))
        self._typed.clear()
        first = people.holders[0][0] if people.holders else ""
        self._who.show_choices(people.holders, first)
        self._form = station.copy
        self._show()
        self._tell("" if people.holders else say("copy.nobody"))
        self._table.focus_cell(cell)
        # Only once the new cells are laid out does what scrolls know where one is.
        QTimer.singleShot(_LAID_MS, self, self._bring_into_sight)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from the guest to the form by Enter."""
        if is_enter(event) and self._who.input.hasFocus():
            self._table.focus_first()
        else:
            super().keyPressEvent(event)

    def _type(self, cell: str, figure: int | None) -> None:
        if figure is None:
            self._typed.pop(cell, None)
        else:
            self._typed[cell] = figure

    def _leave_blank(self, cell: str) -> None:
        self._typed[cell] = None

    def _bring_into_sight(self) -> None:
        cell = self._table.focusWidget()
        if cell is not None:
            self._scroll.ensureWidgetVisible(cell)

    def _show(self) -> None:
        """Show what was typed here."""
        if self._form is None:
            return
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    one and replace(one, figure=self._typed.get(one.code)) for one in row.cells
                ),
            )
            for row in self._form.rows
        )
        self._table.show_picture(replace(self._form, rows=rows))

    def _finish(self) -> None:
        focus = self._table.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is being typed counts
        if not self._who.choice:
            self._tell(say("copy.nobody"))
        elif not self._typed:
            self._tell(say("copy.needed"))
        else:
            self.copy_shown.emit(self._who.choice, dict(self._typed))

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
