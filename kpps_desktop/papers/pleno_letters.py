"""Letters of the pleno: who is invited to it, and what goes with its result to the KPU."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.handover import box_rows, document_rows
from kpps_desktop.papers.letter_pieces import Party
from kpps_desktop.papers.letters import Content, letter_pdf, sender_facts
from kpps_desktop.papers.pleno import role_of
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import clock, full_date, terbilang

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, time

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import RecapSender
    from kpps_desktop.papers.pleno import Attendant
    from kpps_desktop.papers.tabular import Row


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of the pleno: when, where, and about what; blank is all of the region."""

    day: date
    opens: time
    place: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class PlenoInvitationPaper:
    """D.UNDANGAN to several people: one letter each, in one file; `number` is of all of them."""

    letter: Letter
    sender: RecapSender
    invited: tuple[Attendant, ...]
    sittings: tuple[Sitting, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class RecapCoverPaper:
    """D.PENGANTAR to the KPU above; `seals` and `boxes` hold the numbers by contest.

    `recipient` is the name of who takes it all, and may be blank.
    """

    letter: Letter
    sender: RecapSender
    seals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    number: str = ""


def d_undangan(paper: PlenoInvitationPaper) -> bytes:
    """Return the PDF: a letter for each who is invited, each numbered by itself."""
    agenda = {"agenda": Rows(tuple(_agenda(paper)) or ({},))}
    contents = (Content(_invited(paper, who), agenda) for who in paper.invited)
    return letter_pdf(paper.letter, paper.sender, *contents)


def d_pengantar(paper: RecapCoverPaper) -> bytes:
    """Return the PDF: boxes with their seals, and the documents that go with them."""
    facts = sender_facts(paper.sender)
    region = paper.sender.kode
    contests = (one for one in paper.sender.election.contests if goes_on(one, region))
    names: dict[str, str] = {one.code: one.name for one in contests}
    count = len(names)
    told = {
        "tujuan": plain(paper.letter.term("kpu"), facts),
        "tujuan_di": plain(paper.letter.term("kpu_at"), facts),
        "penerima": paper.recipient,
        "nomor": paper.number,
        "kotak": f"{count} ({terbilang(count)})",
    }
    tables = {
        "boxes": Rows(tuple(box_rows(names, paper.boxes, paper.seals))),
        "documents": Rows(tuple(document_rows(paper.letter, names.values()))),
    }
    parties = {"penerima": (Party(Signer(paper.recipient)),)}
    return letter_pdf(paper.letter, paper.sender, Content(told, tables, parties))


def goes_on(contest: Contest, region: str) -> bool:
    """Tell whether a contest is totalled above a region as well."""
    return len(contest.wilayah) < len(region) and region.startswith(contest.wilayah)


def _invited(paper: PlenoInvitationPaper, who: Attendant) -> dict[str, str]:
    role = role_of(paper.letter, paper.sender, who)
    told = {"penerima": who.name, "tujuan": role, "nomor": paper.number}
    if who.choice and who.contest:
        told["pasangan"] = _pair(paper.sender.election.contest(who.contest), who.choice)
    return told


def _pair(contest: Contest, number: int) -> str:
    """Return the names of a pair; nothing where there is none of the number."""
    named = (one for one in contest.choices if one.number == number)
    names = ((one.candidate, one.running_mate) for one in named)
    return " dan ".join(filter(None, next(names, ())))


def _agenda(paper: PlenoInvitationPaper) -> Iterator[Row]:
    term, zone = paper.letter.term, paper.sender.election.zone
    for one in paper.sittings:
        yield {
            "hari": full_date(one.day),
            "pukul": plain(term("until"), {"buka": clock(one.opens), "zona": zone}),
            "tempat": one.place,
            "acara": one.about or term("agenda"),
        }
