"""A small recap for the tests of what is made from one: two desa, two contests, a TPS missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kpps_desktop.domain.elections import (
    Choice,
    Contest,
    ContestCode,
    Election,
    Mode,
    ResultKind,
)
from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.journal import DeskId, Head
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.domain.recap.events import (
    RecapObjectionAnswered,
    RecapObjectionRaised,
    TpsFigureCorrected,
)
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import RecapResult, Row, totals_of
from kpps_desktop.domain.recap.told import Correction
from kpps_desktop.domain.results import Explanation

GUBERNUR, BUPATI = ContestCode("gubernur"), ContestCode("bupati")
FIRST, SECOND, THIRD = (
    KodeTps(kode) for kode in ("9901012001001", "9901012001002", "9901012002001")
)

ELECTION = Election(
    id="20241127-9901-simulasi",
    name="PEMILIHAN CONTOH",
    day=date(2024, 11, 27),
    zone="WIB",
    profile="pilkada-2024",
    mode=Mode.SIMULASI,
    contests=(
        Contest(
            GUBERNUR,
            "GUBERNUR DAN WAKIL GUBERNUR",
            KodeWilayah("99"),
            (Choice(1, "ANI", "BUDI"), Choice(2, "CICI", "DIDI"), Choice(3, "EDI", "FANI")),
        ),
        Contest(
            BUPATI,
            "BUPATI DAN WAKIL BUPATI",
            KodeWilayah("9901"),
            (Choice(1, "GINA", "HADI"), Choice(2, "KOLOM KOSONG", "", empty=True)),
        ),
    ),
    places=tuple(
        Wilayah(KodeWilayah(kode), nama)
        for kode, nama in (
            ("99", "PROVINSI"),
            ("9901", "KABUPATEN"),
            ("990101", "KECAMATAN"),
            ("9901012001", "=MELATI"),
            ("9901012002", "KENANGA"),
        )
    ),
    stations=tuple(Tps(kode, "SD", 150, 160) for kode in (FIRST, SECOND, THIRD)),
)


def row(tps: KodeTps, contest: ContestCode, votes: tuple[int | None, ...], invalid: int) -> Row:
    valid = sum(one or 0 for one in votes)
    figures = {
        Cell("IB4_J"): valid + invalid,
        **{Cell(f"IV_{at}"): one for at, one in enumerate(votes, 1)},
        Cell("VA"): valid,
        Cell("VB"): invalid,
        Cell("VC"): valid + invalid,
    }
    return Row(tps, contest, State.DITERIMA, "bundle", ResultKind.REGULER, 1, figures)


def missing(tps: KodeTps, contest: ContestCode) -> Row:
    return Row(tps, contest, State.MENUNGGU, "", None, 0, {})


def recap(*rows: Row, at: str = "2024-11-28T10:00:00.123456+07:00") -> RecapResult:
    return RecapResult(
        election=ELECTION.id,
        kecamatan=KodeWilayah("990101"),
        mode=ELECTION.mode,
        sequence=2,
        previous="",
        journal=(Head(DeskId("PPK-A"), 9, "a" * 64),),
        at=at,
        rows=rows,
        totals=totals_of(rows),
        corrections=(
            Correction(
                "2024-11-28T09:00:00+07:00",
                "PPK-1",
                TpsFigureCorrected(FIRST, BUPATI, "VB", 4, 5, "+salah tulis", ("PPK-1", "saksi")),
            ),
        ),
        objections=(
            (
                RecapObjectionRaised("K-1", FIRST, BUPATI, "saksi 1", "keberatan"),
                RecapObjectionAnswered("K-1", accepted=False, answer="tetap", opinion="setuju"),
            ),
            (RecapObjectionRaised("K-2", FIRST, BUPATI, "saksi 1", "=1+1"), None),
        ),
    )


WHOLE = recap(
    row(FIRST, GUBERNUR, (100, 50, 7), 3),
    row(SECOND, GUBERNUR, (90, 60, 0), 1),
    row(THIRD, GUBERNUR, (10, 200, 1), 9),
    row(FIRST, BUPATI, (100, 56), 5),
    row(SECOND, BUPATI, (120, 30), 1),
    row(THIRD, BUPATI, (150, 60), 10),
)
SETTLED = replace(WHOLE, objections=WHOLE.objections[:1])
"""The whole recap once every objection is answered."""
FINDING = Explanation(BUPATI, "R12", ("VC", "IB4_J"), "satu surat suara dibawa pulang")
PARTIAL = recap(
    row(FIRST, GUBERNUR, (100, None, 7), 3),
    row(SECOND, GUBERNUR, (90, 60, 0), 1),
    missing(THIRD, GUBERNUR),
    Row(
        FIRST,
        BUPATI,
        State.DITERIMA,
        "entri",
        None,
        0,
        {Cell("VC"): 161, Cell("IB4_J"): 162},
        (FINDING,),
    ),
    missing(SECOND, BUPATI),
    missing(THIRD, BUPATI),
)
