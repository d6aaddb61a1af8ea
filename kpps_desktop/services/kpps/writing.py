"""Gathers what a signed paper needs from the books: who met when, who signed, what stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.event_names import NAMES, event_of
from kpps_desktop.domain.events import (
    BallotReplaced,
    BoxCounted,
    RecountStarted,
    ResultReopened,
)
from kpps_desktop.domain.people import GUARDS, KETUA_KPPS, PTPS
from kpps_desktop.domain.places import Level
from kpps_desktop.formbook import load_letter
from kpps_desktop.papers.c_hasil import SheetPaper
from kpps_desktop.papers.contents import Meeting, Note, Signer
from kpps_desktop.papers.equipment import ReservePaper
from kpps_desktop.papers.incidents import IncidentPaper, recorded
from kpps_desktop.papers.letters import Sender
from kpps_desktop.papers.staff import Person
from kpps_desktop.rules.reasons import key_of, standing
from kpps_desktop.services.kpps.examining import day_risks, findings, sheets
from kpps_desktop.services.kpps.explaining import traced
from kpps_desktop.words import full_date, wording_of

if TYPE_CHECKING:
    from datetime import date

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.ledgers import Draft, Given
    from kpps_desktop.domain.results import TpsResult
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.services.kpps.desk import Desk

T = TypeVar("T")

SALINAN = "c-hasil-salinan"
KEJADIAN = "c-kejadian-khusus"
CADANGAN = "ba-surat-suara-cadangan"
PAPER_LANGUAGE = "id"
UNENTITLED = "P.04"
"""The risk that whoever voted had no right to."""
_ROLES = {True: "kpps_ketua", False: "kpps_anggota"}


def salinan_paper(
    desk: Desk, result: TpsResult, contest: Contest, texts: tuple[str, ...]
) -> SheetPaper:
    """Return all that one contest's C.HASIL SALINAN shows, its QR texts among it."""
    sheet = next(one for one in result.sheets if one.contest == contest.code)
    paper = _salinan(desk, contest, sheet, result.at)
    return replace(paper, qr=texts, sequence=result.sequence)


def salinan_draft(desk: Desk, contest: Contest) -> SheetPaper:
    """Return C.HASIL SALINAN as it would be made now, to be looked at before it is sealed."""
    sheet = next(one for one in sheets(desk) if one.contest == contest.code)
    paper = _salinan(desk, contest, sheet, desk.clock.now().isoformat())
    return replace(paper, sequence=desk.day().sealing.sequence + 1, draft=True)


def _salinan(desk: Desk, contest: Contest, sheet: Sheet, at: str) -> SheetPaper:
    day = desk.day()
    return SheetPaper(
        form=desk.forms[contest.code],
        election=desk.election,
        contest=contest,
        sheet=sheet,
        meeting=meeting_of(day, place_of(desk)),
        signers=signers_of(desk, contest, day.drafts[contest.code]),
        notes=notes_of(desk, contest.code),
        recorded=recorded(kejadian_paper(desk, at), contest.code),
        made=made_at(datetime.fromisoformat(at)),
    )


def kejadian_paper(desk: Desk, at: str) -> IncidentPaper:
    """Return all that C.KEJADIAN KHUSUS shows, as it stood at a moment (ISO 8601)."""
    return IncidentPaper(
        letter=letter_of(desk, KEJADIAN),
        sender=sender_of(desk, datetime.fromisoformat(at)),
        day=desk.day(),
        forms=desk.forms,
        notes={contest: notes_of(desk, contest) for contest in desk.contests},
        names={one.code: one.name for one in people_of(desk)},
        recounts=happened(desk, RecountStarted),
        reopened=happened(desk, ResultReopened),
        boxes=happened(desk, BoxCounted),
        unentitled=tuple(
            str(one.facts["voter"]) for one in day_risks(desk) if one.code == UNENTITLED
        ),
    )


def cadangan_paper(desk: Desk, at: str) -> ReservePaper:
    """Return all that the berita acara of the reserve ballots shows."""
    return ReservePaper(
        letter=letter_of(desk, CADANGAN),
        sender=sender_of(desk, datetime.fromisoformat(at)),
        day=desk.day(),
        profile=desk.profile,
        replaced=happened(desk, BallotReplaced),
        people=people_of(desk),
    )


