"""The application: fonts, look, language of Qt's own texts, and where bugs go."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from kpps_desktop import __version__
from kpps_desktop.installed import data
from kpps_desktop.ui.theme import FONT, Look, style_sheet, wear
from kpps_desktop.ui.widgets.icons import pixmap
from kpps_desktop.words.catalogue import labels_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

BODY = 15
"""Height of plain text, in pixels at 100 %."""
_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSansCondensed.ttf")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QT = "qt"
_ICON = 128


class OwnTexts(QTranslator):
    """Qt's own texts in our words, for Qt ships none in Indonesian."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        known = labels_of(_QT, lang).items()
        self._texts = {key.removeprefix(f"{_QT}."): words for key, words in known}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that there are texts; an empty translator is never asked."""
        return False

    def translate(
        self, _context: str, source: str, _comment: str | None = None, _n: int = -1
    ) -> str | None:
        """Return our words for a text of Qt, or nothing to leave it."""
        return self._texts.get(source.replace("&", ""))


def make_application(argv: Sequence[str], chosen: Look) -> QApplication:
    """Make the one application, dressed in a look; Qt's warnings go to the log."""
    qInstallMessageHandler(log_qt)
    app = QApplication([*argv])
    app.setApplicationName("kpps-desktop")
    app.setApplicationDisplayName("KPPS Desktop")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(pixmap("app", QColor(chosen.tokens.primary), _ICON)))
    dress(app, chosen)
    return app


def dress(app: QApplication, chosen: Look) -> None:
    """Put a look on: fonts, palette, style sheet, Qt's own texts.

    Windows that are open keep their sizes and words: make them anew after this.
    """
    wear(app, chosen)
    _load_fonts(app)
    font = QFont(FONT)
    font.setPixelSize(chosen.px(BODY))
    app.setFont(font)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette(chosen))
    app.setStyleSheet(style_sheet(chosen))
    for old in app.findChildren(OwnTexts):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    QCoreApplication.installTranslator(OwnTexts(chosen.lang, app))


def log_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Log what Qt says."""
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), message)


def catch_bugs(tell: Callable[[BaseException], object]) -> None:
    """Hand every exception that nobody caught to `tell`; an interrupt ends the program."""

    def hook(
        kind: type[BaseException], failure: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, failure, trace)
        if isinstance(failure, KeyboardInterrupt):
            QCoreApplication.exit(130)
        else:
            tell(failure)

    sys.excepthook = hook


def _load_fonts(app: QApplication) -> None:
    if app.property("kpps_fonts"):
        return
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(data("resources", "fonts", face)))
    app.setProperty("kpps_fonts", True)  # noqa: FBT003 - Qt's way


def _palette(chosen: Look) -> QPalette:
    """Colour what the style sheet does not reach: selections, placeholders, file windows."""
    tokens = chosen.tokens
    roles = {
        QPalette.ColorRole.Window: tokens.background,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.card,
        QPalette.ColorRole.AlternateBase: tokens.background,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.Button: tokens.card,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_primary,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.ToolTipBase: tokens.card,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Link: tokens.primary,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Accent: tokens.primary,
    }
    palette = QPalette()
    for role, shade in roles.items():
        palette.setColor(role, QColor(shade))
    return palette
