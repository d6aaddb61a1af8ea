"""How voting stands, beside the field: lists, turnout, hours, ballots left, acts of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kpps_desktop.ui.theme import mark, px, text
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.hour_chart import HourChart
from kpps_desktop.ui.widgets.icons import Icon, clear
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import Action, LivePicture
    from kpps_desktop.ui.pictures import NoticePicture

_COLUMNS = 2
_RIGHT = Qt.AlignmentFlag.AlignRight


class LiveView(Card):
    """Figures that the log knows; nothing here can be typed."""

    def __init__(self, name: str) -> None:
        super().__init__(name, text("ui.pemungutan.live.title"))
        self._shown: LivePicture | None = None
        self._table = QWidget()
        self._table.setObjectName(f"{name}_lists")
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(0, 1)
        self._turnout = Words("", "strong")
        self._turnout.setObjectName(f"{name}_turnout")
        self._facts = Words("", "caption")
        self._stock = QWidget()
        self._stock.setObjectName(f"{name}_stock")
        stock = QGridLayout(self._stock)
        stock.setContentsMargins(0, 0, 0, 0)
        stock.setVerticalSpacing(px(2))
        stock.setColumnStretch(1, 1)
        self._stock_grid = stock
        self._chart = HourChart(f"{name}_hours")
        self._chart.setFixedHeight(px(96))
        for part in (self._table, self._turnout, self._facts, self._stock, self._chart):
            self.body.addWidget(part)

    def show_live(self, live: LivePicture) -> None:
        """Show the figures, if they are others."""
        if live == self._shown:
            return
        self._shown = live
        self._show_lists(live)
        self._turnout.setText(live.turnout)
        self._facts.setText("   ".join(live.facts))
        self._facts.setVisible(bool(live.facts))
        self._show_stock(live)
        self._chart.show_picture(live.hours)

    def _show_lists(self, live: LivePicture) -> None:
        clear(self._table)
        for column, head in enumerate(live.columns, start=1):
            self._grid.addWidget(_label(head, "column"), 0, column, _RIGHT)
        said = []
        for at, one in enumerate(live.lists, start=1):
            kind = "strong" if one.strong else "body"
            self._grid.addWidget(_label(one.name, kind), at, 0)
            for column, figure in enumerate((one.men, one.women, one.total), start=1):
                self._grid.addWidget(_label(str(figure), kind), at, column, _RIGHT)
            said.append(f"{one.name} {one.men} + {one.women} = {one.total}")
        self._table.setAccessibleName(". ".join(said))

    def _show_stock(self, live: LivePicture) -> None:
        clear(self._stock)
        self._stock_grid.addWidget(_label(live.stock_title, "caption"), 0, 0, 1, 3)
        for at, one in enumerate(live.stock, start=1):
            name = _label(one.name, "contest")
            mark(name, contest=one.contest)
            left = _label(one.left, "strong")
            mark(left, tone=one.tone.value)
            self._stock_grid.addWidget(name, at, 0)
            self._stock_grid.addWidget(left, at, 2, _RIGHT)
        self._stock.setAccessibleName(". ".join(f"{one.name} {one.left}" for one in live.stock))


class ActsView(QWidget):
    """The acts of the desk; a letter alone in the field reaches them too."""

    act_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._buttons: dict[str, QuietButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(8))

    def show_acts(self, acts: tuple[Action, ...], *, open_form: bool) -> None:
        """Show what can be done; while a form is open, its fields have the keys."""
        if [one.code for one in acts] != list(self._buttons):
            self._make(acts)
        for one in acts:
            button = self._buttons[one.code]
            if button.text() != one.words:
                button.set_words(one.words)
            button.setEnabled(one.leads is not None and not open_form)

    def _make(self, acts: tuple[Action, ...]) -> None:
        clear(self)
        self._buttons = {}
        for at, one in enumerate(acts):
            name = f"act_{one.code.replace(':', '_')}"
            button = QuietButton(name, one.words, one.key)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, code=one.code: self.act_chosen.emit(code))
            self._buttons[one.code] = button
            self._grid.addWidget(button, at // _COLUMNS, at % _COLUMNS)


class NoticeCard(Card):
    """A notice that stays where the work is: what the clock asks for, who was admitted last."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._sign = Icon(size=24)
        self._title, self._remedy = Words("", "strong"), Words("", "body")
        lines = QVBoxLayout()
        lines.setSpacing(px(2))
        lines.addWidget(self._title)
        lines.addWidget(self._remedy)
        beside = QHBoxLayout()
        beside.setSpacing(px(12))
        beside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(lines, 1)
        self.body.addLayout(beside)

    def show_notice(self, notice: NoticePicture | None) -> None:
        """Show a notice, or nothing."""
        self.setVisible(notice is not None)
        if notice is None:
            return
        self.set_tone(notice.tone)
        self._sign.show_tone(notice.tone)
        self._title.setText(notice.title)
        self._title.set_tone(notice.tone.value)
        self._remedy.setText(notice.remedy)
        self._remedy.setVisible(bool(notice.remedy))
        self.setAccessibleName(f"{notice.title}. {notice.remedy}")


def _label(words: str, kind: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label
