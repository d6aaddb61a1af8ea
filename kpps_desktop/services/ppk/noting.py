"""What was told below beside figures: kejadian khusus, keberatan, disturbances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import KodeTps, is_tps
from kpps_desktop.domain.recap.results import Noted, NotedKind, NotedStatus
from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import RecapBundle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.events import ObjectionAnswered
    from kpps_desktop.domain.recap.events import RecapObjectionAnswered
    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.exchange.bundles import Incidents
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.store import Books

_MOST = 2_000
"""Letters of one text; the services of a TPS take no longer one."""


def noted(desk: RecapDesk) -> tuple[Noted, ...]:
    """Return what the bundles that stand tell, TPS by TPS, in the order it happened.

    Of a TPS that came by QR text or was typed nothing is known: its paper tells.
    """
    told = []
    with desk.store.read() as books:
        for tps, sha256 in standing_bundles(desk.recap()).items():
            told += _told(books, tps, sha256)
    return tuple(told)


def noted_at(desk: RecapDesk, tps: str) -> tuple[Noted, ...]:
    """Return what the bundle that stands of one TPS tells."""
    sha256 = bundle_at(desk, tps)
    if not sha256:
        return ()
    with desk.store.read() as books:
        return tuple(_told(books, tps, sha256))


def incident_key(one: Noted) -> str:
    """Return what an incident is known by within its TPS: its number, or kind and time."""
    return one.number or f"{one.kind.value} {one.at}"


def _told(books: Books, tps: str, sha256: str) -> list[Noted]:
    held, _ = container.read(books.receipts.content(sha256) or b"")
    if held is None:
        return []
    if not is_tps(tps):
        return list(_of_region(KodeTps(tps), held.files))
    incidents = bundles.read_incidents(held.files)
    return sorted(_of(KodeTps(tps), incidents), key=lambda one: one.at) if incidents else []


def _of_region(region: KodeTps, files: Mapping[str, bytes]) -> Iterator[Noted]:
    """Yield the objections that were raised at the meeting below, with what became of them."""
    bundle, _ = bundles.read_bundle(files)
    if not isinstance(bundle, RecapBundle):
        return
    for raised, answered in bundle.recap.objections:
        answer = answered.answer if answered else ""
        text = f"{raised.tps}: {raised.text}"
        said = (raised.objection, raised.contest, "", raised.by, text, answer)
        yield _noted(region, NotedKind.KEBERATAN, _status(answered), *said)


def bundle_at(desk: RecapDesk, tps: str) -> str:
    """Return the bundle (SHA-256) that stands of a TPS, or nothing where it sent none."""
    recap = desk.recap()
    contests = [contest.code for contest in desk.election.contests_at(tps)]
    return next(filter(None, (_bundle(recap.column(tps, contest)) for contest in contests)), "")


def standing_bundles(recap: Recap) -> Mapping[str, str]:
    """Return the bundle (SHA-256) that stands of each TPS that sent one."""
    standing: dict[str, str] = {}
    for (tps, _), column in sorted(recap.columns.items()):
        sha256 = _bundle(column)
        if sha256:
            standing.setdefault(tps, sha256)
    return standing


def _bundle(column: Column) -> str:
    """Return the bundle of the result that stands, though its QR text may have come first."""
    above = column.standing
    return next(
        (
            one.sha256
            for one in column.arrivals
            if above is not None and one.by == "bundle" and one.rank == above.rank
        ),
        "",
    )


def _of(tps: KodeTps, told: Incidents) -> Iterator[Noted]:
    kinds, recorded = NotedKind, NotedStatus.TERCATAT
    for at, one in told.incidents:
        said = (one.incident, one.contest, at, "", one.text, one.follow_up)
        yield _noted(tps, kinds.KEJADIAN, recorded, *said)
    for at, (raised, answered) in told.objections:
        answer = answered.answer if answered else ""
        said = (raised.objection, raised.contest, at, raised.by, raised.text, answer)
        yield _noted(tps, kinds.KEBERATAN, _status(answered), *said)
    for at, disturbed in told.disturbances:
        said = ("", "", at, "", disturbed.note or disturbed.what, "")
        yield _noted(tps, kinds.GANGGUAN, recorded, *said)


def _noted(tps: KodeTps, kind: NotedKind, status: NotedStatus, *said: str) -> Noted:
    number, contest, at, by, text, answer = (_legible(one) for one in said)
    return Noted(tps, kind, number, contest, at, by, text, status, answer)


def _legible(text: str) -> str:
    """Keep of a stranger's text what can be printed, and what a reader of our bundle takes."""
    return "".join(one for one in text if one.isprintable())[:_MOST]


def _status(answered: ObjectionAnswered | RecapObjectionAnswered | None) -> NotedStatus:
    if answered is None:
        return NotedStatus.MENUNGGU
    return NotedStatus.DITERIMA if answered.accepted else NotedStatus.DITOLAK
