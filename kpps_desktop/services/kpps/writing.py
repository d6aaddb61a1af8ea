"""Gathers what a paper needs from the books: who met when, who signed, what stands against it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.papers.c_hasil import SheetPaper
from kpps_desktop.papers.contents import Meeting, Note, Signer
from kpps_desktop.services.kpps.examining import findings
from kpps_desktop.words import full_date, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.ledgers import Draft
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.results import TpsResult
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.services.kpps.desk import Desk

SALINAN = "c-hasil-salinan"
PAPER_LANGUAGE = "id"


def salinan_paper(
    desk: Desk, result: TpsResult, contest: Contest, texts: tuple[str, ...]
) -> SheetPaper:
    """Return all that one contest's C.HASIL SALINAN shows, its QR texts among it."""
    form, day = desk.forms[contest.code], desk.day()
    sheet = next(one for one in result.sheets if one.contest == contest.code)
    explained = {
        (one.code, one.cells): one.reason
        for one in result.explanations
        if one.contest == contest.code
    }
    standing = [one for one in findings(desk) if one.where == contest.code]
    return SheetPaper(
        form=form,
        election=desk.election,
        contest=contest,
        sheet=sheet,
        meeting=meeting_of(day, desk.election.name_of(desk.tps.kode[:10])),
        signers=signers_of(desk, contest, day.drafts[contest.code]),
        notes=notes_of(standing, explained),
        qr=texts,
        sequence=result.sequence,
        made=_made(result),
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


def notes_of(
    standing: Iterable[Finding], explained: Mapping[tuple[str, tuple[str, ...]], str]
) -> tuple[Note, ...]:
    """Return what stands against a sheet, in words, with the officers' reasons."""
    return tuple(
        Note(
            one.code,
            wording_of(one, PAPER_LANGUAGE).cause,
            one.cells,
            explained.get((one.code, one.cells), ""),
        )
        for one in standing
    )


def _signer(who: str, name: str, draft: Draft) -> Signer:
    return Signer(name, who in draft.signed, draft.declined.get(who, ""))


def _made(result: TpsResult) -> str:
    at = datetime.fromisoformat(result.at)
    return f"{full_date(at.date())} {at:%H.%M}"
