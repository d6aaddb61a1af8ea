"""The screen of the hall: it follows the meeting, and shows nothing that a typist may not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import agenda, meeting, settling, sources, typists
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.ui.ppk.pleno.hall.board import LEAST, figure_size
from kpps_desktop.ui.ppk.pleno.hall.present import picture
from kpps_desktop.ui.ppk.pleno.hall.window import NOBODY, HallView, HallWindow
from kpps_desktop.ui.ppk.pleno.scene import before_the_meeting, looked_at
from kpps_desktop.ui.ppk.session import Session
from kpps_desktop.ui.theme import Look
from tests.services.ppk import days, halls, tiny
from tests.services.ppk.test_typing import sheet
from tests.ui.ppk.meetings import open_day
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs
    from kpps_desktop.ui.ppk.pleno.hall.pictures import HallPicture

G = tiny.GUBERNUR


def seen(desk: RecapDesk, place: tuple[str, str] | None = None, cell: str = "") -> HallPicture:
    """Return what the hall sees."""
    view = recap_view(desk)
    chosen = before_the_meeting(view, place)
    return picture(looked_at(desk, view, chosen, NOBODY, "id"), cell)


def figures(shown: HallPicture) -> dict[str, tuple[str | None, ...]]:
    assert shown.table
    return {
        cell.code: cell.told for row in shown.table.rows for cell in row.cells if cell is not None
    }


def test_it_says_whether_the_meeting_goes_on(pinned: RecapDesk, made: days.Made) -> None:
    halls.receive_all(pinned, made)
    assert seen(pinned).text.startswith("Rapat belum pernah dibuka")
    open_day(pinned)
    assert seen(pinned).title == "MELATI · TPS 001"
    meeting.pause(pinned, "Ishoma", KETUA_PPK)
    assert "diskors" in seen(pinned).text
    assert "Ishoma" in seen(pinned).text


def test_it_shows_the_part_that_is_read_and_names_what_differs_elsewhere(
    pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    shown = seen(pinned)
    assert shown.part.startswith("IV")
    assert figures(shown)["IV_1"] == ("5", None, None)
    saksi = next(iter(pinned.recap().pleno.guests))
    sources.show_copy(pinned, tiny.FIRST, G, saksi, {"VC": 12}, KETUA_PPK)
    shown = seen(pinned)
    assert figures(shown)["VC"] == ("11", "12", None)
    assert shown.table
    marks = [cell.mark for row in shown.table.rows for cell in row.cells if cell and cell.mark]
    assert marks == ["≠ saksi 02"]
    other = seen(pinned, (tiny.FIRST, G), "IB1_L")
    assert other.part.startswith("I ")
    assert other.elsewhere == "Berbeda juga: V.C"


def test_corrections_objections_and_incidents_stand_along_the_foot(
    pinned: RecapDesk, made: days.Made
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    agenda.read_out(pinned, tiny.FIRST, G, KETUA_PPK)
    agenda.correct_together(pinned, tiny.FIRST, G, "IV_1", 6, "Salah tulis", (), halls.TOGETHER)
    settling.raise_objection(pinned, tiny.FIRST, G, "Wira (saksi 02)", "Tidak jelas", KETUA_PPK)
    agenda.read_incident_from_paper(pinned, tiny.FIRST, "Mati lampu", KETUA_PPK, settled=False)
    lines = seen(pinned, (tiny.FIRST, G)).lines
    assert lines[0].tone is Tone.PERINGATAN, "what is open stands first"
    assert lines[0].words == "KB-1 · Wira (saksi 02) — belum dijawab — Tidak jelas"
    assert lines[1].words.startswith("IV.1 dibetulkan 5 → 6: Salah tulis")
    assert "Dibacakan, tetap sebagai catatan — Mati lampu" in lines[2].words


def test_what_is_still_typed_stays_hidden_from_everybody(pinned: RecapDesk) -> None:
    """Sirekap beside a paper that is not typed would tell the typist what to type."""
    open_day(pinned)
    place = (halls.TPS, G)
    typed = tiny.figures(*place)
    typists.type_in(pinned, *place, {**typed, "IV_1": 9}, halls.OPERATOR)
    sources.take_sirekap(pinned, [sheet()], "e" * 64, halls.OPERATOR)
    assert seen(pinned, place).table is None
    assert seen(pinned, place).text == "Angka C.HASIL belum lengkap"
    typists.type_in(pinned, *place, typed, halls.SECOND)
    told = figures(seen(pinned, place))
    assert told["IV_1"] == (None, None, None)
    assert told["IV_2"] == ("3", None, "3")


def test_it_follows_what_is_put_before_the_meeting(
    pinned: RecapDesk, made: days.Made, jobs: Jobs, qtbot: QtBot
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    session = Session(pinned, jobs, KETUA_PPK)
    window = HallWindow(session)
    qtbot.addWidget(window)
    window.show()
    session.put_before((tiny.SECOND, tiny.BUPATI))
    qtbot.waitUntil(lambda: jobs.idle)
    assert window.shown
    assert (window.shown.title, window.shown.contest) == ("MELATI · TPS 002", tiny.BUPATI)
    session.point_at("II1")
    qtbot.waitUntil(lambda: jobs.idle)
    assert window.shown.part.startswith("II ")
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_F9)


@pytest.mark.parametrize("rows", range(3, 7))
@pytest.mark.usefixtures("qtbot")
def test_figures_of_one_column_are_read_from_eight_metres(rows: int) -> None:
    """With up to six pairs; two lines at the foot leave so much room."""
    size = figure_size((768 - 24 - 72 - 52 - 44 - 96) / rows, 1)
    assert size >= LEAST
    font = QFont()
    font.setPixelSize(round(size))
    font.setBold(True)
    assert QFontMetrics(font).horizontalAdvance("888") <= 204


@pytest.mark.parametrize(("theme", "scale"), [("light", 100), ("contrast", 200)])
def test_it_is_sound_in_every_look(
    qtbot: QtBot,
    pinned: RecapDesk,
    made: days.Made,
    dressed: Callable[[Look], None],
    theme: str,
    scale: int,
) -> None:
    halls.receive_all(pinned, made)
    open_day(pinned)
    dressed(Look(theme, scale))
    view = HallView()
    qtbot.addWidget(view)
    view.show_picture(seen(pinned))
    view.resize(1366, 768)
    view.show()
    assert faults(view) == []
    assert not view.grab().isNull()
