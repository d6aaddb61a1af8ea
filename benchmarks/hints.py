"""Hints over 1,300 TPS of two contests and four pairs, one sheet in five with a wrong figure."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from random import Random

from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile, result_forms
from kpps_desktop.rules.hints import hints
from kpps_desktop.rules.terms import Terms

COUNT, PAIRS, DESA, TRIES = 1_300, (1, 2, 3, 4), 40, 5
TARGET = 1.0


def figures(chance: Random, reserve: int) -> dict[Cell, int | None]:
    """Make a full sheet that adds up."""
    men, women = chance.randint(140, 200), chance.randint(140, 200)
    voters, listed = men + women, 440
    invalid = chance.randint(2, 12)
    votes = Counter(chance.choices(PAIRS, (4, 3, 2, 2), k=voters - invalid))
    held = {f"IV_{number}": votes[number] for number in PAIRS}
    held |= {"VA": voters - invalid, "VB": invalid, "VC": voters}
    for row, (left, right) in {
        "IA": (220, 220),
        "IB1": (men, women),
        "IB2": (0, 0),
        "IB3": (0, 0),
        "IB4": (men, women),
        "III": (1, 2),
    }.items():
        held |= {f"{row}_L": left, f"{row}_P": right, f"{row}_J": left + right}
    left_over = listed + reserve - voters
    held |= {"II1": listed + reserve, "II2": voters, "II3": 0, "II4": left_over}
    return {Cell(cell): figure for cell, figure in held.items()}


def main() -> None:
    """Print the median time and what was found."""
    chance = Random(2024)  # noqa: S311 - a reproducible sample, not a secret
    terms = Terms(load_profile(DEFAULT_PROFILE), PAIRS, 220, 220)
    listed = []
    for at in range(COUNT):
        tps = KodeTps(f"9901012{at // DESA:03d}{at % DESA + 1:03d}")
        for contest in ("gubernur", "bupati"):
            held = figures(chance, terms.profile.reserve(440))
            if chance.random() < 0.2:
                held[chance.choice(sorted(held))] = chance.randint(0, 400)
            listed.append(Sheet(tps, ContestCode(contest), held))
    forms = result_forms(DEFAULT_PROFILE)
    known = {(one.tps, one.contest): terms for one in listed}
    taken = []
    for _ in range(TRIES):
        began = time.process_time()
        found = hints(listed, forms, known)
        taken.append(time.process_time() - began)
    print(f"{COUNT} TPS, {len(listed)} sheets: {len(found)} hints")
    print(f"median {statistics.median(taken):.2f} s of processor (target: {TARGET:.0f} s)")


if __name__ == "__main__":
    main()
