"""What the one field finds: a roll number, a name, a code, or the letter of an act."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.invitations import invited_here
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.services.kpps.searching import find
from kpps_desktop.ui.kpps.pemungutan.asking import Coded, Keyed, Named, Numbered, meant
from kpps_desktop.ui.kpps.pemungutan.card import act, card_of, entry, is_guest
from kpps_desktop.ui.kpps.pemungutan.door import hour_of
from kpps_desktop.ui.kpps.pemungutan.pictures import SearchPicture
from kpps_desktop.ui.notices import finding_of
from kpps_desktop.ui.pictures import ResultPicture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.people import Voter, VoterRef
    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import Action, Step

MOST = 5
"""Results that are shown."""


def searched(door: Door, actions: tuple[Action, ...]) -> SearchPicture:
    """Return what was found for the text in the field; `actions` are the acts of the desk."""
    match meant(door.asking.text):
        case Numbered(number, key):
            return _numbered(door, number, key)
        case Coded(code):
            return _coded(door, code)
        case Keyed(letter):
            return _keyed(door, letter, actions)
        case Named(name):
            return _found(door, _voters(door, name))
    return SearchPicture(door.asking.text)


def _numbered(door: Door, number: int, key: str) -> SearchPicture:
    exact = door.listed(number)
    if exact is None:
        facts = {"number": number, "last": door.view.tps.dpt}
        return _told(door, Finding("S.505", Kind.PERINGATAN, facts=facts))
    found = _found(door, [exact])
    return SearchPicture(found.text, found.results, {exact: _led(door, exact, key)})


def _led(door: Door, ref: str, key: str) -> Step:
    """Return what Enter does behind a whole number; one who is present is not admitted again."""
    marked, letter = "D" in key, key.replace("D", "")
    if not letter:
        return None if door.present(ref) else entry(door, ref, marked=_marked(door, key))
    if marked:
        door = replace(door, asking=replace(door.asking, toggled=not door.asking.toggled))
    return act(card_of(door, ref), letter)


def _marked(door: Door, key: str) -> bool:
    return (key == "D") != door.asking.toggled


def _coded(door: Door, code: str) -> SearchPicture:
    named = invited_here(code, door.view.tps.kode)
    if isinstance(named, Finding):
        return _told(door, named)
    ref = door.listed(named)
    if ref is None:
        facts = {"number": named, "last": door.view.tps.dpt}
        return _told(door, Finding("S.505", Kind.PERINGATAN, facts=facts))
    return _found(door, [ref])


def _keyed(door: Door, letter: str, actions: tuple[Action, ...]) -> SearchPicture:
    found = _found(door, _voters(door, letter))
    chosen = [one for one in actions if one.key == letter]
    results = tuple(
        ResultPicture(one.code, one.key, one.about or one.words, one.detail) for one in chosen
    )
    leads = {one.code: one.leads for one in chosen}
    return SearchPicture(found.text, (*results, *found.results)[:MOST], {**found.leads, **leads})


def _voters(door: Door, text: str) -> list[VoterRef]:
    """Return the voters a text may mean; a guest whose admission was undone is nobody."""
    found = find(door.register.index, text)
    return [one.ref for one in found if not is_guest(one.ref) or door.present(one.ref)][:MOST]


def _found(door: Door, refs: Iterable[str]) -> SearchPicture:
    listed = tuple(refs)
    results = tuple(_result(door, ref) for ref in listed)
    return SearchPicture(
        door.asking.text, results, {ref: door.asking.opened(ref) for ref in listed}
    )


def _told(door: Door, finding: Finding) -> SearchPicture:
    return SearchPicture(door.asking.text, told=finding_of(finding, door.lang))


def _result(door: Door, ref: str) -> ResultPicture:
    voter, admission = door.voter(ref), door.present(ref)
    mark = f"✓ {hour_of(admission.at)}" if admission else ""
    if voter is None:
        return ResultPicture(ref, door.number(ref), door.say("card.nameless"), mark=mark)
    age = "" if voter.age is None else f" {voter.age}"
    detail = f"{voter.sex}{age}  {_rt(voter)}".rstrip()
    return ResultPicture(ref, door.number(ref), voter.name, detail, mark=mark)


def _rt(voter: Voter) -> str:
    """Tell namesakes apart; the card has the whole address."""
    return f"RT {voter.rt}" if voter.rt else voter.address
