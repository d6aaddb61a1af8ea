"""A provinsi of two kab/kota with two kecamatan each: its source, its desks, its true figures.

Three TPS hold a real day and send bundles; the others have no laptop, and two officers type them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.services.ppk import tiny
from tests.services.ppk.days import bundle, day, hold_lightly

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from click.testing import Result

G, B, W = "gubernur", "bupati", "walikota"
PROVINSI, KABUPATEN, KOTA = "99", "9901", "9902"
KECAMATAN = (tiny.HERE, tiny.THERE, "990201", "990202")
WITH_LAPTOP = (tiny.FIRST, tiny.SECOND, tiny.FOREIGN)
VOTES: dict[str, dict[str, tuple[int, ...]]] = {
    **{tps: dict(tiny.VOTES[tps]) for tps in (*WITH_LAPTOP, tiny.THIRD)},
    "9901022001002": {G: (2,) * 8 + (3, 1, 0), B: (1, 1, 1, 2, 2, 2, 2, 2, 0, 0)},
    "9902012001001": {G: (3,) * 9 + (1, 0), W: (2,) * 10},
    "9902012001002": {G: (1, 2) * 5 + (3,), W: (1,) * 9 + (0,)},
    "9902022001001": {G: (2,) * 11, W: (1, 2) * 5},
    "9902022001002": {G: (1,) * 7 + (2, 2, 3, 0), W: (1, 1, 2, 2, 2, 2, 2, 2, 2, 0)},
}
"""Ballots as they come out of the box; 0 is *tidak sah*."""
_TERMS = (
    tiny.TERMS.format(mode="simulasi")
    + """
[[kontes]]
kode = "walikota"
nama = "WALI KOTA DAN WAKIL WALI KOTA"
wilayah = "9902"
"""
)
_PLACES = (
    *tiny.PLACES,
    (KOTA, "KOTA CONTOH"),
    ("990201", "MUARA CONTOH"),
    ("990202", "HULU CONTOH"),
    ("9902012001", "DAHLIA"),
    ("9902022001", "TERATAI"),
)
_PAIRS = (*tiny.PAIRS, (W, 1, "KELAPA", "PINANG", 0), (W, 2, "BERINGIN", "JATI", 0))
_OFFICERS = tuple(
    (kode, role, f"{name} {kode}")
    for kode in (KABUPATEN, KOTA, PROVINSI)
    for role, name in (("ketua", "SEKAR"), ("anggota", "BAGAS"), ("operator", "RATNA"))
)


def figures(tps: str, contest: str) -> tiny.Figures:
    """Return the true figures of a contest of a TPS."""
    # A mayor's ballot is as long as a regent's.
    return tiny.counted(G if contest == G else B, VOTES[tps][contest])


def truth(place: str, contest: str) -> dict[str, int]:
    """Sum the true figures of all TPS of a place, independently of every recap."""
    found: Counter[str] = Counter()
    for tps, held in VOTES.items():
        if tps.startswith(place) and contest in held:
            found.update(figures(tps, contest))
    return dict(found)


def write_source(folder: Path) -> Path:
    """Write the provinsi's source folder."""
    folder.mkdir(parents=True)
    (folder / "pemilihan.toml").write_text(_TERMS, encoding="utf-8")
    tiny.write_table(folder / "wilayah.csv", (("kode", "nama"), *_PLACES))
    tiny.write_table(folder / "paslon.csv", (tiny.SHEETS["paslon"][0], *_PAIRS))
    stations = ((tps, "SD 1", 6, 6) for tps in VOTES)
    tiny.write_table(folder / "tps.csv", (tiny.SHEETS["tps"][0], *stations))
    voters = ((tps, n, f"PEMILIH {n}", "PL"[n % 2]) for tps in VOTES for n in range(1, 13))
    tiny.write_table(folder / "dpt.csv", (tiny.SHEETS["dpt"][0], *voters))
    tiny.write_table(folder / "kpu.csv", (("kode", "jabatan", "nama"), *_OFFICERS))
    return folder


@dataclass(frozen=True)
class Province:
    """Its packs, and a folder in which every desk has its books."""

    folder: Path
    packs: tiny.Packs

    def recap(self, command: str, place: str, *given: object, lang: str = "id") -> Result:
        """Run a command of the recap at the desk of a place."""
        desk = ("--db", self.folder / f"{place}.db", "--activation", self.packs.code(place))
        return tiny.run("recap", command, self.packs.path(place), *given, *desk, lang=lang)

    def typed(self, place: str, rows: Iterable[tuple[str, str, tiny.Figures]], of: str) -> None:
        """Have two officers type figures at the desk of a place."""
        listed = list(rows)
        cells = tuple(dict.fromkeys(cell for *_, told in listed for cell in told))
        table = self.folder / f"ketikan-{place}.csv"
        lines = (
            (kode, contest, *(told.get(cell, "") for cell in cells))
            for kode, contest, told in listed
        )
        tiny.write_table(table, ((of, "kontes", *cells), *lines))
        for officer in ("OP-1", "OP-2"):
            done = self.recap("enter", place, table, "--officer", officer)
            assert done.exit_code == 0, done.output

    def hold_days(self, kecamatan: str) -> list[Path]:
        """Hold the days of a kecamatan's TPS that have a laptop; return their bundles."""
        held = []
        for tps in (one for one in WITH_LAPTOP if one.startswith(kecamatan)):
            out = self.folder / "tps" / tps
            hold_lightly(self.packs, tps, out, day(tps))
            held.append(bundle(out))
        return held

    def gather(self, kecamatan: str) -> None:
        """Bring everything of a kecamatan in: bundles of TPS, and typed figures of the others."""
        bundles = self.hold_days(kecamatan)
        if bundles:
            done = self.recap("import", kecamatan, *bundles)
            assert done.exit_code == 0, done.output
        rows = [
            (tps, contest, figures(tps, contest))
            for tps, held in VOTES.items()
            for contest in held
            if tps.startswith(kecamatan) and tps not in WITH_LAPTOP
        ]
        self.typed(kecamatan, rows, "kode_tps")

    def report(self, place: str, out: str = "", exits: int = 0) -> Path:
        """Make the report of a place; return its folder."""
        folder = self.folder / "rekap" / (out or place)
        done = self.recap("report", place, "--out", folder)
        assert done.exit_code == exits, done.output
        return folder

    def bundle(self, place: str, out: str = "") -> Path:
        """Return the bundle that a report of a place holds."""
        (found,) = (self.folder / "rekap" / (out or place)).glob(f"*rekap-{place}-*.asice")
        return found


def built(folder: Path) -> Province:
    """Build every pack of the provinsi."""
    source = write_source(folder / "sumber")
    done = tiny.run("pack", "build", source, "--out", folder / "paket")
    assert done.exit_code == 0, done.output
    return Province(folder, tiny.packs_in(folder / "paket"))
