"""Carries files to the stick that was taken: from the books, by the papers' worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kpps_desktop.ui.desk.sticks import SticksState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.ui.desk.session import DeskSession
    from kpps_desktop.ui.desk.sticks import Says, SticksPage

    Files = Mapping[str, bytes]

WATCH_MS = 1500
"""How often the sticks are looked at, while their page can be seen."""


class ToSticks(QObject):
    """Watches the sticks for a page, and writes to the one that is taken.

    `gather` is asked for the files, by name in the order of writing, and hands them on once it
    has them; `told` says what was written, to which stick.
    """

    def __init__(
        self,
        session: DeskSession,
        page: SticksPage,
        say: Says,
        gather: Callable[[Stick, Callable[[Files], None]], object],
        told: Callable[[Stick, Files], str],
    ) -> None:
        super().__init__(page)
        self._session, self._page, self._say = session, page, say
        self._gather, self._told = gather, told
        self._state = SticksState()
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look_if_seen)
        self._watch.start()
        page.stick_taken.connect(self._take)
        page.sticks_wanted.connect(self.look)

    def look(self) -> None:
        """See which sticks are plugged in."""
        if not self._state.writing:
            self._go(self._state.look(self._session.drives.sticks()))

    def forget(self) -> None:
        """Forget which sticks were written: what there is to be written is other by now."""
        self._state = SticksState()
        self.look()

    def _look_if_seen(self) -> None:
        if self._page.isVisible():
            self.look()

    def _go(self, state: SticksState) -> None:
        self._state = state
        self._page.show_state(state)

    def _take(self, folder: str) -> None:
        stick = next((one for one in self._state.sticks if str(one.folder) == folder), None)
        if stick is not None and not self._state.writing:
            self._gather(stick, lambda files: self._write(stick, files))

    def _write(self, stick: Stick, files: Files) -> None:
        """Write the files one after another, each whole or not at all, and read them back."""
        if self._state.writing:
            return
        jobs, drives = self._session.jobs, self._session.drives
        self._go(self._state.begin(stick))

        def written() -> None:
            for done, (name, content) in enumerate(files.items()):
                jobs.step(done, len(files))
                drives.write(stick, name, content)

        jobs.papers(
            written,
            lambda _: self._finish(self._state.finish(stick, self._told(stick, files), files)),
            refused=lambda news: self._finish(self._state.fail(news)),
            words=self._say("writing.writing", stick=stick.name),
        )

    def _finish(self, state: SticksState) -> None:
        self._go(state.look(self._session.drives.sticks()))
