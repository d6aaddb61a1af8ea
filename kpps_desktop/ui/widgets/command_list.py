"""Every command by its name: type a few letters, Enter does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.pictures import CommandPicture, ResultPicture
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.keys import shown
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_TOO_FAR = 3
_MOST, _AROUND, _HIGH = 9, 176, 40


class CommandList(Sheet):
    """Finds a command by any letters of its words, in order."""

    command_chosen = Signal(str)

    def __init__(self, commands: tuple[CommandPicture, ...], parent: QWidget) -> None:
        super().__init__("commands", text("ui.commands.title"), parent)
        self._commands = tuple(one for one in commands if one.enabled)
        room = (parent.window().height() - px(_AROUND)) // px(_HIGH)
        rows = min(max(room, 1), _MOST)
        self.search = SearchField("command_search", text("ui.commands.hint"), "", rows)
        self.search.sought.connect(self._find)
        self.search.result_taken.connect(self._take)
        self.body.addWidget(self.search)
        self.body.addStretch(1)  # few results leave the field where it is
        self._find("")
        self.search.start()

    def _find(self, typed: str) -> None:
        found = tuple(
            ResultPicture(one.code, shown(one.key), one.words, one.group)
            for one in sorted(self._commands, key=lambda one: _far(typed, one.words))
            if _far(typed, one.words) < _TOO_FAR
        )
        self.search.show_results(typed, found)

    def _take(self, code: str) -> None:
        self.accept()
        self.command_chosen.emit(code)


def _far(typed: str, words: str) -> int:
    """Tell how far words are from what was typed: begun so, holding it, its letters, too far."""
    sought, here = typed.casefold().strip(), words.casefold()
    if sought in here:
        return 0 if here.startswith(sought) else 1
    letters = iter(here)
    in_order = all(letter in letters for letter in sought.replace(" ", ""))
    return _TOO_FAR - 1 if in_order else _TOO_FAR
