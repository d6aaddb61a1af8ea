"""A cell of digit boxes, three or more; blank shows an em dash, and is never zero."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from kpps_desktop.ui.pictures import DIGITS, Tone, typed_figure
from kpps_desktop.ui.theme import color, px, text, tone_colors
from kpps_desktop.ui.widgets.keys import is_enter

_BOX, _NARROW, _HIGH = 28, 15, 40
BLANK = "—"
DASH = "-"
"""The key for a blank: on the keys of numbers too."""


class NumberCell(QLineEdit):
    """Digits only, no more than its boxes; Enter goes on; leaving announces what changed.

    With `dashes` a blank is said with the minus key, and an em dash shows it; a cell of which
    nothing was said has empty boxes, and Enter passes it by.
    """

    figure_typed = Signal(object)
    """int, or None for blank: what the officer left in the cell."""
    blank_said = Signal()
    """The box on the paper is blank."""

    def __init__(
        self, name: str, said: str = "", parent: QWidget | None = None, *, dashes: bool = False
    ) -> None:
        super().__init__(parent)
        self._dashes, self._dashed = dashes, not dashes
        self.setObjectName(name)
        self.setAccessibleName(said or name)
        self._shown: int | None = None
        self._tone = Tone.PLAIN
        self._instead: str | None = None
        self._refused = False
        """Whether the last key was not taken: the frame says so until the next one."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setProperty("kind", "number_cell")
        self.set_digits(DIGITS)
        self.editingFinished.connect(self._announce)
        self.inputRejected.connect(self._refuse)
        self._describe()

    @property
    def figure(self) -> int | None:
        """Return the figure in the cell now, typed or shown."""
        return typed_figure(self.text(), self._digits)

    def set_digits(self, digits: int) -> None:
        """Have so many boxes: narrower ones where there are more than a TPS's paper has."""
        self._digits = digits
        self.setMaxLength(digits)
        only = QRegularExpression(f"[0-9]{{0,{digits}}}")
        self.setValidator(QRegularExpressionValidator(only, self))
        self.setFixedSize(self.sizeHint())

    def show_figure(
        self,
        figure: int | None,
        tone: Tone = Tone.PLAIN,
        note: str = "",
        instead: str | None = None,
        *,
        dashed: bool = False,
    ) -> None:
        """Show a figure, unless the officer is typing another one just now."""
        self._tone, self._instead = tone, instead
        self.setToolTip(note)
        if not (self.hasFocus() and self.isModified()):
            self._shown = figure
            self._dashed = dashed or not self._dashes
            self.setText("" if figure is None else str(figure))
            if self.hasFocus():
                self.selectAll()
        self._describe(note)
        self.update()

    def set_editable(self, *, editable: bool) -> None:
        """Let the cell be typed in, or only read."""
        self.setReadOnly(not editable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Have room for the boxes."""
        box = _BOX if self._digits <= DIGITS else _NARROW
        return QSize(px(box * self._digits) + px(4), px(_HIGH))

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Begin anew: what is typed first replaces what stands."""
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the next cell on Enter; Delete clears to blank."""
        self._refused = False
        self.update()
        if is_enter(event):
            self._announce()
            self.focusNextChild()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete and not self.isReadOnly():
            self.setText("")
            self.setModified(True)
        elif event.text() == DASH and self._dashes and not self.isReadOnly():
            self._say_blank()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the boxes and the digits in them, from the right as on the paper."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = tone_colors(self._tone)
        if self.isReadOnly() and self._tone is Tone.PLAIN:
            ground = QColor(Qt.GlobalColor.transparent)
        self._draw_boxes(painter, ink, ground)
        font = QFont(self.font())
        font.setPixelSize(px(20))
        font.setBold(self._tone is not Tone.PLAIN)
        painter.setFont(font)
        painter.setPen(ink)
        shown = self._instead if self._instead is not None else self.text()
        if not shown and not self._dashed:
            return
        if not shown:
            painter.setPen(ink if self._tone is not Tone.PLAIN else color("muted"))
            painter.drawText(self._room(), Qt.AlignmentFlag.AlignCenter, BLANK)
        elif self._instead is not None:
            painter.drawText(self._room(), Qt.AlignmentFlag.AlignCenter, shown)
        else:
            for at, digit in enumerate(shown.rjust(self._digits)):
                painter.drawText(self._box(at), Qt.AlignmentFlag.AlignCenter, digit)

    def _draw_boxes(self, painter: QPainter, ink: QColor, ground: QColor) -> None:
        plain = self._tone is Tone.PLAIN
        frame = ink if not plain else color("line" if self.isReadOnly() else "edge")
        chosen = self.hasFocus() and self.hasSelectedText()
        painter.setBrush(color("primary_back") if chosen else ground)
        around = color("galat" if self._refused else "focus")
        painter.setPen(QPen(around, px(2)) if self.hasFocus() else QPen(frame, px(1)))
        painter.drawRoundedRect(self._room(), px(4), px(4))
        painter.setPen(QPen(frame, px(1), Qt.PenStyle.DotLine))
        for at in range(1, self._digits):
            left = self._box(at).left()
            painter.drawLine(round(left), px(6), round(left), self.height() - px(6))

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)

    def _box(self, at: int) -> QRectF:
        room = self._room()
        wide = room.width() / self._digits
        return QRectF(room.left() + at * wide, room.top(), wide, room.height())

    def _announce(self) -> None:
        if self.isReadOnly() or not self.isModified():
            return
        figure = self.figure
        self.setModified(False)
        taken_back = self._dashes and self._dashed and figure is None
        self._dashed = not self._dashes
        if figure != self._shown or taken_back:
            self._shown = figure
            self.figure_typed.emit(figure)
        self.setText("" if figure is None else str(figure))

    def _refuse(self) -> None:
        """Sign in red that a fourth digit was not taken."""
        self._refused = True
        self.update()

    def _say_blank(self) -> None:
        self.setText("")
        self.setModified(False)
        self._shown, self._dashed = None, True
        self._describe()
        self.update()
        self.blank_said.emit()
        self.focusNextChild()

    def _describe(self, note: str = "") -> None:
        empty = not self.text() and self._instead is None
        blank = text(f"ui.cell.{'blank' if self._dashed else 'waits'}") if empty else ""
        self.setAccessibleDescription(" ".join(part for part in (blank, note) if part))
