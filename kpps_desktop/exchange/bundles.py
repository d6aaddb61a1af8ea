"""Bundles: what a TPS sends the PPK, and a recap the level above, as files of a container."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain import events
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import level
from kpps_desktop.exchange import contents, values
from kpps_desktop.exchange.contents import Content, Opened, content_of
from kpps_desktop.exchange.journals import chain_faults, dump_lines, load_lines
from kpps_desktop.exchange.shapes import (
    Shape,
    dump,
    keyed,
    listed,
    load,
    optional,
    pair,
    record,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.journal import Head, Line
    from kpps_desktop.domain.recap.results import RecapResult, Received, Share
    from kpps_desktop.domain.results import TpsResult


@dataclass(frozen=True, slots=True)
class Incidents:
    """Kejadian khusus, keberatan and disturbances, each with its time (ISO 8601)."""

    incidents: tuple[tuple[str, events.IncidentRecorded], ...] = ()
    objections: tuple[
        tuple[str, tuple[events.ObjectionRaised, events.ObjectionAnswered | None]], ...
    ] = ()
    disturbances: tuple[tuple[str, events.BoxDisturbed], ...] = ()


@dataclass(frozen=True, slots=True)
class Checklists:
    """Equipment as it came, people at the TPS, and the opening steps with their times."""

    supplies: tuple[events.SupplyReceived, ...] = ()
    invitations: events.InvitationsReported | None = None
    present: Mapping[str, str] = field(default_factory=dict)
    saksi: tuple[events.SaksiAccredited, ...] = ()
    steps: Mapping[str, str] = field(default_factory=dict)
    late_opening: str = ""


@dataclass(frozen=True, slots=True)
class TpsBundle:
    """All a TPS signs and sends; `forms` are its signed PDFs by file name."""

    result: TpsResult
    journal: tuple[Line, ...]
    incidents: Incidents
    checklists: Checklists
    forms: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class RecapBundle:
    """All that a recap signs and sends up; `received` are the hashes of what it received."""

    recap: RecapResult
    journal: tuple[Line, ...]
    received: tuple[Received, ...]
    forms: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class DeskBundle:
    """All that was written at one desk of a PPK, for the other desks; no line of theirs."""

    share: Share
    journal: tuple[Line, ...]


Bundle: TypeAlias = TpsBundle | RecapBundle | DeskBundle

_TEXT: Shape[Any] = text()
_TIMES = keyed(r"[^\x00-\x1f]{1,80}", _TEXT)
_INCIDENTS = record(
    Incidents,
    incidents=listed(pair(_TEXT, values.event(events.IncidentRecorded))),
    objections=listed(
        pair(
            _TEXT,
            pair(
                values.event(events.ObjectionRaised),
                optional(values.event(events.ObjectionAnswered)),
            ),
        )
    ),
    disturbances=listed(pair(_TEXT, values.event(events.BoxDisturbed))),
)
_CHECKLISTS = record(
    Checklists,
    supplies=listed(values.event(events.SupplyReceived)),
    invitations=optional(values.event(events.InvitationsReported)),
    present=_TIMES,
    saksi=listed(values.event(events.SaksiAccredited)),
    steps=_TIMES,
    late_opening=_TEXT,
)


def incidents_of(day: Day) -> Incidents:
    """Return what happened on a day, as its bundle tells it."""
    record_of = day.record
    return Incidents(
        record_of.incidents,
        tuple((one.at, (one.raised, one.answered)) for one in record_of.objections.values()),
        record_of.disturbances,
    )


def read_incidents(files: Mapping[str, bytes]) -> Incidents | None:
    """Return what a TPS bundle's files tell of its incidents; None where they do not."""
    return load(files.get(contents.INCIDENTS, b""), _INCIDENTS, contents.INCIDENTS)[0]


def checklists_of(day: Day) -> Checklists:
    """Return what was checked on a day, as its bundle tells it."""
    return Checklists(
        tuple(day.preparation.supplies.values()),
        day.preparation.invitations,
        day.meeting.present,
        tuple(day.meeting.saksi.values()),
        day.meeting.steps,
        day.late_opening,
    )


