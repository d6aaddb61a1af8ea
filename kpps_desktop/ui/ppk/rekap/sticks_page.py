"""The bundle up: which sticks are plugged in, and what came of writing to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import (
    NoticePicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.ui.ppk.rekap.pages import say
from kpps_desktop.ui.theme import look
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.outcomes import Told

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class SticksState:
    """What the books do not hold; `written` are folders that hold the bundle by now."""

    sticks: tuple[Stick, ...] = ()
    writing: str = ""
    wrote: str = ""
    news: Told | None = None
    written: tuple[str, ...] = ()

    def look(self, sticks: tuple[Stick, ...]) -> SticksState:
        """See what is plugged in; a stick pulled out is written no longer."""
        there = {str(one.folder) for one in sticks}
        kept = tuple(one for one in self.written if one in there)
        return replace(self, sticks=sticks, written=kept)

    def begin(self, stick: Stick) -> SticksState:
        """Begin to write to a stick."""
        return replace(self, writing=stick.name, wrote="", news=None)

    def finish(self, stick: Stick) -> SticksState:
        """Tell that everything is written and read back."""
        return replace(
            self, writing="", wrote=stick.name, written=(*self.written, str(stick.folder))
        )

    def fail(self, news: Told) -> SticksState:
        """Tell what went wrong."""
        return replace(self, writing="", news=news)


class SticksPage(Task):
    """Enter writes to the stick that is reached, and tries again after a failure."""

    stick_taken = Signal(str)
    """Folder of the stick."""

    def __init__(self) -> None:
        super().__init__("rekap_sticks")
        self._busy = False
        self._told = Card("up_told")
        self._outcome, self._text = Words("", "title"), Words("")
        self._outcome.setObjectName("up_told_title")
        self._told.body.addWidget(self._outcome)
        self._told.body.addWidget(self._text)
        self.table = RecordTable("up_sticks", say("sticks"))
        self.table.record_chosen.connect(self._take)
        self.body.addWidget(self._told)
        self.body.addWidget(self.table, 1)
        back = QuietButton("sticks_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self._write = PrimaryButton("stick_taken", say("write"))
        self._write.clicked.connect(lambda: self._take(self.table.chosen))
        self.add_quiet(back)
        self.set_primary(self._write)
        self.setFocusProxy(self.table)

    def show_state(self, state: SticksState) -> None:
        """Show sticks as they come and go."""
        self._busy = bool(state.writing)
        self.set_title(say("title.sticks"), say("detail.sticks"))
        told = _told(state)
        self._told.set_tone(told.tone)
        self._outcome.setText(told.title)
        self._outcome.set_tone(told.tone.value)
        self._text.setText(told.remedy)
        columns = (say("column.stick"), say("column.free"), say("column.holds"))
        records = tuple(_record(one, state) for one in state.sticks)
        self.table.show_picture(RecordTablePicture(columns, records, (2, 1, 1), say("no_stick")))
        if records and not self.table.chosen:
            self.table.reach(records[0].code)
        self._write.setEnabled(bool(records) and not self._busy)

    def _take(self, code: str) -> None:
        if code and not self._busy:
            self.stick_taken.emit(code)


def _record(stick: Stick, state: SticksState) -> RecordPicture:
    held = str(stick.folder) in state.written
    free = say("free", free=grouped(stick.free // _MB, look().lang))
    texts = (stick.name, free, say("holds") if held else "")
    return RecordPicture(str(stick.folder), texts, Tone.OK if held else Tone.PLAIN)


def _told(state: SticksState) -> NoticePicture:
    if state.writing:
        return NoticePicture(
            Tone.KABAR, say("writing.writing", stick=state.writing), say("writing.leave_it")
        )
    if state.news is not None:
        return notice_of(state.news, look().lang)
    if state.wrote:
        return NoticePicture(Tone.OK, say("writing.safe", stick=state.wrote), say("writing.done"))
    return NoticePicture(Tone.PLAIN, say("writing.begin"), say("writing.what"))
