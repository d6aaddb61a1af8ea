"""Pemungutan in the window: what was decided at the entrance goes to the services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import DPT, voter_ref
from kpps_desktop.services.kpps import preparing, settling, voting
from kpps_desktop.services.kpps.attending import Register, register
from kpps_desktop.services.kpps.examining import day_risks
from kpps_desktop.ui.desk.part import Part
from kpps_desktop.ui.kpps.pemungutan import intents
from kpps_desktop.ui.kpps.pemungutan.door import RECORDED
from kpps_desktop.ui.kpps.pemungutan.present import keys_of, present
from kpps_desktop.ui.kpps.pemungutan.screen import PemungutanScreen
from kpps_desktop.ui.theme import look
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.domain.outcomes import Finding, Told
    from kpps_desktop.domain.people import OfficerId, VoterRef
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.session import Session

COMPANION = "c-pendamping"


def part(session: Session) -> Part:
    """Make the screen of the entrance and connect it."""
    entrance = Entrance(session)
    return Part(
        Stage.PEMUNGUTAN,
        entrance.screen,
        entrance,
        entrance.look,
        keys_of(look().lang),
        search=entrance.screen.start,
    )


@dataclass(frozen=True, slots=True)
class Seen:
    """What the books held when they were last looked at."""

    view: View
    register: Register
    risks: tuple[Finding, ...]


class Entrance:
    """Keeps what was last seen, so that a letter typed costs no look at the books."""

    shows = PemungutanScreen.shows

    def __init__(self, session: Session) -> None:
        self._session = session
        self._seen: Seen | None = None
        self._undone: intents.Undoing | None = None
        self.screen = PemungutanScreen()
        self.screen.asked.connect(lambda _: self._draw())
        for decision, act in ACTS.items():
            signal = self.screen.announced[decision]
            signal.connect(lambda said, act=act: self._do(act, said))

    def look(self, view: View) -> Seen:
        """Look at the books, on their worker."""
        desk, known = self._session.desk, self._seen
        names = register(desk, known.register if known else None)
        return Seen(view, names, tuple(day_risks(desk)))

    def show_picture(self, seen: object) -> None:
        """Show what was seen, for what is asked just now."""
        self._seen = cast("Seen", seen)
        self._draw()

    def _draw(self) -> None:
        seen = self._seen
        if seen is not None:
            asked = self.screen.asking
            self.screen.show_picture(
                present(
                    seen.view,
                    seen.register,
                    asked,
                    risks=seen.risks,
                    told=self._undone,
                    lang=look().lang,
                )
            )

    def _do(self, act: Callable[..., Changed], said: object) -> None:
        session = self._session
        desk, officer = session.desk, session.officer
        session.do(
            lambda: act(desk, said, officer),
            lambda: self._follow(said),
            refused=self._refuse,
        )

    def _refuse(self, news: Told) -> None:
        self.screen.give_back()
        self._session.tell(news)

    def _follow(self, said: object) -> None:
        """Confirm what was taken back, until something else is done; offer the paper due."""
        self._undone = said if isinstance(said, intents.Undoing) else None
        self._offer_paper(said)

    def _offer_paper(self, said: object) -> None:
        """Offer C.PENDAMPING of whoever got a companion: it is signed before the booth."""
        if isinstance(said, intents.CompanionEntry):
            self._session.show_paper(COMPANION, about=said.ref)
        elif isinstance(said, intents.VoterEntry) and said.companion:
            self._session.show_paper(COMPANION, about=voter_ref(DPT, said.number))


def _admit(desk: Desk, said: intents.VoterEntry, by: OfficerId) -> Changed:
    done = voting.admit(
        desk, said.number, by, sex=said.sex, disabled=said.disabled, inked=said.inked
    )
    if said.companion:
        done |= _accompany(desk, voter_ref(DPT, said.number), said.companion, by)
    return done | _note_beyond(desk, voter_ref(DPT, said.number), said.beyond, by)


def _admit_guest(desk: Desk, said: intents.GuestEntry, by: OfficerId) -> Changed:
    guest = voting.Guest(
        said.name,
        said.sex,
        said.home,
        said.papers,
        said.address,
        said.nik_tail,
        said.disability,
    )
    done = voting.admit_guest(desk, said.category, guest, by, inked=said.inked)
    number = desk.day().roll.highest[said.category]
    return done | _note_beyond(desk, voter_ref(said.category, number), said.beyond, by)


def _note_beyond(desk: Desk, ref: VoterRef, why: str, by: OfficerId) -> Changed:
    """Write down why somebody was served whom the counted queue did not hold."""
    if not why:
        return Changed(0)
    text = label("ui.pemungutan.beyond.noted", RECORDED).format(voter=ref, reason=why)
    return settling.note_incident(desk, text, by)


def _accompany(desk: Desk, ref: VoterRef, one: intents.Companion, by: OfficerId) -> Changed:
    return voting.accompany(desk, ref, one.name, one.relation, by, by_kpps=one.by_kpps)


ACTS: Mapping[type, Callable[..., Changed]] = {
    intents.VoterEntry: _admit,
    intents.GuestEntry: _admit_guest,
    intents.CompanionEntry: lambda desk, one, by: _accompany(desk, one.ref, one.companion, by),
    intents.Replacement: lambda desk, one, by: voting.replace_ballot(
        desk, one.ref, one.contest, one.why, by
    ),
    intents.Undoing: lambda desk, one, by: voting.undo_admission(desk, one.ref, one.reason, by),
    intents.QueueCount: lambda desk, one, by: voting.close_queue(desk, one.waiting, by),
    intents.Departure: lambda desk, one, by: voting.turn_away(desk, one.category, one.reason, by),
    intents.Disturbance: lambda desk, one, by: voting.disturb(desk, one.what, one.note, by),
    intents.BallotCount: lambda desk, one, by: preparing.receive_ballots(
        desk, one.contest, one.ballots, by, one.reason
    ),
    intents.VotingEnd: lambda desk, one, by: voting.close_voting(desk, by, one.reason),
}
"""What each decision comes to."""
