"""A finding: its sign, its code, what is, what to do, and the way to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import FindingPicture


class FindingLine(QFrame):
    """One finding; "ke sel" leads to the cell it touches."""

    cell_wanted = Signal(str)

    def __init__(self, finding: FindingPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"finding_{finding.code}")
        self.setProperty("kind", "finding")
        self.setProperty("tone", finding.tone.value)
        said = text(f"ui.tone.{finding.tone.value}")
        self.setAccessibleName(f"{said} {finding.code}: {finding.title} {finding.remedy}")
        sign = Icon()
        sign.show_tone(finding.tone)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(8), px(12), px(8))
        line.setSpacing(px(8))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        head = Words(f"{finding.code}  {finding.title}", "strong")
        head.set_tone(finding.tone.value)
        words.addWidget(head)
        if finding.remedy:
            words.addWidget(Words(finding.remedy, "caption"))
        if finding.cell:
            words.addWidget(self._way(finding.cell), 0, Qt.AlignmentFlag.AlignLeft)
        line.addLayout(words, 1)

    def _way(self, cell: str) -> QPushButton:
        way = QPushButton(text("ui.finding.to_cell"))
        way.setObjectName(f"to_cell_{cell}")
        way.setProperty("kind", "link")
        way.setAutoDefault(True)
        way.setAccessibleName(f"{text('ui.finding.to_cell')} {cell}")
        way.clicked.connect(lambda: self.cell_wanted.emit(cell))
        return way
