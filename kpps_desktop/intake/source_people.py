"""The people of a source: voters of the DPT, officers of KPPS and PPK."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import DPT, Officer, OfficerId, Sex, Voter, VoterRef, voter_ref
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.intake.source_cells import Cells, is_scientific

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from kpps_desktop.domain.places import Tps
    from kpps_desktop.intake.source_faults import Faults
    from kpps_desktop.intake.source_sheets import Rows

_MOST_NUMBER = 99_999
_OLDEST = 150
_TAIL = 4
_MASK = frozenset("0123456789*xX•")
_NIK_LENGTHS = range(_TAIL, 17)


class _Roll:
    """Reads the voters of one DPT sheet."""

    def __init__(self, rows: Rows, stations: Mapping[KodeTps, Tps], faults: Faults) -> None:
        self._rows = rows
        self._stations = stations
        self._faults = faults
        self._cells = Cells(rows.file, faults)
        self._texts: dict[str, str] = {}

    def read(self) -> dict[KodeTps, tuple[Voter, ...]]:
        """Read every voter, in the order of the running number of each TPS."""
        by_tps: dict[KodeTps, dict[int, Voter]] = {kode: {} for kode in self._stations}
        for row, (code, number, *texts) in self._rows.rows:
            kode = KodeTps(code.removeprefix("'"))
            listed = by_tps.get(kode)
            if listed is None:
                self._blame_code(row, kode)
                continue
            at = self._cells.count(row, "nomor", number, _MOST_NUMBER)
            if at in listed:
                self._faults.blame("I.242", self._rows.file, row, "nomor", value=at, tps=kode)
            listed[at] = self._voter(row, at, texts)
        return {kode: tuple(listed[at] for at in sorted(listed)) for kode, listed in by_tps.items()}

    def _blame_code(self, row: int, kode: str) -> None:
        if self._cells.code(row, "kode_tps", kode):
            self._faults.blame("I.241", self._rows.file, row, "kode_tps", value=kode)

    def _voter(self, row: int, number: int, texts: list[str]) -> Voter:
        name, sex, age, address, rt, rw, disability, nik = texts
        known = _SEXES.get(sex)
        if known is None:
            self._faults.blame("I.244", self._rows.file, row, "jenis_kelamin", value=sex)
        return Voter(
            _ref(number),
            self._cells.name(row, "nama", name),
            known or Sex.L,
            self._cells.optional_count(row, "usia", age, _OLDEST),
            self._shared(row, "alamat", address),
            self._shared(row, "rt", rt),
            self._shared(row, "rw", rw),
            self._shared(row, "disabilitas", disability),
            self._tail(row, nik),
        )

    def _shared(self, row: int, column: str, text: str) -> str:
        """Keep a text that stands in many rows once; it is looked at when it is new."""
        kept = self._texts.get(text)
        if kept is None:
            kept = self._texts[text] = self._cells.prose(row, column, text)
        return kept

    def _tail(self, row: int, nik: str) -> str:
        """Return the last four digits of a NIK, or nothing where they are masked or unknown."""
        if not nik:
            return ""
        bare = nik.removeprefix("'").replace(" ", "")
        if is_scientific(bare):
            # A spreadsheet keeps 15 digits of a number: the last ones of a NIK are lost.
            self._faults.warn("I.248", self._rows.file, row, "nik")
            return ""
        if len(bare) not in _NIK_LENGTHS or not _MASK.issuperset(bare):
            self._faults.blame("I.247", self._rows.file, row, "nik")
            return ""
        tail = bare[-_TAIL:]
        return self._texts.setdefault(tail, tail) if tail.isascii() and tail.isdigit() else ""


_SEXES = {"L": Sex.L, "P": Sex.P, "l": Sex.L, "p": Sex.P}


@lru_cache(maxsize=_MOST_NUMBER)
def _ref(number: int) -> VoterRef:
    return voter_ref(DPT, number)


def read_voters(
    rows: Rows, stations: Mapping[KodeTps, Tps], faults: Faults
) -> dict[KodeTps, tuple[Voter, ...]]:
    """Read the DPT: per TPS numbers 1 to n, and as many men and women as `tps` says."""
    voters = _Roll(rows, stations, faults).read()
    for kode, listed in voters.items():
        tps = stations[kode]
        sexes = Counter(voter.sex for voter in listed)
        for sex, told in ((Sex.L, tps.dpt_l), (Sex.P, tps.dpt_p)):
            if sexes[sex] != told:
                faults.blame("I.245", rows.file, tps=kode, sex=sex, listed=sexes[sex], told=told)
        _blame_gap(rows.file, kode, listed, faults)
    return voters


def _blame_gap(file: str, kode: str, listed: tuple[Voter, ...], faults: Faults) -> None:
    missing = next((at for at, one in enumerate(listed, 1) if one.ref != _ref(at)), None)
    if missing is not None:
        faults.blame("I.243", file, column="nomor", tps=kode, first=missing, count=len(listed))


def read_officers(
    rows: Rows, places: Container[str], desk: str, most: int, faults: Faults
) -> dict[str, tuple[Officer, ...]]:
    """Read the officers of every desk (`KPPS`, 7 of them; `PPK`, 5 and its operators) by place."""
    cells = Cells(rows.file, faults)
    column = rows.columns.wanted[0]
    told: dict[str, list[tuple[int, str, str]]] = {}
    for row, (code, role, name) in rows.rows:
        kode = cells.code(row, column, code)
        if kode and kode not in places:
            faults.blame("I.254", rows.file, row, column, value=kode)
        told.setdefault(kode, []).append((row, role.casefold(), cells.name(row, "nama", name)))
    return {
        kode: _numbered(rows.file, kode, listed, (desk, most), faults)
        for kode, listed in told.items()
    }


def _numbered(
    file: str,
    kode: str,
    listed: list[tuple[int, str, str]],
    desk: tuple[str, int],
    faults: Faults,
) -> tuple[Officer, ...]:
    """Give each officer a place: as told, the ketua the first, members those left over."""
    name_of_desk, most = desk
    taken: dict[str, str] = {}
    for row, role, name in sorted(listed, key=lambda one: one[1] == "anggota"):
        place = _place(role, taken, name_of_desk, most)
        if place is None:
            faults.blame("I.251", file, row, "jabatan", value=role, most=most)
        elif place in taken:
            faults.blame("I.252", file, row, "jabatan", value=role, place=kode)
        else:
            taken[place] = name
    if f"{name_of_desk}-1" not in taken:
        faults.warn("I.253", file, place=kode)
    return tuple(Officer(OfficerId(place), taken[place]) for place in sorted(taken, key=_order))


def _place(role: str, taken: Mapping[str, str], desk: str, most: int) -> str | None:
    numbers: Callable[[str], str | None] = {
        "ketua": lambda _: f"{desk}-1",
        "anggota": lambda _: _free(taken, desk, range(2, most + 1)),
        "operator": lambda _: _free(taken, "OP", range(1, 100)) if desk == "PPK" else None,
    }.get(role, lambda told: _told(told, desk, most))
    return numbers(role)


def _free(taken: Mapping[str, str], desk: str, numbers: range) -> str | None:
    return next((f"{desk}-{n}" for n in numbers if f"{desk}-{n}" not in taken), None)


def _told(role: str, desk: str, most: int) -> str | None:
    return f"{desk}-{role}" if role in map(str, range(1, most + 1)) else None


def _order(place: str) -> tuple[bool, int]:
    desk, _, number = place.partition("-")
    return desk == "OP", int(number)
