"""The evening of a full TPS as a value: counted, six pairs with the longest real names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Sheet
from kpps_desktop.domain.reading import follow
from kpps_desktop.rules.checking import check_station
from kpps_desktop.rules.logbook import against_log
from kpps_desktop.rules.reasons import standing
from kpps_desktop.rules.terms import Terms
from kpps_desktop.services.kpps.matching import matches
from kpps_desktop.ui.kpps.penetapan.present import present
from kpps_desktop.ui.kpps.penetapan.scene import Scene
from tests.ui.kpps.halls import KODE, OFFICERS, B, G, W, at, closed, election, names, view_of
from tests.ui.kpps.mornings import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.event_names import Event
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.reading import Readings
    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.penetapan.pictures import PenetapanPicture

TALLIER, READER = OFFICERS[2], OFFICERS[4]
CONTESTS = (G, B, W)
SAKSI = tuple(
    e.SaksiAccredited(f"SAKSI-{contest}-{pair}-1", contest, pair, name, mandate=True)
    for place, (contest, pair) in enumerate((one, n) for one in CONTESTS for n in range(1, 7))
    for name in (names()[place],)
)


def counted() -> tuple[Event, ...]:
    """Return the events from the closing to the end of the count, of both contests."""
    told: list[Event] = [*SAKSI]
    told += [e.BallotsAccounted(one, 1, 400) for one in CONTESTS]
    told += [e.CountingOpened()]
    for contest in CONTESTS:
        told += [e.BoxOpened(contest), e.BoxCounted(contest, 214, 0)]
        told += [e.BallotCounted(contest, n % 7, "") for n in range(214)]
        told += [e.CountFinished(contest)]
    return tuple(told)


def truth(view: View, contest: str) -> dict[str, int | None]:
    """Return the paper as it agrees with the log."""
    cells = view.forms[contest].cells(view.day.numbers[contest])
    return {cell: view.by_log[contest].get(cell) for cell in cells}


def evening(*more: Event) -> tuple[View, Readings]:
    """Return what the desk sees, and who typed, after the count and these events."""
    day, readings = _counted_day()
    for one in more:
        day = advance(day, one, at(18).isoformat())
        readings = follow(readings, one, "", READER)
    held = named(election(*CONTESTS))
    view = view_of(day, at(18, 30), *CONTESTS)
    officers = dict(zip(OFFICERS, names()[7:14], strict=True))
    return replace(view, election=held, ballots=held.contests, officers=officers), readings


@cache
def _counted_day() -> tuple[Day, Readings]:
    told = counted()
    readings: Readings = {}
    for one in told:
        readings = follow(readings, one, "", TALLIER)
    return closed(*((at(18), one) for one in told)), readings


def typed(contest: str, **other: int | None) -> tuple[Event, ...]:
    """Return the events of typing a whole paper, some cells otherwise than the log."""
    view, _ = evening()
    figures = {**truth(view, contest), **other}
    return (e.PlanoRead(contest, figures), *((e.PlanoRead(contest, other),) if other else ()))


def scene_of(view: View, readings: Readings, lang: str = "id") -> Scene:
    """Return the scene of an evening, with its findings."""
    found = _findings(view)
    told = standing(view.day, found)
    return Scene(view, matches(view, readings, told), found, told, lang)


def picture_of(*more: Event, lang: str = "id") -> PenetapanPicture:
    """Return what the screen shows after these events."""
    return present(scene_of(*evening(*more), lang))


def _findings(view: View) -> tuple[Finding, ...]:
    sheets = [_sheet(view.day, one.code, view) for one in view.ballots]
    terms = {one.code: Terms(view.profile, one.numbers) for one in view.ballots}
    forms: Mapping[str, object] = {one.code: view.forms[one.code] for one in view.ballots}
    by_rule = check_station(sheets, forms, terms)  # type: ignore[arg-type]
    by_log: Iterable[Finding] = (
        found for one in view.ballots for found in against_log(view.day, one.code)
    )
    return (*by_rule, *by_log)


def _sheet(day: Day, contest: str, view: View) -> Sheet:
    cells = view.forms[contest].cells(day.numbers[contest])
    figures = {cell: day.drafts[contest].figures.get(cell) for cell in cells}
    return Sheet(KODE, ContestCode(contest), figures)
