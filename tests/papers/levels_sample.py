"""Papers of a pleno to try at a KPU: those of the PPK's pleno, by the letters of its level."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.places import KodeTps, KodeWilayah, Wilayah
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter
from kpps_desktop.papers.pleno import (
    AttendancePaper,
    Attendant,
    PlenoIncidentPaper,
    RecapCopiesPaper,
    Side,
    d_daftar_hadir,
    d_kejadian_khusus,
    d_tanda_terima,
)
from kpps_desktop.papers.pleno_letters import (
    PlenoInvitationPaper,
    RecapCoverPaper,
    Sitting,
    d_pengantar,
    d_undangan,
)
from kpps_desktop.papers.recap_status import StatusPaper, laporan_rekapitulasi
from tests.papers import pleno_sample as sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.recap.results import Row
    from kpps_desktop.papers.letters import RecapSender

    Made = Callable[[RecapSender], bytes]

Paper = TypeVar(
    "Paper",
    AttendancePaper,
    PlenoIncidentPaper,
    PlenoInvitationPaper,
    RecapCopiesPaper,
    RecapCoverPaper,
    StatusPaper,
)

REGIONS = {"kabko": KodeWilayah("3101"), "provinsi": KodeWilayah("31")}
UNITS = {
    "kabko": {"310101": "KEPULAUAN SERIBU UTARA", "310102": "KEPULAUAN SERIBU SELATAN"},
    "provinsi": {"3101": "KEPULAUAN SERIBU", "3171": "KOTA JAKARTA SELATAN"},
}
HALLS = {"kabko": "Gedung Serbaguna Kabupaten", "provinsi": "Hotel Contoh, Jakarta"}


def sender_of(level: str) -> RecapSender:
    """Return the KPU that writes."""
    ppk = sample.sender_of()
    places = {one.kode: one for one in ppk.election.places}
    named = {kode: Wilayah(KodeWilayah(kode), name) for kode, name in UNITS[level].items()}
    election = replace(ppk.election, places=tuple({**places, **named}.values()))
    return replace(ppk, election=election, kode=REGIONS[level], address="Jl. Contoh 1")


def at_level(paper: Paper, level: str) -> Paper:
    """Return a paper of the PPK as a KPU writes it."""
    letter = load_letter(DEFAULT_PROFILE, f"{paper.letter.code}-{level}")
    return replace(paper, letter=letter, sender=sender_of(level))


def incidents(level: str) -> PlenoIncidentPaper:
    """Return a D.KEJADIAN KHUSUS about regions below."""
    paper = at_level(sample.incidents(), level)
    units = dict(
        zip(("3101011001003", "3101011001012", "3101011001014"), [*UNITS[level]] * 2, strict=False)
    )

    def moved(tps: str) -> str:
        return units.get(tps, tps)

    return replace(
        paper,
        incidents=tuple(replace(one, tps=moved(one.tps)) for one in paper.incidents),
        objections=tuple(replace(one, tps=moved(one.tps)) for one in paper.objections),
    )


def attendance(level: str) -> AttendancePaper:
    """Return a D.DAFTAR HADIR of a KPU's members, in a hall of its own."""
    paper = at_level(sample.attendance(), level)
    listed = (
        replace(one, who=replace(one.who, role=one.who.role.replace("ppk_", "kpu_")))
        for one in paper.people
        if not one.who.role.startswith("ppk_s")
    )
    guest = Attendant("HASAN BASRI", "Sekretaris Daerah")
    others = tuple(replace(one, who=guest) if one.side is Side.OTHERS else one for one in listed)
    return replace(paper, people=others, place=HALLS[level])


def status(level: str) -> StatusPaper:
    """Return a report with every state that a region below can be in."""
    paper = at_level(sample.status((1,)), level)
    rows = [one for one in paper.recap.rows if one.tps.endswith("001")]
    recap = replace(paper.recap, kecamatan=REGIONS[level], rows=tuple(_rows(rows, level)))
    return replace(paper, recap=recap)


def _rows(rows: list[Row], level: str) -> list[Row]:
    return [replace(row, tps=KodeTps(unit)) for unit in UNITS[level] for row in rows]


def invitation(level: str, form: str = "d-undangan") -> PlenoInvitationPaper:
    """Return D.UNDANGAN to Bawaslu and who sends a recap up, or to the pairs."""
    paper = at_level(sample.invitation(form), level)
    below = paper.letter.term("below").replace("{nama}", next(iter(UNITS[level].values())))
    offices = (Attendant("", "panwaslu"), Attendant("", below))
    sittings = (Sitting(sample.MET, time(9), HALLS[level]),)
    invited = paper.invited if form == "d-undangan-saksi" else offices
    return replace(paper, invited=invited, sittings=sittings, number="12/KPU/XI/2024")


def every(level: str) -> dict[str, Made]:
    """Return how each letter of a level is drawn for a sender."""
    made: dict[str, Made] = {
        "d-kejadian-khusus": lambda who: d_kejadian_khusus(replace(incidents(level), sender=who)),
        "d-daftar-hadir": lambda who: d_daftar_hadir(replace(attendance(level), sender=who)),
        "d-tanda-terima": lambda who: d_tanda_terima(
            replace(at_level(sample.copies(), level), sender=who)
        ),
        "d-undangan": lambda who: d_undangan(replace(invitation(level), sender=who)),
        "d-undangan-saksi": lambda who: d_undangan(
            replace(invitation(level, "d-undangan-saksi"), sender=who)
        ),
        "laporan-rekapitulasi": lambda who: laporan_rekapitulasi(
            replace(status(level), sender=who)
        ),
    }
    if level == "kabko":
        made["d-pengantar"] = lambda who: d_pengantar(
            replace(at_level(sample.cover(), level), sender=who, number="15/KPU/XII/2024")
        )
    return made
