"""The recap as a value: for each unit (a TPS, or a region below) and contest, what stands.

A unit goes by its code, and its code tells its level; what journals call `tps` is that code.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap.pleno import Ending, Pleno
from kpps_desktop.domain.recap.told import (
    Aside,
    Correction,
    Shown,
    Typed,
    is_later,
)
from kpps_desktop.domain.recap.typing_again import Entry, retyped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.recap import events as e
    from kpps_desktop.domain.recap.told import Arrival, Box


class State(StrEnum):
    """Where one contest of one TPS stands."""

    MENUNGGU = "menunggu"
    DIKETIK_SEKALI = "diketik sekali"
    """No signed result came, and one officer alone typed the paper."""
    DITERIMA = "diterima"
    BERBEDA = "berbeda"
    """Two officers typed different figures, or the paper as typed is not what was signed."""
    SEMENTARA = "sementara"
    """The recap that came of a region below is not final there."""
    DICOCOKKAN = "dicocokkan"
    DISAHKAN = "disahkan"


UNSETTLED = (State.MENUNGGU, State.DIKETIK_SEKALI, State.BERBEDA, State.SEMENTARA)
"""While one contest of one unit stands so, the whole recap is SEMENTARA."""
OF_TPS = tuple(state for state in State if state is not State.SEMENTARA)
"""The states that a TPS can be in: its result is final when it is signed."""

DIFFERS = "K.015"
"""The finding that the paper, as typed, says other than the signed result."""
COPY_DIFFERS = "K.030"
"""The finding that a SALINAN that was shown says other than what stands."""
DESKS_DIFFER = "K.061"
"""The finding that another desk of this PPK came to other figures than what stands."""
_DECIDES = (DIFFERS, COPY_DIFFERS, DESKS_DIFFER)

TYPED_ONCE = "K.070"
"""The finding that one officer alone typed a paper of which no signed result came."""
ACCEPTED = "K.131"
"""The finding that an objection was accepted, and nothing was corrected since it was raised."""


@dataclass(frozen=True, slots=True)
class Column:
    """One contest of one TPS: every source, every correction, nothing overwritten."""

    arrivals: tuple[Arrival, ...] = ()
    entries: tuple[Entry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Every correction ever made."""
    corrected: Mapping[str, int | None] = field(default_factory=dict)
    """Corrections that hold: one falls when its figure comes anew from a source."""
    explained: Mapping[tuple[str, tuple[str, ...]], str] = field(default_factory=dict)
    decided: frozenset[str] = frozenset()
    """Cells corrected, or let stand with a reason, since their sources last said otherwise."""
    matched: bool = False
    ratified: bool = False
    shown: tuple[Shown, ...] = ()
    published: Mapping[str, int | None] = field(default_factory=dict)
    """What Sirekap publishes; empty while it does not."""
    read: bool = False
    """Whether it was read aloud as its sources tell it."""
    heard: bool = False
    """Whether it was read aloud since it last changed but by a correction in the open.

    Only what is done from now on asks for it: recaps of earlier versions were bound by `read`.
    """
    deferred: str = ""
    """Why it was put off, while it is."""
    desks: tuple[Shown, ...] = ()
    """What other desks of this PPK came to, each without hearing of the others."""
    paper: ResultKind | None = None
    """Of which later vote the typed papers are; None where nobody said it is a later one."""
    aside: tuple[Aside, ...] = ()

    @property
    def standing(self) -> Arrival | None:
        """The arrival that stands above the others; none below a later vote known from paper."""
        best = max(self.arrivals, key=lambda one: one.rank, default=None)
        return None if best is None or is_later(self.paper, best.kind) else best

    @property
    def superseded(self) -> tuple[Arrival, ...]:
        """The arrivals below what stands, lowest first; bundle and QR are one."""
        above = self.standing
        below = {one.rank: one for one in self.arrivals if not above or one.rank != above.rank}
        return tuple(below[rank] for rank in sorted(below))

    @property
    def kind(self) -> ResultKind | None:
        """Of which vote the figures that stand are, as far as that was said."""
        return self.standing.kind if self.standing else self.paper

    @property
    def provisional(self) -> bool:
        """Whether the recap that stands is not final in the region it came from."""
        return self.standing is not None and not self.standing.final

    @property
    def typed_once(self) -> bool:
        """Whether all that is known was typed by one officer: no second eye saw the paper."""
        return self.standing is None and len(self.entries) == 1

    def differing(self) -> tuple[str, ...]:
        """Return the cells in which the two typed entries differ."""
        if len(self.entries) != 2:  # noqa: PLR2004 - two officers type
            return ()
        first, second = (entry.figures for entry in self.entries)
        return tuple(cell for cell in {**first, **second} if first.get(cell) != second.get(cell))

    def contradicted(self) -> tuple[str, ...]:
        """Return the cells that were typed from paper otherwise than the figures that stand."""
        if self.standing is None or not self.entries:
            return ()
        held = self.figures or {}
        return tuple(
            dict.fromkeys(
                cell
                for entry in self.entries
                for cell, figure in entry.figures.items()
                if held.get(cell) != figure
            )
        )

    def shown_otherwise(self) -> tuple[str, ...]:
        """Return the cells of which a SALINAN says other than the figures that stand."""
        return _otherwise(self.figures, self.shown)

    def desks_otherwise(self) -> tuple[str, ...]:
        """Return the cells in which another desk came to other figures than those that stand."""
        return _otherwise(self.figures, self.desks)

    def disputed(self) -> tuple[str, ...]:
        """Return the cells in which the sources differ and nobody has decided yet."""
        otherwise = (*self.shown_otherwise(), *self.desks_otherwise())
        told = [cell for cell in otherwise if cell not in self.decided]
        if self.standing is not None:
            told += [cell for cell in self.contradicted() if cell not in self.decided]
        elif self.differing():
            held = self.figures or {}
            told += [cell for cell in self.differing() if held[cell] is None]
        return tuple(dict.fromkeys(told))

    @property
    def figures(self) -> Mapping[str, int | None] | None:
        """The figures that stand, corrections applied; None where nothing arrived.

        A signed result stands above typed figures; where two typed entries differ, the cells
        in dispute are blank until they are corrected.
        """
        found = self.found()
        if found is None:
            return None
        return {**found, **self.corrected}

    @property
    def state(self) -> State:
        """Where this contest of this TPS stands."""
        if not (self.arrivals or self.entries):
            return State.MENUNGGU
        if self.ratified:
            return State.DISAHKAN
        if self.disputed():
            return State.BERBEDA
        if self.typed_once:
            return State.DIKETIK_SEKALI
        return self._settled

    @property
    def _settled(self) -> State:
        if self.provisional:
            return State.SEMENTARA
        return State.DICOCOKKAN if self.matched else State.DITERIMA

    def arrive(self, arrival: Arrival) -> Column:
        """Take one more signed result."""
        typed = self if self.paper is None else self.later(arrival.kind)
        paper = None if typed is not self else self.paper  # what is typed next is of what stands
        return _renewed(self, replace(typed, arrivals=(*self.arrivals, arrival), paper=paper))

    def later(self, kind: ResultKind) -> Column:
        """Lay aside what was typed, where a vote is later than any that is known."""
        known = self.kind or ResultKind.REGULER
        if not is_later(kind, known):
            return self
        found = {**self.entries[-1].figures, **self.entries[0].figures} if self.entries else {}
        laid = (Aside(known, {**found, **dict.fromkeys(self.differing())}),) if found else ()
        return replace(self, paper=kind, entries=(), aside=(*self.aside, *laid))

    def enter(self, entries: tuple[Entry, ...], before: Column | None = None) -> Column:
        """Take typed entries, of the paper that was typed `before` or of a later vote's."""
        return _renewed(before or self, replace(self, entries=entries))

    def retype(self, officer: str, figures: Mapping[str, int | None]) -> Column:
        """Take cells that an officer typed again."""
        return self.enter(retyped(self.entries, officer, figures))

    def show(self, shown: Shown) -> Column:
        """Take figures of a SALINAN beside those its holder showed before."""
        before = next((one.figures for one in self.shown if one.by == shown.by), {})
        merged = replace(shown, figures={**before, **shown.figures})
        others = tuple(one for one in self.shown if one.by != shown.by)
        return _renewed(self, replace(self, shown=(*others, merged)))

    def correct(self, said: e.TpsFigureCorrected, at: str, officer: str) -> Column:
        """Correct a figure; the sources must be matched again."""
        typed = tuple(
            Typed(entry.officer, entry.figures[said.cell])
            for entry in self.entries
            if entry.figures.get(said.cell, said.old) != said.old
        )
        return replace(
            self,
            corrections=(*self.corrections, Correction(at, officer, said, typed)),
            corrected={**self.corrected, said.cell: said.new},
            decided=self.decided | {said.cell},
            explained=_still_explained(self.explained, {said.cell}),
            matched=False,
        )

    def explain(self, said: e.TpsExplained) -> Column:
        """Let a finding stand with a reason; of a difference this is the decision."""
        explained = {**self.explained, (said.code, said.cells): said.reason}
        decided = self.decided | set(said.cells) if said.code in _DECIDES else self.decided
        return replace(self, explained=explained, decided=decided)

    def said_of(self, cell: str) -> tuple[int | None, frozenset[int | None]]:
        """Return what the best source says of a cell, and what was typed or shown of it."""
        told: tuple[Entry | Shown, ...] = (*self.entries, *self.shown, *self.desks)
        said = (one.figures[cell] for one in told if cell in one.figures)
        return (self.found() or {}).get(cell), frozenset(said)

    def found(self) -> Mapping[str, int | None] | None:
        """Return what the best source says, before any correction."""
        if self.standing is not None:
            return self.standing.figures
        if not self.entries:
            return None
        typed = dict(self.entries[0].figures)
        if len(self.entries) > 1:
            typed = {**self.entries[1].figures, **typed}
        return {**typed, **dict.fromkeys(self.differing())}


