"""A card: what belongs together, on its own ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import Tone


class Card(QFrame):
    """A framed ground with a head (if it has one) and a body.

    What is inside keeps to the top; with `fill` it takes all the room there is.
    """

    def __init__(
        self, name: str = "", title: str = "", *, fill: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(16), px(16), px(16))
        whole.setSpacing(px(8))
        self._title = Words(title, "head")
        whole.addWidget(self._title)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(8))
        whole.addLayout(self.body, 1 if fill else 0)
        if not fill:
            whole.addStretch(1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the head; none when empty."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def set_tone(self, tone: Tone) -> None:
        """Colour the ground and the frame."""
        if self.property("tone") != tone.value:
            mark(self, tone=tone.value)


def row(*widgets: QWidget, stretch: int = -1, grow: int = -1) -> QHBoxLayout:
    """Return widgets side by side; `stretch` is the place of a gap, `grow` that of the widest."""
    line = QHBoxLayout()
    line.setSpacing(px(8))
    for at, widget in enumerate(widgets):
        if at == stretch:
            line.addStretch(1)
        line.addWidget(widget, 1 if at == grow else 0)
    if stretch >= len(widgets):
        line.addStretch(1)
    return line
