"""The window on the second screen: it follows what is put before the meeting, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.desk.brush import HallBrush, shade
from kpps_desktop.ui.desk.hall import HallScreen
from kpps_desktop.ui.ppk.pleno.hall.board import draw
from kpps_desktop.ui.ppk.pleno.hall.present import picture
from kpps_desktop.ui.ppk.pleno.scene import before_the_meeting, looked_at
from kpps_desktop.ui.theme import look, text
from kpps_desktop.ui.widgets.banner import StripedBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kpps_desktop.ui.ppk.pleno.hall.pictures import HallPicture
    from kpps_desktop.ui.ppk.session import Session

NOBODY = OfficerId("")
"""The hall has no officer: nothing is shown that a typist may not see."""


class HallView(HallScreen):
    """Draws pictures to the size of the screen it fills."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("layar_pleno")
        self.setWindowTitle(text("ui_ppk_pleno.hall.window"))
        self.setAccessibleName(text("ui_ppk_pleno.hall.window"))
        self._picture: HallPicture | None = None
        self._banner = StripedBanner(self)

    @property
    def shown(self) -> HallPicture | None:
        """Return what is shown."""
        return self._picture

    def show_picture(self, shown: HallPicture) -> None:
        """Show a picture."""
        self._picture = shown
        self._banner.show_words(shown.banner)
        self.setAccessibleDescription(f"{shown.title}. {shown.contest_name or shown.place}")
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the stripes along the top."""
        super().resizeEvent(event)
        self._banner.setGeometry(0, 0, self.width(), self._banner.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture to the size of the screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(shade("background")))
        shown = self._picture
        if shown is not None:
            top = self._banner.height() if shown.banner else 0
            foot = self.foot.height() if self.covers else 0
            room = QRectF(0, top, self.width(), self.height() - top - foot)
            brush = HallBrush(self.unit)
            draw(brush, room, shown)
            brush.paint(painter)


class HallWindow(HallView):
    """Shows what the meeting has before it."""

    shows = Changed.RECAP | Changed.PEOPLE | Changed.INCIDENTS | Changed.SIGNATURES | Changed.STAGE

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        session.changed.connect(self._look)
        session.read_out.connect(self._follow)
        session.pointed.connect(self._follow)
        self.look_anew()

    def look_anew(self) -> None:
        """Look at the books."""
        desk, lang = self._session.desk, look().lang
        chosen, cell = self._session.before, self._session.cell

        def seen() -> HallPicture:
            view = recap_view(desk)
            place = before_the_meeting(view, chosen)
            return picture(looked_at(desk, view, place, NOBODY, lang), cell)

        self._session.ask(seen, self.while_open(self.show_picture))

    def wear_anew(self) -> None:
        """Speak the language that is worn by now."""
        self.setWindowTitle(text("ui_ppk_pleno.hall.window"))
        self.setAccessibleName(text("ui_ppk_pleno.hall.window"))
        super().wear_anew()

    def _look(self, changed: Changed) -> None:
        if changed & self.shows:
            self.look_anew()

    def _follow(self, _what: object) -> None:
        self.look_anew()
