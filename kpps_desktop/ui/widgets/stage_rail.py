"""The rail of stages: what is done, what is now, what comes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import StagePicture, StageState
from kpps_desktop.ui.theme import color, px, text
from kpps_desktop.ui.widgets.icons import clear, draw_icon
from kpps_desktop.ui.widgets.keys import bind, spoken

_ICONS = {
    StageState.DONE: ("check", "ok"),
    StageState.NOW: ("play", "primary"),
    StageState.AHEAD: ("ring", "muted"),
}
_SAID = {
    StageState.DONE: "ui.stage.done",
    StageState.NOW: "ui.stage.now",
    StageState.AHEAD: "ui.stage.ahead",
}
_WIDE, _THIN, _HIGH, _LOW = 208, 56, 56, 24


class StageRail(QFrame):
    """Stages one under another; Alt with a digit, a click or the arrows choose one."""

    stage_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_rail")
        self.setProperty("kind", "rail")
        self.setAccessibleName(text("ui.rail"))
        self._stages: tuple[StagePicture, ...] = ()
        self._chosen = ""
        self._thin = False
        self._buttons: list[_StageButton] = []
        line = QVBoxLayout(self)
        line.setContentsMargins(0, px(8), 0, px(8))
        line.setSpacing(0)
        self.set_thin(thin=False)

    def show_stages(self, stages: tuple[StagePicture, ...], chosen: str) -> None:
        """Show the stages, and which one the screen in the middle belongs to."""
        if [one.code for one in stages] != [one.code for one in self._stages]:
            self._make(stages)
        self._stages, self._chosen = stages, chosen
        for button, stage in zip(self._buttons, stages, strict=True):
            button.show_stage(stage, chosen=stage.code == chosen)

    def set_thin(self, *, thin: bool) -> None:
        """Show the signs only, where there is little room."""
        self._thin = thin
        self.setFixedWidth(px(_THIN if thin else _WIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go up and down the rail."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        at = next((i for i, one in enumerate(self._buttons) if one.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        self._buttons[(at + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, stages: tuple[StagePicture, ...]) -> None:
        clear(self)
        layout = self.layout()
        self._buttons = []
        for place, stage in enumerate(stages, start=1):
            button = _StageButton(stage, f"Alt+{place}")
            button.clicked.connect(lambda _=False, code=stage.code: self.stage_chosen.emit(code))
            self._buttons.append(button)
            if layout is not None:
                layout.addWidget(button)
        if isinstance(layout, QVBoxLayout):
            layout.addStretch(1)


class _StageButton(QAbstractButton):
    """One stage: its sign, its name, its time."""

    def __init__(self, stage: StagePicture, key: str) -> None:
        super().__init__()
        self._stage = stage
        self._chosen = False
        self._key = key
        self.setObjectName(f"stage_{stage.code}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        bind(key, self, self.click)

    def show_stage(self, stage: StagePicture, *, chosen: bool) -> None:
        """Show how the stage stands."""
        self._stage, self._chosen = stage, chosen
        said = text(_SAID[stage.state])
        self.setAccessibleName(" ".join(part for part in (stage.name, said, stage.time) if part))
        self.setAccessibleDescription(spoken(self._key))
        self.setToolTip(f"{stage.name} ({self._key})")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be easy to hit."""
        return QSize(px(_THIN), px(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Move closer together where the window is low."""
        return QSize(px(_THIN), px(_LOW))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw sign, name and time; the chosen stage on its own ground with a bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chosen:
            painter.fillRect(self.rect(), color("primary_back"))
            painter.fillRect(0, 0, px(4), self.height(), color("primary"))
        elif self.underMouse():
            painter.fillRect(self.rect(), color("background"))
        sign, shade = _ICONS[self._stage.state]
        size = px(20)
        room = QRectF(px(18), (self.height() - size) / 2, size, size)
        draw_icon(painter, sign, room, color(shade))
        if self.width() > px(_THIN):
            self._draw_words(painter)
        if self.hasFocus():
            painter.setPen(color("focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _draw_words(self, painter: QPainter) -> None:
        stage = self._stage
        font = QFont(self.font())
        font.setBold(stage.state is StageState.NOW or self._chosen)
        painter.setFont(font)
        ahead = stage.state is StageState.AHEAD and not self._chosen
        painter.setPen(color("muted" if ahead else "ink"))
        left, wide = px(50), self.width() - px(54)
        middle = self.height() / 2
        if not stage.time:
            room = QRectF(left, 0, wide, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, stage.name)
            return
        above = QRectF(left, middle - px(20), wide, px(20))
        painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, stage.name)
        font.setBold(False)
        font.setPixelSize(px(13))
        painter.setFont(font)
        painter.setPen(color("muted"))
        below = QRectF(left, middle, wide, px(18))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, stage.time)
