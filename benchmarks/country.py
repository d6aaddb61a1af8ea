"""A whole country of TPS, simulated: checked, folded, and summed up to the provinsi.

Of every TPS both sheets are held against the rules, its result is folded into the recap of its
kecamatan, that one's into the recap of its kabupaten, and so on; one TPS in five is wrong. Only
recaps that are still open stay in memory. The votes that come out are compared with a sum of
their own, taken as the sheets are made.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from _kecamatan import election
from hints import PAIRS, figures

from kpps_desktop.domain.elections import ContestCode, ResultKind
from kpps_desktop.domain.levels import Unit
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, is_tps, level
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.course import advance_recap
from kpps_desktop.domain.recap.results import rows_of, totals_of
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile, result_forms
from kpps_desktop.rules.checking import check
from kpps_desktop.rules.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Finding

COUNTRY = 435_296
SIZES = (1_000, 10_000, 100_000, COUNTRY)
PARTS = {2: (14, 2), 4: (14, 2), 6: (10, 4), 10: (6, 3)}
"""Of a region, by the digits of its code: how many parts it has, of how many digits more."""
AT = "2024-11-29T09:00:00+07:00"
GUBERNUR, BUPATI = ContestCode("gubernur"), ContestCode("bupati")
ELECTION = election(1)
FORMS, PROFILE = result_forms(DEFAULT_PROFILE), load_profile(DEFAULT_PROFILE)


class Told(NamedTuple):
    """What a TPS or the recap of a region tells: its TPS, and figures by contest and cell."""

    code: str
    stations: int
    figures: dict[str, int | None]


class Country:
    """So many TPS, recapitulated region by region."""

    def __init__(self, left: int) -> None:
        self.left, self.findings = left, 0
        self.made: Counter[int] = Counter()
        self._chance = Random(2024)  # noqa: S311 - a reproducible sample, not a secret

    def summed(self) -> Counter[int]:
        """Recapitulate every provinsi; return the votes of the pairs for gubernur."""
        votes: Counter[int] = Counter()
        code = 11
        while self.left:
            told = self._recapitulated(str(code)).figures
            votes.update({number: told[f"{GUBERNUR}.IV_{number}"] or 0 for number in PAIRS})
            code += 1
        return votes

    def _recapitulated(self, region: str) -> Told:
        """Fold what the parts of a region tell into its recap, check it, and sum it."""
        recap = advance_recap(None, r.RecapSetUp(region, "negeri", "SIMULASI", "-"), AT, "")
        units = []
        for told in self._parts(region):
            event = _arrival(told)
            recap = advance_recap(recap, event, AT, "PPK-1")
            units.append(Unit(KodeWilayah(told.code), told.stations, 0, 0))
        stations = {unit.kode: unit.stations for unit in units}
        rows = rows_of(
            recap, _election(region), lambda sheet: self._found(sheet, stations), units=units
        )
        whole = {
            f"{total.contest}.{cell}": figure
            for total in totals_of(rows)
            if total.place == region
            for cell, figure in total.figures.items()
        }
        return Told(region, sum(stations.values()), whole)

    def _found(self, sheet: Sheet, stations: dict[KodeWilayah, int]) -> list[Finding]:
        terms = Terms(PROFILE, PAIRS, stations=stations[KodeWilayah(sheet.tps)])
        found = check(sheet, FORMS[sheet.contest], terms)
        self.findings += len(found)
        return found

    def _parts(self, region: str) -> Iterator[Told]:
        count, digits = PARTS[len(region)]
        for number in range(1, count + 1):
            if not self.left:
                return
            part = f"{region}{number:0{digits}d}"
            if level(part) is Level.DESA:
                yield from self._stations(part)
            else:
                yield self._recapitulated(part)

    def _stations(self, desa: str) -> Iterator[Told]:
        count, digits = PARTS[len(desa)]
        for number in range(1, min(count, self.left) + 1):
            self.left -= 1
            held = {}
            for contest in (GUBERNUR, BUPATI):
                own = figures(self._chance, PROFILE.reserve(440))
                held |= {f"{contest}.{cell}": figure for cell, figure in own.items()}
            if self._chance.random() < 0.2:
                held[self._chance.choice(sorted(held))] = self._chance.randint(0, 400)
            self.made.update({one: held[f"{GUBERNUR}.IV_{one}"] or 0 for one in PAIRS})
            yield Told(KodeTps(f"{desa}{number:0{digits}d}"), 1, held)


def _arrival(told: Told) -> r.BundleReceived | r.RegionReceived:
    code, kind, held = told.code, ResultKind.REGULER, told.figures
    if is_tps(code):
        return r.BundleReceived(code, kind, 1, sha256=code, by="bundle", figures=held)
    return r.RegionReceived(code, kind, 1, sha256=code, final=True, figures=held)


def _election(region: str) -> Election:
    """Return the contests of a region: that for bupati ends below the provinsi."""
    contests = [replace(ELECTION.contest(GUBERNUR), wilayah=KodeWilayah(region[:2]))]
    if level(region) is not Level.PROVINSI:
        contests.append(replace(ELECTION.contest(BUPATI), wilayah=KodeWilayah(region[:4])))
    return replace(ELECTION, contests=tuple(contests))


def main() -> None:
    """Print what a TPS costs, from a thousand of them to the country, and the memory taken."""
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        country = Country(size)
        began = time.process_time()
        right = country.summed() == country.made
        taken = time.process_time() - began
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>7} TPS: {taken * 1000 / size:.3f} ms a TPS, {taken:.1f} s of processor, "
            f"at most {most} MB; {country.findings} findings; sums equal: {right}"
        )
    print("target: cost a TPS flat, memory bounded")


if __name__ == "__main__":
    main()
