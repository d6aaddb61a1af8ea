"""Matching the paper C.HASIL with log and count: who may type it, what differs, what became of it.

A sheet is typed blind, cell by cell, by an officer who did not tally that contest. What differs
from the log is typed once more, blind again; only what differs then is a difference: the paper is
corrected by two officers, or it stands with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell, total
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.reading import Reading
from kpps_desktop.services.kpps import explaining, settling
from kpps_desktop.services.kpps.desk import lead
from kpps_desktop.services.kpps.examining import answers, findings, open_findings
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.reading import Readings
    from kpps_desktop.rules.reasons import Answers
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.kpps.viewing import View

AGAINST_LOG = frozenset({"L.01", "R16", "R17", "R18", "R21"})
"""Findings that say of a cell what a difference says: paper against log, or against the pack."""
_RECORDED = "id"
"""What goes into the record is in the language of the forms."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that was typed twice and differs; `reason` says why it stands, once it does.

    `fits` tells that the paper's own sums hold with it: then nothing says that the paper is wrong.
    """

    cell: str
    paper: int | None
    known: int | None
    reason: str = ""
    fits: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """How far one contest's paper is matched. Cells are in paper order.

    `left` were never typed; `again` differ and are to be typed once more; `differing` differ
    still. `known` is what log and count say: nobody who types may see it.
    """

    contest: str
    typed: Mapping[str, int | None]
    left: tuple[str, ...]
    again: tuple[str, ...]
    differing: tuple[Difference, ...]
    known: Mapping[str, int | None]
    talliers: tuple[str, ...]
    typists: tuple[str, ...]

    @property
    def read(self) -> bool:
        """Whether the paper was typed, and what differed typed again."""
        return not self.left and not self.again

    @property
    def open(self) -> tuple[Difference, ...]:
        """The differences that no officer has given a reason for."""
        return tuple(one for one in self.differing if not one.reason)


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure struck on paper and written anew: why, and which saksi initialled it."""

    contest: str
    cell: str
    figure: int | None
    reason: str
    initials: tuple[str, ...] = ()


def matches(seen: View, readings: Readings, told: Answers) -> tuple[Match, ...]:
    """Return how far each contest is matched, in the order they are counted.

    `told` are the reasons that stand, by finding.
    """
    return tuple(
        _match(seen, one.code, readings.get(one.code, Reading()), told) for one in seen.ballots
    )


def judged(desk: Desk) -> tuple[Finding, ...]:
    """Return the findings without a reason, once no paper is left to be typed blind.

    Before that they would tell whoever types what the log says, and every cell would be one.
    """
    read = all(one.read for one in matches(view(desk), desk.readings(), {}))
    return tuple(open_findings(desk)) if read else ()


def identify_reader(desk: Desk, contest: str, officer: OfficerId, pin: str) -> Changed:
    """Let an officer type a contest's paper: any but who tallied it (Refused S.703).

    Where all of them tallied, anyone may.
    """
    day = desk.day()
    talliers = desk.readings().get(day.known(contest), Reading()).talliers
    if officer in talliers and set(day.setup.officers) - set(talliers):
        raise Refused("S.703", officer=officer)
    desk.identify(officer, pin)
    return Changed.NOTHING


def correct_together(
    desk: Desk, correction: Correction, second: OfficerId, pins: tuple[str, str], by: OfficerId
) -> Changed:
    """Correct a figure of the paper by ketua and a second officer, each by PIN.

    Both stand among the initials. Refused S.704 without a second, S.705 where nothing changes.
    """
    lead(by)
    if second == by:
        raise Refused("S.704")
    draft = desk.day().drafts[desk.day().known(correction.contest)]
    if draft.figures.get(correction.cell) == correction.figure:
        raise Refused("S.705")
    for officer, pin in zip((by, second), pins, strict=True):
        desk.identify(officer, pin)
    return settling.correct_figure(
        desk,
        correction.contest,
        correction.cell,
        correction.figure,
        correction.reason,
        (by, second, *correction.initials),
        by,
    )


