"""Every paper of the table: when it can be had, that it is drawn alike each time, and kept once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode
from kpps_desktop.services.kpps import handing, keeping, papers, settling
from kpps_desktop.services.kpps.resulting import result_of
from kpps_desktop.services.verifying import Against, verify
from tests.papers.seen import texts
from tests.services import tiny
from tests.services.acts import PIN, STAGES
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from kpps_desktop.services.kpps.desk import Desk

At = "Callable[[str], Play]"
TRUSTED = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),), known=tiny.tps().path)
KEPT = (("c-hasil-salinan", G), ("c-hasil-salinan", P), ("c-kejadian-khusus", ""))
RESERVE = ("ba-surat-suara-cadangan", "")


def codes(desk: Desk) -> set[str]:
    """Return the papers that can be had."""
    return {one.code for one in papers.offers(desk)}


def simulated(desk: Desk) -> Desk:
    """Return the desk as a simulation's."""
    return replace(desk, election=replace(desk.election, mode=Mode.SIMULASI))


def text(desk: Desk, code: str, contest: str = "", about: str = "") -> str:
    """Return all that stands on a paper."""
    return "\n".join(texts(papers.draw(desk, code, contest, about)))


def test_every_paper_can_be_had_at_the_end_of_the_day(at: At) -> None:
    desk = at("finished").desk
    assert codes(desk) == {kind.code for kind in papers.kinds(desk.profile)}


@pytest.mark.parametrize("stage", ["new", "voted", "closed", "counted", "bundled", "finished"])
def test_every_paper_offered_is_drawn_alike_each_time_and_marked_where_simulated(
    at: At, stage: str
) -> None:
    desk = simulated(at(stage).desk)
    offered = papers.offers(desk)
    assert len(set(offered)) == len(offered)
    for one in offered:
        made = papers.draw(desk, one.code, one.contest, one.about)
        assert made == papers.draw(desk, one.code, one.contest, one.about)
        assert made.startswith(b"%PDF")
        shown = texts(made)
        assert all(len(page) > 100 for page in shown)
        assert one.kept or all("SIMULASI" in page for page in shown), one


def test_what_is_signed_in_a_simulation_says_so(at: At) -> None:
    desk = simulated(at("sealed").desk)
    handing.make_papers(desk, PIN, KETUA)
    for key in (*KEPT, RESERVE):
        assert all("SIMULASI" in page for page in texts(papers.draw(desk, *key)))
    names = {papers.ready(desk, *key).file for key in KEPT}
    assert all(name.startswith(f"SIMULASI-{tiny.A}-c-") for name in names)


def test_papers_of_the_stage_in_hand_come_first(at: At) -> None:
    offered = papers.offers(at("new").desk)
    assert [one.code for one in offered if one.needed] == [
        "laporan-logistik",
        "daftar-petugas",
        "denah-tps",
        "c-pemberitahuan",
    ]
    assert [one.needed for one in offered] == sorted((one.needed for one in offered), reverse=True)


@pytest.mark.parametrize("stage", ["counting", "sealed"])
def test_a_kept_paper_is_not_to_be_had_before_it_is_made(at: At, stage: str) -> None:
    desk = at(stage).desk
    assert codes(desk).isdisjoint(keeping.KEPT)
    for key in (*KEPT, RESERVE):
        with refused("S.651"):
            papers.ready(desk, *key)


@pytest.mark.parametrize("key", [*KEPT, RESERVE])
def test_a_kept_paper_is_signed_and_its_bytes_never_change(at: At, key: tuple[str, str]) -> None:
    play = at("bundled")
    made = papers.draw(play.desk, *key)
    verdict = verify(made, TRUSTED)
    assert verdict.ok
    assert {"intact", "signed_by", "chain"} <= {one.name for one in verdict.facts if one.holds}
    assert papers.draw(play.by(23), *key) == made
    assert made in handing.signed_papers(play.desk, 1).values()


def test_papers_left_by_an_interruption_are_made_later_and_no_bundle_before(at: At) -> None:
    play = at("sealed")
    desk, result, credential = play.desk, result_of(play.desk), play.desk.credential(PIN)
    first, second, *_ = keeping.missing(desk, result)
    for key in (first, second):
        keeping.make(desk, result, key, credential, KETUA)
    before = handing.signed_papers(desk, 1)
    with refused("S.515"):
        handing.make_bundle(desk, PIN, KETUA)
    handing.make_papers(play.by(17), PIN, KETUA)
    after = handing.signed_papers(desk, 1)
    assert len(before) == 2
    assert len(after) == 4
    assert before.items() <= after.items()
    handing.make_bundle(desk, PIN, KETUA)


def test_reopening_makes_papers_void(at: At) -> None:
    desk = at("bundled").desk
    settling.reopen(desk, "salah ketik", OFFICERS[1], PINS[OFFICERS[1]], KETUA)
    assert not any(one.kept for one in papers.offers(desk))
    with refused("S.651"):
        papers.ready(desk, "ba-surat-suara-cadangan")


def test_before_the_seal_the_record_is_a_draft_that_says_so(at: At) -> None:
    desk = at("read").desk
    assert "c-kejadian-khusus" in codes(desk)
    made = papers.ready(desk, "c-kejadian-khusus")
    assert made.file == f"{desk.tps.kode}-c-kejadian-khusus-draf.pdf"
    assert "BELUM DITETAPKAN" in text(desk, "c-kejadian-khusus")
    sealed = at("bundled").desk
    assert "BELUM DITETAPKAN" not in text(sealed, "c-kejadian-khusus")


