"""One contest of a TPS before the meeting: where it stands, what comes next, what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, Level, tps_number, up
from kpps_desktop.domain.recap.recap import ACCEPTED, COPY_DIFFERS, TYPED_ONCE
from kpps_desktop.domain.recap.results import NotedKind
from kpps_desktop.services.ppk.examining import cited
from kpps_desktop.services.ppk.noting import incident_key
from kpps_desktop.ui.desk.places import unit_name
from kpps_desktop.ui.notices import finding_of
from kpps_desktop.ui.pictures import FindingPicture, Tone
from kpps_desktop.ui.ppk.pleno.pictures import (
    FoundPicture,
    IncidentPicture,
    ObjectionPicture,
    StationPicture,
    Step,
)
from kpps_desktop.ui.ppk.pleno.present_acts import acts_of, step_of, ways_of
from kpps_desktop.ui.ppk.pleno.present_table import blank_form, cells_of, source_table
from kpps_desktop.words import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.recap.events import IncidentRead
    from kpps_desktop.domain.recap.results import Noted
    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.ppk.pleno.scene import Scene

_TONES = {
    Step.TYPE: Tone.PERINGATAN,
    Step.RETURN: Tone.PERINGATAN,
    Step.DIFFERING: Tone.GALAT,
    Step.INCIDENT: Tone.PERINGATAN,
    Step.OBJECTION: Tone.PERINGATAN,
    Step.AMEND: Tone.PERINGATAN,
    Step.REASON: Tone.GALAT,
    Step.REOPEN: Tone.PERINGATAN,
    Step.NEXT: Tone.OK,
    Step.ALL: Tone.OK,
    Step.DEFERRED: Tone.PERINGATAN,
    Step.MISSING: Tone.PERINGATAN,
    Step.FINAL: Tone.OK,
}
_TOLD_TO_ALL = {Step.FINAL, Step.ALL, Step.DEFERRED, Step.MISSING, Step.TYPE}
_NOT_TO_EXPLAIN = {TYPED_ONCE, "K.012"}
"""Findings that typing settles, and no reason."""


def station(scene: Scene) -> StationPicture:
    """Return what is before the meeting."""
    step, hidden = step_of(scene), scene.types
    found = () if hidden else tuple(_found(scene))
    incidents, objections = incidents_of(scene), tuple(_objections(scene))
    waiting = {
        "findings": sum(not one.settled for one in found),
        "incidents": scene.unread,
        "object": sum(one.open for one in objections),
    }
    remaining = scene.view.remaining
    return StationPicture(
        place=scene.place,
        contest=scene.contest.code,
        contest_name=scene.say(f"contest.{scene.contest.code}"),
        title=title_of(scene, scene.place),
        where=_where(scene),
        left=left_of(scene),
        late=remaining is not None and remaining.total_seconds() < 0,
        stages=_stages(scene),
        step=step,
        told=_told(scene, step),
        tone=_TONES.get(step, Tone.PERINGATAN if _told_of_seal(scene, step) else Tone.KABAR),
        decides=scene.decides,
        table=None if hidden or not scene.station.cells else source_table(scene),
        hidden=scene.say("hidden.types" if hidden else "hidden.nothing"),
        cells=() if hidden else cells_of(scene),
        differing=() if hidden else scene.column.disputed(),
        found=found,
        incidents=incidents,
        objections=objections,
        corrections=() if hidden else tuple(map(scene.corrected, scene.station.corrections)),
        copy=blank_form(scene),
        ways=ways_of(scene),
        acts=acts_of(scene, step, waiting),
        ratified=scene.column.ratified,
        going=scene.going,
        elsewhere=scene.elsewhere,
    )


def title_of(scene: Scene, place: Place) -> str:
    """Name a TPS as on its sign."""
    if not scene.view.of_stations:
        return unit_name(scene.view.election, place[0], scene.lang)
    desa = scene.view.election.name_of(up(KodeTps(place[0]), Level.DESA))
    return scene.say("title", desa=desa, tps=f"{tps_number(KodeTps(place[0])):03d}")


def _where(scene: Scene) -> str:
    """Say which one of the order it is, how much is ratified, and that its box was not whole."""
    order = tuple(scene.view.glances)
    at = order.index(scene.place) + 1
    where = scene.say("where", at=at, of=len(order), done=scene.view.ratified)
    return f"{where} · {scene.say('seal.short')}" if seal_of(scene) else where


def seal_of(scene: Scene) -> str:
    """Say that the box came with a broken seal, as it was noted, or nothing."""
    box = scene.view.boxes.get(scene.place[0])
    return scene.say("seal.broken", note=box.note) if box and not box.whole else ""


def _told_of_seal(scene: Scene, step: Step) -> str:
    """Say it before the envelope is opened: everybody has to see it first."""
    return seal_of(scene) if step is Step.READ and not scene.elsewhere else ""


def left_of(scene: Scene) -> str:
    """Say how long the calendar still allows; nothing where the profile has no calendar."""
    left = scene.view.remaining
    if left is None:
        return ""
    key = "late" if left.total_seconds() < 0 else "left"
    hours = int(abs(left.total_seconds())) // 3600
    return scene.say(f"countdown.{key}", days=hours // 24, hours=f"{hours % 24:02d}")


def incidents_of(scene: Scene) -> tuple[IncidentPicture, ...]:
    """Return what the bundle tells of the TPS, then what only the paper did."""
    read = {one.incident: one for one in scene.station.read}
    noted = {incident_key(one): one for one in scene.station.incidents if scene.concerns(one)}
    told = (_noted(scene, key, one, read.get(key)) for key, one in noted.items())
    others = {incident_key(one) for one in scene.station.incidents}
    paper = (_from_paper(scene, one) for key, one in read.items() if key not in others)
    return (*told, *paper)


def _stages(scene: Scene) -> tuple[tuple[str, bool], ...]:
    column = scene.column
    done = {"read": column.heard, "matched": column.matched, "ratified": column.ratified}
    return tuple((scene.say(f"stage.{one}"), true) for one, true in done.items())


def _told(scene: Scene, step: Step) -> str:
    if scene.elsewhere:
        key = "told.elsewhere_ketua" if scene.leads and scene.decides else "told.elsewhere"
        return scene.say(key, desk=scene.elsewhere)
    if not scene.decides and step not in _TOLD_TO_ALL:
        return scene.say("told.operator")
    if step is Step.OPEN and not scene.leads:
        return scene.say("told.open_ketua")
    sitting = scene.view.pleno.sitting
    rest = sitting.rests[-1] if sitting and sitting.resting else None
    if step is Step.TYPE and not scene.types:
        key = "told.type_once" if scene.column.typed_once else "told.type_none"
        return scene.say(key)
    told = scene.say(
        f"told.{step.value}",
        reason=scene.column.deferred or (rest.reason if rest else ""),
        cells=", ".join(scene.cite(one) for one in scene.column.disputed()),
        count=scene.unread,
        owed=", ".join(scene.owed),
        found=_first_unreasoned(scene),
        deferred=len({tps for tps, _ in scene.view.deferred}),
        left=len(scene.view.glances) - scene.view.ratified,
    )
    return " ".join(filter(None, (_told_of_seal(scene, step), told)))


def _first_unreasoned(scene: Scene) -> str:
    """Name the first contradiction that lacks a reason, with its cells as on paper."""
    found = next(iter(scene.station.unreasoned), None)
    if found is None:
        return ""
    cells = ", ".join(map(scene.cite, found.cells))
    title = heading(found.code, scene.lang)
    return f"{title} ({found.code} {cells})" if found.code != ACCEPTED else f"{title} ({cells})"


def _noted(scene: Scene, key: str, one: Noted, read: IncidentRead | None) -> IncidentPicture:
    by = f" · {_raised_by(scene, one.by)}" if one.by and one.kind is NotedKind.KEBERATAN else ""
    kind = scene.say(f"incident.kind.{one.kind.name.lower()}")
    title = " · ".join(part for part in (kind, one.number, one.at[11:16].replace(":", ".")) if part)
    answer = scene.say("incident.tps", status=one.status.value, answer=one.answer or "—")
    read_as = _read_as(scene, read)
    return IncidentPicture(
        key, title + by, f"{one.text}\n{answer}", read_as, read is not None and read.settled
    )


def _raised_by(scene: Scene, by: str) -> str:
    """Name who objected at the TPS, whom its result knows by a code such as SAKSI-gubernur-2-1."""
    choice = by.partition("SAKSI-")[2].rpartition("-")[0].rpartition("-")[2]
    return scene.say("source.saksi", number=choice.zfill(2)) if choice else by


def _from_paper(scene: Scene, read: IncidentRead) -> IncidentPicture:
    title = scene.say("incident.paper", number=read.incident)
    said = _read_as(scene, read)
    return IncidentPicture(read.incident, title, read.text, said, read.settled, told=False)


def _read_as(scene: Scene, read: IncidentRead | None) -> str:
    if read is None:
        return ""
    key = "incident.settled" if read.settled else "incident.kept"
    return scene.say(key) + (f": {read.note}" if read.note else "")


def _objections(scene: Scene) -> Iterator[ObjectionPicture]:
    for code, (raised, answer) in scene.station.objections.items():
        said = ""
        if answer is not None:
            key = "objection.accepted" if answer.accepted else "objection.refused"
            said = f"{scene.say(key)}: {answer.answer}"
            if answer.opinion:
                said += " · " + scene.say("objection.opined", opinion=answer.opinion)
        yield ObjectionPicture(code, f"{code} · {raised.by}", raised.text, said)


def _found(scene: Scene) -> Iterator[FoundPicture]:
    """Yield the findings against the figures, then what only the TPS could see and explained."""
    told = dict(scene.station.told)
    for one in scene.station.findings:
        key = (one.code, one.cells)
        yield FoundPicture(
            _named(*key),
            one.code,
            _shown(scene, one),
            scene.station.explained.get(key, ""),
            told.pop(key, ""),
            one.code not in _NOT_TO_EXPLAIN,
        )
    for (code, cells), reason in told.items():
        if title := heading(code, scene.lang):
            cites = ", ".join(map(scene.cite, cells))
            remedy = scene.say("findings.of_tps", cells=cites)
            cell = next(iter(cells), "")
            shown = FindingPicture(code, Tone.KABAR, title, remedy, cell)
            yield FoundPicture(_named(code, cells), code, shown, kpps=reason, explainable=False)


def _shown(scene: Scene, one: Finding) -> FindingPicture:
    """Word a finding; one of an objection leads to no cell."""
    shown = finding_of(_worded(scene, one), scene.lang)
    return replace(shown, cell="") if one.code == ACCEPTED else shown


def _named(code: str, cells: tuple[str, ...]) -> str:
    return f"{code}:{','.join(cells)}"


def _worded(scene: Scene, finding: Finding) -> Finding:
    """Name cells as on paper, and guests by whom they speak for."""
    facts = cited(finding, scene.cite)
    if finding.code == COPY_DIFFERS:
        facts["by"] = scene.sources(str(facts["by"]).split(", "))
    return replace(finding, facts=facts)
