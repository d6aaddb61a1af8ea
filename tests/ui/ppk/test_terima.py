"""Receiving at the PPK by keys alone: sticks whole, forged, foreign, pulled out; QR codes."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QTableView

from kpps_desktop.devices.drives import FolderDrives
from kpps_desktop.domain.recap import State
from kpps_desktop.exchange import qr
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.ui.theme import Look
from tests.exchange.test_qr_image import page
from tests.services.ppk import days, halls, tiny
from tests.ui.ppk.tables import AtTheTable
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PIL.Image import Image
    from pytestqt.qtbot import QtBot

    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.ui.jobs import Jobs

    Sit = Callable[[], AtTheTable]

MINE = (tiny.FIRST, tiny.SECOND, tiny.THIRD)
DPI = 100
"""Coarse, for the tests' sake."""
FATE, STATION, FILE, WHY = range(4)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return where a stick is plugged in, and nothing is on it yet."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


@pytest.fixture
def sit(pinned: RecapDesk, jobs: Jobs, qtbot: QtBot, stick: Path) -> Iterator[Sit]:
    """Sit an operator down at the screen of receiving."""
    sitting: list[AtTheTable] = []

    def sit_down(kept: dict[str, object] | None = None) -> AtTheTable:
        drives = FolderDrives([stick])
        table = AtTheTable(pinned, jobs, qtbot, halls.OPERATOR, kept, drives)
        sitting.append(table)
        table.session.stage_wanted.emit("terima")
        table.settle()
        return table

    yield sit_down
    for one in sitting:
        one.window.close()


def read(table: AtTheTable, name: str) -> str:
    label = table.window.findChild(QLabel, name)
    assert label is not None, name
    return label.text() if label.isVisible() else ""


def lines(table: AtTheTable) -> list[tuple[str, ...]]:
    """Return the lines of what came, each cell as it is read."""
    view = table.window.findChild(QTableView, "arrivals")
    assert view is not None
    model = view.model()
    return [
        tuple(str(model.index(at, column).data()) for column in range(model.columnCount()))
        for at in range(model.rowCount())
    ]


def fates(table: AtTheTable) -> dict[str, str]:
    """Return what became of each file."""
    return {line[FILE]: line[FATE] for line in lines(table)}


def put(made: days.Made, stick: Path, *tps: str) -> None:
    """Put the bundles of TPS on a stick."""
    for one in tps:
        shutil.copy(days.bundle(made.day(one)), stick)


def forge(source: Path, target: Path) -> None:
    """Change one byte of a bundle, in the middle of what was signed."""
    data = bytearray(source.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)


def evening(made: days.Made, stick: Path) -> None:
    """Fill a stick: 3 bundles, 6 QR texts, a repeat, a forged bundle, one of the neighbours."""
    put(made, stick, *MINE, tiny.FOREIGN)
    for tps in MINE:
        for path in days.qr(made.day(tps)):
            shutil.copy(path, stick)
    shutil.copy(days.bundle(made.day(tiny.FIRST)), stick / "salinan.asice")
    forge(days.bundle(made.day(tiny.SECOND)), stick / "ubahan.asice")


def texts_of(made: days.Made, tps: str = tiny.FIRST) -> list[str]:
    return [path.read_text("utf-8").strip() for path in days.qr(made.day(tps))]


def state(table: AtTheTable, tps: str = tiny.FIRST, contest: str = tiny.GUBERNUR) -> State:
    return table.recap.column(tps, contest).state


# Sticks


