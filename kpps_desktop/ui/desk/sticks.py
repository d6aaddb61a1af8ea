"""Writing to sticks: which are plugged in, what came of writing to one, and what is next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer, Signal

from kpps_desktop.devices.drives import Copied
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import (
    NoticePicture,
    RecordPicture,
    RecordTablePicture,
    Tone,
)
from kpps_desktop.ui.theme import look, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.outcomes import Told

_MB = 1_000_000
_ROWS = 3
_TALL = 400
"""Height, at 100 %, from which there is room to say what is written."""


class Says(Protocol):
    """Returns the texts of one page in the language that is worn, filled."""

    def __call__(self, key: str, **facts: object) -> str:
        """Return a text by its key."""
        ...


@dataclass(frozen=True, slots=True)
class SticksState:
    """What the books do not hold; `copied` is what lies on sticks by now.

    `told` says what was written to the stick `wrote`.
    """

    sticks: tuple[Stick, ...] = ()
    writing: str = ""
    wrote: str = ""
    told: str = ""
    news: Told | None = None
    copied: tuple[Copied, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Folders of the sticks that hold the files."""
        return tuple(str(one.folder) for one in self.copied)

    def look(self, sticks: tuple[Stick, ...]) -> SticksState:
        """See what is plugged in; a stick pulled out, or another of its name, is not written."""
        kept = tuple(one for one in self.copied if any(map(one.lies_on, sticks)))
        after = replace(self, sticks=sticks, copied=kept)
        named = [str(one.folder) in after.written for one in sticks if one.name == self.wrote]
        return after if not named or any(named) else replace(after, wrote="", told="")

    def begin(self, stick: Stick) -> SticksState:
        """Begin to write to a stick, which holds no longer what it held."""
        left = tuple(one for one in self.copied if one.folder != stick.folder)
        return replace(self, writing=stick.name, wrote="", told="", news=None, copied=left)

    def finish(self, stick: Stick, told: str, names: Iterable[str] = ()) -> SticksState:
        """Tell that everything is written and read back."""
        copied = (*self.copied, Copied.of(stick, names))
        return replace(self, writing="", wrote=stick.name, told=told, copied=copied)

    def fail(self, news: Told) -> SticksState:
        """Tell what went wrong."""
        return replace(self, writing="", news=news)


class SticksPage(Task):
    """Enter writes to the stick that is reached, and tries again after a failure.

    A stick that was written asks for nothing more: there Enter goes back.
    """

    stick_taken = Signal(str)
    """Folder of the stick."""
    sticks_wanted = Signal()
    """What is plugged in is to be looked at now."""

    def __init__(self, name: str, say: Says) -> None:
        super().__init__(name)
        self._say = say
        self._state, self._detail_words = SticksState(), ""
        self._told = Card(f"{name}_told")
        self._outcome, self._text = Words("", "title"), Words("")
        self._outcome.setObjectName(f"{name}_told_title")
        self._text.setObjectName(f"{name}_told_text")
        self._told.body.addWidget(self._outcome)
        self._told.body.addWidget(self._text)
        self.table = RecordTable(f"{name}_list", say("sticks"))
        self.table.setMinimumHeight(px(40 * _ROWS))
        self.table.record_chosen.connect(self._take)
        self.table.record_reached.connect(lambda _: self._name_next())
        self.body.addWidget(self._told)
        self.body.addWidget(self.table, 1)
        self._back = QuietButton(f"{name}_back", say("back"), "Esc")
        self._back.clicked.connect(self.stepped_back)
        self._again = QuietButton(f"{name}_again", say("again"), "U")
        self._again.clicked.connect(self._write_again)
        self._write = PrimaryButton(f"{name}_taken", say("write"))
        self._write.clicked.connect(lambda: self._take(self.table.chosen))
        for button in (self._again, self._back):
            self.add_quiet(button)
        self.set_primary(self._write)
        self.setFocusProxy(self.table)

    def set_detail(self, detail: str) -> None:
        """Say what is written here, and what for."""
        self._detail_words = detail
        self._show_title()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what is written and what for where height is dear."""
        super().resizeEvent(event)
        self._show_title()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """See whether the sticks are those that were there before."""
        super().showEvent(event)
        self.sticks_wanted.emit()

    def show_state(self, state: SticksState) -> None:
        """Show sticks as they come and go."""
        before, self._state, say = self._state, state, self._say
        told = told_of(state, say)
        self._told.set_tone(told.tone)
        self._outcome.setText(told.title)
        self._outcome.set_tone(told.tone.value)
        self._text.setText(told.remedy)
        columns = (say("column.stick"), say("column.free"), say("column.holds"))
        records = tuple(_record(one, state, say) for one in state.sticks)
        self.table.show_picture(RecordTablePicture(columns, records, (2, 1, 1), say("no_stick")))
        fresh = [one.code for one in records if one.code not in state.written]
        if records and (not self.table.chosen or (state.wrote and not before.wrote)):
            self.table.reach(next(iter(fresh), self.table.chosen or records[0].code))
        self._name_next()
        if before.writing and not state.writing:  # what came of it is read first, once laid out
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self._told))

    def _show_title(self) -> None:
        tall = self.height() >= px(_TALL)
        self.set_title(self._say("title.sticks"), self._detail_words if tall else "")

    @property
    def _done(self) -> bool:
        """Whether the stick that is reached was written."""
        return self.table.chosen in self._state.written

    def _name_next(self) -> None:
        """Name what Enter does: write, or go back from a stick that was written."""
        busy = bool(self._state.writing)
        self._write.set_words(self._say("done" if self._done else "write"))
        self._write.setEnabled(bool(self._state.sticks) and not busy)
        self._again.setVisible(self._done)
        self._back.setVisible(not self._done)

    def _take(self, code: str) -> None:
        if self._state.writing:
            return
        self.sticks_wanted.emit()
        if self._done:
            self.stepped_back.emit()
        elif code:
            self.stick_taken.emit(code)

    def _write_again(self) -> None:
        if self.table.chosen and not self._state.writing:
            self.stick_taken.emit(self.table.chosen)


def told_of(state: SticksState, say: Says) -> NoticePicture:
    """Say what came of the last stick, and what to do next."""
    if state.writing:
        return NoticePicture(
            Tone.KABAR, say("writing.writing", stick=state.writing), say("writing.leave_it")
        )
    if state.news is not None:
        told = notice_of(state.news, look().lang)
        return replace(told, remedy=f"{told.remedy} {say('writing.failed')}")
    if state.wrote:
        return NoticePicture(Tone.OK, say("writing.safe", stick=state.wrote), state.told)
    return NoticePicture(Tone.PLAIN, say("writing.begin"), say("writing.what"))


def _record(stick: Stick, state: SticksState, say: Says) -> RecordPicture:
    held = str(stick.folder) in state.written
    free = say("free", free=grouped(stick.free // _MB, look().lang))
    texts = (stick.name, free, say("holds") if held else "")
    return RecordPicture(str(stick.folder), texts, Tone.OK if held else Tone.PLAIN)
