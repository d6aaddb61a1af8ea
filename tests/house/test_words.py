"""Every code has words in both languages, and every entry of the words is used."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "resources" / "words"
LANGUAGES = ("id", "en")
PARTS = ("title", "cause", "remedy")

CODE = re.compile(r"[A-Z]{1,3}\.?\d+[a-z]?")
PLAIN = re.compile(r"[A-Z]\.\d{3}|R(0[1-9]|1\d|2[01])")
"""A literal that can only be a code, wherever it stands."""
TELLERS = ("Refused", "Trouble", "Told", "Finding", "Hint", "Rule", "Fact")

Entries = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Telling:
    """A code in the source; with the facts given beside it, where they can be read."""

    code: str
    place: str
    facts: frozenset[str] | None = None


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _facts(call: ast.Call, teller: str) -> frozenset[str] | None:
    """Return the facts a call gives, or None where they are made elsewhere."""
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if None in given:
        return None
    if teller in {"Refused", "Trouble", "Told"}:
        return frozenset(name for name in given if name)
    facts = given.get("facts", ast.Dict(keys=[], values=[]))
    if teller != "Finding" or not isinstance(facts, ast.Dict) or None in facts.keys:
        return None
    return frozenset(_literal(key) or "" for key in facts.keys if key)


def _of_call(call: ast.Call, name: str) -> Iterator[Telling]:
    teller = ast.unparse(call.func).rpartition(".")[2]
    if teller not in TELLERS:
        return
    facts = _facts(call, teller)
    for given in (*call.args, *(one.value for one in call.keywords if one.arg == "code")):
        code = _literal(given)
        if code and CODE.fullmatch(code):
            yield Telling(code, f"{name}:{call.lineno}", facts)


def tellings(text: str, name: str) -> Iterator[Telling]:
    """Find the codes of a source text."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from _of_call(node, name)
        elif isinstance(node, ast.expr) and PLAIN.fullmatch(_literal(node) or ""):
            yield Telling(_literal(node) or "", f"{name}:{node.lineno}")


def _told() -> list[Telling]:
    return [
        telling
        for path in sorted((ROOT / "kpps_desktop").rglob("*.py"))
        for telling in tellings(path.read_text(), path.relative_to(ROOT).as_posix())
    ]


def _entries(language: str) -> Entries:
    return {
        code: entry
        for path in sorted((WORDS / language).glob("*.toml"))
        for code, entry in tomllib.loads(path.read_text()).items()
        if CODE.fullmatch(code)
    }


def _placeholders(entry: dict[str, str]) -> set[str]:
    return {
        name
        for part in PARTS
        for _, name, _, _ in string.Formatter().parse(entry.get(part, ""))
        if name
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: str) -> None:
    entries = _entries(language)
    assert {one.code: one.place for one in _told() if one.code not in entries} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_used(language: str) -> None:
    assert sorted(_entries(language).keys() - {one.code for one in _told()}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_whole_and_stands_once(language: str) -> None:
    entries = _entries(language)
    assert [code for code, one in entries.items() if not all(one.get(part) for part in PARTS)] == []
    times = Counter(
        code
        for path in (WORDS / language).glob("*.toml")
        for code in tomllib.loads(path.read_text())
        if CODE.fullmatch(code)
    )
    assert [code for code, count in times.items() if count > 1] == []


def test_both_languages_say_the_same_codes_with_the_same_facts() -> None:
    indonesian, english = (_entries(language) for language in LANGUAGES)
    assert sorted(indonesian.keys() ^ english.keys()) == []
    assert [
        code
        for code in sorted(indonesian.keys() & english.keys())
        if _placeholders(indonesian[code]) != _placeholders(english[code])
    ] == []


def test_every_fact_that_the_words_name_is_given() -> None:
    entries = _entries("id")
    assert [
        f"{one.place} {one.code} lacks {sorted(missing)}"
        for one in _told()
        if one.facts is not None
        and (missing := _placeholders(entries.get(one.code, {})) - one.facts)
    ] == []


def test_codes_are_found_wherever_they_are_told() -> None:
    text = (
        'raise Refused("S.9", n=1)\nlost = outcomes.Trouble("B.001", **facts)\n'
        'code = "T.001" if a else "II1"\nFact("chain", None, "F.07")\n'
        'Finding("R06", cells=("II1",), facts={"a": 1})'
    )
    assert {(one.code, one.facts) for one in tellings(text, "a.py")} == {
        ("S.9", frozenset({"n"})),
        ("B.001", None),
        ("T.001", None),
        ("F.07", None),
        ("R06", frozenset({"a"})),
        ("R06", None),
    }
