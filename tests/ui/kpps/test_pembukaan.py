"""Pembukaan by keys alone: what is done is announced, what is written is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.pembukaan.present import present
from kpps_desktop.ui.kpps.pembukaan.screen import PembukaanScreen
from kpps_desktop.ui.kpps.people.intents import SaksiEntry
from tests.ui.keyboard import ALT, Keyboard
from tests.ui.kpps.halls import B, G
from tests.ui.kpps.mornings import STEPS, view_before

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.event_names import Event

BEGUN = e.OpeningBegan()
TAKEN = tuple(e.StepTaken(one) for one in STEPS)
COUNTED = tuple(e.BallotsReceived(one, 615, "") for one in (G, B))
BEFORE_BALLOTS = (BEGUN, *TAKEN[: STEPS.index("ballots_counted")])


class Scene:
    """The screen, a keyboard, and everything that was announced."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screen, self.keys = PembukaanScreen(), Keyboard(qtbot)
        self.happened: list[Event] = []
        self.said: list[tuple[object, ...]] = []
        for signal in (
            self.screen.presence_noted,
            self.screen.saksi_said,
            self.screen.saksi_seated,
            self.screen.step_taken,
            self.screen.ballots_counted,
            self.screen.voting_opened,
        ):
            signal.connect(lambda *said: self.said.append(said))
        self.screen.meeting_begun.connect(lambda: self.said.append(("begun",)))
        self.look()
        self.keys.show(self.screen, 870, 640)

    def look(self, *happened: Event, hour: int = 6, minute: int = 30) -> None:
        """Let this have happened, and show it."""
        self.happened += happened
        view = view_before(self.happened, G, B, hour=hour, minute=minute)
        self.screen.show_picture(present(view, "id"))

    def seen(self) -> str:
        QApplication.processEvents()
        labels = [one.text() for one in self.screen.findChildren(QLabel) if one.isVisible()]
        buttons = [one.text() for one in self.screen.findChildren(QPushButton) if one.isVisible()]
        return "\n".join([*labels, *buttons])


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_enter_begins_the_meeting_and_takes_every_step(scene: Scene) -> None:
    scene.keys.enter()
    scene.look(BEGUN)
    assert "Demi Allah (Tuhan)" in scene.seen()
    scene.keys.enter()
    scene.look(TAKEN[0])
    scene.keys.enter()
    assert scene.said == [("begun",), ("oath_kpps",), ("oath_guards",)]


def test_the_oath_stands_larger_than_the_rest(scene: Scene) -> None:
    scene.look(BEGUN)
    text = scene.screen.findChild(QLabel, "step_text")
    QApplication.processEvents()
    assert text.font().pixelSize() == 20


def test_the_step_of_the_ballots_leads_to_their_figures_first(scene: Scene) -> None:
    scene.look(*BEFORE_BALLOTS)
    scene.keys.enter()
    assert "Berapa surat suara yang diterima?" in scene.seen()
    scene.keys.type("615")
    assert "Sesuai norma" in scene.seen()
    scene.keys.enter()
    scene.keys.type("614")
    scene.keys.enter()
    assert scene.said == [("ballots_counted" and G, 615, ""), (B, 614, "")]
    scene.look(*COUNTED)
    assert "Sudah dilakukan" in scene.seen()
    scene.keys.enter()
    assert scene.said[-1] == ("ballots_counted",)


def test_a_difference_is_told_while_it_is_typed_and_needs_its_reason(scene: Scene) -> None:
    scene.look(*BEFORE_BALLOTS)
    scene.keys.enter()
    scene.keys.type("61")
    assert "Kurang 554 dari norma 615." in scene.seen()
    scene.keys.type("0")
    assert "Kurang 5 dari norma 615." in scene.seen()
    scene.keys.enter()
    assert "Tulis sebab selisihnya dahulu." in scene.seen()
    assert scene.said == []
    scene.keys.type("lima basah")
    scene.keys.enter()
    assert scene.said == [(G, 610, "lima basah")]


def test_a_blank_figure_is_asked_for(scene: Scene) -> None:
    scene.look(*BEFORE_BALLOTS)
    scene.keys.enter()
    scene.keys.enter()
    assert "Ketik jumlahnya dahulu." in scene.seen()
    assert scene.said == []


def test_digits_tick_who_is_there(scene: Scene) -> None:
    scene.keys.type("k10")
    scene.look(e.OfficerPresent("KPPS-1", present=True))
    scene.keys.type("1")
    assert scene.said == [("KPPS-1", True), ("PTPS", True), ("KPPS-1", False)]
    assert "1 dari 10 hadir" in scene.seen()


