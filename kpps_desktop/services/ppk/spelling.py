"""Who is meant by a typed name: one officer, however it is spelled, and whether the pack knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.people import person_key

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk


def person(desk: RecapDesk, name: str) -> str:
    """Return what names a person: the officer of the pack who is meant, or else the bare name."""
    return known_officer(desk, name) or person_key(name)


def known_officer(desk: RecapDesk, name: str) -> str:
    """Return the officer of the pack whom a name means, by code or by name; nothing for none."""
    key, officers = person_key(name), desk.pack.officers
    by_code = {person_key(one.id): str(one.id) for one in officers}
    by_name = {person_key(one.name): str(one.id) for one in reversed(officers)}
    return by_code.get(key) or by_name.get(key, "")
