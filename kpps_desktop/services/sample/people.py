"""Names of nobody: flowers, trees and stars, always followed by SIMULASI."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_FIRST = {
    "L": ("BINTANG", "RIMBA", "SAMUDRA", "GUNTUR", "JATI", "CENDANA", "ELANG", "KELANA", "BAYU"),
    "P": ("MELATI", "KENANGA", "TERATAI", "DAHLIA", "MENTARI", "EMBUN", "ANGGREK", "SENJA"),
}
_SECOND = ("PINUS", "MERANTI", "BERINGIN", "KAMBOJA", "ARUNIKA", "CAKRAWALA", "LAZUARDI", "PELANGI")
_STREETS = ("Kenanga", "Mawar", "Dahlia", "Teratai", "Cempaka", "Bougenvil", "Flamboyan")


def name(chance: Random, sex: str) -> str:
    """Return a name that belongs to nobody."""
    return f"{chance.choice(_FIRST[sex])} {chance.choice(_SECOND)} SIMULASI"


def address(chance: Random) -> str:
    """Return an address that is nowhere."""
    return f"Jl. {chance.choice(_STREETS)} No. {chance.randint(1, 99)} (SIMULASI)"
