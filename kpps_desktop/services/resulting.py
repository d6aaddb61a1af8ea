"""The result of a TPS, as the journal tells it: what QR text, papers and bundle all carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.events import ResultSealed
from kpps_desktop.domain.journal import Head
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.results import Declined, Explanation, TpsResult
from kpps_desktop.services.examining import sheets

if TYPE_CHECKING:
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.journal import Line
    from kpps_desktop.services.desk import Desk


def result_of(desk: Desk) -> TpsResult:
    """Return the sealed result; Refused S.514 where nothing is sealed now.

    It is bound to the journal line that sealed it, so that paper, QR text and bundle of one
    sealing carry the very same figures and the very same head.
    """
    day = desk.day()
    sealed = _sealing(desk)
    if sealed is None or not day.is_sealed:
        raise Refused("S.514")
    with desk.store.read() as books:
        last = books.bundles.last()
    setup = day.setup
    return TpsResult(
        election=setup.election,
        tps=desk.tps.kode,
        kind=ResultKind(setup.kind),
        mode=Mode(setup.mode),
        sequence=day.sealing.sequence,
        previous=last.sha256 if last and last.sequence < day.sealing.sequence else "",
        journal=Head(sealed.desk, sealed.seq, sealed.hash),
        at=sealed.at,
        sheets=sheets(desk),
        explanations=_explanations(day),
        signed=tuple((one, by) for one in day.contests for by in day.drafts[one].signed),
        declined=tuple(
            Declined(one, by, why)
            for one in day.contests
            for by, why in day.drafts[one].declined.items()
        ),
    )


def _sealing(desk: Desk) -> Line | None:
    name = NAMES[ResultSealed]
    with desk.store.read() as books:
        lines = books.journal.of(desk.store.desk)
    return next((line for line in reversed(lines) if line.event == name), None)


def _explanations(day: Day) -> tuple[Explanation, ...]:
    return tuple(
        Explanation(contest, code, cells, reason)
        for contest in day.contests
        for (code, cells), reason in day.drafts[contest].explained.items()
    )
