"""Gathers what a D.HASIL needs from the recap: officers, what stands against its figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import is_tps
from kpps_desktop.domain.recap.recap import COPY_DIFFERS, DIFFERS, TYPED_ONCE
from kpps_desktop.domain.recap.results import NotedStatus
from kpps_desktop.papers.contents import Meeting, Note, Signer
from kpps_desktop.papers.d_hasil import RecapPaper
from kpps_desktop.services.ppk.examining import cited, recap_findings
from kpps_desktop.services.ppk.naming import PAPER_LANGUAGE, named, people_named
from kpps_desktop.services.ppk.noting import incident_key
from kpps_desktop.words import full_date, grouped, label, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.recap.events import (
        IncidentRead,
        RecapObjectionAnswered,
        RecapObjectionRaised,
    )
    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.domain.recap.results import Noted, RecapResult, Superseded
    from kpps_desktop.papers.contents import Signers
    from kpps_desktop.services.ppk.desk import RecapDesk

MEMBERS = ("ppk", "kpu")
"""Who signs a D.HASIL by right of office; forms name their blocks alike."""


def recap_paper(desk: RecapDesk, contest: Contest, result: RecapResult) -> RecapPaper:
    """Return all that one contest's D.HASIL shows."""
    at = datetime.fromisoformat(result.at)
    return RecapPaper(
        form=desk.recap_forms[contest.code],
        election=desk.election,
        contest=contest,
        recap=result,
        meeting=_meeting(desk, at.date()),
        signers=_signers(desk, contest),
        notes=_notes(desk, contest, result),
        made=f"{full_date(at.date())} {at:%H.%M}",
        people=people_named(desk),
    )


def _meeting(desk: RecapDesk, today: date) -> Meeting:
    """Tell the meeting by its days as they were held; without one, only the day of the report.

    A final ends the meeting where its last day is not closed yet.
    """
    recap, place = desk.recap(), desk.election.name_of(desk.pack.region)
    held = recap.pleno.sittings
    if not held:
        return Meeting(day=today, place=place, settled=today)
    began, last = datetime.fromisoformat(held[0].opened), held[-1]
    ended = last.closed or next((one.at for one in recap.ending.seals[-1:] if not one.void), "")
    until = datetime.fromisoformat(ended) if ended else None
    return Meeting(
        day=datetime.fromisoformat(last.opened).date(),
        opened=began.time(),
        closed=until.time() if until else None,
        place=place,
        settled=today,
        hall=last.place,
        began=began.date(),
        ended=until.date() if until else None,
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
    people, read = people_named(desk), desk.recap().pleno.incidents
    return (
        *_voided(desk.recap()),
        *_findings(desk, contest, result),
        *(_replaced(one) for one in result.superseded if one.contest == contest.code),
        *(
            _of_a_tps(one, read.get((one.tps, incident_key(one))))
            for one in result.noted
            if one.contest in {"", contest.code}
        ),
        *(
            _at_the_pleno(*one, people)
            for one in result.objections
            if one[0].contest in {"", contest.code}
        ),
    )


def _voided(recap: Recap) -> Iterator[Note]:
    """Tell which finals this paper stands in place of."""
    for seal in recap.ending.seals:
        if seal.void:
            at, again = (datetime.fromisoformat(one) for one in (seal.at, seal.voided))
            text = label("note.voided", PAPER_LANGUAGE).format(
                sequence=seal.sequence,
                at=full_date(at.date()),
                again=full_date(again.date()),
                reason=seal.void,
            )
            yield Note("", text)


def _of_a_tps(one: Noted, read: IncidentRead | None) -> Note:
    """Tell what a TPS noted, what came of it there, and what the meeting said of it."""
    status = f"note.{one.kind.name.lower()}"
    text = label(status, PAPER_LANGUAGE).format(by=named(one.by, {}), text=one.text)
    answer = label("note.answer", PAPER_LANGUAGE) if one.answer else "{status}"
    told = answer.format(status=one.status.value, answer=one.answer)
    if read is not None and read.note:
        key = "note.settled" if read.settled else "note.kept"
        told += label(key, PAPER_LANGUAGE).format(note=read.note)
    where = "note.at_tps" if is_tps(one.tps) else "note.at_region"
    number = label(where, PAPER_LANGUAGE).format(number=one.number) if one.number else ""
    return Note(number, f"{text} ({told})", tps=one.tps)


def _at_the_pleno(
    raised: RecapObjectionRaised,
    answer: RecapObjectionAnswered | None,
    people: Mapping[str, str],
) -> Note:
    by = named(raised.by, people)
    text = label("note.pleno", PAPER_LANGUAGE).format(by=by, text=raised.text)
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


_WHO = {COPY_DIFFERS: "by", TYPED_ONCE: "officer"}
"""Facts of a finding that tell whom: whose SALINAN says otherwise, who typed."""


def _with_names(found: Finding, people: Mapping[str, str]) -> Finding:
    fact = _WHO.get(found.code)
    if fact is None:
        return found
    told = ", ".join(named(one, people) for one in str(found.facts[fact]).split(", "))
    return replace(found, facts={**found.facts, fact: told})


def _result(kind: str, sequence: int) -> str:
    """Name a signed result by its number; what was typed has none."""
    named = label("note.result" if sequence else "note.paper", PAPER_LANGUAGE)
    return named.format(kind=kind, sequence=sequence)


def _told(
    found: Finding, column: Column, cites: Mapping[str, str], people: Mapping[str, str]
) -> str:
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
            typed=", ".join(_typed(column, cell, people)),
            signed=_figure(signed.figures.get(cell)),
        )
        for cell in found.cells
    )
    return f"{told} {'. '.join(both)}."


def _typed(column: Column, cell: str, people: Mapping[str, str]) -> Iterator[str]:
    by = label("note.typed_by", PAPER_LANGUAGE)
    for entry in column.entries:
        if cell in entry.figures:
            officer = named(entry.officer, people)
            yield by.format(figure=_figure(entry.figures[cell]), officer=officer)


def _figure(figure: int | None) -> str:
    return label("fact.blank", PAPER_LANGUAGE) if figure is None else grouped(figure)


def _findings(desk: RecapDesk, contest: Contest, result: RecapResult) -> tuple[Note, ...]:
    """Return what stands against each TPS, in words, with the reasons of PPK or else of KPPS."""
    reasons: dict[tuple[str, str, str, tuple[str, ...]], str] = {
        (row.tps, row.contest, one.code, one.cells): one.reason
        for row in result.rows
        for one in row.findings
    }
    recap, people = desk.recap(), people_named(desk)
    form = desk.recap_forms[contest.code].laid(contest.numbers)
    cites: dict[str, str] = {spot.cell: spot.cite for spot in form.spots(contest.numbers)}
    return tuple(
        Note(
            found.code,
            _told(_with_names(found, people), recap.column(tps, code), cites, people),
            found.cells,
            _whose(found, recap.column(tps, code), reasons.get((tps, code, *_key(found)), "")),
            tps,
        )
        for (tps, code), findings in sorted(recap_findings(desk).items())
        if code == contest.code
        for found in findings
    )
