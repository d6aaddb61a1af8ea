"""Gathers what a D.HASIL needs from the recap: officers, what stands against its figures."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.papers.contents import Meeting, Note, Signer
from kpps_desktop.papers.d_hasil import RecapPaper
from kpps_desktop.services.ppk.examining import recap_findings
from kpps_desktop.words import full_date, wording_of

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.recap_results import RecapResult
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.services.ppk.desk import RecapDesk

PAPER_LANGUAGE = "id"


def recap_paper(desk: RecapDesk, contest: Contest, result: RecapResult) -> RecapPaper:
    """Return all that one contest's D.HASIL KECAMATAN shows."""
    at = datetime.fromisoformat(result.at)
    place = desk.election.name_of(desk.pack.kecamatan)
    return RecapPaper(
        form=desk.recap_forms[contest.code],
        election=desk.election,
        contest=contest,
        recap=result,
        meeting=Meeting(day=at.date(), place=place, settled=at.date()),
        signers=_signers(desk),
        notes=_notes(desk, contest, result),
        made=f"{full_date(at.date())} {at:%H.%M}",
    )


def _signers(desk: RecapDesk) -> Signers:
    with desk.store.read() as books:
        people = books.people.all()
    return {
        ("ppk", int(one.person.rpartition("-")[2])): Signer(one.name)
        for one in people
        if one.role == "ppk"
    }


def _notes(desk: RecapDesk, contest: Contest, result: RecapResult) -> tuple[Note, ...]:
    """Return what stands against each TPS, in words, with the reasons of PPK or else of KPPS."""
    reasons = _reasons_of_kpps(desk)
    reasons |= {
        (row.tps, row.contest, one.code, one.cells): one.reason
        for row in result.rows
        for one in row.findings
        if one.reason
    }
    return tuple(
        Note(
            found.code,
            wording_of(found, PAPER_LANGUAGE).cause,
            found.cells,
            reasons.get((tps, code, found.code, found.cells), ""),
            tps,
        )
        for (tps, code), findings in sorted(recap_findings(desk).items())
        if code == contest.code
        for found in findings
    )


def _reasons_of_kpps(desk: RecapDesk) -> dict[tuple[str, str, str, tuple[str, ...]], str]:
    """Return the reasons that the bundles which stand give, by TPS, contest, code and cells."""
    standing = {
        column.standing.sha256 for column in desk.recap().columns.values() if column.standing
    }
    with desk.store.read() as books:
        receipts = [one for one in books.receipts.all() if one.sha256 in standing and one.result]
    return {
        (one.tps, said["contest"], said["code"], tuple(said["cells"])): said["reason"]
        for one in receipts
        for said in orjson.loads(one.result)["explanations"]
    }
