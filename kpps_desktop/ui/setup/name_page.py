"""What this laptop's desk is called among those of one recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kpps_desktop.services.desk_names import MOST
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.setup.pages import say
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import PrimaryButton
from kpps_desktop.ui.widgets.fields import TextField
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from kpps_desktop.ui.pictures import NoticePicture


class NamePage(Task):
    """One field, filled in: Enter takes what stands there."""

    name_given = Signal(str)

    def __init__(self, name: str = "setup_name") -> None:
        super().__init__(name)
        self._offered = ""
        self._field = TextField(f"{name}_field", say("name.field"), most=MOST)
        self._field.input.setProperty("kind", "search")
        self._field.input.setMinimumHeight(px(48))
        self._field.setMaximumWidth(px(520))
        self.body.addWidget(self._field)
        self.body.addWidget(Words(say("name.where"), "caption"))
        self.body.addStretch(1)
        self.add_back(say("back"))
        take = PrimaryButton(f"{name}_given", say("name.take"))
        take.clicked.connect(lambda: self.name_given.emit(self._field.text))
        self.set_primary(take)
        self.setFocusProxy(self._field)

    def show_page(self, name: str, notice: NoticePicture | None) -> None:
        """Offer a name, or say beside the field what is wrong with the one that was typed."""
        if name != self._offered:
            self._offered = name
            self._field.input.setText(name)
        told = f"{notice.title}. {notice.remedy}" if notice else ""
        self._field.tell(told, notice.tone if notice else Tone.PLAIN)
        self._field.input.selectAll()
