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

    from kpps_desktop.intake.source_faults import Faults
    from kpps_desktop.intake.source_places import Stations
    from kpps_desktop.intake.source_sheets import Rows

MEMBERS_KPPS, MEMBERS_PPK, MEMBERS_KPU = 7, 5, 7
_MOST_NUMBER = 99_999
_OLDEST = 150
_TAIL = 4
_MASK = frozenset("0123456789*xX•")
_NIK_LENGTHS = range(_TAIL, 17)


class _Roll:
    """Reads the voters of one DPT sheet."""

    def __init__(self, rows: Rows, stations: Stations | None, faults: Faults) -> None:
        self._rows = rows
        self._faults = faults
        self._known = stations is not None
        # What follows from a faulty code on `tps` would send its writer to the wrong sheet.
        self._blamed = stations is not None and not stations.miswritten
        self._by_tps: dict[KodeTps, dict[int, Voter]] = {}
        if stations is not None:
            self._by_tps = {kode: {} for kode in stations.by_code}
        self.first: dict[KodeTps, int] = {}
        """The row of the first voter of each TPS."""
        self.unsure: set[KodeTps] = set()
        """TPS of which a number or sex could not be read: sums over them mean nothing."""
        self._cells = Cells(rows.file, faults)
        self._texts: dict[str, str] = {}

    def read(self) -> dict[KodeTps, tuple[Voter, ...]]:
        """Read every voter, in the order of the running number of each TPS."""
        for row, (code, number, *texts) in self._rows.rows:
            kode = KodeTps(code.removeprefix("'"))
            listed = self._by_tps.get(kode)
            if listed is None:
                listed = self._strange(row, kode)
            elif not listed:
                self.first[kode] = row
            told = self._faults.total
            at = self._cells.count(row, "nomor", number, _MOST_NUMBER)
            voter = self._voter(row, kode, at, texts)
            if not at and self._faults.total > told:
                self.unsure.add(kode)
                continue
            if at in listed:
                about = f"{kode} {at}"
                self.unsure.add(kode)
                self._faults.blame(
                    "I.242", self._rows.file, row, "nomor", about=about, value=at, tps=kode
                )
            listed[at] = voter
        return {
            kode: tuple(listed[at] for at in sorted(listed))
            for kode, listed in self._by_tps.items()
        }

    def _strange(self, row: int, kode: KodeTps) -> dict[int, Voter]:
        """Blame a code that is not on `tps`, where that was read; its voters count nowhere."""
        if not self._known:
            return self._by_tps.setdefault(kode, {})
        if self._cells.code(row, "kode_tps", kode) and self._blamed:
            file = self._rows.file
            self._faults.blame("I.241", file, row, "kode_tps", about=kode, value=kode)
        return {}

    def _voter(self, row: int, kode: KodeTps, number: int, texts: list[str]) -> Voter:
        name, sex, age, address, rt, rw, disability, nik = texts
        known = _SEXES.get(sex)
        if known is None:
            self._faults.blame("I.244", self._rows.file, row, "jenis_kelamin", value=sex)
            self.unsure.add(kode)
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
    rows: Rows, stations: Stations | None, faults: Faults
) -> dict[KodeTps, tuple[Voter, ...]]:
    """Read the DPT: per TPS numbers 1 to n, and as many men and women as `tps` says.

    Where `tps` could not be read, only the cells are looked at.
    """
    roll = _Roll(rows, stations, faults)
    voters = roll.read()
    if stations is None:
        return voters
    for kode, listed in voters.items():
        if kode in roll.unsure or kode in stations.unsure:
            continue
        if listed:
            _blame_sums(kode, listed, stations, faults)
            _blame_gap(rows.file, roll.first[kode], kode, listed, faults)
        elif stations.by_code[kode].dpt:
            row, dpt = stations.rows[kode], stations.by_code[kode].dpt
            faults.blame("I.277", stations.file, row, "kode_tps", tps=kode, dpt=dpt, list=rows.file)
    return voters


def _blame_sums(
    kode: KodeTps, listed: tuple[Voter, ...], stations: Stations, faults: Faults
) -> None:
    """Blame a TPS whose list has not as many men and women as `tps` says, in the row that does."""
    tps, row = stations.by_code[kode], stations.rows[kode]
    sexes = Counter(voter.sex for voter in listed)
    for sex, column, told in ((Sex.L, "dpt_l", tps.dpt_l), (Sex.P, "dpt_p", tps.dpt_p)):
        if sexes[sex] != told:
            listed_so = sexes[sex]
            faults.blame(
                "I.245", stations.file, row, column, tps=kode, sex=sex, listed=listed_so, told=told
            )


def _blame_gap(
    file: str, row: int, kode: KodeTps, listed: tuple[Voter, ...], faults: Faults
) -> None:
    missing = next((at for at, one in enumerate(listed, 1) if one.ref != _ref(at)), None)
    if missing is not None:
        faults.blame("I.243", file, row, "nomor", tps=kode, first=missing, count=len(listed))


def read_officers(
    rows: Rows, places: Container[str] | None, desk: str, most: int, faults: Faults
) -> dict[str, tuple[Officer, ...]]:
    """Read the officers of every desk (`KPPS`, 7; `PPK`, 5 and operators; `KPU`, 7 and operators).

    Without `places` it is not asked whether each is there.
    """
    cells = Cells(rows.file, faults)
    column = rows.columns.wanted[0]
    told: dict[str, list[tuple[int, str, str]]] = {}
    for row, (code, role, name) in rows.rows:
        kode = cells.code(row, column, code)
        if kode and places is not None and kode not in places:
            faults.blame("I.254", rows.file, row, column, about=kode, value=kode)
        office = role.casefold().removesuffix(f" {desk.casefold()}")
        told.setdefault(kode, []).append((row, office, cells.name(row, "nama", name)))
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
        "operator": lambda _: _free(taken, "OP", range(1, 100)) if desk != "KPPS" else None,
    }.get(role, lambda told: _told(told, desk, most))
    return numbers(role)


def _free(taken: Mapping[str, str], desk: str, numbers: range) -> str | None:
    return next((f"{desk}-{n}" for n in numbers if f"{desk}-{n}" not in taken), None)


def _told(role: str, desk: str, most: int) -> str | None:
    return f"{desk}-{role}" if role in map(str, range(1, most + 1)) else None


def _order(place: str) -> tuple[bool, int]:
    desk, _, number = place.partition("-")
    return desk == "OP", int(number)
