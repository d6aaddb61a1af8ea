"""QR symbols are read from clean pages and from poor pictures of them."""

from __future__ import annotations

import io
import random

import pytest
import segno
from PIL import Image, ImageFilter

from kpps_desktop.exchange import qr
from kpps_desktop.exchange.qr_image import grey_picture, open_picture, read_codes

MESSAGE = random.Random(5).randbytes(180)  # noqa: S311 - no secret


def page(texts: tuple[str, ...], dpi: int = 200, millimetres: float = 50) -> Image.Image:
    """Draw symbols on an A4 page as it is scanned."""
    side = round(millimetres / 25.4 * dpi)
    sheet = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    for at, text in enumerate(texts):
        matrix = segno.make_qr(text, error="M", boost_error=False).matrix_iter(border=4)
        rows = [bytes(0 if dark else 255 for dark in row) for row in matrix]
        symbol = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
        drawn = symbol.resize((side, side), Image.Resampling.BOX)
        sheet.paste(drawn, (100, 100 + at * (side + 40)))
    return sheet


def speckled(image: Image.Image, share: float) -> Image.Image:
    chance = random.Random(7)  # noqa: S311 - no secret
    pixels = bytearray(image.tobytes())
    for _ in range(int(len(pixels) * share)):
        pixels[chance.randrange(len(pixels))] = chance.choice((0, 255))
    return Image.frombytes("L", image.size, bytes(pixels))


PICTURES = {
    "clean": lambda image: image,
    "turned": lambda image: image.rotate(7, fillcolor=255, expand=True),
    "on its head": lambda image: image.rotate(180),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(1.4)),
    "speckled": lambda image: speckled(image, 0.05),
    "grey and blurred": lambda image: image.point(lambda v: 90 + v // 3).filter(
        ImageFilter.GaussianBlur(1.6)
    ),
    "in colour": lambda image: image.convert("RGB"),
}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_symbol_is_read_from_a_page(picture: str) -> None:
    texts = qr.cut(MESSAGE)
    read = read_codes(PICTURES[picture](page(texts)))
    assert qr.join(read) == ((MESSAGE,), [])


def test_all_parts_on_a_page_are_read() -> None:
    message = random.Random(6).randbytes(700)  # noqa: S311 - no secret
    assert qr.join(read_codes(page(qr.cut(message)))) == ((message,), [])


def test_an_empty_page_has_no_codes() -> None:
    assert read_codes(Image.new("L", (400, 400), 255)) == []


def test_rows_of_grey_bytes_are_a_picture() -> None:
    drawn = page(qr.cut(MESSAGE))
    assert read_codes(grey_picture(*drawn.size, drawn.tobytes())) == list(qr.cut(MESSAGE))


def test_a_picture_file_is_opened() -> None:
    written = io.BytesIO()
    page(qr.cut(MESSAGE)).save(written, "PNG")
    image, findings = open_picture(written.getvalue())
    assert findings == []
    assert image is not None
    assert read_codes(image) == list(qr.cut(MESSAGE))


def test_what_is_no_picture_is_told() -> None:
    written = io.BytesIO()
    page(qr.cut(MESSAGE)).save(written, "PNG")
    for data in (b"", b"%PDF", written.getvalue()[:200], b"\x89PNG\r\n\x1a\n" + bytes(40)):
        assert [one.code for one in open_picture(data)[1]] == ["X.208"]


def test_a_picture_larger_than_a_page_is_not_unpacked() -> None:
    written = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(written, "PNG")
    assert [one.code for one in open_picture(written.getvalue())[1]] == ["X.209"]
