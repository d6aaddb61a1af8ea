"""The three sources of a TPS: C.HASIL, the SALINAN of saksi and Panwaslu, and Sirekap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.recap import sources as recap_sources
from kpps_desktop.domain.recap.events import CopyShown, SirekapTaken
from kpps_desktop.services.ppk.desk import record, refuse_nobody, refuse_strange
from kpps_desktop.services.ppk.limits import refuse_faulty, refuse_unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.domain.recap.sources import Cells
    from kpps_desktop.services.ppk.desk import RecapDesk


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a table of Sirekap: TPS taken, unchanged, and not of this recap.

    `strange` names TPS and contest.
    """

    taken: int
    same: int
    strange: tuple[tuple[str, str], ...]


def show_copy(
    desk: RecapDesk,
    tps: str,
    contest: str,
    guest: str,
    figures: Mapping[str, int | None],
    by: OfficerId,
) -> Changed:
    """Take figures of the SALINAN that a guest of the pleno shows: any cells, as they are read.

    None is a box that is blank on it, which disputes a figure; a cell left out was not read.
    Cells shown before by the same guest stay. Refused K.013 and S.509 for a TPS, contest or cell
    that is none, K.035 for somebody who is no guest, K.010 without a figure, K.140 for one that
    the form cannot hold.
    """
    refuse_nobody(by)
    cells = refuse_strange(desk, tps, contest, figures)
    refuse_unfit(desk, tps, contest, figures)
    held = {str(cell): figures[cell] for cell in cells if cell in figures}
    with record(desk, CopyShown(tps, contest, guest, held), by):
        return Changed.RECAP


def take_sirekap(
    desk: RecapDesk,
    sheets: Iterable[Sheet],
    sha256: str,
    by: OfficerId,
    faults: Iterable[Finding] = (),
) -> Published:
    """Take a table that Sirekap publishes, TPS by TPS; `sha256` is of the table's file.

    A TPS of which nothing is published yet, or nothing new, is passed over; so the same table
    may be taken again, and a newer one costs only what changed. `faults` are what its reader
    found: with a cell that is no figure, or beyond its boxes, nothing of it is taken (Refused
    K.141, K.140), for its other cells may be as wrong, and a blank would be shown as Sirekap's.
    """
    refuse_nobody(by)
    refuse_faulty(faults)
    recap, taken, same = desk.recap(), 0, 0
    listed = list(sheets)
    told, strange = _by_station(desk, listed)
    for sheet in listed:
        if (sheet.tps, sheet.contest) not in strange:
            refuse_unfit(desk, sheet.tps, sheet.contest, sheet.figures)
    for tps, figures in told.items():
        if _published(recap, tps) == figures:
            same += 1
            continue
        with record(desk, SirekapTaken(tps, sha256, figures), by):
            taken += 1
    return Published(taken, same, strange)


def compared(desk: RecapDesk, tps: str, contest: str) -> tuple[Cells, ...]:
    """Return the cells of a contest of a TPS with what each source says of them.

    Refused K.013 for a TPS or contest that is none.
    """
    cells = refuse_strange(desk, tps, contest)
    return recap_sources.compared(desk.recap(), tps, contest, cells)


def _by_station(
    desk: RecapDesk, sheets: Iterable[Sheet]
) -> tuple[dict[str, dict[str, int | None]], tuple[tuple[str, str], ...]]:
    """Put the sheets of each TPS into one; those of no TPS of ours are named."""
    known = {
        (unit, contest.code): frozenset(desk.forms[contest.code].cells(contest.numbers))
        for unit in desk.units
        for contest in desk.election.contests_at(unit)
    }
    told: dict[str, dict[str, int | None]] = defaultdict(dict)
    strange = []
    for sheet in sheets:
        cells = known.get((sheet.tps, sheet.contest))
        if cells is None:
            strange.append((str(sheet.tps), str(sheet.contest)))
        elif any(figure is not None for figure in sheet.figures.values()):
            told[sheet.tps] |= {
                f"{sheet.contest}.{cell}": figure
                for cell, figure in sheet.figures.items()
                if cell in cells
            }
    return told, tuple(strange)


def _published(recap: Recap, tps: str) -> dict[str, int | None]:
    return {
        f"{contest}.{cell}": figure
        for (of, contest), column in recap.columns.items()
        if of == tps
        for cell, figure in column.published.items()
    }
