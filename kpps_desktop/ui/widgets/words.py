"""Text on a screen: a paragraph, or one line that is cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from kpps_desktop.ui.theme import mark


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
