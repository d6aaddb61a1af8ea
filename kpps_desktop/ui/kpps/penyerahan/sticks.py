"""Sticks: which are plugged in, what came of the last one, and what lies where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture
    from kpps_desktop.ui.pictures import NoticePicture

_ROWS = 3
_TALL = 400
"""Height, at 100 %, from which there is room to say in words what Enter does."""


class SticksPage(Task):
    """Enter writes to the stick that is reached, and tries again after a failure.

    A stick that holds the result asks for nothing more: there Enter goes on to the other tasks.
    """

    stick_taken = Signal(str)
    """Folder of the stick."""
    sticks_wanted = Signal()
    """What is plugged in is to be looked at now."""

    def __init__(self) -> None:
        super().__init__("hand_sticks")
        self._busy = False
        self._done: tuple[str, ...] = ()
        self._told = _Told()
        self._table = RecordTable("sticks_list", say("stick.stick"))
        self._table.record_chosen.connect(self._take)
        self._table.record_reached.connect(lambda _: self._name_next())
        self._written = RecordTable("sticks_written", say("stick.written"))
        self._written.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for table in (self._table, self._written):
            table.setMinimumHeight(px(40 * _ROWS))
        self.body.addWidget(self._told)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(Words(say("stick.written"), "head"))
        self.body.addWidget(self._written, 1)
        self._back = QuietButton("sticks_back", say("back"), "Esc")
        self._back.clicked.connect(self.stepped_back)
        self._again = QuietButton("stick_again", say("stick.write_again"), "U")
        self._again.clicked.connect(lambda: self._emit(self._table.chosen))
        self._write = PrimaryButton("stick_taken", say("stick.write"))
        self._write.clicked.connect(lambda: self._take(self._table.chosen))
        for button in (self._again, self._back):
            self.add_quiet(button)
        self.set_primary(self._write)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show sticks as they come and go."""
        sticks = picture.sticks
        done = self._busy and not sticks.busy
        self._busy, self._done = sticks.busy, sticks.done
        self._show_title()
        self._told.show_told(sticks.told)
        self._table.show_picture(sticks.table)
        self._written.show_picture(sticks.written)
        fresh = sticks.told.tone is Tone.OK and done
        if sticks.table.records and (fresh or not self._table.chosen):
            self._table.reach(sticks.next or sticks.table.records[0].code)
        self._write.setEnabled(bool(sticks.table.records) and not sticks.busy)
        self._name_next()
        if done:  # what came of it is read first, once it is laid out
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._told))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See whether the sticks are those that were there before."""
        super().showEvent(event)
        self.sticks_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what the button says where height is dear."""
        super().resizeEvent(event)
        self._show_title()

    def _show_title(self) -> None:
        tall = self.height() >= px(_TALL)
        self.set_title(say("stick.title"), say("stick.detail") if tall else "")

    def _name_next(self) -> None:
        """Name what Enter does: write, or go on from a stick that was written."""
        done = self._table.chosen in self._done
        self._write.set_words(say("stick.on" if done else "stick.write"))
        self._again.setVisible(done)
        self._back.setVisible(not done)

    def _take(self, code: str) -> None:
        if code in self._done and not self._busy:
            self.stepped_back.emit()
        else:
            self._emit(code)

    def _emit(self, code: str) -> None:
        if code and not self._busy:
            self.stick_taken.emit(code)


class _Told(Card):
    """What came of the last stick, large enough to be read while the hand is at the stick."""

    def __init__(self) -> None:
        super().__init__("stick_told")
        self._sign = Icon(size=32)
        self._title, self._text = Words("", "title"), Words("", "body")
        self._title.setObjectName("stick_told_title")
        self._text.setObjectName("stick_told_text")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self._title)
        words.addWidget(self._text)
        line = QHBoxLayout()
        line.setSpacing(px(16))
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.body.addLayout(line)

    def show_told(self, told: NoticePicture) -> None:
        self.set_tone(told.tone)
        self._sign.show_tone(told.tone)
        self._title.setText(told.title)
        self._title.set_tone(told.tone.value)
        self._text.setText(told.remedy)
        self.setAccessibleName(f"{told.title}. {told.remedy}")
