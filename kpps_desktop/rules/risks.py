"""Risk triggers of the day: what may lead to a re-vote or a recount, each with its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.counting import Counted, Tallying, box_of
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.people import DPT, DPTB
from kpps_desktop.domain.places import Level, up

if TYPE_CHECKING:
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.outcomes import Fact
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.roll import Admission

RE_VOTE = "UU 1/2015 Pasal 112; Perbawaslu 15/2024 Pasal 28"
RECOUNT = "Perbawaslu 15/2024 Pasal 33"
_REPEATED = 2
"""From the second case on, the law speaks of a re-vote (UU 1/2015 Pasal 112)."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A day, under the regulation and the contests it is held by."""

    day: Day
    profile: Profile
    contests: tuple[Contest, ...]


Sight: TypeAlias = Callable[[Scene], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Risk:
    """A group of triggers: how they are seen in the log, and the article that names them."""

    seen: Sight
    article: str = ""


def risks(scene: Scene) -> list[Finding]:
    """Return every risk that the log of a day shows, in the order of the table."""
    return [
        replace(found, facts={**found.facts, "article": risk.article})
        for risk in RISKS
        for found in risk.seen(scene)
    ]


def out_of_hours(scene: Scene, category: str, contest: str) -> tuple[str, ...]:
    """Return voters of a list admitted before its hour, or after closing and not of the queue."""
    served = scene.profile.category(category)
    if served is None:
        return ()
    late = _beyond_the_queue(scene)
    return tuple(
        one.said.voter
        for one in scene.day.roll.of(contest, category)
        if _clock(one.at) < served.since or one.said.voter in late
    )


def _beyond_the_queue(scene: Scene) -> frozenset[str]:
    """Return who was admitted after closing without having been counted in the queue.

    That is whoever came before it was counted, or after as many as it had were served.
    """
    roll, closes = scene.day.roll, scene.profile.closes
    after = {ref: one.at for ref, one in roll.present.items() if _clock(one.at) > closes}
    counted_at = roll.closed_at
    queued = [ref for ref, at in after.items() if counted_at and at >= counted_at]
    return frozenset(after) - frozenset(queued[: roll.waiting or 0])


def _unopened(scene: Scene) -> Iterator[Finding]:
    left = [one for one in scene.day.setup.opening if one not in scene.day.meeting.steps]
    if Stage.PEMUNGUTAN in scene.day.began and left:
        facts: dict[str, Fact] = {"steps": len(left), "step": left[0]}
        yield Finding("P.01", Kind.PERINGATAN, facts=facts)


def _disturbed(scene: Scene) -> Iterator[Finding]:
    for at, said in scene.day.record.disturbances:
        facts = {"at": _hour(at), "note": said.note or said.what}
        yield Finding("P.02", Kind.GALAT, facts=facts)


def _voted_twice(scene: Scene) -> Iterator[Finding]:
    roll = scene.day.roll
    for kind, facts in _escalating(roll.twice):
        yield Finding("P.03", kind, facts=facts)


def _unregistered(scene: Scene) -> Iterator[Finding]:
    present = scene.day.roll.present
    strangers = [ref for ref in present if not _entitled(present[ref], scene)]
    for kind, facts in _escalating(strangers):
        yield Finding("P.04", kind, facts=facts)


def _late_start(scene: Scene) -> Iterator[Finding]:
    began = scene.day.began.get(Stage.PEMUNGUTAN)
    if began and _clock(began).replace(second=0) > scene.profile.opens:
        yield Finding("P.05", Kind.PERINGATAN, facts={"at": _hour(began)})


def _queue(scene: Scene) -> Iterator[Finding]:
    closed = scene.day.roll.closed_at
    if closed and _clock(closed) < scene.profile.closes:
        yield Finding("P.06", Kind.PERINGATAN, facts={"at": _hour(closed)})
    if not closed and Stage.PENUTUPAN in scene.day.began:
        yield Finding("P.07", Kind.PERINGATAN)


def _turned_away(scene: Scene) -> Iterator[Finding]:
    for one in scene.day.roll.turned_away:
        if _clock(one.at) < scene.profile.closes:
            facts = {"at": _hour(one.at), "reason": one.reason}
            yield Finding("P.08", Kind.PERINGATAN, facts=facts)


def _box(scene: Scene) -> Iterator[Finding]:
    for contest, count in scene.day.counts.items():
        box, voters = box_of(count), sum(1 for _ in scene.day.roll.of(contest))
        if box is not None and box != voters:
            facts = {"box": box, "voters": voters}
            yield Finding("P.09", Kind.PERINGATAN, where=contest, facts=facts)


def _unsigned(scene: Scene) -> Iterator[Finding]:
    for contest, count in scene.day.counts.items():
        if isinstance(count, (Tallying, Counted)) and count.unsigned:
            yield Finding("P.10", Kind.KABAR, where=contest, facts={"ballots": count.unsigned})


def _saksi(scene: Scene) -> Iterator[Finding]:
    for saksi, said in scene.day.meeting.saksi.items():
        if not said.mandate:
            yield Finding("P.11", Kind.PERINGATAN, facts={"name": said.name})
        elif saksi in scene.day.meeting.late:
            yield Finding("P.12", Kind.KABAR, facts={"name": said.name})


RISKS = (
    Risk(_unopened, article=RE_VOTE),
    Risk(_disturbed, article=RE_VOTE),
    Risk(_voted_twice, article=RE_VOTE),
    Risk(_unregistered, article=RE_VOTE),
    Risk(_late_start),
    Risk(_queue),
    Risk(_turned_away),
    Risk(_box, article=RECOUNT),
    Risk(_unsigned),
    Risk(_saksi),
)


def _escalating(voters: Sequence[str]) -> Iterator[tuple[Kind, dict[str, Fact]]]:
    """Warn at the first case; from the second on it is grave."""
    kind = Kind.GALAT if len(voters) >= _REPEATED else Kind.PERINGATAN
    for voter in voters:
        yield kind, {"voter": voter, "cases": len(voters)}


def _entitled(one: Admission, scene: Scene) -> bool:
    """Tell whether a voter showed the list's papers, is of the right place, and got its ballots."""
    category = scene.profile.category(one.category)
    if category is None:
        return False
    allowed = {contest.code for contest in scene.contests if contest.may_vote(one.said.home)}
    if not set(one.said.contests) <= allowed:
        return False
    if one.category == DPT:
        return True
    own_desa = one.category != DPTB or one.said.home == up(scene.day.setup.tps, Level.DESA)
    return own_desa and set(category.papers) <= set(one.said.papers)


def _clock(at: str) -> time:
    return datetime.fromisoformat(at).time()


def _hour(at: str) -> str:
    return _clock(at).strftime("%H.%M")
