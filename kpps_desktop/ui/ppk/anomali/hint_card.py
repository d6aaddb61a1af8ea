"""One hint in full: what looks unusual, which figures, and what to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.ui.theme import color, text
from kpps_desktop.ui.widgets.card import Card
from kpps_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kpps_desktop.ui.ppk.anomali.pictures import FigurePicture, HintPicture


class HintCard(Card):
    """Shows a hint: its words stand under each other, its figures as on the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hint", parent=parent)
        self._contest, self._what = Words("", "strong"), Words("", "strong")
        self._cause, self._figures, self._remedy = Words(), Words(), Words()
        names = {
            "hint_contest": self._contest,
            "hint_title": self._what,
            "hint_cause": self._cause,
            "hint_figures": self._figures,
            "hint_remedy": self._remedy,
        }
        for name, part in names.items():
            part.setObjectName(name)
            self.body.addWidget(part)

    def show_hint(self, hint: HintPicture) -> None:
        """Show another hint."""
        self.set_title(hint.head)
        self._contest.setText(hint.contest)
        self._contest.setStyleSheet(f"color: {color(hint.shade).name()}")
        self._what.setText(hint.title)
        self._cause.setText(hint.cause)
        self._figures.setText("\n".join(_said(one) for one in hint.figures))
        self._figures.setVisible(bool(hint.figures))
        self._remedy.setText(hint.remedy)
        self.setAccessibleName(f"{hint.head}, {hint.contest}: {hint.title}")
        self.setAccessibleDescription(f"{hint.cause} {hint.remedy}")


def _said(one: FigurePicture) -> str:
    code = "mend" if one.mend else "plain"
    facts = {"cite": one.cite, "figure": one.figure, "mend": one.mend}
    return text(f"ui_ppk_anomali.figure.{code}", **facts)
