"""A desk as its windows see it: one frozen look at the books, taken in one go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import Paused
from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.events import TallyPaused
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps.examining import day_risks, findings, open_findings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest, Election
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.places import Tps
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook import Form
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.store import Books


@dataclass(frozen=True, slots=True)
class Rest:
    """The count rests: who stopped it, and since when."""

    by: str
    since: datetime


@dataclass(frozen=True, slots=True)
class View:
    """What any screen of the KPPS desk may show. `saved` is the time of the last line written.

    `ballots` are the contests in the order they are counted; `officers` are names by id;
    `by_log` the figures that the log knows, by contest.
    """

    day: Day
    election: Election
    tps: Tps
    profile: Profile
    ballots: tuple[Contest, ...]
    forms: Mapping[str, Form]
    officers: Mapping[OfficerId, str]
    now: datetime
    saved: datetime
    by_log: Mapping[str, Figures]
    rest: Rest | None = None

    def contest(self, code: str) -> Contest:
        """Return a contest held here (KeyError for another)."""
        return self.election.contest(code)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands against the result now: findings, those without a reason, and risks."""

    findings: tuple[Finding, ...]
    unexplained: tuple[Finding, ...]
    risks: tuple[Finding, ...]


def view(desk: Desk) -> View:
    """Look at a desk."""
    day = desk.day()
    with desk.store.read() as books:
        people = books.people.all()
        last = books.journal.last_at(desk.store.desk)
        rest = _rest(desk, day, books)
    return View(
        day=day,
        election=desk.election,
        tps=desk.tps,
        profile=desk.profile,
        ballots=desk.ballots,
        forms=desk.forms,
        officers={one.person: one.name for one in people},
        now=desk.clock.now(),
        saved=datetime.fromisoformat(last) if last else desk.clock.now(),
        by_log={one: figures_by_log(day, one, desk.tps, desk.profile) for one in desk.contests},
        rest=rest,
    )


def glance(desk: Desk, before: View) -> View:
    """Look again after ballots were announced or taken back: what else is seen stays as it was.

    A whole look costs many times a counted ballot; the log's figures know votes only once all
    are announced.
    """
    now = desk.clock.now()
    return replace(before, day=desk.day(), now=now, saved=now)


def standing(desk: Desk) -> Standing:
    """Hold the sheets against rules and log, and the day against its risks."""
    return Standing(tuple(findings(desk)), tuple(open_findings(desk)), tuple(day_risks(desk)))


def _rest(desk: Desk, day: Day, books: Books) -> Rest | None:
    if not any(isinstance(count, Paused) for count in day.counts.values()):
        return None
    line = books.journal.last_of(desk.store.desk, NAMES[TallyPaused])
    return Rest(line.officer, datetime.fromisoformat(line.at)) if line else None
