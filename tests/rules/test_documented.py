"""docs/figures.md is held to the code: cells, rules, and what can be wrong with a table."""

from __future__ import annotations

import ast
import json
import os
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.formbook import DEFAULT_PROFILE, result_forms
from kpps_desktop.rules.table import KINDS, UNFIT
from kpps_desktop.words.catalogue import catalogue
from tests.services.ppk.tiny import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "figures.md"
FORM = result_forms(DEFAULT_PROFILE)["gubernur"]
CELLS = {str(cell) for cell in FORM.cells((1,))}
OF_PROFILE = {"norm", "max_voters"}
WORDS = catalogue("en")


def kept(head: str, rows: list[str]) -> bool:
    """Tell whether a table stands in the page as it should; written anew with KEEP_GOLDEN=1."""
    text = DOCS.read_text("utf-8")
    before, found, rest = text.partition(f"{head}\n")
    rule, _, rest = rest.partition("\n")
    assert found
    stands, _, after = rest.partition("\n\n")
    if os.environ.get("KEEP_GOLDEN"):
        made = "\n".join([before + head, rule, *rows])
        left = after if stands.startswith("|") else rest.lstrip("\n")
        DOCS.write_text(f"{made}\n\n{left}", "utf-8")
    return stands.splitlines() == rows


def cells() -> Iterator[str]:
    """Write the cells of a form, those of a row and those of the choices together."""
    for _, held in groupby(FORM.spots((1,)), key=lambda one: one.row.code):
        own = list(held)
        names = " ".join(f"`{one.cell}`" for one in own)
        cites = own[0].cite.partition(" (")[0]
        if own[0].cell.startswith("IV_"):
            names, cites = "`IV_1` … `IV_n`", "IV.1 … IV.n"
        yield f"| {names} | {cites} | {own[0].row.label or 'suara sah tiap pilihan'} |"


class Named(ast.NodeTransformer):
    """Puts the values of a rule in the place of its parameters."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)


def written() -> Iterator[tuple[str, str, str]]:
    """Yield each line of the table of rules: code, condition, and whether a table can break it."""
    text = ROOT.joinpath("kpps_desktop", "rules", "table.py").read_text("utf-8")
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call) or ast.unparse(call.func) != "Rule":
            continue
        code, values, broken = call.args[:3]
        named = ast.literal_eval(values)
        assert isinstance(broken, ast.Lambda)
        parameters = [one.arg for one in broken.args.args]
        if len(parameters) > len(named):
            named = tuple(f"{one} {named[0]}" for one in parameters)
        condition = Named(dict(zip(parameters, named, strict=True))).visit(broken.body)
        heard = {heard_in_check(one) for one in named} - {"yes"}
        yield ast.literal_eval(code), ast.unparse(condition), min(heard, default="yes")


def heard_in_check(value: str) -> str:
    """Tell whether a table can hold a value of a rule: `yes`, `no`, or `no such row`."""
    bare = re.sub(r"^(wider|narrower) ", "", value)
    if bare in OF_PROFILE or bare.replace("*", "J") in CELLS:
        return "yes"
    return "no such row" if re.fullmatch(r"[IV]+[A-C]?\d*_.", bare) else "no"


def sums() -> Iterator[tuple[str, str, str]]:
    for code, whole, parts in FORM.sums((1,)):
        told = "IV_1 + … + IV_n" if parts[0].startswith("IV_") else " + ".join(parts)
        yield code, f"{whole} != {told}", "yes"


def rules() -> Iterator[str]:
    """Write every rule, with all its lines."""
    unfit = "a cell is blank, or no number from 0 to what its boxes hold"
    lines = [*sums(), *written(), (UNFIT, unfit, "yes")]
    for code in sorted(KINDS):
        own = [one for one in lines if one[0] == code] or [(code, "—", "no such row")]
        shown = "<br>".join(one[1] if one[1] in (unfit, "—") else f"`{one[1]}`" for one in own)
        title, heard = WORDS[code][0], own[0][2]
        yield f"| {code} | {KINDS[code].value} | {title} | {shown} | {heard} |"


def faults() -> Iterator[str]:
    """Write the codes that reading a table may come to."""
    intake = ROOT / "kpps_desktop" / "intake"
    texts = "".join(
        (intake / f"{name}.py").read_text("utf-8") for name in ("tables", "figures", "workbooks")
    )
    for code in sorted(set(re.findall(r'"(I\.\d{3})"', texts))):
        yield f"| {code} | {WORDS[code][0]} |"


def test_the_cells_are_those_of_the_form() -> None:
    assert kept("| cell | on paper | row |", list(cells()))


def test_the_rules_are_those_of_the_table() -> None:
    told = list(rules())
    assert len(told) == 21
    assert kept("| rule | | what is wrong | broken where | in `check` |", told)


def test_the_faults_are_those_of_the_reader() -> None:
    assert kept("| code | |", list(faults()))


def test_the_example_says_what_the_page_says(tmp_path: Path) -> None:
    text = DOCS.read_text("utf-8")
    path = tmp_path / "angka.csv"
    path.write_text(re.findall(r"```csv\n(.*?)```", text, re.DOTALL)[0], "utf-8")
    done = run("check", "--json", path)
    said = json.loads(re.findall(r"```json\n(.*?)```", text, re.DOTALL)[0])
    assert (done.exit_code, json.loads(done.stdout)) == (1, said)
