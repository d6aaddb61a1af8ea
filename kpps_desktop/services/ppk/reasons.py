"""What the KPPS said of findings at its TPS, as the bundle that stands tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import orjson

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps, is_tps
from kpps_desktop.domain.recap.pending import CONTRADICTIONS
from kpps_desktop.rules.reasons import figures_of, key_of
from kpps_desktop.services.ppk.examining import findings_at, station_findings
from kpps_desktop.services.ppk.noting import bundle_at, standing_bundles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.recap.recap import Column, Recap
    from kpps_desktop.rules.reasons import Key
    from kpps_desktop.services.ppk.desk import RecapDesk

Reasons: TypeAlias = "Mapping[tuple[str, str, str, tuple[str, ...]], str]"
"""Reasons by TPS, contest, code and cells."""
_Figures: TypeAlias = "Mapping[Key, Mapping[str, int | None]]"


def reasons_of_kpps(desk: RecapDesk) -> Reasons:
    """Return the reasons that the bundles which stand give, for figures that stand as they told.

    A QR text gives none, and neither does a paper that was typed: what is written on it is read.
    """
    recap, standing = desk.recap(), set(standing_bundles(desk.recap()).values())
    with desk.store.read() as books:
        results = [(one.tps, one.result) for one in books.receipts.all() if one.sha256 in standing]
    return {key: reason for tps, text in results for key, reason in _told(desk, recap, tps, text)}


def without_reason(
    findings: Iterable[Finding],
    explained: Mapping[tuple[str, tuple[str, ...]], str],
    told: Mapping[tuple[str, tuple[str, ...]], str],
) -> tuple[Finding, ...]:
    """Return the contradictions (galat) for which neither the PPK nor the KPPS wrote why.

    `explained` are the PPK's reasons and `told` the KPPS's own, by code and cells.
    """
    return tuple(
        one
        for one in findings
        if one.code in CONTRADICTIONS
        and not (explained.get((one.code, one.cells)) or told.get((one.code, one.cells)))
    )


def unreasoned(desk: RecapDesk, tps: str, contest: str) -> tuple[Finding, ...]:
    """Return the contradictions that one contest of a TPS still owes a reason."""
    findings = findings_at(desk, tps).get(contest, ())
    told = {
        (code, cells): reason
        for (_, of, code, cells), reason in reasons_at(desk, tps).items()
        if of == contest
    }
    return without_reason(findings, desk.recap().column(tps, contest).explained, told)


def reasons_at(desk: RecapDesk, tps: str) -> Reasons:
    """Return the reasons that the bundle of one TPS gives."""
    sha256 = bundle_at(desk, tps)
    with desk.store.read() as books:
        receipt = books.receipts.one(sha256) if sha256 else None
    return dict(_told(desk, desk.recap(), tps, receipt.result)) if receipt else {}


def _told(
    desk: RecapDesk, recap: Recap, tps: str, text: str
) -> Iterator[tuple[tuple[str, str, str, tuple[str, ...]], str]]:
    """Yield the reasons of a result; where figures changed since, only those that hold for them."""
    if not (text and is_tps(tps)):
        return
    columns: dict[str, Column] = {
        one.code: recap.column(tps, one.code) for one in desk.election.contests_at(tps)
    }
    changed = any(column.figures != column.found() for column in columns.values())
    signed = _figures(desk, tps, columns, corrected=False) if changed else {}
    stands = _figures(desk, tps, columns, corrected=True) if changed else {}
    for said in orjson.loads(text)["explanations"]:
        key = (said["contest"], said["code"], tuple(said["cells"]))
        if signed.get(key) == stands.get(key):
            yield (tps, *key), said["reason"]


def _figures(
    desk: RecapDesk, tps: str, columns: Mapping[str, Column], *, corrected: bool
) -> _Figures:
    """Return the figures that each finding tells of, as they were signed or as they stand."""
    sheets = []
    for contest, column in columns.items():
        held = column.figures if corrected else column.found()
        if held is not None:
            figures = {Cell(cell): figure for cell, figure in held.items()}
            sheets.append(Sheet(KodeTps(tps), desk.election.contest(contest).code, figures))
    return {key_of(one): figures_of(one) for one in station_findings(desk, sheets)}
