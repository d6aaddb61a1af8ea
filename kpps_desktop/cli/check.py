"""`check`: hold a table of figures against the rules of C.HASIL."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.cli.progress import progress
from kpps_desktop.devices.files import read
from kpps_desktop.domain.outcomes import Kind, Refused, Told
from kpps_desktop.formbook import DEFAULT_PROFILE, load_profile, profile_codes, result_forms
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.rules.checking import check_station
from kpps_desktop.rules.terms import Terms
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.formbook import Form

    Found: TypeAlias = list[tuple[Sheet, list[Finding]]]

_CLEAN, _FOUND, _UNREADABLE = range(3)
_BLANK = "R20"
_ROWS = frozenset({"I.121", "I.122", "I.123"})
"""Faults for which a row is left out."""


@click.command("check")
@click.argument("figures", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--profile", default=DEFAULT_PROFILE, show_default=True, help="Whose rules.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_obj
def command(asked: Asked, figures: Path, profile: str, *, as_json: bool) -> None:
    """Check a table of C.HASIL figures (CSV or XLSX) by the rules R01 to R21.

    \b
    Columns: kode_tps, kontes, then any of IA_L IA_P IA_J IB1_L … IB4_J II1 II2 II3 II4
    III_L III_P III_J IV_1 … IV_n VA VB VC. A column that is absent is out of scope;
    a cell that is blank is blank, not zero. The choices are the columns IV_n; where
    two contests share the table, the last ones that a contest never fills are not its own.

    \b
    --json prints a list with an entry for every row that has findings:
    [{"kode_tps": "…", "kontes": "gubernur", "findings":
      [{"code": "R12", "cells": ["VC", "IB4_J"], "kind": "peringatan"}]}]
    What is wrong with the table itself is told on the error stream.

    Exit: 0 no findings; 1 findings; 2 unreadable.
    """  # noqa: D301 - \b is how click keeps lines apart
    try:
        _refuse_unknown(profile)
        forms = result_forms(profile)
        terms = dict.fromkeys(forms, Terms(load_profile(profile)))
        sheets, faults = read_figures(read(figures), figures.name, forms)
    except Told as news:
        click.echo(_said(news, asked.lang), err=True)
        raise SystemExit(_UNREADABLE) from None
    _tell([fault for fault in faults if not fault.cells], asked.lang)
    if not sheets:
        raise SystemExit(_UNREADABLE)
    with progress(asked, "check", len(sheets)) as step:
        found = _checked(sheets, faults, forms, terms, step)
    unread = len({(one.where, one.facts["row"]) for one in faults if one.code in _ROWS})
    told = _report(found, len(sheets), unread, asked.lang)
    click.echo(_json(found) if as_json else "\n".join(told))
    amiss = [fault for fault in faults if fault.kind is not Kind.KABAR]
    raise SystemExit(_FOUND if found or amiss else _CLEAN)


def _refuse_unknown(profile: str) -> None:
    known = profile_codes()
    if profile not in known:
        raise Refused("I.214", value=profile, known=", ".join(known))


def _tell(faults: list[Finding], lang: str) -> None:
    for fault in faults:
        click.echo(f"{fault.where}: {_said(fault, lang)}", err=True)


def _checked(
    sheets: list[Sheet],
    faults: list[Finding],
    forms: Mapping[str, Form],
    terms: Mapping[str, Terms],
    step: Callable[[], None],
) -> Found:
    """Return the sheets that have findings, with them, TPS by TPS."""
    order = {tps: at for at, tps in enumerate(dict.fromkeys(sheet.tps for sheet in sheets))}
    together = sorted(sheets, key=lambda sheet: order[sheet.tps])
    unread = defaultdict(list)
    for fault in faults:
        if fault.cells:
            unread[fault.facts["tps"], fault.facts["contest"]].append(fault)
    found: Found = []
    for tps, station in groupby(together, key=lambda sheet: sheet.tps):
        listed = list(station)
        findings = check_station(listed, forms, terms)
        for sheet in listed:
            odd = unread[tps, sheet.contest]
            own = [one for one in findings if one.where == sheet.contest]
            # A cell that could not be read is no blank: it was told already.
            cells = {cell for one in odd for cell in one.cells}
            own = [one for one in own if one.code != _BLANK or not cells.issuperset(one.cells)]
            if told := odd + own:
                found.append((sheet, told))
            step()
    return found


def _json(found: Found) -> str:
    rows = [
        {
            "kode_tps": sheet.tps,
            "kontes": sheet.contest,
            "findings": [
                {"code": one.code, "cells": one.cells, "kind": one.kind.value} for one in findings
            ],
        }
        for sheet, findings in found
    ]
    return orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode()


def _report(found: Found, checked: int, unread: int, lang: str) -> Iterator[str]:
    for sheet, findings in found:
        yield f"{sheet.tps} {sheet.contest}"
        for one in findings:
            yield f"  {label(f'kind.{one.kind.value}', lang)}: {_said(one, lang)}"
        yield ""
    left = label("check.unread", lang).format(rows=unread) if unread else ""
    yield label("check.summary", lang).format(sheets=checked, faulty=len(found)) + left


def _said(news: Finding | Told, lang: str) -> str:
    words = wording_of(news, lang)
    return f"{news.code} {words.title}\n      {words.cause}\n      → {words.remedy}"
