"""Makes the picture of the board: pure, from a view that holds no figure."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.ui.desk.places import unit_mark, unit_within
from kpps_desktop.ui.pictures import (
    BoardCell,
    BoardColumn,
    BoardGroup,
    BoardLine,
    BoardPicture,
    KeyPicture,
    LegendPicture,
    ResultPicture,
    Tone,
)
from kpps_desktop.ui.ppk.papan.pictures import LeftPicture, PapanPicture
from kpps_desktop.words import full_date, label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.recap.told import Box
    from kpps_desktop.services.ppk.board import Glance, Place
    from kpps_desktop.services.ppk.viewing import Desa, RecapView

_SIGNS: Mapping[Stand, tuple[str, Tone]] = MappingProxyType(
    {
        Stand.BELUM: ("dot", Tone.PLAIN),
        Stand.KOTAK: ("box", Tone.PLAIN),
        Stand.BERKAS: ("sealed", Tone.KABAR),
        Stand.QR: ("qr", Tone.KABAR),
        Stand.KETIK_SATU: ("one", Tone.PERINGATAN),
        Stand.KETIK_DUA: ("two", Tone.KABAR),
        Stand.BERBEDA: ("differ", Tone.GALAT),
        Stand.KOREKSI: ("pen", Tone.PERINGATAN),
        Stand.COCOK: ("equal", Tone.KABAR),
        Stand.KEBERATAN: ("speech", Tone.GALAT),
        Stand.TUNDA: ("pause", Tone.PERINGATAN),
        Stand.SAH: ("check", Tone.OK),
    }
)
"""The states in the order of the work, each with its sign."""
KEYS: Mapping[str, Stand] = MappingProxyType(dict(zip("123456789BTS", _SIGNS, strict=True)))
"""What each key leaves alone on the board; 0 shows all."""
_OF_STATIONS = {Stand.KOTAK, Stand.QR}
"""States that only a TPS has."""
ALL = "0"
_MOST_FOUND = 40
_SOON = timedelta(days=1)


def say(key: str, lang: str, **facts: object) -> str:
    """Return words of this screen, filled."""
    return label(f"ui_ppk_papan.{key}", lang).format(**facts)


def present(
    view: RecapView, only: Stand | None = None, comes: Place | None = None, lang: str = "id"
) -> PapanPicture:
    """Return what the screen shows; `only` leaves one state, `comes` is what is next."""
    total = len(view.glances)
    return PapanPicture(
        say("title", lang),
        say("detail", lang, done=view.ratified, of=total, stations=len(view.units)),
        _board(view, only, comes, lang),
        tuple(
            _kind(view, key, stand, only, lang)
            for key, stand in KEYS.items()
            if view.of_stations or stand not in _OF_STATIONS
        ),
        left(view, lang),
        boxes=view.of_stations,
    )


def left(view: RecapView, lang: str) -> LeftPicture | None:
    """Say how long the calendar still allows."""
    remaining = view.remaining
    if remaining is None or view.deadline is None:
        return None
    last = full_date((view.deadline - timedelta(seconds=1)).date(), lang)
    late = remaining < timedelta(0)
    tone = Tone.GALAT if late else Tone.PERINGATAN if remaining < _SOON else Tone.PLAIN
    return LeftPicture(
        say("late" if late else "left", lang, time=_span(abs(remaining), lang), last=last), tone
    )


def cell_of(glance: Glance, box: Box | None, lang: str) -> BoardCell:
    """Return how a contest of a TPS stands."""
    icon, tone = _SIGNS[glance.stand]
    told = (
        say("flag.sirekap", lang) if glance.sirekap else "",
        say("flag.seal", lang) if box and not box.whole else "",
    )
    said = stand_name(glance.stand, lang)
    faint = glance.stand is Stand.BELUM
    return BoardCell(icon, tone, said, faint, ", ".join(filter(None, told)))


def stand_name(stand: Stand, lang: str) -> str:
    """Name a state."""
    return say(f"stand.{stand.name.lower()}", lang)


def place_name(view: RecapView, tps: str, lang: str) -> str:
    """Name a TPS with its desa."""
    return unit_within(view.election, tps, lang)


def found(view: RecapView, typed: str) -> tuple[ResultPicture, ...]:
    """Return the TPS that fit what is typed: a number, parts of a desa's name, or both."""
    words = typed.casefold().split()
    if not words:
        return ()
    results: list[ResultPicture] = []
    for desa in view.villages:
        for tps in desa.stations:
            if all(_fits(tps, desa.name, word) for word in words):
                results.append(ResultPicture(tps, unit_mark(tps), desa.name))
                if len(results) == _MOST_FOUND:
                    return tuple(results)
    return tuple(results)


