"""The typefaces of the papers: DejaVu Sans Condensed, embedded, and how wide a text is in it."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from kpps_desktop.installed import data


class Face(StrEnum):
    """A cut of the typeface, named as its file is."""

    PLAIN = "DejaVuSansCondensed"
    BOLD = "DejaVuSansCondensed-Bold"
    SLANTED = "DejaVuSansCondensed-Oblique"
    BOLD_SLANTED = "DejaVuSansCondensed-BoldOblique"


CAPITAL = 0.729
"""Height of a capital or digit above the baseline, in ems."""
ASCENT = 0.765
"""Height of the tallest letter (b, d, l), in ems; with DESCENT it is what a line needs."""
DESCENT = 0.240
"""Depth of g, j, p below the baseline, in ems."""


@cache
def load() -> None:
    """Register every cut with ReportLab, once a process."""
    rl_config.useA85 = 0  # ASCII armour would only make files larger and slower to write.
    for face in Face:
        # asciiReadable keeps ASCII codes in the file, so that its text can be searched.
        registerFont(
            TTFont(face.value, str(data("resources", "fonts", f"{face}.ttf")), asciiReadable=1)
        )


class _Widths(dict[str, float]):
    """Widths of a face's characters, in ems, looked up as they are met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._font = getFont(face.value)

    def __missing__(self, character: str) -> float:
        found = self[character] = float(self._font.stringWidth(character, 1))
        return found


@cache
def _widths(face: Face) -> _Widths:
    load()
    return _Widths(face)


def width(text: str, face: Face, size: float) -> float:
    """Return a text's width, in points."""
    return size * sum(map(_widths(face).__getitem__, text))
