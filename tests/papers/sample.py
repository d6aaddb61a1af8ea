"""Papers to try: an election, a sheet and a recap that look like real ones."""

from __future__ import annotations

import random
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import (
    Choice,
    Contest,
    ContestCode,
    Election,
    Mode,
    ResultKind,
)
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.domain.recap.events import TpsFigureCorrected
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import RecapResult, Row
from kpps_desktop.domain.recap.told import Correction
from kpps_desktop.formbook import load_form
from kpps_desktop.papers.c_hasil import SheetPaper
from kpps_desktop.papers.contents import Amended, Meeting, Note, Signer
from kpps_desktop.papers.d_hasil import RecapPaper, RegionPaper
from kpps_desktop.papers.tallies import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.papers.contents import Signers

NAMES = Path(__file__).parents[1] / "data" / "pilkada2024_paslon.csv.gz"
"""Every choice on the ballots of 2024."""
KECAMATAN = KodeWilayah("310101")
DESA = KodeWilayah("3101011001")
TPS = Tps(KodeTps("3101011001003"), "Jl. Mawar 3", 250, 260)
SHORT = (
    ("BUDI SANTOSO, S.E.", "SITI AMINAH"),
    ("H. AGUS SALIM", "DEWI LESTARI, M.Si."),
    ("RUDI HARTONO", "EKO PRASETYO"),
)
LONG = (
    (
        "Jenderal TNI (Purn.) H. ANDIKA M PERKASA, S.E., M.A., M.Sc.",
        "Dr. H. HENDRAR PRIHADI ALIAS HENDI, S.E., M.M.",
    ),
    (
        "Dr. JONIUS TARIPAR PARSAORAN HUTABARAT, S.Si., M.Si.",
        "Dr. DENI PARLINDUNGAN LUMBANTORUAN, M.Eng.",
    ),
    (
        "Komjen Pol. (Purn). DHARMA PONGREKUN, S.I.K., M.M., M.Hum.",
        "Dr. Ir. R. KUN WARDANA ABYOTO, M.T.",
    ),
    (
        "Dr. Drs. H. MARHAEN DJUMADI, A.Md., S.E., S.H., M.M., M.B.A.",
        "TRIHANDY CAHYO SAPUTRO, S.T.",
    ),
    (
        "H. SURYADI JAYA PURNAMA, S.T.",
        "TUAN GURU H. LL. G. MUHAMMAD KHAIRUL FATIHIN, S.Kom.I, M.M.",
    ),
    (
        "Drs. STEVEN OCTAVIANUS ESTEFANUS KANDOUW",
        "LETJEN TNI (Purn.) ALFRET DENNY DJOIKE TUEJEH",
    ),
)
OFFICERS = (
    "MUHAMMAD RIZKI PRATAMA",
    "SRI WAHYUNI",
    "BAMBANG SUTRISNO",
    "NUR HIDAYAH",
    "ANDI KURNIAWAN",
    "RATNA DEWI SARTIKA PUTRI",
    "YUSUF",
)
VOTED = date(2024, 11, 27)
REASON = (
    "Satu surat suara dibawa pulang pemilih; dicari sampai pukul 16.00 dan tidak ditemukan, "
    "disaksikan semua saksi dan PTPS."
)
QR = "6BF:3X9 %K40SDO0+H.E*7D-8ICYQ/ZR1L5W2MJGTUVANP$" * 6
"""A text of the length and letters that a signed contest has."""


def contest_of(names: Sequence[tuple[str, str]], empty: int | None = None) -> Contest:
    """Return a contest for governor; `empty` is the number of the kolom kosong."""
    choices = tuple(
        Choice(number, "", "", empty=True) if number == empty else Choice(number, *pair)
        for number, pair in enumerate(names, 1)
    )
    code, region = ContestCode("gubernur"), KodeWilayah("31")
    return Contest(code, "Gubernur dan Wakil Gubernur", region, choices)


def election_of(
    contest: Contest,
    mode: Mode = Mode.RESMI,
    kind: ResultKind = ResultKind.REGULER,
    desa: Sequence[Wilayah] = (Wilayah(DESA, "PULAU PANGGANG"),),
    stations: Sequence[Tps] = (TPS,),
) -> Election:
    """Return an election of one contest."""
    places = (
        Wilayah(KodeWilayah("31"), "DKI JAKARTA"),
        Wilayah(KodeWilayah("3101"), "KEPULAUAN SERIBU"),
        Wilayah(KECAMATAN, "KEPULAUAN SERIBU UTARA"),
        *desa,
    )
    name = "Pemilihan Gubernur dan Wakil Gubernur DKI Jakarta 2024"
    return Election(
        "contoh",
        name,
        VOTED,
        "WIB",
        "pilkada-2024",
        mode,
        (contest,),
        places,
        tuple(stations),
        kind,
    )


def figures_of(contest: Contest, seed: int = 1) -> Figures:
    """Return a figure for every cell, leading zeros and a plain zero among them."""
    cells = load_form("pilkada-2024", "c-hasil-salinan-gubernur").cells(contest.numbers)
    chance = random.Random(seed)  # noqa: S311 - no secret
    figures: dict[Cell, int | None] = {cell: chance.randrange(600) for cell in cells}
    return {**figures, Cell("IB2_L"): 0, Cell("IB2_P"): 7}


def meeting() -> Meeting:
    """Return a day that went as it should."""
    return Meeting(
        day=VOTED,
        opened=time(7, 0),
        closed=time(13, 5),
        counted=VOTED,
        count_opened=time(13, 40),
        count_closed=time(18, 15),
        place="Pulau Panggang",
        settled=VOTED,
        hall="Pulau Panggang",
    )


