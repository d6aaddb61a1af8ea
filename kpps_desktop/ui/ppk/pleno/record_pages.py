"""What is written down beside the figures: an objection, its answer, an incident from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.ui.ppk.pleno.forms import FormPage
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.widgets.checks import Choice, Tick
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.pleno.pictures import ObjectionPicture, PeoplePicture

_MOST = 1000


class RaisePage(FormPage):
    """Who objects, and why."""

    objection_raised = Signal(str, str)
    """Who, text."""

    def __init__(self) -> None:
        super().__init__("raise", say("objection.save"))
        self._text = TextField("raise_text", say("objection.text"), most=_MOST)
        self._who = ChoiceField("raise_who", say("objection.who"), beside=self._text)
        self.add(self._who, self._text)
        self.setFocusProxy(self._who)

    def begin(self, title: str, people: PeoplePicture) -> None:
        """Take an objection against what is before the meeting."""
        self.set_title(say("objection.new", title=title), say("objection.detail"))
        first = people.objectors[0][0] if people.objectors else ""
        self._who.show_choices(people.objectors, first)
        self._text.input.clear()
        self.tell("" if people.objectors else say("objection.nobody"))

    def finish(self) -> None:
        """Announce the objection once it says something."""
        if not self._who.choice:
            self.tell(say("objection.nobody"), self._who)
        elif not self._text.text:
            self.tell(say("objection.text_needed"), self._text)
        else:
            self.objection_raised.emit(self._who.choice, self._text.text)


class AnswerPage(FormPage):
    """Accepted or refused, what the PPK says, and what Panwaslu thinks of it."""

    objection_answered = Signal(str, bool, str, str)
    """Objection, accepted, answer, Panwaslu's opinion."""

    def __init__(self) -> None:
        super().__init__("answer", say("answer.save"))
        self._code = ""
        self._said = Words("", "body")
        self._said.setObjectName("answer_said")
        self._accepted = Choice("answer_accepted", say("answer.accepted"), "Alt+D")
        self._refused = Choice("answer_refused", say("answer.refused"), "Alt+T")
        self._words = TextField("answer_words", say("answer.words"), most=_MOST)
        self._opinion = TextField("answer_opinion", say("answer.opinion"), most=_MOST)
        self.add(self._said, self._accepted, self._refused, self._words, self._opinion)
        self.setFocusProxy(self._words)

    def begin(self, objection: ObjectionPicture, named: str) -> None:
        """Answer an objection against a contest of a TPS."""
        self._code = objection.code
        self.set_title(say("answer.title", who=objection.title, title=named), say("answer.detail"))
        self._said.setText(objection.text)
        for choice in (self._accepted, self._refused):
            choice.setAutoExclusive(False)
            choice.setChecked(False)
            choice.setAutoExclusive(True)
        for field in (self._words, self._opinion):
            field.input.clear()
        self.tell("")

    def finish(self) -> None:
        """Announce the answer; a refusal needs Panwaslu's opinion."""
        refused = self._refused.isChecked()
        if not (refused or self._accepted.isChecked()):
            self.tell(say("answer.choice_needed"), self._accepted)
        elif not self._words.text:
            self.tell(say("answer.words_needed"), self._words)
        elif refused and not self._opinion.text:
            self.tell(say("answer.opinion_needed"), self._opinion)
        else:
            opinion = self._opinion.text
            self.objection_answered.emit(self._code, not refused, self._words.text, opinion)


class PaperPage(FormPage):
    """An incident that only the paper tells, with its status."""

    incident_written = Signal(str, bool, str)
    """Text, whether it is settled, how."""

    def __init__(self) -> None:
        super().__init__("paper", say("paper.save"))
        self._text = TextField("paper_text", say("paper.text"), most=_MOST)
        self._settled = Tick("paper_settled", say("incident.settled"), "Alt+S")
        self._note = TextField("paper_note", say("paper.note"), most=_MOST)
        self.add(self._text, self._settled, self._note)
        self.setFocusProxy(self._text)

    def begin(self, title: str) -> None:
        """Write an incident of a TPS down."""
        self.set_title(say("paper.title", title=title), say("paper.detail"))
        self._settled.setChecked(False)
        for field in (self._text, self._note):
            field.input.clear()
        self.tell("")

    def finish(self) -> None:
        """Announce the incident; one that is settled says how."""
        settled = self._settled.isChecked()
        if not self._text.text:
            self.tell(say("paper.text_needed"), self._text)
        elif settled and not self._note.text:
            self.tell(say("paper.note_needed"), self._note)
        else:
            self.incident_written.emit(self._text.text, settled, self._note.text)
