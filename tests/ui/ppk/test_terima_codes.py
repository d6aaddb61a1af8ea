"""QR codes at the PPK by keys alone: scanners, pictures, parts, and texts of ill will."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTableView

from kpps_desktop.exchange import qr
from tests.exchange.test_qr_image import page
from tests.services.ppk import tiny
from tests.ui.ppk.incoming import FATE, choose, fates, lines, put, read, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PIL.Image import Image

    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable

    Sit = Callable[[], AtTheTable]

DPI = 100
"""Coarse, for the tests' sake."""


def test_a_scanner_types_a_code_wherever_the_keyboard_is(tray: Sit, made: days.Made) -> None:
    table = tray()
    view = table.window.findChild(QTableView, "arrivals")
    assert view is not None
    view.setFocus()
    text = texts_of(made)[0]
    table.type(text + "⏎", fast=True)
    assert table.focus() == "qr_scan"
    assert [line[:2] for line in lines(table)] == [("Diterima", "001 · MELATI")]
    table.type(text.lower() + "⇥", fast=True)
    assert [line[FATE] for line in lines(table)] == ["Sudah ada"]


def test_parts_of_a_code_are_asked_for_until_it_is_whole(tray: Sit, made: days.Made) -> None:
    table = tray()
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


def test_scanning_begins_again_by_a_key(tray: Sit, made: days.Made) -> None:
    table = tray()
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
def test_a_hostile_text_is_told_and_leaves_nothing(tray: Sit, text: str) -> None:
    table = tray()
    held = table.desk.store.head()
    table.type(text + "⏎", fast=True)
    assert table.desk.store.head() == held
    assert not lines(table) or lines(table)[0][FATE] != "Diterima"
    assert table.focus() == "qr_scan"


def test_a_code_that_somebody_else_signed_is_refused(tray: Sit, made: days.Made) -> None:
    table = tray()
    (message,), _ = qr.join([texts_of(made)[0]])
    forged = bytes((*message[:-1], message[-1] ^ 1))
    table.type(qr.cut(forged)[0] + "⏎", fast=True)
    assert [line[FATE] for line in lines(table)] == ["Ditolak"]
    assert not table.recap.columns


def test_pictures_and_scanned_pdfs_are_read_many_at_once(
    tray: Sit, made: days.Made, tmp_path: Path
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
    table = tray()
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


def holiday(folder: Path, count: int) -> None:
    """Leave pictures in a folder that are of no sheet, and one that is none."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        slip().resize((80, 80)).save(folder / f"IMG_{number:04}.JPG", "JPEG")
    (folder / "rusak.png").write_bytes(b"bukan")


def test_pictures_beside_bundles_are_read_and_others_are_counted_in_one_line(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, tiny.SECOND)
    holiday(stick / "DCIM", 9)
    first, _ = texts_of(made)
    slip(first).save(stick / "foto salinan.jpg")
    table = tray()
    assert read(table, "stick_told_title") == (
        "Stik KINGSTON: 1 berkas mungkin berisi hasil, dan 11 gambar"
    )
    table.type("⏎")
    assert read(table, "stick_told_title") == "KINGSTON: 12 berkas selesai diperiksa"
    assert read(table, "stick_told_text") == (
        "2 diterima, 9 gambar tanpa QR hasil, 1 gambar tidak dapat dibuka. Stik boleh dicabut."
    )
    assert set(fates(table).values()) == {"Diterima"}
    assert len(lines(table)) == 2


def test_a_folder_of_pictures_alone_is_taken_too(
    tray: Sit, made: days.Made, tmp_path: Path
) -> None:
    folder = tmp_path / "foto"
    holiday(folder, 2)
    first, second = texts_of(made)
    slip(first).save(folder / "tumpukan.tif", save_all=True, append_images=[slip(second)])
    table = tray()
    table.alt("D")
    choose(table, "folder_chosen", [folder])
    assert fates(table) == {"tumpukan.tif": "Diterima"}
    assert len(table.recap.columns) == 2
    assert "2 gambar tanpa QR hasil" in read(table, "stick_told_text")


def test_a_stick_pulled_out_amid_its_pictures_is_told(
    tray: Sit, made: days.Made, stick: Path
) -> None:
    put(made, stick, tiny.SECOND)
    holiday(stick / "DCIM", 9)
    table = tray()
    away = stick.with_name("dicabut")
    pulls = iter([lambda: stick.rename(away)])
    table.session.changed.connect(lambda _: next(pulls, lambda: None)())
    table.type("⏎")
    assert read(table, "stick_told_title") == "Stik KINGSTON tercabut"
    assert "1 sudah masuk utuh" in read(table, "stick_told_text")
