"""What a KPPS explained at its TPS stands beside the finding, as the KPPS's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import settling
from kpps_desktop.services.ppk.listing import listed
from kpps_desktop.services.ppk.reasons import reasons_at, reasons_of_kpps
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.ppk.viewing import station_view
from tests.services.ppk import days, tiny
from tests.services.ppk.test_reporting import bundle_in, one, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

TPS, G = tiny.FIRST, tiny.GUBERNUR
INITIALS = ("PPK-1", "SAKSI-2")


@pytest.fixture(params=["bundle", "qr first"])
def told(
    desk: RecapDesk, made: days.Made, tmp_path: Path, request: pytest.FixtureRequest
) -> RecapDesk:
    """Return a desk that received a day on which a ballot was missing, and was explained."""
    out = tmp_path / "tps"
    days.hold_lightly(made.packs, TPS, out, days.short(TPS))
    pack = made.packs.path(tiny.HERE).read_bytes()
    before = days.qr(out) if request.param == "qr first" else []
    list(receive(desk, pack, [*before, days.bundle(out)]))
    return desk


def test_the_words_of_the_kpps_stand_at_the_finding_as_theirs(told: RecapDesk) -> None:
    seen = station_view(told, TPS, G)
    of_ballots = [found for found in seen.findings if found.code in {"R07", "R12"}]
    assert of_ballots
    for found in of_ballots:
        assert days.REASON in seen.told[found.code, found.cells]
    assert seen.explained == {}
    assert {code for code, _ in seen.told} > {found.code for found in of_ballots}, "R16 is told too"
    assert station_view(told, TPS, tiny.BUPATI).told == {}
    assert station_view(told, tiny.SECOND, G).told == {}


def test_a_list_of_findings_tells_whose_each_reason_is(told: RecapDesk) -> None:
    settling.explain(told, TPS, G, "R12", "Sudah dihitung ulang", KETUA_PPK)
    of = {found.finding.code: found for found in listed(told)}
    assert of["R12"].by_ppk == of["R12"].reason == "Sudah dihitung ulang"
    assert days.REASON in of["R12"].by_kpps


def test_a_reason_falls_with_the_figures_that_it_was_given_for(told: RecapDesk) -> None:
    """Figures that the pleno corrects ask again; those of another finding do not."""
    (r12,) = (key for key in reasons_at(told, TPS) if key[2] == "R12")
    settling.correct(told, TPS, G, "III_L", 1, "Salah baris", INITIALS, KETUA_PPK)
    assert r12 in reasons_of_kpps(told)
    settling.correct(told, TPS, G, "VC", 9, "Salah jumlah", INITIALS, KETUA_PPK)
    assert r12 not in reasons_of_kpps(told)
    assert [one.reason for one in listed(told) if one.finding.code == "R12"] == [""]


def test_the_paper_marks_the_words_of_the_kpps_and_the_bundle_keeps_them(
    told: RecapDesk, tmp_path: Path
) -> None:
    report(told, tmp_path / "rekap")
    assert "menurut KPPS: " in text_of(one(tmp_path / "rekap", "*gubernur-1.pdf"))
    rows = {(row.tps, row.contest): row for row in bundle_in(tmp_path / "rekap").recap.rows}
    (reason,) = (one.reason for one in rows[TPS, G].findings if one.code == "R12")
    assert days.REASON in reason
    assert not reason.startswith("menurut KPPS")
