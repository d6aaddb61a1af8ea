"""What D.KEJADIAN KHUSUS tells: of each TPS, of the meeting itself, and who objected.

A meeting that rests for a meal or ends its day is no incident; a form's words say which rests
are of every day. When something was done is told by the journal alone.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import NAMES, event_of
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.domain.recap.results import NotedStatus
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.findings import place_name
from kpps_desktop.papers.pleno import Attendant, PlenoIncident, PlenoObjection
from kpps_desktop.services.ppk.naming import PAPER_LANGUAGE, named, people_named
from kpps_desktop.services.ppk.noting import incident_key, noted
from kpps_desktop.words import full_date, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.recap.pleno import Seal
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.services.ppk.desk import RecapDesk

    Done = tuple[str, str, AnyEvent]

WATCH = "panwaslu"
"""What a form words as Panwaslu or Bawaslu, by its level."""
_STATUS = {
    NotedStatus.TERCATAT: "recorded",
    NotedStatus.MENUNGGU: "pending",
    NotedStatus.DITERIMA: "accepted",
    NotedStatus.DITOLAK: "refused",
}
_WORD = re.compile(r"[a-z]+")
_TOLD = (
    r.TpsDeferred,
    r.TpsReturned,
    r.TpsReopened,
    r.RecapReopened,
    r.RecapObjectionRaised,
)


def attendant(recap: Recap, who: str) -> Attendant:
    """Return a guest of the pleno by what he is called, or somebody as he was written."""
    said = recap.pleno.guests.get(who)
    if said is None:
        return Attendant(who)
    if said.role == Role.SAKSI:
        return Attendant(said.name, choice=said.choice, contest=said.contest)
    return Attendant(said.name, WATCH)


class Telling:
    """The lines of one form, in the words that it has for them."""

    def __init__(self, desk: RecapDesk, letter: Letter) -> None:
        self._desk, self._letter = desk, letter
        self._recap = desk.recap()
        self._people = people_named(desk)

    def of_boxes(self) -> Iterator[PlenoIncident]:
        """Yield the boxes that came with a broken seal, as it was noted."""
        broken = label("note.box", PAPER_LANGUAGE)
        for tps, box in self._recap.boxes.items():
            if not box.whole:
                yield PlenoIncident(broken.format(note=box.note), tps, at=box.came)

    def of_stations(self) -> Iterator[PlenoIncident]:
        """Yield what bundles tell, with what the pleno did about it, then what only paper told."""
        read = self._recap.pleno.incidents
        told = noted(self._desk)
        keys = {(one.tps, incident_key(one)) for one in told}
        for one in told:
            said = read.get((one.tps, incident_key(one)))
            yield PlenoIncident(
                one.text,
                one.tps,
                one.contest,
                one.at,
                "\n".join(filter(None, (one.answer, said.note if said else ""))),
                "settled" if said and said.settled else _STATUS[one.status],
                named(one.by, {}),
            )
        for key, said in read.items():
            if key not in keys:
                settled = "settled" if said.settled else "recorded"
                yield PlenoIncident(said.text, said.tps, "", "", said.note, settled)

    def of_the_meeting(self) -> Iterator[PlenoIncident]:
        """Yield disturbed hours, what was put off or taken back, and finals that are void."""
        found = [*self._rests(), *self._put_off(), *self._taken_back(), *self._voided()]
        yield from sorted(found, key=lambda one: datetime.fromisoformat(one.at))

    def objections(self) -> Iterator[PlenoObjection]:
        """Yield who objected to what, when, and what came of it."""
        when = {
            (said.tps, said.contest, said.by, said.text): at
            for at, _, said in self._done
            if isinstance(said, r.RecapObjectionRaised)
        }
        for raised, answer in self._recap.objections.values():
            status = "pending" if answer is None else "accepted" if answer.accepted else "refused"
            yield PlenoObjection(
                attendant(self._recap, raised.by),
                raised.text,
                raised.tps,
                raised.contest,
                at=when.get((raised.tps, raised.contest, raised.by, raised.text), ""),
                answer=answer.answer if answer else "",
                opinion=answer.opinion if answer else "",
                status=status,
            )

    @cached_property
    def _done(self) -> tuple[Done, ...]:
        """What the journal tells beyond what the recap still holds: when, by whom, what."""
        wanted = {NAMES[one] for one in _TOLD}
        with self._desk.store.read() as books:
            lines = [line for _, line in books.journal.lines() if line.event in wanted]
        return tuple((line.at, line.officer, event_of(line.event, line.facts)) for line in lines)

    def _rests(self) -> Iterator[PlenoIncident]:
        usual = set(self._letter.term("usual_rests").split())
        for sitting in self._recap.pleno.sittings:
            for rest in sitting.rests:
                if not usual.issuperset(_WORD.findall(rest.reason.casefold())):
                    until = self._say("resumed", waktu=_moment(rest.until)) if rest.until else ""
                    yield PlenoIncident(
                        self._say("paused", alasan=rest.reason), at=rest.since, follow_up=until
                    )

    def _put_off(self) -> Iterator[PlenoIncident]:
        back = [(at, said) for at, _, said in self._done if isinstance(said, r.TpsReturned)]
        for at, _, said in self._done:
            if isinstance(said, r.TpsDeferred):
                ends = (
                    until
                    for until, one in back
                    if (one.tps, one.contest) == (said.tps, said.contest) and until >= at
                )
                until = next(ends, "")
                after = self._say("returned", waktu=_moment(until)) if until else ""
                text = self._say("deferred", tempat=self._place(said.tps), alasan=said.reason)
                yield PlenoIncident(text, "", said.contest, at, after)

    def _taken_back(self) -> Iterator[PlenoIncident]:
        for at, officer, said in self._done:
            if isinstance(said, r.TpsReopened):
                text = self._say(
                    "taken_back",
                    tempat=self._place(said.tps),
                    oleh=self._both(officer, said.second),
                    alasan=said.reason,
                )
                yield PlenoIncident(text, "", said.contest, at)

    def _voided(self) -> Iterator[PlenoIncident]:
        by = {
            at: self._both(officer, said.second)
            for at, officer, said in self._done
            if isinstance(said, r.RecapReopened)
        }
        seals = self._recap.ending.seals
        for seal in seals:
            if seal.void:
                text = self._say(
                    "voided",
                    nomor=str(seal.sequence),
                    waktu=_moment(seal.at),
                    oleh=by.get(seal.voided, ""),
                    alasan=seal.void,
                )
                yield PlenoIncident(text, at=seal.voided, follow_up=self._replaced(seal, seals))

    def _replaced(self, void: Seal, seals: tuple[Seal, ...]) -> str:
        after = next((one for one in seals if one.sequence > void.sequence), None)
        if after is None:
            return ""
        return self._say("replaced", nomor=str(after.sequence), waktu=_moment(after.at))

    def _place(self, kode: str) -> str:
        return place_name(kode, {one.kode: one.nama for one in self._desk.election.places})

    def _both(self, *officers: str) -> str:
        return self._say("both", **dict(zip(("satu", "dua"), self._called(*officers), strict=True)))

    def _called(self, *officers: str) -> Iterator[str]:
        return (named(one, self._people) for one in officers)

    def _say(self, term: str, **facts: str) -> str:
        return plain(self._letter.term(term), facts)


def _moment(at: str) -> str:
    """Return a day and hour within a sentence."""
    moment = datetime.fromisoformat(at)
    return f"{full_date(moment.date())} pukul {moment:%H.%M}"
