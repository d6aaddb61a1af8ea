"""A small recap: two TPS, two contests, and the acts of a PPK."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.course import advance_recap
from tests.domain.days import AT, TPS, G

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.recap.recap import Column, Recap

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


def region(
    sequence: int = 1, *, kind: str = "R", final: bool = True, sha256: str = "b" * 64
) -> r.RegionReceived:
    """Say that the recap of a region below arrived, in the column that other events are of."""
    return r.RegionReceived(TPS, kind, sequence, sha256, final, {f"{G}.VC": 9})


def typed(figures: Mapping[str, int | None]) -> r.FiguresTyped:
    """Say that figures of the TPS were typed."""
    return r.FiguresTyped(TPS, G, figures)


def typed_later(figures: Mapping[str, int | None], kind: str = "U") -> r.LaterVoteTyped:
    """Say that figures of a re-vote (or another later vote) of the TPS were typed."""
    return r.LaterVoteTyped(TPS, G, kind, figures)


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


GUEST, SPARE, THIRD_GUEST, PANWASLU = "SAKSI-1", "SAKSI-2", "SAKSI-3", "PANWASLU-1"
"""Two saksi of one pair, a third one too many, and Panwaslu Kecamatan."""


def guest(who: str = GUEST, *, mandate: bool = True, choice: int = 1) -> r.GuestAccredited:
    """Say that a saksi of a pair came, or Panwaslu."""
    if who == PANWASLU:
        return r.GuestAccredited(who, "panwaslu", "", 0, "Panwas Contoh", mandate)
    return r.GuestAccredited(who, "saksi", G, choice, f"Nama {who}", mandate)


def retyped(figures: Mapping[str, int | None]) -> r.FiguresRetyped:
    """Say that cells of the TPS were typed again."""
    return r.FiguresRetyped(TPS, G, figures)


def shown(figures: Mapping[str, int | None], by: str = GUEST) -> r.CopyShown:
    """Say that a SALINAN of the TPS was shown."""
    return r.CopyShown(TPS, G, by, figures)


def box(*, arrived: bool = True, whole: bool = True, note: str = "") -> r.BoxNoted:
    """Say that the box of the TPS came, or did not."""
    return r.BoxNoted(TPS, arrived, whole, AT if arrived else "", note)


OPENED = r.PlenoOpened(1, "Aula Kecamatan")
PAUSED, RESUMED, CLOSED = r.PlenoPaused("ishoma"), r.PlenoResumed(), r.PlenoClosed("")
READ = r.TpsReadOut(TPS, G)
DEFERRED, RETURNED = r.TpsDeferred(TPS, G, "kotak belum datang"), r.TpsReturned(TPS, G)
REOPENED_TPS = r.TpsReopened(TPS, G, "salah baca", "PPK-2")
INCIDENT = r.IncidentRead(TPS, "KK-1", "hujan", settled=True, note="tidak berpengaruh")
PINS = r.RecapOfficersSet(("PPK-1", "PPK-2", "OP-1"))
SIGNED = tuple(r.RecapSigned(G, one) for one in ("PPK-1", "PPK-2"))
SEALED, REOPENED = r.RecapSealed(1), r.RecapReopened("salah jumlah", "PPK-2")
COPY = r.RecapCopyHanded(1, G, "SAKSI-1")
SIREKAP = r.SirekapTaken(TPS, "e" * 64, {f"{G}.VC": 9})
