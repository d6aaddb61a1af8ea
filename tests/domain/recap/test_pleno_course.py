"""The pleno's course: what each day, guest, TPS and signature may do, and what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.pleno import Rest
from kpps_desktop.domain.recap.recap import COPY_DIFFERS, State
from kpps_desktop.domain.recap.sources import C_HASIL, SIREKAP, Stand, compared, stand_of
from kpps_desktop.domain.recap.typing_again import NOTHING, Ask, Asked, asked_of
from tests.domain import recaps as say
from tests.domain.days import AT, TPS, B, G
from tests.domain.recaps import (
    ANSWERED,
    CLOSED,
    COPY,
    DEFERRED,
    GUEST,
    INCIDENT,
    MATCHED,
    OBJECTED,
    OFFICERS,
    OPENED,
    PANWASLU,
    PAUSED,
    PINS,
    RATIFIED,
    READ,
    REOPENED,
    REOPENED_TPS,
    RESUMED,
    RETURNED,
    SEALED,
    SET_UP,
    SIGNED,
    SPARE,
    THIRD_GUEST,
    bundle,
    column,
    corrected,
    gather,
    guest,
    retyped,
    shown,
    typed,
)

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.recap.recap import Recap
    from tests.domain.recaps import Said

FIRST, SECOND, THIRD = OFFICERS
TWICE = ((FIRST, typed({"VA": 5, "VB": 1})), (SECOND, typed({"VA": 6, "VB": 1})))
SITTING = (guest(), guest(SPARE), OPENED, r.GuestSeated(GUEST))
RATIFYING = (bundle(), MATCHED, RATIFIED)
FINAL = (PINS, *RATIFYING, *SIGNED, SEALED)
BUPATI_SAKSI = r.GuestAccredited("SAKSI-9", "saksi", B, 1, "Nama", mandate=True)
DECLINED = r.RecapSignatureDeclined(G, GUEST, "angka beda")
BLANK_PAUSE, BLANK_DEFER = r.PlenoPaused(" "), r.TpsDeferred(TPS, G, "")

PLENO: tuple[RecapEvent, ...] = (
    *(REOPENED_TPS, say.box(), PINS, *SITTING, shown({"VC": 8}), say.SIREKAP, READ, INCIDENT),
    *(DEFERRED, RETURNED, PAUSED, RESUMED, r.GuestLeft(GUEST)),
    *(
        retyped({"VA": 1}),
        r.TpsExplained(TPS, G, COPY_DIFFERS, ("VA", "VC"), "salin"),
        READ,
        MATCHED,
        RATIFIED,
    ),
    *(r.TpsReadOut(TPS, B), r.TpsMatched(TPS, B), r.TpsRatified(TPS, B), CLOSED, *SIGNED),
    *(r.RecapSigned(B, "PPK-1"), r.RecapSigned(B, "PPK-2"), DECLINED, SEALED, COPY, REOPENED),
)
"""Goes on from a recap that was ratified without a meeting."""

PLENO_REFUSALS: list[tuple[str, tuple[RecapEvent | Said, ...], RecapEvent | Said]] = [
    ("K.001", RATIFYING, (FIRST, retyped({"VC": 9}))),
    ("K.001", (guest(), *RATIFYING), shown({"VC": 9})),
    ("K.001", (*RATIFYING, OPENED), READ),
    ("K.001", (*RATIFYING, OPENED), DEFERRED),
    ("K.007", (OPENED,), READ),
    ("K.008", (bundle(), OPENED, READ), RATIFIED),
    ("K.010", (guest(),), shown({})),
    ("K.010", (), r.SirekapTaken(TPS, "e" * 64, {"VC": 1})),
    ("K.011", (guest(), bundle(), shown({"VC": 8})), MATCHED),
    ("K.020", (), retyped({"VA": 5})),
    ("K.020", TWICE, (THIRD, retyped({"VA": 5}))),
    ("K.020", TWICE, (FIRST, retyped({}))),
    ("K.021", TWICE, (FIRST, retyped({"VB": 1}))),
    ("K.021", (*TWICE, (FIRST, retyped({"VA": 7}))), (FIRST, retyped({"VA": 5}))),
    ("K.021", (*TWICE, (FIRST, retyped({"VA": 6}))), (SECOND, retyped({"VA": 6}))),
    ("K.022", (), say.box(whole=False)),
    ("K.032", (), r.GuestAccredited("x", "tamu", G, 1, "Nama", mandate=True)),
    ("K.032", (), r.GuestAccredited("x", "saksi", G, 1, " ", mandate=True)),
    ("K.033", (guest(),), guest(choice=2)),
    ("K.034", (guest(), guest(SPARE)), guest(THIRD_GUEST)),
    ("K.035", (), shown({"VC": 9})),
    ("K.035", (OPENED,), r.GuestSeated(GUEST)),
    ("K.035", (OPENED,), r.GuestLeft(GUEST)),
    ("K.036", (guest(mandate=False), OPENED), r.GuestSeated(GUEST)),
    ("K.037", SITTING, r.GuestSeated(SPARE)),
    ("K.038", SITTING, r.GuestSeated(GUEST)),
    ("K.039", SITTING, r.GuestLeft(SPARE)),
    ("K.040", (), PAUSED),
    ("K.040", (), RESUMED),
    ("K.040", (), CLOSED),
    ("K.040", (bundle(),), READ),
    ("K.040", (guest(),), r.GuestSeated(GUEST)),
    ("K.040", (), DEFERRED),
    ("K.040", (), INCIDENT),
    ("K.040", (bundle(), OPENED, READ, MATCHED, CLOSED), RATIFIED),
    ("K.041", (bundle(), OPENED, PAUSED), READ),
    ("K.041", (bundle(), OPENED, READ, MATCHED, PAUSED), RATIFIED),
    ("K.041", (OPENED, PAUSED), PAUSED),
    ("K.042", (bundle(), MATCHED, OPENED), RATIFIED),
    ("K.042", (bundle(), OPENED, READ, bundle(2, {f"{G}.VC": 8}), MATCHED), RATIFIED),
    ("K.043", (bundle(), OPENED, READ, MATCHED, DEFERRED), RATIFIED),
    ("K.043", (bundle(), OPENED, DEFERRED), READ),
    ("K.043", (OPENED, DEFERRED), DEFERRED),
    ("K.044", (bundle(), OPENED, READ, MATCHED, OBJECTED), RATIFIED),
    ("K.045", (OPENED,), r.PlenoOpened(2, "")),
    ("K.046", (OPENED,), RESUMED),
    ("K.047", (OPENED,), r.IncidentRead(TPS, "KK-1", " ", settled=False, note="")),
    ("K.048", (OPENED,), RETURNED),
    ("K.049", (bundle(),), REOPENED_TPS),
    ("K.050", FINAL, bundle(2, {"bupati.VC": 1})),
    ("K.050", FINAL, REOPENED_TPS),
    ("K.050", FINAL, r.RecapSealed(2)),
    ("K.050", (guest(), *FINAL), DECLINED),
    ("K.051", (PINS, bundle()), SIGNED[0]),
    ("K.051", (PINS,), SIGNED[0]),
    ("K.051", (PINS,), SEALED),
    ("K.051", (PINS, *RATIFYING, *SIGNED, bundle(1, {"bupati.VC": 1}, kind="U")), SEALED),
    ("K.052", (), REOPENED),
    ("K.052", (), COPY),
    ("K.053", (PINS, BUPATI_SAKSI, *RATIFYING), r.RecapSigned(G, "SAKSI-9")),
    ("K.053", (PINS, guest(PANWASLU), *RATIFYING), r.RecapSigned(G, PANWASLU)),
    ("K.054", (PINS, *RATIFYING, SIGNED[0]), SEALED),
    ("K.054", RATIFYING, SEALED),
    ("S.402", (PINS, *RATIFYING, SIGNED[0]), SIGNED[0]),
    ("S.406", (OPENED,), BLANK_PAUSE),
    ("S.406", (OPENED,), BLANK_DEFER),
    ("S.406", (OPENED,), r.IncidentRead(TPS, "KK-1", "hujan", settled=True, note="")),
    ("S.406", RATIFYING, r.TpsReopened(TPS, G, "", "PPK-2")),
    ("S.406", (guest(), PINS, *RATIFYING), r.RecapSignatureDeclined(G, GUEST, " ")),
    ("S.406", FINAL, r.RecapReopened(" ", "PPK-2")),
    ("S.409", (), r.PlenoOpened(2, "")),
    ("S.409", FINAL[:-1], r.RecapSealed(2)),
    ("S.411", (*FINAL, COPY), COPY),
]


def recap(*happened: RecapEvent | Said) -> Recap:
    """Return the recap after events."""
    return gather((SET_UP, *happened))


def asked(officer: str, *happened: RecapEvent | Said) -> Asked:
    """Return what is asked of an officer of a form with two cells."""
    return asked_of(column(*happened).entries, officer, ("VA", "VB"))


def test_the_whole_form_is_asked_of_two_officers_and_of_no_third() -> None:
    assert asked(FIRST) == asked(SECOND, TWICE[0]) == Asked(Ask.WHOLE, ("VA", "VB"))
    assert asked(THIRD, *TWICE) == asked(FIRST, TWICE[0]) == NOTHING


def test_only_cells_that_differ_are_asked_again_of_either() -> None:
    assert asked(FIRST, *TWICE) == asked(SECOND, *TWICE) == Asked(Ask.AGAIN, ("VA",))


def test_whoever_mends_his_slip_settles_it_for_both() -> None:
    mended = (*TWICE, (FIRST, retyped({"VA": 6})))
    assert asked(FIRST, *mended) == asked(SECOND, *mended) == NOTHING
    assert column(*mended).figures == {"VA": 6, "VB": 1}


def test_whoever_insists_waits_for_the_other_and_both_are_asked_anew_when_both_do() -> None:
    once = (*TWICE, (FIRST, retyped({"VA": 5})))
    assert asked(FIRST, *once) == NOTHING
    assert asked(SECOND, *once) == Asked(Ask.AGAIN, ("VA",))
    both = (*once, (SECOND, retyped({"VA": 6})))
    assert asked(FIRST, *both) == asked(SECOND, *both) == Asked(Ask.AGAIN, ("VA",))


def test_a_cell_that_an_entry_lacks_is_asked_of_its_own_officer_only() -> None:
    happened = ((FIRST, typed({"VA": 5})), (SECOND, typed({"VA": 5, "VB": 1})))
    assert asked(FIRST, *happened) == Asked(Ask.AGAIN, ("VB",))
    assert asked(SECOND, *happened) == NOTHING


def test_a_salinan_that_differs_is_decided_by_correction_or_reason() -> None:
    before = (guest(), bundle(), shown({"VC": 8}))
    assert column(*before).state is State.BERBEDA
    assert column(*before, corrected("VC", 9, 8)).disputed() == ()
    reason = r.TpsExplained(TPS, G, COPY_DIFFERS, ("VC",), "salah salin")
    assert column(*before, reason).state is State.DITERIMA
    # What another saksi shows opens it again.
    again = column(*before, reason, guest(SPARE), shown({"VC": 7}, SPARE))
    assert again.disputed() == ("VC",)
    assert again.explained == {}


def test_cells_of_a_salinan_are_typed_as_they_are_read() -> None:
    told = column(guest(), shown({"VA": 1, "VB": 2}), shown({"VB": 3})).shown
    assert [(one.by, one.figures) for one in told] == [(GUEST, {"VA": 1, "VB": 3})]


def test_sources_stand_side_by_side_cell_by_cell() -> None:
    told = recap(guest(), bundle(), shown({"VC": 8}), say.SIREKAP)
    (cell,) = compared(told, TPS, G, ("VA", "VC"))
    assert cell.figures == {C_HASIL: 9, GUEST: 8, SIREKAP: 9}
    assert cell.differs
    assert not cell.corrected


def test_what_one_officer_typed_is_compared_with_nothing() -> None:
    assert compared(recap(TWICE[0]), TPS, G, ("VA", "VB")) == ()
    (cell,) = compared(recap(*TWICE), TPS, G, ("VA", "VB"))
    assert (cell.cell, cell.figures) == ("VB", {C_HASIL: 1})


def test_sirekap_is_held_beside_and_never_disputes() -> None:
    told = column(bundle(), MATCHED, r.SirekapTaken(TPS, "e" * 64, {f"{G}.VC": 1}))
    assert told.state is State.DICOCOKKAN
    assert told.published == {"VC": 1}


STANDS: list[tuple[Stand, tuple[RecapEvent | Said, ...]]] = [
    (Stand.BELUM, ()),
    (Stand.BELUM, (say.box(), say.box(arrived=False))),
    (Stand.KOTAK, (say.box(whole=False, note="segel robek"),)),
    (Stand.KETIK_SATU, (TWICE[0],)),
    (Stand.BERBEDA, TWICE),
    (Stand.KETIK_DUA, (*TWICE, (SECOND, retyped({"VA": 5})))),
    (Stand.QR, (bundle(by="qr"),)),
    (Stand.BERKAS, (bundle(),)),
    (Stand.COCOK, (bundle(), MATCHED)),
    (Stand.KOREKSI, (bundle(), corrected("VC", 9, 8), MATCHED)),
    (Stand.KEBERATAN, (bundle(), OBJECTED)),
    (Stand.BERKAS, (bundle(), OBJECTED, ANSWERED)),
    (Stand.TUNDA, (bundle(), OPENED, DEFERRED)),
    (Stand.SAH, RATIFYING),
]


@pytest.mark.parametrize(("stand", "happened"), STANDS)
def test_where_a_tps_stands(stand: Stand, happened: tuple[RecapEvent | Said, ...]) -> None:
    told = recap(*happened)
    objected = bool(told.waiting(TPS, G))
    assert stand_of(told.column(TPS, G), told.boxes.get(TPS), objected=objected) is stand


def test_every_stand_is_met() -> None:
    assert {stand for stand, _ in STANDS} == set(Stand)


def test_a_recap_without_a_meeting_ratifies_as_ever() -> None:
    assert column(*RATIFYING).ratified


def test_a_meeting_keeps_its_rests_and_who_attended() -> None:
    told = recap(*SITTING, PAUSED, RESUMED, PAUSED, CLOSED).pleno
    (day,) = told.sittings
    assert day.rests == (Rest(AT, "ishoma", AT), Rest(AT, "ishoma", AT))
    assert (day.closed, day.seated, day.attended) == (AT, (), {GUEST: AT})
    assert told.sitting is None


def test_a_seat_is_given_up_and_taken_by_the_other_saksi() -> None:
    told = recap(*SITTING, r.GuestLeft(GUEST), r.GuestSeated(SPARE)).pleno.sittings[0]
    assert told.seated == (SPARE,)
    assert set(told.attended) == {GUEST, SPARE}


def test_a_mandate_may_come_later() -> None:
    told = recap(guest(mandate=False), guest(), OPENED, r.GuestSeated(GUEST))
    assert told.pleno.sittings[0].seated == (GUEST,)


def test_what_is_read_stays_read_through_corrections_in_the_open() -> None:
    told = column(bundle(), OPENED, READ, corrected("VC", 9, 8), MATCHED, RATIFIED)
    assert told.read
    assert told.ratified


def test_a_ratification_taken_back_is_matched_anew_and_its_signatures_fall() -> None:
    told = recap(PINS, *RATIFYING, *SIGNED, REOPENED_TPS)
    assert told.ending.signatures == {}
    assert not told.column(TPS, G).matched
    assert told.column(TPS, G).figures == {"VC": 9}


def test_a_declined_signature_is_kept_with_its_reason_and_may_still_be_given() -> None:
    told = recap(guest(), PINS, *RATIFYING, DECLINED)
    assert told.ending.signatures[G, GUEST].declined == "angka beda"
    again = gather([r.RecapSigned(G, GUEST)], told)
    assert again.ending.signatures[G, GUEST].declined == ""


def test_sirekap_may_be_taken_of_a_final_recap_and_no_signature_falls() -> None:
    told = recap(*FINAL, say.SIREKAP)
    assert told.ending.sealed
    assert len(told.ending.signatures) == len(SIGNED)


def test_a_reopened_final_is_void_visibly_and_so_are_its_copies() -> None:
    told = recap(*FINAL, COPY, REOPENED)
    (seal,) = told.ending.seals
    assert (seal.void, told.ending.sealed, told.ending.signatures) == ("salah jumlah", False, {})
    assert told.ending.is_void(told.ending.copies[0])
    again = gather([*SIGNED, r.RecapSealed(2), r.RecapCopyHanded(2, G, "KPU")], told)
    assert [again.ending.is_void(one) for one in again.ending.copies] == [True, False]
