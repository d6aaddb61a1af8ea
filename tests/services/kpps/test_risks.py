"""Every risk of the day: its smallest case, and where it escalates the second one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.people import DPPH, DPTB
from kpps_desktop.rules.risks import RE_VOTE, RECOUNT
from kpps_desktop.services.kpps import counting, examining, preparing, voting
from kpps_desktop.words import wording_of
from tests.services.acts import ADDED, DOOR, MOVED, Play
from tests.services.tiny import KETUA, G, P

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.kpps.voting import Guest

GRAVE, WARNING, NEWS = Kind.GALAT, Kind.PERINGATAN, Kind.KABAR


def _risks(play: Play) -> list[tuple[str, Kind]]:
    """Return the risks a day shows; each has its words, with no gap in them."""
    found = examining.day_risks(play.desk)
    for one in found:
        for language in ("id", "en"):
            words = wording_of(one, language)
            assert "{" not in words.title + words.cause + words.remedy
    return [(one.code, one.kind) for one in found]


def _articles(play: Play) -> set[object]:
    return {one.facts["article"] for one in examining.day_risks(play.desk)}


def test_a_quiet_day_has_none(at: Callable[[str], Play]) -> None:
    assert [_risks(at(stage)) for stage in ("new", "prepared", "met", "open")] == [[], [], [], []]


def test_opening_without_a_step(at: Callable[[str], Play]) -> None:
    play = at("prepared")
    preparing.begin_opening(play.desk, KETUA)
    for contest in (G, P):
        preparing.receive_ballots(play.desk, contest, 62, KETUA)
    for step in play.desk.profile.opening_steps[:-1]:
        preparing.take_step(play.desk, step, KETUA)
    assert _risks(play) == []  # not yet open
    preparing.open_voting(play.by(7), KETUA, "terlupa")
    assert (_risks(play), _articles(play)) == ([("P.01", WARNING)], {RE_VOTE})


def test_the_box_disturbed(at: Callable[[str], Play]) -> None:
    play = at("open")
    voting.disturb(play.desk, "kotak dibuka", "", KETUA)
    assert (_risks(play), _articles(play)) == ([("P.02", GRAVE)], {RE_VOTE})
    voting.disturb(play.desk, "kotak dibuka", "segel lepas", KETUA)
    notes = [one.facts["note"] for one in examining.day_risks(play.desk)]
    assert notes == ["kotak dibuka", "segel lepas"]


def test_a_finger_inked_already_warns_once_and_is_grave_twice(at: Callable[[str], Play]) -> None:
    play = at("open")
    voting.admit(play.desk, 1, DOOR)
    voting.admit(play.desk, 2, DOOR, inked=True)
    assert (_risks(play), _articles(play)) == ([("P.03", WARNING)], {RE_VOTE})
    voting.admit(play.desk, 4, DOOR, inked=True)
    assert _risks(play) == [("P.03", GRAVE)] * 2


@pytest.mark.parametrize(
    ("category", "guest"),
    [
        (DPPH, replace(MOVED, papers=("ktp_el",))),
        (DPPH, replace(MOVED, papers=())),
        (DPTB, replace(ADDED, papers=())),
        (DPTB, replace(ADDED, home="9901012002")),
        (DPTB, replace(ADDED, home="9901")),
    ],
)
def test_a_guest_not_entitled_warns_once_and_is_grave_twice(
    at: Callable[[str], Play], category: str, guest: Guest
) -> None:
    play = at("open")
    voting.admit_guest(play.by(12, 1), DPPH, MOVED, DOOR)
    voting.admit_guest(play.desk, DPTB, ADDED, DOOR)
    assert _risks(play) == []
    voting.admit_guest(play.desk, category, guest, DOOR)  # type: ignore[arg-type]
    assert (_risks(play), _articles(play)) == ([("P.04", WARNING)], {RE_VOTE})
    voting.admit_guest(play.desk, category, guest, DOOR)  # type: ignore[arg-type]
    assert _risks(play) == [("P.04", GRAVE)] * 2


@pytest.mark.parametrize(("minute", "risks"), [(0, []), (1, [("P.05", WARNING)])])
def test_opening_late(
    at: Callable[[str], Play], minute: int, risks: list[tuple[str, Kind]]
) -> None:
    play = at("met")
    preparing.open_voting(play.by(7, minute), KETUA, "hujan" if minute else "")
    assert _risks(play) == risks


@pytest.mark.parametrize(("hour", "risks"), [(12, [("P.06", WARNING)]), (13, [])])
def test_the_queue_closed_early(
    at: Callable[[str], Play], hour: int, risks: list[tuple[str, Kind]]
) -> None:
    play = at("open")
    voting.close_queue(play.by(hour, 59 if hour == 12 else 0), 0, KETUA)
    assert _risks(play) == risks


def test_the_queue_never_counted(at: Callable[[str], Play]) -> None:
    play = at("open")
    voting.close_voting(play.by(13, 5), KETUA, "tidak ada antrean")
    assert _risks(play) == [("P.07", WARNING)]


@pytest.mark.parametrize(("hour", "risks"), [(12, [("P.08", WARNING)]), (13, [])])
def test_a_voter_turned_away(
    at: Callable[[str], Play], hour: int, risks: list[tuple[str, Kind]]
) -> None:
    play = at("open")
    voting.turn_away(play.by(hour), DPTB, "bukan warga desa", DOOR)
    assert _risks(play) == risks


@pytest.mark.parametrize(("ballots", "risks"), [(0, []), (1, [("P.09", WARNING)])])
def test_box_and_attendance_differ(
    at: Callable[[str], Play], ballots: int, risks: list[tuple[str, Kind]]
) -> None:
    play = at("counting")
    counting.open_box(play.desk, P, KETUA)
    assert _risks(play) == [("P.08", WARNING)]
    counting.count_box(play.desk, P, 6 + ballots, KETUA)
    assert _risks(play) == [("P.08", WARNING), *risks]
    if risks:
        assert examining.day_risks(play.desk)[-1].where == P
        assert RECOUNT in _articles(play)


def test_ballots_without_the_ketuas_signature(at: Callable[[str], Play]) -> None:
    play = at("counting")
    counting.open_box(play.desk, P, KETUA)
    counting.count_box(play.desk, P, 6, KETUA, unsigned=1)
    assert _risks(play)[1:] == [("P.10", NEWS)]


def test_a_saksi_without_mandate_or_late(at: Callable[[str], Play]) -> None:
    play = at("prepared")
    preparing.accredit_saksi(play.desk, G, 3, "TANPA", KETUA, mandate=False)
    assert _risks(play) == [("P.11", WARNING)]
    play = at("met")
    preparing.accredit_saksi(play.desk, G, 3, "TERLAMBAT", KETUA)
    assert _risks(play) == [("P.12", NEWS)]


@pytest.mark.parametrize(
    ("category", "guest", "early", "since"),
    [(DPPH, MOVED, (10, 59), (11, 0)), (DPTB, ADDED, (11, 59), (12, 0))],
)
def test_a_guest_served_before_the_hour_of_the_list_is_found(
    at: Callable[[str], Play],
    category: str,
    guest: Guest,
    early: tuple[int, int],
    since: tuple[int, int],
) -> None:
    play = at("open")
    voting.admit_guest(play.by(*early), category, guest, DOOR)  # type: ignore[arg-type]
    voting.admit_guest(play.by(*since), category, guest, DOOR)  # type: ignore[arg-type]
    assert examining.terms(play.desk, G).untimely[category] == 1


def test_only_as_many_as_the_queue_had_are_served_after_closing(
    at: Callable[[str], Play],
) -> None:
    play = at("open")
    voting.admit_guest(play.by(12, 30), DPTB, ADDED, DOOR)  # type: ignore[arg-type]
    voting.close_queue(play.by(13, 0), 1, KETUA)
    voting.admit_guest(play.by(13, 2), DPTB, ADDED, DOOR)  # type: ignore[arg-type]
    assert examining.terms(play.desk, G).untimely[DPTB] == 0
    voting.admit_guest(play.by(13, 5), DPTB, ADDED, DOOR)  # type: ignore[arg-type]
    assert examining.terms(play.desk, G).untimely[DPTB] == 1


def test_who_comes_after_closing_before_the_queue_is_counted_is_found(
    at: Callable[[str], Play],
) -> None:
    play = at("open")
    voting.admit_guest(play.by(13, 1), DPTB, ADDED, DOOR)  # type: ignore[arg-type]
    voting.close_queue(play.by(13, 10), 1, KETUA)
    voting.admit_guest(play.by(13, 12), DPTB, ADDED, DOOR)  # type: ignore[arg-type]
    assert examining.terms(play.desk, G).untimely[DPTB] == 1
