"""Icons: our own line drawings, coloured by the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QWidget

from kpps_desktop.installed import data
from kpps_desktop.ui.first import Tone
from kpps_desktop.ui.theme import color, px, tone_colors

TONE_ICONS = {
    Tone.PLAIN: "dot",
    Tone.OK: "check",
    Tone.PERINGATAN: "warning",
    Tone.GALAT: "cross",
    Tone.KABAR: "info",
}


def draw_icon(painter: QPainter, name: str, room: QRectF, shade: QColor) -> None:
    """Draw an icon where it has room."""
    _renderer(name, shade.name()).render(painter, room)


def pixmap(name: str, shade: QColor, size: int) -> QPixmap:
    """Return an icon as an image, sharp on every screen."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_icon(painter, name, QRectF(0, 0, size, size), shade)
    painter.end()
    return image


def icon(name: str, shade: str = "ink", size: float = 20) -> QIcon:
    """Return an icon in a colour of the theme."""
    return QIcon(pixmap(name, color(shade), px(size)))


class Icon(QLabel):
    """An icon on a screen; it says nothing that words beside it do not."""

    def __init__(self, name: str = "", shade: str = "ink", size: float = 20) -> None:
        super().__init__()
        self._size = size
        if name:
            self.show_icon(name, color(shade))

    def show_icon(self, name: str, shade: QColor) -> None:
        """Show another icon."""
        self.setPixmap(pixmap(name, shade, px(self._size)))
        self.setFixedSize(px(self._size), px(self._size))

    def show_tone(self, tone: Tone) -> None:
        """Show the sign of a tone."""
        self.show_icon(TONE_ICONS[tone], tone_colors(tone)[0])


def clear(widget: QWidget) -> None:
    """Take everything out of a widget's layout."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        if inner := item.widget():
            inner.hide()  # or a show still on its way would make it a window of its own
            inner.setParent(None)
            inner.deleteLater()


@cache
def _renderer(name: str, shade: str) -> QSvgRenderer:
    drawing = data("resources", "icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", shade).encode()))