def test_the_first_printing_is_recorded_and_each_other_one_needs_a_reason(at: At) -> None:
    desk = at("bundled").desk
    paper, contest = KEPT[0]
    assert not papers.ready(desk, paper, contest).printed
    handing.note_print(desk, paper, contest, 6, OFFICERS[4])
    assert papers.ready(desk, paper, contest).printed
    assert not papers.ready(desk, paper, P).printed
    with refused("S.406"):
        handing.note_print(desk, paper, contest, 1, OFFICERS[4])
    handing.note_print(desk, paper, contest, 1, OFFICERS[4], reason="kertas basah")
    sealing = desk.day().sealing
    assert [one.copies for one in sealing.printed] == [6]
    assert [one.reason for one in sealing.reprints] == ["kertas basah"]


def test_nothing_is_printed_that_was_not_made(at: At) -> None:
    with refused("S.415"):
        handing.note_print(at("sealed").desk, "c-kejadian-khusus", "", 1, KETUA)


def test_a_kept_paper_tells_the_number_of_its_next_copy(at: At) -> None:
    desk = at("finished").desk
    numbers = [papers.ready(desk, "c-hasil-salinan", contest).copy for contest in (G, P)]
    assert numbers == [3, 1]
    assert papers.ready(desk, "tanda-terima-salinan").copy == 0


def test_each_recipients_copy_is_printed_without_a_reason_for_it_was_written_down(at: At) -> None:
    desk = at("bundled").desk
    for number, recipient in enumerate(("PTPS", "PPS"), 1):
        handing.hand_copy(desk, "c-hasil-salinan", G, recipient, number, KETUA)
        ready = papers.ready(desk, "c-hasil-salinan", G, recipient)
        assert (ready.copy, ready.printed) == (number, False)


def test_a_draft_of_the_copy_can_be_looked_at_before_it_is_sealed(at: At) -> None:
    desk = at("read").desk
    ready = papers.ready(desk, "c-hasil-salinan", G)
    assert not ready.offer.kept
    assert "draf" in ready.file
    assert "BELUM DITETAPKAN" in text(desk, "c-hasil-salinan", G)
    with refused("S.651"):
        papers.ready(at("counting").desk, "c-hasil-salinan", G)
    assert "BELUM DITETAPKAN" not in text(at("bundled").desk, "c-hasil-salinan", G)


def test_remarks_of_a_result_point_to_what_is_recorded_elsewhere(at: At) -> None:
    desk = at("bundled").desk
    model = "MODEL C.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK"
    said = {contest: text(desk, "c-hasil-salinan", contest) for contest in (G, P)}
    assert f"2 kejadian khusus, 1 keberatan tercatat pada {model}." in said[G]
    assert f"2 kejadian khusus tercatat pada {model}." in said[P]
    assert all("NIHIL" not in one for one in said.values())
    told = text(desk, "c-kejadian-khusus")
    assert "Listrik padam 10 menit" in told
    assert "Suara tidak sah" in told


def test_a_list_is_blank_until_voting_is_closed_and_then_tells_who_came(at: At) -> None:
    before, after = (at(stage).desk for stage in ("voted", "closed"))
    assert "hadir\n" not in text(before, "c-daftar-hadir-tetap")
    assert "TAMU TAMBAHAN" not in text(before, "c-daftar-hadir-tambahan")
    assert text(after, "c-daftar-hadir-tetap").count("✓ hadir") == 5
    assert "TAMU TAMBAHAN" in text(after, "c-daftar-hadir-tambahan")
    assert "TAMU PINDAHAN" in text(after, "c-daftar-hadir-pindahan")


def test_a_plano_is_blank_until_its_contest_is_counted(at: At) -> None:
    blank, counted = (text(at(one).desk, "c-hasil", G, "a4") for one in ("counting", "counted"))
    assert "TIGA" not in blank
    assert "TIGA" in counted


def test_a_lost_invitation_is_printed_alone(at: At) -> None:
    desk = at("new").desk
    (page,) = texts(papers.draw(desk, "c-pemberitahuan", about="DPT-7"))
    assert page.count("PEMILIH 7") == 2
    steps: list[tuple[int, int]] = []
    papers.draw(desk, "c-pemberitahuan", step=lambda done, of: steps.append((done, of)))
    assert steps[0] == (4, 60)
    assert steps[-1] == (60, 60)


def test_a_companions_statement_is_of_the_voter_and_a_blank_of_nobody(at: At) -> None:
    desk = at("voted").desk
    abouts = [one.about for one in papers.offers(desk) if one.code == "c-pendamping"]
    assert abouts == ["", "DPT-3"]
    assert "IBU PEMILIH" in text(desk, "c-pendamping", about="DPT-3")
    assert "PEMILIH 9" in text(desk, "c-pendamping", about="DPT-9")
    assert "TAMU" in text(desk, "c-pendamping", about="DPTb-1")


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("S.650", ("c-plano",)),
        ("S.650", ("c-hasil",)),
        ("S.650", ("denah-tps", G)),
        ("S.650", ("denah-tps", "", "DPT-1")),
        ("S.650", ("c-hasil", G, "a5")),
        ("S.002", ("c-hasil", "walikota")),
        ("S.651", ("surat-pengantar", "", "pps")),
        ("S.652", ("c-pendamping", "", "DPT-61")),
        ("S.652", ("c-pendamping", "", "DPTb-1")),
        ("S.652", ("c-pemberitahuan", "", "DPTb-1")),
    ],
)
def test_what_is_not_a_paper_is_refused(at: At, code: str, asked: tuple[str, ...]) -> None:
    with refused(code):
        papers.ready(at("new").desk, *asked)


def test_no_stage_of_the_day_is_without_papers(at: At) -> None:
    for stage in STAGES:
        assert any(one.needed for one in papers.offers(at(stage).desk))
