"""Nothing is cut, nameless or out of its place on any page of the morning and of the closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.pembukaan.present import present as present_opening
from kpps_desktop.ui.kpps.pembukaan.screen import PembukaanScreen
from kpps_desktop.ui.kpps.penutupan.present import present as present_closing
from kpps_desktop.ui.kpps.penutupan.screen import PenutupanScreen
from kpps_desktop.ui.kpps.penutupan.typing_state import NOTHING_TYPED, Typed
from kpps_desktop.ui.kpps.persiapan.pictures import PrepTask
from kpps_desktop.ui.kpps.persiapan.present import present as present_preparation
from kpps_desktop.ui.kpps.persiapan.screen import PersiapanScreen
from kpps_desktop.ui.theme import THEMES, Look
from tests.ui.kpps import halls
from tests.ui.kpps.halls import OFFICERS, B, G, W
from tests.ui.kpps.mornings import STEPS, view_before
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

HIGH = {100: 640, 200: 600}
"""What the shell leaves of the smallest screen; at 200 % the panel folds and the rail is thin."""
WIDE = {100: 1366 - 208 - 288, 200: 1366 - 128}
BEGUN = e.OpeningBegan()
TAKEN = tuple(e.StepTaken(one) for one in STEPS)
COUNTED = tuple(e.BallotsReceived(one, 615, "") for one in (G, B))
LONG = "MUHAMMAD ABDURRAHMAN AL-FARISI SITUMORANG"
PEOPLE = (
    *(e.OfficerPresent(one, present=True) for one in (*OFFICERS[:5], "TIBUM-1")),
    *(
        e.SaksiAccredited(f"SAKSI-{G}-{pair}-{at}", G, pair, LONG, mandate=at == 1)
        for pair in range(1, 7)
        for at in (1, 2)
    ),
    e.OfficerPresent(f"SAKSI-{G}-1-1", present=True),
)
COUNTED_SHORT = (
    e.SupplyReceived("surat_suara", G, 600, 3, "basah terkena hujan pada waktu diangkut"),
    e.InvitationsReported(590, 4, "meninggal dunia 2; pindah alamat 2"),
    e.SeatTicked("ptps", right=False),
)
MEETINGS = (
    (),
    (BEGUN,),
    (BEGUN, *TAKEN[:1]),
    (BEGUN, *TAKEN[: STEPS.index("ballots_counted")]),
    (BEGUN, *TAKEN, *COUNTED),
)
WRONG = Typed({"IB1_J": 213, "II3_gubernur": 2, "II4_gubernur": 390, "II3_bupati": 0})

pytestmark = [
    pytest.mark.parametrize("theme", THEMES),
    pytest.mark.parametrize("scale", [100, 200]),
]


@pytest.fixture
def shown(
    qtbot: QtBot, dressed: Callable[[Look], None], theme: str, scale: int
) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a screen in a look, as large as the shell leaves it."""
    dressed(Look(theme, scale))

    def show(screen: QWidget) -> QWidget:
        qtbot.addWidget(screen)
        screen.resize(WIDE[scale], HIGH[scale])
        screen.show()
        return screen

    return show  # type: ignore[return-value]


def look_at(screen: QWidget, *, scrolls: bool) -> None:
    """Fail on what an eye would see; at 100 % the task is seen whole."""
    for _ in range(6):  # what is laid out within what scrolls settles turn by turn
        QApplication.processEvents()
    assert faults(screen) == []
    for area in screen.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
            assert scrolls or area.verticalScrollBar().maximum() == 0


def test_persiapan(shown: Callable[[PersiapanScreen], None], scale: int) -> None:
    screen = PersiapanScreen()
    screen.show_picture(present_preparation(view_before((*COUNTED_SHORT, *PEOPLE), G, B), "id"))
    shown(screen)
    look_at(screen, scrolls=scale > 100)
    for task in PrepTask:
        screen.open_task(task)
        look_at(screen, scrolls=scale > 100)
    screen._open_officer("KPPS-3")  # noqa: SLF001 - the page that Enter opens
    look_at(screen, scrolls=scale > 100)


def test_pembukaan(shown: Callable[[PembukaanScreen], None], scale: int) -> None:
    screen = PembukaanScreen()
    shown(screen)
    for happened in MEETINGS:
        screen.show_picture(present_opening(view_before((*PEOPLE, *happened), G, B), "id"))
        look_at(screen, scrolls=scale > 100)
    for page in ("people", "saksi", "ballots", "opening"):
        screen.open_page(page)
        look_at(screen, scrolls=scale > 100)
    late = view_before((BEGUN, *TAKEN[:1]), G, B, W, hour=7, minute=20)
    screen.show_picture(present_opening(late, "id"))
    look_at(screen, scrolls=scale > 100)


def test_penutupan(shown: Callable[[PenutupanScreen], None], scale: int) -> None:
    for typed in (NOTHING_TYPED, WRONG):
        screen = PenutupanScreen()
        screen._typed = typed  # noqa: SLF001 - as if it had been typed
        view = halls.view_of(halls.closed(), halls.at(13, 20))
        screen.show_picture(present_closing(view, typed))
        shown(screen)
        look_at(screen, scrolls=scale > 100 or typed is WRONG)
