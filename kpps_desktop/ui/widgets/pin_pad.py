"""Six digits that nobody sees: typed, or tapped on the pad."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.words import Words

DIGITS = 6
_PAD = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "⌫")


class PinPad(QWidget):
    """Announces a PIN once its sixth digit is in, and forgets it at once."""

    pin_entered = Signal(str)

    def __init__(
        self, name: str, said: str, *, pad: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.field = _Dots(f"{name}_field", said)
        self.field.textEdited.connect(self._typed)
        self._told = Words("", "caption")
        self._told.setObjectName(f"{name}_told")
        self._told.set_tone("galat")
        self._told.hide()
        self.setFocusProxy(self.field)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.field, 0, Qt.AlignmentFlag.AlignHCenter)
        line.addWidget(self._told)
        if pad:
            line.addLayout(self._pad(name))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, words: str) -> None:
        """Say what was wrong with the last PIN, and begin anew."""
        self.clear()
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.field.setAccessibleDescription(words)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self._told.hide()

    def _pad(self, name: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(px(8))
        grid.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for at, sign in enumerate(_PAD):
            if not sign:
                continue
            button = QPushButton(sign)
            button.setObjectName(f"{name}_{sign}")
            button.setProperty("kind", "pad")
            button.setFixedSize(px(88), px(48))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(text("ui.pin.back") if sign == "⌫" else sign)
            button.clicked.connect(lambda _=False, sign=sign: self._tapped(sign))
            grid.addWidget(button, at // 3, at % 3)
        return grid

    def _tapped(self, sign: str) -> None:
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if sign == "⌫":
            self.field.backspace()
        else:
            self.field.insert(sign)
        self._typed(self.field.text())

    def _typed(self, pin: str) -> None:
        self._told.hide()
        if len(pin) == DIGITS:
            self.field.clear()
            self.pin_entered.emit(pin)


class _Dots(QLineEdit):
    """A field of six boxes that shows dots; the digits are never readable, nor copied."""

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(DIGITS)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        digits = QRegularExpression("[0-9]{0,6}")
        self.setValidator(QRegularExpressionValidator(digits, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setProperty("kind", "dots")
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(48) * DIGITS, px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        typed = len(self.text())
        for at in range(DIGITS):
            room = QRectF(at * px(48) + px(4), px(2), px(40), px(44))
            here = self.hasFocus() and at == min(typed, DIGITS - 1)
            pen = QPen(color("focus" if here else "edge"), px(2) if here else px(1))
            painter.setPen(pen)
            painter.setBrush(color("card"))
            painter.drawRoundedRect(room, px(6), px(6))
            if at < typed:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(color("ink"))
                painter.drawEllipse(room.center(), px(6), px(6))
