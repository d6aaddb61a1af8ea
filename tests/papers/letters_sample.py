"""Letters and ledgers to try: a day of two contests on which much happened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import Counted
from kpps_desktop.domain.day import Day, Stage, begin
from kpps_desktop.domain.elections import Contest, ContestCode, Election, Mode, ResultKind
from kpps_desktop.domain.ledgers import (
    Draft,
    Late,
    Meeting,
    Objection,
    Preparation,
    Record,
    Sealing,
)
from kpps_desktop.domain.places import KodeWilayah
from kpps_desktop.domain.roll import Roll
from kpps_desktop.formbook import DEFAULT_PROFILE, load_letter, load_profile, result_forms
from kpps_desktop.papers.equipment import ReservePaper, SuppliesPaper
from kpps_desktop.papers.floor_plan import PlanPaper
from kpps_desktop.papers.handover import PPS, BoxesPaper, CopiesPaper
from kpps_desktop.papers.incidents import IncidentPaper
from kpps_desktop.papers.letters import Sender
from kpps_desktop.papers.staff import Person, StaffPaper
from tests.papers import sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.papers.contents import Note

G, B = ContestCode("gubernur"), ContestCode("bupati")
PROFILE = load_profile(DEFAULT_PROFILE)
MADE = "Rabu, 27 November 2024 18.42"
TEXT = (
    "Pada pukul tersebut listrik padam selama dua puluh menit; pemungutan suara dihentikan, kotak "
    "suara dijaga KPPS 6 bersama Saksi dan Pengawas TPS, dan dilanjutkan setelah lampu menyala. "
)


def at(hour: int, minute: int = 0) -> str:
    """Return a moment of the day."""
    return f"2024-11-27T{hour:02d}:{minute:02d}:00+07:00"


def election_of(mode: Mode = Mode.RESMI, kind: ResultKind = ResultKind.REGULER) -> Election:
    """Return an election of two contests."""
    governor = sample.contest_of(sample.LONG[:3])
    regent = Contest(
        B, "Bupati dan Wakil Bupati", KodeWilayah("3101"), sample.contest_of(sample.SHORT).choices
    )
    election = sample.election_of(governor, mode, kind)
    name = "Pemilihan Serentak Provinsi DKI Jakarta dan Kabupaten Kepulauan Seribu 2024"
    return replace(election, name=name, contests=(governor, regent))


def sender_of(mode: Mode = Mode.RESMI, kind: ResultKind = ResultKind.REGULER) -> Sender:
    """Return the TPS that writes."""
    election = election_of(mode, kind)
    return Sender(election, sample.TPS.kode, sample.OFFICERS[0], sample.VOTED, MADE)


def plain_day() -> Day:
    """Return a day of which nothing but its beginning is known."""
    said = e.DeskSetUp(
        sample.TPS.kode,
        "contoh",
        "R",
        "resmi",
        "a" * 64,
        {G: "1,2,3", B: "1,2,3"},
        PROFILE.opening_steps,
        tuple(f"KPPS-{n}" for n in range(1, 8)),
    )
    return begin(said, at(5, 30))


def full_day(text: str = TEXT, times: int = 1) -> Day:
    """Return a day on which much happened; each thing as long as `times` the text."""
    long = (text * times).strip()
    saksi = {
        f"SAKSI-{contest}-{pair}-1": e.SaksiAccredited(
            f"SAKSI-{contest}-{pair}-1", contest, pair, f"SAKSI {pair} BIN FULAN", mandate=True
        )
        for contest in (G, B)
        for pair in (1, 2, 3)
    }
    return replace(
        plain_day(),
        began={Stage.PEMBUKAAN: at(6, 20), Stage.PEMUNGUTAN: at(7, 12)}
        | {Stage.PENGHITUNGAN: at(14)},
        preparation=_preparation(long),
        meeting=Meeting(
            present={f"KPPS-{n}": at(5, 40 + n) for n in range(1, 7)} | {"PTPS": at(6, 2)},
            saksi=saksi,
            late={"SAKSI-bupati-3-1": Late(at(6, 20))},
            steps=dict.fromkeys(plain_day().setup.opening, at(6, 40)),
            received={G: 523, B: 523},
        ),
        late_opening=long,
        roll=_roll(long),
        counts={G: Counted(412, 2, (), 0, (Counted(412, 2, (), 0),)), B: Counted(410, 0, (), 0)},
        drafts={G: _draft(long), B: Draft()},
        record=_record(long),
        sealing=Sealing(1, reopened=(long,), seals={G: ("A-001", "A-002"), B: ("A-003",)}),
    )


def _preparation(reason: str) -> Preparation:
    came = (
        e.SupplyReceived("kotak_suara", G, 1, 0, ""),
        e.SupplyReceived("kotak_suara", B, 1, 0, ""),
        e.SupplyReceived("surat_suara", G, 520, 2, reason),
        e.SupplyReceived("surat_suara", B, 525, 0, ""),
        e.SupplyReceived("bilik", "", 3, 0, "Satu bilik masih di kantor desa."),
        e.SupplyReceived("tinta", "", 2, 1, "Tutup bocor."),
        e.SupplyReceived("segel", "", 40, 0, ""),
    )
    return Preparation(
        supplies={(one.item, one.contest): one for one in came},
        duties={"KPPS-7": ("ink", "watch_boxes")},
        seats={"kpps_1": True, "bilik": False},
    )


def _roll(reason: str) -> Roll:
    admitted = e.VoterAdmitted(
        "DPT-127", "L", disabled=False, contests=(G, B), papers=(), home="", inked=True
    )
    roll = Roll().admit(admitted, at(8, 14)).turn_away("DPTb", reason, at(11, 40))
    return replace(roll, spoiled={G: 2, B: 1}, issued={G: 514, B: 411})


def _draft(reason: str) -> Draft:
    corrected = e.FigureCorrected(
        G, "VC", 411, 412, reason, ("KPPS-1", "SAKSI-gubernur-1-1", "PTPS")
    )
    return Draft(figures={"VC": 412}, corrections=(corrected,))


def _record(text: str) -> Record:
    raised = (
        e.ObjectionRaised("KB-1", G, "SAKSI-gubernur-2-1", text),
        e.ObjectionRaised("KB-2", "", "PTPS", text),
        e.ObjectionRaised("KB-3", B, "SAKSI-bupati-1-1", text),
    )
    said = {
        "KB-1": e.ObjectionAnswered("KB-1", accepted=True, answer=text),
        "KB-2": e.ObjectionAnswered("KB-2", accepted=False, answer=text),
    }
    return Record(
        incidents=(
            (at(9, 31), e.IncidentRecorded("KK-1", "", text, "Dicatat dan diawasi.")),
            (at(15, 5), e.IncidentRecorded("KK-2", G, "Satu surat suara robek.", text)),
        ),
        objections={
            one.objection: Objection(one, at(16, number), said.get(one.objection))
            for number, one in enumerate(raised)
        },
        disturbances=((at(10), e.BoxDisturbed("Hujan deras", text)),),
    )


def people(names: Sequence[str] = sample.OFFICERS) -> tuple[Person, ...]:
    """Return everybody who serves, and the PTPS."""
    kpps = tuple(
        Person(f"KPPS-{n}", name, "kpps_ketua" if n == 1 else "kpps_anggota")
        for n, name in enumerate(names, 1)
    )
    guards = (
        Person("TIBUM-1", "SLAMET RIYADI", "petugas_ketertiban"),
        Person("TIBUM-2", "", "petugas_ketertiban"),
    )
    return (*kpps, *guards, Person("PTPS", "FITRI HANDAYANI, S.H.", "ptps"))


def incidents(day: Day, sender: Sender | None = None, notes: int = 2) -> IncidentPaper:
    """Return a C.KEJADIAN KHUSUS."""
    letter = load_letter(DEFAULT_PROFILE, "c-kejadian-khusus")
    forms = result_forms(DEFAULT_PROFILE)
    names = {one.code: one.name for one in people()}
    told: dict[str, tuple[Note, ...]] = {G: sample.notes_of(notes)} if notes else {}
    return IncidentPaper(letter, sender or sender_of(), day, forms, told, names)


def supplies(day: Day) -> SuppliesPaper:
    """Return a report of what arrived."""
    letter = load_letter(DEFAULT_PROFILE, "laporan-logistik")
    return SuppliesPaper(letter, sender_of(), day, PROFILE)


def reserve(day: Day, replaced: int = 3) -> ReservePaper:
    """Return a berita acara of the reserve."""
    letter = load_letter(DEFAULT_PROFILE, "ba-surat-suara-cadangan")
    said = tuple(
        (
            at(8, n % 60),
            e.BallotReplaced(f"DPT-{100 + n}", (G, B)[n % 2], ("rusak", "keliru")[n % 2]),
        )
        for n in range(replaced)
    )
    return ReservePaper(letter, sender_of(), day, PROFILE, said, people())


def copies(day: Day, blank: int = 2) -> CopiesPaper:
    """Return a receipt of copies."""
    letter = load_letter(DEFAULT_PROFILE, "tanda-terima-salinan")
    recipients = (*day.meeting.saksi, "PTPS", "PPS Pulau Panggang")
    handed = tuple(
        (at(19, number), e.CopyHandedOver("c-hasil-salinan", G, recipient, number))
        for number, recipient in enumerate(recipients, 1)
    )
    return CopiesPaper(letter, sender_of(), handed, day.meeting.saksi, blank)


def boxes(form: str, to: str = PPS, recipient: str = "") -> BoxesPaper:
    """Return a letter or berita acara of boxes."""
    day = full_day()
    return BoxesPaper(
        letter=load_letter(DEFAULT_PROFILE, form),
        sender=sender_of(),
        to=to,
        seals=day.sealing.seals,
        boxes={G: "001", B: "002"},
        recipient=recipient,
        ptps="FITRI HANDAYANI, S.H.",
        number="01/KPPS-003/XI/2024",
        at=at(20, 15),
    )


def staff(form: str, day: Day) -> StaffPaper:
    """Return a list of people, or a receipt of what they are paid."""
    return StaffPaper(load_letter(DEFAULT_PROFILE, form), sender_of(), day, PROFILE, people())


def plan(day: Day, sender: Sender | None = None) -> PlanPaper:
    """Return a plan of the TPS."""
    letter = load_letter(DEFAULT_PROFILE, "denah-tps")
    return PlanPaper(letter, sender or sender_of(), day, PROFILE)
