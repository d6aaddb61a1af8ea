"""What the files that cross are called; in simulation mode the name says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode
from kpps_desktop.exchange.container import SUFFIX

if TYPE_CHECKING:
    from kpps_desktop.domain.places import KodeTps, KodeWilayah


def simulated(name: str, mode: Mode) -> str:
    """Put `SIMULASI-` before a file's name where the election is one."""
    return f"SIMULASI-{name}" if mode is Mode.SIMULASI else name


def tps_pack(tps: KodeTps, mode: Mode) -> str:
    """Return the file name of a TPS pack."""
    return simulated(f"paket-{tps}{SUFFIX}", mode)


def ppk_pack(kecamatan: KodeWilayah, mode: Mode) -> str:
    """Return the file name of a PPK pack."""
    return simulated(f"paket-ppk-{kecamatan}{SUFFIX}", mode)


def tps_bundle(tps: KodeTps, sequence: int, mode: Mode) -> str:
    """Return the file name of a TPS's n-th bundle."""
    return simulated(f"hasil-{tps}-{sequence}{SUFFIX}", mode)


def recap_bundle(kecamatan: KodeWilayah, sequence: int, mode: Mode) -> str:
    """Return the file name of a kecamatan's n-th bundle."""
    return simulated(f"rekap-{kecamatan}-{sequence}{SUFFIX}", mode)
