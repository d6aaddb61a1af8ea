"""The table of rules R01 to R21: what the figures of C.HASIL must hold to.

A rule names its values: cells of the form (`VC`, `IB4_J`), or what `Terms` knows (`box`).
`*` stands for each column of the form, `@` for the row of each voters' list of the profile.
The names of a lambda's parameters are the facts that the rule's words are filled with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from kpps_desktop.domain.outcomes import Kind

WARNING = Kind.PERINGATAN

Broken: TypeAlias = Callable[..., bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: the values it needs, when it is broken, how grave that is, and its article.

    `at` names the cells it marks, where they are not simply its values.
    """

    code: str
    values: tuple[str, ...]
    broken: Broken
    kind: Kind = Kind.GALAT
    article: str = ""
    at: tuple[str, ...] = ()


SUMS = frozenset({"R01", "R04", "R05", "R06", "R10", "R11"})
"""Rules that a form itself writes, as the sums of its rows and columns. All are galat."""

UNFIT = "R20"
"""A cell that is blank, or that its digit boxes cannot hold. Blank is not zero."""

RULES = (
    Rule("R02", ("IB1_*", "IA_*"), lambda part, whole: part > whole, WARNING),
    Rule("R03", ("IB2_*", "IA2_*"), lambda part, whole: part > whole, WARNING),
    Rule("R03", ("IB3_*", "IA3_*"), lambda part, whole: part > whole, WARNING),
    Rule("R07", ("II2", "IB4_J"), lambda used, voters: used != voters, WARNING),
    Rule("R08", ("II3", "II1"), lambda part, whole: part > whole),
    Rule("R08", ("II4", "II1"), lambda part, whole: part > whole),
    Rule("R09", ("III_*", "IB4_*"), lambda part, whole: part > whole, WARNING),
    Rule(
        "R12",
        ("VC", "IB4_J"),
        lambda votes, voters: votes != voters,
        WARNING,
        article="Perbawaslu 15/2024 Pasal 33",
    ),
    # A packer's error of one is everyday; the norm itself is rounded up.
    Rule(
        "R13",
        ("II1", "norm"),
        lambda received, norm: abs(received - norm) > 1,
        WARNING,
        at=("II1", "IA_J"),
    ),
    Rule("R14", ("IA_J", "max_voters"), lambda figure, most: figure > most, WARNING),
    Rule("R14", ("IB4_J", "II1"), lambda figure, most: figure > most, WARNING),
    Rule("R16", ("box", "IB4_J"), lambda box, voters: box != voters, WARNING),
    Rule("R17", ("@_*", "attended @_*"), lambda paper, log: paper != log),
    Rule("R18", ("II3", "replaced"), lambda paper, log: paper != log, WARNING),
    Rule(
        "R19",
        ("untimely @",),
        lambda untimely: untimely > 0,
        WARNING,
        article="PKPU 17/2024",
        at=("@_J",),
    ),
    Rule("R21", ("IA_*", "dpt_*"), lambda paper, pack: paper != pack, WARNING),
)
"""What one sheet must hold to."""

BETWEEN = (
    Rule("R15", ("IA_*",), lambda wider, narrower: wider != narrower, WARNING),
    Rule("R15", ("IB1_*",), lambda wider, narrower: wider != narrower, WARNING),
    # Who moved in from another kab/kota of the province votes for governor only.
    Rule("R15", ("IB2_*",), lambda wider, narrower: wider < narrower, WARNING),
    Rule("R15", ("IB3_*",), lambda wider, narrower: wider != narrower, WARNING),
)
"""What the sheets of two contests at one TPS must hold to, the wider region's first."""

KINDS = MappingProxyType(
    dict.fromkeys(sorted(SUMS), Kind.GALAT)
    | {rule.code: rule.kind for rule in (*RULES, *BETWEEN)}
    | {UNFIT: Kind.GALAT}
)
"""Every rule and how grave it is."""
