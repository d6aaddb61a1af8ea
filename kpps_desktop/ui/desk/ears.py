"""Hears what other desks commit, on a thread of its own, and tells it in the window's."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from kpps_desktop.domain.outcomes import Told

if TYPE_CHECKING:
    from kpps_desktop.domain.journal import DeskId
    from kpps_desktop.store import Watch

_WAIT, _AGAIN, _PATIENCE = 600.0, 2.0, 1.0
"""Seconds: it listens at a time, until it looks for a lost server again, for its end."""


class Ears(QObject):
    """Listens from `start` to `stop`; signals come by a queue, as results of the workers do."""

    heard = Signal()
    """Another desk committed something, or it may have been missed."""
    taken = Signal(str, str)
    """Another desk took a place over from whoever had it: the place, the desk."""
    lost = Signal()
    """The server is gone."""
    found = Signal()
    """It is there again."""

    _heard, _lost, _found = Signal(), Signal(), Signal()
    _taken = Signal(str, str)

    def __init__(self, watch: Watch, own: DeskId, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch, self._own = watch, own
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="ears", daemon=True)
        self._heard.connect(self.heard, Qt.ConnectionType.QueuedConnection)
        self._taken.connect(self.taken, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self.lost, Qt.ConnectionType.QueuedConnection)
        self._found.connect(self.found, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread, whatever it waits for."""
        if self._ended.is_set():
            return
        self._ended.set()
        self._watch.stop()
        if self._thread.ident is not None:
            self._thread.join(_PATIENCE)
        if not self._thread.is_alive():  # else it waits for a server that is gone, and harms nobody
            self._watch.close()

    def _listen(self) -> None:
        away = False
        while not self._ended.is_set():
            try:
                said = self._watch.wait(_WAIT)
            except Told:
                if not away:
                    self._lost.emit()
                away = True
                self._ended.wait(_AGAIN)
                continue
            if away:
                away = False
                self._found.emit()
            others = [one for one in said if one.desk != self._own]
            if others:
                self._heard.emit()
            for one in others:
                if one.taken:
                    self._taken.emit(one.taken, one.desk)
