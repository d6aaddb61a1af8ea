"""Papers of the pleno of any level: what happened and who objected, who came, who got what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.findings import place_name
from kpps_desktop.papers.letter_pieces import Party
from kpps_desktop.papers.letters import Content, letter_pdf
from kpps_desktop.papers.naming import hour_of, moment_of, named
from kpps_desktop.papers.tabular import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import RecapSender
    from kpps_desktop.papers.tabular import Row


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody at the pleno: a saksi has a pair and maybe a contest, others have a `role`.

    A role is a code that the form words (`panwaslu`) or that has a name (`ppk_ketua`), or it
    stands as it is written.
    """

    name: str = ""
    role: str = ""
    choice: int = 0
    contest: str = ""


@dataclass(frozen=True, slots=True)
class PlenoIncident:
    """What happened: in a column (`tps`), as it was read out, or without one at the pleno itself.

    `status` is a term of the form, or stands as it is written; `at` is ISO 8601, or empty.
    """

    text: str
    tps: str = ""
    contest: str = ""
    at: str = ""
    follow_up: str = ""
    status: str = "recorded"
    by: str = ""


@dataclass(frozen=True, slots=True)
class PlenoObjection:
    """Who objected to what, what was answered, Panwaslu or Bawaslu said, and what came of it."""

    by: Attendant
    text: str
    tps: str = ""
    contest: str = ""
    at: str = ""
    answer: str = ""
    opinion: str = ""
    status: str = "pending"


@dataclass(frozen=True, slots=True)
class PlenoIncidentPaper:
    """One D.KEJADIAN KHUSUS."""

    letter: Letter
    sender: RecapSender
    incidents: tuple[PlenoIncident, ...] = ()
    objections: tuple[PlenoObjection, ...] = ()


class Side(StrEnum):
    """Where on the attendance list somebody stands."""

    MEMBERS = "members"
    SAKSI = "saksi"
    WATCH = "watch"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Attendance:
    """A line of the list: `mandate` is the number of the letter, or what else is known of it.

    `inside` tells whether a saksi has the seat in the room that day; None where that is not
    known. `turns` are since when and until when, where it was not from then on.
    """

    side: Side
    who: Attendant
    mandate: str = ""
    inside: bool | None = None
    at: str = ""
    turns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AttendancePaper:
    """One D.DAFTAR HADIR; each table ends with so many `blank` lines, for who is not listed."""

    letter: Letter
    sender: RecapSender
    people: tuple[Attendance, ...] = ()
    place: str = ""
    blank: int = 0


@dataclass(frozen=True, slots=True)
class RecapCopy:
    """A copy handed over: which paper (a code or as written), its number, to whom, when.

    `void` is since when it holds no longer, or empty.
    """

    paper: str
    number: int
    recipient: Attendant
    contest: str = ""
    at: str = ""
    void: str = ""


@dataclass(frozen=True, slots=True)
class RecapCopiesPaper:
    """One D.TANDA TERIMA, with blank lines at its end."""

    letter: Letter
    sender: RecapSender
    copies: tuple[RecapCopy, ...] = ()
    blank: int = 0


def d_kejadian_khusus(paper: PlenoIncidentPaper) -> bytes:
    """Return the PDF; a section of which there is nothing says NIHIL."""
    at_tps = [one for one in paper.incidents if one.tps]
    at_pleno = [one for one in paper.incidents if not one.tps]
    tables = {
        "stations": Rows(tuple(_incidents(paper, at_tps))),
        "pleno": Rows(tuple(_incidents(paper, at_pleno))),
        "objections": Rows(tuple(_objections(paper))),
    }
    # Without an objection nobody has a place to sign that could be filled in afterwards.
    parties = {"pengaju": tuple(_objectors(paper))}
    return letter_pdf(paper.letter, paper.sender, Content(tables=tables, parties=parties))


def d_daftar_hadir(paper: AttendancePaper) -> bytes:
    """Return the PDF: members and secretariat, saksi with mandates, who watches, other guests."""
    tables = {}
    for side in Side:
        listed = [one for one in paper.people if one.side is side]
        tables[side.value] = _numbered([_attendance(paper, one) for one in listed], paper.blank)
    return letter_pdf(paper.letter, paper.sender, Content({"tempat": paper.place}, tables))


