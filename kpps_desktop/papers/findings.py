"""What stands against a recap: parts that are missing, notes, and the log of corrections."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, Level, is_tps, up
from kpps_desktop.papers.boxes import MM
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.ledger import Ledger
from kpps_desktop.papers.naming import figure
from kpps_desktop.papers.prose import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.papers.contents import Amended
    from kpps_desktop.papers.remarks import Paragraph
    from kpps_desktop.papers.tallies import Part, Tallies

_WIDTHS = (8 * MM, 24 * MM, 40 * MM, 18 * MM, 30 * MM, 15 * MM, 0.0, 36 * MM, 52 * MM)


def station_name(tps: str, names: Mapping[str, str]) -> str:
    """Name a TPS by its number and desa."""
    desa = up(KodeTps(tps), Level.DESA)
    return f"TPS {tps[Level.DESA :]} {names.get(desa, desa)}"


def place_name(kode: str, names: Mapping[str, str]) -> str:
    """Name a part of a recap: a TPS, or a region."""
    return station_name(kode, names) if is_tps(kode) else names.get(kode, kode)


def provisional(tallies: Tallies, *, awaited: bool = False, pending: int = 0) -> str:
    """Return how far a recap is from complete; nothing where it is.

    `awaited` tells that a pleno has to make it final, `pending` how many contradictions have no
    reason yet, votes are blank, and objections are not settled.
    """
    words, missing, differing = captions().recap, len(tallies.missing), len(tallies.differing)
    each, once, partial = tallies.called, len(tallies.once), len(tallies.partial)
    notes = [
        words.provisional_note.format(missing=missing, all=len(tallies.parts), each=each)
        if missing
        else "",
        words.partial_note.format(partial=partial, each=each) if partial else "",
        words.once_note.format(once=once, each=each) if once else "",
        words.differing_note.format(differing=differing, each=each) if differing else "",
        words.pending_note.format(pending=pending) if pending else "",
        words.awaited_note if awaited else "",
    ]
    told = " ".join(filter(None, notes))
    return f"{words.provisional} - {told}" if told else ""


def absent(tallies: Tallies, names: Mapping[str, str]) -> list[Paragraph]:
    """Return a paragraph that lists the parts that are not settled, where there are any."""
    parts = sorted(
        (*tallies.missing, *tallies.partial, *tallies.once, *tallies.differing),
        key=lambda part: part.kode,
    )
    if not parts:
        return []
    listed = _by_desa(parts, names) if is_tps(parts[0].kode) else _listed(parts, names)
    told = f"{_capital(tallies.called)}: {listed}."
    return [(Run(f"{provisional(tallies)} ", face=Face.BOLD), Run(told))]


def corrections(
    amended: Iterable[Amended], each: str, cites: Mapping[str, str], names: Mapping[str, str]
) -> Ledger:
    """Return the log of what was corrected in a contest's figures, oldest first.

    `each` is what the parts of the recap are called.
    """
    heads = captions().recap.correction_heads
    named = tuple(head.format(each=_capital(each)) for head in heads)
    return Ledger(named, _WIDTHS, tuple(_rows(amended, cites, names)))


def _listed(parts: Iterable[Part], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(part.kode, part.kode) for part in parts)


def _by_desa(parts: Iterable[Part], names: Mapping[str, str]) -> str:
    return "; ".join(
        f"{names.get(desa, desa)} {', '.join(part.kode[Level.DESA :] for part in listed)}"
        for desa, listed in groupby(parts, lambda part: up(part.kode, Level.DESA))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rows(
    amended: Iterable[Amended], cites: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    for number, one in enumerate(amended, 1):
        yield (
            str(number),
            f"{datetime.fromisoformat(one.at):%d-%m-%Y %H.%M}",
            place_name(one.place, names),
            cites.get(one.cell, one.cell),
            _before(one),
            figure(one.new),
            one.reason,
            one.officer,
            ", ".join(one.initials),
        )


def _before(one: Amended) -> str:
    """Return what stood; where two entries left it blank, what each officer typed."""
    if one.old is not None or not one.typed:
        return figure(one.old)
    return "; ".join(f"{figure(shown)} ({officer})" for officer, shown in one.typed)
