"""A start without a command: its options, read without loading the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kpps_desktop.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LANG, DATA, DB = "--lang", "--data", "--db"
VARIABLES = {LANG: "KPPS_LANG", DATA: "KPPS_DATA", DB: "KPPS_DB"}
"""The options of a start without a command, and what gives them where they are not typed."""
_COMPLETE = "_KPPS_DESKTOP_COMPLETE"
"""By this the shell asks the command line what may be typed."""


class Start(NamedTuple):
    """Folder of this machine's desks or None for the usual one, language, URL of a server."""

    data: Path | None
    lang: str
    url: str


def plain_start(typed: Sequence[str], variables: Mapping[str, str]) -> Start | None:
    """Return what a start without a command asks for.

    None is for the command line, which alone tells mistakes: anything else than options with
    values that it would take.
    """
    if variables.get(_COMPLETE):
        return None
    asked = _options(typed)
    if asked is None:
        return None
    for option, variable in VARIABLES.items():
        if option not in asked and variables.get(variable):
            asked[option] = variables[variable]
    lang = asked.get(LANG, LANGUAGES[0])
    data = Path(asked[DATA]) if DATA in asked else None
    if lang not in LANGUAGES or (data is not None and not _may_hold_desks(data)):
        return None
    return Start(data, lang, asked.get(DB, ""))


def _options(typed: Sequence[str]) -> dict[str, str] | None:
    """Return the options with their values, the last of each; None where anything is unusual."""
    found: dict[str, str] = {}
    words = iter(typed)
    for word in words:
        option, joined, value = word.partition("=")
        value = value if joined else next(words, "")
        if option not in VARIABLES or not value or value.startswith("-"):
            return None
        found[option] = value
    return found


def _may_hold_desks(folder: Path) -> bool:
    return not folder.exists() or (folder.is_dir() and os.access(folder, os.R_OK))
