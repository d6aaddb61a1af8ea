"""Papers: one C.HASIL SALINAN against LibreOffice, and the D.HASIL of up to 1,300 TPS.

LibreOffice (`soffice`, where it is installed) converts an HTML page with the same rows, figures,
words, boxes and QR to PDF: once from a cold start, and forty in a batch for its marginal rate.
Ours is drawn in a running desk, as the ketua prints it; a process's first paper is told as well.
D.HASIL is drawn for two contests with four pairs; sizes can be given: `papers.py 79`.
"""

from __future__ import annotations

import html
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import segno
from _kecamatan import KECAMATAN, NOON, election

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.figures import Cell, Figures, Sheet
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import RecapResult, Row
from kpps_desktop.formbook import load_form
from kpps_desktop.papers.c_hasil import SheetPaper, c_hasil_salinan
from kpps_desktop.papers.contents import Meeting, Signer
from kpps_desktop.papers.d_hasil import RecapPaper, d_hasil_of
from kpps_desktop.words import terbilang

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.elections import Contest, Election

SIZES = (79, 700, 1_300)
TRIES = 15
BATCH = 40
ONCE_TARGET, BATCH_TARGET = 20, 3
SECONDS_TARGET, MEGABYTES_TARGET = 3.0, 300
QR = "6BF:3X9 %K40SDO0+H.E*7D-8ICYQ/ZR1L5W2MJGTUVANP$" * 6
MEETING = Meeting(NOON.date(), NOON.time(), NOON.time(), NOON.date(), NOON.time(), NOON.time())


def sheet_paper(held: Election, contest: Contest) -> SheetPaper:
    """Return a full C.HASIL SALINAN."""
    form = load_form(held.profile, f"c-hasil-salinan-{contest.code}")
    tps = held.stations[0].kode
    signers = {("kpps", n): Signer(f"PETUGAS {n} SIMULASI", signed=True) for n in range(1, 8)}
    signers |= {("saksi", n): Signer(f"SAKSI {n} SIMULASI", signed=True) for n in contest.numbers}
    figures = _figures(form.cells(contest.numbers), tps)
    sheet = Sheet(tps, contest.code, figures)
    return SheetPaper(form, held, contest, sheet, MEETING, signers, qr=(QR,))


def recap_paper(held: Election, contest: Contest) -> RecapPaper:
    """Return a full D.HASIL KECAMATAN."""
    form = load_form(held.profile, f"d-hasil-kecamatan-{contest.code}")
    cells = form.cells(contest.numbers)
    rows = tuple(
        Row(
            tps.kode,
            contest.code,
            State.DISAHKAN,
            "bundle",
            ResultKind.REGULER,
            1,
            _figures(cells, tps.kode),
        )
        for tps in held.stations
    )
    recap = RecapResult(
        held.id, KECAMATAN, held.mode, 1, "", (), "2024-11-29T20:00:00+07:00", rows, ()
    )
    signers = {("ppk", n): Signer(f"PETUGAS {n} SIMULASI", signed=True) for n in range(1, 6)}
    return RecapPaper(form, held, contest, recap, MEETING, signers)


def _figures(cells: tuple[Cell, ...], seed: str) -> Figures:
    chance = Random(seed)  # noqa: S311 - a reproducible sample, not a secret
    return {cell: chance.randrange(600) for cell in cells}


def as_html(paper: SheetPaper) -> str:
    """Write the same sheet as an office suite would be given it."""
    form, figures = paper.form.laid(paper.contest.numbers), paper.sheet.figures
    choices = {choice.number: choice for choice in paper.contest.choices}
    parts = [f"<h4 align=center>{html.escape(line.text)}</h4>" for line in form.heading]
    parts += [f"<p>{html.escape(text)}</p>" for text in (*form.opening, *form.meeting)]
    for section in form.sections:
        heads = "".join(f"<th colspan=3>{column.label}</th>" for column in section.columns)
        parts.append(f"<h5>{section.code}. {section.title}</h5><table border=1 width=100%>")
        parts.append(f"<tr><th>{section.head}</th>{heads}</tr>")
        for row in section.rows:
            label = row.label
            if row.choice is not None:
                label = " - ".join(form.names(choices[row.choice]))
            cells = [figures[section.cell(row, column)] or 0 for column in section.columns]
            boxes = "".join(f"<td>{digit}</td>" for cell in cells for digit in f"{cell:03d}")
            spelt = f"<br><b>{terbilang(cells[0]).upper()}</b>" if row.words else ""
            parts.append(f"<tr><td>{html.escape(label)}{spelt}</td>{boxes}</tr>")
        parts.append("</table>")
    for block in form.signatures:
        boxes = "".join(
            f"<td>{html.escape(' '.join(box.lines))}<br><br>........</td>"
            for box in block.boxes(paper.contest.choices)
        )
        parts.append(f"<table border=1><tr><th>{block.title}</th></tr><tr>{boxes}</tr></table>")
    symbol = segno.make_qr(paper.qr[0], error="M", boost_error=False)
    parts.append(f"<img width=190 height=190 src='{symbol.png_data_uri(scale=4)}'>")
    return f"<html><body style='font-size:8pt'>{''.join(parts)}</body></html>"


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _converted(folder: Path, pages: list[Path]) -> float:
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += [
        "--convert-to",
        "pdf:writer_web_pdf_Export",
        "--outdir",
        str(folder),
        *map(str, pages),
    ]
    seconds = _timed(lambda: subprocess.run(command, check=True, capture_output=True))
    assert all(page.with_suffix(".pdf").stat().st_size for page in pages)
    return seconds


def _beside_libreoffice(paper: SheetPaper, ours: float) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = [folder / f"{number}.html" for number in range(BATCH)]
        for page in pages:
            page.write_text(as_html(paper), "utf-8")
        _converted(folder, pages[:1])  # makes its profile
        once = statistics.median(_converted(folder, pages[:1]) for _ in range(3))
        batch = _converted(folder, pages)
    marginal = (batch - once) / (BATCH - 1)
    print(f"LibreOffice, the same sheet: {once:.2f} s; in a batch {marginal * 1000:.0f} ms each")
    print(f"ratio, one: {once / ours:.0f} (target at least {ONCE_TARGET})")
    print(f"ratio, batch: {marginal / ours:.1f} (target at least {BATCH_TARGET})")


def main() -> None:
    """Print the figures."""
    held = election(1)
    paper = sheet_paper(held, held.contests[0])
    first = _timed(lambda: c_hasil_salinan(paper))
    ours = statistics.median(_timed(lambda: c_hasil_salinan(paper)) for _ in range(TRIES))
    print(f"C.HASIL SALINAN: median {ours * 1000:.0f} ms, the first {first * 1000:.0f} ms")
    if shutil.which("soffice"):
        _beside_libreoffice(paper, ours)
    else:
        print("LibreOffice is not installed: no ratio")
    for count in map(int, sys.argv[1:] or SIZES):
        _draw_recaps(count)
    print(f"targets of 700 TPS: {SECONDS_TARGET:.0f} s, {MEGABYTES_TARGET} MB; linear up to 1,300")


def _draw_recaps(count: int) -> None:
    held = election(count)
    recaps = [recap_paper(held, contest) for contest in held.contests]
    before = time.process_time()
    seconds = _timed(lambda: [d_hasil_of(one) for one in recaps])
    spent = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"D.HASIL, {count} TPS, two contests, four pairs: {seconds:.2f} s, {spent:.2f} s of "
        f"processor ({spent / count * 1000:.2f} ms a TPS), peak {peak:.0f} MB"
    )


if __name__ == "__main__":
    main()
