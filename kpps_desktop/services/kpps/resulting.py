"""The result of a TPS, as the journal tells it: what QR text, papers and bundle all carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.events import ResultSealed
from kpps_desktop.domain.journal import Head
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.results import TpsResult, told_of
from kpps_desktop.services.kpps.examining import sheets

if TYPE_CHECKING:
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.services.kpps.desk import Desk


def result_of(desk: Desk) -> TpsResult:
    """Return the sealed result; Refused S.514 where nothing is sealed now.

    It is bound to the journal line that sealed it, so that paper, QR text and bundle of one
    sealing carry the very same figures and the very same head.
    """
    day = desk.day()
    sealed = _sealing(desk)
    if sealed is None or not day.is_sealed:
        raise Refused("S.514")
    setup, told = day.setup, told_of(day)
    return TpsResult(
        election=setup.election,
        tps=desk.tps.kode,
        kind=ResultKind(setup.kind),
        mode=Mode(setup.mode),
        sequence=day.sealing.sequence,
        previous=_previous(desk, day.sealing.sequence),
        journal=Head(sealed.desk, sealed.seq, sealed.hash),
        at=sealed.at,
        sheets=sheets(desk),
        explanations=told.explanations,
        signed=told.signed,
        declined=told.declined,
    )


def _previous(desk: Desk, sequence: int) -> str:
    """Return the SHA-256 of the bundle made before this sealing, or nothing."""
    with desk.store.read() as books:
        before = [one for one in books.bundles.all() if one.sequence < sequence]
    return before[-1].sha256 if before else ""


def _sealing(desk: Desk) -> Line | None:
    name = NAMES[ResultSealed]
    with desk.store.read() as books:
        lines = books.journal.of(desk.store.desk)
    return next((line for line in reversed(lines) if line.event == name), None)
