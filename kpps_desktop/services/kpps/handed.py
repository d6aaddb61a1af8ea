"""What was made and handed over, with its times, and the copy that is handed over next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from kpps_desktop.domain import events as e
from kpps_desktop.domain.event_names import NAMES, event_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.kpps.handing import hand_copy
from kpps_desktop.services.kpps.keeping import QR
from kpps_desktop.services.kpps.writing import SALINAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.journal import Line
    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was handed over, when (ISO 8601), and whether reopening made it void."""

    said: e.CopyHandedOver
    at: str
    void: bool


@dataclass(frozen=True, slots=True)
class Handed:
    """What a desk gave out.

    `papers` are the contests whose copy is made of the last sealing; `qr` its QR texts by
    contest; `exports` with their times; `void` the times at which a result was opened again.
    """

    papers: tuple[str, ...] = ()
    qr: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    copies: tuple[Copy, ...] = ()
    exports: tuple[tuple[str, e.BundleExported], ...] = ()
    void: tuple[str, ...] = ()

    def holds(self, contest: str, recipient: str) -> int | None:
        """Return the number of the copy of C.HASIL somebody has; a void one is none."""
        numbers = [
            one.said.number
            for one in self.copies
            if not one.void and _of(one.said) == (SALINAN, contest, recipient)
        ]
        return numbers[-1] if numbers else None


_TOLD = {NAMES[one]: one for one in (e.CopyHandedOver, e.BundleExported, e.ResultReopened)}


def handed(desk: Desk) -> Handed:
    """Look at what this desk made of its last sealing, and gave out of all of them."""
    sequence = desk.day().sealing.sequence
    with desk.store.read() as books:
        lines = [one for one in books.journal.of(desk.store.desk) if one.event in _TOLD]
        made = [one for one in books.papers.all() if one.sequence == sequence]
        texts = {
            one.contest: tuple((books.papers.content(one.sha256) or b"").decode().splitlines())
            for one in made
            if one.paper == QR
        }
    reopened = [at for at, one in enumerate(lines) if _TOLD[one.event] is e.ResultReopened]
    last = reopened[-1] if reopened else -1
    return Handed(
        papers=tuple(one.contest for one in made if one.paper == SALINAN),
        qr=texts,
        copies=tuple(
            Copy(cast("e.CopyHandedOver", _event(one)), one.at, at < last)
            for at, one in enumerate(lines)
            if _TOLD[one.event] is e.CopyHandedOver
        ),
        exports=tuple(
            (one.at, cast("e.BundleExported", _event(one)))
            for one in lines
            if _TOLD[one.event] is e.BundleExported
        ),
        void=tuple(lines[at].at for at in reopened),
    )


def hand_next_copy(desk: Desk, contest: str, recipient: str, by: OfficerId) -> Changed:
    """Hand the copy of C.HASIL with the next number to somebody who has none.

    Numbers go on after a result was opened again, so that no number ever names two papers.
    Refused S.721 for whoever has one: Enter may have been held a moment too long.
    """
    found = handed(desk)
    number = found.holds(contest, recipient)
    if number is not None:
        raise Refused("S.721", recipient=recipient, number=number)
    given = [one.said.number for one in found.copies if _of(one.said)[:2] == (SALINAN, contest)]
    return hand_copy(desk, SALINAN, contest, recipient, max(given, default=0) + 1, by)


def _of(said: e.CopyHandedOver) -> tuple[str, str, str]:
    return said.paper, said.contest, said.recipient


def _event(line: Line) -> object:
    return event_of(line.event, line.facts)
