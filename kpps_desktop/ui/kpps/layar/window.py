"""The witnesses' screen: a window of its own, dark, without controls; it follows every ballot."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.ui.desk.hall import HallScreen
from kpps_desktop.ui.kpps.layar.board import (
    BAND,
    draw_band,
    draw_board,
    draw_facts,
    most_rows,
    side_of,
    spots_of,
)
from kpps_desktop.ui.kpps.layar.brush import Brush, shade
from kpps_desktop.ui.kpps.layar.present import picture, taken_back
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.banner import StripedBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.services.kpps.viewing import View
    from kpps_desktop.ui.kpps.layar.pictures import BallotPicture, LayarPicture
    from kpps_desktop.ui.kpps.session import Session

STRUCK_MS = 10_000
"""A ballot that was cancelled stays visible for so long, struck."""


class LayarView(HallScreen):
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
        before, self._picture = self._picture, shown
        if before is not None and one_ballot_between(before, shown):
            self._update_ballot(before)
            return
        self._banner.show_words(shown.banner)
        self.setAccessibleDescription(f"{shown.title}. {shown.place}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the stripes along the top."""
        super().resizeEvent(event)
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture to the size of the screen: what is stale of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), shade("background"))
        shown = self._picture
        if shown is None:
            return
        brush, band, room = Brush(painter, self.unit), self._band(shown), self._room(shown)
        if event.region().intersects(band.toAlignedRect()):
            draw_band(brush, band, shown)
        if shown.board is not None:
            draw_board(brush, room, shown, self._struck, event.region())
        else:
            draw_facts(brush, room, shown)

    def _band(self, shown: LayarPicture) -> QRectF:
        top = self._banner.height() if shown.banner else 0
        return QRectF(0, top, self.width(), BAND * self.unit)

    def _room(self, shown: LayarPicture) -> QRectF:
        top = self._band(shown).bottom()
        return QRectF(0, top, self.width(), self.height() - top)

    def _update_ballot(self, before: LayarPicture) -> None:
        """Draw only the choices that have another count, and what stands beside them."""
        shown = self._picture
        if shown is None or shown.board is None or before.board is None:
            return
        room, rows = self._room(shown), shown.board.rows
        spots = spots_of(room, self.unit, len(rows))
        stale = QRegion(side_of(room, self.unit).toAlignedRect())
        for spot, old, new in zip(spots, before.board.rows, rows, strict=True):
            if old != new:
                stale = stale.united(QRegion(spot.toAlignedRect()))
        self.update(stale)

    def _forget(self) -> None:
        self._struck = None
        self.update()


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

    def _look(self, changed: Changed) -> None:
        if changed & self.shows:
            self.look_anew()

    def _follow(self, seen: View) -> None:
        self.show_picture(picture(seen, look().lang))


def one_ballot_between(before: LayarPicture, after: LayarPicture) -> bool:
    """Tell whether two pictures differ in counts alone, and are drawn to one size."""
    one, other = before.board, after.board
    if one is None or other is None:
        return False
    same = replace(after, board=None) == replace(before, board=None)
    names = [row.names for row in one.rows] == [row.names for row in other.rows]
    return same and names and most_rows(one) == most_rows(other)
