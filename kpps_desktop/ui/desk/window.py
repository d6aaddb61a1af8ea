"""The window of a desk: where its screens, the books and the shell meet."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from kpps_desktop.ui.desk.commands import COMMANDS
from kpps_desktop.ui.desk.keyboard import OfficerSheet
from kpps_desktop.ui.desk.printing.press import Outlets, Papers, Press
from kpps_desktop.ui.desk.second_screen import SecondScreen
from kpps_desktop.ui.pictures import QuestionPicture
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.question import Question
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.ui.desk.hall import HallScreen
    from kpps_desktop.ui.desk.part import Part
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.pictures import KeyPicture, ShellPicture

_TICK_MS = 1000
_CHOSEN = "screen"
_LEAST = (720, 480)
"""Not scaled: at 200 % it would be larger than the screen, and its buttons beyond the edge."""


class DeskWindow(QMainWindow):
    """Shows one screen of the rail at a time, and looks at the books when they changed.

    A desk of a TPS and one of a recap say what they see (`seen`), where their work stands
    (`stands_at`), what is around a screen (`around`), and who may take the keyboard.
    """

    closed = Signal()
    look_chosen = Signal(str)
    """theme, bigger, smaller, language: the window is to be made anew in another look."""

    def __init__(
        self,
        session: DeskSession,
        parts: tuple[Part, ...],
        papers: Papers,
        outlets: Outlets | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("desk_window")
        self._session = session
        self._parts = {part.stage: part for part in parts}
        self._at = ""
        self._minute = -1
        self.shell = Shell()
        """The shell around the screens."""
        self.setCentralWidget(self.shell)
        self.setMinimumSize(*_LEAST)
        for part in parts:
            self.shell.add_screen(part.stage, part.widget)
        self.second_screen = SecondScreen(self, self.second)
        self.press = Press(session, papers, self, outlets)
        self._commands = self.commands()
        self._connect()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._tick()

    def seen(self) -> Any:  # noqa: ANN401 - each kind of desk has a view of its own
        """Look at the books, on their worker."""
        raise NotImplementedError

    def stands_at(self, view: Any) -> str:  # noqa: ANN401
        """Return the code of the screen where the work stands, shown unless another was chosen."""
        raise NotImplementedError

    def around(self, view: Any, shown: str, keys: tuple[KeyPicture, ...]) -> ShellPicture:  # noqa: ANN401
        """Return everything around a screen."""
        raise NotImplementedError

    def officers(self) -> Mapping[OfficerId, str]:
        """Return who may take the keyboard, by PIN; asked on the books' worker."""
        raise NotImplementedError

    def second(self) -> HallScreen:
        """Make the screen that everybody sees."""
        raise NotImplementedError

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands of every screen do."""
        return {
            "search": self._search,
            "papers": self.press.list,
            "officer": self._ask_officer,
            **{code: partial(self.look_chosen.emit, code) for code in COMMANDS["look"]},
            "quit": self._quit,
        }

    def look_anew(self) -> None:
        """Look at the books, and show all of what is seen."""
        self._session.ask(self._look_around, self._show)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes, and what everybody sees with it.

        What is not in the books yet is asked about first.
        """
        if event.spontaneous() and self._unsaved():
            event.ignore()
            QTimer.singleShot(0, self, self._quit)
            return
        self._clock.stop()
        self.second_screen.close()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """List the papers where the page in hand has none of its own."""
        if event.key() == Qt.Key.Key_F5:
            self.press.list()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session, shell = self._session, self.shell
        shell.stage_chosen.connect(self._choose)
        shell.command_chosen.connect(lambda code: self._commands[code]())
        shell.cell_wanted.connect(self._go_to_cell)
        session.changed.connect(self._look)
        session.look_wanted.connect(self.look_anew)
        session.stage_wanted.connect(self._choose)
        session.officer_changed.connect(self.look_anew)
        session.noticed.connect(shell.show_notice)
        session.paper_wanted.connect(self.press.show)
        session.jobs.waiting.connect(shell.show_progress)

    def _choose(self, code: str) -> None:
        if code in self._parts:
            self._session.kept[_CHOSEN] = code
            self.look_anew()

    @property
    def _chosen(self) -> str:
        """The screen that was chosen in the rail, in this window or in one before it."""
        return str(self._session.kept.get(_CHOSEN, ""))

    def _look(self, changed: Changed) -> None:
        part = self._part()
        if part is None or changed & (part.screen.shows | type(changed).STAGE):
            self.look_anew()

    def _look_around(self) -> tuple[str, ShellPicture, object]:
        """Look, on the books' worker: the frame, and the picture of the screen at hand."""
        view = self.seen()
        at = self.stands_at(view)
        if self._at and at != self._at:
            self._session.kept.pop(_CHOSEN, None)
        part = self._parts.get(self._chosen or at)
        picture = self.around(view, self._chosen or at, part.keys if part else ())
        if part is None:
            return at, picture, None
        content = part.look(view)
        if part.findings is not None:
            picture = replace(picture, findings=part.findings(content))
        return at, picture, content

    def _show(self, seen: tuple[str, ShellPicture, object]) -> None:
        first = not self._at
        self._at, picture, content = seen
        self.setWindowTitle(picture.place)
        self.shell.show_picture(picture)
        part = self._parts.get(picture.stage)
        if part is not None:
            part.screen.show_picture(content)
            if first or self.shell.screen_code() != part.stage:
                self.shell.show_screen(part.stage)
                part.widget.setFocus()

    def _tick(self) -> None:
        """Tell the time; what depends on the hour is looked at once a minute."""
        now = self._session.desk.clock.now()
        zone = self._session.desk.election.zone
        self.shell.show_clock(full_date(now.date(), look().lang), f"{now:%H.%M} {zone}")
        if now.minute != self._minute:
            self._minute = now.minute
            self.look_anew()

    def _part(self) -> Part | None:
        return self._parts.get(self._chosen or self._at)

    def _search(self) -> None:
        part = self._part()
        if part and part.search:
            part.search()

    def _go_to_cell(self, cell: str) -> None:
        part = self._part()
        if part and part.to_cell:
            part.to_cell("", cell)

    def _ask_officer(self) -> None:
        self._session.ask(self.officers, self._open_officers)

    def _open_officers(self, held: Mapping[OfficerId, str]) -> None:
        sheet = OfficerSheet(self._session, held, self)
        sheet.finished.connect(lambda _: self._session.officer_asked.emit(False))  # noqa: FBT003 - Qt
        self._session.officer_asked.emit(True)  # noqa: FBT003 - Qt's signal
        sheet.open()

    def _unsaved(self) -> str:
        """Tell what only this window holds, and would be lost with it."""
        return " ".join(filter(None, (part.unsaved() for part in self._parts.values())))

    def _quit(self) -> None:
        """Close the window; ask first where something typed is not in the books."""
        told = self._unsaved()
        if not told:
            self.close()
            return
        asked = QuestionPicture(
            text("ui_kpps.quitting.title"), told, text("ui_kpps.quitting.yes"), grave=True
        )
        question = Question(asked, self)
        question.answered.connect(lambda _: question.accept())
        question.accepted.connect(self.close)
        question.open()
