"""Every event of the day: where it is lawful, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import Opened, Paused, Sealed, Tallying, box_of, tally_of
from kpps_desktop.domain.course import COURSE, advance
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.ledgers import Late, Removed
from kpps_desktop.domain.outcomes import Refused
from tests.domain.days import (
    AGAIN,
    AT,
    GUBERNUR,
    LAWFUL,
    OFFICERS,
    READ,
    SAKSI,
    SEALED_TWICE,
    SIGNED,
    STEPS,
    B,
    G,
    fold,
    retold,
    stand,
    voter,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.event_names import Event

UNLETTERED = e.SaksiAccredited("lain", B, 3, "Kenanga", mandate=False)
SMALLEST: dict[type, Event] = {type(event): event for event in reversed(LAWFUL)}
"""An act of each kind."""


def test_the_lawful_day_holds_every_event_and_ends() -> None:
    assert set(SMALLEST) == {e.DeskSetUp, *COURSE}
    assert fold(LAWFUL).stage is Stage.SELESAI


def test_a_day_told_again_by_its_journal_is_the_same_day() -> None:
    day, again = fold(LAWFUL), None
    for event in LAWFUL:
        again = advance(again, retold(event), AT)  # type: ignore[arg-type]
    assert again == day
    assert again is not None
    assert again.contests == day.contests == (B, G)


@pytest.mark.parametrize(
    ("of", "stage"),
    [(of, stage) for of, step in COURSE.items() for stage in Stage if stage not in step.stages],
)
def test_an_event_out_of_its_stage_is_refused(of: type, stage: Stage) -> None:
    with pytest.raises(Refused, match=rf"^S\.001\(stage={stage}\)$"):
        advance(stand(stage), SMALLEST[of], AT)


EFFECTS: list[tuple[Stage, tuple[Event, ...], Callable[[Day], Any], Any]] = [
    (
        Stage.PERSIAPAN,
        (e.SupplyReceived("tinta", "", 2, 1, "pecah"),),
        lambda day: day.preparation.supplies["tinta", ""].damaged,
        1,
    ),
    (
        Stage.PERSIAPAN,
        (e.InvitationsReported(9, 1, ""),),
        lambda day: day.preparation.invitations,
        e.InvitationsReported(9, 1, ""),
    ),
    (
        Stage.PERSIAPAN,
        (e.OfficerPresent("KPPS-2", present=True), e.OfficerPresent("KPPS-1", present=False)),
        lambda day: tuple(day.meeting.present),
        ("KPPS-2",),
    ),
    (
        Stage.PENGHITUNGAN,
        (UNLETTERED,),
        lambda day: (tuple(day.meeting.saksi), tuple(day.meeting.late)),
        ((SAKSI.saksi, "lain"), ("lain",)),
    ),
    (
        Stage.PEMUNGUTAN,
        (UNLETTERED, e.MandateReceived("lain", "partai terlambat")),
        lambda day: (day.meeting.saksi["lain"].mandate, day.meeting.late["lain"]),
        (True, Late(AT, "partai terlambat")),
    ),
    (
        Stage.PERSIAPAN,
        (UNLETTERED, e.MandateReceived("lain", "")),
        lambda day: (day.meeting.saksi["lain"].mandate, tuple(day.meeting.late)),
        (True, ()),
    ),
    (
        Stage.PEMUNGUTAN,
        (UNLETTERED, e.OfficerPresent("lain", present=True), e.SaksiRemoved("lain", "salah")),
        lambda day: (
            "lain" in {*day.meeting.present, *day.meeting.saksi, *day.meeting.late},
            day.meeting.removed[-1],
        ),
        (False, Removed(UNLETTERED, AT, "salah")),
    ),
    (Stage.PERSIAPAN, (e.OpeningBegan(),), lambda day: day.stage, Stage.PEMBUKAAN),
    (Stage.PEMBUKAAN, (e.StepTaken(STEPS[0]),), lambda day: tuple(day.meeting.steps), STEPS[:1]),
    (Stage.PEMUNGUTAN, (e.BallotsReceived(G, 9, ""),), lambda day: day.ballots_left(G), 9),
    (Stage.PEMUNGUTAN, (voter("DPT-1", G),), lambda day: day.ballots_left(G), 4),
    (Stage.PEMUNGUTAN, (voter("DPT-1", G),), lambda day: day.ballots_left(B), 4),
    (
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.AdmissionUndone("DPT-1", "salah")),
        lambda day: (day.ballots_left(G), len(day.roll.present)),
        (5, 0),
    ),
    (
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.BallotReplaced("DPT-1", G, "rusak")),
        lambda day: (day.ballots_left(G), day.ballots_left(B), day.roll.spoiled),
        (3, 3, {G: 1}),
    ),
    (
        Stage.PEMUNGUTAN,
        (voter("DPT-1"), e.CompanionRecorded("DPT-1", by_kpps=True)),
        lambda day: day.roll.present["DPT-1"].companion,
        True,
    ),
    (
        Stage.PEMUNGUTAN,
        (e.VoterTurnedAway("DPTb", "belum jam 12"),),
        lambda day: [one.reason for one in day.roll.turned_away],
        ["belum jam 12"],
    ),
    (
        Stage.PENUTUPAN,
        (e.BoxDisturbed("kotak", "dibuka"),),
        lambda day: day.record.disturbances[-1][1].what,
        "kotak",
    ),
    (Stage.PEMUNGUTAN, (e.QueueClosed(4),), lambda day: day.roll.waiting, 4),
    (Stage.PEMUNGUTAN, (e.VotingClosed("lupa"),), lambda day: day.stage, Stage.PENUTUPAN),
    (
        Stage.PENUTUPAN,
        (e.SignaturesCounted("IB1_J", 2), e.SignaturesCounted("IB1_J", None)),
        lambda day: day.signatures,
        {"IB1_J": None},
    ),
    (
        Stage.PENUTUPAN,
        (e.DifferenceExplained(G, "R18", ("II3",), {"paper": 1, "log": 0}, "tak tercatat"),),
        lambda day: [(one.reason, one.stage, one.figures) for one in day.given],
        [("tak tercatat", Stage.PENUTUPAN, {"paper": 1, "log": 0})],
    ),
    (
        Stage.PENUTUPAN,
        (e.BallotsAccounted(G, 1, 1),),
        lambda day: day.leftovers[G].unused,
        1,
    ),
    (Stage.PENGHITUNGAN, (e.BoxOpened(G),), lambda day: day.counts[G], Opened()),
    (
        Stage.PENGHITUNGAN,
        GUBERNUR[:4],
        lambda day: (box_of(day.counts[G]), tally_of(day.counts[G])),
        (3, {1: 1, 2: 1}),
    ),
    (Stage.PENGHITUNGAN, GUBERNUR[:5], lambda day: tally_of(day.counts[G]), {1: 1}),
    (Stage.PENGHITUNGAN, GUBERNUR[:7], lambda day: type(day.counts[G]), Paused),
    (Stage.PENGHITUNGAN, GUBERNUR[:8], lambda day: type(day.counts[G]), Tallying),
    (Stage.PENGHITUNGAN, GUBERNUR, lambda day: tally_of(day.counts[G]), {1: 2, 0: 1}),
    (
        Stage.PENETAPAN,
        (*READ[:1], e.RecountStarted(G, "selisih")),
        lambda day: (day.stage, day.counts[G].earlier[0].votes, day.drafts[G].figures),  # type: ignore[union-attr]
        (Stage.PENGHITUNGAN, (1, 1, 0), {}),
    ),
    (Stage.PENETAPAN, AGAIN, lambda day: (day.stage, day.counts[G].round), (Stage.PENETAPAN, 2)),  # type: ignore[union-attr]
    (Stage.PENETAPAN, READ[:1], lambda day: day.drafts[G].figures["VB"], None),
    (Stage.PENETAPAN, READ[:3], lambda day: day.drafts[G].figures["IV_2"], 1),
    (Stage.PENETAPAN, READ[:3], lambda day: [one.old for one in day.drafts[G].corrections], [2]),
    (
        Stage.PENETAPAN,
        READ[:4],
        lambda day: day.drafts[G].explained,
        {("R20", ("VB",)): "belum dibaca"},
    ),
    (Stage.PENETAPAN, READ[4:5], lambda day: day.record.incidents[0][1].incident, "KK-1"),
    (Stage.PENETAPAN, READ[5:6], lambda day: day.record.objections["KB-1"].answered, None),
    (Stage.PENETAPAN, READ[5:7], lambda day: day.record.objections["KB-1"].answered, READ[6]),
    (
        Stage.PENETAPAN,
        (*READ, *SIGNED),
        lambda day: (day.drafts[G].signed, day.drafts[G].declined),
        (("KPPS-1",), {SAKSI.saksi: "menunggu partai"}),
    ),
    (
        Stage.PENETAPAN,
        (*READ, *SIGNED, e.SheetSigned(G, SAKSI.saksi)),
        lambda day: (day.drafts[G].signed, day.drafts[G].declined),
        (("KPPS-1", SAKSI.saksi), {}),
    ),
    (
        Stage.PENETAPAN,
        (*READ, *SIGNED, READ[0]),
        lambda day: (day.drafts[G].signed, day.drafts[B].signed),
        ((), ("KPPS-1",)),
    ),
    (Stage.PENETAPAN, (*READ, *SIGNED, e.ResultSealed(1)), lambda day: day.sealing.sequence, 1),
    (
        Stage.PENYERAHAN,
        (e.ResultReopened("salah", "KPPS-2"),),
        lambda day: (day.stage, day.drafts[G].signed, day.sealing.reopened),
        (Stage.PENETAPAN, (), ("salah",)),
    ),
    (
        Stage.SELESAI,
        (e.PaperMade("tanda_terima", "", "c" * 64),),
        lambda day: [one.paper for one in day.sealing.papers],
        ["tanda_terima"],
    ),
    (Stage.PENYERAHAN, (e.BundleMade(1, ""),), lambda day: day.sealing.bundled, True),
    (
        Stage.PERSIAPAN,
        (e.ListPosted("dpph", posted=True), e.ListPosted("dpt", posted=False)),
        lambda day: day.preparation.posted,
        ("dpph",),
    ),
    (
        Stage.PEMUNGUTAN,
        (e.DutiesAssigned("KPPS-3", ("ink",)),),
        lambda day: day.preparation.duties["KPPS-3"],
        ("ink",),
    ),
    (
        Stage.PEMBUKAAN,
        (e.SeatTicked("ketua", right=False),),
        lambda day: day.preparation.seats,
        {"ketua": False},
    ),
    (
        Stage.SELESAI,
        (
            e.PaperMade("c_hasil_salinan", G, "b" * 64),
            e.PaperPrinted("c_hasil_salinan", G, "b" * 64, 5),
        ),
        lambda day: [
            day.sealing.is_printed("c_hasil_salinan", contest) for contest in (G, "bupati")
        ],
        [True, False],
    ),
    (
        Stage.PENYERAHAN,
        (
            e.PaperMade("c_hasil_salinan", G, "b" * 64),
            e.PaperPrinted("c_hasil_salinan", G, "b" * 64, 5),
            e.PaperMade("c_hasil_salinan", G, "c" * 64),
        ),
        lambda day: day.sealing.is_printed("c_hasil_salinan", G),
        False,
    ),
    (
        Stage.SELESAI,
        (
            e.PaperMade("c_hasil_salinan", G, "b" * 64),
            e.PaperReprinted("c_hasil_salinan", G, "kertas basah"),
        ),
        lambda day: day.sealing.reprints[-1].reason,
        "kertas basah",
    ),
    (
        Stage.PENYERAHAN,
        (e.BundleMade(1, ""), *SEALED_TWICE),
        lambda day: (len(day.sealing.bundles), day.sealing.bundled),
        (1, False),
    ),
    (
        Stage.PENYERAHAN,
        (*SEALED_TWICE, e.BundleMade(2, ""), e.HandoverFinished("PPS")),
        lambda day: (day.stage, day.sealing.taken_by),
        (Stage.SELESAI, "PPS"),
    ),
    (
        Stage.PENYERAHAN,
        (e.CopyHandedOver("c", G, "PTPS", 1), e.CopyHandedOver("c", G, "PTPS", 2)),
        lambda day: [day.sealing.next_copy("c", contest) for contest in (G, "bupati")],
        [3, 1],
    ),
    (Stage.PENYERAHAN, (e.BoxSealed(G, ("S-9",)),), lambda day: day.sealing.seals, {G: ("S-9",)}),
    (
        Stage.PENYERAHAN,
        (e.BoxSealed(G, ("S-9",), "K-4"), *SEALED_TWICE),
        lambda day: (day.sealing.seals, day.sealing.boxes),
        ({}, {G: "K-4"}),
    ),
    (
        Stage.SELESAI,
        (e.BundleExported(1, "KINGSTON", "d" * 64), e.BundleExported(1, "BIRU", "d" * 64)),
        lambda day: [one.target for one in day.sealing.exports],
        ["KINGSTON", "BIRU"],
    ),
]


@pytest.mark.parametrize(("stage", "happened", "seen", "expected"), EFFECTS)
def test_what_an_event_changes(
    stage: Stage,
    happened: tuple[Event, ...],
    seen: Callable[[Day], Any],
    expected: object,
) -> None:
    assert seen(fold(happened, stand(stage))) == expected


def test_every_event_has_its_effect_told() -> None:
    assert {type(event) for _, happened, _, _ in EFFECTS for event in happened} >= COURSE.keys() - {
        e.CountingOpened,
        e.VotingOpened,
    }


def test_the_day_remembers_when_counting_began_and_ended() -> None:
    day = stand(Stage.PENETAPAN)
    again = advance(day, e.RecountStarted(G, "selisih"), "2024-11-27T20:00:00+07:00")
    assert again.began[Stage.PENGHITUNGAN] == AT
    for event in AGAIN[1:]:
        again = advance(again, event, "2024-11-27T21:00:00+07:00")
    assert again.began[Stage.PENETAPAN] == "2024-11-27T21:00:00+07:00"
    reopened = advance(
        stand(Stage.PENYERAHAN), e.ResultReopened("salah", OFFICERS[1]), "2024-11-28T01:00:00+07:00"
    )
    assert reopened.began[Stage.PENETAPAN] == AT


def test_sealed_boxes_are_all_a_new_day_has() -> None:
    day = stand(Stage.PERSIAPAN)
    assert dict(day.counts) == {B: Sealed(), G: Sealed()}
    assert day.ballots_left(G) is None
    assert not day.all_counted()