def test_a_stick_is_found_and_enter_receives_all_that_is_whole(
    sit: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = sit()
    assert read(table, "stick_told_title") == "Stik KINGSTON: 12 berkas mungkin berisi hasil"
    table.type("⏎")
    assert read(table, "stick_told_title") == "KINGSTON: 12 berkas selesai diperiksa"
    assert read(table, "stick_told_text") == (
        "9 diterima, 1 sudah ada, 1 dari kecamatan lain, 1 ditolak. Stik boleh dicabut."
    )
    assert len(table.recap.columns) == 6
    assert fates(table)["salinan.asice"] == "Sudah ada"
    assert fates(table)["ubahan.asice"] == "Ditolak"


def test_only_what_needs_a_look_is_shown_with_why_and_what_to_do(
    sit: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = sit()
    table.type("⏎")
    table.alt("L")
    assert sorted(line[FATE] for line in lines(table)) == ["Ditolak", "Kecamatan lain"]
    assert all(line[WHY] for line in lines(table))
    told = read(table, "line_told_text")
    table.type("↓")
    assert read(table, "line_told_text") != told
    both = told + read(table, "line_told_text")
    assert "Serahkan kepada PPK yang benar" in both
    assert "Jangan diterima" in both or "Minta" in both
    table.alt("L")
    assert len(lines(table)) == 12


def test_a_stick_received_again_changes_nothing(sit: Sit, made: days.Made, stick: Path) -> None:
    put(made, stick, *MINE)
    table = sit()
    table.type("⏎")
    held = table.desk.store.head()
    table.type("⏎")
    assert "3 sudah ada" in read(table, "stick_told_text")
    assert table.desk.store.head() == held


def test_a_stick_pulled_out_midway_leaves_what_came_whole(
    sit: Sit, made: days.Made, stick: Path
) -> None:
    evening(made, stick)
    table = sit()
    away = stick.with_name("dicabut")
    pulls = iter([lambda: stick.rename(away)])
    table.session.changed.connect(lambda _: next(pulls, lambda: None)())
    table.type("⏎")
    assert read(table, "stick_told_title") == "Stik KINGSTON tercabut"
    assert "4 sudah masuk utuh, 8 belum diperiksa" in read(table, "stick_told_text")
    assert set(fates(table).values()) == {"Diterima"}
    away.rename(stick)
    table.session.kept["terima"].look_at_sticks()  # type: ignore[attr-defined]
    table.settle()
    table.type("⏎")
    assert "5 diterima, 5 sudah ada" in read(table, "stick_told_text")
    assert len(table.recap.columns) == 6


def test_receiving_goes_on_in_a_window_made_anew(sit: Sit, made: days.Made, stick: Path) -> None:
    evening(made, stick)
    table = sit()
    table.keys.enter()
    table.window.close()
    session = table.session
    remade = table.again()
    remade.session.stage_wanted.emit("terima")
    remade.settle()
    assert remade.session is session
    assert read(remade, "stick_told_title") == "KINGSTON: 12 berkas selesai diperiksa"
    assert len(lines(remade)) == 12
    remade.window.close()


def test_esc_stops_and_what_came_stays(sit: Sit, made: days.Made, stick: Path) -> None:
    evening(made, stick)
    table = sit()
    stops = iter([table.session.kept["terima"].stop])  # type: ignore[attr-defined]
    table.session.changed.connect(lambda _: next(stops, lambda: None)())
    table.type("⏎")
    assert read(table, "stick_told_title") == "KINGSTON: dihentikan"
    assert len(table.recap.columns) >= 2


def test_two_results_that_contradict_stand_out_and_the_first_stays(
    sit: Sit, made: days.Made, stick: Path, pinned: RecapDesk
) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(pinned, pack, [days.bundle(made.day(tiny.FIRST))]))
    shutil.copy(days.bundle(made.other_day(tiny.FIRST)), stick)
    table = sit()
    table.type("⏎")
    assert [line[FATE] for line in lines(table)] == ["Bertentangan"]
    assert "K.005" in read(table, "line_told_text")
    assert state(table) is State.DITERIMA


def test_an_older_result_is_quiet(
    sit: Sit, made: days.Made, stick: Path, pinned: RecapDesk
) -> None:
    pack = made.packs.path(tiny.HERE).read_bytes()
    again = made.resealed(tiny.SECOND)
    list(receive(pinned, pack, [days.bundle(again / "baru")]))
    shutil.copy(days.bundle(again / "lama"), stick)
    table = sit()
    table.type("⏎")
    assert [line[FATE] for line in lines(table)] == ["Lebih lama"]
    table.alt("L")
    assert not lines(table)


def test_files_that_were_chosen_are_received_and_a_pack_is_told(sit: Sit, made: days.Made) -> None:
    table = sit()
    chosen = [days.bundle(made.day(tiny.FIRST)), made.packs.path(tiny.HERE)]
    table.alt("B")
    choose(table, "files_chosen", chosen)
    assert sorted(fates(table).values()) == ["Diterima", "Tidak terbaca"]


def test_a_folder_is_searched(sit: Sit, made: days.Made, tmp_path: Path) -> None:
    folder = tmp_path / "hasil" / "desa"
    folder.mkdir(parents=True)
    put(made, folder, *MINE)
    table = sit()
    table.alt("D")
    choose(table, "folder_chosen", [folder.parent])
    assert set(fates(table).values()) == {"Diterima"}
    assert len(lines(table)) == 3


def choose(table: AtTheTable, name: str, paths: list[Path]) -> None:
    """Choose files in the window of files."""
    dialog = table.window.findChild(QFileDialog, name)
    assert dialog is not None
    dialog.filesSelected.emit([str(one) for one in paths])
    dialog.close()
    table.window.activateWindow()
    table.settle()


# QR codes


def test_a_scanner_types_a_code_wherever_the_keyboard_is(sit: Sit, made: days.Made) -> None:
    table = sit()
    view = table.window.findChild(QTableView, "arrivals")
    assert view is not None
    view.setFocus()
    text = texts_of(made)[0]
    table.type(text + "⏎", fast=True)
    assert table.focus() == "qr_scan"
    assert [line[:2] for line in lines(table)] == [("Diterima", "001 · MELATI")]
    table.type(text.lower() + "⇥", fast=True)
    assert [line[FATE] for line in lines(table)] == ["Sudah ada"]


def test_parts_of_a_code_are_asked_for_until_it_is_whole(sit: Sit, made: days.Made) -> None:
    table = sit()
    (message,), _ = qr.join([texts_of(made)[0]])
    parts = halved(message)
    table.type(parts[1] + "⏎", fast=True)
    assert "Bagian 1 dari 2" in read(table, "qr_told_text")
    assert not lines(table)
    table.type(parts[1] + "⏎", fast=True)
    assert "Bagian 1 dari 2" in read(table, "qr_told_text")
    table.type(parts[0] + "⏎", fast=True)
    assert read(table, "qr_told_text") == ""
    assert [line[FATE] for line in lines(table)] == ["Diterima"]


def test_scanning_begins_again_by_a_key(sit: Sit, made: days.Made) -> None:
    table = sit()
    (message,), _ = qr.join([texts_of(made)[0]])
    table.type(halved(message)[0] + "⏎", fast=True)
    table.alt("U")
    assert read(table, "qr_told_text") == ""


def halved(message: bytes) -> tuple[str, ...]:
    """Cut a message into two parts, as a longer one would be."""
    middle = len(message) // 4 * 2
    named = qr.cut(message)[0].split(":")[2]
    chunks = (message[:middle], message[middle:])
    cut = [qr.cut(one)[0].split(":", 5) for one in chunks]
    return tuple(
        ":".join((one[0], f"{at}/2", named, *one[3:])) for at, one in enumerate(cut, start=1)
    )


def slip(*texts: str) -> Image:
    """Draw a QR code on a slip as it is scanned."""
    return page(texts, DPI).crop((0, 0, 400, 400))


HOSTILE = {
    "nothing of ours": "HTTPS://CONTOH.ID/HADIAH",
    "a header alone": "KPPS1:1/1:ABCDEF:10:ABCDEF:",
    "ninety-nine parts": "KPPS1:1/99:ABCDEF:4:ABCDEF:0000",
    "part nought": "KPPS1:0/0:ABCDEF:0:E3B0C4:",
    "brackets": "{0.__class__} %s {tps}",
    "markup": "<B>KPPS1</B><IMG SRC=X>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_told_and_leaves_nothing(sit: Sit, text: str) -> None:
    table = sit()
    held = table.desk.store.head()
    table.type(text + "⏎", fast=True)
    assert table.desk.store.head() == held
    assert not lines(table) or lines(table)[0][FATE] != "Diterima"
    assert table.focus() == "qr_scan"


def test_a_code_that_somebody_else_signed_is_refused(sit: Sit, made: days.Made) -> None:
    table = sit()
    (message,), _ = qr.join([texts_of(made)[0]])
    forged = bytes((*message[:-1], message[-1] ^ 1))
    table.type(qr.cut(forged)[0] + "⏎", fast=True)
    assert [line[FATE] for line in lines(table)] == ["Ditolak"]
    assert not table.recap.columns


def test_pictures_and_scanned_pdfs_are_read_many_at_once(
    sit: Sit, made: days.Made, tmp_path: Path
) -> None:
    first, second = texts_of(made)
    (message,), _ = qr.join([texts_of(made, tiny.SECOND)[0]])
    left, right = halved(message)
    sheets: dict[str, Image] = {
        "1-foto.jpg": slip(first).convert("RGB"),
        "2-pindaian.pdf": slip(second),
        "3-kiri.png": slip(left),
        "4-kanan.tif": slip(right),
        "5-kosong.png": slip(),
    }
    for name, sheet in sheets.items():
        sheet.save(tmp_path / name, resolution=DPI)
    (tmp_path / "6-rusak.png").write_bytes(b"\x89PNG\r\n\x1a\nbukan")
    (tmp_path / "7-rusak.pdf").write_bytes(b"%PDF-1.7 bukan")
    table = sit()
    table.alt("P")
    names = [*sheets, "6-rusak.png", "7-rusak.pdf"]
    choose(table, "scans_chosen", [tmp_path / name for name in names])
    assert fates(table) == {
        "1-foto.jpg": "Diterima",
        "2-pindaian.pdf": "Diterima",
        "3-kiri.png": "Sebagian QR",
        "4-kanan.tif": "Diterima",
        "5-kosong.png": "Tidak terbaca",
        "6-rusak.png": "Tidak terbaca",
        "7-rusak.pdf": "Tidak terbaca",
    }
    assert "7 berkas" in read(table, "stick_told_title")
    assert len(table.recap.columns) == 3


@pytest.mark.parametrize(
    "chosen", [Look(), Look("dark", 200), Look("contrast", 150, "en")], ids=lambda one: one.theme
)
def test_the_screen_is_sound_in_every_look(
    sit: Sit, made: days.Made, stick: Path, dressed: Callable[[Look], None], chosen: Look
) -> None:
    evening(made, stick)
    dressed(chosen)
    table = sit()
    assert not faults(table.window)
    table.type("⏎")
    assert not faults(table.window)