MEMBERS = ("PPK-", "KPU-")
"""How members are called: all others are operators, who decide and sign nothing."""


@dataclass(frozen=True, slots=True)
class Recap:
    """The recap of one region; columns by the code of their unit and contest."""

    setup: e.RecapSetUp
    columns: Mapping[tuple[str, str], Column] = field(default_factory=dict)
    objections: Mapping[str, tuple[e.RecapObjectionRaised, e.RecapObjectionAnswered | None]] = (
        field(default_factory=dict)
    )
    contested: Mapping[str, int] = field(default_factory=dict)
    """How many corrections there were of what an objection is against, when it was raised."""
    made: tuple[e.RecapMade, ...] = ()
    officers: tuple[str, ...] = ()
    """Who has a PIN; empty where the recap is kept by command line alone."""
    boxes: Mapping[str, Box] = field(default_factory=dict)
    """Boxes that came, by TPS."""
    pleno: Pleno = field(default_factory=Pleno)
    ending: Ending = field(default_factory=Ending)

    @property
    def members(self) -> tuple[str, ...]:
        """The members of PPK or KPU among its officers: operators sign nothing."""
        return tuple(one for one in self.officers if one.startswith(MEMBERS))

    def column(self, tps: str, contest: str) -> Column:
        """Return a column; one that nothing arrived for is empty."""
        return self.columns.get((tps, contest), Column())

    def with_column(self, tps: str, contest: str, column: Column) -> Recap:
        """Put a column in place."""
        return replace(self, columns={**self.columns, (tps, contest): column})

    def waiting(self, tps: str, contest: str) -> tuple[str, ...]:
        """Return the objections against a contest of a TPS that nobody answered yet."""
        return tuple(
            number
            for number, (raised, answer) in self.objections.items()
            if answer is None and (raised.tps, raised.contest) == (tps, contest)
        )

    def owed(self, tps: str, contest: str) -> tuple[str, ...]:
        """Return the objections that were accepted, and after which nothing was corrected."""
        made = len(self.column(tps, contest).corrections)
        return tuple(
            number
            for number, (raised, answer) in self.objections.items()
            if answer is not None
            and answer.accepted
            and (raised.tps, raised.contest) == (tps, contest)
            and made <= self.contested.get(number, 0)
        )

    def held(self, tps: str, kind: str) -> tuple[Arrival, ...]:
        """Return what arrived of a TPS in one kind, by bundle or QR, over all its contests."""
        return tuple(
            arrival
            for (of, _), column in self.columns.items()
            if of == tps
            for arrival in column.arrivals
            if arrival.kind == kind
        )


