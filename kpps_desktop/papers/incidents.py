"""C.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI: what happened, who objected, why findings stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.domain.counting import Counted, Paused, Tallying
from kpps_desktop.domain.day import Stage
from kpps_desktop.papers.contents import Recorded, Signer
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letter_pieces import Party
from kpps_desktop.papers.letters import Content, letter_pdf
from kpps_desktop.papers.naming import figure, hour_of, named
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.counting import Count
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.events import BoxCounted, RecountStarted, ResultReopened
    from kpps_desktop.domain.ledgers import Objection
    from kpps_desktop.formbook import Form
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.contents import Note
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.papers.tabular import Row


@dataclass(frozen=True, slots=True)
class IncidentPaper:
    """One C.KEJADIAN KHUSUS: `notes` are the findings that stand, by contest.

    `forms` are of the results, by contest: they name the cells that notes speak of. `names`
    are of officers and the PTPS, by code; `recounts`, `reopened` and `boxes` say when a count
    began anew, a result was opened again, a box was counted out; `unentitled` are voters who
    perhaps had no right to vote (P.04). A `draft` is looked at before the result is sealed.
    """

    letter: Letter
    sender: Sender
    day: Day
    forms: Mapping[str, Form]
    notes: Mapping[str, tuple[Note, ...]]
    names: Mapping[str, str] = field(default_factory=dict)
    recounts: tuple[tuple[str, RecountStarted], ...] = ()
    reopened: tuple[tuple[str, ResultReopened], ...] = ()
    boxes: tuple[tuple[str, BoxCounted], ...] = ()
    unentitled: tuple[str, ...] = ()
    draft: bool = False


class _Incident(NamedTuple):
    """A line of section A; of what the day itself knows the time may be its stage's, or none."""

    at: str
    contest: str
    text: str
    done: str = ""


def c_kejadian_khusus(paper: IncidentPaper) -> bytes:
    """Return the PDF; a section of which there is nothing says NIHIL."""
    tables = {
        "incidents": Rows(tuple(_incidents(paper))),
        "objections": Rows(tuple(_objections(paper))),
        "findings": Rows(tuple(_findings(paper))),
        "corrections": Rows(tuple(_corrections(paper))),
    }
    # Without an objection nobody has a place to sign that could be filled in afterwards.
    parties = {"pengaju": tuple(_objectors(paper))}
    return letter_pdf(
        paper.letter, paper.sender, Content(tables=tables, parties=parties, draft=paper.draft)
    )


def recorded(paper: IncidentPaper, contest: str) -> Recorded:
    """Count what the paper records of a contest, and of all contests together."""
    day, about = paper.day, {"", contest}
    return Recorded(
        incidents=sum(one.contest in about for one in _happened(paper)),
        objections=sum(one.raised.contest in about for one in day.record.objections.values()),
        corrections=len(day.drafts[contest].corrections),
        model=paper.letter.model,
    )


def _happened(paper: IncidentPaper) -> list[_Incident]:
    return sorted((*_recorded(paper), *_known(paper)), key=lambda one: (not one.at, one.at))


def _incidents(paper: IncidentPaper) -> Iterator[Row]:
    for number, one in enumerate(_happened(paper), 1):
        yield {
            "no": str(number),
            "waktu": hour_of(one.at),
            "pemilihan": _contest(paper, one.contest),
            "uraian": one.text,
            "tindak": one.done,
        }


def _recorded(paper: IncidentPaper) -> Iterator[_Incident]:
    record = paper.day.record
    for at, said in record.incidents:
        yield _Incident(at, said.contest, said.text, said.follow_up)
    for at, disturbed in record.disturbances:
        what = ". ".join(filter(None, (disturbed.what, disturbed.note)))
        text = _said(paper, "disturbed", apa=what)
        yield _Incident(at, "", text)


def _known(paper: IncidentPaper) -> Iterator[_Incident]:
    """Yield what the day knows without anybody having to write it."""
    day = paper.day
    if day.late_opening:
        yield _opening(paper)
    yield from _known_of_saksi(paper)
    for admission in day.roll.present.values():
        if admission.said.inked:
            yield _Incident(admission.at, "", _said(paper, "inked", pemilih=admission.voter))
    for voter in paper.unentitled:
        since = day.roll.present[voter].at if voter in day.roll.present else ""
        yield _Incident(since, "", _said(paper, "unentitled", pemilih=voter))
    for one in day.roll.turned_away:
        text = _said(paper, "turned_away", daftar=one.category, alasan=one.reason)
        yield _Incident(one.at, "", text)
    yield from _known_of_counts(paper)


def _known_of_saksi(paper: IncidentPaper) -> Iterator[_Incident]:
    meeting = paper.day.meeting
    for saksi, late in meeting.late.items():
        said = meeting.saksi[saksi]
        if not said.mandate:
            continue
        key = "late_saksi_why" if late.reason else "late_saksi"
        text = _said(paper, key, nama=said.name, alasan=late.reason)
        yield _Incident(late.at, said.contest, text)
    for one in meeting.removed:
        facts = {"nama": one.said.name, "nomor": str(one.said.choice), "alasan": one.reason}
        yield _Incident(one.at, one.said.contest, _said(paper, "removed_saksi", **facts))


