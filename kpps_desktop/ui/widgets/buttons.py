"""Buttons with their key in the label: one primary on a screen, the others quiet."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from kpps_desktop.ui.widgets.keys import ENTER, ESCAPE, bind, spoken

_GAP, _TIGHT = 12, 6
"""Between words and key, and where there is little room."""
_BY_THE_TASK = {ENTER, ESCAPE}
"""Keys that the task around a button hears, for fields take them first."""


class KeyedButton(QPushButton):
    """A button that shows its key, and is pressed by it."""

    kind = "quiet"

    def __init__(self, name: str, words: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._key = key
        self.setObjectName(name)
        self.setProperty("kind", self.kind)
        self.setAutoDefault(True)  # so that Enter presses the button that has the focus
        self.setAccessibleName(words)
        self.setAccessibleDescription(spoken(key))
        self.setMinimumHeight(px(40))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if key and key not in _BY_THE_TASK:
            bind(key, self, self._press)

    @property
    def key(self) -> str:
        """Return the key as it was given."""
        return self._key

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for the words and the key."""
        wide = self._content_width(px(_GAP)) + px(32)
        return QSize(wide, max(px(40), self.fontMetrics().height() + px(16)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never cut the words; in large letters several buttons stand closer."""
        return QSize(self._content_width(px(_TIGHT)) + px(_TIGHT) * 2, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the button as the style has it, then words and key side by side."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = self.style()
        style.drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        ink = self._ink()
        gap = min(max((self.width() - self._content_width(0)) // 3, px(_TIGHT)), px(_GAP))
        left = (self.width() - self._content_width(gap)) // 2
        words = QRect(left, 0, self._words_width(), self.height())
        painter.setPen(ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._shown)
        draw_keycap(
            painter, words.right() + (gap if self._shown else 0), self.height() / 2, self._key, ink
        )

    def _press(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.click()

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return color("muted")
        return color({"primary": "on_primary", "grave": "galat"}.get(self.kind, "ink"))

    @property
    def _shown(self) -> str:
        """The words as they are written on it."""
        return self.text()

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._shown) + 2

    def _content_width(self, gap: int) -> int:
        """Return the width of words and key, `gap` apart."""
        key = keycap_width(self.font(), self._key) if self._key else 0
        return self._words_width() + key + (gap if self._key and self._shown else 0)


class PrimaryButton(KeyedButton):
    """The one next thing on a screen, pressed by Enter."""

    kind = "primary"

    def __init__(
        self, name: str, words: str, key: str = ENTER, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, words, key, parent)


class QuietButton(KeyedButton):
    """Anything else that can be done here."""


class BackButton(QuietButton):
    """The way back: where actions have little room, its key alone says it."""

    def __init__(self, name: str, words: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(name, words, key, parent)
        self.setToolTip(words)
        # Enter that leads from field to field must come to the primary action, not to this one.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for the words and the key, whatever is written just now."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2
        wide = words + px(_GAP) + keycap_width(self.font(), self.key) + px(32)
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need room for the key."""
        return QSize(keycap_width(self.font(), self.key) + px(_TIGHT) * 2, self.sizeHint().height())

    @property
    def _shown(self) -> str:
        words = self.fontMetrics().horizontalAdvance(self.text())
        whole = words + px(_TIGHT) * 3 + keycap_width(self.font(), self.key)
        return self.text() if self.width() >= whole else ""


class GraveButton(KeyedButton):
    """What destroys or cannot be undone; never the default."""

    kind = "grave"
