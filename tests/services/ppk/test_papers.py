"""The papers of a recap: each that is offered can be drawn, and D.HASIL is kept once final."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.papers.preview import page_count
from kpps_desktop.services.ppk import ending, meeting, papers, reporting, settling
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from tests.papers.seen import texts
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import PINS

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days


def drawn(desk: RecapDesk, code: str, contest: str = "", about: str = "") -> bytes:
    return papers.ready(desk, code, contest, about).make(lambda _done, _of: None)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(texts(pdf)).split())


@pytest.fixture
def met(pinned: RecapDesk, made: days.Made) -> RecapDesk:
    halls.receive_all(pinned, made)
    meeting.open_pleno(pinned, "Aula Kecamatan", KETUA_PPK)
    for contest, choice in ((tiny.GUBERNUR, 1), (tiny.GUBERNUR, 2), (tiny.BUPATI, 1)):
        name = f"SAKSI {contest.upper()} {choice}"
        guest = meeting.accredit_saksi(pinned, contest, choice, name, KETUA_PPK, mandate=True)
        meeting.seat(pinned, guest, KETUA_PPK)
    meeting.accredit_panwaslu(pinned, "PENGAWAS CAMAT", KETUA_PPK)
    meeting.pause(pinned, "Ishoma", KETUA_PPK)
    meeting.resume(pinned, KETUA_PPK)
    raised = settling.raise_objection(
        pinned, tiny.FIRST, tiny.GUBERNUR, "SAKSI-gubernur-2-1", "Jumlah berbeda", KETUA_PPK
    )
    settling.answer_objection(
        pinned, raised, "Sudah dicocokkan", "Sesuai", KETUA_PPK, accepted=False
    )
    return pinned


def test_every_paper_that_is_offered_can_be_drawn(met: RecapDesk) -> None:
    for offer in papers.offers(met):
        pdf = drawn(met, offer.code, offer.contest, offer.about)
        assert page_count(pdf)


def test_a_paper_that_is_none_is_refused(met: RecapDesk) -> None:
    for code, contest in (("d-hasil-kecamatan", ""), ("c-hasil", "gubernur"), ("x", "")):
        with pytest.raises(Refused, match=r"^S\.650"):
            papers.ready(met, code, contest)


def test_what_the_meeting_did_stands_in_its_papers(met: RecapDesk) -> None:
    told = text_of(drawn(met, papers.D_KEJADIAN))
    for words in ("NIHIL", "Jumlah berbeda", "SAKSI GUBERNUR 2", "Sudah dicocokkan"):
        assert words in told
    attended = text_of(drawn(met, papers.D_HADIR))
    assert "Aula Kecamatan" in attended
    assert "SAKSI BUPATI 1" in attended
    assert "PENGAWAS CAMAT" in attended  # was written down as the meeting went on, and took no seat


def test_d_hasil_is_sementara_until_the_pleno_made_it_final(met: RecapDesk) -> None:
    halls.ratify_all(met)
    halls.sign_all(met)
    assert not reporting.recap_result(met).complete
    assert "SEMENTARA" in text_of(drawn(met, papers.D_HASIL, tiny.GUBERNUR))
    ending.seal_recap(met, PINS[KETUA_PPK], KETUA_PPK)
    assert not reporting.is_made(met)
    reporting.make(met.unlocked(PINS[KETUA_PPK]))
    final = drawn(met, papers.D_HASIL, tiny.GUBERNUR)
    assert "SEMENTARA" not in text_of(final)
    assert not failing(verify(final).facts)
    ending.hand_copy(met, tiny.GUBERNUR, "SAKSI-gubernur-1-1", KETUA_PPK)
    meeting.close(met, "", KETUA_PPK)
    assert drawn(met, papers.D_HASIL, tiny.GUBERNUR) == final  # the stored bytes, once
    assert "SAKSI GUBERNUR 1" in text_of(drawn(met, papers.D_TERIMA))