def _known_of_counts(paper: IncidentPaper) -> Iterator[_Incident]:
    day = paper.day
    for contest in day.contests:
        yield from _counted(paper, contest)
    for at, begun in paper.recounts:
        yield _Incident(at, begun.contest, _said(paper, "recounted_why", alasan=begun.reason))
    hours = [at for at, _ in paper.reopened]
    for place, reason in enumerate(day.sealing.reopened):
        at = hours[place] if place < len(hours) else ""
        yield _Incident(at, "", _said(paper, "reopened", alasan=reason))


def _opening(paper: IncidentPaper) -> _Incident:
    """Say when and why voting was opened so; of steps only where some were left out."""
    day = paper.day
    at = day.began.get(Stage.PEMUNGUTAN, "")
    left = [one for one in day.setup.opening if one not in day.meeting.steps]
    steps = ", ".join(named("step", one) for one in left)
    term = "opened_short" if left else "opened_late"
    text = _said(paper, term, pukul=hour_of(at), langkah=steps, alasan=day.late_opening)
    return _Incident(at, "", text)


def _counted(paper: IncidentPaper, contest: str) -> Iterator[_Incident]:
    count = paper.day.counts[contest]
    if isinstance(count, Paused):
        count = count.tally
    hours = [at for at, one in paper.boxes if (one.contest, one.unsigned) == (contest, _of(count))]
    at = hours[-1] if hours else paper.day.began.get(Stage.PENGHITUNGAN, "")
    if isinstance(count, Counted | Tallying) and count.unsigned:
        text = _said(paper, "unsigned", jumlah=grouped(count.unsigned))
        yield _Incident(at, contest, text, paper.letter.term("unsigned_done"))
    if count.earlier and not paper.recounts:
        text = _said(paper, "recounted", kali=str(len(count.earlier)))
        yield _Incident("", contest, text)


def _of(count: Count) -> int:
    """Return how many ballots of a box lacked the ketua's signature."""
    return count.unsigned if isinstance(count, Counted | Tallying) else 0


def _objections(paper: IncidentPaper) -> Iterator[Row]:
    for number, one in enumerate(paper.day.record.objections.values(), 1):
        name, role = _who(paper, one.raised.by)
        yield {
            "no": str(number),
            "waktu": hour_of(one.at),
            "oleh": "\n".join(filter(None, (name, role))),
            "pemilihan": _contest(paper, one.raised.contest),
            "uraian": one.raised.text,
            "jawaban": one.answered.answer if one.answered else "",
            "status": paper.letter.term(_status(one)),
        }


def _status(objection: Objection) -> str:
    if objection.answered is None:
        return "pending"
    return "accepted" if objection.answered.accepted else "refused"


def _findings(paper: IncidentPaper) -> Iterator[Row]:
    listed = [(contest, note) for contest in paper.day.contests for note in _notes(paper, contest)]
    for number, (contest, note) in enumerate(listed, 1):
        yield {
            "no": str(number),
            "pemilihan": _contest(paper, contest),
            "baris": "\n".join((note.code, *(_cite(paper, contest, one) for one in note.cells))),
            "temuan": note.text,
            "alasan": note.reason,
        }


def _notes(paper: IncidentPaper, contest: str) -> tuple[Note, ...]:
    return paper.notes.get(contest, ())


def _corrections(paper: IncidentPaper) -> Iterator[Row]:
    drafts = paper.day.drafts
    said = [one for contest in paper.day.contests for one in drafts[contest].corrections]
    for number, one in enumerate(said, 1):
        yield {
            "no": str(number),
            "pemilihan": _contest(paper, one.contest),
            "baris": _cite(paper, one.contest, one.cell),
            "semula": figure(one.old),
            "menjadi": figure(one.new),
            "alasan": one.reason,
            "paraf": ", ".join(_initialled(paper, who) for who in one.initials),
        }


def _objectors(paper: IncidentPaper) -> Iterator[Party]:
    by = dict.fromkeys(one.raised.by for one in paper.day.record.objections.values())
    for who in by:
        name, role = _who(paper, who)
        yield Party(Signer(name), role)


def _who(paper: IncidentPaper, who: str) -> tuple[str, str]:
    """Return a person's name and role: a saksi's are in the meeting's list."""
    said = paper.day.meeting.saksi.get(who)
    if said is None:
        return paper.names.get(who, ""), named("party", who)
    contest = _contest(paper, said.contest)
    return said.name, _said(paper, "saksi", nomor=str(said.choice), pemilihan=contest)


def _initialled(paper: IncidentPaper, who: str) -> str:
    name, role = _who(paper, who)
    return name or role


def _contest(paper: IncidentPaper, contest: str) -> str:
    if not contest:
        return paper.letter.term("all_contests")
    return named("office", contest)


def _cite(paper: IncidentPaper, contest: str, cell: str) -> str:
    spots = paper.forms[contest].spots(paper.day.numbers[contest])
    return next((spot.cite for spot in spots if spot.cell == cell), cell)


def _said(paper: IncidentPaper, term: str, **facts: str) -> str:
    return plain(paper.letter.term(term), facts)
