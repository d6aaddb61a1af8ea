"""What was answered before is shown in penetapan, and not asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.kpps import counting, explaining, settling
from kpps_desktop.services.kpps.viewing import view
from kpps_desktop.services.kpps.weighing import weigh_box
from tests.services.acts import TRUTH
from tests.services.tiny import KETUA, OFFICERS, G, P
from tests.ui.kpps.settlings import READER, Settling, open_settling

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play

SECOND = OFFICERS[1]


@pytest.fixture
def open_at(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Callable[[str], Settling]:
    """Give a function that opens a window over a desk at a stage."""
    return lambda stage: open_settling(at(stage), jobs, qtbot)


def test_a_reason_given_at_the_box_is_shown_and_can_be_changed(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("counted")
    desk = office.desk
    counting.recount(desk, G, "selisih", KETUA)
    counting.count_box(desk, G, 6, SECOND)
    found = weigh_box(view(desk), G, 6)
    explaining.explain_differences(desk, found, "dibawa pulang", SECOND)
    for choice in (1, 1, 2, 2, 3, 0):
        counting.count_ballot(desk, G, choice, OFFICERS[2])
    counting.finish_count(desk, G, KETUA)
    settling.read_plano(desk, G, {**TRUTH[G], "IV_1": 2, "VA": 5, "VC": 6}, READER)
    settling.read_plano(desk, P, TRUTH[P], READER)
    office.session.changed.emit(Changed.FIGURES)
    office.settle()
    office.type("3")
    assert "Sebab (diberikan pukul 14.50, tahap Penghitungan): dibawa pulang" in office.seen()
    assert "Tulis sebabnya" not in office.seen()
    office.type("u")
    office.press(Qt.Key.Key_Tab)
    office.type("ditemukan di bilik")
    office.enter()
    assert set(desk.day().drafts[G].explained.values()) == {"ditemukan di bilik"}
    office.enter()
    assert "Pilih tugas dengan angka" in office.seen()


def test_a_figure_the_papers_own_sums_hold_with_is_not_corrected_first(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("counted")
    for _ in range(2):
        figures = {**TRUTH[G], "III_L": 1, "III_J": 1}
        settling.read_plano(office.desk, G, figures, READER)
    office.session.changed.emit(Changed.FIGURES)
    office.settle()
    office.type("1")
    assert "Jumlah-jumlah di kertas cocok dengan angka ini" in office.seen()
    assert office.seen().count("Tulis sebab\n") == 1  # one button says it; T does it as well
    office.type("t")
    assert "Mengapa III (L) berbeda?" in office.seen()
    office.press(Qt.Key.Key_Escape)
    office.enter()
    assert "Mengapa III (L) berbeda?" in office.seen()


def test_the_record_is_seen_before_the_seal_and_no_number_stands_twice(
    open_at: Callable[[str], Settling],
) -> None:
    office = open_at("read")
    wanted: list[tuple[str, ...]] = []
    office.session.paper_wanted.disconnect()
    office.session.paper_wanted.connect(lambda *paper: wanted.append(paper))
    office.type("4")
    office.press(Qt.Key.Key_Up)
    assert "KK-1 · KK-1" not in office.seen()
    office.press(Qt.Key.Key_F5)
    assert wanted == [("c-kejadian-khusus", "", "")]
