"""The screen of receiving: what comes, and on a page of its own what goes to the other desks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.ui.desk.sticks import SticksPage
from kpps_desktop.ui.ppk.terima.pictures import TerimaPicture
from kpps_desktop.ui.ppk.terima.tray_page import TrayPage
from kpps_desktop.ui.ppk.terima.words import say, say_share


class TerimaScreen(QWidget):
    """Shows a picture of receiving; sharing is the officer's own choice, and Esc leads back."""

    shows = Changed.RECAP

    sharing_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("terima")
        self.setAccessibleName(say("title"))
        self.picture: TerimaPicture | None = None
        self.tray, self.share = TrayPage(), SticksPage("share", say_share)
        self._stack = QStackedWidget()
        for page in (self.tray, self.share):
            self._stack.addWidget(page)
        line = QVBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._stack)
        self.tray.sharing_asked.connect(self._open_sharing)
        self.share.stepped_back.connect(self.back)
        self._turn(self.tray)

    def show_picture(self, picture: object) -> None:
        """Show the tray, and what sharing means here."""
        if isinstance(picture, TerimaPicture):
            self.picture = picture
            self.tray.show_picture(picture)
            self.share.set_detail(picture.sharing)

    def start(self) -> None:
        """Go to the field that a scanner types into."""
        self.back()
        self.tray.start()

    def back(self) -> None:
        """Go back to what comes."""
        self._turn(self.tray)

    def _open_sharing(self) -> None:
        self._turn(self.share)
        self.sharing_opened.emit()

    def _turn(self, page: TrayPage | SticksPage) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