def test_one_key_ticks_all_who_are_not_there(scene: Scene) -> None:
    scene.look(e.OfficerPresent("KPPS-1", present=True))
    scene.keys.type("ka")
    assert len(scene.said) == 9
    assert ("KPPS-1", False) not in scene.said


def test_enter_goes_down_the_list(scene: Scene) -> None:
    scene.keys.type("k")
    scene.keys.enter()
    scene.keys.enter()
    assert scene.said == [("KPPS-1", True), ("KPPS-2", True)]


def test_a_saksi_is_written_with_a_mandate(scene: Scene) -> None:
    scene.keys.type("s")
    scene.keys.press(Qt.Key.Key_Down)
    scene.keys.enter()
    scene.keys.type("SITI AMINAH")
    scene.keys.press(Qt.Key.Key_M, ALT)
    scene.keys.enter()
    assert scene.said == [(SaksiEntry(G, 2, "SITI AMINAH", mandate=True),)]
    scene.look(e.SaksiAccredited("SAKSI-gubernur-2-1", G, 2, "SITI AMINAH", mandate=True))
    assert "mandat ada" in scene.seen()
    scene.keys.type("1")
    assert scene.said[-1] == ("SAKSI-gubernur-2-1",)


def test_no_mandate_is_assumed(scene: Scene) -> None:
    scene.keys.type("s")
    scene.keys.enter()
    scene.keys.type("BUDI")
    scene.keys.enter()
    assert scene.said == [(SaksiEntry(G, 1, "BUDI", mandate=False),)]


def test_a_third_saksi_is_not_asked_for(scene: Scene) -> None:
    scene.look(
        *(
            e.SaksiAccredited(f"SAKSI-gubernur-1-{n}", G, 1, f"SAKSI {n}", mandate=True)
            for n in (1, 2)
        )
    )
    scene.keys.type("s")
    assert "Sudah 2 saksi, batas untuk tiap pasangan." in scene.seen()
    scene.keys.enter()
    scene.keys.type("x")
    scene.keys.enter()
    assert scene.said == []


def test_esc_leaves_a_name_and_then_the_page(scene: Scene) -> None:
    scene.keys.type("s")
    scene.keys.enter()
    scene.keys.type("BU")
    scene.keys.press(Qt.Key.Key_Escape)
    assert "Saksi pasangan calon" in scene.seen()
    scene.keys.press(Qt.Key.Key_Escape)
    assert "Rapat belum dimulai" in scene.seen()
    assert scene.said == []


def ready(scene: Scene, hour: int, minute: int) -> None:
    scene.look(BEGUN, *TAKEN, *COUNTED, hour=hour, minute=minute)
    scene.keys.enter()


def test_before_the_hour_it_is_waited_for(scene: Scene) -> None:
    ready(scene, 6, 59)
    assert "Dapat dibuka dalam 1:00" in scene.seen()
    scene.keys.enter()
    assert scene.said == []


def test_at_the_hour_enter_opens(scene: Scene) -> None:
    ready(scene, 7, 0)
    assert "Pemungutan dapat dibuka sekarang." in scene.seen()
    scene.keys.enter()
    assert scene.said == [("",)]


def test_late_is_opened_with_a_reason(scene: Scene) -> None:
    ready(scene, 7, 20)
    assert "Sudah lewat pukul 07.00." in scene.seen()
    scene.keys.enter()
    assert "Tulis sebabnya dahulu." in scene.seen()
    scene.keys.type("hujan deras")
    scene.keys.enter()
    assert scene.said == [("hujan deras",)]


def test_a_step_left_out_is_named_and_needs_a_reason(scene: Scene) -> None:
    scene.look(BEGUN, *TAKEN[:-1], *COUNTED, hour=7, minute=0)
    scene.keys.type("b")
    assert "Belum dilakukan: Menjelaskan tata cara" in scene.seen()
    scene.keys.type("saksi menolak menunggu")
    scene.keys.enter()
    assert scene.said == [("saksi menolak menunggu",)]


def test_uncounted_ballots_keep_it_shut(scene: Scene) -> None:
    scene.look(BEGUN, hour=7, minute=0)
    scene.keys.type("b")
    assert "Surat suara belum dihitung: Gubernur, Bupati." in scene.seen()
    scene.keys.enter()
    assert scene.said == []


def test_the_countdown_passes_and_asks_to_look_again(scene: Scene, qtbot: QtBot) -> None:
    ready(scene, 6, 59)
    opening = scene.screen.opening
    with qtbot.waitSignal(scene.screen.hour_came, timeout=5000):
        scene.keys.press(Qt.Key.Key_Escape)
        scene.keys.enter()
    qtbot.waitUntil(lambda: "0:5" in opening._count.text(), timeout=5000)  # noqa: SLF001
