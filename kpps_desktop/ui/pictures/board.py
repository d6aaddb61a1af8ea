"""Pictures of a board: groups of columns, and in each column a cell a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.ui.first import Tone

Spot = tuple[str, str]
"""A cell: the code of its column, and of its line."""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """How one thing stands: its sign and tone, and the same in words.

    A `faint` one has not begun; `flag` says in words what else is to be noticed, and is drawn as
    a corner.
    """

    icon: str
    tone: Tone
    said: str
    faint: bool = False
    flag: str = ""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """What stands under one head; a cell that is not there is None."""

    code: str
    head: str
    cells: tuple[BoardCell | None, ...]


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Columns that belong together; `notes` are said beside the name of each line."""

    code: str
    title: str
    columns: tuple[BoardColumn, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One line of every group; `shade` names its colour."""

    code: str
    name: str
    shade: str = "muted"


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A whole board; `next` is the cell that comes next, `empty` is said where there is none."""

    lines: tuple[BoardLine, ...]
    groups: tuple[BoardGroup, ...]
    next: Spot | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class LegendPicture:
    """One kind of cell: its short name, how many there are, the key that shows only these."""

    code: str
    name: str
    cell: BoardCell
    count: int
    key: str
    chosen: bool = False