def signers_of(kind: str, officers: int, pairs: int) -> Signers:
    """Return officers and saksi who all signed."""
    team = {(kind, n): Signer(OFFICERS[n - 1], signed=True) for n in range(1, officers + 1)}
    saksi = {("saksi", n): Signer(f"SAKSI {n} BIN FULAN", signed=True) for n in range(1, pairs + 1)}
    return {**team, **saksi}


def notes_of(count: int, tps: str = "") -> tuple[Note, ...]:
    """Return findings that stand."""
    text = "Suara sah dan tidak sah tidak sama dengan pengguna hak pilih."
    return tuple(Note("R12", text, ("VC", "IB4_J"), REASON, tps) for _ in range(count))


def sheet_paper(
    names: Sequence[tuple[str, str]] = SHORT[:2],
    empty: int | None = None,
    mode: Mode = Mode.RESMI,
    kind: ResultKind = ResultKind.REGULER,
    notes: int = 0,
    qr: Sequence[str] = (QR,),
) -> SheetPaper:
    """Return a C.HASIL SALINAN as the ketua would print it."""
    contest = contest_of(names, empty)
    return SheetPaper(
        form=load_form("pilkada-2024", "c-hasil-salinan-gubernur"),
        election=election_of(contest, mode, kind),
        contest=contest,
        sheet=Sheet(TPS.kode, contest.code, figures_of(contest)),
        meeting=meeting(),
        signers=signers_of("kpps", 7, len(names)),
        notes=notes_of(notes),
        qr=tuple(qr),
        made="Rabu, 27 November 2024 18.42",
    )


def recap_paper(
    sizes: Sequence[int] = (4, 3),
    names: Sequence[tuple[str, str]] = SHORT,
    missing: Collection[tuple[int, int]] = (),
    mode: Mode = Mode.RESMI,
    notes: int = 0,
    corrections: int = 0,
) -> RecapPaper:
    """Return a D.HASIL of desa of some sizes; `missing` are (desa from 0, TPS number)."""
    contest = contest_of(names)
    desa = [
        Wilayah(KodeWilayah(f"310101{1001 + at}"), f"DESA {at + 1}") for at in range(len(sizes))
    ]
    rows = tuple(
        _row(contest, KodeTps(f"{desa[at].kode}{number:03d}"), missing=(at, number) in missing)
        for at, size in enumerate(sizes)
        for number in range(1, size + 1)
    )
    recap = _recap(rows, mode, corrections)
    return RecapPaper(
        form=load_form("pilkada-2024", "d-hasil-kecamatan-gubernur"),
        election=election_of(contest, mode, desa=desa, stations=()),
        contest=contest,
        recap=recap,
        meeting=meeting(),
        signers=signers_of("ppk", 5, len(names)),
        notes=notes_of(notes, rows[0].tps),
        made="Jumat, 29 November 2024 20.10",
    )


def _recap(rows: tuple[Row, ...], mode: Mode, corrections: int) -> RecapResult:
    said = TpsFigureCorrected(
        rows[0].tps, rows[0].contest, "VC", 213, 214, REASON, ("PPK-1", "saksi-1")
    )
    return RecapResult(
        election="contoh",
        kecamatan=KECAMATAN,
        mode=mode,
        sequence=1,
        previous="",
        journal=(),
        at="2024-11-29T20:00:00+07:00",
        rows=rows,
        totals=(),
        corrections=tuple(
            Correction("2024-11-29T10:15:00+07:00", "PPK-1", said) for _ in range(corrections)
        ),
    )


def _row(contest: Contest, tps: KodeTps, *, missing: bool) -> Row:
    if missing:
        return Row(tps, contest.code, State.MENUNGGU, "", None, 0, {})
    figures = figures_of(contest, int(tps[-6:]))
    return Row(tps, contest.code, State.DISAHKAN, "bundle", ResultKind.REGULER, 1, figures)


def region_paper(
    form: str,
    region: str,
    count: int,
    names: Sequence[tuple[str, str]] = SHORT,
    missing: Collection[int] = (),
    *,
    corrections: int = 0,
    mode: Mode = Mode.RESMI,
) -> RegionPaper:
    """Return a D.HASIL of a kab/kota or provinsi of so many parts; `missing` from 1."""
    contest = contest_of(names)
    places = [
        Wilayah(KodeWilayah(f"{region}{number:02d}"), f"WILAYAH {number}")
        for number in range(1, count + 1)
    ]
    parts = tuple(
        Part(one.kode, None if at in missing else _large(contest, at))
        for at, one in enumerate(places, 1)
    )
    said = Amended(
        "2024-12-02T10:15:00+07:00", parts[0].kode, "VC", 21300, 21400, REASON, ("KPU-1", "SAKSI")
    )
    return RegionPaper(
        form=load_form("pilkada-2024", form),
        election=election_of(contest, mode, desa=places, stations=()),
        contest=contest,
        region=KodeWilayah(region),
        parts=parts,
        meeting=meeting(),
        signers=signers_of("kpu", 5, len(names)),
        corrections=(said,) * corrections,
        made="Senin, 2 Desember 2024 20.10",
    )


def _large(contest: Contest, seed: int) -> Figures:
    """Return figures as large as those of a whole kecamatan or kab/kota."""
    return {cell: figure and figure * 2_089 for cell, figure in figures_of(contest, seed).items()}
