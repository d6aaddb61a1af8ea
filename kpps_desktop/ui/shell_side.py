"""The right panel: what the regulation says about this step, and open findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import FindingPicture, LawPicture

_WIDE = 288


class SidePanel(QScrollArea):
    """Law above, findings below."""

    cell_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.setProperty("kind", "side")
        self.setAccessibleName(text("ui.side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(px(_WIDE))
        self._shown: object = None
        inside = QWidget()
        inside.setObjectName("side_body")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(px(16), px(16), px(16), px(16))
        whole.setSpacing(px(8))
        self._law, self._found = QWidget(), QWidget()
        self._count = Words("", "head")
        self._count.setObjectName("findings_head")
        for part in (self._law, self._found):
            line = QVBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(px(8))
        whole.addWidget(Words(text("ui.law"), "head"))
        whole.addWidget(self._law)
        whole.addSpacing(px(16))
        whole.addWidget(self._count)
        whole.addWidget(self._found)
        whole.addStretch(1)
        self.setWidget(inside)

    def show_side(
        self, law: tuple[LawPicture, ...], findings: tuple[FindingPicture, ...] | None
    ) -> None:
        """Show law and findings, if any are sought; what did not change keeps its focus."""
        if self._shown == (law, findings):
            return
        self._shown = (law, findings)
        clear(self._law)
        clear(self._found)
        for one in law:
            self._add(self._law, Words(one.text))
            if one.article:
                self._add(self._law, Words(one.article, "caption"))
        self._count.setVisible(findings is not None)
        if findings is None:
            return
        self._count.setText(text("ui.findings", count=len(findings)))
        if not findings:
            self._add(self._found, Words(text("ui.findings_none"), "muted"))
        for finding in findings:
            line = FindingLine(finding)
            line.cell_wanted.connect(self.cell_wanted)
            self._add(self._found, line)

    @staticmethod
    def _add(part: QWidget, widget: QWidget) -> None:
        layout = part.layout()
        if layout is not None:
            layout.addWidget(widget)
