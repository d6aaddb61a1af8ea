"""The tasks of penyerahan, and those of them that need no more than a word and Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from kpps_desktop.ui.kpps.penyerahan.pictures import PenyerahanPicture, Phase
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.widgets.buttons import GraveButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.hub import TaskList
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words


class VoidCard(Card):
    """Says, where a result was opened again, what holds no longer; not to be overlooked."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.set_tone(Tone.GALAT)
        self._words = Words("", "strong")
        self._words.setObjectName(f"{name}_words")
        self._words.set_tone(Tone.GALAT.value)
        self.body.addWidget(self._words)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say it; nothing takes the card away."""
        self._words.setText(words)
        self.setVisible(bool(words))


class TasksPage(TaskList):
    """The tasks; a result that is sealed can be opened again from here."""

    reopen_asked = Signal()

    def __init__(self) -> None:
        super().__init__("hand_tasks", ("hand_list", say("task")), ("task_taken", say("take")))
        self._void = VoidCard("hand_void")
        self.body.insertWidget(0, self._void)
        self._reopen = GraveButton("reopen_asked", say("reopen.ask"), "B")
        self._reopen.clicked.connect(self.reopen_asked)
        self.add_quiet(self._reopen)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show what is done and what is left."""
        self.set_title(picture.title, "" if picture.void else picture.detail)
        self._void.show_words(picture.void)
        self.lock(locked=picture.phase is Phase.UNSEALED)
        self._reopen.setVisible(picture.phase is Phase.OPEN)
        self.show_tasks(picture.tasks, picture.next)


class PapersPage(Task):
    """What is made of a sealing; Enter makes what is missing, then goes back."""

    papers_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("hand_papers")
        self._missing = False
        self._table = RecordTable("papers_list", say("papers.name"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._table, 1)
        self._primary_button = PrimaryButton("papers_wanted", say("papers.make"))
        self._primary_button.clicked.connect(self._finish)
        back = QuietButton("papers_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        self._back = back
        self.add_quiet(back)
        self.set_primary(self._primary_button)
        self.setFocusProxy(self._primary_button)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show what is there."""
        self.set_title(say("papers.title"), say("papers.detail"))
        self._missing = picture.papers.missing
        self._table.show_picture(picture.papers.table)
        self._primary_button.set_words(say("papers.make" if self._missing else "back"))
        self._back.setVisible(self._missing)

    def _finish(self) -> None:
        (self.papers_wanted if self._missing else self.stepped_back).emit()


class ReopenPage(Task):
    """What reopening makes void, and who is the second officer; Enter asks for reason and PINs."""

    reopening_wanted = Signal(str)
    """The second officer."""

    def __init__(self) -> None:
        super().__init__("hand_reopen")
        card = Card("reopen_void")
        card.set_tone(Tone.GALAT)
        self._void = Words("", "body")
        self._void.setObjectName("reopen_words")
        card.body.addWidget(self._void)
        self._table = RecordTable("reopen_officers", say("reopen.officer"))
        self._table.record_chosen.connect(self.reopening_wanted)
        self.body.addWidget(card)
        self.body.addWidget(self._table, 1)
        back = QuietButton("reopen_back", say("back"), "Esc")
        back.clicked.connect(self.stepped_back)
        choose = PrimaryButton("reopen_officer_chosen", say("reopen.choose"))
        choose.clicked.connect(lambda: self.reopening_wanted.emit(self._table.chosen))
        self.add_quiet(back)
        self.set_primary(choose)
        self.setFocusProxy(self._table)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show what would be void."""
        self.set_title(say("reopen.title"), say("reopen.detail"))
        self._void.setText(picture.reopen.void)
        self._table.show_picture(picture.reopen.officers)
        officers = picture.reopen.officers.records
        if not self._table.chosen and officers:
            self._table.reach(officers[0].code)
