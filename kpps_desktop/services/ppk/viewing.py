"""A recap desk as its windows see it: one frozen look at the books, taken in one go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.levels import ketua_of, level_of, side_of, unit_level
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import Level, up
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.strands import name_of_desk
from kpps_desktop.services.ppk.agenda import unread_incidents
from kpps_desktop.services.ppk.desk import refuse_strange
from kpps_desktop.services.ppk.examining import findings_at
from kpps_desktop.services.ppk.noting import noted_at
from kpps_desktop.services.ppk.reasons import reasons_at, without_reason
from kpps_desktop.services.ppk.sources import compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.recap.events import (
        IncidentRead,
        RecapMade,
        RecapObjectionAnswered,
        RecapObjectionRaised,
    )
    from kpps_desktop.domain.recap.pleno import Ending, Pleno
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.domain.recap.results import Noted
    from kpps_desktop.domain.recap.sources import Cells
    from kpps_desktop.domain.recap.told import Box, Correction
    from kpps_desktop.formbook import Form
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.desk import RecapDesk

    Objection = tuple[RecapObjectionRaised, RecapObjectionAnswered | None]


@dataclass(frozen=True, slots=True)
class Desa:
    """A desa of the board: its TPS in the order in which they are read out.

    Above the kecamatan it is a region below, which is its only column itself.
    """

    kode: str
    name: str
    stations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecapView:
    """What any screen of the desk may show; of figures it holds none, so typists may see it.

    `region` is the code of what is recapitulated; a column is of a TPS, or of a region below.
    `glances` are by TPS and contest in the order of the agenda: desa by desa, TPS by TPS. `next`
    is what the pleno takes up next; `claims` are the TPS that a desk has in hand, with its name,
    and `desk` is the name of this one; `sought` are the TPS whose sticks were looked at here;
    `shared` tells that others may be at the same server. `deadline` is the last moment that the
    calendar allows, or None where the profile has none; `saved` is when the last line was written.
    """

    region: str
    election: Election
    profile: Profile
    contests: tuple[Contest, ...]
    forms: Mapping[str, Form]
    officers: Mapping[OfficerId, str]
    with_pin: tuple[str, ...]
    villages: tuple[Desa, ...]
    glances: Mapping[Place, Glance]
    counts: Mapping[Stand, int]
    boxes: Mapping[str, Box]
    pleno: Pleno
    ending: Ending
    objections: Mapping[str, Objection]
    made: tuple[RecapMade, ...]
    next: Place | None
    deadline: datetime | None
    now: datetime
    saved: datetime
    claims: Mapping[str, str] = field(default_factory=dict)
    desk: str = ""
    shared: bool = False
    sought: frozenset[str] = frozenset()

    @property
    def level(self) -> Level:
        """The level of the recap: kecamatan, kab/kota or provinsi."""
        return level_of(self.region)

    @property
    def of_stations(self) -> bool:
        """Whether its columns are of TPS, which have boxes, papers and QR codes."""
        return unit_level(self.region) is Level.TPS

    @property
    def units(self) -> tuple[str, ...]:
        """Every column's code, in the order of the agenda."""
        return tuple(unit for village in self.villages for unit in village.stations)

    def held_by(self, unit: str) -> str:
        """Return which other desk has a column in hand, or nothing."""
        holder = self.claims.get(unit, "")
        return "" if holder == self.desk else holder

    @property
    def ketua(self) -> OfficerId:
        """Who leads it."""
        return ketua_of(self.region)

    @property
    def members(self) -> tuple[OfficerId, ...]:
        """The members with a PIN, the ketua first: operators sign and decide nothing."""
        side = f"{side_of(self.region)}-"
        return tuple(OfficerId(one) for one in self.with_pin if one.startswith(side))

    @property
    def remaining(self) -> timedelta | None:
        """How long the calendar still allows; below zero when it is over."""
        return None if self.deadline is None else self.deadline - self.now

    @property
    def provisional(self) -> bool:
        """Whether the recap is SEMENTARA: not sealed, or opened again since."""
        return not self.ending.sealed

    @property
    def ratified(self) -> int:
        """How many contests of TPS are ratified, of `len(glances)`."""
        return self.counts.get(Stand.SAH, 0)

    @property
    def deferred(self) -> tuple[Place, ...]:
        """What the meeting put off, in the order of the agenda: it waits to be taken up again."""
        return tuple(at for at, one in self.glances.items() if one.stand is Stand.TUNDA)

    def of_desa(self, kode: str) -> tuple[Glance, ...]:
        """Return the glances of a desa, in their order."""
        return tuple(one for one in self.glances.values() if one.tps.startswith(kode))

    def of_tps(self, tps: str) -> tuple[Glance, ...]:
        """Return the glances of a TPS, one a contest."""
        places = ((tps, contest.code) for contest in self.contests)
        return tuple(self.glances[place] for place in places if place in self.glances)


