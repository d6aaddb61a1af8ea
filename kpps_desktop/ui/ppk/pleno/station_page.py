"""One contest of a TPS before the meeting: its sources side by side, and the next lawful thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.ppk.pleno.pictures import Step
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.theme import mark, px
from kpps_desktop.ui.widgets.buttons import KeyedButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.flow import Flow
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.sides import Sides
from kpps_desktop.ui.widgets.source_table import SourceTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import OneLine, Words

if TYPE_CHECKING:
    from kpps_desktop.ui.ppk.pleno.pictures import StationPicture

TOOLS = {"copy": "S", "explain": "A", "incidents": "J", "findings": "F", "meeting": "R"}
ACTS = {"object": "B", "correct": "K", "defer": "T", "reopen": "U", "take_over": "L"}
_PAGES = ("previous", "following")
_WAITED = (Step.READ, Step.MATCH, Step.RATIFY, Step.RETURN)
"""Steps that are done at once: Enter is not heard again before they are in the books."""
_NARROW = 720
WAYS = {"previous": "PgUp", "following": "PgDown", "agenda": "Home"}


class StationPage(Task):
    """Enter does the next lawful thing, and is not heard again before that is in the books."""

    step_taken = Signal(str)
    """The next thing: a code of Step."""
    act_asked = Signal(str)
    """Another act: a code of TOOLS or ACTS."""
    place_wanted = Signal(tuple)
    """TPS and contest."""
    cell_pointed = Signal(str)

    def __init__(self) -> None:
        super().__init__("pleno_station")
        self._picture: StationPicture | None = None
        self._waits = False
        self._chip, self._where = OneLine("", "contest"), OneLine("", "muted")
        self._left, self._stages = OneLine("", "strong"), OneLine("", "body")
        self._told, self._story = Words("", "strong"), OneLine("", "body")
        self._name, self._sign = OneLine("", "title"), Icon()
        for part, name in (
            (self._name, "name"),
            (self._chip, "contest"),
            (self._where, "where"),
            (self._left, "left"),
            (self._stages, "stages"),
            (self._told, "told"),
            (self._story, "story"),
        ):
            part.setObjectName(f"station_{name}")
        self._table = SourceTable("sources", say("table"))
        self._table.cell_reached.connect(self._tell_cell)
        self._hidden = Words("", "muted")
        self._hidden.setObjectName("station_hidden")
        self._hidden.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons: dict[str, KeyedButton] = {}
        self._lay_out()
        self._done = PrimaryButton("station_next", say("step.read"))
        self._done.clicked.connect(self._go_on)
        for code, key in ACTS.items():
            self.add_quiet(self._button(code, key))
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    @property
    def cell(self) -> str:
        """Return the cell that is reached."""
        cell = self._table.reached
        return cell.code if cell else ""

    def show_page(self, picture: StationPicture) -> None:
        """Show what is before the meeting; come to what differs once that is another cell."""
        before, self._picture, self._waits = self._picture, picture, False
        self._name.setText(picture.title)
        self.setAccessibleName(f"{picture.title} {picture.contest_name}")
        self._chip.setText(picture.contest_name)
        if self._chip.property("contest") != picture.contest:
            mark(self._chip, contest=picture.contest)
        self._where.setText(picture.where)
        self._left.setText(picture.left)
        if self._left.property("tone") != (tone := "galat" if picture.late else "plain"):
            mark(self._left, tone=tone)
        self._stages.setText(
            "   ".join(f"{'✓' if done else '○'} {one}" for one, done in picture.stages)
        )
        self._told.setText(picture.told)
        self._told.set_tone(picture.tone.value)
        self._sign.show_tone(picture.tone)
        self._show_table(picture, before)
        self._show_acts(picture)

    def reach(self, cell: str) -> None:
        """Go to a cell."""
        self._table.reach(cell)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Hear Enter again: what it asked for was refused."""
        self._waits = False

    def _lay_out(self) -> None:
        self.body.setSpacing(px(6))
        self.add_head(Flow(self._name, self._chip, self._where, self._left))
        said = QWidget()
        said.setLayout(row(self._sign, self._told, grow=1))
        if (around := said.layout()) is not None:
            around.setContentsMargins(0, 0, 0, 0)
        self.add_head(row(Sides(said, self._stages, narrow=_NARROW, weights=(1, 0)), grow=0))
        card = Card("station_card", fill=True)
        if (margins := card.layout()) is not None:
            margins.setContentsMargins(px(12), px(8), px(12), px(8))
        card.body.setSpacing(px(4))
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._table, 1)
        inside.addWidget(self._hidden, 1)
        card.body.addWidget(whole, 1)
        card.body.addWidget(self._story)
        self.body.addWidget(card, 1)
        tools = [self._button(code, key) for code, key in TOOLS.items()]
        tools += [self._button(code, key) for code, key in WAYS.items()]
        self.body.addLayout(Flow(*tools, close=True))

    def _button(self, code: str, key: str) -> KeyedButton:
        words = "" if code in {"previous", "following"} else say(f"act.{code}")
        made = QuietButton(f"station_{code}", words, key)
        made.setAccessibleName(say(f"act.{code}"))
        made.setToolTip(say(f"act.{code}"))
        made.clicked.connect(lambda: self._act(code))
        # Enter is the next lawful thing, wherever the mouse was last.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons[code] = made
        return made

    def _show_table(self, picture: StationPicture, before: StationPicture | None) -> None:
        shown = picture.table is not None
        self._give_keys_to(self._table if shown else self._done)
        self._table.setVisible(shown)
        self._story.setVisible(shown)
        self._hidden.setVisible(not shown)
        self._hidden.setText(picture.hidden)
        if picture.table is None:
            return
        self._table.show_picture(picture.table)
        was = (before.place, before.differing) if before else None
        if picture.differing and was != (picture.place, picture.differing):
            self._table.reach(picture.differing[0])
        elif before is not None and before.place != picture.place:
            self._table.reach(picture.cells[0].code)
        self._tell_cell(self.cell)

    def _give_keys_to(self, home: QWidget) -> None:
        """Let what is seen have the keys: Enter must be heard without a table too."""
        if self.focusProxy() is home:
            return
        had = self._table.hasFocus() or self._done.hasFocus()
        self.setFocusProxy(home)
        if had:
            home.setVisible(True)
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_acts(self, picture: StationPicture) -> None:
        """Show what can be done, and say on the buttons how much waits behind them."""
        acts = picture.acts
        for code, button in self._buttons.items():
            if code in _PAGES:
                button.setEnabled(code in acts.can)
                continue
            button.setVisible(code in acts.can)
            # What stands beside the primary action has no room for more in large letters.
            count, words = acts.waiting.get(code, 0) if code in TOOLS else 0, say(f"act.{code}")
            button.set_words(say("counted", words=words, count=count) if count else words)
        self._done.setEnabled(bool(acts.words))
        self._word_done()

    def _word_done(self) -> None:
        """Say what Enter does; a cell that it corrects unasked is named."""
        picture, cell = self._picture, self._table.reached
        words = picture.acts.words if picture else ""
        if picture and picture.step is Step.AMEND and cell and words:
            found = picture.cell(cell.code)
            words = say("step.amend_cell", cell=found.cite) if found else words
        self._done.set_words(words or say("step.none"))

    def _go_on(self) -> None:
        picture = self._picture
        if picture is None or self._waits:
            return
        if picture.acts.goes is not None:
            self.place_wanted.emit(picture.acts.goes)
        else:
            self._waits = picture.step in _WAITED
            self.step_taken.emit(picture.step.value)

    def _act(self, code: str) -> None:
        picture = self._picture
        if picture is None:
            return
        if code not in WAYS:
            self.act_asked.emit(code)
        elif (place := getattr(picture.ways, code)) is not None:
            self.place_wanted.emit(place)

    def _tell_cell(self, code: str) -> None:
        cell = self._table.reached
        self._story.setText(cell.story if cell else "")
        self._word_done()
        if code:
            self.cell_pointed.emit(code)
