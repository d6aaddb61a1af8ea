"""The words of the program: bad news by code, short labels by key, in each language.

They lie in one file an area, `resources/words/<lang>/<area>.toml`: a table named by a code holds
title, cause and remedy; any other holds labels, whose keys are dotted (`step.oath_kpps`). A file
is read once something in it is asked for: the first window waits for a thirtieth of the words.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.domain.places import Level, level
from kpps_desktop.installed import data
from kpps_desktop.words.numerals import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kpps_desktop.domain.outcomes import Fact

LANGUAGES = ("id", "en")
"""The languages the program speaks; Indonesian comes first."""

_CODE = re.compile(r"[A-Z]\.?[0-9]+")
_HEAD = re.compile(r"^\[(\w+)", re.MULTILINE)
_TERMS = ("unit", "copy", "form", "side", "watch", "watch_short", "area")
"""Names that differ by level: `ui_places.term`."""
_PARTS = ("title", "cause", "remedy")
_RECAP = ("ui_ppk", "recap.", "progress.receive", "note.opinion")
"""Labels that are a recap's own."""
_TOLD = ("K", "R", "S", "I")
"""Bad news that a recap's desk has of its own work; all other is of files, whose they are."""
_WHY = "why"
_TPS = "TPS {tps}"
_REGIONS = {Level.KECAMATAN: "kecamatan", Level.KABKO: "kabko"}


@dataclass(frozen=True, slots=True)
class Wording:
    """What is, why, and what to do about it."""

    title: str
    cause: str
    remedy: str


class _Spoken:
    """The level that the desk of a recap speaks at."""

    at = ""


class Coded(Protocol):
    """Bad news of any kind: a finding, a refusal, a trouble."""

    @property
    def code(self) -> str:
        """Where the words stand in the catalogue."""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """What fills them."""


def say(code: str, lang: str, /, **facts: Fact) -> Wording:
    """Return the words for a code, filled with its facts.

    A code without words, or words without their facts, is a bug: KeyError.
    """
    shown = {name: _shown(fact, lang) for name, fact in facts.items()}
    if _WHY in shown:  # what the machine says itself is English
        shown[_WHY] = labels_of("os", lang).get(f"os.{shown[_WHY]}", shown[_WHY])
    return Wording(*(of_unit(text, shown, lang) for text in _worded(code, lang)))


def _worded(code: str, lang: str) -> tuple[str, ...]:
    """Return the words for a code, unfilled, as the desk that is open says them."""
    words = catalogue(lang)[code]
    if not _Spoken.at or not code.startswith(_TOLD):
        return words
    parted = zip(_PARTS, words, strict=True)
    return tuple(_at_level(f"{code}.{part}", text, lang, _Spoken.at) for part, text in parted)


def wording_of(news: Coded, lang: str) -> Wording:
    """Return the words for a finding, a refusal or a trouble."""
    return say(news.code, lang, **news.facts)


def heading(code: str, lang: str) -> str:
    """Return the title of a rule, which has no facts; nothing for a code that has no words."""
    found = catalogue(lang).get(code)
    return found[0] if found and "{" not in found[0] else ""


def of_unit(text: str, facts: Mapping[str, str], lang: str) -> str:
    """Fill a sentence; where its `TPS {tps}` is a region of a recap further up, name that."""
    kode = facts.get("tps", "")
    called = _REGIONS.get(level(kode) or Level.TPS)
    if called is None:
        return text.format_map(facts)
    named = label(f"unit.{called}", lang).format(kode=kode)
    return text.replace(_TPS, "{tps}").format_map({**facts, "tps": named})


def label(key: str, lang: str) -> str:
    """Return a short text by its key, such as `step.oath_kpps` (KeyError where there is none)."""
    text = labels_of(key.partition(".")[0], lang)[key]
    if not _Spoken.at or not key.startswith(_RECAP):
        return text
    return _at_level(key, text, lang, _Spoken.at)


def speak_at(level: str) -> None:
    """Word the desk of a recap for `kabko` or `provinsi`; for the kecamatan with nothing.

    A program has one desk open at a time, as it wears one look.
    """
    _Spoken.at = level


@cache
def catalogue(lang: str) -> Mapping[str, tuple[str, str, str]]:
    """Return title, cause and remedy of every code in a language, unfilled."""
    words: dict[str, tuple[str, str, str]] = {}
    for code, parts in _entries(lang):
        if not _CODE.fullmatch(code):
            continue
        if code in words or set(parts) != set(_PARTS):
            raise ValueError(lang, code)
        words[code] = (parts["title"], parts["cause"], parts["remedy"])
    return words


@cache
def labels_of(area: str, lang: str) -> Mapping[str, str]:
    """Return the labels whose keys begin with a word, by the whole key."""
    return {
        key: text
        for path in _files(lang).get(area, ())
        for key, text in _flat({area: _read(path)[area]}, "")
    }


@cache
def labels(lang: str) -> Mapping[str, str]:
    """Return every label of a language by its dotted key."""
    found: dict[str, str] = {}
    for area, texts in _entries(lang):
        for key, text in () if _CODE.fullmatch(area) else _flat({area: texts}, ""):
            if key in found:
                raise ValueError(lang, key)
            found[key] = text
    return found


@cache
def _at_level(key: str, text: str, lang: str, at: str) -> str:
    """Return a text of a PPK as a KPU says it: by words of its own, or other names in the same."""
    known = labels_of("ui_places", lang)
    own = known.get(f"ui_places.own.{at}.{key}") or known.get(f"ui_places.own.kpu.{key}")
    if own is not None:
        return own
    terms = {name: known[f"ui_places.term.{at}.{name}"] for name in _TERMS}
    written = {known[f"ui_places.term.ppk.{name}"]: said for name, said in terms.items()}

    def other(found: re.Match[str]) -> str:
        said = written[found[0]]
        begins = found.start() == 0 or found.string[: found.start()].endswith((". ", "\n"))
        return said[0].upper() + said[1:] if begins else said

    # `TPS {tps}` is left to `of_unit`, which knows what the code is of.
    names = "|".join(re.escape(one) for one in sorted(written, key=len, reverse=True))
    said = re.sub(rf"(?<![\w.])(?:{names})(?!\w)(?! {{tps}})", other, text)
    return said.replace(f"{terms['unit']}-nya", f"{terms['unit']}nya")


def _entries(lang: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the tables of all files: words where the name is a code, labels where it is not."""
    for path in _paths(lang):
        yield from _read(path).items()


def _paths(lang: str) -> list[Path]:
    return sorted(data("resources", "words", lang).glob("*.toml"))


@cache
def _files(lang: str) -> Mapping[str, tuple[Path, ...]]:
    """Return in which files tables lie, by the first word of their heads."""
    found: dict[str, tuple[Path, ...]] = {}
    for path in _paths(lang):
        for area in dict.fromkeys(_HEAD.findall(path.read_text("utf-8"))):
            found[area] = (*found.get(area, ()), path)
    return found


@cache
def _read(path: Path) -> Mapping[str, dict[str, str]]:
    return tomllib.loads(path.read_text("utf-8"))


def _flat(table: Mapping[str, object], above: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)


def _shown(fact: Fact, lang: str) -> str:
    if fact is None or isinstance(fact, bool):
        return label({None: "fact.blank", True: "fact.yes", False: "fact.no"}[fact], lang)
    return grouped(fact, lang) if isinstance(fact, int) else fact
