"""Pictures and PDFs that come to the PPK: QR text is read, and whatever else is facts."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageFilter

from kpps_desktop.exchange import qr
from kpps_desktop.papers.scanned import MOST_PAGES
from kpps_desktop.services.ppk.scans import Found, as_text, codes_beside, codes_in, look_through
from tests.exchange.test_qr_image import MESSAGE, page

if TYPE_CHECKING:
    from pathlib import Path

DPI = 100


def slip(*texts: str) -> Image.Image:
    """Draw QR codes on a slip as it is scanned."""
    return page(texts, DPI).crop((0, 0, 400, 700))


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "a.pdf"])
def test_every_kind_of_scan_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    slip(*qr.cut(MESSAGE)).save(path, resolution=DPI)
    codes = codes_in(path)
    assert (codes.texts, codes.facts) == (qr.cut(MESSAGE), ())
    assert qr.join([as_text((MESSAGE,)).decode()]) == ((MESSAGE,), [])


def test_all_pages_of_a_pdf_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dua.pdf"
    other = MESSAGE[::-1]
    first, second = (slip(*qr.cut(one)) for one in (MESSAGE, other))
    first.save(path, save_all=True, append_images=[second], resolution=DPI)
    assert codes_in(path).texts == (*qr.cut(MESSAGE), *qr.cut(other))


def test_all_pages_of_a_tiff_are_read(tmp_path: Path) -> None:
    path = tmp_path / "dua.tif"
    other = MESSAGE[::-1]
    first, second = (slip(*qr.cut(one)) for one in (MESSAGE, other))
    first.save(path, save_all=True, append_images=[second])
    assert codes_in(path).texts == (*qr.cut(MESSAGE), *qr.cut(other))


def codes(path: Path) -> list[str]:
    """Return the codes of why nothing was read."""
    found = codes_in(path)
    assert not found.texts
    return [one.code for one in found.facts]


def test_a_page_without_a_code_is_told(tmp_path: Path) -> None:
    path = tmp_path / "kosong.png"
    slip().resize((80, 80)).save(path)
    assert codes(path) == ["S.315"]


def test_a_pdf_of_too_many_pages_is_refused_before_it_is_drawn(tmp_path: Path) -> None:
    sheet = slip().resize((20, 20))
    path = tmp_path / "banyak.pdf"
    sheet.save(path, save_all=True, append_images=[sheet] * MOST_PAGES)
    assert codes(path) == ["S.314"]


def test_a_tiff_of_too_many_pages_is_told_with_how_many_are_read(tmp_path: Path) -> None:
    sheet = slip().resize((20, 20))
    path = tmp_path / "banyak.tif"
    sheet.save(path, save_all=True, append_images=[sheet] * MOST_PAGES)
    (told,) = codes_in(path).facts
    assert (told.code, told.facts) == ("S.763", {"most": MOST_PAGES})


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert codes(tmp_path / "hilang.png") == ["D.001"]


@pytest.mark.parametrize("seed", range(6))
def test_no_mutation_of_a_picture_or_pdf_is_more_than_facts(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    path = tmp_path / ("kacau.pdf" if seed % 2 else "kacau.png")
    slip().resize((80, 80)).save(path)
    data = bytearray(path.read_bytes())
    for _ in range(1 + seed * 4):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    assert codes(path)


# Pictures that nobody chose


def test_a_picture_that_lay_there_is_read_only_where_a_code_of_ours_is_seen(
    tmp_path: Path,
) -> None:
    ours, blank, other = (tmp_path / f"{name}.png" for name in ("salinan", "liburan", "iklan"))
    slip(*qr.cut(MESSAGE)).save(ours)
    Image.effect_noise((300, 200), 60).save(blank)
    slip("HTTPS://CONTOH.ID/HADIAH").save(other)
    assert codes_beside(ours).texts == qr.cut(MESSAGE)
    for path in (blank, other):
        told = codes_beside(path)
        assert (told.texts, told.facts) == ((), ())


def test_a_small_dim_picture_of_a_code_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "pesan.jpg"
    small = slip(*qr.cut(MESSAGE)).point(lambda v: 60 + v // 2)
    small.filter(ImageFilter.GaussianBlur(0.7)).save(path, quality=60)
    assert codes_beside(path).texts == qr.cut(MESSAGE)


def test_a_picture_that_lay_there_and_is_damaged_is_told_by_its_code_alone(tmp_path: Path) -> None:
    path = tmp_path / "rusak.jpg"
    path.write_bytes(b"\xff\xd8\xff bukan")
    assert [one.code for one in codes_beside(path).facts] == ["X.208"]


def test_a_folder_is_found_in_one_pass_results_apart_from_pictures(tmp_path: Path) -> None:
    tps = "9901012001001"
    names = {
        f"hasil-{tps}-1.asice": "result",
        f"{tps}-gubernur-qr.txt": "result",
        f"{tps}-c-hasil-gubernur.pdf": "",
        "9901012001002-c-hasil.pdf": "picture",
        "DCIM/IMG_0001.JPG": "picture",
        "DCIM/._IMG_0001.JPG": "",
        "pindai.TIFF": "picture",
        "lagu.mp3": "",
    }
    (tmp_path / "DCIM").mkdir()
    for name in names:
        (tmp_path / name).write_bytes(b"")
    found = look_through((tmp_path,), pictures=True)
    told = {tmp_path / name: kind for name, kind in names.items()}
    assert set(found.results) == {path for path, kind in told.items() if kind == "result"}
    assert set(found.pictures) == {path for path, kind in told.items() if kind == "picture"}
    assert look_through((tmp_path,), pictures=False) == Found(found.results)
    assert look_through((tmp_path / "lagu.mp3",), pictures=True).results
