"""What stands against a recap: TPS that are missing, notes, and the log of corrections."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, Level, up
from kpps_desktop.papers.boxes import MM
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.ledger import Ledger
from kpps_desktop.papers.prose import Run
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.recap import Correction
    from kpps_desktop.domain.recap_results import RecapResult, Row
    from kpps_desktop.papers.remarks import Paragraph
    from kpps_desktop.papers.tallies import Tallies

_WIDTHS = (8 * MM, 24 * MM, 44 * MM, 20 * MM, 27 * MM, 15 * MM, 0.0, 20 * MM, 40 * MM)


def station_name(tps: str, names: Mapping[str, str]) -> str:
    """Name a TPS by its number and desa."""
    desa = up(KodeTps(tps), Level.DESA)
    return f"TPS {tps[Level.DESA :]} {names.get(desa, desa)}"


def provisional(tallies: Tallies) -> str:
    """Return how far a recap is from complete; nothing where it is."""
    words, missing, differing = captions().recap, len(tallies.missing), len(tallies.differing)
    once = len(tallies.once)
    stations = sum(len(rows) for rows in tallies.rows.values())
    notes = [
        words.provisional_note.format(missing=missing, all=stations) if missing else "",
        words.once_note.format(once=once) if once else "",
        words.differing_note.format(differing=differing) if differing else "",
    ]
    told = " ".join(filter(None, notes))
    return f"{words.provisional} - {told}" if told else ""


def absent(tallies: Tallies, names: Mapping[str, str]) -> list[Paragraph]:
    """Return a paragraph that lists by desa the TPS that are not settled, where there are any."""
    listed = _by_desa((*tallies.missing, *tallies.once, *tallies.differing), names)
    if not listed:
        return []
    return [(Run(f"{provisional(tallies)} ", face=Face.BOLD), Run(f"TPS: {listed}."))]


def _by_desa(rows: Iterable[Row], names: Mapping[str, str]) -> str:
    ordered = sorted(rows, key=lambda row: row.tps)
    return "; ".join(
        f"{names.get(desa, desa)} {', '.join(row.tps[Level.DESA :] for row in listed)}"
        for desa, listed in groupby(ordered, lambda row: up(row.tps, Level.DESA))
    )


def corrections(
    recap: RecapResult, contest: str, cites: Mapping[str, str], names: Mapping[str, str]
) -> Ledger:
    """Return the log of what was corrected in a contest's figures, oldest first."""
    rows = _rows(recap, contest, cites, names)
    return Ledger(captions().recap.correction_heads, _WIDTHS, tuple(rows))


def _rows(
    recap: RecapResult, contest: str, cites: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    ours = (one for one in recap.corrections if one.said.contest == contest)
    for number, one in enumerate(ours, 1):
        said = one.said
        yield (
            str(number),
            f"{datetime.fromisoformat(one.at):%d-%m-%Y %H.%M}",
            station_name(said.tps, names),
            cites.get(said.cell, said.cell),
            _before(one),
            _shown(said.new),
            said.reason,
            one.officer,
            ", ".join(said.initials),
        )


def _before(one: Correction) -> str:
    """Return what stood; where two entries left it blank, what each officer typed."""
    if one.said.old is not None or not one.typed:
        return _shown(one.said.old)
    return "; ".join(f"{_shown(typed.figure)} ({typed.officer})" for typed in one.typed)


def _shown(figure: int | None) -> str:
    return captions().recap.blank if figure is None else grouped(figure)
