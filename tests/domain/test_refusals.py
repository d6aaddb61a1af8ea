"""Every refusal of the day by its code: the smallest act that earns it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.installed import data
from tests.domain.days import (
    AT,
    BUPATI,
    CLOSED,
    GUBERNUR,
    MISTAKEN,
    READ,
    SAKSI,
    SEALED_TWICE,
    SET_UP,
    SIGNED,
    STEPS,
    VOTING,
    B,
    G,
    fold,
    stand,
    voter,
)

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import Event

MADE = e.PaperMade("plano", G, "b" * 64)
PRINTED = e.PaperPrinted("plano", G, "b" * 64, 1)
REFUSALS: list[tuple[str, Stage | None, tuple[Event, ...], Any]] = [
    ("S.001", Stage.PEMBUKAAN, (), voter("DPT-1")),
    ("S.002", Stage.PERSIAPAN, (), e.SaksiAccredited("x", "walikota", 1, "Melati", mandate=True)),
    ("S.002", Stage.PEMBUKAAN, (), e.BallotsReceived("walikota", 1, "")),
    ("S.002", Stage.PEMUNGUTAN, (), voter("DPT-1", G, "walikota")),
    ("S.002", Stage.PEMUNGUTAN, (voter("DPT-1"),), e.BallotReplaced("DPT-1", "walikota", "rusak")),
    ("S.002", Stage.PENUTUPAN, (), e.BallotsAccounted("walikota", 0, 0)),
    ("S.002", Stage.PENGHITUNGAN, (), e.BoxOpened("walikota")),
    ("S.002", Stage.PENGHITUNGAN, (), e.BoxCounted("walikota", 0, 0)),
    ("S.002", Stage.PENGHITUNGAN, (), e.BallotCounted("walikota", 0, "")),
    ("S.002", Stage.PENGHITUNGAN, (), e.BallotCancelled("walikota", "salah")),
    ("S.002", Stage.PENGHITUNGAN, (), e.TallyPaused("walikota", "")),
    ("S.002", Stage.PENGHITUNGAN, (), e.TallyResumed("walikota")),
    ("S.002", Stage.PENGHITUNGAN, (), e.CountFinished("walikota")),
    ("S.002", Stage.PENETAPAN, (), e.RecountStarted("walikota", "selisih")),
    ("S.002", Stage.PENETAPAN, (), e.PlanoRead("walikota", {})),
    ("S.002", Stage.PENETAPAN, (), e.FigureCorrected("walikota", "VC", 1, 2, "salah", ())),
    ("S.002", Stage.PENETAPAN, (), e.FindingExplained("walikota", "R12", ("VC",), "selisih")),
    ("S.002", Stage.PENETAPAN, (), e.SheetSigned("walikota", "KPPS-1")),
    ("S.002", Stage.PENETAPAN, (), e.SignatureDeclined("walikota", "KPPS-1", "tidak mau")),
    ("S.002", Stage.PENYERAHAN, (), e.BoxSealed("walikota", ())),
    ("S.720", Stage.PENYERAHAN, (), e.BundleExported(1, "KINGSTON", "d" * 64)),
    ("S.003", None, (), e.OpeningBegan()),
    ("S.003", None, (), r.RecapSetUp("310101", "contoh-2024", "resmi", "a" * 64)),
    ("S.004", Stage.PERSIAPAN, (), SET_UP),
    ("S.004", Stage.PENETAPAN, (), r.TpsMatched(SET_UP.tps, G)),
    *(
        ("S.005", None, (), e.DeskSetUp("", "", "", "", "", contests, (), ()))
        for contests in ({}, {G: ""}, {G: "0,1"}, {G: "1,1"}, {G: "1;2"}, {G: "1000"}, {G: "1\n"})
    ),
    ("S.101", Stage.PEMBUKAAN, VOTING[:3], e.VotingOpened("")),
    ("S.102", Stage.PEMBUKAAN, VOTING[2:4], e.VotingOpened(" ")),
    ("S.103", Stage.PEMBUKAAN, (), e.StepTaken(STEPS[1])),
    ("S.104", Stage.PERSIAPAN, (), SAKSI),
    ("S.105", Stage.PERSIAPAN, (), e.SaksiAccredited("x", G, 3, "Melati", mandate=True)),
    ("S.106", Stage.PEMUNGUTAN, CLOSED[:2], e.BallotsReceived(G, 1, "")),
    ("S.107", Stage.PEMBUKAAN, VOTING[:2], e.StepTaken(STEPS[0])),
    ("S.107", Stage.PEMBUKAAN, (), e.StepTaken("dance")),
    ("S.201", Stage.PEMUNGUTAN, (voter("DPT-1"),), voter("DPT-1")),
    ("S.202", Stage.PEMUNGUTAN, (), e.AdmissionUndone("DPT-1", "salah")),
    ("S.202", Stage.PEMUNGUTAN, (), e.BallotReplaced("DPT-1", G, "rusak")),
    ("S.202", Stage.PEMUNGUTAN, (), e.CompanionRecorded("DPT-1", by_kpps=False)),
    (
        "S.203",
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.BallotReplaced("DPT-1", G, "rusak")),
        e.AdmissionUndone("DPT-1", "salah"),
    ),
    ("S.204", Stage.PEMUNGUTAN, (voter("DPPh-1", G),), e.BallotReplaced("DPPh-1", B, "rusak")),
    (
        "S.205",
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.BallotReplaced("DPT-1", G, "rusak")),
        e.BallotReplaced("DPT-1", G, "keliru"),
    ),
    ("S.206", Stage.PEMUNGUTAN, (e.QueueClosed(0),), e.QueueClosed(1)),
    *(("S.207", Stage.PEMUNGUTAN, (), voter(ref)) for ref in ("DPT", "DPT-0", "DPT--1", "DPT-1 ")),
    ("S.207", Stage.PEMUNGUTAN, (), voter("DPT-1", G, G)),
    ("S.207", Stage.PEMUNGUTAN, (), voter("DPT-1", sex="l")),
    ("S.207", Stage.PEMUNGUTAN, (), e.VoterAdmitted("DPT-1", "L", False, (), (), "", False)),  # noqa: FBT003 - the journal's own order
    ("S.208", Stage.PEMUNGUTAN, (e.BallotsReceived(B, 0, ""),), voter("DPT-1")),
    (
        "S.208",
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.BallotsReceived(B, 1, "")),
        e.BallotReplaced("DPT-1", B, "rusak"),
    ),
    ("S.209", Stage.PEMUNGUTAN, (), e.VotingClosed(" ")),
    ("S.104", Stage.PERSIAPAN, (), MISTAKEN),
    ("S.240", Stage.PERSIAPAN, (), e.MandateReceived("SAKSI-gubernur-2-1", "")),
    ("S.240", Stage.PERSIAPAN, (), e.SaksiRemoved(MISTAKEN.saksi, "salah")),
    ("S.241", Stage.PERSIAPAN, (), e.MandateReceived(SAKSI.saksi, "")),
    ("S.242", Stage.PENETAPAN, (READ[0], SIGNED[1]), e.SaksiRemoved(SAKSI.saksi, "salah")),
    ("S.242", Stage.PENETAPAN, READ[5:6], e.SaksiRemoved(SAKSI.saksi, "salah")),
    ("S.406", Stage.PEMUNGUTAN, (), e.MandateReceived(SAKSI.saksi, " ")),
    ("S.406", Stage.PERSIAPAN, (), e.SaksiRemoved(SAKSI.saksi, " ")),
    ("S.301", Stage.PENGHITUNGAN, GUBERNUR[:1], e.BoxCounted(G, 1, 2)),
    ("S.302", Stage.PENGHITUNGAN, GUBERNUR[:4], e.BoxCounted(G, 1, 0)),
    ("S.303", Stage.PENGHITUNGAN, GUBERNUR[:-1], e.BallotCounted(G, 1, "")),
    ("S.304", Stage.PENGHITUNGAN, GUBERNUR[:2], e.BallotCancelled(G, "salah")),
    ("S.305", Stage.PENGHITUNGAN, GUBERNUR[:2], e.CountFinished(G)),
    ("S.306", Stage.PENGHITUNGAN, GUBERNUR[:2], e.BallotCounted(G, 3, "")),
    ("S.310", Stage.PENUTUPAN, (e.BallotsAccounted(G, 0, 0),), e.CountingOpened()),
    ("S.311", Stage.PENGHITUNGAN, GUBERNUR[:1], e.BoxOpened(B)),
    ("S.311", Stage.PENGHITUNGAN, GUBERNUR[:7], e.BoxOpened(B)),
    ("S.311", Stage.PENGHITUNGAN, (*GUBERNUR, *BUPATI[:1]), e.RecountStarted(G, "selisih")),
    ("S.312", Stage.PENGHITUNGAN, (), e.BoxCounted(G, 1, 0)),
    ("S.312", Stage.PENGHITUNGAN, (), e.BallotCounted(G, 1, "")),
    ("S.312", Stage.PENGHITUNGAN, GUBERNUR[:7], e.BoxCounted(G, 3, 0)),
    ("S.312", Stage.PENGHITUNGAN, GUBERNUR, e.BoxOpened(G)),
    ("S.312", Stage.PENGHITUNGAN, (), e.TallyResumed(G)),
    ("S.312", Stage.PENGHITUNGAN, (), e.RecountStarted(G, "selisih")),
    ("S.401", Stage.PENETAPAN, READ[:1], e.FigureCorrected(G, "IV_2", 3, 4, "salah", ())),
    ("S.402", Stage.PENETAPAN, (*READ, *SIGNED), e.SheetSigned(G, "KPPS-1")),
    ("S.402", Stage.PENETAPAN, (*READ, *SIGNED), e.SignatureDeclined(G, "KPPS-1", "lelah")),
    ("S.403", Stage.PENETAPAN, READ, READ[5]),
    ("S.404", Stage.PENETAPAN, (), READ[6]),
    ("S.404", Stage.PENETAPAN, READ, READ[6]),
    ("S.405", Stage.PENGHITUNGAN, (), READ[0]),
    ("S.406", Stage.PEMUNGUTAN, (voter("DPT-1"),), e.AdmissionUndone("DPT-1", " ")),
    ("S.406", Stage.PENGHITUNGAN, GUBERNUR[:3], e.BallotCancelled(G, "")),
    ("S.406", Stage.PENETAPAN, (), e.RecountStarted(G, "")),
    ("S.406", Stage.PENETAPAN, READ[:1], e.FigureCorrected(G, "IV_2", 2, 1, " ", ())),
    ("S.406", Stage.PENETAPAN, (), e.FindingExplained(G, "R12", (), " ")),
    ("S.406", Stage.PENETAPAN, (), e.SignatureDeclined(G, SAKSI.saksi, "")),
    ("S.406", Stage.PENYERAHAN, (), e.ResultReopened("", "KPPS-2")),
    ("S.407", Stage.PENETAPAN, (), e.SheetSigned(G, "KPPS-1")),
    ("S.408", Stage.PENETAPAN, (*READ, *SIGNED[:1]), e.ResultSealed(1)),
    ("S.409", Stage.PENETAPAN, (*READ, *SIGNED), e.ResultSealed(2)),
    ("S.108", Stage.PERSIAPAN, (), e.DutiesAssigned("KPPS-9", ("ink",))),
    ("S.415", Stage.PENYERAHAN, (), e.PaperReprinted("plano", G, "kertas basah")),
    ("S.406", Stage.PENYERAHAN, (), e.PaperReprinted("plano", G, " ")),
    ("S.415", Stage.PENYERAHAN, (), e.PaperPrinted("plano", G, "b" * 64, 1)),
    ("S.406", Stage.SELESAI, (MADE, PRINTED), PRINTED),
    ("S.410", Stage.PENYERAHAN, (), e.BundleMade(2, "")),
    ("S.410", Stage.PENYERAHAN, (e.BundleMade(1, ""),), e.BundleMade(1, "")),
    ("S.410", Stage.PENYERAHAN, (*SEALED_TWICE, e.BundleMade(2, "")), e.BundleMade(2, "")),
    (
        "S.411",
        Stage.PENYERAHAN,
        (e.CopyHandedOver("c", G, "PTPS", 1),),
        e.CopyHandedOver("c", G, "PPS", 1),
    ),
    ("S.412", Stage.PENYERAHAN, (), e.HandoverFinished("PPS")),
    ("S.412", Stage.PENYERAHAN, (e.BundleMade(1, ""), *SEALED_TWICE), e.HandoverFinished("PPS")),
    ("S.413", Stage.PENETAPAN, READ[:1], e.FigureCorrected(G, "VA", None, 4, "salah", ())),
    ("S.414", Stage.PENYERAHAN, (), e.ResultReopened("salah", "Pak Lurah")),
]


@pytest.mark.parametrize(("code", "stage", "happened", "event"), REFUSALS)
def test_what_is_refused(
    code: str, stage: Stage | None, happened: tuple[Event, ...], event: Event
) -> None:
    day = None if stage is None else fold(happened, stand(stage))
    with pytest.raises(Refused) as refused:
        advance(day, event, AT)
    assert refused.value.code == code


def test_every_refusal_of_the_day_is_tried() -> None:
    words = tomllib.loads(data("resources", "words", "id", "day.toml").read_text("utf-8"))
    assert {code for code, _, _, _ in REFUSALS} == {code for code in words if code.startswith("S.")}
