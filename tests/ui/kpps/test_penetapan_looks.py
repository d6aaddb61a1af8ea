"""Penetapan in every look, with six pairs of the longest names: nothing cut, nothing nameless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.penetapan.screen import PenetapanScreen
from kpps_desktop.ui.theme import Look
from tests.ui.kpps.counted_evenings import CONTESTS, SAKSI, evening, picture_of, truth, typed
from tests.ui.kpps.halls import OFFICERS, G
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.event_names import Event

ALL = tuple(one for contest in CONTESTS for one in typed(contest))
VIEW, _ = evening()
PARTLY = e.PlanoRead(G, {"IA_L": 300, "IA_P": None})
DIFFERS = e.PlanoRead(G, {**truth(VIEW, G), "IV_1": 1, "II4": 1})
OBJECTION = e.ObjectionRaised("KB-1", G, SAKSI[1].saksi, "Suara tidak sah dihitung sah " * 6)
DECLINED = e.SignatureDeclined(G, SAKSI[0].saksi, "Menunggu petunjuk")
SIZES = {100: (880, 640), 200: (1274, 560)}
"""What the shell leaves of 1366 by 768 at each scale."""
PAPER = f"plano:{G}"
PAGES: dict[str, tuple[str, tuple[Event, ...]]] = {
    "tasks": ("", (PARTLY,)),
    "reader": (PAPER, ()),
    "typing": (PAPER, (PARTLY,)),
    "again": (PAPER, (DIFFERS,)),
    "sheet": (PAPER, typed(G, IV_1=1)),
    "correction": (PAPER, typed(G, IV_1=1)),
    "findings": ("findings", (*ALL, e.PlanoRead(G, {"IV_1": 1, "II1": None}))),
    "record": ("record", (OBJECTION,)),
    "nihil": ("record", ()),
    "objection": ("record", ()),
    "signing": ("signing", (*ALL, DECLINED)),
    "sealing": ("sealing", ALL),
}


@pytest.mark.parametrize(("theme", "scale"), [("light", 100), ("dark", 200), ("contrast", 200)])
def test_every_page_is_sound(dressed: Callable[[Look], None], theme: str, scale: int) -> None:
    dressed(Look(theme, scale))
    assert {one: found for one in PAGES if (found := _faults(one, scale))} == {}


def _faults(page: str, scale: int) -> list[str]:
    task, happened = PAGES[page]
    screen = PenetapanScreen()
    if page in {"typing", "again"}:
        screen.readers[G] = OFFICERS[4]
    screen.show_picture(picture_of(*happened))
    screen.resize(*SIZES[scale])
    screen.show()
    if task:
        screen.open_task(task)
    if page == "correction":
        screen.sheet.correction_asked.emit(G, "IV_1")
    if page == "objection":
        screen.record.objection_asked.emit()
    for _ in range(3):  # what wraps is measured once its width is known
        QApplication.processEvents()
    found = faults(screen)
    screen.close()
    screen.deleteLater()
    QApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    return found
