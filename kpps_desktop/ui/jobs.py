"""Work away from the window: one worker for the books, one for papers; screens see no thread."""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from kpps_desktop.domain.outcomes import Told
from kpps_desktop.ui.first import ProgressPicture

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_TIDY_MS = 500
"""How often garbage is collected, in the window's thread."""
PATIENCE_MS = 500
"""Work that takes longer than this is told."""


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    work: Callable[[], object]
    then: Callable[[object], object] | None
    refused: Callable[[Told], object] | None
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class _Done:
    job: _Job
    result: object = None
    failure: BaseException | None = None


class Jobs(QObject):
    """Runs work on two workers and brings what comes of it back to the window's thread.

    A plain `threading.Thread` each, not a QThread: Python then knows the thread by name, and the
    tests' check that no thread is left sees it.
    """

    told = Signal(object)
    """Told: refused, or trouble at an edge, that no job took for itself."""
    broke = Signal(object)
    """BaseException: a bug."""
    waiting = Signal(object)
    """ProgressPicture while work takes longer than half a second; None when it is over."""
    settled = Signal()
    """Nothing is left to do, and everything was told."""

    _came = Signal(object)
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: list[_Job] = []
        self._step = (0, 0)
        self._closed = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._tell_waiting)
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._take_step, Qt.ConnectionType.QueuedConnection)
        # A cycle that holds a widget must not be collected by a worker: Qt would end the program.
        gc.disable()
        self._tidy = QTimer(self, interval=_TIDY_MS)
        self._tidy.timeout.connect(collect)
        self._tidy.start()
        self._books = _Worker("books", self._came.emit)
        self._papers = _Worker("papers", self._came.emit)

    @property
    def idle(self) -> bool:
        """Tell whether nothing is left to do."""
        return not self._open

    def books(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Told], object] | None = None,
        words: str = "",
    ) -> None:
        """Run work on the books' worker, in the order asked; `then` gets its result here.

        `refused` gets refusals and troubles instead of `told`; `words` name work that lasts.
        """
        self._ask(self._books, _Job(work, then, refused, words))  # type: ignore[arg-type]

    def papers(
        self,
        work: Callable[[], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[Told], object] | None = None,
        words: str = "",
    ) -> None:
        """Run work on the papers' worker: drawing, signing, writing to a stick."""
        self._ask(self._papers, _Job(work, then, refused, words))  # type: ignore[arg-type]

    def catch_up(self) -> None:
        """Wait for what was asked of the books so far, and tell it before any event comes."""
        self._books.catch_up()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def step(self, done: int, of: int) -> None:
        """Tell how far the work has come; may be called from the work itself."""
        self._stepped.emit(done, of)

    def close(self) -> None:
        """Finish what was asked of the books, drop papers not begun, and end both workers.

        Results that have not been told by now never are: their screens are going.
        """
        self._closed = True
        self._papers.drop()
        self._papers.end()
        self._books.end()
        self._patience.stop()
        self._tidy.stop()
        gc.enable()
        self._open.clear()

    def _ask(self, worker: _Worker, job: _Job) -> None:
        if self._closed:
            return
        self._open.append(job)
        if not self._patience.isActive():
            self._patience.start()
        worker.ask(job)

    @Slot(object)
    def _take(self, done: _Done) -> None:
        if self._closed:
            return
        self._open.remove(done.job)
        self._step = (0, 0)
        self._patience.stop()
        self.waiting.emit(None)
        if self._open:
            self._patience.start()
        self._hand_over(done)
        if not self._open:
            self.settled.emit()

    def _hand_over(self, done: _Done) -> None:
        if done.failure is None:
            if done.job.then and not _is_gone(done.job.then):
                done.job.then(done.result)
        elif not isinstance(done.failure, Told):
            self.broke.emit(done.failure)
        elif done.job.refused:
            done.job.refused(done.failure)
        else:
            self.told.emit(done.failure)

    @Slot(int, int)
    def _take_step(self, done: int, of: int) -> None:
        self._step = (done, of)
        if self._open and not self._patience.isActive():
            self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self._open:
            self.waiting.emit(ProgressPicture(self._open[0].words, *self._step))


def _is_gone(call: Callable[..., object]) -> bool:
    """Tell whether what asked was closed meanwhile, and made anew perhaps: it asks by itself."""
    asked = getattr(call, "__self__", None)
    return isinstance(asked, QObject) and not isValid(asked)


def collect() -> None:
    """Collect the oldest generation of garbage that is due, as Python would by itself."""
    due = [have > most for have, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    for generation in (2, 1, 0):
        if due[generation]:
            gc.collect(generation)
            return


class _Worker:
    """A thread that takes jobs from its queue, one after another."""

    def __init__(self, name: str, came: Callable[[_Done], object]) -> None:
        self._queue: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._came = came
        self._thread = threading.Thread(target=self._run, name=name, daemon=False)
        self._thread.start()

    def ask(self, job: _Job) -> None:
        self._queue.put(lambda: self._came(self._worked(job)))

    def catch_up(self) -> None:
        reached = threading.Event()
        self._queue.put(reached.set)
        reached.wait()

    def drop(self) -> None:
        while not self._queue.empty():
            self._queue.get()

    def end(self) -> None:
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (work := self._queue.get()) is not None:
            work()

    @staticmethod
    def _worked(job: _Job) -> _Done:
        try:
            return _Done(job, job.work())
        except BaseException as failure:  # noqa: BLE001 - every failure is told in the window
            return _Done(job, failure=failure)
