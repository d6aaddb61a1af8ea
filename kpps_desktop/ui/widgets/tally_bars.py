"""Counts side by side as bars, painted, and said in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpps_desktop.ui.pictures import BarPicture, TallyBarsPicture
from kpps_desktop.ui.theme import color, px

_HIGH = 48


class TallyBars(QWidget):
    """One bar for each choice, with number, name and count."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._picture = TallyBarsPicture(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: TallyBarsPicture) -> None:
        """Show other counts."""
        self._picture = picture
        bars = ", ".join(f"{one.number} {one.name}: {one.count}" for one in picture.bars)
        self.setAccessibleName(picture.text or bars)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for every bar."""
        return QSize(px(320), px(_HIGH) * len(self._picture.bars))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw bar under bar, all to one scale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((one.count for one in self._picture.bars), default=0) or 1
        for at, bar in enumerate(self._picture.bars):
            room = QRectF(0, at * px(_HIGH), self.width(), px(_HIGH))
            self._draw(painter, room, bar, bar.count / most)

    def _draw(self, painter: QPainter, room: QRectF, bar: BarPicture, part: float) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        strong = QFont(self.font())
        strong.setBold(True)
        number, count = px(32), px(64)
        words = QRectF(number, room.top(), room.width() - number - count, px(24))
        painter.setFont(strong)
        painter.setPen(color("ink"))
        painter.drawText(QRectF(0, room.top(), number, px(24)), middle, bar.number)
        painter.setFont(self.font())
        name = painter.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, middle, name)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("track"))
        track = QRectF(number, room.top() + px(26), words.width(), px(12))
        painter.drawRect(track)
        painter.setBrush(color("muted" if bar.muted else self._picture.contest or "primary"))
        painter.drawRect(QRectF(track.left(), track.top(), track.width() * part, track.height()))
        strong.setPixelSize(px(20))
        painter.setFont(strong)
        painter.setPen(color("ink"))
        figure = QRectF(room.width() - count, room.top(), count, px(44))
        painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, str(bar.count))
