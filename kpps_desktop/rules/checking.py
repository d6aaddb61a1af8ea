"""Checks the figures of a sheet, and the sheets of a TPS against each other."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from inspect import signature
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, cast

from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.rules.table import BETWEEN, RULES, SUMS, UNFIT, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kpps_desktop.domain.figures import Figures, Sheet
    from kpps_desktop.domain.outcomes import Fact
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook.form import Form, Spot, Sum
    from kpps_desktop.rules.terms import Terms


class _Page(NamedTuple):
    """A form laid for some choices, ready to be checked."""

    spots: Mapping[Cell, Spot]
    sums: tuple[Sum, ...]
    rules: tuple[Rule, ...]
    between: tuple[Rule, ...]


def check(sheet: Sheet, form: Form, terms: Terms) -> list[Finding]:
    """Return what is wrong with a sheet, by rule and then in paper order.

    A rule is silent where a value it needs is absent or blank; a blank cell is R20's.
    """
    page = _page_of(sheet, form, terms)
    figures = _on(page, sheet.figures)
    found = [
        *_unfit(figures, page, terms.stations),
        *_unequal(figures, page),
        *_broken(figures, page, terms),
    ]
    return _told(found, sheet.contest, terms.profile)


def check_station(
    sheets: Iterable[Sheet], forms: Mapping[str, Form], terms: Mapping[str, Terms]
) -> list[Finding]:
    """Return what is wrong with the sheets of one TPS, each by itself and between contests.

    Forms and terms are by contest; a finding's `where` is its contest. The order of `forms`
    is from the widest region to the narrowest; what differs is told at the narrower (R15).
    """
    listed = sorted(sheets, key=lambda sheet: list(forms).index(sheet.contest))
    found = [
        finding
        for sheet in listed
        for finding in check(sheet, forms[sheet.contest], terms[sheet.contest])
    ]
    for wider, narrower in combinations(listed, 2):
        own = terms[narrower.contest]
        page = _page_of(narrower, forms[narrower.contest], own)
        differing = _differing(wider, narrower, page)
        found += _told(list(differing), narrower.contest, own.profile)
    return found


def _page_of(sheet: Sheet, form: Form, terms: Terms) -> _Page:
    numbers = terms.numbers
    if numbers is None:
        numbers = form.choices_in(sheet.figures)
    return _page(form, numbers, terms.profile)


@lru_cache(maxsize=64)
def _page(form: Form, numbers: tuple[int, ...], profile: Profile) -> _Page:
    spots = {spot.cell: spot for spot in form.spots(numbers)}
    columns = tuple(dict.fromkeys(spot.column.code for spot in spots.values() if spot.column.code))
    rows = tuple(category.row for category in profile.categories)
    sums = form.sums(numbers)
    if unknown := {one.rule for one in sums} - SUMS:
        raise KeyError(*unknown)
    return _Page(
        spots, sums, _written_out(RULES, rows, columns), _written_out(BETWEEN, rows, columns)
    )


def _written_out(
    rules: tuple[Rule, ...], rows: tuple[str, ...], columns: tuple[str, ...]
) -> tuple[Rule, ...]:
    """Write a line that stands for rows (`@`) or columns (`*`) out, once for each."""
    return tuple(
        Rule(
            rule.code,
            tuple(_put(name, row, column) for name in rule.values),
            rule.broken,
            rule.kind,
            rule.article,
            tuple(_put(name, row, column) for name in rule.at or rule.values),
        )
        for rule in rules
        for row in (rows if any("@" in name for name in rule.values) else ("",))
        for column in (columns if any("*" in name for name in rule.values) else ("",))
    )


def _on(page: _Page, figures: Figures) -> Figures:
    """Return the figures of cells that the form has."""
    return {cell: figure for cell, figure in figures.items() if cell in page.spots}


def _put(name: str, row: str, column: str) -> str:
    return name.replace("@", row).replace("*", column)


def _unfit(figures: Figures, page: _Page, stations: int) -> Iterator[Finding]:
    for cell, spot in page.spots.items():
        if cell not in figures:
            continue
        figure, most = figures[cell], spot.most * stations
        if figure is None or not 0 <= figure <= most:
            facts: dict[str, Fact] = {"cell": spot.cite, "figure": figure, "most": most}
            yield Finding(UNFIT, Kind.GALAT, (cell,), facts=facts)


def _unequal(figures: Figures, page: _Page) -> Iterator[Finding]:
    for code, whole, parts in page.sums:
        values = _values(figures, (whole, *parts))
        if values is None or values[0] == sum(values[1:]):
            continue
        facts: dict[str, Fact] = {
            "cell": page.spots[whole].cite,
            "parts": " + ".join(page.spots[part].cite for part in parts),
            "total": values[0],
            "sum": sum(values[1:]),
        }
        yield Finding(code, Kind.GALAT, (whole, *parts), facts=facts)


def _broken(figures: Figures, page: _Page, terms: Terms) -> Iterator[Finding]:
    known = terms.known(figures)
    for rule in page.rules:
        values = _values(known, rule.values)
        if values is not None and rule.broken(*values):
            yield _finding(rule, values, page.spots)


def _differing(wider: Sheet, narrower: Sheet, page: _Page) -> Iterator[Finding]:
    contests: dict[str, Fact] = {"contest": narrower.contest, "other": wider.contest}
    own = _on(page, narrower.figures)
    for rule in page.between:
        there, here = _values(wider.figures, rule.values), _values(own, rule.values)
        if there and here and rule.broken(*there, *here):
            yield _finding(rule, [*there, *here], page.spots, contests)


def _values(known: Figures, names: Iterable[str]) -> list[int] | None:
    """Return the values, or None where one of them is absent or blank."""
    values = [known.get(cast("Cell", name)) for name in names]
    return None if None in values else cast("list[int]", values)


def _finding(
    rule: Rule,
    values: list[int],
    spots: Mapping[Cell, Spot],
    more: Mapping[str, Fact] | None = None,
) -> Finding:
    cells = tuple(Cell(name) for name in rule.at if Cell(name) in spots)
    facts: dict[str, Fact] = dict(zip(_parameters(rule.broken), values, strict=True))
    cites = [spots[cell].cite for cell in cells] or [""]
    facts |= {"cell": cites[0], "against": cites[-1], "article": rule.article}
    return Finding(rule.code, rule.kind, cells, facts={**facts, **(more or {})})


@cache
def _parameters(broken: Callable[..., bool]) -> tuple[str, ...]:
    return tuple(signature(broken).parameters)


def _told(found: list[Finding], contest: str, profile: Profile) -> list[Finding]:
    kept = [one for one in found if one.code not in profile.rules_off]
    kept.sort(key=lambda one: one.code)
    return [replace(one, where=contest) for one in kept]
