"""Who tallied and who typed is told by the journal's lines alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.reading import Reading, follow

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import Event
    from kpps_desktop.domain.reading import Readings

WHOLE = ("A", "B", "C")


def _told(*lines: tuple[Event, str]) -> Readings:
    readings: Readings | None = None
    for event, officer in lines:
        readings = follow(readings, event, "", officer)
    return readings or {}


def _read(*cells: str) -> Event:
    return e.PlanoRead("g", dict.fromkeys(cells, 1))


def test_talliers_are_those_who_announced_ballots() -> None:
    told = _told(
        (e.BallotCounted("g", 1, ""), "KPPS-3"),
        (e.BallotCounted("g", 2, ""), "KPPS-3"),
        (e.BallotCounted("g", 2, ""), "KPPS-4"),
        (e.BallotCounted("b", 2, ""), "KPPS-5"),
    )
    assert told["g"].talliers == ("KPPS-3", "KPPS-4")
    assert told["b"].talliers == ("KPPS-5",)


def test_a_cell_belongs_to_whoever_typed_it_last() -> None:
    told = _told((_read("A", "B"), "KPPS-5"), (_read("B"), "KPPS-6"))
    assert told["g"].typists == {"A": "KPPS-5", "B": "KPPS-6"}


def test_a_cell_is_typed_again_only_after_the_sheet_was_whole() -> None:
    before = _told((_read("A"), "KPPS-5"), (_read("A", "B"), "KPPS-5"))["g"]
    assert before.again(WHOLE) == frozenset()
    after = _told((_read(*WHOLE), "KPPS-5"), (_read("B"), "KPPS-5"))["g"]
    assert after.again(WHOLE) == {"B"}


def test_a_correction_counts_as_typed_again() -> None:
    said = e.FigureCorrected("g", "A", 1, 2, "salah tulis", ())
    assert _told((_read("A"), "KPPS-5"), (said, "KPPS-1"))["g"].again(WHOLE) == {"A"}


def test_a_recount_begins_both_anew() -> None:
    told = _told(
        (e.BallotCounted("g", 1, ""), "KPPS-3"),
        (_read("A"), "KPPS-5"),
        (e.RecountStarted("g", "atas keberatan"), "KPPS-1"),
    )
    assert told["g"] == Reading()
