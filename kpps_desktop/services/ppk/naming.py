"""Who somebody is on paper: the name with the role, where the books only know a code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.pleno import Role
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.recap.events import GuestAccredited
    from kpps_desktop.services.ppk.desk import RecapDesk

PAPER_LANGUAGE = "id"
_SAKSI = re.compile(r"SAKSI-.+-([0-9]+)-[0-9]+", re.IGNORECASE)
_PANWASLU = re.compile(r"PANWASLU-[0-9]+", re.IGNORECASE)


def people_named(desk: RecapDesk) -> Mapping[str, str]:
    """Return officers and guests of the meeting by code, each by name and role."""
    with desk.store.read() as books:
        members = {
            str(one.person): _member(desk, one.person, one.name) for one in books.people.all()
        }
    guests = desk.recap().pleno.guests
    return {**members, **{code: _guest(one) for code, one in guests.items()}}


def named(who: str, people: Mapping[str, str]) -> str:
    """Return somebody by name and role; a stranger's code by its role, and words as written."""
    return people.get(who) or _stranger(who)


def _member(desk: RecapDesk, person: str, name: str) -> str:
    if person == desk.ketua:
        return label("note.is_ketua", PAPER_LANGUAGE).format(name=name)
    side = "operator" if person.startswith("OP-") else "anggota"
    return label(f"note.is_{side}", PAPER_LANGUAGE).format(name=name)


def _guest(said: GuestAccredited) -> str:
    if said.role == Role.SAKSI:
        side = label("note.saksi", PAPER_LANGUAGE).format(choice=said.choice)
    else:
        side = label("note.panwaslu", PAPER_LANGUAGE)
    return f"{said.name} ({side})"


def _stranger(who: str) -> str:
    """Name whom the books below know by code only: a saksi by the pair, or Panwaslu."""
    saksi = _SAKSI.fullmatch(who)
    if saksi:
        return label("note.saksi", PAPER_LANGUAGE).format(choice=saksi[1])
    return label("note.panwaslu", PAPER_LANGUAGE) if _PANWASLU.fullmatch(who) else who