def refuse_change(column: Column) -> None:
    """Refuse to touch what was ratified."""
    if column.ratified:
        raise Refused("K.001")


def _otherwise(held: Mapping[str, int | None] | None, told: tuple[Shown, ...]) -> tuple[str, ...]:
    """Return the cells of which somebody told other than the figures that stand."""
    return tuple(
        dict.fromkeys(
            cell
            for one in told
            for cell, figure in one.figures.items()
            if held is not None and held.get(cell) != figure
        )
    )


def _renewed(before: Column, after: Column) -> Column:
    """Keep the corrections and decisions on figures that did not change at their source."""
    was, now = before.found() or {}, after.found() or {}
    held = {cell: n for cell, n in before.corrected.items() if was.get(cell) == now.get(cell)}
    decided = frozenset(
        cell for cell in before.decided if before.said_of(cell) == after.said_of(cell)
    )
    stood, stands = before.figures or {}, {**now, **held}
    changed = {cell for cell in {**stood, **stands} if stood.get(cell) != stands.get(cell)}
    explained = {
        (code, cells): reason
        for (code, cells), reason in _still_explained(before.explained, changed).items()
        if code not in _DECIDES or decided.issuperset(cells)
    }
    return replace(
        after,
        corrected=held,
        explained=explained,
        decided=decided,
        matched=False,
        read=before.read and was == now,
        heard=before.heard and was == now and not changed,
    )


def _still_explained(
    explained: Mapping[tuple[str, tuple[str, ...]], str], changed: Iterable[str]
) -> Mapping[tuple[str, tuple[str, ...]], str]:
    """Keep the reasons of findings whose figures did not change: others are asked anew.

    What sources differ in is decided cell by cell (`decided`), and holds as that does.
    """
    cells = frozenset(changed)
    return {
        key: reason
        for key, reason in explained.items()
        if key[0] in _DECIDES or cells.isdisjoint(key[1])
    }
