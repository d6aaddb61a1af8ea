"""Receives the results whose QR codes pictures of pages show, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.exchange import qr
from kpps_desktop.services.ppk import scans
from kpps_desktop.services.ppk.arrivals import Examiner
from kpps_desktop.services.ppk.receiving import Outcome, Reception, take
from kpps_desktop.trust.facts import Fact, fails

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk


def receive_scans(
    desk: RecapDesk, pack: bytes, paths: Sequence[Path], by: OfficerId
) -> Iterator[Reception]:
    """Receive what pictures and PDFs show; the parts of one message may stand on several of them.

    A picture with a part is told with the one that makes its message whole; if none does, it is
    refused at the end, and its facts name what is missing.
    """
    examiner = Examiner(pack)
    waiting: dict[str, Path] = {}
    faults: tuple[Finding, ...] = ()
    for path in paths:
        codes = scans.codes_in(path)
        text = "\n".join(codes.texts)
        gathered = qr.gather(tuple(waiting), text)
        if codes.facts:
            yield Reception(path, Outcome.REFUSED, codes.facts)
        elif gathered.messages:
            yield take(desk, examiner.weigh(path, scans.as_text(gathered.messages)), by)
        elif not gathered.has:
            yield Reception(path, Outcome.REFUSED, _unreadable(gathered.faults))
        waiting = {one: waiting.get(one, path) for one in gathered.waiting}
        faults = gathered.faults
    for path in dict.fromkeys(waiting.values()):
        yield Reception(path, Outcome.REFUSED, _unreadable(faults))


def _unreadable(faults: Iterable[Finding]) -> tuple[Fact, ...]:
    return tuple(fails("readable", one.code, **one.facts) for one in faults)
