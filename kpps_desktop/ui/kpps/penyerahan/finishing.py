"""Ending the day: what is missing, who received everything, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture, Phase
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.icons import Icon, clear
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable


class FinishPage(Task):
    """Warnings first, then who received the boxes; Enter asks for the ketua's PIN."""

    finish_wanted = Signal(str)
    """Who received."""

    def __init__(self) -> None:
        super().__init__("hand_finish")
        self._shown: tuple[tuple[Tone, str], ...] | None = None
        self._lines = QWidget()
        self._lines.setObjectName("finish_lines")
        lines = QVBoxLayout(self._lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(8))
        card = Card("finish")
        card.body.addWidget(self._lines)
        self._who = TextField("finish_who", say("finish.who"), most=120)
        self._who.setMaximumWidth(px(760))
        self.body.addWidget(card)
        self.body.addWidget(self._who)
        self.body.addStretch(1)
        self._back = QuietButton("finish_back", say("back"), "Esc")
        self._back.clicked.connect(self.stepped_back)
        self._end = PrimaryButton("finish_wanted", say("finish.end"))
        self._end.clicked.connect(self._finish)
        self.add_quiet(self._back)
        self.set_primary(self._end)
        self._finished = False

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show what is missing, or how the day ended; a name that is being typed stays."""
        done = self._finished = picture.phase is Phase.FINISHED
        end = picture.finish
        key = "_done" if done else ""
        self.set_title(say(f"finish.title{key}"), say(f"finish.detail{key}"))
        told = ((Tone.OK, end.told),) if done else ()
        quiet = ((Tone.OK, say("finish.ready")),) if not end.missing and not done else ()
        blocked = () if end.can or done else ((Tone.GALAT, say("finish.cannot")),)
        later = ((Tone.KABAR, end.later),) if end.later else ()
        self._show_lines((*told, *quiet, *blocked, *end.missing, *later))
        self._who.setVisible(end.can)
        self._end.set_words(say("back" if done else "finish.end"))
        self._end.setEnabled(end.can or done)
        self._back.setVisible(not done)
        self.setFocusProxy(self._who if end.can else self._back if not done else self._end)

    def _show_lines(self, lines: Iterable[tuple[Tone, str]]) -> None:
        lines = tuple(lines)
        layout = self._lines.layout()
        if lines == self._shown or layout is None:
            return
        self._shown = lines
        clear(self._lines)
        for tone, words in lines:
            layout.addWidget(_line(tone, words))

    def _finish(self) -> None:
        if self._finished:
            self.stepped_back.emit()
        elif not self._who.text:
            self._who.tell(say("finish.who_needed"))
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._who.tell("")
            self.finish_wanted.emit(self._who.text)


def _line(tone: Tone, words: str) -> QWidget:
    line = QWidget()
    sign, said = Icon(), Words(words, "body")
    sign.show_tone(tone)
    said.set_tone(tone.value)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(12))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(said, 1)
    return line
