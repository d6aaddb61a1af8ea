"""What the NIST schema lets through and we do not: references, signs, sums, moments."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node: TypeAlias = "Mapping[str, Any]"

_PREFIX = "ElectionResults."
_REFERS = {
    "CandidateIds": ("Candidate",),
    "ComposingGpUnitIds": ("ReportingUnit",),
    "ElectionDistrictId": ("ReportingUnit",),
    "ElectionScopeId": ("ReportingUnit",),
    "GpUnitId": ("ReportingUnit",),
    "OfficeIds": ("Office",),
    "PersonId": ("Person",),
}
"""The references we write, and what each may refer to."""
_COUNTS = (
    "BallotsCast",
    "BallotsRejected",
    "Count",
    "Overvotes",
    "SubUnitsReported",
    "TotalSubUnits",
    "Undervotes",
    "VotersRegistered",
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def check_report(report: Node) -> list[Finding]:
    """Return what is wrong in a report that the schema would let through."""
    nodes = list(_nodes(report, ""))
    return [
        *_reference_faults(nodes),
        *_count_faults(nodes),
        *_moment_faults(nodes),
        *_sum_faults(report, nodes),
    ]


def _nodes(value: object, path: str) -> Iterator[tuple[str, Node]]:
    if isinstance(value, dict):
        yield path, value
        for key, held in value.items():
            yield from _nodes(held, f"{path}/{key}")
    elif isinstance(value, list):
        for at, held in enumerate(value):
            yield from _nodes(held, f"{path}/{at}")


def _reference_faults(nodes: list[tuple[str, Node]]) -> Iterator[Finding]:
    named = [(node["@id"], node.get("@type", "")) for _, node in nodes if "@id" in node]
    kinds = {id_: str(kind).removeprefix(_PREFIX) for id_, kind in named}
    for id_, times in Counter(id_ for id_, _ in named).items():
        if times > 1:
            yield Finding("X.302", where=str(id_), facts={"id": str(id_)})
    for path, node in nodes:
        for key in _REFERS.keys() & node.keys():
            held = node[key] if isinstance(node[key], list) else [node[key]]
            for id_ in held:
                if kinds.get(id_) not in _REFERS[key]:
                    yield Finding("X.301", where=f"{path}/{key}", facts={"id": str(id_)})


def _count_faults(nodes: list[tuple[str, Node]]) -> Iterator[Finding]:
    for path, node in nodes:
        for key in _COUNTS:
            if key in node and (type(node[key]) is not int or node[key] < 0):
                where = f"{path}/{key}"
                yield Finding("X.303", where=where, facts={"count": str(node[key])})


def _moment_faults(nodes: list[tuple[str, Node]]) -> Iterator[Finding]:
    for path, node in nodes:
        moment = node.get("GeneratedDate")
        if moment is not None and not (isinstance(moment, str) and _MOMENT.fullmatch(moment)):
            yield Finding("X.304", where=f"{path}/GeneratedDate", facts={"moment": str(moment)})


def _sum_faults(report: Node, nodes: list[tuple[str, Node]]) -> Iterator[Finding]:
    """Hold every total against the counts of the units it is composed of.

    A unit without a count is not in yet, and is left out of the total as well.
    """
    composed = {
        unit["@id"]: unit.get("ComposingGpUnitIds", ()) for unit in report.get("GpUnit", ())
    }
    for name, counts in _series(nodes).items():
        for unit, count in counts.items():
            parts = [counts[part] for part in composed.get(unit, ()) if part in counts]
            if parts and sum(parts) != count:
                facts: Mapping[str, str | int] = {"unit": unit, "total": count, "sum": sum(parts)}
                yield Finding("X.305", where=name, facts=facts)


def _series(nodes: list[tuple[str, Node]]) -> dict[str, dict[str, int]]:
    """Return the counts that belong together (one list, one key, one type), by unit."""
    series: dict[str, dict[str, int]] = defaultdict(dict)
    for path, node in nodes:
        if "GpUnitId" in node:
            name = f"{path.rpartition('/')[0]} {node.get('OtherType', '')}".strip()
            for key in _COUNTS:
                if type(node.get(key)) is int:
                    series[f"{name} {key}"][node["GpUnitId"]] = node[key]
    return series
