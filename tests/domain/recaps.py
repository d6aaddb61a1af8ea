"""A small recap: two TPS, two contests, and the acts of a PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain import recap_events as r
from kpps_desktop.domain.recap_course import advance_recap
from tests.domain.days import AT, TPS, G

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.recap import Column, Recap

OTHER = "3101011001002"
SET_UP = r.RecapSetUp("310101", "contoh-2024", "resmi", "a" * 64)
OFFICERS = ("PPK-2", "PPK-3", "PPK-4")

Said = tuple[str, "RecapEvent"]
"""An officer and what he or she did."""


def bundle(
    sequence: int = 1,
    figures: Mapping[str, int | None] | None = None,
    *,
    kind: str = "R",
    by: str = "bundle",
    sha256: str = "b" * 64,
) -> r.BundleReceived:
    """Say that a result of the TPS arrived."""
    return r.BundleReceived(TPS, kind, sequence, sha256, by, figures or {f"{G}.VC": 9})


def typed(figures: Mapping[str, int | None]) -> r.FiguresTyped:
    """Say that figures of the TPS were typed."""
    return r.FiguresTyped(TPS, G, figures)


def corrected(cell: str, old: int | None, new: int | None) -> r.TpsFigureCorrected:
    """Say that a figure of the TPS was corrected."""
    return r.TpsFigureCorrected(TPS, G, cell, old, new, "salah tulis", ("PPK-1", "SAKSI"))


MATCHED = r.TpsMatched(TPS, G)
RATIFIED = r.TpsRatified(TPS, G)
EXPLAINED = r.TpsExplained(TPS, G, "R12", ("VC",), "satu surat suara hilang")
OBJECTED = r.RecapObjectionRaised("KB-1", TPS, G, "SAKSI", "angka beda")
ANSWERED = r.RecapObjectionAnswered("KB-1", accepted=True, answer="dibetulkan", opinion="")
MADE = r.RecapMade(1, complete=False, previous="")


def gather(happened: Iterable[RecapEvent | Said], recap: Recap | None = None) -> Recap:
    """Return the recap after events; whoever is not named is the first officer."""
    for one in happened:
        officer, said = one if isinstance(one, tuple) else (OFFICERS[0], one)
        recap = advance_recap(recap, said, AT, officer)
    assert recap is not None
    return recap


def column(*happened: RecapEvent | Said) -> Column:
    """Return the TPS's column after events at a desk that is set up."""
    return gather((SET_UP, *happened)).column(TPS, G)
