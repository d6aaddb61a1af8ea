"""QR symbols are read from clean pages and from poor pictures of them."""

from __future__ import annotations

import contextlib
import io
import random
import struct

import pytest
import segno
from PIL import Image, ImageFilter

from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.exchange import qr
from kpps_desktop.exchange.qr_image import grey_picture, pages_in, read_codes

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
    (image,) = pages_in(written.getvalue(), 1)
    assert read_codes(image) == list(qr.cut(MESSAGE))


def test_what_is_no_picture_is_told() -> None:
    written = io.BytesIO()
    page(qr.cut(MESSAGE)).save(written, "PNG")
    for data in (b"", b"%PDF", written.getvalue()[:200], b"\x89PNG\r\n\x1a\n" + bytes(40)):
        assert refusal(data) == "X.208"


def test_a_picture_larger_than_a_page_is_not_unpacked() -> None:
    written = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(written, "PNG")
    assert refusal(written.getvalue()) == "X.209"


def refusal(data: bytes, most: int = 4) -> str:
    """Return the code of why a picture is not read to its end."""
    with pytest.raises(Trouble) as news:
        list(pages_in(data, most))
    return news.value.code


def tiff(*pages: Image.Image) -> bytes:
    """Write pages as a scanner does that puts a whole stack into one file."""
    written = io.BytesIO()
    pages[0].save(written, "TIFF", save_all=True, append_images=pages[1:])
    return written.getvalue()


def test_every_page_of_a_tiff_is_read() -> None:
    messages = [random.Random(seed).randbytes(180) for seed in range(3)]  # noqa: S311 - no secret
    stack = [page(qr.cut(one), 100).crop((0, 0, 400, 400)) for one in messages]
    stack[1] = stack[1].convert("RGB").resize((380, 390))
    read = [text for one in pages_in(tiff(*stack), 3) for text in read_codes(one)]
    assert qr.join(read) == (tuple(messages), [])


def test_a_tiff_of_too_many_pages_is_refused_before_one_is_unpacked() -> None:
    assert len(list(pages_in(chain(4), 4))) == 4
    assert refusal(chain(5)) == "S.763"
    assert refusal(chain(100_000)) == "S.763"


def chain(count: int) -> bytes:
    """Write a TIFF whose pages, 8 dots by 8, all show the same dots."""
    tags = ((256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (273, 8), (278, 8), (279, 64))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    size = 2 + len(entries) + 4
    heads = (
        struct.pack("<H", len(tags)) + entries + struct.pack("<I", 72 + size * at)
        for at in range(1, count)
    )
    last = struct.pack("<H", len(tags)) + entries + bytes(4)
    return b"".join((b"II*\0", struct.pack("<I", 72), bytes(64), *heads, last))


def test_a_tiff_whose_pages_go_round_in_a_ring_ends() -> None:
    """The last page names the first as the one after it."""
    data = bytearray(tiff(Image.new("L", (8, 8)), Image.new("L", (8, 8))))
    first = int.from_bytes(data[4:8], "little")
    entries = int.from_bytes(data[first : first + 2], "little")
    second = data[first + 2 + entries * 12 :][:4]
    at = int.from_bytes(second, "little")
    after = at + 2 + int.from_bytes(data[at : at + 2], "little") * 12
    data[after : after + 4] = data[4:8]
    assert len(list(pages_in(bytes(data), 4))) == 2


def test_a_later_page_that_is_too_large_or_cut_off_is_told() -> None:
    small, large = Image.new("1", (8, 8)), Image.new("1", (20_000, 5_000))
    assert refusal(tiff(small, large)) == "X.209"
    whole = tiff(small, Image.effect_noise((200, 200), 90))
    for cut in (len(whole) - 30_000, len(whole) - 20):
        assert refusal(whole[:cut]) == "S.764"


@pytest.mark.parametrize("seed", range(24))
def test_no_mutation_of_a_tiff_is_more_than_told(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bytearray(tiff(*[Image.effect_noise((40, 40), 90)] * 3))
    heads = [at for at in range(len(data)) if at < 16 or data[at] in {0, 1, 2, 3, 4}]
    for _ in range(1 + seed):
        data[chance.choice(heads)] = chance.randrange(256)
    with contextlib.suppress(Trouble):
        for one in pages_in(bytes(data), 4):
            assert one.mode == "L"
