"""The witnesses' screen: a window of its own, dark, without controls; it follows every ballot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.kpps.layar.board import BAND, draw_band, draw_board, draw_facts
from kpps_desktop.ui.kpps.layar.brush import Brush, shade
from kpps_desktop.ui.kpps.layar.present import picture, taken_back
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.banner import StripedBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.layar.pictures import BallotPicture, LayarPicture
    from kpps_desktop.ui.kpps.session import Session

STRUCK_MS = 10_000
"""A ballot that was cancelled stays visible for so long, struck."""
_WIDE, _HIGH = 1366, 768
"""The screen that everything is measured for."""


class LayarView(QWidget):
    """Draws pictures to the size of the screen it fills."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layar_saksi")
        self.setWindowTitle(text("ui_kpps_layar.window"))
        self.setAccessibleName(text("ui_kpps_layar.window"))
        self._picture: LayarPicture | None = None
        self._struck: BallotPicture | None = None
        self._fading = QTimer(self, singleShot=True, interval=STRUCK_MS)
        self._fading.timeout.connect(self._forget)
        self._banner = StripedBanner(self)

    @property
    def struck(self) -> BallotPicture | None:
        """Return the cancelled ballot that is still visible."""
        return self._struck

    @property
    def shown(self) -> LayarPicture | None:
        """Return what is shown."""
        return self._picture

    def show_picture(self, shown: LayarPicture) -> None:
        """Show a picture; a ballot that was cancelled stays for a while."""
        gone = taken_back(self._picture, shown)
        if gone is not None:
            self._struck = gone
            self._fading.start()
        elif self._picture is None or shown.contest != self._picture.contest:
            self._struck = None
        self._picture = shown
        self._banner.show_words(shown.banner)
        self.setAccessibleDescription(f"{shown.title}. {shown.place}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the stripes along the top."""
        super().resizeEvent(event)
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture to the size of the screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), shade("background"))
        shown = self._picture
        if shown is None:
            return
        unit = min(self.width() / _WIDE, self.height() / _HIGH)
        brush = Brush(painter, unit)
        top = self._banner.height() if shown.banner else 0
        band = QRectF(0, top, self.width(), BAND * unit)
        draw_band(brush, band, shown)
        room = QRectF(0, band.bottom(), self.width(), self.height() - band.bottom())
        if shown.board is not None:
            draw_board(brush, room, shown, self._struck)
        else:
            draw_facts(brush, room, shown)

    def _forget(self) -> None:
        self._struck = None
        self.update()


class WitnessWindow(LayarView):
    """Shows what everybody may see; on the second screen where there is one."""

    shows = Changed.STAGE | Changed.ROLL | Changed.TALLY
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        session.changed.connect(self._look)
        session.counted.connect(self._follow)
        self.look_anew()

    def look_anew(self) -> None:
        """Look at the books."""
        desk, lang = self._session.desk, look().lang
        self._session.ask(lambda: picture(view(desk), lang), self.show_picture)

    def open_beside(self, officers: QWidget) -> None:
        """Fill the second screen, or this one where there is no other."""
        own = officers.screen()
        other = next((one for one in QGuiApplication.screens() if one is not own), own)
        self.setScreen(other)
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go with Esc or F9: on one screen alone nothing else would lead back."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F9):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Announce that the window goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _look(self, changed: Changed) -> None:
        if changed & self.shows:
            self.look_anew()

    def _follow(self, seen: View) -> None:
        self.show_picture(picture(seen, look().lang))
