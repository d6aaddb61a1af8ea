"""A quiet kecamatan, in which tests plant what is unusual."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile, result_forms
from kpps_desktop.rules.hints import Hint, hints
from kpps_desktop.rules.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROFILE = load_profile(DEFAULT_PROFILE)
FORMS = result_forms(DEFAULT_PROFILE)
TERMS = Terms(PROFILE)
GUBERNUR, BUPATI = ContestCode("gubernur"), ContestCode("bupati")

Key = tuple[str, str]


def tps(desa: int, number: int) -> KodeTps:
    """Return the code of a TPS of the tests' kecamatan."""
    return KodeTps(f"990101{desa:04d}{number:03d}")


HERE = tps(1, 3)
"""Where tests plant."""


@dataclass
class Kecamatan:
    """Sheets by TPS and contest, all adding up and alike until something is planted."""

    sheets: dict[Key, dict[str, int | None]] = field(default_factory=dict)
    terms: dict[Key, Terms] = field(default_factory=dict)

    def plant(
        self, contest: str = GUBERNUR, at: KodeTps = HERE, **figures: int | None
    ) -> Kecamatan:
        """Write figures over a sheet."""
        self.sheets[at, contest].update(figures)
        return self

    def vote(
        self, votes: Iterable[int], invalid: int = 4, at: KodeTps = HERE, contest: str = GUBERNUR
    ) -> Kecamatan:
        """Give a TPS other votes, and as many voters; all adds up."""
        return self.plant(contest, at, **added_up(list(votes), invalid))

    def drop(self, *cells: str) -> Kecamatan:
        """Take cells away from all sheets: they are out of scope."""
        for figures in self.sheets.values():
            for cell in cells:
                figures.pop(cell, None)
        return self

    def listed(self) -> list[Sheet]:
        """Return the sheets as values."""
        return [
            Sheet(KodeTps(at), ContestCode(contest), {Cell(cell): n for cell, n in one.items()})
            for (at, contest), one in self.sheets.items()
        ]

    def hints(self, code: str = "") -> list[Hint]:
        """Return the hints of a code, or all."""
        terms = {key: self.terms.get(key, TERMS) for key in self.sheets}
        found = hints(self.listed(), FORMS, terms)
        return [one for one in found if code in {"", one.code}]


def added_up(votes: list[int], invalid: int) -> dict[str, int]:
    """Return the figures of IV and V, and the voters who cast them."""
    cells = {f"IV_{number}": figure for number, figure in enumerate(votes, start=1)}
    cast = sum(votes)
    return cells | {"VA": cast, "VB": invalid, "VC": cast + invalid, "IB4_J": cast + invalid}


def kecamatan(
    desa: Mapping[int, int] | None = None, contests: Iterable[str] = (GUBERNUR,), pairs: int = 3
) -> Kecamatan:
    """Make TPS by desa, of about 300 voters of 380, the first pair ahead of the others."""
    chance = Random(2024)  # noqa: S311 - a reproducible sample, not a secret
    made = Kecamatan()
    for number, count in (desa or {1: 8, 2: 8}).items():
        for at in range(1, count + 1):
            votes = [150 - 40 * one + chance.randint(-7, 7) for one in range(pairs)]
            spoiled, listed = chance.randint(2, 6), 380 + chance.randint(-6, 6)
            for contest in contests:
                made.sheets[tps(number, at), contest] = {
                    "IA_J": listed,
                    **added_up(votes, spoiled),
                }
    return made


def with_pack(made: Kecamatan, men: int, women: int) -> Kecamatan:
    """Say what the pack knows of the DPT where tests plant."""
    made.terms[HERE, GUBERNUR] = replace(TERMS, dpt_l=men, dpt_p=women)
    return made
