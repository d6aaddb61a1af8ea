"""Puts the pleno's questions, and hands on what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kpps_desktop.domain.recap.recap import ACCEPTED, COPY_DIFFERS, DIFFERS
from kpps_desktop.ui.desk.asking import Asking
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.pleno import intents, prompts
from kpps_desktop.ui.ppk.pleno.intents import together
from kpps_desktop.ui.ppk.pleno.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.ppk.pleno.intents import Intent
    from kpps_desktop.ui.ppk.pleno.pictures import FoundPicture, PlenoPicture
    from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
    from kpps_desktop.ui.widgets.question import Answer


class Doing(Protocol):
    """Carries an intent out, and then does what is done after it: or else closes the question."""

    def __call__(self, intent: Intent, done: Callable[[], object] | None = None) -> None:
        """Do it."""


_SOURCES = {COPY_DIFFERS, DIFFERS}


def _in_turn(found: Iterable[FoundPicture]) -> list[FoundPicture]:
    """Put findings in the order in which they are asked about: what holds the meeting up first.

    A source that says otherwise, an accepted objection, a contradiction, each without a reason;
    then the others.
    """

    def rank(one: FoundPicture) -> int:
        if one.rule in _SOURCES and not one.reason:
            return 0
        if one.shown.tone is not Tone.GALAT or one.settled:
            return 3
        return 1 if one.rule == ACCEPTED else 2

    return sorted((one for one in found if one.explainable), key=rank)


class Questions(QObject):
    """Asks over the screen; `do` carries out what was answered."""

    taken_over = Signal(str)
    """A TPS is in hand here, and at no other desk."""

    def __init__(self, screen: PlenoScreen, do: Doing) -> None:
        super().__init__(screen)
        self._screen, self._do = screen, do
        self.asking = Asking(screen)

    @property
    def asks(self) -> dict[str, Callable[[str], None]]:
        """By name: what is asked, about a code."""
        return {
            "open": self._open,
            "pause": lambda _: self._pause(),
            "close": lambda _: self._close(),
            "defer": lambda _: self._defer(),
            "explain": self._explain,
            "incident": self._read_incident,
            "take_over": lambda _: self._take_over(),
        }

    @property
    def place(self) -> Place:
        """TPS and contest that are asked about."""
        picture = self._screen.picture
        return picture.station.place if picture else ("", "")

    def _finished(self) -> None:
        self.asking.taken()
        self._screen.back()

    @property
    def _picture(self) -> PlenoPicture | None:
        return self._screen.picture

    def _open(self, _code: str) -> None:
        picture = self._picture
        if picture is None or not picture.meeting.leads:
            return
        place = picture.meeting.place

        def answered(said: Answer) -> None:
            self._do(intents.open_day(said.words or place))

        self.asking.ask(prompts.where_held(picture.meeting), answered)

    def _pause(self) -> None:
        self.asking.ask(
            prompts.why_paused(),
            lambda said: self._do(intents.pause(prompts.reason("pause", said))),
        )

    def _close(self) -> None:
        self.asking.ask(
            prompts.how_closed(),
            lambda said: self._do(intents.close_day(prompts.reason("close", said))),
        )

    def _defer(self) -> None:
        picture, place = self._picture, self.place
        if picture is None:
            return

        def answered(said: Answer) -> None:
            self._do(intents.defer(place, prompts.reason("defer", said)), done=self._put_off)

        self.asking.ask(prompts.why_deferred(picture.station), answered)

    def _put_off(self) -> None:
        """Go on to what comes next in the order: Enter must not take up again what was put off."""
        self.asking.taken()
        goes = self._picture.station.ways.upcoming if self._picture else None
        if goes is not None:
            self._screen.station.place_wanted.emit(goes)

    def _explain(self, code: str) -> None:
        """Ask why a finding stands; without a code, of the first that the meeting waits for."""
        found = self._picture.station.found if self._picture else ()
        one = next((each for each in _in_turn(found) if code in {"", each.code}), None)
        if one is None:
            return
        rule, place = one.rule, self.place

        def answered(said: Answer) -> None:
            self._do(intents.explain(place, rule, prompts.reason("explain", said)))

        self.asking.ask(prompts.why_it_stands(one), answered)

    def _take_over(self) -> None:
        """Ask before another desk loses what it has in hand; nobody may have it any more."""
        picture, place = self._picture, self.place

        def taken() -> None:
            self.asking.taken()
            self.taken_over.emit(place[0])

        if picture is not None and picture.station.elsewhere:
            asked = prompts.whether_taken_over(picture.station)
            self.asking.ask(asked, lambda _: self._do(intents.take_over(place[0]), done=taken))

    def _read_incident(self, code: str) -> None:
        """Ask what became of an incident, or of the first that was not read."""
        listed = self._picture.station.incidents if self._picture else ()
        told = [one for one in listed if one.told]
        waits = [one for one in told if (one.key == code if code else not one.read)]
        if not waits:
            return
        key = waits[0].key

        def answered(said: Answer) -> None:
            if not said.choice:
                self.asking.tell(say("incident.choice_needed"))
                return
            settled = said.choice == prompts.SETTLED
            self._do(intents.read_incident(self.place[0], key, said.words, settled=settled))

        self.asking.ask(prompts.what_became_of(waits[0]), answered)

    def turn_guest(self, code: str) -> None:
        """Let a guest sit or leave; of one without a mandate ask whether it came."""
        seats = self._picture.meeting.seats if self._picture else ()
        guest = next(one for seat in seats for one in seat.guests if one.code == code)
        if guest.mandate:
            self._do(intents.turn(code))
        else:
            asked = prompts.whether_brought(guest.name)
            self.asking.ask(asked, lambda _: self._do(intents.bring_mandate(code)))

    def correct(
        self, cell: str, figure: int | None, why: str, saksi: tuple[str, ...], second: str
    ) -> None:
        """Ask for the PINs that a correction needs."""
        picture = self._picture
        shown = picture.station.cell(cell) if picture else None
        if picture is None or shown is None:
            return
        new = "—" if figure is None else figure
        old = "—" if shown.figure is None else shown.figure
        named = picture.station.named
        text = say("correction.ask", title=named, cell=shown.cite, old=old, new=new)
        place = self.place
        self._with_pins(
            say("correction.ask_title"),
            text,
            second,
            lambda pins: self._do(
                intents.correct(place, cell, figure, why, saksi, together(pins, second)),
                done=self._finished,
            ),
        )

    def reopen(self, why: str, second: str) -> None:
        """Ask for the PINs that taking a ratification back needs."""
        place, named = self.place, self._picture.station.named if self._picture else ""
        self._with_pins(
            say("reopen.ask_title"),
            say("reopen.ask", title=named),
            second,
            lambda pins: self._do(
                intents.reopen(place, why, together(pins, second)), done=self._finished
            ),
        )

    def _with_pins(
        self, title: str, text: str, second: str, act: Callable[[tuple[str, ...]], None]
    ) -> None:
        picture = self._picture
        if picture is not None:
            people = (picture.people.ketua, picture.people.members[second])
            asked = prompts.two_pins(title, text, people)
            self.asking.ask(asked, lambda said: act(said.pins))
