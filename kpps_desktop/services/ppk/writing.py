"""Gathers what a D.HASIL needs from the recap: officers, what stands against its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import is_tps
from kpps_desktop.domain.pleno import Role
from kpps_desktop.domain.recap import COPY_DIFFERS, DIFFERS
from kpps_desktop.domain.recap_results import NotedStatus
from kpps_desktop.papers.contents import Meeting, Note, Signer
from kpps_desktop.papers.d_hasil import RecapPaper
from kpps_desktop.services.ppk.examining import cited, recap_findings
from kpps_desktop.words import full_date, grouped, label, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.recap import Column, Recap
    from kpps_desktop.domain.recap_events import RecapObjectionAnswered, RecapObjectionRaised
    from kpps_desktop.domain.recap_results import Noted, RecapResult, Superseded
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.services.ppk.desk import RecapDesk

PAPER_LANGUAGE = "id"
MEMBERS = ("ppk", "kpu")
"""Who signs a D.HASIL by right of office; forms name their blocks alike."""


def recap_paper(desk: RecapDesk, contest: Contest, result: RecapResult) -> RecapPaper:
    """Return all that one contest's D.HASIL shows."""
    at = datetime.fromisoformat(result.at)
    place = desk.election.name_of(desk.pack.region)
    return RecapPaper(
        form=desk.recap_forms[contest.code],
        election=desk.election,
        contest=contest,
        recap=result,
        meeting=Meeting(day=at.date(), place=place, settled=at.date()),
        signers=_signers(desk, contest),
        notes=_notes(desk, contest, result),
        made=f"{full_date(at.date())} {at:%H.%M}",
    )


def _signers(desk: RecapDesk, contest: Contest) -> Signers:
    """Return members and saksi with what they did: signed, declined, or nothing yet."""
    with desk.store.read() as books:
        people = books.people.all()
    recap = desk.recap()
    signers = {
        (one.role, int(one.person.rpartition("-")[2])): _signer(
            recap, contest, one.person, one.name
        )
        for one in people
        if one.role in MEMBERS
    }
    for choice in contest.numbers:
        guest = recap.ending.speaks_for_pair(recap.pleno, contest.code, choice)
        if guest:
            named = recap.pleno.guests[guest].name
            signers["saksi", choice] = _signer(recap, contest, guest, named)
    return signers


def _signer(recap: Recap, contest: Contest, who: str, name: str) -> Signer:
    signature = recap.ending.signatures.get((contest.code, who))
    if signature is None:
        return Signer(name)
    return Signer(name, not signature.declined, signature.declined)


def _notes(desk: RecapDesk, contest: Contest, result: RecapResult) -> tuple[Note, ...]:
    """Return what stands against figures, what each TPS noted, and who objected at the pleno."""
    return (
        *_findings(desk, contest, result),
        *(_replaced(one) for one in result.superseded if one.contest == contest.code),
        *(_of_a_tps(one) for one in result.noted if one.contest in {"", contest.code}),
        *(_at_the_pleno(*one) for one in result.objections if one[0].contest in {"", contest.code}),
    )


def _of_a_tps(one: Noted) -> Note:
    status = f"note.{one.kind.name.lower()}"
    text = label(status, PAPER_LANGUAGE).format(by=_named(one.by), text=one.text)
    answer = label("note.answer", PAPER_LANGUAGE) if one.answer else "{status}"
    told = answer.format(status=one.status.value, answer=one.answer)
    where = "note.at_tps" if is_tps(one.tps) else "note.at_region"
    number = label(where, PAPER_LANGUAGE).format(number=one.number) if one.number else ""
    return Note(number, f"{text} ({told})", tps=one.tps)


def _at_the_pleno(raised: RecapObjectionRaised, answer: RecapObjectionAnswered | None) -> Note:
    text = label("note.pleno", PAPER_LANGUAGE).format(by=raised.by, text=raised.text)
    if answer is None:
        told = NotedStatus.MENUNGGU.value
    else:
        status = NotedStatus.DITERIMA if answer.accepted else NotedStatus.DITOLAK
        told = label("note.answer", PAPER_LANGUAGE).format(
            status=status.value, answer=answer.answer
        )
    if answer is not None and answer.opinion:
        told += label("note.opinion", PAPER_LANGUAGE).format(opinion=answer.opinion)
    number = label("note.at_pleno", PAPER_LANGUAGE).format(number=raised.objection)
    return Note(number, f"{text} ({told})", tps=raised.tps)


