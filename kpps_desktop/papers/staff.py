"""Papers of people: who serves at the TPS and what each does, and what each is paid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letters import Content, letter_pdf
from kpps_desktop.papers.naming import hour_of, named
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import grouped, terbilang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.papers.tabular import Row

KPPS = ("kpps_ketua", "kpps_anggota")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the TPS: `code` as the journal knows the person, `role` as the profile pays.

    A blank name is left open, to be written by hand.
    """

    code: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class StaffPaper:
    """One list of people, or one receipt of what they are paid."""

    letter: Letter
    sender: Sender
    day: Day
    profile: Profile
    people: tuple[Person, ...]


def daftar_petugas(paper: StaffPaper) -> bytes:
    """Return the PDF: KPPS with their duties, guards and PTPS, and the saksi."""
    kpps = [one for one in paper.people if one.role in KPPS]
    others = [one for one in paper.people if one.role not in KPPS]
    tables = {
        "kpps": Rows(tuple(_present(paper, kpps))),
        "guards": Rows(tuple(_present(paper, others))),
        "saksi": Rows(tuple(_saksi(paper))),
    }
    return letter_pdf(paper.letter, paper.sender, Content(tables=tables))


def tanda_terima_honorarium(paper: StaffPaper) -> bytes:
    """Return the PDF: a line and an amount for each whom the profile pays, and the sum."""
    rates = {one.role: one.rupiah for one in paper.profile.honorarium}
    paid = [one for one in paper.people if one.role in rates]
    rows = tuple(
        {**row, "rupiah": grouped(rates[one.role])}
        for row, one in zip(roster(paid), paid, strict=True)
    )
    total = sum(rates[one.role] for one in paid)
    facts = {"jumlah": f"Rp{grouped(total)}", "jumlah_huruf": terbilang(total)}
    tables = {"officers": Rows(rows, {"rupiah": grouped(total)})}
    return letter_pdf(paper.letter, paper.sender, Content(facts, tables))


def roster(people: Iterable[Person]) -> Iterator[Row]:
    """Return a line for each person: number, name, role."""
    for number, one in enumerate(people, 1):
        role = named("role", one.role)
        yield {"no": str(number), "nama": one.name, "jabatan": role}


def _present(paper: StaffPaper, people: list[Person]) -> Iterator[Row]:
    for row, one in zip(roster(people), people, strict=True):
        at = paper.day.meeting.present.get(one.code, "")
        yield {**row, "tugas": _duties(paper, one.code), "hadir": hour_of(at)}


def _duties(paper: StaffPaper, officer: str) -> str:
    """Name what an officer does: as this TPS arranged it, else as the profile says."""
    usual = next((one for one in paper.profile.duties if one.officer == officer), None)
    codes = paper.day.preparation.duties.get(officer, usual.voting if usual else ())
    return "; ".join(named("duty", code) for code in codes)


def _saksi(paper: StaffPaper) -> Iterator[Row]:
    meeting, election = paper.day.meeting, paper.sender.election
    for number, (saksi, said) in enumerate(meeting.saksi.items(), 1):
        mandate = "late_mandate" if saksi in meeting.late else "mandate"
        facts = {"nomor": str(said.choice), "pemilihan": election.contest(said.contest).name}
        yield {
            "no": str(number),
            "nama": said.name,
            "pasangan": plain(paper.letter.term("pair"), facts),
            "mandat": paper.letter.term(mandate if said.mandate else "no_mandate"),
        }
