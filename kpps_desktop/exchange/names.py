"""What the files that cross are called; in simulation mode the name says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.places import Level, level
from kpps_desktop.exchange.container import SUFFIX

if TYPE_CHECKING:
    from kpps_desktop.domain.places import KodeTps, KodeWilayah


def simulated(name: str, mode: Mode) -> str:
    """Put `SIMULASI-` before a file's name where the election is one."""
    return f"SIMULASI-{name}" if mode is Mode.SIMULASI else name


def tps_pack(tps: KodeTps, mode: Mode, kind: ResultKind) -> str:
    """Return the file name of a TPS pack; all but a regular one names its kind."""
    return simulated(f"paket-{of_kind(tps, kind)}{SUFFIX}", mode)


def ppk_pack(kecamatan: KodeWilayah, mode: Mode, kind: ResultKind) -> str:
    """Return the file name of a PPK pack; all but a regular one names its kind."""
    return simulated(f"paket-ppk-{of_kind(kecamatan, kind)}{SUFFIX}", mode)


def region_pack(region: KodeWilayah, mode: Mode, kind: ResultKind) -> str:
    """Return the file name of the pack of a KPU Kab/Kota or Provinsi."""
    called = "kabko" if level(region) is Level.KABKO else "provinsi"
    return simulated(f"paket-{called}-{of_kind(region, kind)}{SUFFIX}", mode)


def tps_bundle(tps: KodeTps, sequence: int, mode: Mode, kind: ResultKind) -> str:
    """Return the file name of a TPS's n-th bundle; all but a regular one names its kind."""
    return simulated(f"hasil-{of_kind(tps, kind)}-{sequence}{SUFFIX}", mode)


def of_kind(place: KodeTps | KodeWilayah, kind: ResultKind) -> str:
    """Name what is of a kind: a re-vote's must not take the place of the first one on a stick."""
    return place if kind is ResultKind.REGULER else f"{place}-{kind}"


def desk_bundle(
    kecamatan: KodeWilayah, desk: str, sequence: int, mode: Mode, kind: ResultKind
) -> str:
    """Return the file name of what a desk of a PPK shares with the others, the n-th time."""
    return simulated(f"meja-{of_kind(kecamatan, kind)}-{desk}-{sequence}{SUFFIX}", mode)


def recap_bundle(region: KodeWilayah, sequence: int, mode: Mode, kind: ResultKind) -> str:
    """Return the file name of a region's n-th bundle; of a re-vote's pack it names the kind.

    Such a pack begins new books at number 1: the first recap's files have these numbers too.
    """
    return simulated(f"rekap-{of_kind(region, kind)}-{sequence}{SUFFIX}", mode)
