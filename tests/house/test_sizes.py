"""Sizes, names and imports that the style asks for, counted."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
FOLDERS = ("kpps_desktop", "tests", "benchmarks", "scripts")

MOST_LINES = {"file": 400, "class": 200, "function": 40}
NO_NAMES = {"manager", "handler", "helper", "util", "common", "base", "info", "controller"}

EXCEPTIONS: dict[str, str] = {
    "kpps_desktop/store/store.py: import inside open_store": "Alembic takes 0.45 s to import "
    "and is needed only where books are made or upgraded",
    "kpps_desktop/ui/kpps/pemungutan/screen.py: class PemungutanScreen": "field, card and forms "
    "pass one focus among them; what each looks like is in modules of its own already",
}
"""Fault → why it stands. At most five, and none that is no longer needed."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed file, named from the checkout."""

    name: str
    text: str
    tree: ast.Module


def _sources() -> Iterator[Source]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text()
            yield Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text))


def _lines(node: Function | ast.ClassDef) -> int:
    first = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    return (node.end_lineno or first) - first + 1


def _definitions(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    for node in ast.walk(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield node


def _too_long(source: Source) -> Iterator[str]:
    if source.text.count("\n") > MOST_LINES["file"]:
        yield f"{source.name}: file"
    for node in _definitions(source.tree):
        kind = "class" if isinstance(node, ast.ClassDef) else "function"
        if _lines(node) > MOST_LINES[kind]:
            yield f"{source.name}: {kind} {node.name}"


def _imports_inside(source: Source) -> Iterator[str]:
    for function in _definitions(source.tree):
        if isinstance(function, Function):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield f"{source.name}: import inside {function.name}"


def _words(name: str) -> set[str]:
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", name)
    return {part.lower() for part in parts} | {part.lower().removesuffix("s") for part in parts}


def _empty_names(source: Source) -> Iterator[str]:
    if any(NO_NAMES & _words(part) for part in Path(source.name).with_suffix("").parts):
        yield f"{source.name}: name of the file"
    for node in _definitions(source.tree):
        if not node.name.startswith("test_") and NO_NAMES & _words(node.name):
            yield f"{source.name}: name {node.name}"


def _faults() -> set[str]:
    return {
        fault
        for source in _sources()
        for rule in (_too_long, _imports_inside, _empty_names)
        for fault in rule(source)
    }


def test_sizes_names_and_imports_keep_to_the_style() -> None:
    assert sorted(_faults() - EXCEPTIONS.keys()) == []


def test_exceptions_are_few_and_still_needed() -> None:
    assert len(EXCEPTIONS) <= 5
    assert sorted(EXCEPTIONS.keys() - _faults()) == []


BAD = """
class PaperManager:
    def a(self):
        import os
        return os
"""


@pytest.mark.parametrize(
    ("rule", "text", "fault"),
    [
        (_too_long, "x = 1\n" * 401, "file"),
        (_too_long, "def a():\n" + "    x = 1\n" * 40, "function a"),
        (_too_long, "class A:\n" + "    x = 1\n" * 200, "class A"),
        (_imports_inside, BAD, "import inside a"),
        (_empty_names, BAD, "name PaperManager"),
        (_empty_names, "def date_utils(): ...", "name date_utils"),
    ],
)
def test_each_fault_is_found(
    rule: Callable[[Source], Iterator[str]], text: str, fault: str
) -> None:
    assert list(rule(Source("a.py", text, ast.parse(text)))) == [f"a.py: {fault}"]


def test_a_name_that_only_looks_empty_is_allowed() -> None:
    text = "def base45_text(): ...\ndef information(): ...\nclass DatabaseRow: ..."
    assert list(_empty_names(Source("a.py", text, ast.parse(text)))) == []
