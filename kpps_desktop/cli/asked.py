"""What is asked before a command: the language of its words, and where its books lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """The options before the command; a command gets them by `@click.pass_obj`.

    `lang` is `id` or `en`; `data` is the folder that holds this machine's desks.
    """

    lang: str
    data: Path
