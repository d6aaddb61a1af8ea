"""Boxes: the number of each, and the numbers of the seals on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kpps_desktop.ui.kpps.penyerahan.pictures import BoxPicture, PenyerahanPicture, Phase
from kpps_desktop.ui.kpps.penyerahan.words import say
from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

LETTER, RECORD = "surat-pengantar", "ba-serah-terima-kotak"


class _Line(QWidget):
    """One contest: its name in its colour, the number of its box, its seals."""

    def __init__(self, picture: BoxPicture) -> None:
        super().__init__()
        self._shown = picture
        self.setObjectName(f"box_line_{picture.contest}")
        name = OneLine(picture.name, "contest")
        mark(name, contest=picture.contest)
        name.setMinimumHeight(px(40))
        contest = picture.contest
        self._box = TextField(f"box_{contest}", say("boxes.box"), most=40)
        self._seals = TextField(f"seals_{contest}", say("boxes.seals"), most=200)
        # What a screen reader says must tell the boxes apart.
        for field, key in ((self._box, "box"), (self._seals, "seals")):
            field.input.setAccessibleName(f"{picture.name}, {say(f'boxes.{key}')}")
        self._box.input.setText(picture.box)
        self._seals.input.setText(picture.seals)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        grid.addWidget(name, 0, 0, 1, 2)
        grid.addWidget(self._box, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._seals, 1, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def inputs(self) -> tuple[QLineEdit, QLineEdit]:
        """The fields in their order."""
        return self._box.input, self._seals.input

    @property
    def box(self) -> str:
        return self._box.text

    @property
    def seals(self) -> tuple[str, ...]:
        return tuple(one for one in re.split(r"\s*[,;]\s*", self._seals.text) if one)

    @property
    def changed(self) -> bool:
        return (self.box, ", ".join(self.seals)) != (self._shown.box, self._shown.seals)

    def show_line(self, picture: BoxPicture, *, editable: bool) -> None:
        """Show what the books hold anew; what is being typed stays."""
        for field, before, now in (
            (self._box, self._shown.box, picture.box),
            (self._seals, self._shown.seals, picture.seals),
        ):
            if before != now:
                field.input.setText(now)
            field.input.setReadOnly(not editable)
        self._shown = picture

    def lacks(self) -> bool:
        """Tell whether something was typed without seals, and go there."""
        lacking = bool(self.box or self._shown.seals) and not self.seals
        self._seals.tell(say("boxes.seals_needed") if lacking else "")
        if lacking:
            self._seals.setFocus(Qt.FocusReason.OtherFocusReason)
        return lacking


class BoxesPage(Task):
    """A card for each contest; Enter goes from field to field, and saves after the last."""

    box_sealed = Signal(str, str, tuple)
    """Contest, number of the box, numbers of the seals."""
    paper_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("hand_boxes")
        self._lines: dict[str, _Line] = {}
        self._open = True
        self._home = QWidget()
        self._home.setObjectName("boxes_lines")
        grid = QGridLayout(self._home)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(16))
        card = Card("boxes")
        card.body.addWidget(self._home)
        self.body.addWidget(card)
        self.body.addStretch(1)
        for paper, key, words in ((LETTER, "F5", "boxes.letter"), (RECORD, "F6", "boxes.record")):
            button = QuietButton(paper.replace("-", "_"), say(words), key)
            button.clicked.connect(lambda _=False, paper=paper: self.paper_asked.emit(paper))
            self.add_quiet(button)
        self._save = PrimaryButton("boxes_saved", say("boxes.save"))
        self._save.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._save)

    def show_page(self, picture: PenyerahanPicture) -> None:
        """Show the numbers."""
        self._open = picture.phase is Phase.OPEN
        self.set_title(say("boxes.title"), say("boxes.detail" if self._open else "boxes.closed"))
        if [one.contest for one in picture.boxes] != list(self._lines):
            self._make(picture.boxes)
        for one in picture.boxes:
            self._lines[one.contest].show_line(one, editable=self._open)
        self._save.set_words(say("boxes.save" if self._open else "back"))

    def begin(self) -> None:
        """Go to the first field that is empty."""
        fields = [field for line in self._lines.values() for field in line.inputs]
        empty = [field for field in fields if not field.text()]
        for field in (empty or fields)[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, boxes: tuple[BoxPicture, ...]) -> None:
        clear(self._home)
        self._lines = {one.contest: _Line(one) for one in boxes}
        layout = self._home.layout()
        for line in self._lines.values():
            if layout is not None:
                layout.addWidget(line)

    def _finish(self) -> None:
        """Go to the next empty field; after the last one announce what changed, and go back."""
        if not self._open:
            self.stepped_back.emit()
            return
        fields = [field for line in self._lines.values() for field in line.inputs]
        here = next((at for at, one in enumerate(fields) if one.hasFocus()), len(fields))
        after = fields[here + 1 :]
        if after:
            after[0].setFocus(Qt.FocusReason.OtherFocusReason)
            after[0].selectAll()
            return
        if any(line.lacks() for line in self._lines.values()):
            return
        for contest, line in self._lines.items():
            if line.changed and line.seals:
                self.box_sealed.emit(contest, line.box, line.seals)
        self.stepped_back.emit()
