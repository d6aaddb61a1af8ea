"""The form of a voter of DPPh or DPTb: papers, home, and which ballots that gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPTB, CategoryCode, Sex
from kpps_desktop.domain.places import Level, up
from kpps_desktop.ui.kpps.pemungutan.beyond import excused, warned, why_beyond
from kpps_desktop.ui.kpps.pemungutan.fields import (
    choice_field,
    form_of,
    given,
    half,
    sex_field,
    text_field,
    ticked,
    ticks_field,
)
from kpps_desktop.ui.kpps.pemungutan.intents import GuestEntry
from kpps_desktop.ui.pictures import FindingPicture, Tone
from kpps_desktop.words import label, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.profile import Category
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import FormPicture

_TAIL = 4
_NOWHERE = "elsewhere"
"""Another provinsi: a home that gives no ballot here."""
_DISABILITIES = ("tuna_daksa", "tuna_netra", "tuna_rungu", "lainnya")


def guest(door: Door) -> FormPicture:
    """Ask for a guest; what is unlawful is told and recorded, never a wall."""
    code = door.asking.form.partition(":")[2]
    category = next(one for one in door.view.profile.categories if one.code == code)
    home = given(door, "home")
    contests = tuple(one.code for one in door.view.ballots if home and one.may_vote(home))
    papers = [(one, label(f"paper.{one}", door.lang)) for one in category.papers]
    kinds = [(one, door.say(f"kind.{one}")) for one in _DISABILITIES]
    fields = (
        half(ticks_field(door, "papers", papers)),
        half(sex_field(door)),
        text_field(door, "name"),
        choice_field(door, "home", _homes(door, category)),
        half(text_field(door, "address")),
        half(text_field(door, "nik_tail", most=_TAIL)),
        half(choice_field(door, "disability", kinds)),
        half(ticks_field(door, "inked", [("1", door.say("card.inked"))])),
        *why_beyond(door),
    )
    whole = given(door, "name") and given(door, "sex") and contests
    form = form_of(
        door,
        fields,
        excused(door, _entry(door, category.code)) if whole else None,
        title=door.say("form.guest.title", code=code, list=label(f"category.{code}", door.lang)),
        ballots=door.ballots(contests) if home else (),
        findings=tuple(_findings(door, category, contests)),
    )
    return replace(form, wide=True)


def _entry(door: Door, category: CategoryCode) -> GuestEntry:
    return GuestEntry(
        category,
        given(door, "name"),
        Sex(given(door, "sex")),
        given(door, "home"),
        ticked(door, "papers"),
        given(door, "address"),
        given(door, "nik_tail"),
        given(door, "disability"),
        inked=bool(ticked(door, "inked")),
    )


def _homes(door: Door, category: Category) -> list[tuple[str, str]]:
    """Offer regions from the nearest to the farthest, each by the code that it decides by."""
    tps, name_of = door.view.tps.kode, door.view.election.name_of
    desa, kabko, provinsi = (up(tps, one) for one in (Level.DESA, Level.KABKO, Level.PROVINSI))
    near = "home.own_desa" if category.code == DPTB else "home.this_desa"
    return [
        (desa, door.say(near, name=name_of(desa))),
        (kabko, door.say("home.kabko", name=name_of(kabko))),
        (provinsi, door.say("home.provinsi", name=name_of(provinsi))),
        (_NOWHERE, door.say("home.elsewhere")),
    ]


def _findings(
    door: Door, category: Category, contests: tuple[str, ...]
) -> Iterator[FindingPicture]:
    """Yield what this admission would leave on record, while there is time to ask again."""
    yield from (*_hours(door, category), *warned(door))
    missing = [one for one in category.papers if one not in ticked(door, "papers")]
    if missing and given(door, "name"):
        papers = ", ".join(label(f"paper.{one}", door.lang) for one in missing)
        yield _risk(door, door.say("risk.papers", papers=papers))
    home = given(door, "home")
    if category.code == DPTB and home and home != up(door.view.tps.kode, Level.DESA):
        yield _risk(door, door.say("risk.desa"))
    if home and not contests:
        words = say("S.508", door.lang, home=door.say("home.elsewhere"))
        yield FindingPicture("S.508", Tone.GALAT, words.title, door.say("risk.no_ballot"))
    if ticked(door, "inked"):
        tone = Tone.GALAT if door.roll.twice else Tone.PERINGATAN
        told = door.say("risk.inked", cases=len(door.roll.twice) + 1)
        yield FindingPicture("P.03", tone, door.say("risk.inked_title"), told)


def _hours(door: Door, category: Category) -> Iterator[FindingPicture]:
    now, closes = door.view.now.time(), door.view.profile.closes
    if now < category.since:
        told = door.say("risk.early", code=category.code, at=door.hour(category.since))
    elif now > closes and door.roll.waiting is None:
        told = door.say("risk.late", at=door.hour(closes))
    else:
        return
    yield FindingPicture("R19", Tone.PERINGATAN, door.say("risk.hour_title"), told)


def _risk(door: Door, told: str) -> FindingPicture:
    """Tell of P.04: grave once the risks of the day hold a case already."""
    earlier = door.cases("P.04")
    tone = Tone.GALAT if earlier else Tone.PERINGATAN
    words = say("P.04", door.lang, voter="", cases=earlier + 1, article="")
    return FindingPicture("P.04", tone, words.title, told)
