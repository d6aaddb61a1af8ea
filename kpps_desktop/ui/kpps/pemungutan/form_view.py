"""A form in the window: fields in order, Enter to the next, and what their answers come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

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
_SIDE = 256
ANY = 16_777_215
"""Qt's own word for no limit of a width."""


class FormView(Card):
    """Shows a form; announces what is filled in, the answer, and the way back."""

    filled = Signal(str, str)
    """A field and its value."""
    answered = Signal()
    left = Signal()
    reached = Signal(object)
    """The part that has the keys now, to be kept in sight."""

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
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(self._ballots)
        right.addWidget(self._findings)
        right.addStretch(1)
        self._beside = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._beside.setSpacing(px(8))
        self._beside.addWidget(self._fields, 1)
        self._beside.addLayout(right)
        self.body.addWidget(self._text)
        self.body.addLayout(self._beside)
        last = row(self._missing, self._back, self._answer)
        last.setStretch(0, 1)
        self.body.addLayout(last)

    def show_form(self, form: FormPicture, *, roomy: bool) -> None:
        """Show a form; the same fields stay the same widgets while somebody fills them in."""
        shape = (form.code, form.title, tuple((one.code, one.kind) for one in form.fields), roomy)
        fresh = shape != self._shape
        if fresh:
            self._shape = shape
            self._make(form, _COLUMNS if roomy else 1)
        self.set_title(form.title)
        self.set_tone(form.tone)
        self._text.setText(form.text)
        for field in form.fields:
            self._show_field(field)
        beside = form.wide and roomy
        self._ballots.show_ballots(form.ballots, *((_COLUMNS,) if beside else ()))
        self._show_findings(form)
        self._part(beside=beside)
        self._missing.setText(form.missing)
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
        self._go_to(next(iter(blank), self._answer))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with Enter, from field to field and then to the answer; back with Esc."""
        if is_enter(event):
            self._go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        following = self._following()
        if following is not None:
            self._go_to(following)
        elif self._answer.isEnabled():
            self._answer.click()
        else:
            self.start()

    def _follow(self) -> None:
        """Go to the field after a choice; the last one keeps the focus, and Enter answers."""
        following = self._following()
        if following is not None:
            self._go_to(following)

    def _following(self) -> Input | None:
        stops = list(self._inputs.values())
        here = next((at for at, one in enumerate(stops) if _holds_focus(one)), len(stops))
        return stops[here + 1] if here + 1 < len(stops) else None

    def _go_to(self, stop: QWidget) -> None:
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(stop)

    def _make(self, form: FormPicture, columns: int) -> None:
        clear(self._fields)
        self._inputs = {}
        at = 0
        for field in form.fields:
            made = self._input(field)
            self._inputs[field.code] = made
            span = 1 if field.half else columns
            at += at % columns if span > 1 else 0
            self._grid.addWidget(made, at // columns, at % columns, 1, span)
            made.show()  # at once, or it could not take the focus yet
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

    def _part(self, *, beside: bool) -> None:
        """Put what was found beside the fields, or under them."""
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._findings.setMinimumWidth(px(_SIDE) if beside else 0)
        self._findings.setMaximumWidth(px(_SIDE) if beside else ANY)


def _holds_focus(stop: Input) -> bool:
    return stop.hasFocus() if isinstance(stop, Options) else stop.input.hasFocus()


def _value(stop: Input) -> str:
    return stop.value if isinstance(stop, Options) else stop.text
