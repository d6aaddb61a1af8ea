"""Ways over a board by arrows: from a cell to the next one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpps_desktop.ui.pictures import BoardGroup
    from kpps_desktop.ui.widgets.board_layout import At, BoardLayout


def there(groups: Sequence[BoardGroup], at: At) -> bool:
    """Tell whether a cell is there."""
    group, column, line = at
    return groups[group].columns[column].cells[line] is not None


def first(groups: Sequence[BoardGroup], *, last: bool = False) -> At | None:
    """Return the first cell that is there, or the last."""
    cells = [
        (group, column, line)
        for group, one in enumerate(groups)
        for column, held in enumerate(one.columns)
        for line, cell in enumerate(held.cells)
        if cell is not None
    ]
    return cells[-1 if last else 0] if cells else None


def sideways(groups: Sequence[BoardGroup], at: At, by: int) -> At:
    """Go along a line, over the ends of blocks and groups; stay at the ends of the board."""
    group, column, line = at
    while True:
        column += by
        if not 0 <= column < len(groups[group].columns):
            group += by
            if not 0 <= group < len(groups):
                return at
            column = 0 if by > 0 else len(groups[group].columns) - 1
        if there(groups, (group, column, line)):
            return group, column, line


def upright(groups: Sequence[BoardGroup], layout: BoardLayout, at: At, by: int) -> At:
    """Go up or down, from line to line and from block to block, as far as may be straight on."""
    group, column, line = at
    number = layout.block_of(group, column)
    across = column - layout.blocks[number].first
    while True:
        line += by
        if not 0 <= line < layout.lines:
            number += by
            if not 0 <= number < len(layout.blocks):
                return at
            line = 0 if by > 0 else layout.lines - 1
        block = layout.blocks[number]
        beside = sorted(range(block.count), key=lambda one: abs(one - across))
        for one in beside:
            found = (block.group, block.first + one, line)
            if there(groups, found):
                return found
