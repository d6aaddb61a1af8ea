"""The screen of hints: a list with the strongest first, and the one that is reached in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.ppk.anomali.hint_card import HintCard
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.empty_state import EmptyState
from kpps_desktop.ui.widgets.fields import ChoiceField
from kpps_desktop.ui.widgets.keys import bind
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.scroll import ScrollArea
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from kpps_desktop.ui.ppk.anomali.pictures import AnomaliPicture, HintPicture

_ROOMY, _SIDE, _ROWS, _HINT = 720, 288, 4, 160
_ANY = 16_777_215
"""Qt's own word for no limit of a width."""


class AnomaliScreen(Task):
    """Shows pictures; Enter leads to the TPS of the hint that is reached."""

    shows = Changed.RECAP

    chosen = Signal(str, str)
    """Only hints of a kind and of a desa are to be listed; nothing for all."""
    place_wanted = Signal(str, str)
    """TPS and contest that are to be opened at the pleno."""
    stale_seen = Signal()
    """The hints that are shown are of other figures than those that stand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("anomali", text("ui_ppk_anomali.title"), parent=parent)
        self._hints: dict[str, HintPicture] = {}
        self._said = ""
        self._kind = ChoiceField("kind", text("ui_ppk_anomali.kind"))
        self._village = ChoiceField("village", text("ui_ppk_anomali.village"))
        self._table = RecordTable("hints", text("ui_ppk_anomali.list"))
        self._card = HintCard()
        self._empty = EmptyState("no_hints")
        self._all = QuietButton("all", text("ui_ppk_anomali.all"), "0")
        self._go = PrimaryButton("go", text("ui_ppk_anomali.go"))
        self._lay_out()
        self.add_quiet(self._all)
        self.set_primary(self._go)
        bind("J", self._kind, lambda: self._kind.setFocus(Qt.FocusReason.ShortcutFocusReason))
        bind("D", self._village, self.start_search)
        for field in (self._kind, self._village):
            field.choice_made.connect(lambda _: self._choose())
        self._all.clicked.connect(self._choose_all)
        self._table.record_reached.connect(self._reach)
        self._table.record_chosen.connect(lambda _: self._take())
        self._go.clicked.connect(self._take)
        self.stepped_back.connect(self.start)

    def show_picture(self, picture: AnomaliPicture) -> None:
        """Show the hints; where they are not of the figures that stand, ask for fresh ones."""
        self._said = picture.detail
        self.set_title(picture.title, picture.detail)
        self._hints = {one.code: one for one in picture.hints}
        self._kind.show_choices(picture.kinds, picture.kind)
        self._village.show_choices(picture.villages, picture.village)
        self._table.show_picture(picture.table)
        if picture.hints and self._table.chosen not in self._hints:
            self._table.reach(picture.hints[0].code)
        self._reach(self._table.chosen)
        listed = picture.empty is None
        keys_here = self.isAncestorOf(QApplication.focusWidget() or self)
        for part in (self._filters, self._listed, self._all, self._go):
            part.setVisible(listed)
        self._empty.setVisible(not listed)
        if keys_here and not listed:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # not to whatever is next in the window
        if picture.empty is not None:
            self._empty.show_picture(picture.empty)
        self._all.setEnabled(bool(picture.kind or picture.village))
        if not picture.fresh:
            self.stale_seen.emit()

    def start(self) -> None:
        """Go to the list, where there is one."""
        if self._table.isVisible():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Go to the choice of a desa."""
        self._village.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Pass the keys on to the list."""
        super().focusInEvent(event)
        self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the hint below the list where there is no room; its cause is told above by then."""
        super().resizeEvent(event)
        roomy = self.width() >= px(_ROOMY)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        self._side.setMinimumSize(px(_SIDE) if roomy else 0, px(_HINT))
        self._side.setMaximumWidth(px(_SIDE) if roomy else _ANY)

    def _choose(self) -> None:
        self.chosen.emit(self._kind.choice, self._village.choice)

    def _choose_all(self) -> None:
        self.chosen.emit("", "")
        self.start()

    def _reach(self, code: str) -> None:
        hint = self._hints.get(code)
        self._card.setVisible(hint is not None)
        self._go.setEnabled(hint is not None)
        if hint is not None:
            self._card.show_hint(hint)
            narrow = self.width() < px(_ROOMY)
            brief = f"{hint.head}: {hint.cause}" if narrow else self._said
            self.set_title(self.accessibleName(), brief)

    def _take(self) -> None:
        hint = self._hints.get(self._table.chosen)
        if hint is not None:
            self.place_wanted.emit(*hint.place)

    def _lay_out(self) -> None:
        self._filters, self._listed = QWidget(), QWidget()
        fields = QHBoxLayout(self._filters)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(16))
        fields.addWidget(self._kind, 3)
        fields.addWidget(self._village, 2)
        self._table.setMinimumHeight(px(40 * _ROWS))
        self._side = ScrollArea(self._card)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._listed)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(px(16))
        self._whole.addWidget(self._table, 1)
        self._whole.addWidget(self._side)
        self.body.addWidget(self._filters)
        self.body.addWidget(self._listed, 1)
        self.body.addWidget(self._empty, 1)
