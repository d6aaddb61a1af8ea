"""Opening the voting: the countdown, and the reason where it is late or a step is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal

from kpps_desktop.ui.kpps.pembukaan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from kpps_desktop.ui.kpps.pembukaan.pictures import OpeningPicture

_TICK_MS = 500
_HOUR, _MINUTE = 3600, 60


class OpeningPage(Task):
    """How long until the hour; from then on Enter opens, with a reason where one is needed."""

    voting_opened = Signal(str)
    """The reason, or nothing."""
    hour_came = Signal()
    """The countdown is over: look at the books again."""

    def __init__(self) -> None:
        super().__init__("opening_voting")
        self._picture: OpeningPicture | None = None
        self._since = QElapsedTimer()
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._tick)
        self._count = Words("", "figure")
        self._count.setObjectName("countdown")
        self._said = {name: Words("", "strong") for name in ("uncounted", "left", "late")}
        self._reason = TextField("opening_reason", say("opening.reason"), most=400)
        self._reason.setMaximumWidth(px(760))
        card = Card("opening")
        card.body.addWidget(self._count)
        for name, words in self._said.items():
            words.setObjectName(f"opening_{name}")
            words.set_tone("peringatan")
            card.body.addWidget(words)
        card.body.addWidget(self._reason)
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("opening_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self._open = PrimaryButton("voting_opened", say("opening.open"))
        self._open.clicked.connect(self._finish)
        self.add_quiet(back)
        self.set_primary(self._open)

    def show_page(self, picture: OpeningPicture) -> None:
        """Show when it may be opened, and what that needs."""
        self._picture = picture
        self.set_title(say("opening.title"), say("opening.detail", opens=picture.opens))
        texts = {"uncounted": picture.uncounted, "left": picture.left, "late": picture.late}
        for name, words in texts.items():
            self._said[name].setText(words)
            self._said[name].setVisible(bool(words))
        self._reason.setVisible(picture.reason_needed and picture.can)
        self.setFocusProxy(self._reason if picture.reason_needed and picture.can else None)  # type: ignore[arg-type]
        self._since.start()
        self._tick()
        if picture.seconds and self.isVisible():
            self._ticking.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count while it can be seen."""
        super().showEvent(event)
        if self._picture and self._picture.seconds:
            self.hour_came.emit()
            self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Count no more."""
        super().hideEvent(event)
        self._ticking.stop()

    def _seconds(self) -> int:
        if self._picture is None or not self._since.isValid():
            return 0
        return max(self._picture.seconds - self._since.elapsed() // 1000, 0)

    def _tick(self) -> None:
        seconds = self._seconds()
        can = bool(self._picture and self._picture.can)
        words = say("opening.now") if can else say("opening.not_yet")
        if seconds:
            words = say("opening.wait", left=_spelt(seconds))
        self._count.setText(words)
        self._open.setEnabled(can and not seconds)
        if not seconds and self._ticking.isActive():
            self._ticking.stop()
            self.hour_came.emit()

    def _finish(self) -> None:
        picture = self._picture
        if picture is None or not picture.can or self._seconds():
            return
        if picture.reason_needed and not self._reason.text:
            self._reason.tell(say("opening.reason_needed"))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._reason.tell("")
        self.voting_opened.emit(self._reason.text if picture.reason_needed else "")


def _spelt(seconds: int) -> str:
    """Write a time to wait as a clock does: hours, minutes, seconds."""
    hours, rest = divmod(seconds, _HOUR)
    minutes, left = divmod(rest, _MINUTE)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"
