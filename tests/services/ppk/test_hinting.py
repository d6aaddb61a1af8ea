"""Hints on what stands: of nothing that somebody is still to type, and for no operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting, settling, typists
from kpps_desktop.services.ppk.hinting import StandingSheets, weigh
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
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

HERE = (TPS, CONTEST)


def type_in(desk: RecapDesk, officer: OfficerId, **other: int) -> None:
    typists.type_in(desk, *HERE, tiny.figures(*HERE) | other, officer)


def places(desk: RecapDesk, sheets: StandingSheets | None = None) -> list[tuple[str, str]]:
    found = (sheets or StandingSheets()).gather(desk, SECOND)
    return [(one.tps, one.contest) for one in found]


def test_a_slip_of_the_pen_is_pointed_at_with_the_figure_to_look_for(pinned: RecapDesk) -> None:
    for officer in (OPERATOR, SECOND):
        type_in(pinned, officer, IV_1=8)
    (found,) = weigh(pinned, StandingSheets().gather(pinned, KETUA_PPK))
    assert (found.code, found.tps, found.contest) == ("H.08", *HERE)
    assert found.mends == {"IV_1": 3}


def test_sound_figures_give_no_hint(pinned: RecapDesk, made: days.Made) -> None:
    receive_all(pinned, made)
    sheets = StandingSheets().gather(pinned, SECOND)
    assert len(sheets) == 8
    assert weigh(pinned, sheets) == ()


def test_operators_are_refused_for_they_type(pinned: RecapDesk) -> None:
    with pytest.raises(Refused, match=r"^S\.290"):
        StandingSheets().gather(pinned, OPERATOR)


def test_nothing_is_gathered_that_somebody_is_still_to_type(pinned: RecapDesk) -> None:
    sheets = StandingSheets()
    assert places(pinned, sheets) == []
    type_in(pinned, OPERATOR)
    assert places(pinned, sheets) == []
    type_in(pinned, SECOND, VB=9)
    assert places(pinned, sheets) == []
    typists.type_in(pinned, *HERE, {"VB": tiny.figures(*HERE)["VB"]}, SECOND)
    assert places(pinned, sheets) == [HERE]


def test_a_clash_that_the_meeting_has_corrected_is_gathered(pinned: RecapDesk) -> None:
    type_in(pinned, OPERATOR)
    type_in(pinned, SECOND, VB=9)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    settling.correct(pinned, *HERE, "VB", 2, "Dihitung ulang", (KETUA_PPK, SECOND), KETUA_PPK)
    assert places(pinned) == [HERE]


def test_only_other_figures_make_other_sheets(pinned: RecapDesk) -> None:
    type_twice(pinned)
    sheets = StandingSheets()
    before = sheets.gather(pinned, SECOND)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    ratify(pinned, *HERE)
    after = sheets.gather(pinned, SECOND)
    assert all(one is other for one, other in zip(before, after, strict=True))
