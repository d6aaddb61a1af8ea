"""A list of records: arrows go through it, Enter takes one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QIcon, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from kpps_desktop.ui.pictures import RecordTablePicture, Tone
from kpps_desktop.ui.theme import mark, px, tone_colors
from kpps_desktop.ui.widgets.icons import TONE_ICONS, pixmap
from kpps_desktop.ui.widgets.keys import is_enter

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RecordTable(QTableView):
    """Shows records and announces which one was chosen."""

    record_chosen = Signal(str)
    """Enter or a double click took a record: its code."""
    record_reached = Signal(str)
    """The arrows or a click came to a record: its code."""

    def __init__(self, name: str, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said or name)
        self._records, self._followed = _Records(self), ""
        self._empty = QLabel(self)
        self._empty.setProperty("kind", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._empty.setMargin(px(16))
        self.setModel(self._records)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setIconSize(QSize(px(16), px(16)))
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(40))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.doubleClicked.connect(lambda index: self.record_chosen.emit(self._code(index)))
        self.selectionModel().currentRowChanged.connect(
            lambda index, _: self.record_reached.emit(self._code(index))
        )

    @property
    def chosen(self) -> str:
        """Return the code of the record that is reached, or nothing."""
        return self._code(self.currentIndex())

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of all records, in order."""
        return tuple(one.code for one in self._records.picture.records)

    def show_picture(self, picture: RecordTablePicture) -> None:
        """Show records; the one reached before stays reached while it is there."""
        reached = self.chosen
        self.blockSignals(True)  # noqa: FBT003 - Qt's way
        self._records.show_picture(picture)
        self._size_columns(picture)
        self.reach(reached)
        self.blockSignals(False)  # noqa: FBT003 - Qt's way
        self._empty.setText(picture.empty)
        self._empty.setVisible(not picture.records)

    def reach(self, code: str) -> None:
        """Come to a record by its code."""
        for at, record in enumerate(self._records.picture.records):
            if record.code == code:
                self.selectRow(at)

    def follow(self, code: str) -> None:
        """Come to the record that is next by now; whoever has left it since then stays away."""
        if code != self._followed or not self.chosen:
            self._followed = code
            self.reach(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take the record reached on Enter; without one, Enter belongs to the task."""
        if is_enter(event) and self.chosen:
            self.record_chosen.emit(self.chosen)
        elif event.text().strip():
            event.ignore()  # letters are keys of the task, not a search
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:  # noqa: ANN401, N802 - Qt's name
        """Keep the record reached in sight, and the words of an empty list in the middle."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
        self._empty.setGeometry(self.viewport().geometry())

    def _code(self, index: QModelIndex) -> str:
        records = self._records.picture.records
        return records[index.row()].code if 0 <= index.row() < len(records) else ""

    def _size_columns(self, picture: RecordTablePicture) -> None:
        head = self.horizontalHeader()
        for column in range(len(picture.columns)):
            weight = picture.widths[column] if column < len(picture.widths) else 1
            fit, rest = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, rest if weight else fit)
        mark(self, empty="yes" if not picture.records else "no")


def _sign(tone: Tone) -> QIcon | None:
    """Return the sign of a tone, for colour is never alone."""
    if tone is Tone.PLAIN:
        return None
    return QIcon(pixmap(TONE_ICONS[tone], tone_colors(tone)[0], px(16)))


class _Records(QAbstractTableModel):
    """Qt's view of a picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = RecordTablePicture((), ())

    def show_picture(self, picture: RecordTablePicture) -> None:
        self.beginResetModel()
        self.picture = picture
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.picture.records)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.picture.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        record = self.picture.records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record.texts[index.column()] if index.column() < len(record.texts) else ""
        if role == Qt.ItemDataRole.ForegroundRole and record.tone is not Tone.PLAIN:
            return QBrush(tone_colors(record.tone)[0])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return _sign(record.tone)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.picture.columns[section]
        return None
