"""QR symbols read from a picture of a page: a scan, a rasterised PDF, a phone's photo."""

from __future__ import annotations

import io
import struct
import warnings
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageFilter

from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.exchange.qr import join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MOST_PIXELS = 80_000_000
"""A page of A3 at 600 dpi; anything larger is no page."""
_MOST_READ = 24_000_000
"""Pixels of a page that are read: one of A3 at 600 dpi is read at 300, in a ninth of the room."""
_MOST_ENLARGED = 12_000_000
"""Pixels that are still enlarged twofold: an A4 page at 300 dpi has 8.7 million."""
_MOST_SMALL = 2_500_000
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_KINDS = ("PNG", "JPEG", "TIFF")
_DAMAGED = (
    *(OSError, SyntaxError, ValueError, EOFError, struct.error, ArithmeticError),
    *(LookupError, TypeError, AttributeError),
)
"""How Pillow says that a file is none of its kinds, or damaged: at a forged tag in many ways."""
_SHARPEN = ImageFilter.UnsharpMask(radius=2, percent=150, threshold=2)


def read_codes(image: Image.Image) -> list[str]:
    """Read every QR text on a picture, trying harder until the texts make whole messages.

    Plain, then enlarged and sharpened, then freed of speckle first; what any try read counts.
    """
    grey = image.convert("L")
    texts: dict[str, None] = {}
    for prepare in _CASCADE:
        texts.update(dict.fromkeys(_read(prepare(grey))))
        messages, faults = join(texts)
        if messages and not faults:
            break
    return list(texts)


def may_show_codes(image: Image.Image) -> bool:
    """Tell whether a QR symbol is seen at all, in a tenth of the time that reading takes.

    On a small picture, such as a messenger makes of a photo, a symbol is seen only enlarged.
    """
    grey = image.convert("L")
    small = grey.width * grey.height <= _MOST_SMALL
    return _sees(grey) or (small and _sees(_enlarged(grey)))


def pages_in(data: bytes, most: int) -> Iterator[Image.Image]:
    """Yield the pages of a stranger's picture, of which only a TIFF has several, one in memory.

    Trouble X.208 where it is none, X.209 where a page is larger than one of paper, S.763 where
    there are more than `most`, S.764 where a later one is damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # scanners write tags that nobody asked for
        image = _opened(data)
        count = _counted(image, most)
    if count > most:
        raise Trouble("S.763", most=most)
    for at in range(count):
        yield _loaded(image, at)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=_KINDS)
    except Image.DecompressionBombError as error:
        raise Trouble("X.209") from error
    except _DAMAGED as error:
        raise Trouble("X.208") from error


def _counted(image: Image.Image, most: int) -> int:
    """Count the pages, as far as one that is too many: a list of pages may have no end."""
    if image.format != "TIFF":
        return 1
    for at in range(1, most + 1):
        try:
            image.seek(at)
        except EOFError:
            return at
        except _DAMAGED as error:
            raise Trouble("S.764", page=at + 1) from error
    return most + 1


def _loaded(image: Image.Image, at: int) -> Image.Image:
    """Unpack a page in grey, if it is no larger than one of paper."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if image.format == "TIFF":
                image.seek(at)
            if image.width * image.height > _MOST_PIXELS:
                raise Trouble("X.209")
            image.draft("L", image.size)  # a JPEG is never unpacked in colour
            return _reduced(image.convert("L"))
    except MemoryError as error:
        raise Trouble("X.209") from error
    except _DAMAGED as error:
        raise (Trouble("S.764", page=at + 1) if at else Trouble("X.208")) from error


def grey_picture(width: int, height: int, pixels: bytes) -> Image.Image:
    """Make a picture of rows of grey bytes, as a PDF is rasterised to."""
    return Image.frombytes("L", (width, height), pixels)


def _sees(grey: Image.Image) -> bool:
    return bool(zxingcpp.read_barcodes(grey, formats=_QR, return_errors=True))


def _reduced(grey: Image.Image) -> Image.Image:
    return grey.reduce(2) if grey.width * grey.height > _MOST_READ else grey


def _read(grey: Image.Image) -> list[str]:
    found = zxingcpp.read_barcodes(grey, formats=_QR, text_mode=zxingcpp.TextMode.Plain)
    return [one.text for one in found]


def _enlarged(grey: Image.Image) -> Image.Image:
    if grey.width * grey.height > _MOST_ENLARGED:
        return grey.filter(_SHARPEN)
    larger = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
    return larger.filter(_SHARPEN)


def _cleaned(grey: Image.Image) -> Image.Image:
    return _enlarged(grey.filter(ImageFilter.MedianFilter(3)))


_CASCADE: tuple[Callable[[Image.Image], Image.Image], ...] = (
    lambda grey: grey,
    _enlarged,
    _cleaned,
)
