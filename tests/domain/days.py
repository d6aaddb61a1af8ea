"""A small lawful day, event by event, and days that stand at each of its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from kpps_desktop.domain import events as e
from kpps_desktop.domain.course import advance
from kpps_desktop.domain.day import Day, Stage
from kpps_desktop.domain.event_names import event_of, facts_of, name_of
from kpps_desktop.domain.journal import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.event_names import AnyEvent, Event

TPS = "3101011001001"
AT = "2024-11-27T07:00:00+07:00"
G, B = "gubernur", "bupati"
STEPS = ("oath_kpps", "box_shown_empty")
OFFICERS = ("KPPS-1", "KPPS-2", "KPPS-3")
SET_UP = e.DeskSetUp(
    TPS, "contoh-2024", "R", "resmi", "a" * 64, {G: "1,2", B: "1,2,3"}, STEPS, OFFICERS
)
SAKSI = e.SaksiAccredited("SAKSI-gubernur-1-1", G, 1, "Melati", mandate=True)

MISTAKEN = e.SaksiAccredited("SAKSI-bupati-2-1", B, 2, "Melati", mandate=False)


def voter(ref: str, *contests: str, sex: str = "L", inked: bool = False) -> e.VoterAdmitted:
    """Say that a voter was admitted (to both contests unless told)."""
    return e.VoterAdmitted(
        ref,
        sex,
        disabled=False,
        contests=contests or (G, B),
        papers=("ktp_el",),
        home=TPS[:10],
        inked=inked,
    )


PREPARED: tuple[Event, ...] = (
    SET_UP,
    e.SupplyReceived("kotak_suara", G, 1, 0, ""),
    e.InvitationsReported(3, 0, ""),
    e.ListPosted("dpt", posted=True),
    e.DutiesAssigned("KPPS-2", ("prepare_ballots",)),
    e.SeatTicked("ketua", right=True),
    e.OfficerPresent("KPPS-1", present=True),
    SAKSI,
    MISTAKEN,
    e.MandateReceived(MISTAKEN.saksi, ""),
    e.SaksiRemoved(MISTAKEN.saksi, "salah pasangan"),
)
OPENED: tuple[Event, ...] = (e.OpeningBegan(),)
VOTING: tuple[Event, ...] = (
    *(e.StepTaken(step) for step in STEPS),
    e.BallotsReceived(G, 5, ""),
    e.BallotsReceived(B, 4, ""),
    e.VotingOpened(""),
)
CLOSED: tuple[Event, ...] = (
    voter("DPT-1"),
    voter("DPT-2", sex="P"),
    voter("DPPh-1", G, sex="P"),
    voter("DPT-3"),
    e.AdmissionUndone("DPT-3", "salah orang"),
    e.BallotReplaced("DPT-2", G, "rusak"),
    e.CompanionRecorded("DPT-1", by_kpps=False),
    e.VoterTurnedAway("DPTb", "bukan warga desa ini"),
    e.BoxDisturbed("hujan", "bilik dipindah"),
    e.QueueClosed(1),
    e.VotingClosed(""),
)
COUNTING: tuple[Event, ...] = (
    e.SignaturesCounted("IB1_J", 2),
    e.DifferenceExplained(G, "R18", ("II3",), {"paper": 1, "log": 0}, "satu rusak tak tercatat"),
    e.BallotsAccounted(G, 1, 1),
    e.BallotsAccounted(B, 0, 2),
    e.CountingOpened(),
)
GUBERNUR: tuple[Event, ...] = (
    e.BoxOpened(G),
    e.BoxCounted(G, 3, 1),
    e.BallotCounted(G, 1, ""),
    e.BallotCounted(G, 2, ""),
    e.BallotCancelled(G, "salah dengar"),
    e.BallotCounted(G, 1, ""),
    e.TallyPaused(G, "KPPS-3"),
    e.TallyResumed(G),
    e.BallotCounted(G, 0, "dicoblos dua"),
    e.CountFinished(G),
)
AGAIN: tuple[Event, ...] = (
    e.RecountStarted(G, "selisih"),
    e.BoxCounted(G, 3, 1),
    e.BallotCounted(G, 1, ""),
    e.BallotCounted(G, 2, ""),
    e.BallotCounted(G, 0, "dicoblos dua"),
    e.CountFinished(G),
)
BUPATI: tuple[Event, ...] = (
    e.BoxOpened(B),
    e.BoxCounted(B, 2, 0),
    e.BallotCounted(B, 3, ""),
    e.BallotCounted(B, 3, ""),
    e.CountFinished(B),
)
READ: tuple[Event, ...] = (
    e.PlanoRead(G, {"IV_1": 1, "IV_2": 2, "VB": None}),
    e.PlanoRead(B, {"IV_3": 2}),
    e.FigureCorrected(G, "IV_2", 2, 1, "salah tulis", ("KPPS-1", SAKSI.saksi)),
    e.FindingExplained(G, "R20", ("VB",), "belum dibaca"),
    e.IncidentRecorded("KK-1", "", "listrik padam", "pakai lampu darurat"),
    e.ObjectionRaised("KB-1", G, SAKSI.saksi, "suara tidak sah"),
    e.ObjectionAnswered("KB-1", accepted=False, answer="sudah sesuai"),
)
SIGNED: tuple[Event, ...] = (
    e.SheetSigned(G, "KPPS-1"),
    e.SignatureDeclined(G, SAKSI.saksi, "menunggu partai"),
    e.SheetSigned(B, "KPPS-1"),
)
SEALED: tuple[Event, ...] = (e.ResultSealed(1),)
REOPENED: tuple[Event, ...] = (e.ResultReopened("salah ketik", "KPPS-2"),)
SEALED_TWICE: tuple[Event, ...] = (*REOPENED, *SIGNED, e.ResultSealed(2))
"""A result opened and sealed again, with no bundle of the first."""
HANDED: tuple[Event, ...] = (
    e.PaperMade("c_hasil_salinan", G, "b" * 64),
    e.PaperPrinted("c_hasil_salinan", G, "b" * 64, 5),
    e.PaperReprinted("c_hasil_salinan", G, "kertas basah"),
    e.CopyHandedOver("c_hasil_salinan", G, SAKSI.saksi, 1),
    e.BoxSealed(G, ("S-1", "S-2")),
    e.BundleMade(2, ""),
    e.BundleExported(2, "KINGSTON", "d" * 64),
    e.HandoverFinished("PPS Melati"),
)
LAWFUL = (
    *(*PREPARED, *OPENED, *VOTING, *CLOSED, *COUNTING),
    *(*GUBERNUR, *AGAIN, *BUPATI, *READ, *SIGNED),
    *(*SEALED, *REOPENED, *SIGNED, e.ResultSealed(2), *HANDED),
)
"""A day in which everything that may happen does."""


def fold(happened: Iterable[Event], day: Day | None = None) -> Day:
    """Return the day after events; without any it does not begin."""
    for event in happened:
        day = advance(day, event, AT)
    assert day is not None
    return day


def retold(event: AnyEvent) -> AnyEvent:
    """Return an event as it comes back from a journal."""
    return event_of(name_of(event), orjson.loads(canonical(facts_of(event))))


def stand(stage: Stage) -> Day:
    """Return the lawful day as it stands on entering a stage (later, after reading, PENETAPAN)."""
    until = {
        Stage.PERSIAPAN: PREPARED,
        Stage.PEMBUKAAN: OPENED,
        Stage.PEMUNGUTAN: VOTING,
        Stage.PENUTUPAN: CLOSED,
        Stage.PENGHITUNGAN: COUNTING,
        Stage.PENETAPAN: (*GUBERNUR, *BUPATI),
        Stage.PENYERAHAN: (*READ, *SIGNED, *SEALED),
        Stage.SELESAI: (e.BundleMade(1, ""), e.HandoverFinished("PPS Melati")),
    }
    order = list(Stage)
    return fold(event for one in order[: order.index(stage) + 1] for event in until[one])
