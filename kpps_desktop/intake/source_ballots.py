"""The ballots of a source: the contests of `pemilihan.toml` with the choices of `paslon`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Choice, Contest, ContestCode
from kpps_desktop.domain.places import Level, level
from kpps_desktop.intake.source_cells import Cells
from kpps_desktop.intake.source_terms import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.domain.places import KodeWilayah, Wilayah
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.intake.source_faults import Faults
    from kpps_desktop.intake.source_places import Stations
    from kpps_desktop.intake.source_sheets import Rows
    from kpps_desktop.intake.source_terms import ContestTerms, Terms

EMPTY_NAME = "KOLOM KOSONG"
_MOST_CHOICES = 99
_LEVELS = {"gubernur": Level.PROVINSI, "bupati": Level.KABKO, "walikota": Level.KABKO}
"""Which region elects which office (UU 10/2016 Pasal 1); other contests may have any."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row of `paslon`; the kolom kosong may come without a number."""

    row: int
    number: int | None
    candidate: str
    running_mate: str
    empty: bool


def check_contests(
    contests: Iterable[ContestTerms],
    places: dict[KodeWilayah, Wilayah] | None,
    profile: Profile | None,
    faults: Faults,
) -> None:
    """Blame contests that the profile has no form for, and those of another region's level.

    Where profile or places could not be read, what rests on them is not asked.
    """
    seen: set[str] = set()
    for at, contest in enumerate(contests, start=1):
        column = f"kontes[{at}]"
        if contest.code in seen:
            faults.blame("I.216", FILE, column=column, contest=contest.code)
        seen.add(contest.code)
        if profile is not None and profile.forms_of(contest.code) is None:
            known = ", ".join(one.contest for one in profile.forms)
            faults.blame("I.215", FILE, column=column, contest=contest.code, known=known)
        if not contest.wilayah:
            continue  # told already
        wanted = _LEVELS.get(contest.code)
        if wanted is not None and level(contest.wilayah) is not wanted:
            faults.blame("I.217", FILE, column=column, contest=contest.code, digits=int(wanted))
        elif places is not None and contest.wilayah not in places:
            faults.blame("I.218", FILE, column=column, value=contest.wilayah)


def check_reach(terms: Terms, stations: Stations, faults: Faults) -> None:
    """Blame polling stations without a ballot, and ballots without a polling station."""
    reached = {contest.wilayah: False for contest in terms.contests if contest.wilayah}
    all_known = terms.named and all(contest.wilayah for contest in terms.contests)
    for kode_tps, row in stations.rows.items():
        above = [kode for kode in reached if kode_tps.startswith(kode)]
        reached.update(dict.fromkeys(above, True))
        if not above and all_known:
            faults.blame("I.228", stations.file, row, "kode_tps", tps=kode_tps)
    for kode, found in reached.items():
        if not found:
            faults.blame("I.220", FILE, value=kode)


def read_ballots(rows: Rows, terms: Terms | None, faults: Faults) -> tuple[Contest, ...]:
    """Read the choices of every contest, in the order of their numbers.

    Where it is not known which contests there are, only the cells are looked at.
    """
    contests = terms.contests if terms else ()
    all_known = terms is not None and terms.named
    pairs: dict[ContestCode, list[_Pair]] = {contest.code: [] for contest in contests}
    cells = Cells(rows.file, faults)
    for row, (code, number, candidate, running_mate, empty) in rows.rows:
        pair = _pair(cells, row, (number, candidate, running_mate, empty), faults)
        contest = ContestCode(code.casefold())
        if contest in pairs:
            pairs[contest].append(pair)
        elif all_known:
            faults.blame("I.232", rows.file, row, "kontes", about=code, value=code)
    return tuple(
        Contest(one.code, one.name, one.wilayah, _choices(rows.file, one, pairs[one.code], faults))
        for one in contests
    )


def _pair(cells: Cells, row: int, texts: tuple[str, str, str, str], faults: Faults) -> _Pair:
    number, candidate, running_mate, empty = texts
    if empty not in ("0", "1", ""):
        faults.blame("I.240", cells.file, row, "kosong", value=empty)
    if empty == "1":
        at = cells.optional_count(row, "nomor", number, _MOST_CHOICES)
        return _Pair(row, at, EMPTY_NAME, "", empty=True)
    return _Pair(
        row,
        cells.count(row, "nomor", number, _MOST_CHOICES),
        cells.name(row, "nama_calon", candidate),
        cells.name(row, "nama_wakil", running_mate),
        empty=False,
    )


def _choices(
    file: str, contest: ContestTerms, told: list[_Pair], faults: Faults
) -> tuple[Choice, ...]:
    pairs = [pair for pair in told if not pair.empty]
    empties = [pair for pair in told if pair.empty]
    _blame_empty(file, contest, pairs, empties, faults)
    choices = [Choice(one.number or 0, one.candidate, one.running_mate) for one in pairs]
    if empties or contest.empty_number is not None:
        number = _empty_number(contest, pairs, empties)
        choices.append(Choice(number, EMPTY_NAME, "", empty=True))
    _blame_numbers(file, contest, told, choices, faults)
    return tuple(sorted(choices, key=lambda one: one.number))


def _blame_empty(
    file: str,
    contest: ContestTerms,
    pairs: list[_Pair],
    empties: list[_Pair],
    faults: Faults,
) -> None:
    """Blame what cannot stand beside a kolom kosong: it is for a single pair (Pasal 54C)."""
    code = contest.code
    if not pairs:
        faults.blame("I.235", file, contest=code)
    if len(empties) > 1:
        faults.blame("I.237", file, empties[1].row, "kosong", contest=code)
    if (empties or contest.empty_number is not None) and len(pairs) > 1:
        row = empties[0].row if empties else 0
        faults.blame("I.236", file, row, contest=code, pairs=len(pairs))
    if len(pairs) == 1 and not empties and contest.empty_number is None:
        faults.blame("I.238", file, pairs[0].row, contest=code)
    told = {one.number for one in empties if one.number is not None}
    if contest.empty_number is not None and told - {contest.empty_number}:
        faults.blame("I.239", file, empties[0].row, "nomor", contest=code)


def _empty_number(contest: ContestTerms, pairs: list[_Pair], empties: list[_Pair]) -> int:
    """Return the number of the kolom kosong: as told, or the one the pair leaves over."""
    told = [one.number for one in empties if one.number is not None]
    if told:
        return told[0]
    if contest.empty_number is not None:
        return contest.empty_number
    return 1 if {pair.number for pair in pairs} == {2} else 2


def _blame_numbers(
    file: str, contest: ContestTerms, told: list[_Pair], choices: list[Choice], faults: Faults
) -> None:
    seen: set[int] = set()
    for pair in told:
        if pair.number in seen:
            faults.blame("I.233", file, pair.row, "nomor", contest=contest.code, value=pair.number)
        seen.add(pair.number or 0)
    numbers = {one.number for one in choices}
    if choices and numbers != set(range(1, len(choices) + 1)) and len(numbers) == len(choices):
        listed = ", ".join(str(one) for one in sorted(numbers))
        faults.blame("I.234", file, contest=contest.code, numbers=listed, most=len(choices))
