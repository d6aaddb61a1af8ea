"""What can happen at a PPK desk: flat records, as in `events`."""

from __future__ import annotations

from dataclasses import dataclass

from kpps_desktop.domain.events.values import FiguresByCell, Texts


@dataclass(frozen=True, slots=True)
class RecapSetUp:
    """A PPK pack was opened at this desk."""

    kecamatan: str
    election: str
    mode: str
    pack: str


@dataclass(frozen=True, slots=True)
class BundleReceived:
    """A TPS result arrived and every fact of it held.

    `by` is `bundle` or `qr`; `figures` are keyed by contest and cell (`gubernur.IB4_J`).
    """

    tps: str
    kind: str
    sequence: int
    sha256: str
    by: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class FiguresTyped:
    """An officer typed the figures of a paper C.HASIL, not seeing what another one typed."""

    tps: str
    contest: str
    figures: FiguresByCell


@dataclass(frozen=True, slots=True)
class TpsMatched:
    """The sources at hand agree, or the differences are settled."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class TpsFigureCorrected:
    """A figure was corrected in the open and initialled by ketua and saksi."""

    tps: str
    contest: str
    cell: str
    old: int | None
    new: int | None
    reason: str
    initials: Texts


@dataclass(frozen=True, slots=True)
class TpsExplained:
    """A finding stands, and the recap says why."""

    tps: str
    contest: str
    code: str
    cells: Texts
    reason: str


@dataclass(frozen=True, slots=True)
class RecapObjectionRaised:
    """A saksi or Panwaslu Kecamatan objects."""

    objection: str
    tps: str
    contest: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class RecapObjectionAnswered:
    """The PPK answered, having asked Panwaslu's opinion where it refused."""

    objection: str
    accepted: bool
    answer: str
    opinion: str


@dataclass(frozen=True, slots=True)
class TpsRatified:
    """The figures of a TPS were read out and stand."""

    tps: str
    contest: str


@dataclass(frozen=True, slots=True)
class RecapMade:
    """D.HASIL and the kecamatan bundle were made; `complete` tells whether all TPS are in."""

    sequence: int
    complete: bool
    previous: str
