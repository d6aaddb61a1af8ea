"""A board of many cells, one painted widget: arrows reach a cell, and it is told in words."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from kpps_desktop.ui.widgets.board_sight import BoardSight
from kpps_desktop.ui.widgets.board_steps import first, sideways, there, upright

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

    from kpps_desktop.ui.pictures import BoardPicture, Spot
    from kpps_desktop.ui.widgets.board_layout import At

_KEY = Qt.Key
_SIDEWAYS = MappingProxyType({_KEY.Key_Right: 1, _KEY.Key_Left: -1})
_UPRIGHT = MappingProxyType({_KEY.Key_Down: 1, _KEY.Key_Up: -1})
_PAGES = MappingProxyType({_KEY.Key_PageDown: 1, _KEY.Key_PageUp: -1})


class StateBoard(BoardSight):
    """Shows a BoardPicture; every cell can be reached, and says how it stands.

    The cell that is reached follows the one that is next, unless somebody has left it.
    """

    cell_reached = Signal(str, str)
    """The arrows or a click came to a cell: its column, its line."""

    def __init__(self, name: str, said: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._reached: Spot | None = None
        self.setAccessibleName(said)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def reached(self) -> Spot | None:
        """Return the cell that is reached, or None on an empty board."""
        return self._reached

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Return the cells that are there, in their order."""
        return tuple(self.where)

    def show_picture(self, picture: BoardPicture) -> None:
        """Show a board."""
        before = self.picture.next
        self.lay(picture)
        left = self._reached not in {None, before}
        if self._reached not in self.where or (picture.next != before and not left):
            wanted = picture.next if picture.next in self.where else next(iter(self.where), None)
            self._come(wanted)
        else:
            self._tell()

    def reach(self, spot: Spot | None) -> None:
        """Come to a cell, if it is there."""
        if spot in self.where:
            self._come(spot)

    def told(self, spot: Spot | None) -> str:
        """Say a cell in words: its group, its column, its line, and how it stands."""
        if spot not in self.where:
            return ""
        group, column, line = self.where[spot]
        held = self.picture.groups[group]
        cell = held.columns[column].cells[line]
        said = (cell.said, cell.flag) if cell else ()
        parts = (held.title, held.columns[column].head, self.picture.lines[line].name, *said)
        return ", ".join(part for part in parts if part)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from cell to cell; every other key belongs to the task around."""
        found = self._stepped(Qt.Key(event.key()))
        if found is None:
            event.ignore()
        else:
            self._come(self._spot(found))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keys are here."""
        super().focusInEvent(event)
        self.update_spot(self._reached)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show that the keys are elsewhere."""
        super().focusOutEvent(event)
        self.update_spot(self._reached)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Come to the cell that is clicked."""
        self.reach(self._under(event.position().toPoint()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the whole click: nobody around waits for its end."""
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say the cell under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told(self._under(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _stepped(self, key: Qt.Key) -> At | None:
        """Return where a key leads to; None for a key that leads nowhere."""
        groups, at = self.picture.groups, self.where.get(self._reached or ("", ""))
        if at is None:
            return None
        if key in _SIDEWAYS:
            return sideways(groups, at, _SIDEWAYS[key])
        if key in _UPRIGHT:
            return upright(groups, self.places, at, _UPRIGHT[key])
        if key in _PAGES:
            blocks = max(1, self.viewport().height() // self.places.block_high)
            for _ in range(blocks * self.places.lines):
                at = upright(groups, self.places, at, _PAGES[key])
            return at
        if key in {_KEY.Key_Home, _KEY.Key_End}:
            return first(groups, last=key == _KEY.Key_End)
        return None

    def _come(self, spot: Spot | None) -> None:
        before, self._reached = self._reached, spot
        self.ring(spot)
        self._tell()
        if spot is not None and spot != before:
            self.cell_reached.emit(*spot)

    def _tell(self) -> None:
        """Say the cell that is reached to whoever hears, once."""
        said = self.told(self._reached)
        if said == self.accessibleDescription():
            return
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _spot(self, at: At) -> Spot:
        group, column, line = at
        return self.picture.groups[group].columns[column].code, self.picture.lines[line].code

    def _under(self, point: QPoint) -> Spot | None:
        at = self.under(point)
        return self._spot(at) if at and there(self.picture.groups, at) else None
