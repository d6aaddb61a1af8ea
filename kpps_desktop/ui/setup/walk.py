"""Leads from a pack to a desk: moves the flow, asks the services, shows the screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.services import desks, finding
from kpps_desktop.services.desk_names import usual_name
from kpps_desktop.services.readiness import (
    ON_THE_DAY,
    RECAP,
    Around,
    Attached,
    local_offset,
    readiness,
)
from kpps_desktop.ui.setup.flow import SetupFlow, SetupStep
from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.setup.present import present
from kpps_desktop.ui.setup.screen import SetupScreen
from kpps_desktop.ui.theme import look

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.devices.drives import Drives, Stick
    from kpps_desktop.devices.machine import Machine
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.desks import AnyDesk
    from kpps_desktop.services.finding import FoundPack
    from kpps_desktop.services.readiness import Readiness
    from kpps_desktop.trust.keyring import Cost
    from kpps_desktop.ui.jobs import Jobs

WATCH_MS = 1500
"""How often the sticks are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where desks are set up and opened: their folder, sticks, the machine, a clock by its zone.

    `attached` tells the printers and screens there are now; `cost` what a try of a PIN costs.
    `url` is of the server on which a recap's books lie, where there is one.
    """

    data: Path
    drives: Drives
    machine: Machine
    clock: Callable[[str], Clock]
    attached: Callable[[], Attached]
    cost: Cost | None = None
    url: str = ""


class SetupWalk(QObject):
    """Sets a desk up from a pack on a stick or in a file."""

    desk_made = Signal(object, str)
    """Desk, open; and its ketua."""
    desks_asked = Signal()

    def __init__(self, place: Place, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place, self._jobs = place, jobs
        self._flow = SetupFlow()
        self._sticks: tuple[Stick, ...] | None = None
        self.screen = SetupScreen()
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look_at_sticks)
        self._hear()

    def start(self) -> None:
        """Look for packs, from the beginning."""
        usual = usual_name(shared=bool(self._place.url))
        self._go(SetupFlow(found=self._flow.found, usual=usual))
        self._watch.start()
        self.look_at_sticks()

    def stop(self) -> None:
        """Look no more."""
        self._watch.stop()

    def look_at_sticks(self) -> None:
        """Search the sticks for packs, where others are plugged in than before."""
        sticks = self._place.drives.sticks()
        folders = [one.folder for one in sticks]
        if self._sticks is None or folders != [one.folder for one in self._sticks]:
            self._sticks = sticks
            self._search()

    def look_at_file(self, path: Path) -> None:
        """Look at a file that was chosen by hand."""
        self._jobs.books(
            lambda: finding.pack_in(path),
            lambda found: self._go(self._flow.choose(found)),
            refused=lambda news: self._go(self._flow.refuse(news)),
        )

    def _search_again(self) -> None:
        self._sticks = None
        self.look_at_sticks()

    def _search(self) -> None:
        sticks = self._sticks or ()
        self._jobs.books(lambda: finding.find_packs(sticks), self._take_packs)

    def _hear(self) -> None:
        screen = self.screen
        screen.pack_taken.connect(self._take_pack)
        screen.file_asked.connect(self._ask_file)
        screen.search_asked.connect(self._search_again)
        screen.desks_asked.connect(self.desks_asked)
        screen.fingerprint_confirmed.connect(self._confirm)
        screen.code_entered.connect(self._take_code)
        screen.pin_entered.connect(lambda pin: self._go(self._flow.type_pin(pin)))
        screen.operator_added.connect(lambda: self._go(self._flow.add_operator()))
        screen.officer_named.connect(lambda name: self._go(self._flow.name(name)))
        screen.turn_given.connect(self._turn)
        screen.desk_named.connect(lambda name: self._go(self._flow.name_desk(name)))
        screen.readiness_asked.connect(self._look_around)
        screen.making_asked.connect(self._make)
        screen.stepped_back.connect(lambda: self._go(self._flow.back()))
        screen.notice_dismissed.connect(self._show)

    def _go(self, flow: SetupFlow) -> None:
        before, self._flow = self._flow.step, flow
        if flow.step is SetupStep.READY and before is not SetupStep.READY:
            self._look_around()
        if flow.step is SetupStep.CODE and before is SetupStep.CHECK:
            self.screen.code.begin()
        self._show()

    def _show(self) -> None:
        self.screen.show_picture(present(self._flow, look().lang))

    def _take_packs(self, found: tuple[FoundPack, ...]) -> None:
        self._flow = self._flow.find(found)
        if self._flow.step is SetupStep.PACK:
            self._show()

    def _take_pack(self, at: int) -> None:
        self._go(self._flow.choose((self._flow.found or ())[at]))

    def _ask_file(self) -> None:
        window = QFileDialog(self.screen, say("pack.browse_title"))
        window.setObjectName("pack_file")
        window.setNameFilter(say("pack.browse_filter"))
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.fileSelected.connect(lambda path: self.look_at_file(Path(path)))
        window.open()

    def _confirm(self) -> None:
        self._go(self._flow.confirm())

    def _take_code(self, text: str) -> None:
        flow = self._flow.type_code(text)
        self._go(flow)
        pack = flow.chosen.pack if flow.chosen else None
        if flow.code and pack is not None:
            self._jobs.books(
                lambda: finding.try_code(pack, flow.code),
                lambda _: self._go(self._flow.code_opened(flow.code)),
                refused=lambda news: self._go(self._flow.refuse(news)),
            )

    def _turn(self, at: int) -> None:
        self._go(self._flow.turn_to(self._flow.officers[at].id))

    def _look_around(self) -> None:
        found = self._flow.chosen
        if found is None or found.pack is None:
            return
        place, election = self._place, found.pack.election
        work = ON_THE_DAY if isinstance(found.pack, TpsPack) else RECAP
        around = Around(place.machine, place.drives, place.data, local_offset(), place.attached())

        def looked() -> tuple[Readiness, ...]:
            now = place.clock(election.zone).now()
            return readiness(election, found.verdict.at, now, around, work)

        self._jobs.books(looked, lambda ready: self._go(self._flow.look(ready)))

    def _make(self) -> None:
        flow = self._flow.make()
        if flow.step is not SetupStep.MAKE or flow.chosen is None or flow.chosen.pack is None:
            return
        self._go(flow)
        place, chosen = self._place, flow.chosen
        clock = place.clock(flow.chosen.pack.election.zone)
        folder = finding.desk_folder(place.data, chosen)

        def made() -> AnyDesk:
            return desks.set_up(
                folder,
                chosen,
                flow.code,
                flow.pins,
                flow.names,
                clock,
                url=place.url,
                name=flow.desk,
                cost=place.cost,
            )

        self._jobs.books(
            made,
            lambda desk: self._finish(desk, desks.ketua_of(chosen)),
            refused=lambda news: self._go(self._flow.refuse(news)),
        )

    def _finish(self, desk: AnyDesk, ketua: OfficerId) -> None:
        self.stop()
        self.desk_made.emit(desk, ketua)
