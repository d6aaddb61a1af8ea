"""What a TPS owes before it is ratified, and a recap before it is final or complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.pending import Why, open_matters
from kpps_desktop.services.ppk import agenda, ending, meeting, settling, typists
from kpps_desktop.services.ppk.desk import record
from kpps_desktop.services.ppk.reasons import without_reason
from kpps_desktop.services.ppk.reporting import recap_result, report
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from tests.services.ppk.halls import (
    CONTEST,
    OPERATOR,
    PINS,
    SECOND,
    TOGETHER,
    TPS,
    ratify_all,
    receive_all,
    sign_all,
    type_twice,
)
from tests.services.ppk.test_pleno import figures, refusal
from tests.services.ppk.test_reporting import one

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days

PLACE = (TPS, CONTEST)


@pytest.fixture
def met(pinned: RecapDesk) -> RecapDesk:
    """Open the meeting's day, one TPS typed twice."""
    type_twice(pinned)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    return pinned


def correct(desk: RecapDesk, cell: str, figure: int | None) -> None:
    agenda.correct_together(desk, *PLACE, cell, figure, "salah salin", ("Wira",), TOGETHER)


def ratifying(desk: RecapDesk) -> str:
    """Match, and return why ratifying is refused."""
    agenda.match(desk, *PLACE, SECOND)
    return refusal(lambda: agenda.ratify(desk, *PLACE, SECOND), desk)


def test_a_contradiction_is_ratified_only_with_a_reason(met: RecapDesk) -> None:
    agenda.read_out(met, *PLACE, SECOND)
    correct(met, "VA", None)
    assert ratifying(met) == "K.130"
    settling.explain(met, *PLACE, "R20", "Kotak kosong di C.HASIL", SECOND)
    agenda.ratify(met, *PLACE, SECOND)
    agenda.reopen_tps(met, *PLACE, "Salah baca", TOGETHER)
    agenda.read_out(met, *PLACE, SECOND)
    correct(met, "VA", 8)
    assert {key[0] for key in met.recap().column(*PLACE).explained} == set()
    assert ratifying(met) == "K.130"


def test_the_kppss_own_reason_is_one(met: RecapDesk) -> None:
    correct(met, "VA", None)
    found = agenda.unreasoned(met, *PLACE)
    assert [each.code for each in found] == ["R20"]
    key = (found[0].code, found[0].cells)
    assert without_reason(found, {}, {key: "kata KPPS"}) == ()
    assert without_reason(found, {key: ""}, {key: ""}) == found


def test_a_warning_holds_nothing_up(met: RecapDesk) -> None:
    agenda.read_out(met, *PLACE, SECOND)
    correct(met, "IA_J", 13)  # other than the pack's DPT
    for code in {each.code for each in agenda.unreasoned(met, *PLACE)}:
        settling.explain(met, *PLACE, code, "tertulis begitu", SECOND)
    agenda.match(met, *PLACE, SECOND)
    agenda.ratify(met, *PLACE, SECOND)


def test_what_was_taken_back_is_read_out_again(met: RecapDesk) -> None:
    for act in (agenda.read_out, agenda.match, agenda.ratify):
        act(met, *PLACE, SECOND)
    agenda.reopen_tps(met, *PLACE, "Salah baca", TOGETHER)
    correct(met, "VB", 3)
    for act in (agenda.match, agenda.ratify):
        assert refusal(lambda act=act: act(met, *PLACE, SECOND), met) == "K.132"  # type: ignore[misc]
    agenda.read_out(met, *PLACE, SECOND)
    agenda.match(met, *PLACE, SECOND)


def test_a_correction_at_the_table_is_heard_as_it_is_made(met: RecapDesk) -> None:
    agenda.read_out(met, *PLACE, SECOND)
    correct(met, "VB", 3)
    assert met.recap().column(*PLACE).heard
    agenda.match(met, *PLACE, SECOND)


def test_what_is_typed_anew_after_reading_is_read_again(pinned: RecapDesk) -> None:
    typists.type_in(pinned, *PLACE, figures(VB=7), OPERATOR)
    typists.type_in(pinned, *PLACE, figures(), SECOND)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    agenda.read_out(pinned, *PLACE, SECOND)
    typists.type_in(pinned, *PLACE, {"VB": figures()["VB"]}, OPERATOR)
    assert not pinned.recap().column(*PLACE).heard
    assert ratifying(pinned) == "K.042"


def test_an_accepted_objection_is_owed_a_correction_or_a_reason(met: RecapDesk) -> None:
    agenda.read_out(met, *PLACE, SECOND)
    for act in ("explain", "correct"):
        number = settling.raise_objection(met, *PLACE, "Wira", "Beda", SECOND)
        settling.answer_objection(met, number, "Benar", "", SECOND, accepted=True)
        assert ratifying(met) == "K.131", "each objection is owed its own"
        if act == "explain":
            settling.explain(met, *PLACE, "K.131", "Tentang tata cara", SECOND)
        else:
            correct(met, "IV_1", 2)
            correct(met, "IV_2", 4)
    number = settling.raise_objection(met, *PLACE, "Wira", "Beda lagi", SECOND)
    settling.answer_objection(met, number, "Tidak", "Sependapat", SECOND, accepted=False)
    agenda.match(met, *PLACE, SECOND)
    agenda.ratify(met, *PLACE, SECOND)


def test_a_final_waits_for_an_objection_that_came_after_ratifying(
    pinned: RecapDesk, made: days.Made
) -> None:
    receive_all(pinned, made)
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    ratify_all(pinned)
    sign_all(pinned)
    number = settling.raise_objection(pinned, *PLACE, "Wira", "Beda", SECOND)

    def sealing() -> int:
        return ending.seal_recap(pinned, PINS[KETUA_PPK], KETUA_PPK)

    assert refusal(sealing, pinned) == "K.044"
    settling.answer_objection(pinned, number, "Benar", "", SECOND, accepted=True)
    assert refusal(sealing, pinned) == "K.131"
    agenda.reopen_tps(pinned, *PLACE, "Keberatan diterima", TOGETHER)
    settling.explain(pinned, *PLACE, "K.131", "Tentang tata cara", SECOND)
    ratify_all(pinned)
    for member in (KETUA_PPK, SECOND):
        ending.sign(pinned, CONTEST, member, PINS[member])
    assert sealing() == 1
    assert recap_result(pinned).complete


def test_books_that_were_ratified_without_a_reason_still_fold_and_are_provisional(
    met: RecapDesk, tmp_path: Path
) -> None:
    agenda.read_out(met, *PLACE, SECOND)
    correct(met, "VA", 8)
    for said in (r.TpsMatched(*PLACE), r.TpsRatified(*PLACE)):
        with record(met, said, SECOND):  # as an earlier version did
            pass
    found = {matter.why for matter in open_matters(recap_result(met)) if matter.tps == TPS}
    assert found == {Why.GALAT}
    assert not report(met.unlocked(PINS[KETUA_PPK]), tmp_path / "rekap").complete
    sent = one(tmp_path / "rekap", "*.asice").read_bytes()
    assert failing(verify(sent).facts) == ()
