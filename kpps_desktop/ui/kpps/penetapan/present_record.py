"""Turns findings, incidents and objections into pictures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.people import PTPS
from kpps_desktop.rules.reasons import key_of
from kpps_desktop.ui.kpps.penetapan.pictures import (
    EntryPicture,
    FindingsPicture,
    FoundPicture,
    RecordPage,
)
from kpps_desktop.ui.notices import TONES, finding_of
from kpps_desktop.ui.pictures import RecordPicture, RecordTablePicture, Tone
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.ledgers import Given, Objection
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.ui.kpps.penetapan.scene import Scene


def findings(scene: Scene) -> FindingsPicture:
    """Return the findings, those without a reason first; none while a paper is still typed."""
    standing = scene.findings if scene.read else ()
    found = tuple(_found(scene, one) for one in standing if one.kind is not Kind.KABAR)
    ordered = tuple(sorted(found, key=lambda one: (bool(one.reason), not one.galat)))
    heads = tuple(scene.say(f"findings.{one}") for one in ("code", "contest", "what", "state"))
    records = tuple(
        RecordPicture(
            one.code,
            (
                one.rule,
                scene.short(one.contest),
                one.shown.title,
                scene.say("findings.done" if one.reason else "findings.open"),
            ),
            Tone.OK if one.reason else one.shown.tone,
        )
        for one in ordered
    )
    empty = scene.say("findings.none" if scene.read else "findings.later")
    return FindingsPicture(
        RecordTablePicture(heads, records, (0, 0, 1, 0), empty),
        ordered,
        next((one.code for one in ordered if not one.reason), ""),
    )


def findings_state(scene: Scene, picture: FindingsPicture) -> tuple[str, Tone]:
    """Return how the findings stand in the list of tasks."""
    if not scene.read:
        return scene.say("findings.wait"), Tone.PLAIN
    left = sum(not one.reason for one in picture.findings)
    if left:
        return scene.say("findings.left", count=left), Tone.PLAIN
    if not picture.findings:
        return scene.say("findings.none"), Tone.OK
    return scene.say("findings.all", count=len(picture.findings)), Tone.PERINGATAN


def record(scene: Scene) -> RecordPage:
    """Return kejadian khusus and keberatan in the order they came."""
    told = scene.view.day.record
    incidents = [
        (
            at,
            EntryPicture(said.incident, "", _both(said.text, said.follow_up)),
            said.contest,
            scene.say("record.noted"),
            Tone.OK,
        )
        for at, said in told.incidents
    ]
    objections = [
        (one.at, _objection(scene, one), one.raised.contest, *_answer(scene, one))
        for one in told.objections.values()
    ]
    entries = sorted((*incidents, *objections), key=lambda one: one[0])
    heads = tuple(scene.say(f"record.{one}") for one in ("at", "code", "contest", "text", "state"))
    records = tuple(
        RecordPicture(
            entry.code,
            (_hour(at), entry.code, scene.short(contest), _first_line(entry.text), state),
            tone,
        )
        for at, entry, contest, state, tone in entries
    )
    return RecordPage(
        RecordTablePicture(heads, records, (0, 0, 0, 1, 0), scene.say("record.nihil")),
        tuple(entry for _, entry, *_ in entries),
        _objectors(scene),
        next((entry.code for _, entry, *_ in entries if entry.open), ""),
    )


def record_state(scene: Scene, picture: RecordPage) -> tuple[str, Tone]:
    """Return how the record stands in the list of tasks."""
    left = sum(one.open for one in picture.entries)
    if left:
        return scene.say("record.left", count=left), Tone.PLAIN
    if not picture.entries:
        return scene.say("record.nihil_short"), Tone.OK
    return scene.say("record.count", count=len(picture.entries)), Tone.OK


def _found(scene: Scene, one: Finding) -> FoundPicture:
    given = scene.answers.get(key_of(one))
    return FoundPicture(
        code="/".join((one.where, one.code, *one.cells)),
        contest=one.where,
        rule=one.code,
        cells=one.cells,
        shown=finding_of(one, scene.lang),
        galat=TONES[one.kind] is Tone.GALAT,
        reason=given.reason if given else "",
        given=_given(scene, given) if given else "",
    )


def _given(scene: Scene, given: Given) -> str:
    """Say when a reason was given, and in which stage."""
    stage = label(f"ui_kpps.stage.{given.stage}", scene.lang)
    return scene.say("findings.given", at=_hour(given.at), stage=stage)


def _objection(scene: Scene, one: Objection) -> EntryPicture:
    raised = one.raised
    who = scene.person(raised.by) if _known(scene, raised.by) else raised.by
    text = scene.say("record.objection", who=who, text=raised.text)
    answer = one.answered.answer if one.answered else ""
    return EntryPicture(raised.objection, who, _both(text, answer), open=one.answered is None)


def _known(scene: Scene, who: str) -> bool:
    return who == PTPS or who in scene.view.day.meeting.saksi


def _answer(scene: Scene, one: Objection) -> tuple[str, Tone]:
    if one.answered is None:
        return scene.say("record.open"), Tone.GALAT
    key = "record.accepted" if one.answered.accepted else "record.refused"
    return scene.say(key), Tone.OK if one.answered.accepted else Tone.PERINGATAN


def _objectors(scene: Scene) -> tuple[tuple[str, str, str], ...]:
    saksi = scene.view.day.meeting.saksi
    mine = tuple(
        (one, said.contest, f"{scene.short(said.contest)} · {scene.party(one)}")
        for one, said in saksi.items()
    )
    return (*mine, (PTPS, "", scene.party(PTPS)))


def _both(text: str, more: str) -> str:
    return f"{text}\n→ {more}" if more else text


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _hour(at: str) -> str:
    return datetime.fromisoformat(at).strftime("%H.%M")
