"""Leads to a desk that is there: moves the flow, asks the services, shows the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kpps_desktop.services import desks
from kpps_desktop.ui.setup.flow import NAME_TAKEN
from kpps_desktop.ui.setup.open_screen import OpenScreen
from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.setup.present_open import present_open
from kpps_desktop.ui.setup.reopening import OpenFlow, OpenStep
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.desks import AnyDesk
    from kpps_desktop.services.finding import FoundDesk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.setup.walk import Place

_TICK_MS = 1000
_ANY_ZONE = "WIB"
"""Of a desk that cannot be read: it is only asked how long to wait."""


class OpenWalk(QObject):
    """Opens one of the desks on this machine, on an officer's PIN."""

    desk_opened = Signal(object, str)
    """Desk, and the officer who opened it."""
    new_asked = Signal()

    def __init__(self, place: Place, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._jobs = place, jobs
        self._flow = OpenFlow()
        self.screen = OpenScreen()
        self._ticking = QTimer(self, interval=_TICK_MS)
        self._ticking.timeout.connect(self._show)
        self._hear()

    def start(self, found: tuple[FoundDesk, ...]) -> None:
        """Offer desks, from the beginning."""
        self._go(OpenFlow(found))

    def stop(self) -> None:
        """Tick no more."""
        self._ticking.stop()

    def _hear(self) -> None:
        screen = self.screen
        screen.desk_taken.connect(lambda at: self._go(self._flow.choose(self._flow.desks[at])))
        screen.officer_taken.connect(self._take_officer)
        screen.pin_entered.connect(self._take_pin)
        screen.name_asked.connect(lambda: self._go(self._flow.ask_name()))
        screen.desk_named.connect(self._take_name)
        screen.pin_forgotten.connect(lambda: self._go(self._flow.forget()))
        screen.code_entered.connect(lambda code: self._go(self._flow.type_code(code)))
        screen.new_asked.connect(self.new_asked)
        screen.stepped_back.connect(lambda: self._go(self._flow.back()))
        screen.notice_dismissed.connect(self._show)

    def _go(self, flow: OpenFlow) -> None:
        if flow.step is OpenStep.CODE and self._flow.step is OpenStep.PIN:
            self.screen.code.begin()
        self._flow = flow
        self._show()

    def _show(self) -> None:
        """Show the flow; while an officer is locked out, every second anew."""
        now = self._clock(self._flow.desk).now()
        named = bool(self._place.url)
        self.screen.show_picture(present_open(self._flow, now, look().lang, named=named))
        if self._flow.seconds(now):
            self._ticking.start()
        else:
            self._ticking.stop()

    def _clock(self, desk: FoundDesk | None) -> Clock:
        return self._place.clock(desk.election.zone if desk and desk.election else _ANY_ZONE)

    def _take_officer(self, code: str) -> None:
        desk = self._flow.desk
        officer = next((one.id for one in desk.officers if one.id == code), None) if desk else None
        if desk is not None and officer is not None:
            self._ask_wait(desk, officer, lambda until: self._flow.choose_officer(officer, until))

    def _take_pin(self, pin: str) -> None:
        desk, officer = self._flow.desk, self._flow.officer
        if desk is None or officer is None:
            return
        if self._flow.step is OpenStep.RENEW:
            self._take_new_pin(desk, officer, pin)
        else:
            self._open(desk, officer, pin)

    def _take_name(self, name: str) -> None:
        """Take a desk's name; where the PIN is known by now, open the desk."""
        pin = self._flow.pin
        self._go(self._flow.name_desk(name))
        desk, officer = self._flow.desk, self._flow.officer
        if pin and desk and officer and self._flow.step is OpenStep.PIN:
            self._open(desk, officer, pin)

    def _open(self, desk: FoundDesk, officer: OfficerId, pin: str) -> None:
        clock, url, name = self._clock(desk), self._place.url, self._flow.name

        def refused(news: Told) -> None:
            if news.code == NAME_TAKEN:
                self._go(self._flow.ask_name(pin, news))
            else:
                self._refuse_pin(desk, officer, news)

        self._jobs.books(
            lambda: desks.open_desk(desk, officer, pin, clock, url=url, name=name),
            lambda opened: self._finish(opened, officer),
            refused=refused,
            words=say("open.opening"),
        )

    def _take_new_pin(self, desk: FoundDesk, officer: OfficerId, pin: str) -> None:
        flow = self._flow.type_pin(pin)
        self._go(flow)
        if flow.typing.chosen:
            self._jobs.books(
                lambda: desks.renew_pin(desk, flow.code, officer, flow.typing.chosen),
                lambda _: self._go(self._flow.renew()),
                refused=lambda news: self._go(self._flow.refuse(news)),
            )

    def _refuse_pin(self, desk: FoundDesk, officer: OfficerId, news: Told) -> None:
        self._ask_wait(desk, officer, lambda until: self._flow.refuse(news, until))

    def _ask_wait(
        self,
        desk: FoundDesk,
        officer: OfficerId,
        move: Callable[[datetime | None], OpenFlow],
    ) -> None:
        """Ask until when an officer is locked out, then move on."""
        now = self._clock(desk).now()
        self._jobs.books(
            lambda: desk.wait(officer, now),
            lambda wait: self._go(move(now + wait if wait else None)),
            refused=lambda news: self._go(self._flow.refuse(news)),
        )

    def _finish(self, desk: AnyDesk, officer: OfficerId) -> None:
        self.stop()
        self.desk_opened.emit(desk, officer)
