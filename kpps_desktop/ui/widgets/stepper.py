"""Steps in order, each with the time it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.icons import clear, draw_icon

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import StepPicture

_HIGH = 44


class Stepper(QWidget):
    """A list of steps; the step at hand can be taken, done ones tell when."""

    step_taken = Signal(str)

    def __init__(self, name: str, said: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(said or name)
        self._steps: dict[str, _Step] = {}
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)

    def show_steps(self, steps: tuple[StepPicture, ...]) -> None:
        """Show the steps in their order."""
        if [one.code for one in steps] != list(self._steps):
            self._make(steps)
        for at, step in enumerate(steps):
            self._steps[step.code].show_step(step, last=at == len(steps) - 1)

    def focus_now(self) -> None:
        """Go to the step at hand."""
        for step in self._steps.values():
            if step.isEnabled():
                step.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _make(self, steps: tuple[StepPicture, ...]) -> None:
        clear(self)
        self._steps = {}
        for place, step in enumerate(steps, start=1):
            line = _Step(place, step)
            line.clicked.connect(lambda _=False, code=step.code: self.step_taken.emit(code))
            self._steps[step.code] = line
            layout = self.layout()
            if layout is not None:
                layout.addWidget(line)


class _Step(QAbstractButton):
    def __init__(self, place: int, step: StepPicture) -> None:
        super().__init__()
        self._place, self._step, self._last = place, step, False
        self.setObjectName(f"step_{step.code}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, step: StepPicture, *, last: bool) -> None:
        self._step, self._last = step, last
        self.setEnabled(step.now)
        state = "ui.step.done" if step.done else "ui.step.now" if step.now else "ui.step.ahead"
        self.setAccessibleName(f"{self._place}. {step.words}")
        said = (text(state), step.time, step.detail)
        self.setAccessibleDescription(" ".join(part for part in said if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(240), px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._step.now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("primary_back"))
            painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))
        self._draw_sign(painter)
        self._draw_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(color("focus"), px(2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))

    def _draw_sign(self, painter: QPainter) -> None:
        step, size = self._step, px(24)
        room = QRectF(px(12), (self.height() - size) / 2, size, size)
        painter.setPen(QPen(color("line"), px(2)))
        middle = room.center().x()
        if self._place > 1:
            painter.drawLine(round(middle), 0, round(middle), round(room.top()) - px(2))
        if not self._last:
            painter.drawLine(
                round(middle), round(room.bottom()) + px(2), round(middle), self.height()
            )
        shade = color("ok" if step.done else "primary" if step.now else "muted")
        painter.setPen(QPen(shade, px(2)))
        painter.setBrush(color("ok_back") if step.done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(room.adjusted(1, 1, -1, -1))
        if step.done:
            draw_icon(painter, "check", room.adjusted(px(5), px(5), -px(5), -px(5)), shade)
            return
        font = QFont(self.font())
        font.setPixelSize(px(13))
        painter.setFont(font)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(self._place))

    def _draw_words(self, painter: QPainter) -> None:
        step = self._step
        font = QFont(self.font())
        font.setBold(step.now)
        painter.setFont(font)
        time = painter.fontMetrics().horizontalAdvance(step.time) if step.time else 0
        wide = self.width() - px(48) - time - px(24)
        painter.setPen(color("ink" if step.now or step.done else "muted"))
        room = QRectF(px(48), 0, wide, self.height())
        words = painter.fontMetrics().elidedText(step.words, Qt.TextElideMode.ElideRight, int(wide))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(color("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.rect().adjusted(0, 0, -px(12), 0), right, step.time)
