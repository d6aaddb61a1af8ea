"""The tasks of setting up, one a step: each shows its picture and announces what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kpps_desktop.ui.pictures import NoticePicture, ProgressPicture
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.empty_state import EmptyState
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.progress_line import ProgressLine
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.setup.present import (
        CodePicture,
        MakePicture,
        PackPicture,
        PacksPicture,
        ReadyPicture,
    )

_GROUPS_A_ROW = 4


def say(key: str, **facts: object) -> str:
    """Return a text of set-up."""
    return text(f"ui_setup.{key}", **facts)


class PacksPage(Task):
    """The packs that were found; Enter looks at one."""

    pack_taken = Signal(int)
    file_asked = Signal()
    search_asked = Signal()
    desks_asked = Signal()

    def __init__(self) -> None:
        super().__init__("setup_pack")
        self._table = RecordTable("packs", say("pack.table"))
        self._table.record_chosen.connect(lambda code: self.pack_taken.emit(int(code)))
        self._table.hide()
        self._empty = EmptyState("packs_none")
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._empty, 1)
        self._desks = QuietButton("desks_asked", say("pack.desks"), "Esc")
        self._desks.clicked.connect(self.stepped_back)
        self.stepped_back.connect(self._go_to_desks)
        self._desks.hide()
        again = QuietButton("search_asked", say("pack.again"), "C")
        again.clicked.connect(self.search_asked)
        browse = QuietButton("file_asked", say("pack.browse"), "B")
        browse.clicked.connect(self.file_asked)
        for button in (self._desks, again, browse):
            self.add_quiet(button)
        self._take = PrimaryButton("pack_taken", say("pack.take"))
        self._take.clicked.connect(self._announce)
        self.set_primary(self._take)

    def show_page(self, page: PacksPicture) -> None:
        """Show what was found; when there comes something to take, the keyboard goes to it."""
        there = page.empty is None
        changed = self._table.isHidden() is there
        self._table.show_picture(page.packs)
        self._table.setVisible(there)
        self._empty.setVisible(not there)
        if page.empty:
            self._empty.show_picture(page.empty)
        elif not self._table.chosen:
            self._table.reach(page.packs.records[0].code)
        self._take.setEnabled(there)
        self.setFocusProxy(self._table if there else None)  # type: ignore[arg-type]
        if changed and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_desks(self, *, there: bool) -> None:
        """Offer to open a desk, where there are some."""
        self._desks.setVisible(there)

    def _go_to_desks(self) -> None:
        if not self._desks.isHidden():
            self.desks_asked.emit()

    def _announce(self) -> None:
        if self._table.chosen:
            self.pack_taken.emit(int(self._table.chosen))


class CheckPage(Task):
    """What the pack is; S says that its fingerprint is the slip's. Enter does not."""

    fingerprint_confirmed = Signal()

    def __init__(self) -> None:
        super().__init__("setup_check")
        self._about, self._mark = (
            Card("pack_about"),
            Card("pack_fingerprint", say("check.fingerprint")),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnStretch(1, 1)
        self._about.body.addLayout(self._grid)
        self._about.body.addStretch(1)
        self._groups = QWidget()
        self._groups.setObjectName("fingerprint")
        grid = QGridLayout(self._groups)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        self._mark.body.addWidget(self._groups, 0, Qt.AlignmentFlag.AlignLeft)
        self._mark.body.addStretch(1)
        self._fault_lines = Card("pack_faults", say("check.faults"))
        self.body.addWidget(Sides(self._about, self._mark, narrow=900))
        self.body.addWidget(self._fault_lines)
        self.body.addStretch(1)
        other = QuietButton("pack_refused", say("check.other"), "Esc")
        other.clicked.connect(self.stepped_back)
        self._same = PrimaryButton("fingerprint_confirmed", say("check.same"), "S")
        self._same.clicked.connect(self.fingerprint_confirmed)
        self._same.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_quiet(other)
        self.add_quiet(self._same)

    def show_page(self, page: PackPicture) -> None:
        """Show what the pack says of itself."""
        while (item := self._grid.takeAt(0)) is not None:
            if held := item.widget():
                held.hide()
                held.deleteLater()
        for at, (caption, value) in enumerate(page.lines):
            head = Words(caption, "muted")
            head.setWordWrap(False)
            self._grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Words(value, "strong" if at < 1 else "body"), at, 1)
        self._show_groups(page.fingerprint)
        self._mark.setVisible(bool(page.fingerprint))
        clear_lines(self._fault_lines)
        for fault in page.faults:
            self._fault_lines.body.addWidget(FindingLine(fault))
        self._fault_lines.setVisible(bool(page.faults))
        self._same.setVisible(page.usable)

    def _show_groups(self, groups: tuple[str, ...]) -> None:
        """Set the fingerprint in columns, as the eye compares it."""
        clear(self._groups)
        self._groups.setAccessibleName(" ".join(groups))
        grid = self._groups.layout()
        for at, group in enumerate(groups):
            if isinstance(grid, QGridLayout):
                grid.addWidget(Words(group, "figure"), *divmod(at, _GROUPS_A_ROW))


