"""A day with every trouble the law knows, by keys alone, and what of it is proved afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.exchange import names
from kpps_desktop.exchange.bundles import TpsBundle
from kpps_desktop.services.kpps.examining import day_risks
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust.facts import failing
from tests.journeys import steps, troubles
from tests.papers.seen import texts
from tests.services import tiny
from tests.services.tiny import G, P

if TYPE_CHECKING:
    from tests.journeys.laptop import Laptop
    from tests.services.conftest import Shelf

AGAINST = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
TO_THE_SEAL = (
    troubles.prepare,
    troubles.accredit,
    troubles.open_late,
    troubles.vote,
    troubles.serve_guests,
    troubles.close,
    troubles.account,
    troubles.count,
    troubles.recount,
    troubles.match,
    troubles.explain,
    troubles.record,
    troubles.sign,
    troubles.seal,
)
HAPPENED = {
    "ballot_cancelled": 1,
    "ballot_replaced": 1,
    "admission_undone": 1,
    "companion_recorded": 1,
    "voter_turned_away": 1,
    "tally_paused": 1,
    "recount_started": 1,
    "figure_corrected": 1,
    "objection_raised": 2,
    "signature_declined": 2,
    "result_sealed": 2,
    "result_reopened": 1,
}
"""Lines of the journal by what they tell; whoever declined did so before each seal."""
TOLD = (
    "hujan deras, kotak datang terlambat",
    "Pemilih DPT-8 dilayani walaupun jarinya sudah bertinta",
    "satu surat suara tidak ditemukan",
    "dua surat suara terlipat satu",
    "belum ditandatangani ketua",
    "Listrik padam sepuluh menit",
    "Dilakukan penghitungan ulang surat suara",
    "dibuka kembali: keberatan terlambat",
    "nama pemilih salah dieja",
    "surat suara nomor 7 tidak sah",
    "Diterima, dibetulkan",
    "Tidak diterima, dicatat",
    "V.A 10 11 Salah tulis",
)
"""What C.KEJADIAN KHUSUS says of it."""


def test_a_day_with_every_trouble_is_recorded_whole(laptop: Laptop, shelf: Shelf) -> None:
    """The window looks at the books after every key, as each minute does: nothing is lost."""
    laptop.take(shelf.at("new"))
    laptop.open()
    laptop.restless = True
    for step in TO_THE_SEAL:
        step(laptop)
    with laptop.desk.store.read() as books:
        (sealed,) = books.bundles.all()
    troubles.reopen(laptop)
    laptop.at(16, 40)
    troubles.sign(laptop)
    laptop.type(f"6⏎{steps.PIN}")
    troubles.hand_over(laptop)
    assert laptop.day.stage is Stage.SELESAI
    risks = {(one.code, one.facts.get("voter")) for one in day_risks(laptop.desk)}
    assert {("P.03", "DPT-8"), ("P.04", "DPTb-2")} <= risks
    bundle = laptop.stick / names.tps_bundle(tiny.A, 2, Mode.RESMI, ResultKind.REGULER)
    verdict = verify(bundle.read_bytes(), AGAINST)
    assert failing(verdict.facts) == ()
    assert isinstance(verdict.content, TpsBundle)
    assert verdict.content.result.previous == sealed.sha256
    _told(verdict.content)


def _told(bundle: TpsBundle) -> None:
    """Find the troubles in result, incidents, checklists, journal and papers."""
    result, held = bundle.result, bundle.checklists
    paper = {one.contest: one.figures for one in result.sheets}
    assert (paper[G]["VC"], paper[G]["IB4_J"], paper[P]["VC"]) == (12, 11, 10)
    explained = {(one.contest, one.code) for one in result.explanations}
    assert explained == {(G, "R07"), (G, "R12"), (G, "R13"), (G, "R16"), (G, "R19"), (P, "R19")}
    assert [one.by for one in result.declined] == ["SAKSI-gubernur-1-2"]
    assert held.late_opening == "hujan deras, kotak datang terlambat"
    assert [one.mandate for one in held.saksi] == [True, False, True]
    assert [one.reason for one in held.supplies if one.reason] == ["basah kena hujan"]
    accepted = [one.accepted for _, (_, one) in bundle.incidents.objections if one]
    assert accepted == [True, False]
    lines = [one.event for one in bundle.journal]
    assert {event: lines.count(event) for event in HAPPENED} == HAPPENED
    record = " ".join(" ".join(texts(bundle.forms["c-kejadian-khusus.pdf"])).split())
    assert [one for one in TOLD if one not in record] == []
