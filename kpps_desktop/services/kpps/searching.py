"""Finds a voter while an officer types: by roll number, by name as people spell it, by code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.people import Voter
    from kpps_desktop.services.kpps.desk import Desk

_ENOUGH = 62
"""Likeness (of 100) from which a name is worth showing."""
_SPELT = (
    (
        r"\b(MUHAM+AD|MOHAM+AD|MUHAM+ED|MOHAM+ED|MOCHAM+AD|MUCHAM+AD|MUH|MOH|MOCH|MUCH|MHD|MUHD|MD)\b",
        "MUHAMAD",
    ),
    (r"\b(ACH|AKHMAD|ACHMAD|AHMAD)\b", "AHMAD"),
    (r"\b(ABD|ABDUL|ABDOEL)\b", "ABDUL"),
    ("OE", "U"),
    ("DJ", "J"),
    ("TJ", "C"),
    ("SJ", "SY"),
    ("PH", "F"),
    ("V", "F"),
    ("Z", "S"),
    ("KH", "H"),
    ("Y", "I"),
    (r"([A-Z])\1", r"\1"),
)
"""How one name is written in different ways, from the commonest abbreviation to double letters."""


@dataclass(frozen=True, slots=True)
class Index:
    """A roll made ready for searching; `keys` are the parts of the names as they sound."""

    voters: tuple[Voter, ...]
    keys: tuple[tuple[str, ...], ...]


def index_of(desk: Desk) -> Index:
    """Make the roll of a desk ready: DPT from the pack, DPPh and DPTb as admitted."""
    with desk.store.read() as books:
        return make_index(books.voters.all())


def make_index(voters: Iterable[Voter]) -> Index:
    """Make a roll ready for searching."""
    listed = tuple(voters)
    return Index(listed, tuple(tuple(sounded(voter.name).split()) for voter in listed))


def find(index: Index, text: str, most: int = 8) -> tuple[Voter, ...]:
    """Return the voters a text may mean, the likeliest first.

    Digits are a roll number (that number first, then those that begin so); letters a name,
    whose parts may be cut short, swapped, or spelt otherwise.
    """
    asked = text.strip()
    if asked.isdigit():
        return _numbered(index, asked, most)
    key = sounded(asked)
    if not key:
        return ()
    scores = _scores(key.split(), index.keys)
    likely = [place for place, score in enumerate(scores) if score >= _ENOUGH]
    likely.sort(key=lambda place: -scores[place])
    return tuple(index.voters[place] for place in likely[:most])


def sounded(name: str) -> str:
    """Return a name as it sounds: capitals, no titles' dots, one way of writing each sound."""
    key = re.sub(r"[^A-Z ]", "", re.sub(r"[.,/-]", " ", name.upper().replace("'", "")))
    for written, heard in _SPELT:
        key = re.sub(written, heard, key)
    return " ".join(key.split())


def _scores(asked: list[str], keys: tuple[tuple[str, ...], ...]) -> list[float]:
    """Compare part by part: what is typed is often only the beginning of each part.

    Names share their parts, and beginnings even more: each is compared once.
    """
    totals = [0.0] * len(keys)
    for one in asked:
        length, known = len(one), {"": 0.0}
        for place, parts in enumerate(keys):
            best = 0.0
            for part in parts:
                begun = part[:length]
                like = known.get(begun)
                if like is None:
                    like = known[begun] = fuzz.ratio(one, begun)
                best = max(best, like)
            totals[place] += best
    return [total / len(asked) for total in totals]


def _numbered(index: Index, asked: str, most: int) -> tuple[Voter, ...]:
    numbers = [(voter.ref.rpartition("-")[2], voter) for voter in index.voters]
    same = [voter for number, voter in numbers if number == asked]
    longer = [voter for number, voter in numbers if number != asked and number.startswith(asked)]
    return tuple([*same, *longer][:most])
