"""Persiapan by keys alone: what is typed is announced, what is written is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.people.intents import SaksiEntry
from kpps_desktop.ui.kpps.persiapan.present import present
from kpps_desktop.ui.kpps.persiapan.screen import PersiapanScreen
from tests.ui.keyboard import ALT, Keyboard
from tests.ui.kpps.halls import B, G
from tests.ui.kpps.mornings import view_before

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kpps_desktop.domain.event_names import Event


class Scene:
    """The screen, a keyboard, and everything that was announced."""

    def __init__(self, qtbot: QtBot) -> None:
        self.screen, self.keys = PersiapanScreen(), Keyboard(qtbot)
        self.happened: list[Event] = []
        self.said: list[tuple[object, ...]] = []
        for signal in (
            self.screen.supply_counted,
            self.screen.invitations_reported,
            self.screen.list_posted,
            self.screen.duties_assigned,
            self.screen.seat_ticked,
            self.screen.presence_noted,
            self.screen.saksi_said,
            self.screen.saksi_seated,
            self.screen.paper_asked,
        ):
            signal.connect(lambda *said: self.said.append(said))
        self.screen.meeting_begun.connect(lambda: self.said.append(("begun",)))
        self.look()
        self.keys.show(self.screen, 870, 640)

    def look(self, *happened: Event) -> None:
        """Let this have happened, and show it."""
        self.happened += happened
        self.screen.show_picture(present(view_before(self.happened, G, B), "id"))

    def seen(self) -> str:
        QApplication.processEvents()
        return "\n".join(one.text() for one in self.screen.findChildren(QLabel) if one.isVisible())


@pytest.fixture
def scene(qtbot: QtBot) -> Scene:
    return Scene(qtbot)


def test_an_item_is_counted_in_two_figures(scene: Scene) -> None:
    scene.keys.enter()
    assert "Kotak suara · Gubernur" in scene.seen()
    scene.keys.type("1")
    scene.keys.enter()
    scene.keys.type("0")
    scene.keys.enter()
    assert scene.said == [("kotak_suara", G, 1, 0, "")]
    assert "Kotak suara · Bupati" in scene.seen()


def test_one_key_counts_an_item_as_the_norm_has_it(scene: Scene) -> None:
    scene.keys.enter()
    for _ in range(4):
        scene.keys.press(Qt.Key.Key_S, ALT)
    assert scene.said == [
        ("kotak_suara", G, 1, 0, ""),
        ("kotak_suara", B, 1, 0, ""),
        ("surat_suara", G, 615, 0, ""),
        ("surat_suara", B, 615, 0, ""),
    ]


def test_a_blank_is_never_taken_for_none(scene: Scene) -> None:
    scene.keys.enter()
    scene.keys.enter()
    assert "Ketik angkanya" in scene.seen()
    scene.keys.type("1")
    scene.keys.enter()
    scene.keys.enter()
    assert "Bila tidak ada yang rusak, ketik 0." in scene.seen()
    assert scene.said == []


def test_what_is_short_is_asked_its_reason(scene: Scene) -> None:
    scene.keys.enter()
    scene.keys.press(Qt.Key.Key_Down)
    scene.keys.press(Qt.Key.Key_Down)
    assert "Surat suara · Gubernur" in scene.seen()
    scene.keys.type("610")
    scene.keys.enter()
    scene.keys.type("2")
    scene.keys.enter()
    assert "Kurang 7 dari norma." in scene.seen()
    scene.keys.enter()
    assert "Tulis sebab kekurangannya dahulu." in scene.seen()
    assert scene.said == []
    scene.keys.type("dua basah, lima tidak ada")
    scene.keys.enter()
    assert scene.said == [("surat_suara", G, 610, 2, "dua basah, lima tidak ada")]


def test_counting_goes_on_where_it_was_left(scene: Scene) -> None:
    scene.look(e.SupplyReceived("kotak_suara", B, 1, 0, ""))
    scene.keys.enter()
    scene.keys.press(Qt.Key.Key_S, ALT)
    scene.look(e.SupplyReceived("kotak_suara", G, 1, 0, ""))
    assert "Surat suara · Gubernur" in scene.seen()
    scene.keys.press(Qt.Key.Key_Up)
    assert "Kotak suara · Bupati" in scene.seen()


def test_a_picture_that_comes_while_typing_takes_nothing_away(scene: Scene) -> None:
    scene.keys.enter()
    scene.keys.type("12")
    scene.look(e.ListPosted("dpt", posted=True))
    scene.keys.enter()
    scene.keys.type("0")
    scene.keys.enter()
    assert scene.said == [("kotak_suara", G, 12, 0, "")]


def test_papers_are_asked_by_f5(scene: Scene) -> None:
    for digit in "145":
        scene.keys.type(digit)
        scene.keys.press(Qt.Key.Key_F5)
        scene.keys.press(Qt.Key.Key_Escape)
    assert scene.said == [("laporan-logistik",), ("daftar-petugas",), ("denah-tps",)]


def test_invitations_are_added_up_while_they_are_typed(scene: Scene) -> None:
    scene.keys.type("2")
    scene.keys.type("590")
    assert "Sampai 590 + kembali 0 = 590 dari 600. Belum dicatat 10." in scene.seen()
    for figure in ("", "2", "7", "", "1"):
        scene.keys.type(figure)
        scene.keys.enter()
    assert "= 600 dari 600." in scene.seen()
    scene.keys.enter()
    scene.keys.enter()
    assert scene.said == [(590, 10, "meninggal dunia 2; pindah alamat 7; tidak di tempat 1")]
    scene.look(e.InvitationsReported(590, 10, "meninggal dunia 2"))
    assert "Persiapan TPS" in scene.seen()


def test_more_invitations_than_voters_are_told(scene: Scene) -> None:
    scene.keys.type("2")
    scene.keys.type("601")
    assert "Lebih 1 dari jumlah pemilih" in scene.seen()


def test_invitations_need_a_figure(scene: Scene) -> None:
    scene.keys.type("2")
    for _ in range(7):
        scene.keys.enter()
    assert "Tulis dahulu berapa yang sampai." in scene.seen()
    assert scene.said == []


def test_lists_are_ticked_by_digit_and_unticked(scene: Scene) -> None:
    scene.keys.type("3")
    scene.keys.type("2")
    scene.look(e.ListPosted("dpph", posted=True))
    scene.keys.type("2")
    scene.keys.enter()
    assert scene.said == [("dpph", True), ("dpph", False)]
    assert "Persiapan TPS" in scene.seen()


def test_duties_are_moved_by_keys(scene: Scene) -> None:
    scene.keys.type("4")
    scene.keys.type("7")
    scene.keys.enter()
    assert "Tugas KPPS 7" in scene.seen()
    tick = scene.screen.officer.findChild(object, "duty_watch_boxes")
    scene.keys.type(tick._key)  # noqa: SLF001 - the key that the label shows
    scene.keys.enter()
    assert scene.said == [("KPPS-7", ("watch_boxes", "ink"))]
    assert "Siapa melakukan apa" in scene.seen()


def test_esc_leaves_duties_as_they_were(scene: Scene) -> None:
    scene.keys.type("4")
    scene.keys.enter()
    scene.keys.type("1")
    scene.keys.press(Qt.Key.Key_Escape)
    scene.keys.press(Qt.Key.Key_Escape)
    assert scene.said == []
    assert "Persiapan TPS" in scene.seen()


def test_seats_are_ticked_one_after_another(scene: Scene) -> None:
    scene.keys.type("5")
    assert "Duduk di belakang: KPPS 4, pintu masuk" in scene.seen()
    scene.keys.enter()
    scene.keys.type("x")
    scene.keys.press(Qt.Key.Key_Left)
    scene.keys.enter()
    assert scene.said == [("saksi_kpps_4", True), ("ptps", False), ("ptps", True)]


def test_people_and_saksi_are_written_before_the_meeting(scene: Scene) -> None:
    scene.keys.type("60")
    scene.keys.press(Qt.Key.Key_Escape)
    scene.keys.type("7")
    scene.keys.press(Qt.Key.Key_Down)
    scene.keys.enter()
    scene.keys.type("SITI AMINAH")
    scene.keys.press(Qt.Key.Key_M, ALT)
    scene.keys.enter()
    scene.look(e.SaksiAccredited("SAKSI-gubernur-2-1", G, 2, "SITI AMINAH", mandate=True))
    scene.keys.type("1")
    assert scene.said == [
        ("PTPS", True),
        (SaksiEntry(G, 2, "SITI AMINAH", mandate=True),),
        ("SAKSI-gubernur-2-1",),
    ]
    scene.keys.press(Qt.Key.Key_Escape)
    assert "Persiapan TPS" in scene.seen()


def test_the_last_item_leads_back_to_the_tasks(scene: Scene) -> None:
    items = present(view_before((), G, B), "id").logistics.items
    told = (one.code.partition(":") for one in items[:-1])
    scene.look(*(e.SupplyReceived(code, contest, 9, 0, "") for code, _, contest in told))
    scene.keys.enter()
    scene.keys.type("9")
    scene.keys.enter()
    scene.keys.type("0")
    scene.keys.enter()
    assert len(scene.said) == 1
    assert "Persiapan TPS" in scene.seen()


def test_the_meeting_is_begun_after_what_is_left_was_told(scene: Scene) -> None:
    scene.keys.type("8")
    assert "Belum selesai: Logistik dihitung" in scene.seen()
    scene.keys.enter()
    assert scene.said == [("begun",)]


def test_an_earlier_stage_is_read_and_not_begun_again(scene: Scene) -> None:
    scene.look(e.OpeningBegan())
    assert "Persiapan sudah selesai" in scene.seen()
    scene.keys.type("8")
    scene.keys.enter()
    assert scene.said == []
