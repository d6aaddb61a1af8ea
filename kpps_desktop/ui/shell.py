"""The shell around every screen: banner, header, rail, notice, the screen, and the right panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import (
    CommandPicture,
    KeyPicture,
    NoticePicture,
    ProgressPicture,
    ShellPicture,
)
from kpps_desktop.ui.shell_side import SidePanel
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.banner import StripedBanner
from kpps_desktop.ui.widgets.command_list import CommandList
from kpps_desktop.ui.widgets.header import Header
from kpps_desktop.ui.widgets.key_sheet import KeySheet
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.keys_here import keys_here
from kpps_desktop.ui.widgets.notice_bar import NoticeBar
from kpps_desktop.ui.widgets.progress_line import ProgressLine
from kpps_desktop.ui.widgets.stage_rail import StageRail

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent, QShortcut

KEYS, COMMANDS, SIDE = "F1", "Ctrl+K", "F8"
_ROOMY, _THIN = 1200, 900
"""Below these widths, at 100 %, the right panel folds, and the rail shows signs only."""


class Shell(QWidget):
    """Shows a ShellPicture and the screen in the middle; announces what was chosen.

    It knows nothing of elections: every word comes in the picture.
    """

    stage_chosen = Signal(str)
    command_chosen = Signal(str)
    cell_wanted = Signal(str)
    """"Ke sel" of a finding: code of the cell."""
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self._picture = ShellPicture("")
        self._screens: dict[str, QWidget] = {}
        self._shortcuts: list[QShortcut] = []
        self._folded: bool | None = None
        self._banner, self._header = StripedBanner(), Header()
        self._notice, self._progress = NoticeBar(), ProgressLine()
        self._rail, self._side = StageRail(), SidePanel()
        self._middle = QStackedWidget()
        self._middle.setObjectName("middle")
        self._lay_out()
        self._rail.stage_chosen.connect(self.stage_chosen)
        self._side.cell_wanted.connect(self.cell_wanted)
        self._notice.dismissed.connect(self._dismiss)
        bind(KEYS, self, self.open_keys)
        bind(COMMANDS, self, self.open_commands)
        bind(SIDE, self, self.fold_side)

    def show_picture(self, picture: ShellPicture) -> None:
        """Show everything around the screen."""
        if picture.commands != self._picture.commands:
            self._bind_commands(picture.commands)
        self._picture = picture
        self._banner.show_words(picture.banner)
        self._header.show_place(picture.place, picture.contest, picture.officer)
        self._header.show_saved(picture.saved)
        self._rail.show_stages(picture.stages, picture.stage)
        self._rail.setVisible(bool(picture.stages))
        self._side.show_side(picture.law, picture.findings)
        self._make_room()

    def show_clock(self, date: str, time: str) -> None:
        """Show the day, and the hour with its zone."""
        self._header.show_clock(date, time)

    def show_notice(self, notice: NoticePicture | None) -> None:
        """Show a quiet notice under the header; None takes it away."""
        self._notice.show_notice(notice)

    def show_progress(self, progress: ProgressPicture | None) -> None:
        """Show how far work has come; None takes the line away."""
        self._progress.show_progress(progress)

    def add_screen(self, code: str, screen: QWidget) -> None:
        """Keep a screen under a code."""
        self._screens[code] = screen
        self._middle.addWidget(screen)

    def show_screen(self, code: str) -> None:
        """Put a screen in the middle; the keys go to it."""
        screen = self._screens[code]
        if self._middle.currentWidget() is not screen or not screen.isAncestorOf(self._focused()):
            self._middle.setCurrentWidget(screen)
            (screen.focusWidget() or screen).setFocus(Qt.FocusReason.OtherFocusReason)

    def screen_code(self) -> str:
        """Return the code of the screen in the middle, or nothing."""
        shown = self._middle.currentWidget()
        return next((code for code, one in self._screens.items() if one is shown), "")

    def notice(self) -> NoticePicture | None:
        """Return the notice that stands, if there is one."""
        return self._notice.shown

    def open_commands(self) -> None:
        """Open the list of commands."""
        commands = CommandList(self._picture.commands, self)
        commands.command_chosen.connect(self.command_chosen)
        commands.open()

    def open_keys(self) -> None:
        """Open the sheet of keys: what is seen to act, the picture's, and the window's own."""
        page = self._middle.currentWidget()
        here = tuple(keys_here(page, text("ui.keys.here"))) if page else ()
        told = {one.key for one in here}
        more = tuple(one for one in self._picture.keys if one.key not in told)
        own = text("ui.keys.window")
        commands = tuple(
            KeyPicture(one.key, one.words, own) for one in self._picture.commands if one.key
        )
        always = (
            KeyPicture("Alt+1", text("ui.keys.stages"), own),
            KeyPicture(SIDE, text("ui.keys.side"), own),
            KeyPicture(COMMANDS, text("ui.commands.title"), own),
            KeyPicture(KEYS, text("ui.keys.title"), own),
        )
        KeySheet((*here, *more, *commands, *always), self).open()

    def fold_side(self) -> None:
        """Fold the right panel away, or open it."""
        self._folded = self._side.isVisible()
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold what is beside the task when there is little room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        folded = self.width() < px(_ROOMY) if self._folded is None else self._folded
        empty = not (self._picture.law or self._picture.findings)
        self._side.setVisible(not folded and not empty)
        self._rail.set_thin(thin=self.width() < px(_THIN))

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._middle, 1)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self._rail)
        beside.addLayout(middle, 1)
        beside.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._banner, self._header, self._notice, self._progress):
            whole.addWidget(part)
        whole.addLayout(beside, 1)

    def _bind_commands(self, commands: tuple[CommandPicture, ...]) -> None:
        for old in self._shortcuts:
            old.setParent(None)
            old.deleteLater()
        self._shortcuts = [
            bind(one.key, self, lambda code=one.code: self.command_chosen.emit(code))  # type: ignore[misc]
            for one in commands
            if one.key and one.enabled
        ]

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self

    def _dismiss(self) -> None:
        self._notice.show_notice(None)
        self.notice_dismissed.emit()
