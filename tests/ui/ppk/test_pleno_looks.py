"""The pleno in every look: nothing cut, nothing nameless, no key twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, meeting, settling, sources
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.ppk.pleno.present import present
from kpps_desktop.ui.ppk.pleno.scene import looked_at
from kpps_desktop.ui.ppk.pleno.screen import PlenoScreen
from kpps_desktop.ui.theme import Look
from tests.services.ppk import days, halls, tiny
from tests.services.ppk.test_typing import sheet
from tests.ui.ppk.meetings import open_day
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.ppk.pleno.pictures import PlenoPicture

SIZES = {100: (870, 640), 200: (1254, 560)}
"""What the shell leaves of 1366 by 768 at each scale."""
PLACE = (halls.TPS, tiny.GUBERNUR)
LONG = "Raden Mas Haryo Contoh Panjang Sekali Namanya Sutrisno Kusumo"


@pytest.fixture
def troubled(pinned: RecapDesk, made: days.Made) -> RecapDesk:
    """Give a TPS of which everything there is can be said."""
    halls.receive_all(pinned, made)
    open_day(pinned)
    by = KETUA_PPK
    for name in (LONG, f"{LONG} Kedua"):
        saksi = meeting.accredit_saksi(pinned, tiny.GUBERNUR, 1, name, by, mandate=True)
    meeting.seat(pinned, saksi, by)
    sources.take_sirekap(pinned, [sheet(VC=10)], "e" * 64, by)
    agenda.read_out(pinned, *PLACE, by)
    agenda.correct_together(pinned, *PLACE, "VB", 3, "Salah tulis", (LONG,), halls.TOGETHER)
    for guest, figure in zip(pinned.recap().pleno.guests, (7, 8, 9, 7), strict=True):
        sources.show_copy(pinned, *PLACE, guest, {"IV_1": figure, "IB4_J": 11}, by)
    number = settling.raise_objection(pinned, *PLACE, LONG, "Angka tidak terbaca " * 9, by)
    settling.answer_objection(pinned, number, "Dibaca ulang", "", by, accepted=True)
    settling.raise_objection(pinned, *PLACE, LONG, "Minta dihitung ulang " * 9, by)
    text = "Listrik padam dua kali pada saat penghitungan " * 4
    agenda.read_incident_from_paper(pinned, halls.TPS, text, by, settled=False)
    return pinned


def seen(desk: RecapDesk, officer: OfficerId = KETUA_PPK) -> PlenoPicture:
    """Return the screen as an officer sees it."""
    return present(looked_at(desk, recap_view(desk), PLACE, officer, "id"))


def pages(screen: PlenoScreen) -> dict[str, Callable[[], object]]:
    """Return how to come to every page."""
    acts = ("copy", "incidents", "findings", "meeting", "object", "correct", "reopen")
    ways: dict[str, Callable[[], object]] = {
        one: (lambda code=one: screen.station.act_asked.emit(code)) for one in acts
    }
    return {
        "station": lambda: None,
        **ways,
        "raise": lambda: screen.objections.beside_asked.emit(""),
        "answer": lambda: screen.objections.act_asked.emit(""),
        "paper": lambda: screen.incidents.beside_asked.emit(""),
    }


@pytest.mark.parametrize(("theme", "scale"), [("light", 100), ("dark", 200), ("contrast", 200)])
def test_every_page_is_sound(
    troubled: RecapDesk, dressed: Callable[[Look], None], theme: str, scale: int
) -> None:
    dressed(Look(theme, scale))
    picture = seen(troubled)
    found = {page: _faults(page, picture, scale) for page in pages(PlenoScreen())}
    found["operator"] = _faults("station", seen(troubled, halls.OPERATOR), scale)
    assert {page: told for page, told in found.items() if told} == {}


def _faults(page: str, picture: PlenoPicture, scale: int) -> list[str]:
    screen = PlenoScreen()
    screen.show_picture(picture)
    screen.setMinimumSize(1, 1)  # the window lets it be as small as this, whatever it wants
    screen.resize(*SIZES[scale])
    screen.show()
    pages(screen)[page]()
    for _ in range(3):  # what wraps is measured once its width is known
        QApplication.processEvents()
    told = faults(screen)
    screen.close()
    screen.deleteLater()
    QApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    return told
