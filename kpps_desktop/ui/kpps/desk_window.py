"""The window of a KPPS desk: the one place where screens, services and the shell meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps.viewing import standing, view
from kpps_desktop.ui.kpps.present import frame
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.theme import look
from kpps_desktop.words import full_date

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from kpps_desktop.domain.outcomes import Changed, Finding
    from kpps_desktop.ui.kpps.part import Part
    from kpps_desktop.ui.kpps.session import Session
    from kpps_desktop.ui.pictures import ShellPicture

_TICK_MS = 1000
_JUDGED = (Stage.PENUTUPAN, Stage.PENETAPAN)
"""Stages in which the right panel tells what stands against the sheets."""


class DeskWindow(QMainWindow):
    """Shows the stage at hand; whoever chooses an earlier one sees it as it was left."""

    closed = Signal()

    def __init__(self, session: Session, parts: tuple[Part, ...]) -> None:
        super().__init__()
        self.setObjectName("desk_window")
        self._session = session
        self._parts = {part.stage: part for part in parts}
        self._chosen: Stage | None = None
        self._stage: Stage | None = None
        self._shell = Shell()
        self.setCentralWidget(self._shell)
        for part in parts:
            self._shell.add_screen(part.stage.value, part.widget)
        self._shell.stage_chosen.connect(self._choose)
        session.changed.connect(self._look)
        session.look_wanted.connect(self.look_anew)
        session.officer_changed.connect(self.look_anew)
        session.noticed.connect(self._shell.show_notice)
        session.jobs.waiting.connect(self._shell.show_progress)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self._tick()
        self.look_anew()

    @property
    def shell(self) -> Shell:
        """The shell around the screens."""
        return self._shell

    def look_anew(self) -> None:
        """Look at the books, and show all of what is seen."""
        self._session.ask(self._seen, self._show)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes; everything is in the books already."""
        self._clock.stop()
        super().closeEvent(event)
        self.closed.emit()

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
        """Return the stage that is shown; a finished day shows what was handed over."""
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
        found: tuple[Finding, ...] = ()
        if shown in _JUDGED:
            found = standing(self._session.desk).unexplained
        picture = frame(seen, self._session.officer, shown, found, look().lang)
        return seen.day.stage, picture, part.look(seen) if part else None

    def _show(self, seen: tuple[Stage, ShellPicture, object]) -> None:
        self._stage, picture, content = seen
        self._shell.show_picture(picture)
        part = self._parts.get(Stage(picture.stage))
        if part is not None:
            part.screen.show_picture(content)
            if self._shell.screen_code() != part.stage.value:
                self._shell.show_screen(part.stage.value)
                part.widget.setFocus()

    def _tick(self) -> None:
        now = self._session.desk.clock.now()
        zone = self._session.desk.election.zone
        self._shell.show_clock(full_date(now.date(), look().lang), f"{now:%H.%M} {zone}")
