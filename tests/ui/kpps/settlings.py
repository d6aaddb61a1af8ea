"""A window over a real desk that settles its result, and an officer who types into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from kpps_desktop.ui.kpps.desk_window import DeskWindow
from kpps_desktop.ui.kpps.penetapan.part import part
from kpps_desktop.ui.kpps.session import Session
from kpps_desktop.ui.widgets.number_cell import NumberCell
from kpps_desktop.ui.widgets.record_table import RecordTable
from tests.services.acts import TRUTH
from tests.services.tiny import KETUA, OFFICERS, PINS
from tests.ui.keyboard import ALT, PLAIN, Keyboard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.kpps.penetapan.screen import PenetapanScreen
    from tests.services.acts import Play

READER = OFFICERS[4]
"""KPPS 5, who tallied nothing in the small day."""


@dataclass
class Settling:
    """Keys go to the window, and what they set off is waited for."""

    play: Play
    window: DeskWindow
    screen: PenetapanScreen
    session: Session
    qtbot: QtBot
    keys: Keyboard
    pressed: int = 0

    @property
    def desk(self) -> Desk:
        """The desk below."""
        return self.play.desk

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.keys.press(key, modifier)
        self.pressed += 1
        self.settle()

    def enter(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type a text; what it sets off is waited for at its end."""
        self.keys.type(text)
        self.pressed += len(text)
        self.settle()

    def escape(self) -> None:
        self.press(Qt.Key.Key_Escape)

    def settle(self) -> None:
        """Wait until the books are done and the window shows it."""
        self.qtbot.waitUntil(lambda: self.session.jobs.idle)
        self.qtbot.waitUntil(self._has_the_keys)

    def _has_the_keys(self) -> bool:
        """Give the keys to what is on top; offscreen no window manager does."""
        QApplication.processEvents()
        top = QApplication.activeModalWidget() or self.window
        if QApplication.activeWindow() is not top:
            top.activateWindow()
        return QApplication.activeWindow() is top

    def pin(self, officer: OfficerId) -> None:
        self.type(PINS[officer])

    def seen(self) -> str:
        """Return every word and figure that can be seen."""
        texts = []
        for over in QApplication.topLevelWidgets():
            if not over.isVisible():
                continue
            for one in over.findChildren(QWidget):
                if one.isVisible():
                    texts += _texts(one)
        return "\n".join(texts)

    def told(self) -> str:
        """Return what the question on top says was wrong."""
        label = QApplication.activeModalWidget().findChild(QLabel, "question_told")
        return str(label.text()) if label.isVisible() else ""

    def identify(self, officer: OfficerId = READER) -> None:
        """Choose who types, by number, Enter and PIN."""
        self.type(officer[-1])
        self.enter()
        self.pin(officer)

    def type_paper(self, figures: Mapping[str, int | None]) -> None:
        """Type cells in paper order: the figure and Enter; a blank is Alt+K."""
        for figure in figures.values():
            if figure is None:
                self.press(Qt.Key.Key_K, ALT)
            else:
                self.keys.type(str(figure))
                self.pressed += len(str(figure)) + 1
                self.keys.press(Qt.Key.Key_Return)
        self.settle()

    def match(self, task: str, contest: str, **slips: int | None) -> None:
        """Open a contest's task, say who types unless that is known, and type it."""
        self.type(task)
        if contest not in self.screen.readers:
            self.identify()
        self.type_paper({**TRUTH[contest], **slips})


def open_settling(play: Play, jobs: Jobs, qtbot: QtBot, officer: OfficerId = KETUA) -> Settling:
    """Open the window of a desk that is counted."""
    session = Session(play.desk, jobs, officer)
    made = part(session)
    window = DeskWindow(session, (made,))
    keys = Keyboard(qtbot)
    keys.show(window)
    settled = Settling(play, window, made.widget, session, qtbot, keys)  # type: ignore[arg-type]
    settled.settle()
    return settled


def _texts(one: QWidget) -> list[str]:
    said = [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
    if isinstance(one, NumberCell | QLineEdit | QLabel):
        said.append(one.text())
    if isinstance(one, RecordTable):
        model = one.model()
        said += [
            str(model.index(row, column).data() or "")
            for row in range(model.rowCount())
            for column in range(model.columnCount())
        ]
    return [words for words in said if words]
