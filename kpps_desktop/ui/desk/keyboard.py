"""Who has the keyboard: another officer takes it with a digit and a PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.ui.desk.officers import role_of
from kpps_desktop.ui.notices import notice_of
from kpps_desktop.ui.pictures import PersonPicture, RecordPicture, RecordTablePicture
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.sheet import Sheet
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.ui.desk.session import DeskSession

_ROWS = 9
"""Lines the list has room for: its head, seven officers, and air."""


class OfficerSheet(Sheet):
    """Asks who takes the keyboard, and for the PIN; Esc leaves it where it is."""

    def __init__(
        self, session: DeskSession, officers: Mapping[OfficerId, str], parent: QWidget
    ) -> None:
        super().__init__("officer_sheet", text("ui_kpps.officer.title"), parent)
        self._session, self._officers = session, officers
        self._digits = _digits(tuple(officers))
        self._table = RecordTable("officers", text("ui_kpps.officer.list"))
        self._table.setMinimumHeight(self._table.verticalHeader().defaultSectionSize() * _ROWS)
        self._chip, self._pin = PersonChip(), PinPad("officer_pin", text("ui.pin.said"), pad=False)
        self._told = Words("", "strong")
        self._told.setObjectName("officer_told")
        self._told.set_tone("galat")
        self._take = PrimaryButton("officer_taken", text("ui_kpps.officer.take"))
        leave = QuietButton("officer_left", text("ui.cancel"), "Esc")
        for part in (self._table, self._chip, self._pin, self._told):
            self.body.addWidget(part)
        self.buttons.addWidget(leave)
        self.buttons.addWidget(self._take)
        self._table.show_picture(self._listed())
        self._table.selectRow(0)
        self._table.record_chosen.connect(self._choose)
        self._take.clicked.connect(lambda: self._choose(self._table.chosen))
        self._pin.pin_entered.connect(self._try)
        leave.clicked.connect(self.reject)
        self._officer = OfficerId("")
        self._ask(OfficerId(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose an officer by the digit of the line, as when the desk is opened."""
        chosen = self._digits.get(event.text())
        if not self._officer and chosen:
            self._choose(chosen)
        else:
            super().keyPressEvent(event)

    def _listed(self) -> RecordTablePicture:
        records = tuple(
            RecordPicture(one, (digit, self._officers[one] or one, self._role(one), self._now(one)))
            for digit, one in self._digits.items()
        )
        heads = tuple(text(f"ui_kpps.officer.{one}") for one in ("seat", "name", "role", "now"))
        return RecordTablePicture(heads, records, widths=(0, 1, 1, 0))

    @staticmethod
    def _role(officer: OfficerId) -> str:
        return role_of(officer, look().lang)

    def _now(self, officer: OfficerId) -> str:
        return text("ui_kpps.officer.has") if officer == self._session.officer else ""

    def _choose(self, code: str) -> None:
        if code:
            self._ask(OfficerId(code))

    def _ask(self, officer: OfficerId) -> None:
        """Show the list, or the PIN of the officer who was chosen."""
        self._officer = officer
        self._table.setVisible(not officer)
        self._take.setVisible(not officer)
        self._chip.setVisible(bool(officer))
        self._pin.setVisible(bool(officer))
        self._chip.show_person(
            PersonPicture(
                self._officers.get(officer, ""), role_of(officer, look().lang) if officer else ""
            )
        )
        self._say("")
        field: QWidget = self._pin if officer else self._table
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _try(self, pin: str) -> None:
        desk, officer = self._session.desk, self._officer

        def identified() -> Changed:
            desk.identify(officer, pin)
            return Changed.NOTHING

        self._session.jobs.books(identified, lambda _: self._hand(), refused=self._refuse)

    def _hand(self) -> None:
        officer = self._officer
        self.accept()
        self._session.hand_to(officer)

    def _refuse(self, news: Told) -> None:
        self._pin.clear()
        notice = notice_of(news, look().lang)
        self._say(f"{notice.title}. {notice.remedy}")
        self._pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self.fit()


def _digits(officers: tuple[OfficerId, ...]) -> Mapping[str, OfficerId]:
    """Give each officer the digit of the line: the same as when the desk is opened."""
    return {str(at): one for at, one in enumerate(officers, start=1)}
