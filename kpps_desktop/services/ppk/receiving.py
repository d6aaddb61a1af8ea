"""Receives what comes to a recap: bundles and QR text from sticks, typed figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.outcomes import Refused, Told, Trouble
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.domain.places import is_tps
from kpps_desktop.domain.recap.course import advance_recap
from kpps_desktop.domain.recap.events import (
    BundleReceived,
    FiguresTyped,
    LaterVoteTyped,
    RegionReceived,
)
from kpps_desktop.domain.recap.told import is_later
from kpps_desktop.services.ppk.arrivals import Arrived, examine_all, searched
from kpps_desktop.services.ppk.desk import record, refuse_nobody, refuse_strange
from kpps_desktop.services.ppk.limits import refuse_unfit
from kpps_desktop.services.ppk.sharing import take_in
from kpps_desktop.services.ppk.spelling import person
from kpps_desktop.store import Receipt
from kpps_desktop.trust.facts import Fact, failing, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.exchange.bundles import DeskBundle
    from kpps_desktop.services.ppk.arrivals import Examined
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.sharing import Taken

OPERATOR = OfficerId("OP-1")
SUFFIXES = (".asice", ".txt")
"""What a folder is searched for: containers and QR text."""
_AGAIN = "K.009"
"""The refusal that means: this very result is here already."""
_FOREIGN = ({"F.520"}, {"K.087"})
"""What fails in a file that is only of another kind."""


_RESTS = "K.063"
"""What a desk's file is refused by that rests on another desk's."""


class Outcome(StrEnum):
    """What became of a file."""

    RECEIVED = "diterima"
    REPEATED = "sudah ada"
    FOREIGN = "bukan hasil TPS"
    """A pack, or a result of another level, such as lies beside results in a folder."""
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class Reception:
    """A file, what became of it, and its facts."""

    path: Path
    outcome: Outcome
    facts: tuple[Fact, ...]
    taken: Taken | None = None
    """What it brought of another desk, where that was shared."""


def to_receive(paths: Iterable[Path]) -> list[Path]:
    """Return the files to receive; a folder stands for the containers and QR text it holds."""
    return searched(paths, SUFFIXES)


def receive(
    desk: RecapDesk, pack: bytes, paths: Sequence[Path], by: OfficerId = OPERATOR
) -> Iterator[Reception]:
    """Receive files; each is taken whole or not at all.

    A repeat is harmless; a file of which one fact fails leaves nothing behind. What other desks
    of this PPK shared comes after the results, each once what it rests on is here.
    """
    shared = []
    for examined in examine_all(pack, paths):
        if examined.shared is None:
            yield take(desk, examined, by)
        else:
            shared.append((examined, examined.shared))
    while shared:
        tried = [(_taken_in(desk, *one, by), one) for one in shared]
        waiting = [one for reception, one in tried if _waits(reception)]
        last = len(waiting) == len(shared)
        yield from (reception for reception, _ in tried if last or not _waits(reception))
        shared = [] if last else waiting


def take(desk: RecapDesk, examined: Examined, by: OfficerId) -> Reception:
    """Take what an examined file brings, whole or not at all."""
    if examined.shared is not None:
        return _taken_in(desk, examined, examined.shared, by)
    if not examined.arrived:
        foreign = {fact.code for fact in failing(examined.facts)} in _FOREIGN
        outcome = Outcome.FOREIGN if foreign else Outcome.REFUSED
        return Reception(examined.path, outcome, examined.facts)
    unwelcome = _foreseen(desk, examined.arrived, by)
    if unwelcome is not None:
        return Reception(examined.path, Outcome.REFUSED, (*examined.facts, unwelcome))
    told = [_take(desk, examined.path, one, by) for one in examined.arrived]
    facts = (*examined.facts, *(fact for fact, _ in told))
    if failing(facts):
        return Reception(examined.path, Outcome.REFUSED, facts)
    repeated = all(again for _, again in told)
    return Reception(examined.path, Outcome.REPEATED if repeated else Outcome.RECEIVED, facts)


def pack_of(desk: RecapDesk) -> bytes:
    """Return the pack that this desk was set up from, which files are held against."""
    with desk.store.read() as books:
        return books.packs.own() or b""


def officer_named(name: str) -> OfficerId:
    """Return who a typed name means: the same person however it is spaced and cased."""
    return OfficerId(" ".join(name.split()).upper())


def enter(
    desk: RecapDesk, sheet: Sheet, officer: OfficerId, kind: ResultKind | None = None
) -> None:
    """Take figures that an officer typed, of the vote that stands or of a later `kind`.

    Refused K.013 for a TPS or contest not of this desk, S.509 for a cell that its form does not
    have, K.014 where the officer has no name to tell two of them apart by, K.120 for a vote
    above which a later one stands, K.121 where one was typed before and none is named, K.140 for
    a figure that the form cannot hold. An officer who is spelled otherwise than before, or goes
    by code and by name, is one officer.
    """
    refuse_nobody(officer)
    cells = refuse_strange(desk, sheet.tps, sheet.contest, sheet.figures)
    refuse_unfit(desk, sheet.tps, sheet.contest, sheet.figures)
    entries, who = desk.recap().column(sheet.tps, sheet.contest).entries, person(desk, officer)
    same = (one.officer for one in entries if person(desk, one.officer) == who)
    by = OfficerId(next(same, officer))  # spelled otherwise it is still one officer
    figures = {str(cell): sheet.figures[cell] for cell in cells if cell in sheet.figures}
    with record(desk, typed(desk, sheet.tps, sheet.contest, figures, kind), by):
        pass


def typed(
    desk: RecapDesk,
    tps: str,
    contest: str,
    figures: Mapping[str, int | None],
    kind: ResultKind | None,
) -> FiguresTyped | LaterVoteTyped:
    """Say that a form of a vote was typed whole (Refused K.120, K.121)."""
    column = desk.recap().column(tps, contest)
    if kind is None and column.paper is not None:
        raise Refused("K.121", tps=tps, contest=contest, known=column.paper)
    if kind is ResultKind.REGULER and is_later(column.kind, kind):
        raise Refused("K.120", tps=tps, contest=contest, known=column.kind, kind=kind)
    if kind is None or kind is ResultKind.REGULER:
        return FiguresTyped(tps, contest, figures)
    return LaterVoteTyped(tps, contest, kind, figures)


def _taken_in(desk: RecapDesk, examined: Examined, shared: DeskBundle, by: OfficerId) -> Reception:
    try:
        taken = take_in(desk, shared, examined.sha256, by)
    except Told as news:
        facts = (*examined.facts, fails("newer", news.code, **news.facts))
        return Reception(examined.path, Outcome.REFUSED, facts)
    if not taken.lines:
        known = holds("newer", "K.067", desk=taken.desk)
        return Reception(examined.path, Outcome.REPEATED, (*examined.facts, known), taken)
    told = holds("newer", "K.066", desk=taken.desk, lines=taken.lines, columns=taken.columns)
    facts = (*examined.facts, told, *_disputed(taken))
    return Reception(examined.path, Outcome.RECEIVED, facts, taken)


def _disputed(taken: Taken) -> tuple[Fact, ...]:
    """Tell where another desk came to other figures: the file is whole, and the recap is not."""
    places = ", ".join(" ".join(place) for place in taken.disputed)
    count = len(taken.disputed)
    return (
        (untold("agreed", "K.110", desk=taken.desk, count=count, places=places),) if count else ()
    )


def _waits(reception: Reception) -> bool:
    """Tell whether a desk's file rests on another desk's, which may come yet."""
    return any(fact.code == _RESTS for fact in failing(reception.facts))


def _foreseen(desk: RecapDesk, arrived: Sequence[Arrived], by: OfficerId) -> Fact | None:
    """Return why one of several results may not be taken: then none of them is."""
    if len(arrived) == 1:
        return None  # taking it tells
    recap, at = desk.recap(), desk.clock.now().isoformat()
    for one in arrived:
        try:
            recap = advance_recap(recap, _said(one), at, by)
        except Refused as news:
            if news.code != _AGAIN:
                return fails("newer", news.code, **news.facts)
    return None


def _take(desk: RecapDesk, path: Path, one: Arrived, by: OfficerId) -> tuple[Fact, bool]:
    """Write one result into the books; tell whether it is newer than what is held, or a repeat."""
    receipt = Receipt(
        one.tps,
        one.kind,
        one.sequence,
        one.sha256,
        one.by,
        one.previous,
        one.journal_hash,
        one.result,
    )
    try:
        content = one.content if one.content is not None else _same(path, one.sha256)
        with record(desk, _said(one), by) as books:
            books.receipts.add(receipt, content)
    except Refused as news:
        if news.code == _AGAIN:
            return holds("newer", "F.531", tps=one.tps, sequence=one.sequence), True
        return fails("newer", news.code, **news.facts), False
    except Trouble as news:
        return fails("readable", news.code, **news.facts), False
    return holds("newer", "F.530", tps=one.tps, sequence=one.sequence), False


def _said(one: Arrived) -> BundleReceived | RegionReceived:
    figures = {
        f"{sheet.contest}.{cell}": figure
        for sheet in one.sheets
        for cell, figure in sheet.figures.items()
    }
    said = (one.tps, one.kind, one.sequence, one.sha256)
    if is_tps(one.tps):
        return BundleReceived(*said, one.by, figures)
    return RegionReceived(*said, one.final, figures)


def _same(path: Path, sha256: str) -> bytes:
    """Read a file again; Trouble D.004 where it is no longer what was examined."""
    content = files.read(path)
    if files.sha256(content) != sha256:
        raise Trouble("D.004", path=str(path))
    return content