def let_stand(desk: Desk, contest: str, cell: str, reason: str, by: OfficerId) -> Changed:
    """Write why a cell differs from the log: at its findings, or as an incident without any."""
    if not reason.strip():
        raise Refused("S.406")
    told = [
        one
        for one in findings(desk)
        if one.where == contest and one.code in AGAINST_LOG and cell in one.cells
    ]
    if told:
        changed = Changed.NOTHING
        for one in told:
            changed |= explaining.explain(desk, contest, one.code, reason, by, cells=one.cells)
        return changed
    seen, readings = view(desk), desk.readings()
    known = seen.day.known(contest)
    found = _match(seen, known, readings.get(contest, Reading()), answers(desk))
    differing = {one.cell: one for one in found.differing}
    if cell not in differing:
        raise Refused("S.706", cell=cell)
    text = _summary(seen, contest, differing[cell]) + reason
    return settling.note_incident(desk, text, by, contest=contest) | Changed.FIGURES


def seal_by_pin(desk: Desk, pin: str, by: OfficerId) -> Changed:
    """Make the result final, on the ketua's PIN."""
    lead(by)
    desk.identify(by, pin)
    return settling.seal(desk, by)


def _match(seen: View, contest: str, reading: Reading, answered: Answers) -> Match:
    cells = seen.forms[contest].cells(seen.day.numbers[contest])
    typed = seen.day.drafts[contest].figures
    known = {str(cell): figure for cell, figure in seen.by_log[contest].items()}
    left = tuple(cell for cell in cells if cell not in typed)
    differing = [one for one in cells if one in typed and one in known and typed[one] != known[one]]
    twice = reading.again(cells)
    again = () if left else tuple(cell for cell in differing if cell not in twice)
    told = [] if left or again else differing
    return Match(
        contest=contest,
        typed=typed,
        left=left,
        again=again,
        differing=_differences(seen, contest, told, answered),
        known=known,
        talliers=reading.talliers,
        typists=tuple(dict.fromkeys(reading.typists.values())),
    )


def _differences(
    seen: View, contest: str, cells: Sequence[str], answered: Answers
) -> tuple[Difference, ...]:
    """Return what differs with its reasons; a sum that is off by its parts has theirs."""
    typed, known = seen.day.drafts[contest].figures, seen.by_log[contest]
    sums = [(one.total, one.parts) for one in seen.forms[contest].sums(seen.day.numbers[contest])]
    found = {
        cell: Difference(cell, typed[cell], known[Cell(cell)], fits=_fits(typed, sums, cell))
        for cell in cells
    }
    reasons = {cell: _reason(seen, contest, one, answered) for cell, one in found.items()}
    for whole, parts in sums:
        off = [part for part in parts if part in found]
        if reasons.get(whole) == "" and off and all(reasons[part] for part in off):
            gaps = [_gap(found[part]) for part in off]
            if None not in gaps and _gap(found[whole]) == sum(gap or 0 for gap in gaps):
                reasons[whole] = reasons[off[-1]]
    return tuple(replace(one, reason=reasons[cell]) for cell, one in found.items())


def _fits(
    typed: Mapping[str, int | None], sums: list[tuple[Cell, tuple[Cell, ...]]], cell: str
) -> bool:
    """Tell whether every sum on the paper that a cell takes part in comes out."""
    held = [
        typed.get(whole) == total(typed.get(part) for part in parts)
        for whole, parts in sums
        if cell in (whole, *parts)
    ]
    return typed[cell] is not None and bool(held) and all(held)


def _gap(one: Difference) -> int | None:
    return None if one.paper is None or one.known is None else one.paper - one.known


def _reason(seen: View, contest: str, found: Difference, answered: Answers) -> str:
    explained = [
        given.reason
        for (where, code, cells), given in answered.items()
        if where == contest and code in AGAINST_LOG and found.cell in cells
    ]
    told = _summary(seen, contest, found)
    noted = [
        said.text.removeprefix(told)
        for _, said in seen.day.record.incidents
        if said.contest == contest and said.text.startswith(told)
    ]
    return next(reversed((*explained, *noted)), "")


def _summary(seen: View, contest: str, found: Difference) -> str:
    """Say in the forms' language what differs; with other figures it is another sentence."""
    spots = seen.forms[contest].spots(seen.day.numbers[contest])
    cite = next(spot.cite for spot in spots if spot.cell == found.cell)
    blank = label("fact.blank", _RECORDED)
    paper, known = (
        blank if figure is None else str(figure) for figure in (found.paper, found.known)
    )
    return label("matching.difference", _RECORDED).format(cell=cite, paper=paper, known=known)
