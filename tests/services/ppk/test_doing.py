"""What an officer does next: the meeting's next TPS, a sheet to type, or what is to be received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, meeting, settling, typists
from kpps_desktop.services.ppk.doing import Work, next_work, work_at
from kpps_desktop.services.ppk.viewing import recap_view
from tests.services.ppk import tiny
from tests.services.ppk.halls import (
    CONTEST,
    OPERATOR,
    SECOND,
    TPS,
    ratify,
    receive_all,
    type_twice,
)

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

HERE, FIRST = (TPS, CONTEST), (tiny.FIRST, CONTEST)


def glance(desk: RecapDesk) -> Glance:
    return recap_view(desk).glances[HERE]


def coming(desk: RecapDesk, officer: OfficerId) -> tuple[Work, Place] | None:
    return next_work(desk, recap_view(desk), officer)


def type_once(desk: RecapDesk, officer: OfficerId, at: Place = HERE, **other: int) -> None:
    typists.type_in(desk, *at, tiny.figures(*at) | other, officer)


def test_what_one_officer_typed_is_typed_again_before_the_pleno_takes_it_up(
    pinned: RecapDesk,
) -> None:
    typists.note_box(pinned, TPS, OPERATOR)
    type_once(pinned, OPERATOR)
    view = recap_view(pinned)
    assert (view.glances[HERE].ready, view.glances[HERE].in_hand, view.next) == (False, False, None)
    assert work_at(view.glances[HERE], SECOND) is Work.TYPE
    assert work_at(view.glances[HERE], OPERATOR) is None
    assert next_work(pinned, view, SECOND) == (Work.TYPE, HERE)
    type_once(pinned, SECOND)
    assert recap_view(pinned).next == HERE


def test_an_objection_does_not_bring_a_sheet_typed_once_before_the_pleno(
    pinned: RecapDesk,
) -> None:
    type_once(pinned, OPERATOR)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    settling.raise_objection(pinned, *HERE, "Saksi 2", "Beda", SECOND)
    view = recap_view(pinned)
    assert view.glances[HERE].objected
    assert view.next is None
    assert next_work(pinned, view, KETUA_PPK) == (Work.TYPE, HERE)


def test_entries_that_differ_are_asked_of_those_who_typed_them(pinned: RecapDesk) -> None:
    type_once(pinned, OPERATOR)
    type_once(pinned, SECOND, VB=9)
    assert glance(pinned).asked == (OPERATOR, SECOND)
    assert work_at(glance(pinned), OPERATOR) is Work.TYPE
    assert work_at(glance(pinned), KETUA_PPK) is Work.MEET
    typists.type_in(pinned, *HERE, {"VB": tiny.figures(*HERE)["VB"]}, SECOND)
    assert glance(pinned).asked == ()


def test_members_go_to_the_meeting_while_it_goes_on_and_operators_type(
    pinned: RecapDesk, made: days.Made
) -> None:
    receive_all(pinned, made)
    assert coming(pinned, KETUA_PPK) == (Work.MEET, (tiny.FIRST, CONTEST))
    assert coming(pinned, OPERATOR) is None
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    ratify(pinned, tiny.FIRST, CONTEST)
    assert coming(pinned, SECOND) == (Work.MEET, (tiny.FIRST, tiny.BUPATI))
    ratified = recap_view(pinned).glances[tiny.FIRST, CONTEST]
    assert (work_at(ratified, SECOND), work_at(ratified, OPERATOR)) == (Work.MEET, None)


def test_typing_comes_before_a_meeting_that_was_not_opened(pinned: RecapDesk) -> None:
    type_twice(pinned)
    type_once(pinned, KETUA_PPK, at=FIRST)
    assert coming(pinned, SECOND) == (Work.TYPE, FIRST)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    assert coming(pinned, SECOND) == (Work.MEET, HERE)
    assert coming(pinned, OPERATOR) == (Work.TYPE, FIRST)


def test_the_stick_of_a_box_is_looked_at_before_anybody_types(pinned: RecapDesk) -> None:
    typists.note_box(pinned, tiny.FIRST, OPERATOR)
    assert coming(pinned, OPERATOR) == (Work.RECEIVE, FIRST)
    sought = replace(recap_view(pinned), sought=frozenset({tiny.FIRST}))
    assert next_work(pinned, sought, OPERATOR) == (Work.TYPE, FIRST)
    assert work_at(sought.glances[FIRST], OPERATOR, sought.sought) is Work.TYPE


def test_what_did_not_come_is_received_and_what_was_put_off_is_taken_up(pinned: RecapDesk) -> None:
    assert coming(pinned, OPERATOR) == (Work.RECEIVE, (tiny.FIRST, CONTEST))
    assert work_at(glance(pinned), SECOND) is Work.RECEIVE
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    type_twice(pinned)
    agenda.defer(pinned, *HERE, "Saksi minta waktu", SECOND)
    assert work_at(glance(pinned), SECOND) is Work.MEET
    assert work_at(glance(pinned), OPERATOR) is None
