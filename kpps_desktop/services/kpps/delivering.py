"""Writes what a TPS hands out into a folder: the bundle, the signed papers, the QR text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.exchange import names
from kpps_desktop.services.kpps.handing import export, qr_texts, signed_papers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk


def deliver(desk: Desk, folder: Path) -> Iterator[Path]:
    """Write what was made of the last sealing; yields each file when it is safely there."""
    sealing, mode = desk.day().sealing, desk.election.mode
    whose = names.of_kind(desk.tps.kode, desk.election.kind)
    for name, content in signed_papers(desk, sealing.sequence).items():
        path = folder / names.simulated(f"{whose}-{name}", mode)
        files.write(path, content)
        yield path
    for contest, text in qr_texts(desk, sealing.sequence).items():
        path = folder / names.simulated(f"{whose}-{contest}-qr.txt", mode)
        files.write(path, text)
        yield path
    if sealing.bundled:
        yield export(desk, folder)
