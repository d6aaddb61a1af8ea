"""An officer at an open desk: carries intents to the books' worker and tells what they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from kpps_desktop.devices.drives import SystemDrives
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.devices.drives import Drives
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.outcomes import Changed, Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.store import Store
    from kpps_desktop.ui.jobs import Jobs

T = TypeVar("T")


class AnyDesk(Protocol):
    """What every desk has, whether a TPS is held at it or a recap."""

    @property
    def store(self) -> Store:
        """The books."""

    @property
    def clock(self) -> Clock:
        """The time of the desk's zone."""

    @property
    def election(self) -> Election:
        """The election as the pack tells it."""

    def identify(self, officer: OfficerId, pin: str) -> None:
        """Refuse whoever does not know an officer's PIN."""


class DeskSession(QObject):
    """What a screen's wiring works through; it knows neither screens nor windows."""

    changed = Signal(object)
    """Changed: what an intent changed, once it is durable."""
    noticed = Signal(object)
    """NoticePicture of what was refused or failed; None once something went well."""
    look_wanted = Signal()
    """The screen in hand asks for a new picture: what it shows depends on what is typed."""
    paper_wanted = Signal(str, str, str)
    """Paper to be looked at and printed: its code; the contest and whom it is about, or nothing."""
    stage_wanted = Signal(str)
    """Another screen is to be shown: its code."""
    officer_asked = Signal(bool)
    """Whether it is asked who takes the keyboard: what only one officer may see is covered."""
    officer_changed = Signal(str)
    """Another officer has the keyboard."""

    desk: AnyDesk

    def __init__(self, jobs: Jobs, officer: OfficerId, drives: Drives | None = None) -> None:
        super().__init__()
        self.jobs = jobs
        self.officer = officer
        self.drives: Drives = drives or SystemDrives()
        self.kept: dict[str, object] = {}
        """What was typed and is not in the books: a window made anew takes it up again."""
        jobs.told.connect(self._tell)

    def do(
        self,
        intent: Callable[[], Changed],
        done: Callable[[], object] | None = None,
        *,
        refused: Callable[[Told], object] | None = None,
        words: str = "",
    ) -> None:
        """Carry out an intent; `done` is called once it is durable, before screens look again.

        `words` name an intent that lasts.
        """

        def then(changed: Changed) -> None:
            self.noticed.emit(None)
            if done:
                done()
            self.changed.emit(changed)

        self.jobs.books(intent, then, refused=refused, words=words)

    def ask(self, question: Callable[[], T], then: Callable[[T], object]) -> None:
        """Ask the books something, and hand the answer on."""
        self.jobs.books(question, then)

    def look(self) -> None:
        """Ask for a new picture of the screen in hand."""
        self.look_wanted.emit()

    def show_paper(self, paper: str, contest: str = "", about: str = "") -> None:
        """Ask for a paper: to be looked at, then printed."""
        self.paper_wanted.emit(paper, contest, about)

    def hand_to(self, officer: OfficerId) -> None:
        """Give the keyboard to another officer, who was identified by PIN."""
        self.officer = officer
        self.officer_changed.emit(officer)

    def tell(self, news: Told) -> None:
        """Say in the window what was refused or failed."""
        self.noticed.emit(notice_of(news, look().lang))

    def _tell(self, news: Told) -> None:
        self.tell(news)
