"""From a stick to an open desk, and to one that is there, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode
from kpps_desktop.exchange.packs import TpsPack, narrowed
from kpps_desktop.installed import data
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.slips import GROUPS_A_ROW, Slip, activation_slips
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import to_p12
from kpps_desktop.ui.setup.screen import SetupScreen
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.buttons import QuietButton
from kpps_desktop.ui.widgets.key_sheet import KeySheet
from tests.papers.seen import texts
from tests.services import tiny
from tests.services.tiny import KETUA, OFFICERS, PINS
from tests.ui.keyboard import ALT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.setup.entrances import Hall


SECOND = OFFICERS[1]


def test_a_desk_is_set_up_from_a_stick_by_keys_alone(hall: Hall) -> None:
    hall.start()
    assert "Belum ada paket" in hall.seen()
    hall.plug_in()
    hall.enter()
    assert "TPS 001 · MELATI · Kec. TAMAN CONTOH · 9901012001001" in hall.seen()
    hall.enter()
    assert "Apakah ini paket Anda?" in hall.seen()  # Enter alone confirms nothing
    hall.keys.press(Qt.Key.Key_S)
    hall.keys.type(tiny.tps_pack().code.lower())
    hall.enter()
    hall.type_pins({**PINS})
    hall.settle()
    assert "Apakah laptop siap?" in hall.seen()
    hall.enter()
    ((desk, officer),) = hall.opened
    assert (officer, desk.day().stage, desk.day().setup.officers) == (
        KETUA,
        Stage.PERSIAPAN,
        OFFICERS,
    )


def test_the_fingerprint_is_that_of_the_slip(hall: Hall) -> None:
    hall.start()
    hall.plug_in()
    hall.enter()
    groups = hall.window.findChild(QWidget, "fingerprint").findChildren(QLabel)
    assert [one.text() for one in groups] == hall.window.setup._flow.chosen.fingerprint.split()  # noqa: SLF001


def test_screen_slip_and_guide_have_one_name_and_one_form_for_the_fingerprint(hall: Hall) -> None:
    hall.start()
    hall.plug_in()
    hall.enter()
    name = captions().slip.fingerprint
    assert name in hall.seen().splitlines()
    assert name.lower() in data("docs", "panduan", "00-menyiapkan-laptop.md").read_text().lower()
    shown = hall.window.findChild(QWidget, "fingerprint")
    groups = [one.text() for one in shown.findChildren(QLabel)]
    lines = [" ".join(groups[at : at + GROUPS_A_ROW]) for at in range(0, len(groups), GROUPS_A_ROW)]
    pack = hall.window.setup._flow.chosen  # noqa: SLF001
    slip = Slip("TPS", "paket.asice", "ABCD", pack.fingerprint)
    printed = [
        one.strip() for one in texts(activation_slips(pack.pack.election, [slip]))[0].splitlines()
    ]
    flat = " ".join(" ".join(printed).split())
    assert name in printed
    assert all(line in flat for line in lines)
    assert shown.layout().columnCount() == GROUPS_A_ROW


def test_f1_lists_the_keys_of_every_step_and_esc_stands_on_the_way_back(hall: Hall) -> None:
    hall.start()
    hall.plug_in()
    for goes_on in (hall.enter, lambda: hall.keys.press(Qt.Key.Key_S)):
        assert "F1: tombol yang berlaku di sini" in hall.seen()
        hall.keys.press(Qt.Key.Key_F1)
        sheet = hall.window.findChild(KeySheet)
        assert sheet is not None
        told = [one.text() for one in sheet.findChildren(QLabel)]
        assert {"F1", "⏎"} & set(told)
        sheet.close()
        hall.window.activateWindow()
        hall.qtbot.waitUntil(lambda: QApplication.activeWindow() is hall.window)
        goes_on()
    backs = [one for one in hall.window.findChildren(QuietButton) if one.isVisible()]
    assert "Esc" in {one.key for one in backs}
    hall.keys.press(Qt.Key.Key_Escape)
    assert "Apakah ini paket Anda?" in hall.seen()


def test_a_file_that_is_no_pack_is_told_and_not_taken(hall: Hall) -> None:
    hall.start()
    hall.plug_in(b"foto")
    hall.enter()
    hall.keys.press(Qt.Key.Key_S)
    assert "Kode aktivasi" not in hall.seen()
    hall.keys.press(Qt.Key.Key_Escape)
    assert "Pasang stik yang berisi paket" in hall.seen()


def to_code(hall: Hall) -> None:
    hall.start()
    hall.plug_in()
    hall.enter()
    hall.keys.press(Qt.Key.Key_S)


def test_a_mistyped_code_is_told_from_a_wrong_one(hall: Hall) -> None:
    to_code(hall)
    code = tiny.tps_pack().code
    hall.keys.type(("2" if code[0] == "1" else "1") + code[1:])
    hall.enter()
    assert "Kode aktivasi salah ketik" in hall.seen()
    hall.keys.type(new_activation_code())  # what stood there is selected, and typed over
    hall.enter()
    assert "Kode aktivasi tidak cocok" in hall.seen()
    hall.keys.type(code)
    hall.enter()
    assert "Setiap petugas memilih PIN sendiri" in hall.seen()


def test_weak_and_different_pins_are_refused_in_words(hall: Hall) -> None:
    to_code(hall)
    hall.keys.type(tiny.tps_pack().code)
    hall.enter()
    hall.keys.type("123456")
    assert "PIN terlalu mudah: berurutan" in hall.seen()
    hall.keys.type("835174417938")
    assert "PIN tidak sama" in hall.seen()
    hall.keys.type("835174835174")
    assert "PETUGAS KPPS-2, pilih PIN enam angka." in hall.seen()


def test_somebody_stands_in_and_somebody_comes_later(hall: Hall) -> None:
    to_code(hall)
    hall.keys.type(tiny.tps_pack().code)
    hall.enter()
    hall.keys.press(Qt.Key.Key_Down)
    hall.keys.press(Qt.Key.Key_N, ALT)
    hall.keys.type("NAMA PENGGANTI")
    hall.enter()
    assert "NAMA PENGGANTI, pilih PIN enam angka." in hall.seen()
    hall.type_pins({one: PINS[one] for one in OFFICERS[1:]})
    assert "PETUGAS KPPS-1, pilih PIN enam angka." in hall.seen()
    hall.type_pins({KETUA: PINS[KETUA]})
    hall.settle()
    hall.enter()
    ((desk, _),) = hall.opened
    with desk.store.read() as books:
        assert books.people.all()[1].name == "NAMA PENGGANTI"


def test_a_pack_without_names_asks_for_them(hall: Hall) -> None:
    code = new_activation_code()
    pack = TpsPack(narrowed(tiny.election(), tiny.A), (), (), to_p12(tiny.tps(), code))
    hall.start()
    hall.plug_in(tiny.sealed(pack))
    hall.enter()
    hall.keys.press(Qt.Key.Key_S)
    hall.keys.type(code)
    hall.enter()
    for officer, pin in PINS.items():
        hall.keys.type(f"NAMA {officer}")
        hall.enter()
        hall.keys.type(pin + pin)
    hall.settle()
    hall.enter()
    ((desk, _),) = hall.opened
    with desk.store.read() as books:
        assert [one.name for one in books.people.all()] == [f"NAMA {one}" for one in OFFICERS]


def test_a_simulation_is_striped_from_the_moment_it_is_looked_at(hall: Hall) -> None:
    code, mode = new_activation_code(), Mode.SIMULASI
    credential = tiny.issued(HolderKind.TPS, tiny.A, mode)
    pack = TpsPack(narrowed(tiny.election(mode), tiny.A), (), (), to_p12(credential, code))
    hall.start()
    hall.plug_in(tiny.sealed(pack, tiny.issued(HolderKind.KABKO, tiny.KABUPATEN, mode)))
    banner = hall.window.setup.screen.findChild(type(hall.window.setup.screen._banner))  # noqa: SLF001
    assert not banner.isVisible()
    hall.enter()
    assert banner.isVisible()
    assert "SIMULASI · reguler" in hall.seen()


def test_the_stick_may_be_pulled_out_after_the_pack_was_seen(hall: Hall) -> None:
    to_code(hall)
    for path in hall.stick.iterdir():
        path.unlink()
    hall.stick.rmdir()
    hall.keys.type(tiny.tps_pack().code)
    hall.enter()
    hall.type_pins({**PINS})
    hall.settle()
    assert "Stik belum terpasang" in hall.seen()
    hall.enter()
    assert hall.opened


def test_a_pack_is_looked_at_by_file(hall: Hall, tmp_path: Path) -> None:
    path = tmp_path / "dari-surel.asice"
    path.write_bytes(tiny.tps_pack().content)
    hall.start()
    hall.window.setup.look_at_file(path)
    hall.settle()
    assert "Apakah ini paket Anda?" in hall.seen()
    hall.keys.press(Qt.Key.Key_Escape)
    hall.window.setup.look_at_file(tmp_path / "tidak-ada.asice")
    hall.settle()
    assert "Berkas tidak terbaca" in hall.seen()


def test_the_same_pack_again_says_that_the_desk_is_there(hall: Hall) -> None:
    to_code(hall)
    hall.place.data.mkdir()
    found = hall.window.setup._flow.chosen  # noqa: SLF001
    (hall.place.data / f"meja-{tiny.A}-R-{found.verdict.sha256[:8]}").mkdir()
    hall.keys.type(tiny.tps_pack().code)
    hall.enter()
    hall.type_pins({**PINS})
    hall.settle()
    hall.enter()
    assert "Meja sudah ada" in hall.seen()


def test_a_desk_that_is_there_is_opened_by_digit_and_pin(hall: Hall) -> None:
    hall.made()
    hall.start()
    assert "Buka meja" in hall.seen()
    hall.enter()
    hall.keys.type("2")
    hall.settle()
    hall.keys.type(PINS[SECOND])
    hall.settle()
    ((desk, officer),) = hall.opened
    assert (officer, desk.tps.kode) == (SECOND, tiny.A)


def test_a_lockout_is_told_in_seconds(hall: Hall) -> None:
    hall.made()
    hall.start()
    hall.enter()
    hall.enter()
    for left in (4, 3, 2, 1, 0):
        hall.keys.type("103957")
        hall.settle()
        assert f"Sisa percobaan tanpa menunggu: {left}." in hall.seen()
    assert "Tunggu 30 detik, lalu coba lagi." in hall.seen()
    hall.clock.set(tiny.at(5, 0, 12))
    hall.qtbot.waitUntil(lambda: "Tunggu 18 detik, lalu coba lagi." in hall.seen())
    hall.clock.set(tiny.at(5, 0, 30))
    hall.qtbot.waitUntil(lambda: "Tunggu" not in hall.seen())
    hall.keys.type(PINS[KETUA])
    hall.settle()
    assert hall.opened


def test_a_forgotten_pin_is_chosen_anew(hall: Hall) -> None:
    hall.made()
    hall.start()
    hall.enter()
    hall.enter()
    hall.keys.press(Qt.Key.Key_L, ALT)
    hall.keys.type("7K3M")
    hall.enter()
    assert "Kode aktivasi kurang atau lebih" in hall.seen()
    hall.keys.type(tiny.tps_pack().code)
    hall.enter()
    hall.keys.type("746190746190")
    hall.settle()
    assert "PIN baru berlaku" in hall.seen()
    hall.keys.type("746190")
    hall.settle()
    assert hall.opened


def test_from_a_desk_that_is_there_to_a_new_one_and_back(hall: Hall) -> None:
    hall.made()
    hall.start()
    hall.keys.press(Qt.Key.Key_P)
    hall.settle()
    assert "Pasang stik yang berisi paket" in hall.seen()
    hall.keys.press(Qt.Key.Key_Escape)
    assert "Buka meja" in hall.seen()
    hall.enter()
    hall.keys.press(Qt.Key.Key_Escape)
    assert "Buka meja" in hall.seen()


def test_the_whole_set_up_is_no_wider_than_the_screen_at_large_letters(
    qtbot: QtBot, dressed: Callable[[Look], None]
) -> None:
    dressed(Look("dark", 200))
    screen = SetupScreen()
    qtbot.addWidget(screen)
    assert screen.minimumSizeHint().width() <= 1366
    screen.pins.findChild(QuietButton, "operator_added").show()
    assert screen.minimumSizeHint().width() <= 1366
