"""Text on a screen: a paragraph, or one line that is cut with an ellipsis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kpps_desktop.ui.theme import mark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Words(QLabel):
    """A paragraph; `kind` is body, strong, caption, muted, head, title or figure."""

    def __init__(self, words: str = "", kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(kind != "figure")
        self.setProperty("kind", kind)

    def set_tone(self, tone: str) -> None:
        """Colour the words: plain, ok, peringatan, galat, kabar."""
        if self.property("tone") != tone:
            mark(self, tone=tone)


class SteadyWords(QWidget):
    """A paragraph that changes with every key: what is around moves only when it needs a line more.

    A label by itself has the whole window laid out anew, which takes longer than the disk.
    """

    def __init__(self, kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", kind, self)
        self._high = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, words: str) -> None:  # noqa: N802 - as a label's
        """Show other words."""
        self._words.setText(words)
        if self.heightForWidth(self.width()) != self._high:
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that words are folded to the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high the folded words are."""
        return self._words.heightForWidth(width)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Want as much room as a label."""
        return self._words.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need as much room as a label."""
        return self._words.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the words all the room."""
        super().resizeEvent(event)
        self._words.setGeometry(self.rect())
        self._high = self.heightForWidth(self.width())


class OneLine(QLabel):
    """Words on one line; what has no room is cut, and told in full to hand and ear."""

    def __init__(self, words: str = "", kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(words)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show other words."""
        super().setText(words)
        self.setAccessibleName(words)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need no more room than a few letters."""
        return QSize(self.fontMetrics().horizontalAdvance("Ag…"), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what has room."""
        painter = QPainter(self)
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.setToolTip("" if words == self.text() else self.text())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, words)
