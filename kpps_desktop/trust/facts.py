"""A verdict as separate facts: none hides another, and the traffic light is the reader's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.outcomes import Fact as Said


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was looked at.

    `holds` is None where it could not be told, for want of something to compare with;
    the words are found by `code`, and `facts` fill the sentence.
    """

    name: str
    holds: bool | None
    code: str
    facts: Mapping[str, Said] = field(default_factory=dict)


def holds(name: str, code: str, /, **facts: Said) -> Fact:
    """Return a fact that holds."""
    return Fact(name, True, code, facts)  # noqa: FBT003 - the one place that writes it


def fails(name: str, code: str, /, **facts: Said) -> Fact:
    """Return a fact that does not hold."""
    return Fact(name, False, code, facts)  # noqa: FBT003 - the one place that writes it


def untold(name: str, code: str, /, **facts: Said) -> Fact:
    """Return a fact that could not be told."""
    return Fact(name, None, code, facts)


def failing(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return the facts that were looked at and do not hold."""
    return tuple(fact for fact in facts if fact.holds is False)
