"""QR symbols on the screen, large, for whoever stands before it with a scanner or a phone."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.papers.qr import LEAST_MODULE, QUIET
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture, SymbolPicture

_POINTS = 72
_ROOMY = 400
_LEAST_DPI, _MOST_DPI = 72, 150
"""What a screen is believed to be: some tell nonsense, and on finer ones there is room for more."""


class QrSymbol(QWidget):
    """Draws a symbol black on white, in every theme, each module the same whole pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("qr_symbol")
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, rows: tuple[tuple[bool, ...], ...], said: str) -> None:
        """Show a symbol; `said` is for who does not see it."""
        self._rows = rows
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    @property
    def least_module(self) -> int:
        """Return the pixels of the smallest module that is read from a screen."""
        dpi = min(max(self.screen().physicalDotsPerInch(), _LEAST_DPI), _MOST_DPI)
        return ceil(LEAST_MODULE / _POINTS * dpi)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Take what there is: a page that scrolls would take this size for the least one."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never be drawn too fine to be read."""
        side = self._across() * self.least_module
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, quiet zone and modules."""
        if not self._rows:
            return
        module = min(self.width(), self.height()) // self._across()
        side = module * self._across()
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter = QPainter(self)
        painter.fillRect(QRect(left, top, side, side), Qt.GlobalColor.white)
        left, top = left + QUIET * module, top + QUIET * module
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    room = QRect(left + across * module, top + down * module, module, module)
                    painter.fillRect(room, Qt.GlobalColor.black)

    def _across(self) -> int:
        return len(self._rows) + 2 * QUIET


class QrPage(Task):
    """One symbol at a time; Enter and the arrows turn to the others."""

    def __init__(self) -> None:
        super().__init__("hand_qr")
        self._symbols: tuple[SymbolPicture, ...] = ()
        self._at = 0
        self._symbol = QrSymbol()
        self._contest, self._part = Words("", "contest"), Words("", "title")
        self._contest.setMinimumHeight(px(40))
        self._part.setObjectName("qr_part")
        self._where = Words("", "strong")
        self._where.setObjectName("qr_where")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        self._how = Words(say("qr.how"), "body")
        for part in (self._contest, self._part, self._where, self._how):
            column.addWidget(part)
        column.addStretch(1)
        card = Card("qr_card")
        card.body.addWidget(words)
        self.body.addWidget(Sides(self._symbol, card, weights=(3, 2), narrow=560), 1)
        self._back = QuietButton("qr_back", say("qr.back"), "Left")
        self._back.clicked.connect(lambda: self.turn(-1))
        self._on = PrimaryButton("qr_on", say("qr.on"))
        self._on.clicked.connect(self._go_on)
        # A button would take the arrow for itself, and lead the keys out of the page.
        bind("Right", self, lambda: self.turn(1))
        self.add_quiet(self._back)
        self.add_back()
        self.set_primary(self._on)
        self.setFocusProxy(self._on)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show the symbols of the last sealing; the one that is turned to stays."""
        self._show_title()
        if picture.symbols != self._symbols:
            self._symbols, self._at = picture.symbols, 0
        self._show()

    def begin(self) -> None:
        """Turn to the first."""
        self._at = 0
        self._show()

    def turn(self, by: int) -> None:
        """Turn to another symbol; not beyond the first and the last."""
        self._at = min(max(self._at + by, 0), max(len(self._symbols) - 1, 0))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the symbol where there is little: it must be seen whole."""
        super().resizeEvent(event)
        self._how.setVisible(self._roomy)
        self._show_title()

    @property
    def _roomy(self) -> bool:
        return self.height() >= px(_ROOMY)

    def _show_title(self) -> None:
        self.set_title(say("qr.title") if self._roomy else "")
        self.setAccessibleName(say("qr.title"))

    def _show(self) -> None:
        if not self._symbols:
            return
        shown = self._symbols[self._at]
        last = self._at == len(self._symbols) - 1
        self._symbol.show_rows(shown.rows, say("qr.said", title=shown.title, part=shown.part))
        self._contest.setText(shown.title)
        mark(self._contest, contest=shown.contest)
        self._part.setText(shown.part)
        self._where.setText(say("qr.where", at=self._at + 1, of=len(self._symbols)))
        self._back.setEnabled(self._at > 0)
        self._on.set_words(say("qr.done" if last else "qr.on"))

    def _go_on(self) -> None:
        if self._at >= len(self._symbols) - 1:
            self.stepped_back.emit()
        else:
            self.turn(1)
