"""Papers of equipment: what arrived against the norm, and what became of the reserve ballots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.domain.equipment import items
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letters import Content, letter_pdf
from kpps_desktop.papers.naming import figure, hour_of, named
from kpps_desktop.papers.staff import KPPS, roster
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.equipment import Item
    from kpps_desktop.domain.events import BallotReplaced
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.papers.staff import Person
    from kpps_desktop.papers.tabular import Row


@dataclass(frozen=True, slots=True)
class SuppliesPaper:
    """One report of what arrived."""

    letter: Letter
    sender: Sender
    day: Day
    profile: Profile


@dataclass(frozen=True, slots=True)
class ReservePaper:
    """One berita acara of the reserve: each replacement with when it was given (ISO 8601)."""

    letter: Letter
    sender: Sender
    day: Day
    profile: Profile
    replaced: tuple[tuple[str, BallotReplaced], ...]
    people: tuple[Person, ...]


def laporan_logistik(paper: SuppliesPaper) -> bytes:
    """Return the PDF: every item, and in a sentence what is short."""
    sender = paper.sender
    tps = sender.election.station(sender.tps)
    contests = [one.code for one in sender.election.contests_at(sender.tps)]
    found = items(paper.profile, tps, contests, paper.day.preparation.supplies)
    rows = tuple(_supply(paper, number, one) for number, one in enumerate(found, 1))
    short = "; ".join(_short(paper, one) for one in found if one.short)
    facts = {"kekurangan": short or paper.letter.term("nothing")}
    return letter_pdf(paper.letter, sender, Content(facts, {"supplies": Rows(rows)}))


def ba_surat_suara_cadangan(paper: ReservePaper) -> bytes:
    """Return the PDF: what became of the reserve by contest, and each ballot replaced."""
    kpps = [one for one in paper.people if one.role in KPPS]
    tables = {
        "use": Rows(tuple(_use(paper))),
        "replacements": Rows(tuple(_replacements(paper))),
        "kpps": Rows(tuple(roster(kpps))),
    }
    share = f"{paper.profile.reserve_per_mille / 10:g}%".replace(".", ",")
    content = Content({"cadangan_persen": share}, tables)
    return letter_pdf(paper.letter, paper.sender, content)


def _supply(paper: SuppliesPaper, number: int, item: Item) -> Row:
    came = item.came
    return {
        "no": str(number),
        "barang": named("supply", item.code),
        "pemilihan": _contest(paper, item),
        "kebutuhan": figure(item.norm),
        "diterima": figure(came.received if came else None),
        "rusak": figure(came.damaged if came else None),
        "selisih": _signed(item.difference),
        "alasan": came.reason if came else "",
    }


def _short(paper: SuppliesPaper, item: Item) -> str:
    of = f" {_contest(paper, item)}" if item.contest else ""
    facts = {"barang": named("supply", item.code) + of, "jumlah": grouped(item.short)}
    return plain(paper.letter.term("short"), facts)


def _contest(paper: SuppliesPaper, item: Item) -> str:
    if not item.contest:
        return paper.letter.term("shared")
    return named("office", item.contest)


def is_reserve_used(paper: ReservePaper) -> bool:
    """Tell whether any ballot of the reserve was used, in any contest."""
    return any(one.spoiled or one.beyond for one in _uses(paper))


class _Use(NamedTuple):
    """A contest's reserve: for ballots given back, and for voters beyond the other ballots."""

    contest: str
    received: int | None
    reserve: int
    spoiled: int
    beyond: int | None


def _uses(paper: ReservePaper) -> Iterator[_Use]:
    """Yield the use by contest; voters take from the reserve last of all."""
    sender, day = paper.sender, paper.day
    reserve = paper.profile.reserve(sender.election.station(sender.tps).dpt)
    for contest in sender.election.contests_at(sender.tps):
        received = day.meeting.received.get(contest.code)
        spoiled = day.roll.spoiled.get(contest.code, 0)
        voters = day.roll.issued.get(contest.code, 0) - spoiled
        beyond = None if received is None else max(0, voters - max(0, received - reserve))
        yield _Use(contest.name, received, reserve, spoiled, beyond)


def _use(paper: ReservePaper) -> Iterator[Row]:
    """Yield a line for each contest."""
    for one in _uses(paper):
        left = None if one.beyond is None else one.reserve - one.spoiled - one.beyond
        yield {
            "pemilihan": one.contest,
            "diterima": figure(one.received),
            "cadangan": figure(one.reserve),
            "pengganti": figure(one.spoiled),
            "pemilih": figure(one.beyond),
            "sisa": figure(left),
        }


def _replacements(paper: ReservePaper) -> Iterator[Row]:
    causes = {one.code: one.text for one in paper.letter.terms}
    for number, (at, said) in enumerate(paper.replaced, 1):
        yield {
            "no": str(number),
            "waktu": hour_of(at),
            "pemilih": said.voter,
            "pemilihan": paper.sender.election.contest(said.contest).name,
            "sebab": causes.get(said.why, said.why),
        }


def _signed(number: int | None) -> str:
    if not number:
        return figure(number)
    return f"+{grouped(number)}" if number > 0 else f"\N{MINUS SIGN}{grouped(-number)}"