@dataclass(frozen=True, slots=True)
class StationView:
    """One contest of one TPS before the meeting: sources side by side, and all that is said of it.

    `incidents` are what its bundle tells; `read` what the pleno has read, the paper's too.
    `explained` are the PPK's reasons and `told` the KPPS's own, by code and cells: a finding that
    only the TPS could see, by its lists and its box, is among these alone.
    """

    tps: str
    contest: str
    cells: tuple[Cells, ...]
    findings: tuple[Finding, ...]
    incidents: tuple[Noted, ...]
    unread: tuple[Noted, ...]
    read: tuple[IncidentRead, ...]
    corrections: tuple[Correction, ...]
    explained: Mapping[tuple[str, tuple[str, ...]], str]
    objections: Mapping[str, Objection]
    told: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)

    @property
    def unreasoned(self) -> tuple[Finding, ...]:
        """The contradictions (galat) for which nobody wrote why they stand."""
        return without_reason(self.findings, self.explained, self.told)


def recap_view(desk: RecapDesk) -> RecapView:
    """Look at a recap desk."""
    recap = desk.recap()
    with desk.store.read() as books:
        people = books.people.all()
        last = books.journal.last_at(desk.store.desk)
        claims = books.claims.all()
    glances = desk.board.look(recap, _places(desk))
    now = desk.clock.now()
    return RecapView(
        region=desk.pack.region,
        election=desk.election,
        profile=desk.profile,
        contests=desk.election.contests,
        forms=desk.forms,
        officers={one.person: one.name for one in people},
        with_pin=recap.officers,
        villages=tuple(_villages(desk)),
        glances=glances,
        counts=Counter(one.stand for one in glances.values()),
        boxes=recap.boxes,
        pleno=recap.pleno,
        ending=recap.ending,
        objections=recap.objections,
        made=recap.made,
        claims={tps: name_of_desk(holder) for tps, holder in claims.items()},
        desk=name_of_desk(desk.store.desk),
        shared=desk.store.shared,
        next=_next(glances.values()),
        deadline=_deadline(desk),
        now=now,
        saved=datetime.fromisoformat(last) if last else now,
    )


def station_view(desk: RecapDesk, tps: str, contest: str) -> StationView:
    """Look at one contest of a TPS as the meeting sees it; Refused K.013 for one that is none.

    Never for whoever is still to type it: it shows figures.
    """
    refuse_strange(desk, tps, contest)
    recap = desk.recap()
    column = recap.column(tps, contest)
    return StationView(
        tps,
        contest,
        compared(desk, tps, contest),
        tuple(findings_at(desk, tps).get(contest, ())),
        noted_at(desk, tps),
        unread_incidents(desk, tps),
        tuple(one for (of, _), one in recap.pleno.incidents.items() if of == tps),
        column.corrections,
        column.explained,
        _objections(recap, tps, contest),
        {
            (code, found): reason
            for (_, of, code, found), reason in reasons_at(desk, tps).items()
            if of == contest
        },
    )


def _objections(recap: Recap, tps: str, contest: str) -> Mapping[str, Objection]:
    return {
        number: said
        for number, said in recap.objections.items()
        if (said[0].tps, said[0].contest) == (tps, contest)
    }


def _places(desk: RecapDesk) -> Iterator[Place]:
    """Yield every TPS and contest in the order of the agenda."""
    held = [(str(one.code), one.wilayah) for one in desk.election.contests]
    for tps in sorted(desk.units):
        yield from ((tps, code) for code, wilayah in held if tps.startswith(wilayah))


def _villages(desk: RecapDesk) -> Iterator[Desa]:
    # A region's own code is shorter than a desa's: each stands for itself.
    for kode, listed in groupby(sorted(desk.units), lambda unit: up(unit, Level.DESA)):
        yield Desa(kode, desk.election.name_of(kode), tuple(listed))


def _next(glances: Iterable[Glance]) -> Place | None:
    """Return the first that the pleno can take up: in the order of the agenda, none skipped."""
    found = next((one for one in glances if one.in_hand), None)
    return (found.tps, found.contest) if found else None


def _deadline(desk: RecapDesk) -> datetime | None:
    level = level_of(desk.pack.region).name.lower()
    last = next((one.last for one in desk.profile.calendar if one.level == level), None)
    if last is None:
        return None
    midnight = datetime.combine(date.fromisoformat(last), time(), zone(desk.election.zone))
    return midnight + timedelta(days=1)
