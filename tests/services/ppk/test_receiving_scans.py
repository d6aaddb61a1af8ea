"""Pictures named to the recap: what their codes tell is received, each told with its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.exchange import qr
from kpps_desktop.services.ppk.receiving import OPERATOR, Outcome
from kpps_desktop.services.ppk.receiving_scans import receive_scans
from tests.exchange.test_qr_image import MESSAGE, page
from tests.services.ppk import days, tiny
from tests.services.ppk.test_scans import slip

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

DPI = 200


def _sheets(made: days.Made, folder: Path) -> list[Path]:
    """Draw the codes of each contest of a TPS on a page of its own."""
    sheets = []
    for at, path in enumerate(days.qr(made.day(tiny.FIRST))):
        sheet = folder / f"lembar-{at}.png"
        page(path.read_text("utf-8").split(), DPI).save(sheet)
        sheets.append(sheet)
    return sheets


def test_pictures_of_a_copy_bring_its_figures(
    desk: RecapDesk, packs: tiny.Packs, made: days.Made, tmp_path: Path
) -> None:
    pack = packs.path(tiny.HERE).read_bytes()
    sheets = _sheets(made, tmp_path)
    told = list(receive_scans(desk, pack, sheets, OPERATOR))
    assert [(one.path, one.outcome) for one in told] == [
        (sheet, Outcome.RECEIVED) for sheet in sheets
    ]
    figures = desk.recap().column(tiny.FIRST, tiny.GUBERNUR).figures
    assert figures == tiny.figures(tiny.FIRST, tiny.GUBERNUR)


def test_what_is_no_sheet_of_ours_is_told_and_the_others_go_on(
    desk: RecapDesk, packs: tiny.Packs, made: days.Made, tmp_path: Path
) -> None:
    pack = packs.path(tiny.HERE).read_bytes()
    blank, text = tmp_path / "kosong.png", tmp_path / "catatan.pdf"
    slip().save(blank)
    text.write_bytes(b"bukan gambar")
    sheet = _sheets(made, tmp_path)[0]
    told = list(receive_scans(desk, pack, [blank, text, sheet], OPERATOR))
    assert [one.outcome for one in told] == [Outcome.REFUSED, Outcome.REFUSED, Outcome.RECEIVED]


def test_a_part_alone_is_refused_at_the_end(
    desk: RecapDesk, packs: tiny.Packs, tmp_path: Path
) -> None:
    first, *rest = qr.cut(MESSAGE * 4)
    assert rest
    sheet = tmp_path / "sebagian.png"
    slip(first).save(sheet)
    (told,) = receive_scans(desk, packs.path(tiny.HERE).read_bytes(), [sheet], OPERATOR)
    assert (told.path, told.outcome) == (sheet, Outcome.REFUSED)
    assert [fact.code for fact in told.facts] == ["X.204"]
