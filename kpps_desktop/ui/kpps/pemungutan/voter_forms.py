"""Forms about one voter: sex, companion, replacement, a finger already inked, undoing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import Sex, VoterRef, category_of
from kpps_desktop.ui.kpps.pemungutan.beyond import excused, warned, why_beyond
from kpps_desktop.ui.kpps.pemungutan.door import RECORDED, hour_of
from kpps_desktop.ui.kpps.pemungutan.fields import (
    choice_field,
    form_of,
    given,
    reason_fields,
    reason_of,
    sex_field,
    text_field,
    ticked,
    ticks_field,
)
from kpps_desktop.ui.kpps.pemungutan.intents import (
    Companion,
    CompanionEntry,
    Departure,
    Replacement,
    Undoing,
    VoterEntry,
)
from kpps_desktop.ui.pictures import FindingPicture, Tone
from kpps_desktop.words import label, say

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import FieldPicture, FormPicture, Step

_RELATIONS = ("family", "friend", "kpps")
_WHY = ("rusak", "keliru")
_UNDO = ("wrong_number", "other_person", "left")
_REPEATED = 2


def ask_sex(door: Door) -> FormPicture:
    """Ask for what a pack without names does not tell."""
    sex = given(door, "sex")
    disabled, inked_too = bool(ticked(door, "disabled")), bool(given(door, "inked"))
    entry = VoterEntry(_number(door), Sex(sex), disabled, inked_too) if sex else None
    marks = ticks_field(door, "disabled", [("1", door.say("card.disabled"))])
    title = door.say("form.sex.title", number=door.number(door.asking.card))
    fields = (sex_field(door), marks, *why_beyond(door))
    return form_of(door, fields, excused(door, entry), title=title, findings=warned(door))


def accompany(door: Door) -> FormPicture:
    """Ask who helps the voter; one who is not yet present is admitted with it."""
    ref, relation, name = door.asking.card, given(door, "relation"), given(door, "name")
    relations = [(one, door.say(f"relation.{one}")) for one in _RELATIONS]
    unknown = door.voter(ref) is None and door.present(ref) is None
    fields: tuple[FieldPicture, ...] = (sex_field(door),) if unknown else ()
    fields = (*fields, choice_field(door, "relation", relations))
    by_kpps = relation == "kpps"
    if by_kpps:
        officers = [(one, f"{one} {name}") for one, name in door.view.officers.items()]
        fields = (*fields, choice_field(door, "officer", officers))
        name = door.view.officers.get(given(door, "officer"), "")  # type: ignore[call-overload]
    else:
        fields = (*fields, text_field(door, "name"))
    words = label(f"ui.pemungutan.relation.{relation}", RECORDED) if relation else ""
    whole = relation and name and (given(door, "sex") or not unknown)
    companion = Companion(name, words, by_kpps) if whole else None
    title = door.say("form.companion.title", who=door.called(ref))
    done = excused(door, _accompanied(door, ref, companion))
    findings: tuple[FindingPicture, ...] = ()
    if door.present(ref) is None:
        fields, findings = (*fields, *why_beyond(door)), warned(door)
    return form_of(door, fields, done, title=title, findings=findings)


def replace_ballot(door: Door) -> FormPicture:
    """Ask which ballot is replaced, and why; each once."""
    ref = door.asking.card
    admission = door.present(ref)
    received = admission.said.contests if admission else ()
    replaced = admission.replaced if admission else ()
    left = [one for one in received if one not in replaced]
    contest = given(door, "contest") or (left[0] if len(left) == 1 else "")
    why = given(door, "why")
    fields: tuple[FieldPicture, ...] = (
        choice_field(door, "why", [(one, door.say(f"why.{one}")) for one in _WHY]),
    )
    if len(left) > 1:
        options = [(one, door.contest(one)) for one in left]
        fields = (choice_field(door, "contest", options), *fields)
    done = Replacement(VoterRef(ref), contest, why) if contest in left and why else None
    title = door.say("form.replace.title", who=door.called(ref))
    return form_of(door, fields, done, title=title, ballots=door.ballots(received, replaced))


def undo(door: Door) -> FormPicture:
    """Ask why an admission is struck; with a ballot replaced it stays (S.203)."""
    ref = door.asking.card
    admission, reason = door.present(ref), reason_of(door, "undo")
    facts = {"who": door.called(ref), "at": hour_of(admission.at) if admission else ""}
    kept = bool(admission and admission.replaced)
    findings = (_finding(door, "S.203", voter=ref),) if kept else ()
    done = Undoing(VoterRef(ref), reason) if admission and reason and not kept else None
    title = door.say("form.undo.title", **facts)
    fields = reason_fields(door, "undo", _UNDO)
    return form_of(door, fields, done, title=title, findings=findings, tone=Tone.PERINGATAN)


def inked(door: Door) -> FormPicture:
    """Ask what to do with a voter whose finger bears ink: not to serve, or override (P.03)."""
    ref, decision = door.asking.card, given(door, "decision")
    cases = len(door.roll.twice) + 1
    grave = cases >= _REPEATED
    options = [(one, door.say(f"decision.{one}")) for one in ("refuse", "serve")]
    tone = Tone.GALAT if grave else Tone.PERINGATAN
    told = door.say("form.inked.again" if grave else "form.inked.first", cases=cases)
    finding = FindingPicture("P.03", tone, say("P.03", door.lang, **_risk(ref, cases)).title, told)
    done: Step = None
    if decision == "refuse":
        reason = label("ui.pemungutan.form.inked.reason", RECORDED)
        done = Departure(category_of(VoterRef(ref)), reason)
    elif decision:
        done = _overridden(door, ref)
    title = door.say("form.inked.title", who=door.called(ref))
    fields: tuple[FieldPicture, ...] = (choice_field(door, "decision", options),)
    findings: tuple[FindingPicture, ...] = (finding,)
    if isinstance(done, VoterEntry):
        fields, findings = (*fields, *why_beyond(door)), (*findings, *warned(door))
    done = excused(door, done)
    return form_of(door, fields, done, title=title, findings=findings, tone=Tone.GALAT)


def _overridden(door: Door, ref: str) -> Step:
    voter = door.voter(ref)
    if voter is None:
        return door.asking.with_form("sex", ref, inked="1")
    disabled = not voter.disability if door.asking.toggled else None
    return VoterEntry(_number(door), disabled=disabled, inked=True)


def _accompanied(door: Door, ref: str, companion: Companion | None) -> Step:
    if companion is None:
        return None
    if door.present(ref):
        return CompanionEntry(VoterRef(ref), companion)
    sex = Sex(given(door, "sex")) if given(door, "sex") else None
    return VoterEntry(_number(door), sex, disabled=True, companion=companion)


def _number(door: Door) -> int:
    return int(door.asking.card.rpartition("-")[2])


def _risk(ref: str, cases: int) -> dict[str, str | int]:
    return {"voter": ref, "cases": cases, "article": ""}


def _finding(door: Door, code: str, **facts: str) -> FindingPicture:
    words = say(code, door.lang, **facts)
    return FindingPicture(code, Tone.PERINGATAN, words.title, f"{words.cause} {words.remedy}")
