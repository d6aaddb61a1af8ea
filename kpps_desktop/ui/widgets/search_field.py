"""One field that finds: type, arrow to a result, Enter takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import color, px
from kpps_desktop.ui.widgets.icons import draw_icon
from kpps_desktop.ui.widgets.keys import is_enter, spoken
from kpps_desktop.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from kpps_desktop.ui.pictures import ResultPicture

_SIGN = 20


class SearchField(QWidget):
    """A field and what it found.

    The answer to what is typed comes later, from the books: an Enter that is faster than the
    answer waits for it, and never takes a result of what was typed before.

    `key` is written in the field. The window hears it and leads here: a second shortcut on the
    same key would silence both.
    """

    sought = Signal(str)
    """The text changed: look for this."""
    result_taken = Signal(str)
    """Code of the result that was taken."""

    def __init__(
        self, name: str, said: str, key: str = "F2", rows: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._answered = ""
        self._eager = False
        self.field = _Field(self)
        self.field.setObjectName(f"{name}_field")
        self.field.setAccessibleName(said)
        self.field.setAccessibleDescription(spoken(key))
        self.field.setPlaceholderText(f"{key}  {said}" if key else said)
        self.field.setProperty("kind", "search")
        self.field.setMinimumHeight(px(48))
        self.field.setTextMargins(px(_SIGN + 8), 0, 0, 0)
        self.results = ResultList(f"{name}_results", said, rows)
        self.results.result_taken.connect(self.result_taken)
        self.setFocusProxy(self.field)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(4))
        line.addWidget(self.field)
        line.addWidget(self.results)
        self.field.textChanged.connect(self._seek)

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.field.text()

    def start(self) -> None:
        """Go to the field, ready to type over what stands there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def clear(self) -> None:
        """Empty the field and what it found."""
        self._answered = ""
        self.results.show_results(())
        self.field.clear()  # whoever answers may have something to show for nothing typed

    def show_results(self, text: str, results: tuple[ResultPicture, ...]) -> None:
        """Show what was found for a text; late answers to earlier texts are left aside."""
        if text != self.field.text():
            return
        self._answered = text
        self.results.show_results(results)
        if self._eager:
            self._eager = False
            self.take()

    def take(self) -> None:
        """Take the result that is reached; wait for it while the answer is on its way."""
        if self._answered != self.field.text():
            self._eager = True
        elif self.results.reached:
            self.result_taken.emit(self.results.reached)

    def step(self, steps: int) -> None:
        """Go up or down the results."""
        self.results.step(steps)

    def _seek(self, text: str) -> None:
        self._eager = False
        self.sought.emit(text)


class _Field(QLineEdit):
    """Keeps the arrows, Enter and Esc for the search."""

    def __init__(self, search: SearchField) -> None:
        super().__init__(search)
        self._search = search

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = px(_SIGN)
        room = QRectF(px(10), (self.height() - size) / 2, size, size)
        draw_icon(painter, "search", room, color("muted"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if steps:
            self._search.step(steps)
        elif is_enter(event) and (self.text() or self._search.results.reached):
            self._search.take()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self._search.clear()
        else:
            super().keyPressEvent(event)
