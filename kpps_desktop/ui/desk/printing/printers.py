"""Printers: the machine's, and one that prints into files; and how a PDF goes to either."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.papers.raster import page_sizes, strips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_DPI = 300
"""Dots an inch: modules of the QR symbols are eight dots wide, hairlines one."""


class Printers(Protocol):
    """Tells which printers there are, and opens one."""

    def names(self) -> tuple[str, ...]:
        """Return the printers' names, the usual one first."""
        ...

    def open(self, name: str) -> QPrinter:
        """Return a printer by its name."""
        ...


class SystemPrinters:
    """The printers that this machine knows."""

    def names(self) -> tuple[str, ...]:
        """Return the printers' names, the usual one first."""
        usual = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda one: one != usual))

    def open(self, name: str) -> QPrinter:
        """Return a printer by its name."""
        return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class FilePrinters:
    """Printers that print each job into a PDF of its own, in training and in tests."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._folder, self._names = folder, tuple(names)
        self._jobs = count(1)

    def names(self) -> tuple[str, ...]:
        """Return the names that were given."""
        return self._names

    def open(self, name: str) -> QPrinter:
        """Return a printer that writes the next file."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._folder / f"{name}-{next(self._jobs)}.pdf"))
        return printer


def send(
    pdf: bytes,
    printer: QPrinter,
    name: str,
    copies: int,
    step: Callable[[int, int], object],
) -> None:
    """Print a PDF, each page as large as it is; belongs on the papers' worker.

    Trouble S.660 where the printer does not take it.
    """
    sizes = page_sizes(pdf)
    # A driver that can copy is given each page once.
    at_once = printer.supportsMultipleCopies()
    printer.setCopyCount(copies if at_once else 1)
    printer.setCollateCopies(True)
    printer.setResolution(_DPI)
    order = list(range(len(sizes))) * (1 if at_once else copies)
    painter = QPainter()
    try:
        for done, page in enumerate(order):
            printer.setPageLayout(_layout(*sizes[page]))
            if not (printer.newPage() if painter.isActive() else painter.begin(printer)):
                raise Trouble("S.660", printer=name)
            # JPEG would blur the edges of letters and QR symbols, and takes more room.
            painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
            _draw(painter, pdf, page)
            step(done + 1, len(order))
    finally:
        taken = painter.isActive() and painter.end()
    if not taken or printer.printerState() is QPrinter.PrinterState.Error:
        raise Trouble("S.660", printer=name)


def _layout(wide: float, high: float) -> QPageLayout:
    """Return a sheet without margins: the paper keeps its own, and a printer cuts at its edge."""
    ways = QPageLayout.Orientation
    upright = wide <= high
    short, long = sorted((wide, high))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "")
    layout = QPageLayout(size, ways.Portrait if upright else ways.Landscape, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _draw(painter: QPainter, pdf: bytes, page: int) -> None:
    """Draw a page in strips; a printer with finer dots has each dot enlarged."""
    finer = painter.device().logicalDpiX() / _DPI
    for strip in strips(pdf, page, _DPI):
        image = QImage(
            strip.grey, strip.width, strip.height, strip.width, QImage.Format.Format_Grayscale8
        )
        place = QRectF(0, strip.top * finer, strip.width * finer, strip.height * finer)
        painter.drawImage(place, image)
