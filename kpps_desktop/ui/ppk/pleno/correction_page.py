"""Correcting a figure in the open, and taking a ratification back: both on two PINs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.ppk.pleno.forms import FormPage, ReasonFields
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.widgets.card import row
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.fields import ChoiceField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.pleno.pictures import CellPicture, PeoplePicture

REASONS = ("slip", "sum", "row", "recount", "objection")
REOPENINGS = ("slip", "late", "objection")


class CorrectionPage(FormPage):
    """Old, new, reason, initials; from the figure Enter goes on, and then asks for the two PINs."""

    figure_corrected = Signal(str, object, str, tuple, str)
    """Cell, figure (None is blank), reason, saksi who initialled, the second member."""

    def __init__(self) -> None:
        super().__init__("correction", say("correction.save"))
        self._cell = ""
        self._ticks: dict[str, Tick] = {}
        self._name, self._old = Words("", "body"), Words("", "strong")
        self._name.setObjectName("correction_name")
        self._old.setObjectName("correction_old")
        self._figure = NumberCell("correction_figure", say("correction.figure"))
        self._blank = Tick("correction_blank", say("correction.blank"), "Alt+0")
        self._reason = ReasonFields("correction", "correction.reason", REASONS)
        self._initials = QWidget()
        initials = QVBoxLayout(self._initials)
        initials.setContentsMargins(0, 0, 0, 0)
        initials.setSpacing(0)
        self._second = ChoiceField("correction_second", say("second"))
        caption = Words(say("correction.figure"), "caption")
        caption.setBuddy(self._figure)
        marks = Words(say("correction.initials"), "caption")
        figure = QWidget()
        figure.setLayout(row(self._figure, self._blank, stretch=2))
        if (line := figure.layout()) is not None:
            line.setContentsMargins(0, 0, 0, 0)
        self.add(self._name, self._old, caption, figure, self._reason)
        self.add(marks, self._initials, self._second)
        self.setFocusProxy(self._figure)
        # Who has typed the figure goes on to the reason: a blank is said by its own key.
        self.setTabOrder(self._blank, self._figure)
        self.setTabOrder(self._figure, self._reason.choice.input)
        self._figure.installEventFilter(self)

    def begin(self, cell: CellPicture, named: str, people: PeoplePicture) -> None:
        """Correct a cell of a contest of a TPS."""
        self._cell = cell.code
        self.set_title(
            say("correction.title", cell=cell.cite, title=named), say("correction.detail")
        )
        self._name.setText(cell.name)
        self._old.setText(cell.said)
        self._figure.set_digits(cell.digits)
        self._figure.clear()
        self._blank.setChecked(False)
        self._reason.begin()
        self._second.show_choices(people.seconds, _first(people))
        self._show_initials(people)
        self.tell("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say on the primary action what Enter does where the keyboard is."""
        if watched is self._figure and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            on = event.type() is QEvent.Type.FocusIn
            self.word_primary(say("correction.on" if on else "correction.save"))
        return super().eventFilter(watched, event)

    def finish(self) -> None:
        """Announce the correction once it is whole; from the figure, go on."""
        if self._figure.hasFocus():
            self._reason.setFocus(Qt.FocusReason.TabFocusReason)
            return
        figure, reason = self._figure.figure, self._reason.words
        if figure is None and not self._blank.isChecked():
            self.tell(say("correction.figure_needed"), self._figure)
        elif not reason:
            self.tell(say("reason.needed"), self._reason.own)
        elif not self._second.choice:
            self.tell(say("second_needed"), self._second)
        else:
            self.tell("")
            named = tuple(code for code, tick in self._ticks.items() if tick.isChecked())
            wanted = None if self._blank.isChecked() else figure
            self.figure_corrected.emit(self._cell, wanted, reason, named, self._second.choice)

    def _show_initials(self, people: PeoplePicture) -> None:
        clear(self._initials)
        layout = self._initials.layout()
        self._ticks = {
            code: Tick(f"initial_{at}", words, f"Ctrl+{at}")
            for at, (code, words) in enumerate(people.saksi, start=1)
        }
        shown: list[QWidget] = list(self._ticks.values())
        for part in shown or [Words(say("correction.nobody"), "muted")]:
            if layout is not None:
                layout.addWidget(part)


class ReopenPage(FormPage):
    """Why a ratification is taken back."""

    station_reopened = Signal(str, str)
    """Reason, the second member."""

    def __init__(self) -> None:
        super().__init__("reopen", say("reopen.save"))
        self._reason = ReasonFields("reopen", "reopen.reason", REOPENINGS)
        self._second = ChoiceField("reopen_second", say("second"))
        self.add(self._reason, self._second)
        self.setFocusProxy(self._reason)

    def begin(self, title: str, people: PeoplePicture) -> None:
        """Ask why what was ratified is opened again."""
        self.set_title(say("reopen.title", title=title), say("reopen.detail"))
        self._reason.begin()
        self._second.show_choices(people.seconds, _first(people))
        self.tell("")

    def finish(self) -> None:
        """Announce the reason."""
        if not self._reason.words:
            self.tell(say("reason.needed"), self._reason.own)
        elif not self._second.choice:
            self.tell(say("second_needed"), self._second)
        else:
            self.station_reopened.emit(self._reason.words, self._second.choice)


def _first(people: PeoplePicture) -> str:
    return people.seconds[0][0] if people.seconds else ""
