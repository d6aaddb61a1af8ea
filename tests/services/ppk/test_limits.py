"""A figure that no form can hold is refused by its name and bounds, and nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.places import Level
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk import agenda, meeting, settling, sources, typists
from kpps_desktop.services.ppk.limits import stations_of
from kpps_desktop.services.ppk.receiving import enter
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import CONTEST, OPERATOR, TOGETHER, TPS
from tests.services.ppk.test_typing import sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk

BEYOND = [-1, 1000, 10**12]


def lines(desk: RecapDesk) -> int:
    return len(desk.store.lines())


def refused(desk: RecapDesk, act: Callable[[], object], code: str = r"^K\.140") -> Refused:
    before = lines(desk)
    with pytest.raises(Refused, match=code) as news:
        act()
    assert lines(desk) == before
    return news.value


@pytest.mark.parametrize("figure", BEYOND)
def test_what_is_typed_beyond_the_boxes_is_refused(pinned: RecapDesk, figure: int) -> None:
    figures = {**tiny.figures(TPS, CONTEST), "VB": figure}
    refused(pinned, lambda: typists.type_in(pinned, TPS, CONTEST, figures, OPERATOR))
    whole = replace(sheet(), figures={Cell("IA_L"): figure})
    news = refused(pinned, lambda: enter(pinned, whole, OfficerId("ANI")))
    assert str(news.facts["cells"]).startswith("I.A (L) = ")
    assert str(news.facts["cells"]).endswith("(0-999)")


@pytest.mark.parametrize("figure", BEYOND)
def test_a_correction_or_salinan_beyond_the_boxes_is_refused(
    pinned: RecapDesk, figure: int
) -> None:
    halls.type_twice(pinned)
    place = (pinned, TPS, CONTEST)
    both = ("KETUA", "SAKSI 1")
    refused(pinned, lambda: settling.correct(*place, "VB", figure, "Salah", both, KETUA_PPK))
    refused(
        pinned,
        lambda: agenda.correct_together(*place, "VB", figure, "Salah", ("SAKSI 1",), TOGETHER),
    )
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    guest = meeting.accredit_saksi(pinned, CONTEST, 1, "DEWI", KETUA_PPK, mandate=True)
    refused(pinned, lambda: sources.show_copy(*place, guest, {"VB": figure}, KETUA_PPK))


def test_the_largest_figure_and_a_blank_are_taken(pinned: RecapDesk) -> None:
    figures = {**tiny.figures(TPS, CONTEST), "VB": 999, "VC": None}
    typists.type_in(pinned, TPS, CONTEST, figures, OPERATOR)
    assert (pinned.recap().column(TPS, CONTEST).figures or {})["VB"] == 999


def test_a_table_of_sirekap_with_one_bad_figure_is_taken_not_at_all(pinned: RecapDesk) -> None:
    stations = (tiny.FIRST, tiny.SECOND, tiny.THIRD, tiny.FOURTH)
    rows = "\n".join(
        f"{tps},{CONTEST},{cell}"
        for tps, cell in zip(stations, ("1", "2", "-1", "abc"), strict=True)
    )
    data = f"kode_tps,kontes,VB\n{rows}\n".encode()
    sheets, faults = read_figures(
        data, "sirekap.csv", pinned.forms, None, Level.TPS, stations_of(pinned)
    )
    news = refused(
        pinned,
        lambda: sources.take_sirekap(pinned, sheets, "e" * 64, OPERATOR, faults),
        r"^K\.141",
    )
    assert news.facts["file"] == "sirekap.csv"
    assert news.facts["cells"] == "4 VB (-1); 5 VB (abc)"


def test_sheets_beyond_the_boxes_are_taken_not_at_all(pinned: RecapDesk) -> None:
    bad = Sheet(sheet().tps, sheet().contest, {Cell("VB"): -1})
    good = replace(sheet(), tps=tiny.FIRST)
    refused(pinned, lambda: sources.take_sirekap(pinned, [good, bad], "e" * 64, OPERATOR))
