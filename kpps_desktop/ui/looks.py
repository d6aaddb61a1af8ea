"""The look an officer chose, kept on the machine: it is nobody's truth and may be lost."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from kpps_desktop.ui.theme import SCALES, THEMES, Look

if TYPE_CHECKING:
    from pathlib import Path

FILE = "tampilan.toml"
_LANGUAGES = ("id", "en")


def load(folder: Path, lang: str) -> Look:
    """Return the look kept in a folder, or the plain one; what is no look is passed over."""
    try:
        kept = tomllib.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Look(lang=lang)
    chosen = Look(lang=lang)
    if kept.get("theme") in THEMES:
        chosen = replace(chosen, theme=kept["theme"])
    if kept.get("scale") in SCALES:
        chosen = replace(chosen, scale=kept["scale"])
    return replace(chosen, lang=kept["lang"]) if kept.get("lang") in _LANGUAGES else chosen


def keep(folder: Path, chosen: Look) -> None:
    """Keep a look; a folder that cannot be written to forgets it, and nothing else."""
    lines = (
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in asdict(chosen).items()
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text("\n".join((*lines, "")), "utf-8")
    except OSError:
        return


def changed(worn: Look, how: str) -> Look:
    """Return a look after `theme`, `language`, `bigger` or `smaller` was chosen."""
    match how:
        case "theme":
            return replace(worn, theme=_after(tuple(THEMES), worn.theme))
        case "language":
            return replace(worn, lang=_after(_LANGUAGES, worn.lang))
        case "bigger":
            larger = [one for one in SCALES if one > worn.scale]
            return replace(worn, scale=min(larger, default=worn.scale))
        case _:
            smaller = [one for one in SCALES if one < worn.scale]
            return replace(worn, scale=max(smaller, default=worn.scale))


def _after(all_of: tuple[str, ...], one: str) -> str:
    return all_of[(all_of.index(one) + 1) % len(all_of)]
