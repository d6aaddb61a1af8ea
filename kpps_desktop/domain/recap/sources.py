"""The sources of a contest of a TPS side by side: C.HASIL, the SALINAN shown, Sirekap."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.typing_again import TYPISTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.domain.recap.told import Box

C_HASIL, SIREKAP = "c_hasil", "sirekap"
"""Sources by name; a SALINAN goes by the guest who showed it."""
DESK = "MEJA "
"""How the source begins that another desk of this PPK is; its name follows."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One cell: what each source that tells it says; a source that does not is absent.

    None is blank. `corrected` tells that C.HASIL was corrected here at the pleno.
    """

    cell: str
    figures: Mapping[str, int | None]
    corrected: bool = False

    @property
    def differs(self) -> bool:
        """Whether two sources say otherwise."""
        return len(set(self.figures.values())) > 1


class Stand(StrEnum):
    """Where one contest of one TPS stands, as the board shows it: the first that is true."""

    SAH = "sah"
    """Ratified."""
    KEBERATAN = "keberatan"
    """An objection waits for its answer."""
    TUNDA = "tunda"
    """Put off at the pleno."""
    BERBEDA = "berbeda"
    """Sources differ, and nobody has decided."""
    KOREKSI = "koreksi"
    """A figure was corrected."""
    COCOK = "cocok"
    """Matched."""
    BERKAS = "berkas"
    """A signed bundle is in."""
    QR = "qr"
    KETIK_DUA = "ketik dua"
    """Two officers typed the same."""
    KETIK_SATU = "ketik satu"
    KOTAK = "kotak"
    """Only the box is in."""
    BELUM = "belum"
    """Nothing is in."""


def stand_of(column: Column, box: Box | None, *, objected: bool) -> Stand:
    """Return where a contest of a TPS stands."""
    if column.ratified:
        return Stand.SAH
    if objected:
        return Stand.KEBERATAN
    if column.deferred:
        return Stand.TUNDA
    return _settled(column) or _source(column, box)


def _settled(column: Column) -> Stand | None:
    if column.disputed():
        return Stand.BERBEDA
    if column.corrected:
        return Stand.KOREKSI
    return Stand.COCOK if column.matched else None


def _source(column: Column, box: Box | None) -> Stand:
    standing = column.standing
    if standing is not None:
        return Stand.QR if standing.by == "qr" else Stand.BERKAS
    if column.entries:
        return Stand.KETIK_DUA if len(column.entries) == TYPISTS else Stand.KETIK_SATU
    return Stand.KOTAK if box else Stand.BELUM


def compared(recap: Recap, tps: str, contest: str, cells: Iterable[str]) -> tuple[Cells, ...]:
    """Return the cells of a form that any source tells, with what each says, in their order.

    C.HASIL tells a cell once it stands: signed, typed alike by two officers, or corrected; what
    a single officer typed is compared with nothing yet.
    """
    column = recap.column(tps, contest)
    c_hasil = standing_cells(column)
    told = {
        cell: {
            **({C_HASIL: c_hasil[cell]} if cell in c_hasil else {}),
            **{one.by: one.figures[cell] for one in column.shown if cell in one.figures},
            **{f"{DESK}{one.by}": one.figures[cell] for one in column.desks if cell in one.figures},
            **({SIREKAP: column.published[cell]} if cell in column.published else {}),
        }
        for cell in cells
    }
    return tuple(
        Cells(cell, figures, cell in column.corrected) for cell, figures in told.items() if figures
    )


def standing_cells(column: Column) -> Mapping[str, int | None]:
    """Return the cells that C.HASIL tells by now, beyond what one officer alone has typed."""
    figures = column.figures or {}
    if column.standing is not None:
        return figures
    if len(column.entries) < TYPISTS:
        return column.corrected
    open_ones = set(column.disputed()).intersection(column.differing())
    return {cell: figure for cell, figure in figures.items() if cell not in open_ones}
