"""Findings: what is wrong, what to do, and a reason for each that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpps_desktop.ui.kpps.penetapan.words import say
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.finding_line import FindingLine
from kpps_desktop.ui.widgets.icons import clear
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from kpps_desktop.ui.kpps.penetapan.pictures import FindingsPicture, FoundPicture


class FindingsPage(Task):
    """The list, and the finding that is reached in full below it."""

    reason_asked = Signal(object)
    """FoundPicture."""
    cell_wanted = Signal(str, str)
    """Contest, cell."""

    def __init__(self) -> None:
        super().__init__("settle_findings")
        self._picture: FindingsPicture | None = None
        self._table = RecordTable("found", say("findings.title"))
        self._table.record_chosen.connect(lambda _: self._finish())
        self._table.record_reached.connect(lambda _: self._tell())
        self._whole, self._reason = QWidget(), Words("", "body")
        self._reason.setObjectName("found_reason")
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        for part in (self._table, self._whole, self._reason):
            self.body.addWidget(part, 1 if part is self._table else 0)
        self._way = QuietButton("found_cell", say("findings.cell"), "S")
        self._way.clicked.connect(self._lead)
        self.add_quiet(self._way)
        self._change = QuietButton("found_reason_changed", say("findings.change"), "U")
        self._change.clicked.connect(self._ask)
        self.add_quiet(self._change)
        self._done = PrimaryButton("found_reason_asked", say("findings.explain"))
        self._done.clicked.connect(self._finish)
        self.add_back()
        self.set_primary(self._done)
        self.setFocusProxy(self._table)

    def show_page(self, picture: FindingsPicture) -> None:
        """Show findings; once one has its reason, come to the next."""
        moved = self._picture is None or self._picture.next != picture.next
        self._picture = picture
        self.set_title(say("findings.title"), say("findings.detail"))
        self._table.show_picture(picture.table)
        if moved or not self._table.chosen:
            first = picture.findings[0].code if picture.findings else ""
            self._table.reach(picture.next or first)
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come to what is open: on one that has its reason, Enter would only lead back."""
        super().showEvent(event)
        if self._picture is not None and self._picture.next:
            self._table.reach(self._picture.next)

    def _found(self) -> FoundPicture | None:
        found = self._picture.findings if self._picture else ()
        return next((one for one in found if one.code == self._table.chosen), None)

    def _tell(self) -> None:
        found = self._found()
        clear(self._whole)
        self._way.setEnabled(found is not None and bool(found.shown.cell))
        waits = found is not None and not found.reason
        self._done.set_words(say("findings.explain" if waits else "done"))
        told = found is not None and bool(found.reason)
        self._reason.setVisible(told)
        self._change.setEnabled(told)
        layout = self._whole.layout()
        if found is None or layout is None:
            return
        line = FindingLine(found.shown)
        line.cell_wanted.connect(self._lead)
        layout.addWidget(line)
        self._reason.setText(say("findings.because", reason=found.reason, given=found.given))

    def _lead(self) -> None:
        found = self._found()
        if found is not None and found.shown.cell:
            self.cell_wanted.emit(found.contest, found.shown.cell)

    def _ask(self) -> None:
        found = self._found()
        if found is not None:
            self.reason_asked.emit(found)

    def _finish(self) -> None:
        found = self._found()
        if found is not None and not found.reason:
            self._ask()
        else:
            self.stepped_back.emit()
