"""The page of receiving: sticks and QR codes above, what became of each file below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from kpps_desktop.ui.ppk.terima.present import detail
from kpps_desktop.ui.ppk.terima.told import Told
from kpps_desktop.ui.ppk.terima.words import say
from kpps_desktop.ui.theme import look, px
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.checks import Tick
from kpps_desktop.ui.widgets.progress_line import ProgressLine
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.scan_field import ScanField
from kpps_desktop.ui.widgets.task import Task

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent

    from kpps_desktop.services.ppk.board import Place
    from kpps_desktop.ui.ppk.terima.pictures import TerimaPicture
    from kpps_desktop.ui.ppk.terima.tray import Line

_ROOMY, _ROWS = 720, 4
_WATCH_MS = 1500
"""How often the sticks are looked at."""
_ALTERED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class TrayPage(Task):
    """Announces what is to be received; whatever a scanner types here goes to its field."""

    stick_taken = Signal()
    text_scanned = Signal(str)
    asked = Signal(str)
    """`files`, `folder` or `scans` are to be chosen."""
    parts_forgotten = Signal()
    stopped = Signal()
    filtered = Signal(bool)
    sticks_wanted = Signal()
    sticks_watched = Signal()
    """The sticks are to be looked at as every so often."""
    sharing_asked = Signal()
    dispute_taken = Signal(str, str)
    """TPS and contest of which another desk came to other figures."""

    def __init__(self) -> None:
        super().__init__("terima_tray", say("title"), say("detail"))
        self._picture: TerimaPicture | None = None
        self._stick, self._progress = Told("stick_told"), ProgressLine()
        self._field = ScanField("qr_scan", say("qr.field"), say("qr.hint"))
        self._scanned, self._about = Told("qr_told"), Told("line_told")
        self._filter = Tick("terima_filter", say("filter", count=0), "Alt+L")
        self._table = RecordTable("arrivals", say("table"))
        self._again = QuietButton("qr_again", say("qr.again"), "Alt+U")
        self._take = PrimaryButton("stick_take", say("stick.take"))
        self._stop = QuietButton("receiving_stop", say("run.stop"), "Esc")
        self._share = QuietButton("sharing_asked", say("share.ask"), "Alt+M")
        self._settle = QuietButton("dispute_taken", say("dispute.take"), "Alt+O")
        self._sticks, self._codes = Card("stick_card"), Card("qr_card")
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._hear()
        self.setFocusProxy(self._field)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self.sticks_watched)

    def show_picture(self, picture: TerimaPicture) -> None:
        """Show the tray."""
        self._picture = picture
        self._stick.show_told(picture.stick)
        self._progress.show_progress(picture.progress)
        self._codes.setVisible(picture.codes)
        self._take.setEnabled(picture.ready)
        self._stop.setVisible(picture.progress is not None)
        self._share.setVisible(picture.progress is None)
        self._scanned.show_told(picture.scanned)
        self._again.setVisible(picture.waiting)
        self._table.show_picture(picture.table)
        self._table.follow(picture.follow)
        if not self._table.chosen and picture.table.records:
            self._table.selectRow(0)
        self._filter.setText(picture.filter)
        self._filter.setAccessibleName(picture.filter)
        self._filter.setChecked(picture.only_amiss)
        self._filter.updateGeometry()
        self._tell()

    def start(self) -> None:
        """Go to the field that a scanner types into."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give letters that nothing else takes to the scanner's field."""
        if event.text().isprintable() and event.text() and not event.modifiers() & _ALTERED:
            self._field.type_on(event.text())
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look for sticks while the screen is in sight."""
        super().showEvent(event)
        self._watch.start()
        self.sticks_wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look for sticks no more."""
        super().hideEvent(event)
        self._watch.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cards below each other where there is no room beside: first what has the focus.

        There they go without their heads, so that what came of a stick stays in sight.
        """
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        roomy = self.width() >= px(_ROOMY)
        self._cards.setDirection(ways.LeftToRight if roomy else ways.BottomToTop)
        self.set_title(say("title"), say("detail") if roomy else "")
        self._sticks.set_title(say("stick.head") if roomy else "")
        self._codes.set_title(say("qr.head") if roomy else "")

    def _lay_out(self) -> None:
        sticks, codes = self._sticks, self._codes
        sticks.body.addWidget(self._stick)
        sticks.body.addWidget(self._progress)
        files = self._ask("files", "Alt+B")
        sticks.body.addLayout(row(files, self._ask("folder", "Alt+D"), stretch=2))
        codes.body.addWidget(self._field)
        codes.body.addWidget(self._scanned)
        codes.body.addLayout(row(self._ask("scans", "Alt+P"), self._again, stretch=2))
        self._cards.setSpacing(px(16))
        self._cards.addWidget(sticks, 1)
        self._cards.addWidget(codes, 1)
        self.body.setSpacing(px(8))
        self.body.addLayout(self._cards)
        self.body.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        self._table.setMinimumHeight(px(40 * _ROWS))
        self.body.addWidget(self._table, 1)
        told = QHBoxLayout()
        told.addWidget(self._about, 1)
        told.addWidget(self._settle, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(told)
        self._stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for button in (self._share, self._stop):
            self.add_quiet(button)
        self.set_primary(self._take)

    def _ask(self, what: str, key: str) -> QuietButton:
        button = QuietButton(f"{what}_asked", say(f"ask.{what}"), key)
        button.clicked.connect(lambda: self.asked.emit(what))
        return button

    def _hear(self) -> None:
        self._take.clicked.connect(self.stick_taken)
        self._stop.clicked.connect(self.stopped)
        self._share.clicked.connect(self.sharing_asked)
        self._settle.clicked.connect(self._take_dispute)
        self.stepped_back.connect(self.stopped)
        self._field.scanned.connect(self.text_scanned)
        self._field.stepped.connect(self._step)
        self._again.clicked.connect(self.parts_forgotten)
        self._filter.clicked.connect(self.filtered)
        self._table.record_reached.connect(lambda _: self._tell())
        self._table.record_chosen.connect(lambda _: self._take.click())

    def _step(self, steps: int) -> None:
        at = self._table.currentIndex().row() + steps
        if 0 <= at < len(self._table.codes):
            self._table.selectRow(at)
            self._scroll.ensureWidgetVisible(self._table)

    @property
    def _line(self) -> Line | None:
        return self._picture.lines.get(self._table.chosen) if self._picture else None

    @property
    def _dispute(self) -> Place | None:
        """The first that is still to be settled of what the line that is reached brought."""
        line = self._line
        return self._picture.to_settle.get(line.key) if self._picture and line else None

    def _take_dispute(self) -> None:
        if self._dispute:
            self.dispute_taken.emit(*self._dispute)

    def _tell(self) -> None:
        """Say all about the line that is reached."""
        line = self._line
        told = self._picture.disputes.get(line.key) if self._picture and line else None
        self._about.show_told(told or (detail(line, look().lang) if line else None))
        self._settle.setVisible(bool(self._dispute))
