"""Kejadian khusus dan keberatan: the list, and an objection as it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.penetapan.pictures import EntryPicture, RecordPage

MOST = 1_000
"""Letters of what somebody objects to."""


class RecordTask(Task):
    """Enter answers the objection that is reached, while it is open."""

    incident_asked = Signal()
    objection_asked = Signal()
    paper_asked = Signal()
    answer_asked = Signal(object)
    """EntryPicture of an open objection."""

    def __init__(self) -> None:
        super().__init__("settle_record")
        self._picture: RecordPage | None = None
        self._table = RecordTable("record", say("record.title"))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._tell())
        self._whole = Words("", "body")
        self._whole.setObjectName("record_whole")
        self._card = Card("record_card")
        self._card.body.addWidget(self._whole)
        self.body.addWidget(self._table, 1)
        self.body.addWidget(self._card)
        incident = QuietButton("incident_asked", say("record.incident"), "J")
        incident.clicked.connect(self.incident_asked)
        objection = QuietButton("objection_asked", say("record.object"), "B")
        objection.clicked.connect(self.objection_asked)
        paper = QuietButton("record_preview", say("record.preview"), "F5")
        paper.clicked.connect(self.paper_asked)
        self.add_quiet(paper)
        self.add_quiet(incident)
        self.add_quiet(objection)
        self._done = PrimaryButton("record_done", say("done"))
        self._done.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    def show_page(self, picture: RecordPage) -> None:
        """Show what is on record; an open objection is reached first."""
        moved = self._picture is None or self._picture.next != picture.next
        self._picture = picture
        self.set_title(say("record.title"), say("record.detail"))
        self._table.show_picture(picture.table)
        if (moved and picture.next) or not self._table.chosen:
            last = picture.entries[-1].code if picture.entries else ""
            self._table.reach(picture.next or last)
        self._tell()

    def _entry(self) -> EntryPicture | None:
        entries = self._picture.entries if self._picture else ()
        return next((one for one in entries if one.code == self._table.chosen), None)

    def _tell(self) -> None:
        entry = self._entry()
        self._card.setVisible(entry is not None)
        waits = entry is not None and entry.open
        self._done.set_words(say("record.answer" if waits else "done"))
        if entry is not None:
            self._card.set_title(" · ".join(filter(None, (entry.code, entry.title))))
            self._whole.setText(entry.text)

    def _finish(self) -> None:
        entry = self._entry()
        if entry is not None and entry.open:
            self.answer_asked.emit(entry)
        else:
            self.stepped_back.emit()


class ObjectionPage(Task):
    """Who objects, and to what; Enter keeps it."""

    objection_raised = Signal(str, str, str)
    """Who, contest (or nothing), text."""

    def __init__(self) -> None:
        super().__init__("settle_objection")
        self._contests: dict[str, str] = {}
        self._who = ChoiceField("objection_who", say("objection.who"))
        self._text = TextField("objection_text", say("objection.text"), most=MOST)
        self._told = Words("", "strong")
        self._told.setObjectName("objection_told")
        self._told.set_tone("peringatan")
        card = Card("objection_card")
        for part in (self._who, self._text, self._told):
            card.body.addWidget(part)
        card.setMaximumWidth(px(760))
        self.body.addWidget(card)
        self.body.addStretch(1)
        back = QuietButton("objection_back", say("cancel"), "Esc")
        back.clicked.connect(self.stepped_back)
        save = PrimaryButton("objection_save", say("objection.save"))
        save.clicked.connect(self._finish)
        self.add_quiet(back)
        self.set_primary(save)
        self.setFocusProxy(self._who)

    def begin(self, picture: RecordPage) -> None:
        """Take an objection anew."""
        self.set_title(say("objection.title"), say("objection.detail"))
        self._contests = {who: contest for who, contest, _ in picture.objectors}
        choices = tuple((who, words) for who, _, words in picture.objectors)
        self._who.show_choices(choices, choices[0][0])
        self._text.input.clear()
        self._told.hide()

    def _finish(self) -> None:
        if not self._text.text:
            # The first Enter leads from who to what.
            typing = self._text.input.hasFocus()
            self._told.setText(say("objection.text_needed"))
            self._told.setVisible(typing)
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        who = self._who.choice
        self.objection_raised.emit(who, self._contests.get(who, ""), self._text.text)
