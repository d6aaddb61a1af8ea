"""A voter's card: who it is, which ballots, what can be done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPT, Sex, category_of
from kpps_desktop.ui.kpps.pemungutan.beyond import is_beyond
from kpps_desktop.ui.kpps.pemungutan.door import hour_of
from kpps_desktop.ui.kpps.pemungutan.intents import VoterEntry
from kpps_desktop.ui.kpps.pemungutan.pictures import Action, CardPicture
from kpps_desktop.ui.pictures import Tone

if TYPE_CHECKING:
    from kpps_desktop.domain.people import Voter
    from kpps_desktop.domain.roll import Admission
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import Step


def card_of(door: Door, ref: str, *, marked: bool = False) -> CardPicture:
    """Return a voter's card; `marked` turns the disability mark of the list round."""
    admission = door.present(ref)
    if admission:
        return _present(door, ref, admission)
    voter, firm = door.voter(ref), door.asking.card == ref
    marked = marked != door.asking.toggled
    disabled = bool(voter and voter.disability) != marked
    asked = door.asking.opened(ref) if firm else door.asking
    warns = is_beyond(door)
    said = "" if voter else door.say("card.ask_sex")
    return CardPicture(
        number=door.number(ref),
        name=voter.name if voter else door.say("card.nameless"),
        detail=_detail(door, voter),
        tone=Tone.PERINGATAN if warns else Tone.KABAR if firm else Tone.PLAIN,
        ballots=door.ballots(tuple(one.code for one in door.view.ballots)),
        said=door.say("card.beyond", waiting=door.roll.waiting) if warns else said,
        marks=_marks(door, voter, disabled=disabled),
        primary=Action("admit", door.say("card.admit"), "Enter", entry(door, ref, marked=marked)),
        actions=(
            Action("disabled", door.say("card.disabled"), "D", asked.marked(ref), on=disabled),
            Action("companion", door.say("card.companion"), "P", _form(door, "companion", ref)),
            Action("inked", door.say("card.inked"), "I", _form(door, "inked", ref)),
        ),
        firm=firm,
    )


def entry(door: Door, ref: str, *, marked: bool) -> Step:
    """Return what Enter on a voter does: admit, or first ask for the sex that no list tells."""
    voter = door.voter(ref)
    if voter is None:
        return door.asking.with_form("sex", ref, disabled="1" if marked else "")
    if is_beyond(door):
        return door.asking.with_form("beyond", ref, turned="1" if marked else "")
    disabled = bool(voter.disability) != marked if marked else None
    return VoterEntry(int(ref.rpartition("-")[2]), disabled=disabled)


def led_by(card: CardPicture, key: str) -> CardPicture:
    """Name on the primary button what Enter does after a letter behind the number (`80p`)."""
    act_of = next((one for one in card.actions if one.key == key and one.leads), None)
    if act_of is None or card.primary is None:
        return card
    return replace(card, primary=replace(card.primary, words=act_of.words))


def act(card: CardPicture, key: str) -> Step:
    """Return what a letter on a card leads to."""
    return next((one.leads for one in card.actions if one.key == key), None)


def _present(door: Door, ref: str, admission: Admission) -> CardPicture:
    said, voter = admission.said, door.voter(ref)
    open_ballots = set(said.contests) - set(admission.replaced)
    writer = door.writer(ref)
    facts = {"at": hour_of(admission.at), "by": writer}
    marks = [door.say("card.disabled")] if said.disabled else []
    marks += [door.say("card.companion")] if admission.companion else []
    marks += [door.say("card.inked")] if said.inked else []
    companion = None if admission.companion else _form(door, "companion", ref)
    replaced = _form(door, "replace", ref) if open_ballots else None
    return CardPicture(
        number=door.number(ref),
        name=voter.name if voter else door.say("card.nameless"),
        detail=_detail(door, voter, said.sex),
        tone=Tone.GALAT,
        ballots=door.ballots(said.contests, admission.replaced),
        said=door.say("card.present_by" if writer else "card.present", **facts),
        marks=tuple(marks),
        actions=(
            Action("replace", door.say("card.replace"), "G", replaced),
            Action("companion", door.say("card.companion"), "P", companion),
            Action("undo", door.say("card.undo"), "U", _form(door, "undo", ref)),
        ),
        firm=door.asking.card == ref,
    )


def _form(door: Door, form: str, ref: str) -> Step:
    return door.asking.with_form(form, ref)


def _detail(door: Door, voter: Voter | None, sex: str = "") -> str:
    known = voter.sex if voter else sex
    parts = [door.say(f"sex.{known}")] if known in set(Sex) else []
    if voter and voter.age is not None:
        parts.append(door.say("card.age", age=voter.age))
    parts.append(place_of(voter) if voter else "")
    return " · ".join(part for part in parts if part)


def place_of(voter: Voter) -> str:
    """Return where a voter lives, as the list has it."""
    parts = [voter.address]
    parts += [f"RT {voter.rt}"] if voter.rt else []
    parts += [f"RW {voter.rw}"] if voter.rw else []
    return " ".join(part for part in parts if part)


def _marks(door: Door, voter: Voter | None, *, disabled: bool) -> tuple[str, ...]:
    if not disabled:
        return ()
    kind = voter.disability if voter else ""
    told = door.say("card.disabled")
    return (f"{told}: {kind.replace('_', ' ')}" if kind else told,)


def is_guest(ref: str) -> bool:
    """Tell whether a voter is on no DPT of this TPS."""
    return category_of(ref) != DPT  # type: ignore[arg-type]
