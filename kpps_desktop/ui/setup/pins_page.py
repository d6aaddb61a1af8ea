"""Officers choose their PINs, one after another, each typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from kpps_desktop.ui.pictures import NoticePicture
    from kpps_desktop.ui.setup.present import PinsPicture


class PinsPage(Task):
    """Who has a PIN, whose turn it is; arrows give the turn to somebody else."""

    pin_entered = Signal(str)
    officer_named = Signal(str)
    operator_added = Signal()
    turn_given = Signal(int)
    """Place of the officer in the list."""

    def __init__(self) -> None:
        super().__init__("setup_pins")
        self._turn, self._count = 0, 0
        self._chips: list[PersonChip] = []
        self._people = QWidget()
        self._people.setObjectName("officers")
        self._people.setAccessibleName(say("pins.people"))
        line = QVBoxLayout(self._people)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._choose = Card("pin_card")
        self._ask = Words("", "head")
        self._ask.setObjectName("pin_ask")
        self._name = TextField("officer_name", say("pins.rename_field"), most=80)
        self._name.input.returnPressed.connect(self._announce_name)
        self._pad = PinPad("pin", say("pins.field"))
        self._pad.pin_entered.connect(self.pin_entered)
        for part in (self._ask, self._name, self._pad):
            self._choose.body.addWidget(part)
        self._choose.body.addStretch(1)
        self.body.addWidget(Sides(self._choose, self._people, weights=(2, 3)))
        self._add_actions()

    def show_page(self, page: PinsPicture, notice: NoticePicture | None) -> None:
        """Show whose turn it is, and what was wrong with the last PIN."""
        turned = (page.turn, len(page.people)) != (self._turn, self._count)
        self._turn, self._count = page.turn, len(page.people)
        self._show_people(page)
        self._ask.setText(page.ask)
        self._pad.setVisible(bool(page.name))
        naming = not page.name or (self._name.isVisibleTo(self) and not turned)
        self._rename.setVisible(bool(page.name))
        self._more.setVisible(page.more)
        told = f"{notice.title}. {notice.remedy}" if notice else ""
        self._name_now(page.name if naming else "", naming=not page.name)
        self.setFocusProxy(self._pad if page.name else self._name)
        if page.name:
            self._pad.tell(told)
        else:
            self._name.tell(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give the turn to the officer above or below."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and self._count:
            self.turn_given.emit((self._turn + step) % self._count)
        elif not is_enter(event):
            super().keyPressEvent(event)

    def _add_actions(self) -> None:
        up = QuietButton("officer_before", say("pins.up"), "Up")
        up.clicked.connect(lambda: self.turn_given.emit((self._turn - 1) % self._count))
        down = QuietButton("officer_after", say("pins.down"), "Down")
        down.clicked.connect(lambda: self.turn_given.emit((self._turn + 1) % self._count))
        self._rename = QuietButton("officer_rename", say("pins.rename"), "Alt+N")
        self._rename.clicked.connect(lambda: self._name_now(self._name.text, naming=True))
        self._more = QuietButton("operator_added", say("pins.operator"), "Alt+O")
        self._more.clicked.connect(self.operator_added)
        self._more.hide()  # until it is asked for: it would make the whole window wider
        for button in (up, down, self._rename, self._more):
            self.add_quiet(button)
        self.add_back(say("back"))

    def _name_now(self, name: str, *, naming: bool) -> None:
        self._name.setVisible(naming)
        if naming:
            self._name.input.setText(name)
            self._name.input.selectAll()
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce_name(self) -> None:
        self.officer_named.emit(self._name.text)

    def _show_people(self, page: PinsPicture) -> None:
        layout = self._people.layout()
        while layout is not None and len(self._chips) < len(page.people):
            self._chips.append(PersonChip())
            layout.addWidget(self._chips[-1])
        for at, chip in enumerate(self._chips):
            chip.setVisible(at < len(page.people))
            if at < len(page.people):
                chip.setObjectName(f"officer_{at + 1}")
                chip.show_person(page.people[at])