def letter_of(desk: Desk, code: str) -> Letter:
    """Return a letter of this desk's regulation."""
    return load_letter(desk.profile.code, code)


def place_of(desk: Desk) -> str:
    """Return the name of the desa, where papers are signed."""
    return desk.election.name_of(desk.tps.kode[: Level.DESA])


def sender_of(desk: Desk, made: datetime, day: date | None = None) -> Sender:
    """Return whose letter it is; of the day the voting was held unless it is told."""
    opened = desk.day().began.get(Stage.PEMUNGUTAN)
    held = datetime.fromisoformat(opened).date() if opened else desk.election.day
    ketua = next((one.name for one in people_of(desk) if one.role == _ROLES[True]), "")
    return Sender(desk.election, desk.tps.kode, ketua, day or held, made_at(made))


def made_at(at: datetime) -> str:
    """Write when a paper was made, as its foot has it."""
    return f"{full_date(at.date())} {at:%H.%M}"


def people_of(desk: Desk) -> tuple[Person, ...]:
    """Return everybody who serves at the TPS; names of guards and PTPS are written by hand."""
    with desk.store.read() as books:
        held = books.people.all()
    kpps = [
        Person(one.person, one.name, _ROLES[one.person == KETUA_KPPS])
        for one in held
        if one.role == "kpps"
    ]
    guards = [Person(one, "", "petugas_ketertiban") for one in GUARDS]
    return (*kpps, *guards, Person(PTPS, "", "ptps"))


def happened(desk: Desk, event: type[T]) -> tuple[tuple[str, T], ...]:
    """Return the events of a kind, each with when it was written (ISO 8601)."""
    with desk.store.read() as books:
        lines = books.journal.of(desk.store.desk)
    return tuple(
        (line.at, cast("T", event_of(line.event, line.facts)))
        for line in lines
        if line.event == NAMES[event]
    )


def meeting_of(day: Day, place: str) -> Meeting:
    """Return when and where the voting and the counting were held."""
    began = {stage: datetime.fromisoformat(at) for stage, at in day.began.items()}
    opened, closed = began.get(Stage.PEMUNGUTAN), began.get(Stage.PENUTUPAN)
    counted, settled = began.get(Stage.PENGHITUNGAN), began.get(Stage.PENETAPAN)
    return Meeting(
        day=opened.date() if opened else None,
        opened=opened.time() if opened else None,
        closed=closed.time() if closed else None,
        counted=counted.date() if counted else None,
        count_opened=counted.time() if counted else None,
        count_closed=settled.time() if settled else None,
        place=place,
        settled=settled.date() if settled else None,
    )


def signers_of(desk: Desk, contest: Contest, draft: Draft) -> Signers:
    """Return officers and saksi with what they did: signed, declined, or nothing yet."""
    with desk.store.read() as books:
        people = books.people.all()
    signers = {
        ("kpps", int(one.person.rpartition("-")[2])): _signer(one.person, one.name, draft)
        for one in people
        if one.role == "kpps"
    }
    for saksi, said in desk.day().meeting.saksi.items():
        place = ("saksi", said.choice)
        signer = _signer(saksi, said.name, draft)
        idle = not signer.signed and not signer.declined
        if said.contest == contest.code and not (place in signers and idle):
            signers[place] = signer
    return signers


def notes_of(desk: Desk, contest: str) -> tuple[Note, ...]:
    """Return what stands against a contest's sheet, in words, with the officers' reasons."""
    day, found = desk.day(), findings(desk)
    told = standing(day, found)
    written = day.drafts[contest].explained
    return tuple(
        Note(
            one.code,
            wording_of(one, PAPER_LANGUAGE).cause,
            one.cells,
            _reason(told.get(key_of(one)), written.get((one.code, one.cells), "")),
        )
        for one in found
        if one.where == contest
    )


def _reason(given: Given | None, written: str) -> str:
    """Return a reason as the sealed sheet has it: one from before the sheet says when."""
    if given is None:
        return ""
    return given.reason if given.reason == written else traced(given)


def _signer(who: str, name: str, draft: Draft) -> Signer:
    return Signer(name, who in draft.signed, draft.declined.get(who, ""))
