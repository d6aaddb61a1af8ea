"""The crash window: a bug was met; what is safe, and the report to hand on."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from kpps_desktop import __version__
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import row
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QCloseEvent


class Crash(QWidget):
    """Made before anything breaks, and hidden until then; it sends nothing anywhere."""

    quit_wanted = Signal()

    def __init__(self, saved: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = saved
        self._reports: list[str] = []
        self.setObjectName("crash")
        self.setWindowTitle(text("ui.crash.title"))
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._safe = Words("", "strong")
        self._safe.setObjectName("crash_safe")
        self._safe.set_tone("ok")
        self._report = QPlainTextEdit()
        self._report.setObjectName("crash_report")
        self._report.setReadOnly(True)
        self._report.setTabChangesFocus(True)
        self._report.setAccessibleName(text("ui.crash.report"))
        self._copied = Words("", "caption")
        copy = QuietButton("crash_copy", text("ui.crash.copy"), "Ctrl+Shift+C")
        copy.clicked.connect(self._copy)
        self._quit = PrimaryButton("crash_quit", text("ui.crash.quit"))
        self._quit.clicked.connect(self.quit_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(24), px(24), px(24))
        whole.setSpacing(px(16))
        for part in (Words(text("ui.crash.title"), "title"), self._safe):
            whole.addWidget(part)
        whole.addWidget(Words(text("ui.crash.remedy")))
        whole.addWidget(Words(text("ui.crash.report"), "caption"))
        whole.addWidget(self._report, 1)
        whole.addLayout(row(self._copied, copy, self._quit, stretch=1))
        self.resize(px(720), px(480))

    def tell(self, failure: BaseException) -> None:
        """Show a bug; those that follow are added to its report."""
        self._reports.append(report_of(failure))
        self._report.setPlainText("\n".join(self._reports))
        time = self._safe_until()
        self._safe.setText(
            text("ui.crash.safe", time=time) if time else text("ui.crash.safe_unknown")
        )
        self.show()
        self._quit.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End the program: after a bug nothing is certain but the database."""
        super().closeEvent(event)
        self.quit_wanted.emit()

    def _safe_until(self) -> str:
        try:
            return self._saved()
        except Exception:  # noqa: BLE001 - whatever broke may have broken this too
            return ""

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
        self._copied.setText(text("ui.crash.copied"))


def report_of(failure: BaseException) -> str:
    """Say where a bug happened, and on what; never its message, which may hold a voter's name."""
    machine = f"{platform.system()} {platform.release()} {platform.machine()}"
    head = (
        f"KPPS Desktop {__version__} · Python {platform.python_version()} · Qt {qVersion()}",
        f"{machine}{' · frozen' if getattr(sys, 'frozen', False) else ''}",
    )
    return "\n".join((*head, *_told(failure), ""))


def _told(failure: BaseException) -> Iterator[str]:
    for one in _chain(failure):
        yield f"\n{type(one).__module__}.{type(one).__qualname__}"
        for frame in traceback.extract_tb(one.__traceback__):
            place = "/".join(Path(frame.filename).parts[-3:])
            yield f"  {place}:{frame.lineno} {frame.name}: {frame.line}"


def _chain(failure: BaseException) -> Iterator[BaseException]:
    """Yield what failed, and before it what it came from."""
    before = failure.__cause__ or failure.__context__
    if before is not None:
        yield from _chain(before)
    yield failure
