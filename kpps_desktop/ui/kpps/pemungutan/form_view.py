"""A form in the window: fields in order, Enter to the next, and what their answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.pemungutan.ballots_line import BallotsLine
from kpps_desktop.ui.kpps.pemungutan.options import Options
from kpps_desktop.ui.kpps.pemungutan.pictures import FieldKind
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.pemungutan.pictures import FieldPicture, FormPicture

Input = TextField | Options
_COLUMNS = 2


class FormView(Card):
    """Shows a form; announces what is filled in, the answer, and the way back."""

    filled = Signal(str, str)
    """A field and its value."""
    answered = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._inputs: dict[str, Input] = {}
        self._shape: object = None
        self._found: object = None
        self._text = Words("", "muted")
        self._fields, self._findings = QWidget(), QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self._ballots = BallotsLine(f"{name}_ballots")
        lines = QVBoxLayout(self._findings)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        self._missing = Words("", "caption")
        self._missing.setObjectName(f"{name}_missing")
        self._back = QuietButton(f"{name}_back", text("ui.cancel"), "Esc")
        self._answer = PrimaryButton(f"{name}_answer", "")
        self._back.clicked.connect(self.left)
        self._answer.clicked.connect(self.answered)
        for part in (self._text, self._fields, self._ballots, self._findings, self._missing):
            self.body.addWidget(part)
        self.body.addLayout(row(self._back, self._answer, stretch=0))

    def show_form(self, form: FormPicture) -> None:
        """Show a form; the same fields stay the same widgets while somebody fills them in."""
        shape = (form.code, form.title, tuple((one.code, one.kind) for one in form.fields))
        fresh = shape != self._shape
        if fresh:
            self._shape = shape
            self._make(form)
        self.set_title(form.title)
        self.set_tone(form.tone)
        self._text.setText(form.text)
        for field in form.fields:
            self._show_field(field)
        self._ballots.show_ballots(form.ballots)
        self._show_findings(form)
        self._missing.setText(form.missing)
        self._missing.setVisible(bool(form.missing))
        self._answer.set_words(form.answer.words)
        self._answer.setEnabled(form.answer.leads is not None)
        if fresh:
            self.start()

    def forget(self) -> None:
        """Be ready for another form."""
        self._shape = None

    def start(self) -> None:
        """Go to the first field that is blank, or to the answer."""
        blank = [one for one in self._inputs.values() if not _value(one)]
        stop = next(iter(blank), self._answer)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter, from field to field and then to the answer; back with Esc."""
        if is_enter(event):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        stops = list(self._inputs.values())
        here = next((at for at, one in enumerate(stops) if _holds_focus(one)), len(stops))
        if here + 1 < len(stops):
            stops[here + 1].setFocus(Qt.FocusReason.TabFocusReason)
        elif self._answer.isEnabled():
            self._answer.click()
        else:
            self.start()

    def _make(self, form: FormPicture) -> None:
        clear(self._fields)
        self._inputs = {}
        at = 0
        for field in form.fields:
            made = self._input(field)
            self._inputs[field.code] = made
            at += at % _COLUMNS if not field.half else 0
            span = 1 if field.half else _COLUMNS
            self._grid.addWidget(made, at // _COLUMNS, at % _COLUMNS, 1, span)
            at += span
        self._fields.setVisible(bool(form.fields))

    def _input(self, field: FieldPicture) -> Input:
        name = f"{self.objectName()}_{field.code}"
        if field.kind in (FieldKind.CHOICE, FieldKind.TICKS):
            options = Options(name, field)
            options.value_changed.connect(
                lambda value, code=field.code: self.filled.emit(code, value)
            )
            options.chosen.connect(self._follow)
            return options
        line = TextField(name, field.caption, most=field.most, hint=field.hint)
        if field.kind is FieldKind.NUMBER:
            digits = QRegularExpression(f"[0-9]{{0,{field.most}}}")
            line.input.setValidator(QRegularExpressionValidator(digits, line))
        line.text_changed.connect(lambda value, code=field.code: self.filled.emit(code, value))
        return line

    def _follow(self) -> None:
        """Go to the field after a choice; the last one keeps the focus, and Enter answers."""
        stops = list(self._inputs.values())
        here = next((at for at, one in enumerate(stops) if _holds_focus(one)), len(stops))
        if here + 1 < len(stops):
            stops[here + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_field(self, field: FieldPicture) -> None:
        shown = self._inputs[field.code]
        if isinstance(shown, Options):
            shown.show_field(field)
        else:
            shown.show_text(field.value)

    def _show_findings(self, form: FormPicture) -> None:
        if form.findings != self._found:
            self._found = form.findings
            clear(self._findings)
            layout = self._findings.layout()
            for one in form.findings:
                if layout is not None:
                    layout.addWidget(FindingLine(one))
        self._findings.setVisible(bool(form.findings))


def _holds_focus(stop: Input) -> bool:
    return stop.hasFocus() if isinstance(stop, Options) else stop.input.hasFocus()


def _value(stop: Input) -> str:
    return stop.value if isinstance(stop, Options) else stop.text
