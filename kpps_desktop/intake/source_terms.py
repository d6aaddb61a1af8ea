"""What `pemilihan.toml` says of an election: name, day, zone, profile, mode, contests."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.elections import ZONES, ContestCode, Mode, ResultKind
from kpps_desktop.domain.places import KodeWilayah, level
from kpps_desktop.intake.source_sheets import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kpps_desktop.intake.source_faults import Faults

T = TypeVar("T")

FILE = "pemilihan.toml"
_LONGEST = 200
_MOST_CHOICES = 99
_LINE = re.compile(r"at line ([0-9]+)")
"""Where a parser of TOML says that it stopped."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ContestTerms:
    """A contest as `[[kontes]]` names it; its choices stand in `paslon`."""

    code: ContestCode
    name: str
    wilayah: KodeWilayah
    empty_number: int | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The whole of `pemilihan.toml`; `id` is empty where the source leaves it to us."""

    id: str
    name: str
    day: date
    zone: str
    profile: str
    mode: Mode
    kind: ResultKind
    contests: tuple[ContestTerms, ...]
    named: bool
    """Whether the code of every contest could be read."""


def read_terms(folder: Path, faults: Faults) -> Terms | None:
    """Read `pemilihan.toml`; None where it is no TOML at all.

    What is faulty in it stands as empty, so that the other files can still be held against the
    rest of it.
    """
    if not (folder / FILE).is_file():
        faults.blame("I.278", FILE)
        return None
    data = read_bytes(folder / FILE, faults)
    if data is None:
        return None
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        faults.blame("I.279", FILE)
        return None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _LINE.search(str(error))
        # "at end of document" names no line: something was opened there and not closed.
        faults.blame("I.210", FILE, int(at[1]) if at else data.count(b"\n") or 1)
        return None
    return _terms(table, faults)


def _terms(table: Mapping[str, object], faults: Faults) -> Terms:
    reader = _Reader(table, "", faults)
    kind = ResultKind(reader.take("jenis", "R, U, S, L", _one_of(ResultKind), "R") or "R")
    tables = reader.take("kontes", "[[kontes]]", _tables)
    contests = [_contest(one, at, faults) for at, one in enumerate(tables or [], start=1)]
    terms = Terms(
        id=reader.take("id", "A-Z a-z 0-9 . -", _id, "") or "",
        name=reader.take("nama", "teks", _name) or "",
        day=reader.take("tanggal", "2024-11-27 (YYYY-MM-DD)", _day) or date.min,
        zone=reader.take("zona", ", ".join(ZONES), _one_of(ZONES)) or "",
        profile=reader.take("profil", "pilkada-2024", _name) or "",
        mode=Mode(reader.take("mode", "resmi, simulasi", _one_of(Mode)) or Mode.RESMI),
        kind=kind,
        contests=tuple(one for one in contests if one.code),
        named=tables is not None and all(one.code for one in contests),
    )
    reader.close()
    if kind is not ResultKind.REGULER and not terms.id:
        faults.blame("I.219", FILE, column="id", kind=kind)
    return terms


def _contest(table: Mapping[str, object], at: int, faults: Faults) -> ContestTerms:
    reader = _Reader(table, f"kontes[{at}].", faults)
    contest = ContestTerms(
        ContestCode((reader.take("kode", "gubernur, bupati, walikota", _name) or "").casefold()),
        reader.take("nama", "teks", _name) or "",
        KodeWilayah(reader.take("wilayah", "99, 9901", _kode) or ""),
        reader.take("nomor_kosong", "1, 2, …", _number, None),
    )
    reader.close()
    return contest


class _Reader:
    """Takes the keys of a TOML table one by one; what is left over in the end is unknown."""

    def __init__(self, table: Mapping[str, object], path: str, faults: Faults) -> None:
        self._left = dict(table)
        self._path = path
        self._faults = faults

    def take(
        self, key: str, wanted: str, read: Callable[[object], T | None], *otherwise: T | None
    ) -> T | None:
        """Take a key's value, or what stands for it where it may be absent."""
        if key not in self._left:
            if otherwise:
                return otherwise[0]
            self._blame("I.212", key)
            return None
        given = self._left.pop(key)
        value = read(given)
        if value is None:
            self._blame("I.213", key, wanted=wanted, value=str(given))
        return value

    def close(self) -> None:
        """Blame the keys that nobody took."""
        for key in self._left:
            self._blame("I.211", key)

    def _blame(self, code: str, key: str, wanted: str = "", value: str = "") -> None:
        self._faults.blame(code, FILE, column=f"{self._path}{key}", wanted=wanted, value=value)


def _name(value: object) -> str | None:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST:
        return None
    return value.strip() if value.isprintable() else None


_FIRST_YEAR, _LAST_YEAR = 2000, 2044
"""Years that dates of certificates can hold, with some years after the day."""


def _id(value: object) -> str | None:
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _day(value: object) -> date | None:
    day = value if isinstance(value, date) and not isinstance(value, datetime) else None
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None
    return day if day and _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _one_of(known: object) -> Callable[[object], str | None]:
    texts = [str(one) for one in known]  # type: ignore[attr-defined]
    return lambda value: value if isinstance(value, str) and value in texts else None


def _kode(value: object) -> str | None:
    """Take a code as text or as a bare number."""
    text = str(value) if type(value) is int else value
    return text if isinstance(text, str) and level(text) is not None else None


def _number(value: object) -> int | None:
    return value if type(value) is int and 1 <= value <= _MOST_CHOICES else None


def _tables(value: object) -> list[Mapping[str, object]] | None:
    if not isinstance(value, list) or not value:
        return None
    return value if all(isinstance(one, dict) for one in value) else None