def _named(by: str) -> str:
    """Name who objected: a saksi by contest, pair and order, or the PTPS."""
    _, _, rest = by.partition("SAKSI-")
    choice = rest.rpartition("-")[0].rpartition("-")[2]
    return label("note.saksi", PAPER_LANGUAGE).format(choice=choice) if choice else by


def _replaced(one: Superseded) -> Note:
    """Tell that a result stands above an earlier one of its TPS."""
    again = "note.resealed" if is_tps(one.tps) else "note.superseded"
    key = again if one.above is one.kind else f"note.above_{one.above.lower()}"
    text = label(key, PAPER_LANGUAGE)
    above, below = _result(one.above, one.above_sequence), _result(one.kind, one.sequence)
    return Note("", text.format(above=above, below=below), tps=one.tps)


def _key(found: Finding) -> tuple[str, tuple[str, ...]]:
    return found.code, found.cells


def _whose(found: Finding, column: Column, reason: str) -> str:
    """Mark a reason that only the KPPS gave as theirs."""
    if not reason or _key(found) in column.explained:
        return reason
    return label("note.of_kpps", PAPER_LANGUAGE).format(reason=reason)


def _shown_by(found: Finding, recap: Recap) -> Finding:
    """Name the guests whose SALINAN says otherwise, with whom each speaks for."""
    if found.code != COPY_DIFFERS:
        return found
    named = (_guest(recap, one) for one in str(found.facts["by"]).split(", "))
    return replace(found, facts={**found.facts, "by": ", ".join(named)})


def _guest(recap: Recap, code: str) -> str:
    guest = recap.pleno.guests.get(code)
    if guest is None:
        return code
    side = "Panwaslu" if guest.role == Role.PANWASLU else _named(code)
    return f"{guest.name} ({side})"


def _result(kind: str, sequence: int) -> str:
    """Name a signed result by its number; what was typed has none."""
    named = label("note.result" if sequence else "note.paper", PAPER_LANGUAGE)
    return named.format(kind=kind, sequence=sequence)


def _told(found: Finding, column: Column, cites: Mapping[str, str]) -> str:
    """Say what was found with the marks of the form; of paper against signature, both figures."""
    facts = cited(found, lambda cell: cites.get(cell, cell))
    told = wording_of(replace(found, facts=facts), PAPER_LANGUAGE).cause
    signed = column.standing
    if found.code != DIFFERS or signed is None:
        return told
    line = label("note.typed", PAPER_LANGUAGE)
    both = (
        line.format(
            cell=cites.get(cell, cell),
            typed=", ".join(_typed(column, cell)),
            signed=_figure(signed.figures.get(cell)),
        )
        for cell in found.cells
    )
    return f"{told} {'. '.join(both)}."


def _typed(column: Column, cell: str) -> Iterator[str]:
    by = label("note.typed_by", PAPER_LANGUAGE)
    for entry in column.entries:
        if cell in entry.figures:
            yield by.format(figure=_figure(entry.figures[cell]), officer=entry.officer)


def _figure(figure: int | None) -> str:
    return label("fact.blank", PAPER_LANGUAGE) if figure is None else grouped(figure)


def _findings(desk: RecapDesk, contest: Contest, result: RecapResult) -> tuple[Note, ...]:
    """Return what stands against each TPS, in words, with the reasons of PPK or else of KPPS."""
    reasons: dict[tuple[str, str, str, tuple[str, ...]], str] = {
        (row.tps, row.contest, one.code, one.cells): one.reason
        for row in result.rows
        for one in row.findings
    }
    recap = desk.recap()
    form = desk.recap_forms[contest.code].laid(contest.numbers)
    cites: dict[str, str] = {spot.cell: spot.cite for spot in form.spots(contest.numbers)}
    return tuple(
        Note(
            found.code,
            _told(_shown_by(found, recap), recap.column(tps, code), cites),
            found.cells,
            _whose(found, recap.column(tps, code), reasons.get((tps, code, *_key(found)), "")),
            tps,
        )
        for (tps, code), findings in sorted(recap_findings(desk).items())
        if code == contest.code
        for found in findings
    )