def files_of(bundle: Bundle) -> dict[str, bytes]:
    """Return the files of a bundle."""
    files = {contents.JOURNAL: dump_lines(bundle.journal)}
    if isinstance(bundle, DeskBundle):
        return {**files, contents.DESK: dump(bundle.share, values.SHARE)}
    files |= contents.as_files(bundle.forms)
    if isinstance(bundle, TpsBundle):
        return {
            **files,
            contents.RESULT: dump(bundle.result, values.RESULT),
            contents.INCIDENTS: dump(bundle.incidents, _INCIDENTS),
            contents.CHECKLISTS: dump(bundle.checklists, _CHECKLISTS),
        }
    return {
        **files,
        contents.RECAP: dump(bundle.recap, values.RECAP),
        contents.RECEIVED: dump(bundle.received, values.RECEIVED),
    }


def read_bundle(files: Mapping[str, bytes]) -> tuple[Bundle | None, list[Finding]]:
    """Read a bundle from a container's files; None and every fault where it is not whole.

    Whether the journal holds, and adds up to the figures, is for `chain_findings` and the
    reader of journals to say: those are facts of their own.
    """
    content = content_of(files)
    if content is Content.TPS_BUNDLE:
        opened = Opened(files, content)
        bundle: Bundle | None = _tps_bundle(opened)
    elif content is Content.RECAP_BUNDLE:
        opened = Opened(files, content)
        bundle = _recap_bundle(opened)
    elif content is Content.DESK_BUNDLE:
        opened = Opened(files, content)
        bundle = _desk_bundle(opened)
    else:
        return None, [Finding("X.139")]
    return (None, opened.findings) if opened.findings else (bundle, [])


def journal_findings(bundle: Bundle) -> list[Finding]:
    """Say where a bundle's journal is broken, or ends elsewhere than its figures were taken."""
    findings = chain_faults(bundle.journal, contents.JOURNAL)
    if isinstance(bundle, TpsBundle):
        heads: tuple[Head, ...] = (bundle.result.journal,)
    elif isinstance(bundle, DeskBundle):
        heads = bundle.share.journal
    else:
        heads = bundle.recap.journal
    held = {(line.desk, line.seq): line.hash for line in bundle.journal}
    findings += [
        Finding("X.142", where=contents.JOURNAL, facts={"desk": head.desk, "line": head.seq})
        for head in heads
        if held.get((head.desk, head.seq)) != head.hash
    ]
    strangers = {line.desk for line in bundle.journal} - {head.desk for head in heads}
    findings += [
        Finding("X.143", where=contents.JOURNAL, facts={"desk": desk}) for desk in sorted(strangers)
    ]
    return findings


def _journal(opened: Opened) -> tuple[Line, ...] | None:
    lines, faults = load_lines(opened.bytes(contents.JOURNAL), contents.JOURNAL)
    opened.findings += faults
    return lines


def _tps_bundle(opened: Opened) -> TpsBundle | None:
    result = opened.json(contents.RESULT, values.RESULT)
    journal = _journal(opened)
    incidents = opened.json(contents.INCIDENTS, _INCIDENTS)
    checklists = opened.json(contents.CHECKLISTS, _CHECKLISTS)
    if result is None or journal is None or incidents is None or checklists is None:
        return None
    contests = [sheet.contest for sheet in result.sheets]
    if any(sheet.tps != result.tps for sheet in result.sheets):
        opened.fault("X.144", contents.RESULT, tps=result.tps)
    if len(set(contests)) != len(contests) or not contests:
        opened.fault("X.145", contents.RESULT, tps=result.tps)
    return TpsBundle(result, journal, incidents, checklists, contents.forms_of(opened.files))


def _desk_bundle(opened: Opened) -> DeskBundle | None:
    share = opened.json(contents.DESK, values.SHARE)
    journal = _journal(opened)
    return None if share is None or journal is None else DeskBundle(share, journal)


def _recap_bundle(opened: Opened) -> RecapBundle | None:
    recap = opened.json(contents.RECAP, values.RECAP)
    received = opened.json(contents.RECEIVED, values.RECEIVED)
    journal = _journal(opened)
    if recap is None or received is None or journal is None:
        return None
    units = unit_level(recap.region)
    if not all(row.tps.startswith(recap.region) and level(row.tps) is units for row in recap.rows):
        opened.fault("X.146", contents.RECAP, kecamatan=recap.region)
    return RecapBundle(recap, journal, received, contents.forms_of(opened.files))
