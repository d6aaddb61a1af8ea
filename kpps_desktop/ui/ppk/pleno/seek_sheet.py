"""Finding a TPS: desa, number or code; Enter puts it before the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from kpps_desktop.ui.ppk.pleno.present import place_of, search
from kpps_desktop.ui.ppk.pleno.words import say
from kpps_desktop.ui.theme import px, text
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.pictures import ResultPicture

_ROWS = 8


class SeekSheet(Sheet):
    """Lies over the window; Esc leaves what is before the meeting."""

    place_found = Signal(tuple)
    """TPS and contest."""

    def __init__(self, stations: tuple[ResultPicture, ...], parent: QWidget) -> None:
        super().__init__("seek", say("seek.title"), parent, wide=720)
        self._stations = stations
        self._field = SearchField("seek_tps", say("seek.hint"), "", _ROWS)
        self._field.sought.connect(self._seek)
        self._field.result_taken.connect(self._take)
        self.body.addWidget(self._field)
        self.body.addStretch(1)
        self._field.setMinimumHeight(px(48 + 40 * _ROWS + 16))
        if isinstance(line := self._field.layout(), QVBoxLayout):
            line.addStretch(1)  # the field stays where it is, however little is found
        leave = QuietButton("seek_left", text("ui.cancel"), "Esc")
        leave.clicked.connect(self.reject)
        leave.setAutoDefault(False)
        self.buttons.addWidget(leave)
        self._field.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _seek(self, words: str) -> None:
        self._field.show_results(words, search(self._stations, words)[: _ROWS * 4])

    def _take(self, code: str) -> None:
        self.accept()
        self.place_found.emit(place_of(code))
