"""Findings get their reasons, a sealed result stays, and two officers open it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices import files
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.services.kpps import counting, examining, explaining, handing, settling
from kpps_desktop.services.kpps.resulting import result_of
from tests.services.acts import PIN, TALLIER, TRUTH, Play, bundle, seal, sign
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable

SECOND = OFFICERS[1]


def _reopen(play: Play) -> None:
    settling.reopen(play.desk, "Angka tertukar", SECOND, PINS[SECOND], KETUA)


def _again(play: Play, figure: int | None = None) -> None:
    """Reopen, correct where asked, sign, seal and bundle once more."""
    _reopen(play)
    if figure is not None:
        settling.correct_figure(play.desk, G, "III_P", figure, "Salah tulis", (KETUA,), KETUA)
        settling.correct_figure(play.desk, G, "III_J", figure + 2, "Salah tulis", (KETUA,), KETUA)
    sign(play)
    seal(play)
    bundle(play)


def test_a_sheet_that_contradicts_itself_needs_a_reason_for_each_finding(
    at: Callable[[str], Play],
) -> None:
    play = at("counted")
    for contest, figures in TRUTH.items():
        settling.read_plano(play.desk, contest, figures, KETUA)
    settling.read_plano(play.desk, G, {"IV_1": 4, "VA": 7, "VC": 8}, KETUA)
    found = {(one.code, one.cells): one.kind for one in examining.findings(play.desk)}
    assert found == {
        ("R12", ("VC", "IB4_J")): Kind.PERINGATAN,
        ("L.01", ("IV_1",)): Kind.GALAT,
        ("L.01", ("VA",)): Kind.GALAT,
        ("L.01", ("VC",)): Kind.GALAT,
    }
    explaining.explain(play.desk, G, "L.01", "Turus dihitung ulang", KETUA, cells=("VA",))
    assert len(examining.open_findings(play.desk)) == 3
    explaining.explain(play.desk, G, "L.01", "Turus dihitung ulang", KETUA)
    sign(play)
    with refused("S.511") as caught:
        settling.seal(play.desk, KETUA)
    assert caught.value.facts["finding"] == "R12"
    explaining.explain(play.desk, G, "R12", "Satu surat suara terselip", KETUA)
    settling.seal(play.desk, KETUA)
    told = {(one.code, one.cells): one.reason for one in result_of(play.desk).explanations}
    assert told.keys() == found.keys()
    bundle(play)
    assert "Satu surat suara terselip" in told.values()


def test_a_corrected_figure_keeps_its_trace_and_voids_signatures(at: Callable[[str], Play]) -> None:
    play = at("signed")
    settling.correct_figure(play.desk, G, "III_P", 1, "Salah tulis", (KETUA, "PTPS"), KETUA)
    draft = play.desk.day().drafts[G]
    (said,) = draft.corrections
    assert (said.old, said.new, said.reason, said.initials) == (
        0,
        1,
        "Salah tulis",
        (KETUA, "PTPS"),
    )
    assert (draft.figures["III_P"], draft.signed) == (1, ())
    assert KETUA in play.desk.day().drafts[P].signed


def test_a_recount_begins_from_the_box_and_keeps_the_first_count(at: Callable[[str], Play]) -> None:
    play = at("read")
    counting.recount(play.desk, G, "Atas keberatan saksi", KETUA)
    assert play.desk.day().stage is Stage.PENGHITUNGAN
    assert play.desk.day().drafts[G].figures == {}
    counting.count_box(play.desk, G, 2, SECOND)
    for choice in (1, 2):
        counting.count_ballot(play.desk, G, choice, TALLIER)
    with play.desk.store.read() as books:
        assert books.ballots.tally(G, 1) == {0: 1, 1: 3, 2: 2, 3: 1}
        assert books.ballots.tally(G, 2) == {1: 1, 2: 1}
    counting.finish_count(play.desk, G, KETUA)
    assert play.desk.day().stage is Stage.PENETAPAN
    assert play.desk.store.audit() == []


def test_reopening_voids_signatures_and_papers_but_keeps_them_on_record(
    at: Callable[[str], Play],
) -> None:
    play = at("bundled")
    _reopen(play)
    day = play.desk.day()
    assert day.stage is Stage.PENETAPAN
    assert all(not draft.signed for draft in day.drafts.values())
    assert day.drafts[G].figures == TRUTH[G]
    with refused("S.514"):
        handing.make_bundle(play.desk, PIN, KETUA)
    assert len(handing.signed_papers(play.desk, 1)) == 4
    assert handing.signed_papers(play.desk, 2) == {}


def test_a_second_bundle_names_the_first(at: Callable[[str], Play]) -> None:
    play = at("bundled")
    _again(play, figure=1)
    with play.desk.store.read() as books:
        first, second = books.bundles.all()
        content = books.bundles.content(first.sha256)
    assert content
    assert files.sha256(content) == first.sha256
    result = result_of(play.desk)
    assert (result.sequence, result.previous) == (2, first.sha256)
    assert play.desk.day().sealing.bundles[-1].previous == first.sha256
    assert second.target.endswith("-2.asice")
    assert play.desk.store.audit() == []


def test_a_result_sealed_twice_before_its_bundle_has_none_before(at: Callable[[str], Play]) -> None:
    play = at("sealed")
    _again(play)
    assert (result_of(play.desk).sequence, result_of(play.desk).previous) == (2, "")


@pytest.mark.parametrize("figure", [None, 0, 999])
def test_a_figure_read_again_is_the_one_that_stands(
    at: Callable[[str], Play], figure: int | None
) -> None:
    desk = at("signed").desk
    settling.read_plano(desk, P, {"VB": figure}, KETUA)
    assert desk.day().drafts[P].figures == {**TRUTH[P], "VB": figure}
    assert desk.day().drafts[P].signed == ()
