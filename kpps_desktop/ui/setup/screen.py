"""Set-up in a window of its own: the steps at the left, the task of the step at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.ui.setup.name_page import NamePage
from kpps_desktop.ui.setup.pages import (
    CheckPage,
    CodePage,
    MakePage,
    PacksPage,
    ReadyPage,
    keys_hint,
    say,
)
from kpps_desktop.ui.setup.pins_page import PinsPage
from kpps_desktop.ui.setup.present import (
    CodePicture,
    MakePicture,
    NamePicture,
    PackPicture,
    PacksPicture,
    PinsPicture,
    ReadyPicture,
)
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.banner import StripedBanner
from kpps_desktop.ui.widgets.notice_bar import NoticeBar
from kpps_desktop.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.setup.present import Page, SetupPicture
    from kpps_desktop.ui.widgets.task import Task

_NARROW = 1000
"""Below this width, at 100 %, the steps step back."""


class SetupScreen(QWidget):
    """Shows a picture of set-up; the task in hand has the keyboard."""

    pack_taken = Signal(int)
    """Place of the pack in the list."""
    file_asked = Signal()
    search_asked = Signal()
    desks_asked = Signal()
    fingerprint_confirmed = Signal()
    code_entered = Signal(str)
    pin_entered = Signal(str)
    officer_named = Signal(str)
    operator_added = Signal()
    turn_given = Signal(int)
    """Place of the officer in the list."""
    desk_named = Signal(str)
    readiness_asked = Signal()
    making_asked = Signal()
    stepped_back = Signal()
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("setup")
        self.setAccessibleName(say("window"))
        self._banner, self._notice = StripedBanner(), NoticeBar()
        self._stepper = Stepper("setup_steps", say("steps"))
        self._stepper.setFixedWidth(px(240))
        self._stepper.hide()  # until there is room: a hidden one lets the window be narrow
        self.packs, self.check, self.code = PacksPage(), CheckPage(), CodePage()
        self.pins, self.name = PinsPage(), NamePage()
        self.ready, self.making = ReadyPage(), MakePage()
        self._pages = QStackedWidget()
        self._task: Task | None = None
        pages = (self.packs, self.check, self.code, self.pins, self.name, self.ready, self.making)
        for page in pages:
            self._pages.addWidget(page)
            page.stepped_back.connect(self.stepped_back)
        self._lay_out()
        self._announce()

    def show_picture(self, picture: SetupPicture) -> None:
        """Show where set-up stands."""
        self._banner.show_words(picture.banner)
        self._stepper.show_steps(picture.steps)
        beside = isinstance(picture.page, CodePicture | PinsPicture | NamePicture)
        self._notice.show_notice(None if beside else picture.notice)
        task = self._fill(picture.page, picture)
        task.set_title(picture.title, picture.detail)
        if task is not self._task:
            self._task = task
            self._pages.setCurrentWidget(task)
            task.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_desks(self, *, there: bool) -> None:
        """Offer to open a desk, where there are some on this machine."""
        self.packs.offer_desks(there=there)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the task all the room when there is little."""
        super().resizeEvent(event)
        self._stepper.setVisible(self.width() >= px(_NARROW))

    def _fill(self, page: Page, picture: SetupPicture) -> Task:
        task: Task = self.making
        match page:
            case PacksPicture():
                self.packs.show_page(page)
                task = self.packs
            case PackPicture():
                self.check.show_page(page)
                task = self.check
            case CodePicture():
                self.code.show_told(picture.notice)
                task = self.code
            case PinsPicture():
                self.pins.show_page(page, picture.notice)
                task = self.pins
            case NamePicture():
                self.name.show_page(page.name, picture.notice)
                task = self.name
            case ReadyPicture():
                self.ready.show_page(page)
                task = self.ready
            case MakePicture():
                self.making.show_page(page)
        return task

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setContentsMargins(px(16), px(16), 0, 0)
        middle.addWidget(self._stepper, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self._pages, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._banner)
        whole.addWidget(self._notice)
        whole.addLayout(middle, 1)
        whole.addWidget(keys_hint())

    def _announce(self) -> None:
        self.packs.pack_taken.connect(self.pack_taken)
        self.packs.file_asked.connect(self.file_asked)
        self.packs.search_asked.connect(self.search_asked)
        self.packs.desks_asked.connect(self.desks_asked)
        self.check.fingerprint_confirmed.connect(self.fingerprint_confirmed)
        self.code.code_entered.connect(self.code_entered)
        self.pins.pin_entered.connect(self.pin_entered)
        self.pins.officer_named.connect(self.officer_named)
        self.pins.operator_added.connect(self.operator_added)
        self.pins.turn_given.connect(self.turn_given)
        self.name.name_given.connect(self.desk_named)
        self.ready.readiness_asked.connect(self.readiness_asked)
        self.ready.making_asked.connect(self.making_asked)
        self._notice.dismissed.connect(self.notice_dismissed)