def keys_of(lang: str = "id") -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    group = say("title", lang)
    keys = (("↑ ↓ ← →", "arrows"), ("PgUp PgDn", "pages"), ("1 … 9 B T S", "only"), (ALL, "all"))
    more = (("N", "next"), ("K", "box"), ("F2", "search"), ("F5", "paper"), ("F6", "table"))
    return tuple(KeyPicture(key, say(f"key.{code}", lang), group) for key, code in keys + more)


def _board(view: RecapView, only: Stand | None, comes: Place | None, lang: str) -> BoardPicture:
    lines = tuple(
        BoardLine(one.code, say(f"contest.{one.code}", lang), one.code) for one in view.contests
    )
    cells = _Cells(view, only, lang)
    groups = tuple(group for desa in view.villages if (group := cells.group(desa)).columns)
    empty = say("nothing_left" if only else "nothing", lang)
    return BoardPicture(lines, groups, comes, empty)


class _Cells:
    """The cells of one look; alike ones are one value."""

    def __init__(self, view: RecapView, only: Stand | None, lang: str) -> None:
        self._view, self._only, self._lang = view, only, lang
        self._contests = tuple(str(one.code) for one in view.contests)
        self._made: dict[tuple[Stand, bool, bool], BoardCell] = {}

    def group(self, desa: Desa) -> BoardGroup:
        """Return a desa with the columns that are to be seen."""
        columns = [self._column(tps) for tps in desa.stations]
        seen = tuple(one for one in columns if any(one.cells))
        return BoardGroup(desa.kode, desa.name, seen, tuple(self._notes(desa)))

    def _column(self, tps: str) -> BoardColumn:
        cells = tuple(self._cell(tps, contest) for contest in self._contests)
        return BoardColumn(tps, unit_mark(tps), cells)

    def _cell(self, tps: str, contest: str) -> BoardCell | None:
        glance = self._view.glances.get((tps, contest))
        if glance is None or (self._only and glance.stand is not self._only):
            return None
        box = self._view.boxes.get(tps)
        looks = glance.stand, glance.sirekap, bool(box and not box.whole)
        if looks not in self._made:
            self._made[looks] = cell_of(glance, box, self._lang)
        return self._made[looks]

    def _notes(self, desa: Desa) -> Iterator[str]:
        for contest in self._contests:
            held = [self._view.glances.get((tps, contest)) for tps in desa.stations]
            there = [one for one in held if one is not None]
            done = sum(one.stand is Stand.SAH for one in there)
            yield f"{done}/{len(there)}" if there else ""


def _kind(view: RecapView, key: str, stand: Stand, only: Stand | None, lang: str) -> LegendPicture:
    icon, tone = _SIGNS[stand]
    cell = BoardCell(icon, tone, stand_name(stand, lang), stand is Stand.BELUM)
    code = stand.name.lower()
    count, name = view.counts.get(stand, 0), say(f"kind.{code}", lang)
    return LegendPicture(code, name, cell, count, key, chosen=stand is only)


def _fits(tps: str, desa: str, word: str) -> bool:
    if word.isdigit():
        return tps.endswith(word.zfill(3)) if len(word) <= len("000") else tps.startswith(word)
    return word in desa.casefold()


def _span(time: timedelta, lang: str) -> str:
    hours = time.seconds // 3600
    if time.days:
        return say("span.days", lang, days=time.days, hours=hours)
    return say("span.hours", lang, hours=hours, minutes=time.seconds // 60 % 60)
