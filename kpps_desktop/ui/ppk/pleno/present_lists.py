"""Lists of what is said of a TPS: its incidents, its objections, its findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kpps_desktop.ui.ppk.pleno.pictures import FoundPicture, StationPicture

Say: TypeAlias = "Callable[..., str]"


@dataclass(frozen=True, slots=True)
class ListPicture:
    """A list: what is reached in full by code, and what can be done with it by code."""

    title: str
    detail: str
    table: RecordTablePicture
    wholes: Mapping[str, str]
    acts: Mapping[str, str]
    next: str
    beside: bool = True


def incidents(station: StationPicture, say: Say) -> ListPicture:
    """Return the incidents of the TPS; each can be read again, to settle it later."""
    records = tuple(
        RecordPicture(
            one.key,
            (one.title, one.read or say("incident.unread")),
            Tone.OK if one.settled else Tone.PLAIN if one.read else Tone.PERINGATAN,
        )
        for one in station.incidents
    )
    open_ones = [one for one in station.incidents if one.told and not one.settled]
    heads = (say("incidents.what"), say("incidents.status"))
    words = {one.key: say("incidents.again" if one.read else "incidents.read") for one in open_ones}
    return ListPicture(
        f"{say('incidents.title')} · {station.title}",
        say("incidents.detail"),
        RecordTablePicture(heads, records, (1, 1), say("incidents.none")),
        {one.key: f"{one.title}\n{one.text}\n{one.read}" for one in station.incidents},
        words if station.decides and station.going else {},
        next((one.key for one in open_ones if not one.read), ""),
        station.decides and station.going,
    )


def objections(station: StationPicture, say: Say) -> ListPicture:
    """Return the objections against the TPS."""
    records = tuple(
        RecordPicture(
            one.code,
            (one.title, one.answer or say("objections.waits")),
            Tone.PERINGATAN if one.open else Tone.PLAIN,
        )
        for one in station.objections
    )
    open_ones = [one.code for one in station.objections if one.open]
    return ListPicture(
        f"{say('objections.title')} · {station.title} · {station.contest_name}",
        say("objections.detail"),
        RecordTablePicture(
            (say("objections.who"), say("objections.status")),
            records,
            (1, 1),
            say("objections.none"),
        ),
        {one.code: f"{one.title}\n{one.text}\n{one.answer}" for one in station.objections},
        dict.fromkeys(open_ones, say("objections.answer")) if station.decides else {},
        next(iter(open_ones), ""),
        station.decides,
    )


def findings(station: StationPicture, say: Say) -> ListPicture:
    """Return the findings against the figures, with the reasons of PPK and KPPS."""
    records = tuple(
        RecordPicture(
            one.code,
            (one.rule, one.shown.title, _reason(one, say) or say("findings.open")),
            one.shown.tone if not one.settled else Tone.PLAIN,
        )
        for one in station.found
    )
    may = station.decides and not station.ratified
    open_ones = [one.code for one in station.found if one.explainable and not one.settled]
    words = {
        one.code: say("findings.add" if one.kpps else "findings.explain")
        for one in station.found
        if one.explainable and not one.reason
    }
    heads = (say("findings.code"), say("findings.what"), say("findings.reason"))
    return ListPicture(
        f"{say('findings.title')} · {station.title} · {station.contest_name}",
        say("findings.detail"),
        RecordTablePicture(heads, records, (0, 1, 1), say("findings.none")),
        {one.code: _whole(one, say) for one in station.found},
        words if may else {},
        next(iter(open_ones), ""),
    )


def _whole(one: FoundPicture, say: Say) -> str:
    said = (f"{one.rule}  {one.shown.title}", one.shown.remedy, *_reasons(one, say))
    return "\n".join(part for part in said if part)


def _reason(one: FoundPicture, say: Say) -> str:
    return " · ".join(_reasons(one, say))


def _reasons(one: FoundPicture, say: Say) -> Iterator[str]:
    """Yield each reason, marked as whose it is: the PPK's first, then the KPPS's own words."""
    for whose, reason in (("ppk", one.reason), ("kpps", one.kpps)):
        if reason:
            yield say(f"findings.by_{whose}", reason=reason)
