"""A line that tells of work that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.words import OneLine

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import ProgressPicture


class ProgressLine(QWidget):
    """Words, how far, and a bar; without a known end the bar says only that work goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._words = OneLine("", "caption")
        self._far = OneLine("", "caption")
        self._bar = _Bar()
        line = QHBoxLayout()
        line.addWidget(self._words, 1)
        line.addWidget(self._far)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(4), px(16), px(4))
        whole.setSpacing(px(4))
        whole.addLayout(line)
        whole.addWidget(self._bar)
        self.hide()

    def show_progress(self, progress: ProgressPicture | None) -> None:
        """Show how far work has come; None takes the line away."""
        self.setVisible(progress is not None)
        if progress is None:
            return
        words = progress.words or text("ui.working")
        far = text("ui.progress", done=progress.done, of=progress.of) if progress.of else ""
        self._words.setText(words)
        self._far.setText(far)
        self._bar.show_part(progress.done / progress.of if progress.of else None)
        self.setAccessibleName(f"{words} {far}".rstrip())


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._part: float | None = None
        self.setFixedHeight(px(4))

    def show_part(self, part: float | None) -> None:
        self._part = part
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("track"))
        painter.drawRoundedRect(QRectF(self.rect()), px(2), px(2))
        painter.setBrush(color("primary"))
        wide = self.width() * (self._part if self._part is not None else 0.25)
        painter.drawRoundedRect(QRectF(0, 0, wide, self.height()), px(2), px(2))
