"""The witnesses' screen: a window of its own, dark, without controls; it follows every ballot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.desk.brush import HallBrush, room_of, shade, stale_between
from kpps_desktop.ui.desk.hall import FOOT, HallScreen
from kpps_desktop.ui.kpps.layar.board import (
    BAND,
    draw_band,
    draw_board,
    draw_facts,
)
from kpps_desktop.ui.kpps.layar.present import picture, taken_back
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.banner import StripedBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.desk.brush import Mark
    from kpps_desktop.ui.kpps.layar.pictures import BallotPicture, LayarPicture
    from kpps_desktop.ui.kpps.session import Session

STRUCK_MS = 10_000
"""A ballot that was cancelled stays visible for so long, struck."""


class LayarView(HallScreen):
    """Draws pictures to the size of the screen it fills, and again only what has changed.

    A ballot is on the screen as soon as it is announced: the whole takes longer than the disk.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layar_saksi")
        self.setWindowTitle(text("ui_kpps_layar.window"))
        self.setAccessibleName(text("ui_kpps_layar.window"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture: LayarPicture | None = None
        self._struck: BallotPicture | None = None
        self._marks: tuple[Mark, ...] = ()
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
        before, self._picture = self._picture, shown
        if before is None or _frame(before) != _frame(shown):
            self._banner.show_words(shown.banner)
            told = f"{shown.title}. {shown.place} {self.foot.words}"
            self.setAccessibleDescription(told.strip())
        self._sketch()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the stripes along the top."""
        super().resizeEvent(event)
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())
        self._sketch()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what is stale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(shade("background")))
        stale = event.region()
        for mark in self._marks:
            if stale.intersects(room_of(mark)):
                mark.draw(painter)

    def _sketch(self) -> None:
        """Mark the picture to the size of the screen; what differs from before is stale."""
        shown = self._picture
        if shown is None:
            return
        brush, band = HallBrush(self.unit), self._band(shown)
        foot = FOOT * self.unit if self.covers else 0
        room = QRectF(0, band.bottom(), self.width(), self.height() - band.bottom() - foot)
        draw_band(brush, band, shown)
        if shown.board is not None:
            draw_board(brush, room, shown, self._struck)
        else:
            draw_facts(brush, room, shown)
        before, self._marks = self._marks, tuple(brush.marks)
        self.update(stale_between(before, self._marks))

    def _band(self, shown: LayarPicture) -> QRectF:
        top = self._banner.height() if shown.banner else 0
        return QRectF(0, top, self.width(), BAND * self.unit)

    def _forget(self) -> None:
        self._struck = None
        self._sketch()


class WitnessWindow(LayarView):
    """Shows what everybody may see; on the second screen where there is one."""

    shows = Changed.STAGE | Changed.ROLL | Changed.TALLY

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        session.changed.connect(self._look)
        session.counted.connect(self._follow)
        self.look_anew()

    def look_anew(self) -> None:
        """Look at the books."""
        desk, lang = self._session.desk, look().lang
        shown = self.while_open(self.show_picture)
        self._session.ask(lambda: picture(view(desk), lang), shown)

    def wear_anew(self) -> None:
        """Speak the language that is worn by now."""
        self.setWindowTitle(text("ui_kpps_layar.window"))
        self.setAccessibleName(text("ui_kpps_layar.window"))
        super().wear_anew()

    def _look(self, changed: Changed) -> None:
        if changed & self.shows:
            self.look_anew()

    def _follow(self, seen: View) -> None:
        self.show_picture(picture(seen, look().lang))


def _frame(shown: LayarPicture) -> tuple[str, str, str]:
    return shown.banner, shown.title, shown.place
