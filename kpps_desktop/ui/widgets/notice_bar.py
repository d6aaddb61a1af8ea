"""The quiet notice under the header: what is, what to do; gone with Esc or the next good act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import mark, px, text
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import NoticePicture


class NoticeBar(QFrame):
    """One notice at a time; the newest stands."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("kind", "notice")
        self._shown: NoticePicture | None = None
        self._sign = Icon()
        self._title = Words("", "strong")
        self._title.setObjectName("notice_title")
        self._remedy = Words("", "body")
        self._remedy.setObjectName("notice_remedy")
        self._code = Words("", "caption")
        self._code.setWordWrap(False)
        close = QuietButton("notice_close", text("ui.close"), "Alt+X")
        close.clicked.connect(self.dismissed)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(self._title)
        words.addWidget(self._remedy)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(8), px(16), px(8))
        line.setSpacing(px(12))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self._code)
        line.addWidget(close)
        self.hide()

    @property
    def shown(self) -> NoticePicture | None:
        """Return the notice that stands, if there is one."""
        return self._shown

    def show_notice(self, notice: NoticePicture | None) -> None:
        """Show a notice and tell it to a screen reader; None takes it away."""
        self._shown = notice
        self.setVisible(notice is not None)
        if notice is None:
            return
        mark(self, tone=notice.tone.value)
        self._sign.show_tone(notice.tone)
        self._title.setText(notice.title)
        self._title.set_tone(notice.tone.value)
        self._remedy.setText(notice.remedy)
        self._remedy.setVisible(bool(notice.remedy))
        self._code.setText(notice.code)
        said = f"{notice.title} {notice.remedy}".rstrip()
        self.setAccessibleName(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
