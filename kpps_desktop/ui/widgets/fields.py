"""Fields with their caption above and their trouble below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import color, mark, px
from kpps_desktop.ui.widgets.icons import draw_icon
from kpps_desktop.ui.widgets.keys import typed_into
from kpps_desktop.ui.widgets.words import Words


class _Field(QWidget):
    """Caption, control, and a line that tells what is wrong with what was given."""

    def __init__(self, name: str, caption: str, control: QWidget) -> None:
        super().__init__()
        self.setObjectName(f"{name}_field")
        control.setObjectName(name)
        control.setAccessibleName(caption)
        control.setMinimumHeight(px(40))
        self._told = Words("", "caption")
        self._told.hide()
        self._control = control
        head = Words(caption, "caption")
        head.setBuddy(control)
        self.setFocusProxy(control)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        line.addWidget(head)
        line.addWidget(control)
        line.addWidget(self._told)

    def tell(self, words: str, tone: Tone = Tone.GALAT) -> None:
        """Say what is wrong beside the field; nothing takes the words away."""
        self._told.setText(words)
        self._told.set_tone(tone.value)
        self._told.setVisible(bool(words))
        self._control.setAccessibleDescription(words)
        mark(self._control, tone=tone.value if words else Tone.PLAIN.value)


class TextField(_Field):
    """One line of text."""

    text_changed = Signal(str)
    text_entered = Signal(str)
    """The field was left, or Enter pressed, with this text."""

    def __init__(self, name: str, caption: str, *, most: int = 200, hint: str = "") -> None:
        self.input = QLineEdit()
        super().__init__(name, caption, self.input)
        self.input.setMaxLength(most)
        self.input.setPlaceholderText(hint)
        self.input.textChanged.connect(self.text_changed)
        self.input.editingFinished.connect(lambda: self.text_entered.emit(self.text))

    @property
    def text(self) -> str:
        """Return what is typed, without blanks around it."""
        return self.input.text().strip()

    def show_text(self, words: str) -> None:
        """Show a text, unless somebody is typing another one just now."""
        if not (self.input.hasFocus() and self.input.isModified()):
            self.input.setText(words)


class ChoiceField(_Field):
    """One of several choices; arrows or the first letter choose.

    With a text `beside` it letters begin that text: they would choose unseen.
    """

    choice_made = Signal(str)
    """Code of the choice."""

    def __init__(
        self,
        name: str,
        caption: str,
        choices: tuple[tuple[str, str], ...] = (),
        *,
        beside: TextField | None = None,
    ) -> None:
        self.input = _Combo(beside.input if beside else None)
        super().__init__(name, caption, self.input)
        self.input.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_choices(choices)
        self.input.activated.connect(lambda _: self.choice_made.emit(self.choice))

    @property
    def choice(self) -> str:
        """Return the code of what is chosen, or nothing."""
        code = self.input.currentData()
        return code if isinstance(code, str) else ""

    def show_choices(self, choices: tuple[tuple[str, str], ...], chosen: str = "") -> None:
        """Offer choices (code, words)."""
        self.input.clear()
        for code, words in choices:
            self.input.addItem(words, code)
        self.show_choice(chosen)

    def show_choice(self, code: str) -> None:
        """Show a choice; nothing where the code is none of them."""
        self.input.setCurrentIndex(self.input.findData(code))


class _Combo(QComboBox):
    """A list that opens; its sign follows the theme."""

    def __init__(self, beside: QLineEdit | None) -> None:
        super().__init__()
        self._beside = beside

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._beside is None or not typed_into(self._beside, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = px(16)
        room = QRectF(self.width() - px(32), (self.height() - size) / 2, size, size)
        draw_icon(painter, "down", room, color("ink" if self.isEnabled() else "muted"))