def d_tanda_terima(paper: RecapCopiesPaper) -> bytes:
    """Return the PDF: a line for each copy, to be signed by who received it."""
    rows = [_copy(paper, one) for one in paper.copies]
    tables = {"copies": _numbered(rows, paper.blank)}
    return letter_pdf(paper.letter, paper.sender, Content(tables=tables))


def role_of(letter: Letter, sender: RecapSender, who: Attendant) -> str:
    """Return what somebody is: the saksi of a pair, or what the role is called."""
    if not who.choice:
        return _worded(letter, who.role, "role")
    contest = sender.election.contest(who.contest).name if who.contest else ""
    return plain(letter.term("saksi"), {"nomor": str(who.choice), "pemilihan": contest})


def _numbered(rows: Sequence[Row], blank: int) -> Rows:
    lines: list[Row] = [*rows, *({} for _ in range(blank))]
    return Rows(tuple({"no": str(number), **row} for number, row in enumerate(lines, 1)))


def _incidents(paper: PlenoIncidentPaper, incidents: Sequence[PlenoIncident]) -> Iterator[Row]:
    for number, one in enumerate(incidents, 1):
        yield {
            "no": str(number),
            "tps": _station(paper, one.tps),
            "waktu": moment_of(one.at),
            "pemilihan": _contest(paper, one.contest),
            "uraian": "\n".join(filter(None, (one.by, one.text))),
            "tindak": one.follow_up,
            "status": _worded(paper.letter, one.status),
        }


def _objections(paper: PlenoIncidentPaper) -> Iterator[Row]:
    for number, one in enumerate(paper.objections, 1):
        role = role_of(paper.letter, paper.sender, one.by)
        about = (_station(paper, one.tps), _contest(paper, one.contest))
        yield {
            "no": str(number),
            "waktu": moment_of(one.at),
            "oleh": "\n".join(filter(None, (one.by.name, role))),
            "tps": "\n".join(filter(None, about)),
            "uraian": one.text,
            "jawaban": one.answer,
            "pendapat": one.opinion,
            "status": _worded(paper.letter, one.status),
        }


def _objectors(paper: PlenoIncidentPaper) -> Iterator[Party]:
    for who in dict.fromkeys(one.by for one in paper.objections):
        yield Party(Signer(who.name), role_of(paper.letter, paper.sender, who))


def _attendance(paper: AttendancePaper, one: Attendance) -> Row:
    seats = {True: "inside", False: "outside"}
    seat = "" if one.inside is None else paper.letter.term(seats[one.inside])
    without = one.side is Side.SAKSI and bool(one.who.name) and not one.mandate
    return {
        "nama": one.who.name,
        "peran": role_of(paper.letter, paper.sender, one.who),
        "mandat": paper.letter.term("no_mandate") if without else one.mandate,
        "duduk": "\n".join(filter(None, (seat, *(_turn(*turn) for turn in one.turns)))),
        "hadir": hour_of(one.at),
    }


def _turn(since: str, until: str) -> str:
    return f"{hour_of(since)}-{hour_of(until)}"


def _copy(paper: RecapCopiesPaper, one: RecapCopy) -> Row:
    contest = paper.sender.election.contest(one.contest).name if one.contest else ""
    role = role_of(paper.letter, paper.sender, one.recipient)
    since = {"tanggal": f"{datetime.fromisoformat(one.void):%d-%m-%Y}"} if one.void else {}
    void = plain(paper.letter.term("void"), since) if one.void else ""
    document = _worded(paper.letter, one.paper, "document")
    return {
        "dokumen": "\n".join(filter(None, (document, contest, void))),
        "salinan": str(one.number),
        "penerima": "\n".join(filter(None, (one.recipient.name, role))),
        "waktu": moment_of(one.at),
    }


def _station(paper: PlenoIncidentPaper, tps: str) -> str:
    names: dict[str, str] = {one.kode: one.nama for one in paper.sender.election.places}
    return place_name(tps, names) if tps else ""


def _contest(paper: PlenoIncidentPaper, contest: str) -> str:
    return named("office", contest) if contest else paper.letter.term("all_contests")


def _worded(letter: Letter, code: str, area: str = "") -> str:
    """Return the form's wording of a code, else its name; what has neither stands as written."""
    known = next((one.text for one in letter.terms if one.code == code), "")
    return known or (named(area, code) if area else code)
