"""One contest's differences: what does not agree, and the reason that goes into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.kpps.penutupan.pictures import DifferencePicture

_MOST = 300


class DifferenceView(Card):
    """Shows findings and asks for one reason; Enter in the reason records it."""

    reason_typed = Signal(str)
    recorded = Signal()
    cell_wanted = Signal(str)
    left = Signal()
    """Esc in the reason: back to the figures."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name, title)
        self._shown: object = None
        self._findings = QWidget()
        lines = QVBoxLayout(self._findings)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        self._reason = TextField(f"{name}_reason", text("ui.penutupan.reason"), most=_MOST)
        self._whole = False
        self._told = Words("", "strong")
        self._told.setObjectName(f"{name}_told")
        self._told.set_tone(Tone.OK.value)
        for part in (self._findings, self._told, self._reason):
            self.body.addWidget(part)
        self.setFocusProxy(self._reason)
        self._reason.text_changed.connect(self.reason_typed)

    def show_difference(self, one: DifferencePicture) -> None:
        """Show what differs, and whether its reason is recorded."""
        if one.findings != self._shown:
            self._shown = one.findings
            clear(self._findings)
            layout = self._findings.layout()
            for finding in one.findings:
                line = FindingLine(finding)
                line.cell_wanted.connect(self.cell_wanted)
                if layout is not None:
                    layout.addWidget(line)
        self._reason.show_text(one.reason)
        self._told.setText(text("ui.penutupan.recorded", reason=one.recorded))
        self._told.setVisible(bool(one.recorded))
        self._reason.setVisible(not one.recorded)
        self._whole = one.leads is not None and not one.recorded
        self.set_tone(Tone.PLAIN if one.recorded else Tone.PERINGATAN)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Record the reason with Enter; leave it with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif is_enter(event) and self._reason.input.hasFocus() and self._whole:
            self.recorded.emit()
        else:
            super().keyPressEvent(event)
