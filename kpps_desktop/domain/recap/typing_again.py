"""Typing by two officers: who is asked for which cells next, neither seeing the other's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TYPISTS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """Figures an officer typed from a paper C.HASIL.

    `again` are cells that clash with the other entry and that this officer typed once more; they
    are not asked of him until the other one has typed them again too.
    """

    officer: str
    figures: Mapping[str, int | None]
    again: frozenset[str] = frozenset()


class Ask(Enum):
    """What an officer is to type of one contest of one TPS."""

    WHOLE = "whole"
    AGAIN = "again"
    """Only cells in which the entries differ, or that his entry lacks."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an officer, and its cells in the order of the form."""

    ask: Ask
    cells: tuple[str, ...] = ()


NOTHING = Asked(Ask.NOTHING)


def clashing(entries: Sequence[Entry]) -> frozenset[str]:
    """Return the cells that both officers typed, and otherwise."""
    if len(entries) != TYPISTS:
        return frozenset()
    first, second = (entry.figures for entry in entries)
    return frozenset(cell for cell in first if cell in second and first[cell] != second[cell])


def asked_again(
    entries: Sequence[Entry], officer: str, cells: Iterable[str]
) -> tuple[str, ...] | None:
    """Return which cells are asked of an officer who typed already: they clash, or are lacking.

    None for an officer who did not.
    """
    mine = next((one for one in entries if one.officer == officer), None)
    if mine is None:
        return None
    clash = clashing(entries) - mine.again
    return tuple(cell for cell in cells if cell in clash or cell not in mine.figures)


def asked_of(entries: Sequence[Entry], officer: str, cells: Iterable[str]) -> Asked:
    """Return what an officer is to type next of a form with these cells: asked, never guessed."""
    again = asked_again(entries, officer, cells)
    if again is not None:
        return Asked(Ask.AGAIN, again) if again else NOTHING
    return NOTHING if len(entries) == TYPISTS else Asked(Ask.WHOLE, tuple(cells))


def retyped(
    entries: Sequence[Entry],
    officer: str,
    figures: Mapping[str, int | None],
    *,
    whole: bool = False,
) -> tuple[Entry, ...]:
    """Put what an officer typed again into his entry, or in place of it where it is `whole`.

    Where both insist on what they typed, both are asked once more.
    """
    again = clashing(entries).intersection(figures)
    return _settled(
        tuple(
            replace(
                one,
                figures=figures if whole else {**one.figures, **figures},
                again=one.again | again,
            )
            if one.officer == officer
            else one
            for one in entries
        )
    )


def _settled(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Forget who typed again what no longer clashes, or what both have typed again."""
    clash = clashing(entries)
    both = frozenset.intersection(*(one.again for one in entries)) if entries else frozenset()
    return tuple(replace(one, again=(one.again & clash) - both) for one in entries)
