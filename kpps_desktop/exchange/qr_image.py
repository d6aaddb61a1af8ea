"""QR symbols read from a picture of a page: a scan, a rasterised PDF, a phone's photo."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import zxingcpp
from PIL import Image, ImageFilter, UnidentifiedImageError

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.exchange.qr import join

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_PIXELS = 80_000_000
"""A page of A3 at 600 dpi; anything larger is no page."""
_MOST_ENLARGED = 24_000_000
"""Pixels that are still enlarged twofold: an A4 page at 300 dpi is a third of it."""
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_KINDS = ("PNG", "JPEG", "TIFF")
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


def open_picture(data: bytes) -> tuple[Image.Image | None, list[Finding]]:
    """Open a stranger's picture; None and a finding where it is none, or larger than a page."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=_KINDS)
        if image.width * image.height > _MOST_PIXELS:
            return None, [Finding("X.209")]
        image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None, [Finding("X.209")]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return None, [Finding("X.208")]
    return image, []


def grey_picture(width: int, height: int, pixels: bytes) -> Image.Image:
    """Make a picture of rows of grey bytes, as a PDF is rasterised to."""
    return Image.frombytes("L", (width, height), pixels)


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
