"""What a TPS hands out, on sticks: bytes are taken from the books first, a stick is only a copy.

Three acts, for a stick may take long and may be pulled out amid it: take from the books
(`outgoing`), write (`write_out`, which touches no books), remember (`note_export`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.exchange import names
from kpps_desktop.services.kpps.desk import record
from kpps_desktop.services.kpps.handing import last_bundle, qr_texts, signed_papers
from kpps_desktop.services.texts import MOST_NAME

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.devices.drives import Drives, Stick
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files of a sealing by name, the bundle first, for a stick may not last for all of them."""

    sequence: int
    sha256: str
    files: tuple[tuple[str, bytes], ...]


def outgoing(desk: Desk) -> Outgoing:
    """Take the bundle, the signed papers and the QR texts of the last sealing from the books.

    Refused S.516 where there is no bundle of it.
    """
    sequence, mode = desk.day().sealing.sequence, desk.election.mode
    name, content = last_bundle(desk)
    if not desk.day().sealing.bundled:
        raise Refused("S.516")
    others = {
        **signed_papers(desk, sequence),
        **{f"{contest}-qr.txt": text for contest, text in qr_texts(desk, sequence).items()},
    }
    named = ((f"{desk.tps.kode}-{one}", held) for one, held in others.items())
    beside = tuple((names.simulated(one, mode), held) for one, held in named)
    return Outgoing(sequence, files.sha256(content), ((name, content), *beside))


def write_out(
    sent: Outgoing, drives: Drives, stick: Stick, step: Callable[[int, int], object]
) -> None:
    """Write files to a stick, each whole and read back; `step` hears how far it has come.

    Trouble D.003, D.004, D.015 to D.018 where the stick fails.
    """
    for done, (name, content) in enumerate(sent.files):
        step(done, len(sent.files))
        drives.write(stick, name, content)
    step(len(sent.files), len(sent.files))


def note_export(desk: Desk, sent: Outgoing, stick: str, by: OfficerId) -> Changed:
    """Remember that a bundle lies on a stick of a name."""
    # A stick is called as somebody once typed it; the journal takes printable text only.
    printable = "".join(one if one.isprintable() else "?" for one in stick)[:MOST_NAME]
    with record(desk, e.BundleExported(sent.sequence, printable, sent.sha256), by):
        return Changed.HANDOVER