class CodePage(Task):
    """The activation code, typed as it comes."""

    code_entered = Signal(str)

    def __init__(self, name: str = "setup_code") -> None:
        super().__init__(name)
        self._field = TextField(
            "activation_code", say("code.field"), most=40, hint=say("code.hint")
        )
        self._field.input.setProperty("kind", "search")
        self._field.input.setMinimumHeight(px(48))
        self._field.text_changed.connect(self._count)
        self._field.setMaximumWidth(px(520))
        self._typed = Words("", "caption")
        self._typed.setObjectName("code_count")
        self.body.addWidget(self._field)
        self.body.addWidget(self._typed)
        self.body.addStretch(1)
        back = QuietButton(f"{name}_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self.add_quiet(back)
        self._next = PrimaryButton("code_entered", say("code.next"))
        self._next.clicked.connect(lambda: self.code_entered.emit(self._field.text))
        self.set_primary(self._next)
        self.setFocusProxy(self._field)
        self._count("")

    def show_page(self, _page: CodePicture) -> None:
        """Be ready for a code."""
        self._next.setEnabled(True)

    def show_told(self, notice: NoticePicture | None) -> None:
        """Say beside the field what was wrong with the code."""
        words = f"{notice.title}. {notice.remedy}" if notice else ""
        if notice:
            self._field.tell(words, notice.tone)
            self._field.input.selectAll()
        else:
            self._field.tell("")

    def begin(self) -> None:
        """Begin with an empty field."""
        self._field.input.clear()
        self._field.tell("")

    def _count(self, typed: str) -> None:
        signs = sum(sign.isalnum() for sign in typed)
        self._typed.setText(say("code.count", typed=signs))


class ReadyPage(Task):
    """How the laptop stands; Enter makes the desk whatever is told here."""

    making_asked = Signal()
    readiness_asked = Signal()

    def __init__(self) -> None:
        super().__init__("setup_ready")
        self._lines = QWidget()
        self._lines.setObjectName("readiness")
        self._lines.setAccessibleName(say("ready.lines"))
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))
        self.body.addWidget(self._lines)
        self.body.addStretch(1)
        back = QuietButton("ready_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self.add_quiet(back)
        again = QuietButton("readiness_asked", say("ready.again"), "C")
        again.clicked.connect(self.readiness_asked)
        self._make = PrimaryButton("making_asked", say("ready.make"))
        self._make.clicked.connect(self.making_asked)
        self.add_quiet(again)
        self.set_primary(self._make)
        self.setFocusProxy(self._make)

    def show_page(self, page: ReadyPicture) -> None:
        """Show each thing with what to do."""
        clear(self._lines)
        for at, line in enumerate(page.lines):
            self._grid.addWidget(FindingLine(line), at, 0)


class MakePage(Task):
    """The desk is being made: nothing to do but wait."""

    def __init__(self) -> None:
        super().__init__("setup_make")
        self._line = ProgressLine()
        self.body.addWidget(self._line)
        self.body.addStretch(1)

    def show_page(self, page: MakePicture) -> None:
        """Tell that work goes on."""
        self._line.show_progress(ProgressPicture(page.words))


def keys_hint() -> Words:
    """Say at the foot of a window that F1 lists the keys."""
    hint = Words(say("keys_hint"), "caption")
    hint.setObjectName("keys_hint")
    hint.setContentsMargins(px(24), 0, px(24), px(8))
    return hint


def clear_lines(card: Card) -> None:
    """Take everything out of a card."""
    while (item := card.body.takeAt(0)) is not None:
        if held := item.widget():
            held.hide()
            held.deleteLater()
