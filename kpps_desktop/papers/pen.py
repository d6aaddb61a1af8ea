"""The pen: the only place that knows ReportLab. It draws boxes, rules and fitted text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from kpps_desktop.papers.faces import ASCENT, CAPITAL, DESCENT, Face, load, width
from kpps_desktop.papers.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.papers.boxes import Box
    from kpps_desktop.papers.fitting import Letter

HAIR, THIN, THICK = 0.35, 0.55, 1.1
"""Weights of rules, in points."""
_PALE = 0.6


class _Text(PDFTextObject):  # type: ignore[misc]
    """The text of a page."""

    _style: tuple[str, float] = ("", 0.0)
    _grey = -1.0

    def set(self, x: float, y: float, text: str, style: tuple[str, float], grey: float) -> None:
        """Set a text from a point, and forget where it ends: the next one has its own."""
        if style != self._style:
            self._style = style
            self._fontname, self._fontsize = style
            self._leading, self._curSubset = style[1], -1
        if grey != self._grey:
            self._grey = grey
            self._code.append(f"{grey:.2f} g")
        self._code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._formatText(text)}")


class Pen:
    """Draws one paper, page after page; text is set last, so that it lies over everything.

    The bytes depend on nothing but what was drawn: no clock, no random identifier.
    A `scale` enlarges all that is drawn, and the sheet with it (A4 by √2 is A3).
    """

    def __init__(
        self, size: tuple[float, float], title: str, subject: str, scale: float = 1.0
    ) -> None:
        load()
        self._bytes = BytesIO()
        self._height = size[1]
        self._scale, self._unscaled = scale, False
        self._sheet = Canvas(
            self._bytes,
            pagesize=(size[0] * scale, size[1] * scale),
            invariant=1,
            pageCompression=1,
            initialFontName=Face.PLAIN.value,
            lang="id",
        )
        self._sheet.setTitle(title)
        self._sheet.setSubject(subject)
        self._sheet.setAuthor("KPPS Desktop")
        self._sheet.setCreator("KPPS Desktop")
        self._begin()

    @property
    def _canvas(self) -> Canvas:
        # Scaled when first drawn on: ReportLab ends a page of which anything is said, drawn or not.
        if self._unscaled:
            self._sheet.scale(self._scale, self._scale)
            self._unscaled = False
        return self._sheet

    def _begin(self) -> None:
        self._unscaled = self._scale != 1
        self._text = _Text(self._sheet)
        self._weight = 0.0

    def turn(self) -> None:
        """End the page."""
        self._canvas.drawText(self._text)
        self._canvas.showPage()
        self._begin()

    def close(self) -> bytes:
        """Return the paper, whose last page has been turned."""
        self._sheet.save()
        return self._bytes.getvalue()

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = THIN) -> None:
        """Draw a line."""
        self._weigh(weight)
        self._line(x1, y1, x2, y2)

    def pale_rules(self, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw grey hairlines to write between, as (x1, y1, x2, y2)."""
        self._weigh(HAIR)
        self._canvas.setStrokeGray(_PALE)
        for x1, y1, x2, y2 in lines:
            self._line(x1, y1, x2, y2)
        self._canvas.setStrokeGray(0)

    def cut(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a dashed line to cut along."""
        self._weigh(HAIR)
        self._canvas.setDash([3, 2.4])
        self._line(x1, y1, x2, y2)
        self._canvas.setDash()

    def frame(self, box: Box, weight: float = THIN) -> None:
        """Draw the outline of a box."""
        self._weigh(weight)
        self._canvas.addLiteral(f"{self._outline(box)} S")

    def fill(self, box: Box, grey: float) -> None:
        """Fill a box with a grey (0 black, 1 white)."""
        self._canvas.addLiteral(f"{grey:.2f} g {self._outline(box)} f 0 g")

    def fills(self, boxes: Iterable[Box]) -> None:
        """Fill many boxes with black, as one shape."""
        self._canvas.addLiteral(" ".join([*map(self._outline, boxes), "f"]))

    def dots(self, x1: float, x2: float, y: float) -> None:
        """Draw a dotted line to write on."""
        self._weigh(0.6)
        self._canvas.addLiteral("[0.01 2.1] 0 d 1 J")
        self._line(x1, y, x2, y)
        self._canvas.addLiteral("0 J [] 0 d")

    def write(self, box: Box, text: str, letter: Letter) -> None:
        """Write a text inside a box: it shrinks, wraps and at last is cut, but never leaves it."""
        fitted = fit(text, box.w, box.h, letter)
        step = letter.leading * fitted.size
        baseline = _first_baseline(box, letter, fitted.size, step * (len(fitted.lines) - 1))
        for line in fitted.lines:
            x = box.x
            if letter.across != "left":
                slack = box.w - width(line, letter.face, fitted.size)
                x += slack / 2 if letter.across == "centre" else slack
            self.put(x, baseline, line, letter.face, fitted.size, letter.grey)
            baseline += step

    def put(
        self, x: float, y: float, text: str, face: Face, size: float, grey: float = 0.0
    ) -> None:
        """Set a text that was measured already, from a point of its baseline."""
        self._text.set(x, self._height - y, text, (face.value, size), grey)

    def slant(
        self, x: float, y: float, text: str, size: float, angle: float, *, grey: float = 0.9
    ) -> None:
        """Set a turned text, centred on a point, under all that is written."""
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.rotate(angle)
        self._canvas.setFillGray(grey)
        self._canvas.setFont(Face.BOLD.value, size)
        self._canvas.drawCentredString(0, -CAPITAL * size / 2, text)
        self._canvas.restoreState()

    # Plain shapes are written as operators of PDF: ReportLab's own calls cost several times more,
    # and a recap has tens of thousands.

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        top = self._height
        self._canvas.addLiteral(f"{x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l S")

    def _outline(self, box: Box) -> str:
        return f"{box.x:.2f} {self._height - box.bottom:.2f} {box.w:.2f} {box.h:.2f} re"

    def _weigh(self, weight: float) -> None:
        if weight != self._weight:
            self._canvas.addLiteral(f"{weight:.2f} w")
            self._weight = weight


def _first_baseline(box: Box, letter: Letter, size: float, spread: float) -> float:
    if letter.down == "top":
        return box.y + ASCENT * size
    if letter.down == "bottom":
        return box.bottom - DESCENT * size - spread
    # Capitals and digits are what forms hold: their middle, not the line's, is the middle.
    # Where that would push a descender out of a flat box, the line's own middle is taken.
    middle = box.y + (box.h - spread + CAPITAL * size) / 2
    return min(middle, box.bottom - DESCENT * size - spread)
