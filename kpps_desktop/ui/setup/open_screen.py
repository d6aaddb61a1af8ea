"""Opening a desk that is there: which one, who, PIN; and a new PIN where one was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.ui.setup.name_page import NamePage
from kpps_desktop.ui.setup.pages import CodePage, keys_hint, say
from kpps_desktop.ui.setup.reopening import OpenStep
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.banner import StripedBanner
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.notice_bar import NoticeBar
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.setup.present_open import OpenPicture


class ListPage(Task):
    """A list of which one is chosen by Enter, or by its digit."""

    chosen = Signal(str)

    def __init__(self, name: str, said: str, *, back: bool = True) -> None:
        super().__init__(f"open_{name}")
        self.table = RecordTable(name, said)
        self.table.record_chosen.connect(self.chosen)
        self.body.addWidget(self.table, 1)
        if back:
            leave = QuietButton(f"{name}_back", say("back"), "Esc")
            leave.clicked.connect(self.stepped_back)
            self.add_quiet(leave)
        take = PrimaryButton(f"{name}_taken", say("open.take"))
        take.clicked.connect(lambda: self.chosen.emit(self.table.chosen))
        self.set_primary(take)
        self.setFocusProxy(self.table)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a line by its digit."""
        model, digit = self.table.model(), event.text()
        if digit.isdigit() and 0 < int(digit) <= model.rowCount():
            self.table.selectRow(int(digit) - 1)
            self.chosen.emit(self.table.chosen)
        else:
            super().keyPressEvent(event)


class PinPage(Task):
    """Who gives the PIN; while locked out, how long to wait."""

    pin_entered = Signal(str)
    pin_forgotten = Signal()
    name_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(f"open_{name}")
        self._chip = PersonChip()
        self._ask = Words("", "head")
        self._ask.setObjectName(f"{name}_ask")
        self.pad = PinPad(name, say("pins.field"))
        self.pad.pin_entered.connect(self.pin_entered)
        self._wait = Words("", "strong")
        self._wait.setObjectName(f"{name}_wait")
        self._wait.set_tone("galat")
        middle = QVBoxLayout()
        middle.setSpacing(px(16))
        for words in (self._ask, self._wait):
            words.setFixedWidth(px(560))
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._chip.setFixedWidth(px(560))
        for part in (self._chip, self._ask, self._wait, self.pad):
            middle.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(middle)
        self.body.addStretch(1)
        self._back = QuietButton(f"{name}_back", say("back"), "Esc")
        self._back.clicked.connect(self.stepped_back)
        self.add_quiet(self._back)
        self._forgot = QuietButton(f"{name}_forgotten", say("open.forgot"), "Alt+L")
        self._forgot.clicked.connect(self.pin_forgotten)
        self.add_quiet(self._forgot)
        self._name = QuietButton(f"{name}_name", say("name.field"), "Alt+M")
        self._name.clicked.connect(self.name_asked)
        self._name.hide()  # until it is asked for: it would make the whole window wider
        self.add_quiet(self._name)
        self.setFocusProxy(self.pad)

    def show_page(self, picture: OpenPicture) -> None:
        """Show who is asked, what was wrong, how long to wait."""
        self._chip.show_person(picture.person)
        self._ask.setText(picture.ask)
        self._ask.setVisible(bool(picture.ask))
        self._wait.setText(picture.wait)
        self._wait.setVisible(bool(picture.wait))
        self.pad.setVisible(not picture.wait)
        self.setFocusProxy(self._back if picture.wait else self.pad)
        self._forgot.setVisible(picture.step is OpenStep.PIN)
        self._name.setVisible(picture.named and picture.step is OpenStep.PIN)


class OpenScreen(QWidget):
    """Shows a picture of opening; the task in hand has the keyboard."""

    desk_taken = Signal(int)
    """Place of the desk in the list."""
    officer_taken = Signal(str)
    pin_entered = Signal(str)
    pin_forgotten = Signal()
    name_asked = Signal()
    desk_named = Signal(str)
    code_entered = Signal(str)
    new_asked = Signal()
    stepped_back = Signal()
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("open")
        self._banner, self._notice = StripedBanner(), NoticeBar()
        self.desks = ListPage("desks", say("open.desks"), back=False)
        self.officers = ListPage("officers", say("open.officers"))
        self.pin, self.code, self.renew = PinPage("pin"), CodePage("open_code"), PinPage("new_pin")
        self.name = NamePage("open_name")
        new = QuietButton("new_asked", say("open.new"), "P")
        new.clicked.connect(self.new_asked)
        self.desks.add_quiet(new)
        self._pages = QStackedWidget()
        self._tasks: dict[OpenStep, Task] = {
            OpenStep.DESK: self.desks,
            OpenStep.OFFICER: self.officers,
            OpenStep.PIN: self.pin,
            OpenStep.NAME: self.name,
            OpenStep.CODE: self.code,
            OpenStep.RENEW: self.renew,
        }
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._banner)
        whole.addWidget(self._notice)
        whole.addWidget(self._pages, 1)
        whole.addWidget(keys_hint())
        for task in self._tasks.values():
            self._pages.addWidget(task)
            task.stepped_back.connect(self.stepped_back)
        self._announce()

    def show_picture(self, picture: OpenPicture) -> None:
        """Show where opening stands."""
        self._banner.show_words(picture.banner)
        beside = picture.step in {OpenStep.CODE, OpenStep.NAME}
        self._notice.show_notice(None if beside else picture.notice)
        self.desks.table.show_picture(picture.desks)
        self.officers.table.show_picture(picture.officers)
        for page in (self.pin, self.renew):
            page.show_page(picture)
        self.code.show_told(picture.notice)
        if picture.step is OpenStep.NAME:
            self.name.show_page(picture.name, picture.notice)
        task = self._tasks[picture.step]
        task.set_title(picture.title, picture.detail)
        if self._pages.currentWidget() is not task:
            self._pages.setCurrentWidget(task)
        if isinstance(task, ListPage) and not task.table.chosen:
            task.table.selectRow(0)
        task.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        self.desks.chosen.connect(lambda code: self.desk_taken.emit(int(code)))
        self.officers.chosen.connect(self.officer_taken)
        self.pin.pin_entered.connect(self.pin_entered)
        self.pin.pin_forgotten.connect(self.pin_forgotten)
        self.pin.name_asked.connect(self.name_asked)
        self.name.name_given.connect(self.desk_named)
        self.renew.pin_entered.connect(self.pin_entered)
        self.code.code_entered.connect(self.code_entered)
        self._notice.dismissed.connect(self.notice_dismissed)
