"""Where the cells of a board lie: groups under each other, their columns in blocks that fit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from kpps_desktop.ui.theme import px

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kpps_desktop.ui.pictures import BoardGroup

At = tuple[int, int, int]
"""A cell by its group, its column within, and its line."""

_WIDE, _HIGH, _GAP = 32, 28, 2
_LABEL, _HEAD, _APART = 152, 20, 12


@dataclass(frozen=True, slots=True)
class Block:
    """Some columns of a group side by side."""

    group: int
    first: int
    count: int
    top: int


class BoardLayout:
    """The places of all cells of groups with `lines` lines, in a width."""

    def __init__(self, groups: Sequence[BoardGroup], lines: int, width: int) -> None:
        self.label = px(_LABEL)
        self._head, self._wide, self._high = px(_HEAD), px(_WIDE), px(_HIGH)
        self._across, self._down = px(_WIDE + _GAP), px(_HIGH + _GAP)
        self.lines = lines
        self.width = width
        self.block_high = self._head + lines * self._down + px(_APART)
        self.columns = max(1, (width - self.label) // self._across)
        self.blocks = list(self._placed(groups))
        self._tops = [one.top for one in self.blocks]
        self._first: dict[int, int] = {}
        for at, one in enumerate(self.blocks):
            self._first.setdefault(one.group, at)
        self.high = self.blocks[-1].top + self.block_high if self.blocks else 0

    def seen(self, top: int, bottom: int) -> Sequence[Block]:
        """Return the blocks between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return self.blocks[first : bisect_right(self._tops, bottom)]

    def block_of(self, group: int, column: int) -> int:
        """Return the number of the block that a column lies in."""
        return self._first[group] + column // self.columns

    def cell(self, at: At) -> QRect:
        """Return where a cell lies."""
        group, column, line = at
        block = self.blocks[self.block_of(group, column)]
        left = self.label + (column - block.first) * self._across
        return QRect(left, block.top + self._head + line * self._down, self._wide, self._high)

    def head(self, group: int, column: int) -> QRect:
        """Return where the head of a column lies."""
        below = self.cell((group, column, 0))
        return QRect(below.x(), below.y() - self._head, below.width(), self._head - px(_GAP))

    def title(self, block: Block) -> QRect:
        """Return where the name of a group lies."""
        return QRect(0, block.top, self.label - px(8), self._head)

    def line(self, block: Block, line: int) -> QRect:
        """Return where the name of a line lies, beside its cells."""
        top = block.top + self._head + line * self._down
        return QRect(0, top, self.label - px(8), self._high)

    def whole(self, block: Block) -> QRect:
        """Return all of a block."""
        return QRect(0, block.top, self.width, self.block_high)

    def at(self, left: int, top: int) -> At | None:
        """Return the cell at a point."""
        for block in self.seen(top, top):
            column = (left - self.label) // self._across
            line = (top - block.top - self._head) // self._down
            if 0 <= column < block.count and 0 <= line < self.lines:
                return block.group, block.first + column, line
        return None

    def _placed(self, groups: Sequence[BoardGroup]) -> Iterator[Block]:
        top = 0
        for group, one in enumerate(groups):
            for first in range(0, len(one.columns), self.columns):
                yield Block(group, first, min(self.columns, len(one.columns) - first), top)
                top += self.block_high
