"""The screen of Pemungutan: one field for everybody who comes; it holds no truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.kpps.pemungutan import intents
from kpps_desktop.ui.kpps.pemungutan.asking import NOTHING_ASKED, Asking
from kpps_desktop.ui.kpps.pemungutan.card_view import CardView
from kpps_desktop.ui.kpps.pemungutan.form_view import ANY, FormView
from kpps_desktop.ui.kpps.pemungutan.live_view import ActsView, LiveView, NoticeCard
from kpps_desktop.ui.kpps.pemungutan.search import MOST
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.keys import is_enter
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from kpps_desktop.ui.kpps.pemungutan.pictures import PemungutanPicture, SearchPicture, Step

_SIDE = 288
_ROOMY, _TALL = 720, 480
"""Width and height, at 100 %, from which there is room for all."""


class PemungutanScreen(Task):
    """Shows pictures; announces what the officer asks for and what was decided.

    What is typed is asked (`asked`) and answered with a picture; only a decision goes on to a
    service. After each decision the field is empty and has the focus; `give_back` undoes that
    where the decision was refused.
    """

    shows = Changed.ROLL | Changed.BALLOTS | Changed.STAGE | Changed.INCIDENTS

    asked = Signal(object)
    """Asking: show a picture for it."""
    voter_admitted = Signal(object)
    guest_admitted = Signal(object)
    companion_recorded = Signal(object)
    ballot_replaced = Signal(object)
    admission_undone = Signal(object)
    queue_counted = Signal(object)
    voter_departed = Signal(object)
    voting_disturbed = Signal(object)
    ballots_recounted = Signal(object)
    voting_ended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("pemungutan", text("ui.pemungutan.title"), parent=parent)
        self._asking = NOTHING_ASKED
        self._sent = NOTHING_ASKED
        self._picture: PemungutanPicture | None = None
        self._found: SearchPicture | None = None
        self._showing = False
        self.announced: Mapping[type, SignalInstance] = {
            intents.VoterEntry: self.voter_admitted,
            intents.GuestEntry: self.guest_admitted,
            intents.CompanionEntry: self.companion_recorded,
            intents.Replacement: self.ballot_replaced,
            intents.Undoing: self.admission_undone,
            intents.QueueCount: self.queue_counted,
            intents.Departure: self.voter_departed,
            intents.Disturbance: self.voting_disturbed,
            intents.BallotCount: self.ballots_recounted,
            intents.VotingEnd: self.voting_ended,
        }
        self._make_parts()
        self._lay_out()
        self.setFocusProxy(self._search)
        self._connect()

    @property
    def asking(self) -> Asking:
        """Return what is asked just now."""
        return self._asking

    def show_picture(self, picture: PemungutanPicture) -> None:
        """Show a picture; one that answers an earlier question is left aside."""
        if picture.asking != self._asking:
            return
        fresh = self._picture is None or self._picture.asking != picture.asking
        self._picture, self._showing = picture, True
        self._show_title()
        self._show_search(picture)
        self._show_middle(picture)
        self._live.show_live(picture.live)
        self._acts.show_acts(picture.actions, open_form=picture.form is not None)
        if fresh:
            self._place_focus(picture)
        self._hide_others(picture)
        self._showing = False

    def start(self) -> None:
        """Go to the field."""
        self._search.start()

    def give_back(self) -> None:
        """Ask again what was asked before a decision that was refused; nothing typed is lost."""
        if self._asking == NOTHING_ASKED:
            self._ask(self._sent)

    def take_act(self, code: str) -> None:
        """Do what a button of the card or of the desk leads to (code of its Action)."""
        picture = self._picture
        if picture is None or picture.asking != self._asking or picture.form:
            return
        card = picture.card
        acts = [*card.actions, *([card.primary] if card.primary else [])] if card else []
        leads = [one.leads for one in (*acts, *picture.actions) if one.code == code]
        if leads:
            self._do(leads[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Admit with Enter on an open card; a digit there begins the next voter."""
        typed = event.text()
        if is_enter(event):
            self.take_act("admit")
        elif event.key() == Qt.Key.Key_Escape:
            self._go_back()
        elif self._card.hasFocus() and typed.isdigit():
            self._search.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.field.setText(typed)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the figures below where there is no room beside."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if self._roomy else ways.TopToBottom)
        self._side.setMinimumWidth(px(_SIDE) if self._roomy else 0)
        self._side.setMaximumWidth(px(_SIDE) if self._roomy else ANY)
        self._show_title()

    def _make_parts(self) -> None:
        self._search = SearchField("voter", text("ui.pemungutan.search"), rows=MOST)
        self._call, self._last = NoticeCard("call"), NoticeCard("last")
        self._told = QWidget()
        told = QVBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        self._card, self._form = CardView("card"), FormView("form")
        self._live, self._acts = LiveView("live"), ActsView("acts")
        self._side = QWidget()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(px(8))
        for part in (self._search, self._told, self._call, self._card, self._form, self._last):
            middle.addWidget(part)
        middle.addStretch(1)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(px(8))
        beside.addWidget(self._live)
        beside.addWidget(self._acts)
        beside.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole.setSpacing(px(16))
        self._whole.addLayout(middle, 1)
        self._whole.addWidget(self._side)
        self.body.addLayout(self._whole, 1)

    def _connect(self) -> None:
        self._search.sought.connect(lambda typed: self._ask(self._asking.typed(typed)))
        self._search.result_taken.connect(self._take_result)
        self._search.results.currentRowChanged.connect(lambda _: self._reach())
        self._card.act_chosen.connect(self.take_act)
        self._acts.act_chosen.connect(self.take_act)
        self._form.filled.connect(lambda name, value: self._ask(self._asking.filled(name, value)))
        self._form.answered.connect(self._answer)
        self._form.left.connect(self._go_back)
        self._form.reached.connect(self._scroll.ensureWidgetVisible)

    @property
    def _roomy(self) -> bool:
        """Whether figures have room beside the field."""
        return self.width() >= px(_ROOMY)

    def _show_title(self) -> None:
        """Leave the title out where a form has its own, or height is dear."""
        if self._picture is None:
            return
        short = self.height() < px(_TALL) or self._picture.form is not None
        title, detail = ("", "") if short else (self._picture.title, self._picture.detail)
        self.set_title(title, detail)
        self.setAccessibleName(self._picture.title)

    def _show_search(self, picture: PemungutanPicture) -> None:
        field = self._search.field
        if field.text() != picture.asking.text:
            field.setText(picture.asking.text)
        if picture.search != self._found:
            self._found = picture.search
            self._search.show_results(picture.search.text, picture.search.results)
            only = picture.card is not None and len(picture.search.results) == 1
            self._search.results.setVisible(bool(picture.search.results) and not only)
            clear(self._told)
            layout = self._told.layout()
            if picture.search.told and layout is not None:
                layout.addWidget(FindingLine(picture.search.told))
        self._told.setVisible(bool(picture.search.told))

    def _show_middle(self, picture: PemungutanPicture) -> None:
        idle = picture.card is None and picture.form is None
        self._call.show_notice(picture.call if idle else None)
        self._last.show_notice(picture.last if idle else None)
        if picture.form is None:
            self._form.forget()
            self._search.show()
        else:
            self._form.show()
            self._form.show_form(picture.form, roomy=self._roomy)
        if picture.card:
            self._card.show()
            self._card.show_card(picture.card)

    def _hide_others(self, picture: PemungutanPicture) -> None:
        """Hide what is not needed, last: Qt would lead the focus of what is hidden astray."""
        self._search.setVisible(picture.form is None)
        self._card.setVisible(picture.card is not None)
        self._form.setVisible(picture.form is not None)
        self._side.setVisible(not (picture.form and picture.form.wide))

    def _place_focus(self, picture: PemungutanPicture) -> None:
        """Let the keys go to the open card, so that letters act, or to the field."""
        if picture.card and picture.card.firm:
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._card)
        elif not picture.form:
            self._search.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._search.field)

    def _reach(self) -> None:
        if not self._showing:
            self._ask(self._asking.at(self._search.results.reached))

    def _take_result(self, code: str) -> None:
        if self._picture is not None and self._picture.asking == self._asking:
            self._do(self._picture.search.leads.get(code))

    def _answer(self) -> None:
        picture = self._picture
        if picture is not None and picture.form and picture.asking == self._asking:
            self._do(picture.form.answer.leads)

    def _go_back(self) -> None:
        self._ask(self._asking.back())

    def _do(self, step: Step) -> None:
        if isinstance(step, Asking):
            self._ask(step)
        elif step is not None:
            self._sent = self._asking
            self._ask(NOTHING_ASKED)
            self.announced[type(step)].emit(step)

    def _ask(self, asking: Asking) -> None:
        if asking != self._asking:
            self._asking = asking
            self.asked.emit(asking)
