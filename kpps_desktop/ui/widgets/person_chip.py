"""A person in one line: sign, name, role."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kpps_desktop.ui.pictures import PersonPicture, Tone
from kpps_desktop.ui.theme import color, mark, px
from kpps_desktop.ui.widgets.icons import Icon
from kpps_desktop.ui.widgets.words import OneLine, Words


class PersonChip(QFrame):
    """Shows who somebody is, and how he or she stands.

    With `whole` a long name has more lines, and is never cut.
    """

    def __init__(
        self,
        person: PersonPicture | None = None,
        parent: QWidget | None = None,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        high = QSizePolicy.Policy.Minimum if whole else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self._sign = Icon(size=24)
        self._name = Words("", "strong") if whole else OneLine("", "strong")
        self._role = OneLine("", "caption")
        self._mark = OneLine("", "caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._role)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(12), px(8), px(12), px(8))
        line.setSpacing(px(12))
        line.addWidget(self._sign)
        line.addLayout(words, 1)
        line.addWidget(self._mark)
        self.show_person(person or PersonPicture(""))

    def show_person(self, person: PersonPicture) -> None:
        """Show somebody else."""
        mark(self, tone=person.tone.value)
        if person.tone is Tone.PLAIN:
            self._sign.show_icon("person", color("muted"))
        else:
            self._sign.show_tone(person.tone)
        self._name.setText(person.name)
        self._role.setText(person.role)
        self._role.setVisible(bool(person.role))
        self._mark.setText(person.mark)
        self._mark.setVisible(bool(person.mark))
        said = (person.name, person.role, person.mark)
        self.setAccessibleName(", ".join(part for part in said if part))
