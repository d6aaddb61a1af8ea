"""The application wears its look, speaks our words, and lets no bug pass unseen."""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QMessageLogContext, QtMsgType
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton

from kpps_desktop.domain.outcomes import Finding, Kind, Refused, Trouble
from kpps_desktop.ui import notices
from kpps_desktop.ui.application import catch_bugs, log_qt
from kpps_desktop.ui.crash import Crash, report_of
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.theme import Look, look, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_the_application_wears_its_look(
    qapp: QApplication, dressed: Callable[[Look], None]
) -> None:
    dressed(Look("dark", 150, "en"))
    assert look() == Look("dark", 150, "en")
    assert qapp.font().pixelSize() == 22
    assert text("ui.cancel") == "Cancel"


def test_the_face_is_ours(qapp: QApplication) -> None:
    assert QFontInfo(qapp.font()).family() == "DejaVu Sans"
    assert "DejaVu Sans Condensed" in QFontDatabase.families()


@pytest.mark.parametrize(("lang", "cancel"), [("id", "Batal"), ("en", "Cancel")])
def test_buttons_of_qt_speak_our_language(
    qtbot: QtBot, dressed: Callable[[Look], None], lang: str, cancel: str
) -> None:
    dressed(Look(lang=lang))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel
    assert QCoreApplication.translate("QNowhere", "Unknown text") == "Unknown text"


def test_what_qt_says_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "qt"):
        log_qt(QtMsgType.QtWarningMsg, QMessageLogContext(), "trouble")
        log_qt(QtMsgType.QtDebugMsg, QMessageLogContext(), "chatter")
    assert [(one.levelname, one.message) for one in caplog.records] == [
        ("WARNING", "trouble"),
        ("DEBUG", "chatter"),
    ]


def test_an_uncaught_bug_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(told.append)
    bug = ZeroDivisionError()
    sys.excepthook(ZeroDivisionError, bug, None)
    assert told == [bug]


def _bug() -> BaseException:
    try:
        try:
            _ = {}["NAMA PEMILIH"]
        except KeyError as cause:
            raise ValueError("NIK 3171") from cause
    except ValueError as failure:
        return failure
    raise AssertionError


def test_a_report_says_where_and_never_whom() -> None:
    report = report_of(_bug())
    assert report.index("builtins.KeyError") < report.index("builtins.ValueError")
    assert "ui/test_application.py" in report
    assert "3171" not in report.replace('ValueError("NIK 3171")', "")  # but as the source has it


def test_the_crash_window_says_until_when_work_is_safe(qtbot: QtBot) -> None:
    crash = Crash(lambda: "10.42.07")
    qtbot.addWidget(crash)
    with qtbot.waitActive(crash):
        crash.tell(_bug())
    safe = crash.findChild(QLabel, "crash_safe").text()
    assert safe == "Semua yang tercatat sampai pukul 10.42.07 sudah tersimpan dan aman."
    crash.tell(ZeroDivisionError())
    report = crash.findChild(QPlainTextEdit, "crash_report").toPlainText()
    assert "ValueError" in report
    assert "ZeroDivisionError" in report
    crash.hide()


def test_a_crash_window_survives_a_broken_clock(qtbot: QtBot) -> None:
    def broken() -> str:
        raise OSError

    crash = Crash(broken)
    qtbot.addWidget(crash)
    crash.tell(_bug())
    assert "aman" in crash.findChild(QLabel, "crash_safe").text()
    crash.hide()


def test_a_report_is_copied_and_the_program_quit(qtbot: QtBot) -> None:
    crash = Crash(lambda: "")
    qtbot.addWidget(crash)
    crash.tell(_bug())
    crash.findChild(QPushButton, "crash_copy").click()
    assert "ValueError" in QGuiApplication.clipboard().text()
    with qtbot.waitSignal(crash.quit_wanted):
        crash.close()


@pytest.mark.parametrize(
    ("news", "tone"),
    [
        (Refused("S.101", contest="Gubernur"), Tone.PERINGATAN),
        (Trouble("S.543", folder="out"), Tone.GALAT),
    ],
)
def test_bad_news_becomes_a_quiet_notice(news: Refused | Trouble, tone: Tone) -> None:
    notice = notices.notice_of(news, "id")
    assert (notice.tone, notice.code) == (tone, news.code)
    assert notice.title
    assert notice.remedy


def test_a_finding_leads_to_its_first_cell() -> None:
    facts = {"cell": "V.C", "against": "I.B.4", "part": 412, "whole": 413}
    finding = Finding("R02", Kind.PERINGATAN, ("VC", "IB4_J"), facts=facts)
    (shown,) = notices.findings_of([finding], "id")
    assert (shown.code, shown.tone, shown.cell) == ("R02", Tone.PERINGATAN, "VC")


def test_an_application_is_made_whole() -> None:
    ask = (
        "from kpps_desktop.ui.application import make_application\n"
        "from kpps_desktop.ui.theme import Look, look\n"
        "app = make_application(['x'], Look('contrast', 125, 'en'))\n"
        "print(app.applicationDisplayName(), look().scale, app.styleSheet()[:2])"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout == "KPPS Desktop 125 /*\n"
    assert done.stderr == ""
