"""The window of a KPPS desk: the one place where screens, services and the shell meet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps.matching import judged
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.kpps.incidents.noting import open_incident
from kpps_desktop.ui.kpps.keyboard import OfficerSheet
from kpps_desktop.ui.kpps.layar.window import WitnessWindow
from kpps_desktop.ui.kpps.present import COMMANDS, frame, resumed
from kpps_desktop.ui.kpps.printing.press import Outlets, Press
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.theme import look
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.ui.kpps.part import Part
    from kpps_desktop.ui.kpps.session import Session
    from kpps_desktop.ui.pictures import ShellPicture

_TICK_MS = 1000
_LEAST = (720, 480)
"""Not scaled: at 200 % it would be larger than the screen, and its buttons beyond the edge."""


class DeskWindow(QMainWindow):
    """Shows the stage at hand; whoever chooses an earlier one sees it as it was left."""

    closed = Signal()
    look_chosen = Signal(str)
    """theme, bigger, smaller, language: the window is to be made anew in another look."""

    def __init__(
        self, session: Session, parts: tuple[Part, ...], outlets: Outlets | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("desk_window")
        self._session = session
        self._parts = {part.stage: part for part in parts}
        self._chosen: Stage | None = None
        self._stage: Stage | None = None
        self._minute = -1
        self._shell = Shell()
        self.setCentralWidget(self._shell)
        self.setMinimumSize(*_LEAST)
        for part in parts:
            self._shell.add_screen(part.stage.value, part.widget)
        self.press = Press(session, self, outlets)
        self._witness: WitnessWindow | None = None
        self._commands: Mapping[str, Callable[[], object]] = {
            "search": self._search,
            "papers": self.press.list,
            "witness": self._turn_witness,
            "incident": session.note_incident,
            "officer": self._ask_officer,
            **{code: partial(self.look_chosen.emit, code) for code in COMMANDS["look"]},
            "quit": self.close,
        }
        self._connect()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._tick()

    @property
    def shell(self) -> Shell:
        """The shell around the screens."""
        return self._shell

    def look_anew(self) -> None:
        """Look at the books, and show all of what is seen."""
        self._session.ask(self._seen, self._show)

    def say_resumed(self) -> None:
        """Say up to when everything is there, once a desk was opened again."""
        desk = self._session.desk
        self._session.ask(lambda: resumed(view(desk), look().lang), self._shell.show_notice)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes; everything is in the books already."""
        self._clock.stop()
        if self._witness is not None:
            self._witness.close()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """List the papers where the page in hand has none of its own."""
        if event.key() == Qt.Key.Key_F5:
            self.press.list()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        session, shell = self._session, self._shell
        shell.stage_chosen.connect(self._choose)
        shell.command_chosen.connect(lambda code: self._commands[code]())
        shell.cell_wanted.connect(self._go_to_cell)
        session.changed.connect(self._look)
        session.look_wanted.connect(self.look_anew)
        session.officer_changed.connect(self.look_anew)
        session.noticed.connect(shell.show_notice)
        session.paper_wanted.connect(self.press.show)
        session.incident_wanted.connect(lambda contest: open_incident(session, self, contest))
        session.jobs.waiting.connect(shell.show_progress)

    def _choose(self, code: str) -> None:
        stage = Stage(code)
        if stage in self._parts:
            self._chosen = stage
            self.look_anew()

    def _look(self, changed: Changed) -> None:
        part = self._parts.get(self._current(self._stage)) if self._stage else None
        if part is None or changed & (part.screen.shows | type(changed).STAGE):
            self.look_anew()

    def _current(self, stage: Stage) -> Stage:
        """Return the stage to be shown: the chosen one, or the day's; the last one at its end."""
        if self._chosen in self._parts:
            return self._chosen
        return Stage.PENYERAHAN if stage is Stage.SELESAI else stage

    def _seen(self) -> tuple[Stage, ShellPicture, object]:
        """Look, on the books' worker: the frame, and the picture of the screen at hand."""
        seen = view(self._session.desk)
        if self._stage is not None and seen.day.stage is not self._stage:
            self._chosen = None
        shown = self._current(seen.day.stage)
        part = self._parts.get(shown)
        # Before Penetapan no sheet was typed; afterwards what stands has its reasons.
        found = judged(self._session.desk) if shown is Stage.PENETAPAN else None
        keys = part.keys if part else ()
        picture = frame(seen, self._session.officer, shown, found, look().lang, keys)
        return seen.day.stage, picture, part.look(seen) if part else None

    def _show(self, seen: tuple[Stage, ShellPicture, object]) -> None:
        self._stage, picture, content = seen
        self.setWindowTitle(picture.place)
        self._shell.show_picture(picture)
        part = self._parts.get(Stage(picture.stage))
        if part is not None:
            part.screen.show_picture(content)
            if self._shell.screen_code() != part.stage.value:
                self._shell.show_screen(part.stage.value)
                part.widget.setFocus()

    def _tick(self) -> None:
        """Tell the time; what depends on the hour is looked at once a minute."""
        now = self._session.desk.clock.now()
        zone = self._session.desk.election.zone
        self._shell.show_clock(full_date(now.date(), look().lang), f"{now:%H.%M} {zone}")
        if now.minute != self._minute:
            self._minute = now.minute
            self.look_anew()

    def _part(self) -> Part | None:
        return self._parts.get(self._current(self._stage)) if self._stage else None

    def _search(self) -> None:
        part = self._part()
        if part and part.search:
            part.search()

    def _go_to_cell(self, cell: str) -> None:
        part = self._part()
        if part and part.to_cell:
            part.to_cell("", cell)

    def _turn_witness(self) -> None:
        """Open the witnesses' screen, or close it."""
        if self._witness is not None:
            self._witness.close()
            return
        self._witness = WitnessWindow(self._session)
        self._witness.closed.connect(self._forget_witness)
        self._witness.open_beside(self)
        self.activateWindow()  # the keys stay with the officer

    def _forget_witness(self) -> None:
        if self._witness is not None:
            self._witness.deleteLater()
            self._witness = None

    def _ask_officer(self) -> None:
        session = self._session
        session.ask(
            lambda: view(session.desk), lambda seen: OfficerSheet(session, seen, self).open()
        )
