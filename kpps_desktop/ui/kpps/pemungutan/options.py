"""Things to choose from or to tick, each by its own key, as one stop of the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.pemungutan.option_line import OptionLine
from kpps_desktop.ui.kpps.pemungutan.pictures import FieldKind
from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import FieldPicture

_COLUMNS = 2
_SHORT, _LONG = 8, 14
"""Letters up to which two options stand side by side, on half a line or a whole one."""


class Options(QWidget):
    """A caption and options; digits or letters choose, Space and arrows too."""

    value_changed = Signal(str)
    """Code of the choice, or the codes that are ticked, with commas."""
    chosen = Signal()
    """A choice was made, so that the next field may follow."""

    def __init__(self, name: str, field: FieldPicture) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._field = field
        self._buttons: dict[str, OptionLine] = {}
        self._caption = Words(field.caption, "caption")
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(0)
        self._inside = inside
        line = QVBoxLayout(self)
        line.setContentsMargins(px(4), px(4), px(4), px(4))
        line.setSpacing(px(2))
        line.addWidget(self._caption)
        line.addWidget(inside)
        self._make(field)
        self.show_field(field)

    @property
    def value(self) -> str:
        """Return what is chosen or ticked, as it was last shown."""
        return self._field.value

    def show_field(self, field: FieldPicture) -> None:
        """Show what is chosen or ticked."""
        if [one.code for one in field.options] != [one.code for one in self._field.options]:
            self._make(field)
        self._field = field
        for one in field.options:
            self._buttons[one.code].setChecked(one.on)
        on = [one.words for one in field.options if one.on]
        self.setAccessibleName(field.caption)
        keys = ", ".join(f"{one.key} {one.words}" for one in field.options)
        self.setAccessibleDescription(f"{', '.join(on) or text('ui.cell.blank')}. {keys}")

    def event(self, event: QEvent) -> bool:
        """Keep the options' own keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and self._of(event.text()) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by key; go through the options with the arrows."""
        code = self._of(event.text())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if code is not None:
            self._take(code)
            if self._field.kind is FieldKind.CHOICE:
                self.chosen.emit()
        elif event.key() == Qt.Key.Key_Space:
            self._take(self._step(0))
        elif steps and self._field.kind is FieldKind.CHOICE:
            self._take(self._step(steps))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the keys go."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(color("focus"), px(2)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))

    def _make(self, field: FieldPicture) -> None:
        clear(self._inside)
        self._buttons = {}
        longest = max((len(one.words) for one in field.options), default=0)
        columns = _COLUMNS if longest <= (_SHORT if field.half else _LONG) else 1
        single = field.kind is FieldKind.CHOICE
        for at, one in enumerate(field.options):
            button = OptionLine(f"{self.objectName()}_{one.code}", one, round_sign=single)
            button.clicked.connect(lambda _=False, code=one.code: self._click(code))
            self._buttons[one.code] = button
            self._grid.addWidget(button, at // columns, at % columns)

    def _click(self, code: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._take(code)

    def _take(self, code: str) -> None:
        on = [one.code for one in self._field.options if self._buttons[one.code].isChecked()]
        if self._field.kind is FieldKind.CHOICE:
            value = "" if code in on and len(self._field.options) == 1 else code
        else:
            ticked = set(on) ^ {code}
            value = ",".join(one.code for one in self._field.options if one.code in ticked)
        self.value_changed.emit(value)

    def _of(self, typed: str) -> str | None:
        asked = typed.upper()
        options = self._field.options if asked else ()
        return next((one.code for one in options if asked in {one.key, one.letter}), None)

    def _step(self, steps: int) -> str:
        codes = [one.code for one in self._field.options]
        here = codes.index(self._field.value) if self._field.value in codes else -1
        return codes[max(0, min(here + steps, len(codes) - 1))]
