"""A legend that counts and chooses: each kind of cell, how many there are, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.board_cells import CellDrawings
from kpps_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from kpps_desktop.ui.widgets.keys import spoken

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.pictures import LegendPicture

_CELL, _HIGH, _WIDE, _GAP = (28, 24), 36, 196, 8


class Legend(QWidget):
    """Chips in a grid of as many columns as have room; the task around hears their keys."""

    kind_chosen = Signal(str)

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said)
        self._drawings = CellDrawings()
        self._chips: list[_Chip] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(4))

    def show_kinds(self, kinds: tuple[LegendPicture, ...]) -> None:
        """Show kinds with their counts."""
        if [one.code for one in kinds] != [one.kind.code for one in self._chips]:
            self._make(kinds)
        for chip, kind in zip(self._chips, kinds, strict=True):
            if chip.kind != kind:
                chip.show_kind(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put as many side by side as have room."""
        super().resizeEvent(event)
        self._lay_out()

    def _make(self, kinds: tuple[LegendPicture, ...]) -> None:
        for chip in self._chips:
            self._grid.removeWidget(chip)
            chip.deleteLater()
        self._chips = [_Chip(kind, self._drawings) for kind in kinds]
        for chip in self._chips:
            chip.clicked.connect(lambda _=False, code=chip.kind.code: self.kind_chosen.emit(code))
        self._across = 0
        self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, (self.width() + px(4)) // px(_WIDE + 4))
        if across == self._across:
            return
        for column in range(max(across, self._across)):
            self._grid.setColumnStretch(column, int(column < across))
        self._across = across
        for at, chip in enumerate(self._chips):
            self._grid.addWidget(chip, at // across, at % across)


class _Chip(QAbstractButton):
    """One kind: its cell, its name, its count, its key."""

    def __init__(self, kind: LegendPicture, drawings: CellDrawings) -> None:
        super().__init__()
        self.kind = kind
        self._drawings = drawings
        self.setObjectName(f"kind_{kind.code}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_kind(kind)

    def show_kind(self, kind: LegendPicture) -> None:
        """Show how many there are, and whether these alone are seen."""
        self.kind = kind
        self.setChecked(kind.chosen)
        self.setAccessibleName(text("ui.legend.said", name=kind.cell.said, count=kind.count))
        self.setAccessibleDescription(spoken(kind.key))
        self.setToolTip(kind.cell.said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for all of it."""
        return QSize(px(_WIDE), px(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be easy to hit."""
        return QSize(px(120), px(_HIGH))

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stay as it is until the picture says otherwise."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the cell, the name, the count and the key; what is chosen stands out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen, none = self.isChecked(), not self.kind.count
        shade = "focus" if self.hasFocus() else "primary" if chosen else "line"
        painter.setPen(QPen(color(shade), px(2) if chosen or self.hasFocus() else 1))
        painter.setBrush(color("primary_back" if chosen else "card"))
        painter.drawRoundedRect(room, px(6), px(6))
        size = QSize(px(_CELL[0]), px(_CELL[1]))
        top = (self.height() - size.height()) // 2
        painter.drawPixmap(px(_GAP), top, self._drawings.of(self.kind.cell, size))
        ink = color("muted" if none and not chosen else "ink")
        right = self.width() - px(_GAP) - keycap_width(self.font(), self.kind.key)
        draw_keycap(painter, right, self.height() / 2, self.kind.key, color("muted"))
        painter.setPen(ink)
        left = px(_GAP) * 2 + size.width()
        right -= px(_GAP)
        self._draw_count(painter, right)
        right -= painter.fontMetrics().horizontalAdvance(str(self.kind.count)) + px(_GAP)
        font = QFont(self.font())
        font.setPixelSize(px(13))
        painter.setFont(font)
        fit = painter.fontMetrics().elidedText(
            self.kind.name, Qt.TextElideMode.ElideRight, right - left
        )
        words = QRectF(left, 0, right - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, fit)

    def _draw_count(self, painter: QPainter, right: int) -> None:
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        count = QRectF(0, 0, right, self.height())
        painter.drawText(
            count, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(self.kind.count)
        )
