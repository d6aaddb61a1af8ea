"""A paper page by page, as it will print."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.words import OneLine

_EDGE = 24
_READABLE = 840
"""A page is not drawn wider than this, at 100 %: it would only be scrolled more."""


class PaperPreview(QWidget):
    """Asks for the page it shows, at the width it has, and shows what it is given."""

    page_wanted = Signal(int, int)
    """Number of the page from 0, width in pixels."""

    def __init__(self, name: str, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said or name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages, self._page, self._note = 0, 0, ""
        self._asked: tuple[int, int] | None = None
        self._sheet = QLabel()
        self._sheet.setObjectName(f"{name}_sheet")
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setProperty("kind", "desk")
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._where = OneLine("", "caption")
        self._back = QuietButton(f"{name}_back", text("ui.preview.back"), "PgUp")
        self._on = QuietButton(f"{name}_on", text("ui.preview.on"), "PgDown")
        self._back.clicked.connect(lambda: self.read_on(-1))
        self._on.clicked.connect(lambda: self.read_on(1))
        bar = self._scroll.verticalScrollBar()
        for moved in (bar.rangeChanged, bar.valueChanged):
            moved.connect(lambda *_: self._offer())
        line = QHBoxLayout()
        line.addWidget(self._where, 1)
        line.addWidget(self._back)
        line.addWidget(self._on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(8))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(line)

    def show_paper(self, pages: int, note: str = "") -> None:
        """Begin a paper of so many pages; the note (the copy's number) stands beside them."""
        self._pages, self._page, self._note = pages, 0, note
        self._asked = None
        self._sheet.clear()
        self._ask()

    def be_short(self, *, short: bool) -> None:
        """Write only the keys on the buttons where there is little room; they are said in full."""
        for button in (self._back, self._on):
            button.setText("" if short else button.accessibleName())
            button.updateGeometry()

    def show_page(self, page: int, size: tuple[int, int], rgb: bytes) -> None:
        """Show a page's pixels; a page that was left meanwhile is not shown."""
        if page != self._page:
            return
        width, height = size
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        pixels = QPixmap.fromImage(image)
        pixels.setDevicePixelRatio(self.devicePixelRatioF())
        self._sheet.setPixmap(pixels)

    def turn(self, pages: int) -> None:
        """Turn over pages, forward or back."""
        self._page = min(max(self._page + pages, 0), max(self._pages - 1, 0))
        self._scroll.verticalScrollBar().setValue(0)
        self._ask()

    def read_on(self, way: int) -> None:
        """Scroll to what is below (1) or above (-1), and turn the page where it ends."""
        bar = self._scroll.verticalScrollBar()
        end = bar.maximum() if way > 0 else bar.minimum()
        if bar.value() != end:
            bar.setValue(bar.value() + way * max(bar.pageStep() * 3 // 4, 1))
        elif 0 <= self._page + way < self._pages:
            self.turn(way)
            bar.setValue(bar.minimum() if way > 0 else bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll the sheet with the arrows."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + steps * px(64))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the page anew when there is more or less room."""
        super().resizeEvent(event)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the page once it can be seen."""
        super().showEvent(event)
        self._ask()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be as large as there is room."""
        return QSize(px(480), px(480))

    def _offer(self) -> None:
        """Offer to read on while there is more, on this page or another."""
        bar = self._scroll.verticalScrollBar()
        self._back.setEnabled(self._page > 0 or bar.value() > bar.minimum())
        self._on.setEnabled(self._page < self._pages - 1 or bar.value() < bar.maximum())

    def _ask(self) -> None:
        self._offer()
        there = self._pages > 0
        page = text("ui.preview.page", page=self._page + 1, of=self._pages) if there else ""
        self._where.setText("   ".join(part for part in (page, self._note) if part))
        room = min(self._scroll.viewport().width() - px(_EDGE), px(_READABLE))
        wanted = (self._page, round(room * self.devicePixelRatioF()))
        if self._pages and self.isVisible() and room > 0 and wanted != self._asked:
            self._asked = wanted
            self.page_wanted.emit(*wanted)
