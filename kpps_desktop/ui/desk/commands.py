"""The commands of every screen of a desk, and their keys."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kpps_desktop.ui.pictures import CommandPicture
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMANDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "work": {"search": "F2", "papers": "Ctrl+P", "officer": "Ctrl+G"},
        "look": {"theme": "Ctrl+T", "bigger": "Ctrl++", "smaller": "Ctrl+-", "language": "Ctrl+L"},
        "program": {"quit": "Ctrl+Q"},
    }
)
"""By group; a desk has more of its own."""


def commands(own: Mapping[str, str], lang: str, words: str) -> tuple[CommandPicture, ...]:
    """Return the commands of a desk: those of every desk, and `own`, worded under `words`."""
    grouped = {**COMMANDS, "work": {**COMMANDS["work"], **own}}
    return tuple(
        CommandPicture(
            code,
            label(f"{words if code in own else 'ui_kpps'}.command.{code}", lang),
            key,
            label(f"ui_kpps.command.group.{group}", lang),
        )
        for group, keys in grouped.items()
        for code, key in keys.items()
    )
