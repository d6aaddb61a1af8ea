"""Which reason stands for which finding: a reason once given stands for the same difference.

A difference is the same where the same figures differ. The ballots of a contest against its
voters are one difference, whichever rule sees it (R07, R12, R16); a list that has other
signatures than the log is one, by sex and in every contest (R17); voters served out of their
hours are the same voters in every contest (R19). Any other is the finding itself with its figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.ledgers import Given
    from kpps_desktop.domain.outcomes import Finding

Key: TypeAlias = tuple[str, str, tuple[str, ...]]
"""What names a finding: where it is, its code and its cells."""
Answers: TypeAlias = "Mapping[Key, Given]"
"""The reasons that stand, by the findings they stand for."""

_LISTS, _HOURS = "R17", "R19"
_BALLOTS = {"R07": "used", "R12": "votes", "R16": "box"}
"""Rules that hold ballots against voters, and what each calls the ballots."""


class _Difference(NamedTuple):
    """What differs; a reason for it stands for one of the same kind that holds no more."""

    kind: tuple[object, ...]
    holds: frozenset[object]

    def covers(self, other: _Difference) -> bool:
        return self.kind == other.kind and other.holds <= self.holds


def key_of(found: Finding) -> Key:
    """Return what names a finding."""
    return found.where, found.code, found.cells


def figures_of(found: Finding) -> dict[str, int | None]:
    """Return the figures that a finding tells of, by name."""
    return {name: fact for name, fact in found.facts.items() if type(fact) is int}


def standing(day: Day, findings: Iterable[Finding]) -> dict[Key, Given]:
    """Return the reason that stands for each finding that has one.

    Its own comes first; otherwise the last that was given for the same difference.
    """
    by_key = {key_of(one): one for one in findings}
    found: dict[Key, Given] = {}
    for key, one in by_key.items():
        given = _own(day, one) or _same(day, one, by_key)
        if given is not None:
            found[key] = given
    return found


def _own(day: Day, one: Finding) -> Given | None:
    """Return the last reason given for a finding itself, if it holds for its figures still."""
    of = [given for given in day.given if _key(given) == key_of(one) and _holds(day, given, one)]
    return of[-1] if of else None


def _holds(day: Day, given: Given, one: Finding) -> bool:
    if given.figures is not None:
        return given.figures == figures_of(one)
    return day.drafts[given.contest].explained.get((given.code, given.cells)) == given.reason


def _same(day: Day, one: Finding, by_key: Mapping[Key, Finding]) -> Given | None:
    asked = _difference(one, by_key)
    for given in reversed(day.given):
        told = _told(day, given, by_key)
        if told is not None and told.covers(asked):
            return given
    return None


def _told(day: Day, given: Given, by_key: Mapping[Key, Finding]) -> _Difference | None:
    """Return the difference that a reason was given for, as far as it is known."""
    if given.figures is not None:
        return _named(given.contest, given.code, given.cells, given.figures)
    one = by_key.get(_key(given))
    return _difference(one, by_key) if one is not None and _holds(day, given, one) else None


def _key(given: Given) -> Key:
    return given.contest, given.code, given.cells


def _difference(one: Finding, by_key: Mapping[Key, Finding]) -> _Difference:
    if one.code == _HOURS:
        voters = str(one.facts.get("voters", "")).split()
        return _Difference((_HOURS, one.cells), frozenset(voters))
    if one.code == _LISTS:
        whole = (f"{one.cells[0].rpartition('_')[0]}_J",)
        one = by_key.get((one.where, _LISTS, whole), one)
    return _named(one.where, one.code, one.cells, figures_of(one))


def _named(
    where: str, code: str, cells: tuple[str, ...], figures: Mapping[str, int | None]
) -> _Difference:
    if code in _BALLOTS:
        ballots = figures.get(_BALLOTS[code])
        pair = (("ballots", ballots), ("voters", figures.get("voters")))
        return _Difference(("ballots", where), frozenset(pair))
    where = "" if code == _LISTS else where
    return _Difference((where, code, cells), frozenset(figures.items()))
