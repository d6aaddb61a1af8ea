"""The evening of a full TPS as a value: sealed, with saksi of six pairs and the longest names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices.drives import Stick
from kpps_desktop.domain import events as e
from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps.handed import Copy, Handed
from kpps_desktop.services.kpps.writing import SALINAN
from tests.ui.kpps.halls import B, G, at, names
from tests.ui.kpps.mornings import view_before

if TYPE_CHECKING:
    from kpps_desktop.domain.ledgers import Sealing
    from kpps_desktop.services.kpps.viewing import View

QR_TEXTS = {G: ("KPPS1:1/2:ABCDEF:3:ABCDEF:A B", "KPPS1:2/2:ABCDEF:3:ABCDEF:C D"), B: ("KPPS1:B",)}
STICK = Stick(Path("/media/kpps/KINGSTON"), "KINGSTON", 7_430_000_000)
OTHER = Stick(Path("/media/kpps/SANDISK"), "SANDISK", 3_000_000)
MADE = Handed(papers=(G, B), qr=QR_TEXTS)


def saksi() -> tuple[e.SaksiAccredited, ...]:
    """Return a saksi of each of six pairs and two contests; of number 1 there are two."""
    seats = [(contest, number) for contest in (G, B) for number in (1, 1, 2, 3, 4, 5, 6)]
    return tuple(
        e.SaksiAccredited(f"SAKSI-{contest}-{number}-{place}", contest, number, name, mandate=True)
        for place, ((contest, number), name) in enumerate(zip(seats, names(), strict=False))
    )


def sealed(view: View | None = None, stage: Stage = Stage.PENYERAHAN, **what: object) -> View:
    """Return what the desk sees once the result is sealed; `what` is more of its sealing."""
    view = view or view_before(saksi(), G, B)
    told: dict[str, object] = {"sequence": 1, "bundles": (e.BundleMade(1, ""),), **what}
    sealing: Sealing = replace(view.day.sealing, **told)
    began = {**view.day.began, Stage.PENYERAHAN: at(19, 5).isoformat()}
    if stage is Stage.SELESAI:
        began[stage] = at(21, 40).isoformat()
    return replace(view, day=replace(view.day, stage=stage, began=began, sealing=sealing))


def copy(contest: str, recipient: str, number: int, *, void: bool = False) -> Copy:
    """Return a copy that was handed over at 19.20."""
    said = e.CopyHandedOver(SALINAN, contest, recipient, number)
    return Copy(said, at(19, 20).isoformat(), void)


def exported(sequence: int = 1, target: str = "KINGSTON") -> tuple[str, e.BundleExported]:
    """Return an export at 19.30."""
    return at(19, 30).isoformat(), e.BundleExported(sequence, target, "d41f" * 16)
