"""Papers of a pleno to try: an election of two contests in a kecamatan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Wilayah
from kpps_desktop.domain.recap.events import RecapObjectionRaised
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import RecapResult, Row
from kpps_desktop.domain.results import Explanation
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter
from kpps_desktop.papers.letters import RecapSender
from kpps_desktop.papers.pleno import (
    Attendance,
    AttendancePaper,
    Attendant,
    PlenoIncident,
    PlenoIncidentPaper,
    PlenoObjection,
    RecapCopiesPaper,
    RecapCopy,
    Side,
)
from kpps_desktop.papers.pleno_letters import PlenoInvitationPaper, RecapCoverPaper, Sitting
from kpps_desktop.papers.recap_status import StatusPaper
from tests.papers import letters_sample, sample
from tests.papers.letters_sample import TEXT, B, G

if TYPE_CHECKING:
    from collections.abc import Sequence

MET = date(2024, 11, 29)
PLACE = "Aula Kantor Kecamatan Kepulauan Seribu Utara"
PANWASLU = Attendant("FITRI HANDAYANI, S.H.", "panwaslu")


def at(hour: int, minute: int = 0) -> str:
    """Return a moment of the pleno."""
    return f"2024-11-29T{hour:02d}:{minute:02d}:00+07:00"


def sender_of(mode: Mode = Mode.RESMI, kind: ResultKind = ResultKind.REGULER) -> RecapSender:
    """Return the PPK that writes."""
    return RecapSender(
        letters_sample.election_of(mode, kind),
        sample.KECAMATAN,
        sample.OFFICERS[0],
        MET,
        "Jl. Pelabuhan 1, Pulau Kelapa",
        "Jumat, 29 November 2024 20.10",
    )


def saksi(choice: int, contest: str, second: bool = False) -> Attendant:  # noqa: FBT001, FBT002
    """Return a saksi of a pair."""
    name = "RATNA BINTI FULAN" if second else "SAKSI BIN FULAN"
    return Attendant(f"{name} {choice}", choice=choice, contest=contest)


def incidents(text: str = TEXT, times: int = 1) -> PlenoIncidentPaper:
    """Return a D.KEJADIAN KHUSUS; each thing as long as `times` the text."""
    long = (text * times).strip()
    return PlenoIncidentPaper(
        load_letter(DEFAULT_PROFILE, "d-kejadian-khusus"),
        sender_of(),
        (
            PlenoIncident(
                "Satu surat suara robek.", "3101011001003", G, at(9), "Dicatat.", "settled"
            ),
            PlenoIncident(long, "3101011001012", "", at(9, 40), "", "recorded"),
            PlenoIncident(
                long, "3101011001014", B, at(10, 5), "Dijelaskan.", "refused", "SAKSI 2 BIN FULAN"
            ),
            PlenoIncident("Listrik padam.", "", "", at(11, 30), long),
            PlenoIncident("Rapat diskors untuk makan siang.", "", "", at(12)),
        ),
        (
            PlenoObjection(
                saksi(2, G),
                long,
                "3101011001003",
                G,
                at(9, 20),
                "Dicocokkan dengan C.HASIL.",
                "Sesuai C.HASIL.",
                "accepted",
            ),
            PlenoObjection(PANWASLU, long, "3101011001012", "", at(10), long, long, "refused"),
            PlenoObjection(saksi(1, B), "Minta salinan daftar hadir.", "", B, at(14), "", ""),
        ),
    )


def attendance(blank: int = 1) -> AttendancePaper:
    """Return a D.DAFTAR HADIR, filled and with blank lines."""
    roles = ("ppk_ketua", *["ppk_anggota"] * 4, "ppk_sekretaris", "ppk_staf")
    team = (
        Attendance(Side.MEMBERS, Attendant(name, role), at=at(7, 30 + number))
        for number, (name, role) in enumerate(zip(sample.OFFICERS, roles, strict=True))
    )
    witnesses = (
        Attendance(
            Side.SAKSI,
            saksi(choice, contest, second),
            "" if second and choice == 3 else f"{10 * choice + second:03d}/SM/XI/2024",
            inside=not second,
            at=at(8, choice),
        )
        for contest in (G, B)
        for choice in (1, 2, 3)
        for second in (False, True)
    )
    watching = Attendance(Side.WATCH, PANWASLU, "07/ST/XI/2024", at=at(7, 55))
    guest = Attendance(Side.OTHERS, Attendant("HASAN BASRI", "Sekretaris Camat"))
    return AttendancePaper(
        load_letter(DEFAULT_PROFILE, "d-daftar-hadir"),
        sender_of(),
        (*team, *witnesses, watching, guest),
        PLACE,
        blank,
    )


def copies(blank: int = 2) -> RecapCopiesPaper:
    """Return a D.TANDA TERIMA."""
    recipients = (*(saksi(choice, G) for choice in (1, 2, 3)), PANWASLU)
    handed = tuple(
        RecapCopy("d-hasil", number, one, G, at(20, number))
        for number, one in enumerate(recipients, 1)
    )
    letter = load_letter(DEFAULT_PROFILE, "d-tanda-terima")
    return RecapCopiesPaper(letter, sender_of(), handed, blank)


def invitation(form: str = "d-undangan") -> PlenoInvitationPaper:
    """Return D.UNDANGAN to Panwaslu and a PPS, or to the pairs."""
    pairs = tuple(Attendant(choice=choice, contest=one) for one in (G, B) for choice in (1, 2))
    offices = (
        Attendant("Ketua", "panwaslu"),
        Attendant("", "Panitia Pemungutan Suara (PPS) Pulau Panggang"),
    )
    return PlenoInvitationPaper(
        load_letter(DEFAULT_PROFILE, form),
        replace(sender_of(), day=date(2024, 11, 27)),
        pairs if form == "d-undangan-saksi" else offices,
        (
            Sitting(MET, time(9), PLACE, "Kelurahan/Desa Pulau Panggang dan Pulau Kelapa"),
            Sitting(date(2024, 11, 30), time(9), PLACE, "Kelurahan/Desa Pulau Harapan"),
        ),
        "12/PPK/XI/2024",
    )


def cover(recipient: str = "") -> RecapCoverPaper:
    """Return a D.PENGANTAR."""
    return RecapCoverPaper(
        load_letter(DEFAULT_PROFILE, "d-pengantar"),
        sender_of(),
        {G: ("K-0101", "K-0102"), B: ("K-0103",)},
        {G: "01", B: "02"},
        recipient,
        "15/PPK/XII/2024",
    )


def status(
    sizes: Sequence[int] = (14, 9, 6), every: int = 5, sender: RecapSender | None = None
) -> StatusPaper:
    """Return a report of desa of some sizes; `every` so many TPS something is open."""
    sender = sender or sender_of()
    desa = [
        Wilayah(KodeWilayah(f"310101{1001 + number}"), f"DESA {number + 1}")
        for number in range(len(sizes))
    ]
    places = (*sender.election.places[:3], *desa)
    rows = tuple(
        _row(f"{desa[number].kode}{tps:03d}", contest, (tps + shift) % every)
        for shift, contest in enumerate((G, B))
        for number, size in enumerate(sizes)
        for tps in range(1, size + 1)
    )
    raised = RecapObjectionRaised("KB-1", rows[0].tps, "", "saksi", TEXT)
    recap = RecapResult(
        election="contoh",
        kecamatan=sample.KECAMATAN,
        mode=sender.election.mode,
        sequence=1,
        previous="",
        journal=(),
        at=at(16, 40),
        rows=rows,
        totals=(),
        objections=((raised, None),),
    )
    letter = load_letter(DEFAULT_PROFILE, "laporan-rekapitulasi")
    election = replace(sender.election, places=places)
    return StatusPaper(letter, replace(sender, election=election), recap)


def _row(tps: str, contest: str, rest: int) -> Row:
    code = G if contest == G else B
    if rest == 0:
        return Row(KodeTps(tps), code, State.MENUNGGU, "", None, 0, {})
    if rest == 1:
        return Row(KodeTps(tps), code, State.BERBEDA, "entri", None, 0, {})
    found = (Explanation(code, "R12", ("VC", "IB4_J"), ""),) if rest == 2 else ()
    source = ("bundle", "qr")[rest % 2]
    return Row(KodeTps(tps), code, State.DISAHKAN, source, ResultKind.REGULER, 1, {}, found)
