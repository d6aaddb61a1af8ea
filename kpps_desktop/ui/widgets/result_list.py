"""A list of things found: number, words, detail, a mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kpps_desktop.ui.pictures import ResultPicture, Tone
from kpps_desktop.ui.theme import color, px, tone_colors

_HIGH = 40
_LEAST = 55
"""Share of a line that is left to its words beside a long detail, in percent."""
_RESULT = Qt.ItemDataRole.UserRole


class ResultList(QListWidget):
    """Results under the field that found them; the first is reached."""

    result_taken = Signal(str)

    def __init__(self, name: str, said: str, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said)
        self._most = rows
        self.marks: tuple[str, ...] = ()
        self.widest = ("", "")
        self.setProperty("kind", "results")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(self))
        self.itemClicked.connect(lambda item: self.result_taken.emit(item.data(_RESULT).code))
        self.hide()

    @property
    def reached(self) -> str:
        """Return the code of the result that is reached, or nothing."""
        item = self.currentItem()
        return item.data(_RESULT).code if item else ""

    def show_results(self, results: tuple[ResultPicture, ...]) -> None:
        """Show results; without any the list is away."""
        self.clear()
        self.marks = tuple({result.mark for result in results})
        beside = [result for result in results if result.detail]
        self.widest = (
            max((result.text for result in beside), key=len, default=""),
            max((result.detail for result in beside), key=len, default=""),
        )
        for result in results:
            item = QListWidgetItem(self)
            item.setData(_RESULT, result)
            said = (result.number, result.text, result.detail, result.mark)
            item.setText(" ".join(part for part in said if part))
        if results:
            self.setCurrentRow(0)
        rows = min(len(results), self._most)
        self.setFixedHeight(rows * px(_HIGH) + 2 * self.frameWidth() + px(2))
        self.setVisible(bool(results))

    def step(self, steps: int) -> None:
        """Go up or down."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + steps, 0), self.count() - 1))


class _Line(QStyledItemDelegate):
    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(200), px(_HIGH))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        result: ResultPicture = index.data(_RESULT)
        room: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, ground = tone_colors(result.tone)
        if chosen:
            ground = color("primary_back") if result.tone is Tone.PLAIN else ground
        painter.save()
        painter.fillRect(room, ground)
        if chosen:
            painter.fillRect(room.x(), room.y(), px(4), room.height(), color("primary"))
        self._draw(painter, room, result, ink.name())
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, result: ResultPicture, ink: str) -> None:
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        strong = QFont(painter.font())
        strong.setBold(True)
        plain = QFont(painter.font())
        wide = room.width()
        painter.setPen(ink)
        painter.setFont(plain)
        painter.drawText(room.adjusted(px(8), 0, px(60) - wide, 0), middle | right, result.number)
        mark = self._mark_width(painter)
        painter.drawText(room.adjusted(0, 0, -px(12), 0), middle | right, result.mark)
        left, end = px(76), wide - px(24) - mark
        painter.setFont(strong)
        half = left + self._words_width(painter, end - left) if result.detail else end
        self._line(
            painter, QRect(room.x() + left, room.y(), half - left, room.height()), result.text
        )
        painter.setFont(plain)
        if result.tone is Tone.PLAIN:
            painter.setPen(color("muted"))
        rest = QRect(room.x() + half + px(12), room.y(), end - half - px(12), room.height())
        self._line(painter, rest, result.detail)

    def _words_width(self, painter: QPainter, room: int) -> int:
        """Return the width of the column of words: the widest, where the details leave room."""
        home = self.parent()
        widest = home.widest if isinstance(home, ResultList) else ("", "")
        words, detail = (painter.fontMetrics().horizontalAdvance(one) for one in widest)
        return max(min(words + px(4), room - detail - px(16)), room * _LEAST // 100)

    def _mark_width(self, painter: QPainter) -> int:
        """Return the width of the widest mark, so that the columns stand under each other."""
        home = self.parent()
        marks = home.marks if isinstance(home, ResultList) else ()
        return max((painter.fontMetrics().horizontalAdvance(one) for one in marks), default=0)

    @staticmethod
    def _line(painter: QPainter, room: QRect, words: str) -> None:
        fit = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fit)
