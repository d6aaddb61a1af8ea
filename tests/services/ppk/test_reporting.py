"""What the recap hands up: complete or SEMENTARA, the same each time, every sum right."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.outcomes import Refused, Trouble
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.events import RecapOfficersSet, TpsFigureCorrected
from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.exchange.nist_check import check_report
from kpps_desktop.services.ppk.desk import record
from kpps_desktop.services.ppk.meeting import accredit_saksi
from kpps_desktop.services.ppk.receiving import enter, receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.ppk.settling import correct, explain
from kpps_desktop.services.ppk.sources import show_copy
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk

DATA = Path(__file__).parents[2] / "data"
SCHEMA = DATA / "nist" / "NIST_V2_election_results_reporting.json"
IN = (tiny.FIRST, tiny.SECOND, tiny.THIRD)
TOTALS = ("9901012001", "9901012002", tiny.HERE)
Node = dict[str, Any]


def fill(desk: RecapDesk, made: days.Made) -> None:
    """Receive the TPS that have a laptop: one of them by the text of its QR alone."""
    paths = [days.bundle(made.day(tiny.FIRST)), days.bundle(made.day(tiny.THIRD))]
    paths += days.qr(made.day(tiny.SECOND))
    list(receive(desk, made.packs.path(tiny.HERE).read_bytes(), paths))


def type_in(desk: RecapDesk, officer: str, **changed: int) -> None:
    """Type the TPS that has none."""
    for contest in tiny.NUMBERS:
        told = {**tiny.figures(tiny.FOURTH, contest), **changed}
        figures = {Cell(cell): figure for cell, figure in told.items()}
        sheet = Sheet(KodeTps(tiny.FOURTH), ContestCode(contest), figures)
        enter(desk, sheet, OfficerId(officer))


@pytest.fixture
def partial(desk: RecapDesk, made: days.Made) -> RecapDesk:
    """Return a desk at which the fourth TPS is missing."""
    fill(desk, made)
    return desk


@pytest.fixture
def whole(partial: RecapDesk) -> RecapDesk:
    """Return a desk at which everything is in."""
    type_in(partial, "ANI")
    type_in(partial, "BUDI")
    return partial


def one(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def summed(place: str, contest: str, *stations: str) -> dict[str, int]:
    """Sum what was voted, straight from the scripts."""
    sums: Counter[str] = Counter()
    for tps in stations:
        if tps.startswith(place):
            sums.update(tiny.figures(tps, contest))
    return dict(sums)


def told(row: dict[str, Any], cells: dict[str, int]) -> dict[str, int]:
    return {cell: int(row[cell]) for cell in cells}


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def bundle_in(folder: Path, sequence: int = 1) -> RecapBundle:
    content = one(folder, f"*rekap-{tiny.HERE}-{sequence}.asice").read_bytes()
    held, faults = container.read(content)
    assert held is not None
    made, more = bundles.read_bundle(held.files)
    assert isinstance(made, RecapBundle)
    assert (faults, more) == ([], [])
    return made


def test_while_a_tps_is_missing_everything_says_so(partial: RecapDesk, tmp_path: Path) -> None:
    made = report(partial, tmp_path)
    assert made.missing == ((tiny.FOURTH, tiny.GUBERNUR), (tiny.FOURTH, tiny.BUPATI))
    assert not made.complete
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    for contest in tiny.NUMBERS:
        assert "SEMENTARA" in text_of(one(tmp_path, f"*{contest}-1.pdf"))
        states = [rows[place, contest]["status"] for place in TOTALS]
        assert states == ["LENGKAP", "SEMENTARA", "SEMENTARA"]
        missing = rows[tiny.FOURTH, contest]
        assert missing["status"] == "menunggu"
        assert {missing[cell] for cell in tiny.figures(tiny.FOURTH, contest)} == {""}
    node = json.loads(one(tmp_path, "*-nist.json").read_bytes())
    assert node["Status"] == "unofficial-partial"
    assert not bundle_in(tmp_path).recap.complete


def test_sums_are_of_those_that_are_in(partial: RecapDesk, tmp_path: Path) -> None:
    report(partial, tmp_path)
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    for contest in tiny.NUMBERS:
        for place in TOTALS:
            right = summed(place, contest, *IN)
            assert told(rows[place, contest], right) == right


def test_a_whole_recap_sums_every_tps(whole: RecapDesk, tmp_path: Path) -> None:
    made = report(whole, tmp_path)
    assert (made.complete, made.missing) == (True, ())
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    everywhere = (*IN, tiny.FOURTH)
    for contest in tiny.NUMBERS:
        assert "SEMENTARA" not in text_of(one(tmp_path, f"*{contest}-1.pdf"))
        for place in (*everywhere, *TOTALS):
            right = summed(place, contest, *everywhere)
            assert told(rows[place, contest], right) == right
        assert [rows[place, contest]["status"] for place in TOTALS] == ["LENGKAP"] * 3
        sources = [rows[tps, contest]["sumber"] for tps in everywhere]
        assert sources == ["bundel", "qr", "bundel", "entri"]


def test_the_workbook_sums_the_same(whole: RecapDesk, tmp_path: Path) -> None:
    report(whole, tmp_path)
    book = CalamineWorkbook.from_path(one(tmp_path, "*.xlsx"))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    for contest, sheet in zip(tiny.NUMBERS, sheets, strict=False):
        head = next(row for row in sheet if "kode" in row)
        names = [str(name) for name in head]
        rows = {row[names.index("kode")]: dict(zip(names, row, strict=True)) for row in sheet}
        for place in TOTALS:
            right = summed(place, contest, *IN, tiny.FOURTH)
            assert told(rows[place], right) == right


@pytest.mark.parametrize("state", ["partial", "whole"])
def test_the_nist_report_validates_and_sums_the_same(
    request: pytest.FixtureRequest, tmp_path: Path, state: str
) -> None:
    report(request.getfixturevalue(state), tmp_path)
    node: Node = json.loads(one(tmp_path, "*-nist.json").read_bytes())
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(node)
    assert check_report(node) == []
    stations = (*IN, tiny.FOURTH) if state == "whole" else IN
    for contest in node["Election"][0]["Contest"]:
        code = contest["@id"].removeprefix("contest-")
        for selection in contest["ContestSelection"]:
            cell = f"IV_{selection['SequenceOrder']}"
            counts = {row["GpUnitId"]: row["Count"] for row in selection["VoteCounts"]}
            places = (*stations, *TOTALS)
            assert counts == {f"gp-{one}": summed(one, code, *stations)[cell] for one in places}


def test_the_same_report_again_is_the_same_to_the_byte(whole: RecapDesk, tmp_path: Path) -> None:
    first = report(whole, tmp_path / "a")
    before = whole.store.head()
    again = report(whole, tmp_path / "b")
    assert [path.name for path in again.paths] == [path.name for path in first.paths]
    assert [path.read_bytes() for path in again.paths] == [
        path.read_bytes() for path in first.paths
    ]
    assert whole.store.head() == before


def test_what_comes_later_makes_a_new_report_that_names_the_old(
    partial: RecapDesk, tmp_path: Path
) -> None:
    report(partial, tmp_path)
    type_in(partial, "ANI")
    type_in(partial, "BUDI")
    made = report(partial, tmp_path)
    assert made.complete
    old, new = bundle_in(tmp_path), bundle_in(tmp_path, 2)
    assert (old.recap.sequence, old.recap.previous) == (1, "")
    assert new.recap.sequence == 2
    assert new.recap.previous == files.sha256(one(tmp_path, "*-1.asice").read_bytes())
    assert len([path for path in tmp_path.iterdir() if "-2" in path.name]) == 6


def test_two_entries_that_differ_leave_the_recap_open(partial: RecapDesk, tmp_path: Path) -> None:
    type_in(partial, "ANI")
    type_in(partial, "BUDI", IV_1=9)
    made = report(partial, tmp_path)
    assert made.missing == ((tiny.FOURTH, tiny.GUBERNUR),)
    assert "SEMENTARA" in text_of(one(tmp_path, "*gubernur-1.pdf"))
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    row = rows[tiny.FOURTH, tiny.GUBERNUR]
    assert (row["status"], row["IV_1"]) == ("berbeda", "")
    assert "K.012 IV_1" in row["temuan"]
    kecamatan = rows[tiny.HERE, tiny.GUBERNUR]
    assert (kecamatan["status"], kecamatan["IV_1"]) == ("SEMENTARA", "")
    node = json.loads(one(tmp_path, "*-nist.json").read_bytes())
    assert node["Status"] == "unofficial-partial"
    assert not bundle_in(tmp_path).recap.complete


def test_one_officer_s_typing_leaves_the_recap_open(partial: RecapDesk, tmp_path: Path) -> None:
    type_in(partial, "ANI")
    assert not report(partial, tmp_path).complete
    paper = text_of(one(tmp_path, "*gubernur-1.pdf"))
    assert "SEMENTARA - 1 TPS baru diketik satu petugas." in paper
    assert "TPS 002 KENANGA K.070 Angka ini baru diketik satu petugas (ANI)" in paper
    assert "(diketik sekali)" in paper
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    row = rows[tiny.FOURTH, tiny.GUBERNUR]
    assert (row["status"], row["temuan"]) == ("diketik sekali", "K.070")
    assert rows[tiny.HERE, tiny.GUBERNUR]["status"] == "SEMENTARA"
    with pytest.raises(Refused) as news:
        explain(partial, tiny.FOURTH, tiny.GUBERNUR, "K.070", "Petugas sakit", KETUA_PPK)
    assert news.value.code == "K.070"


def test_a_correction_of_two_entries_tells_what_each_typed_and_who_wrote_it(
    partial: RecapDesk, tmp_path: Path
) -> None:
    type_in(partial, "ANI")
    type_in(partial, "BUDI", IV_1=9)
    place = (tiny.FOURTH, tiny.GUBERNUR, "IV_1")
    right = tiny.figures(tiny.FOURTH, tiny.GUBERNUR)["IV_1"]
    correct(partial, *place, right, "Salah baca", ("KETUA", "SAKSI 2"), KETUA_PPK)
    report(partial, tmp_path)
    paper = text_of(one(tmp_path, "*gubernur-1.pdf"))
    assert f"{right} (ANI); 9 (BUDI)" in paper
    assert "Salah baca SEKAR PERTAMA (ketua) KETUA, SAKSI 2" in paper
    book = CalamineWorkbook.from_path(one(tmp_path, "*.xlsx"))
    head, listed = book.get_sheet_by_name("Koreksi").to_python()
    told = dict(zip(head, listed, strict=True))
    assert (told["lama"], told["ketikan"]) == ("", f"{right} (ANI); 9 (BUDI)")
    assert told["oleh"] == "SEKAR PERTAMA (ketua)"


def test_paper_against_signature_is_told_with_both_figures_and_the_marks_of_the_form(
    whole: RecapDesk, tmp_path: Path
) -> None:
    figures = {Cell(cell): n for cell, n in tiny.figures(tiny.FIRST, tiny.GUBERNUR).items()}
    typed = Sheet(KodeTps(tiny.FIRST), ContestCode(tiny.GUBERNUR), {**figures, Cell("IV_1"): 77})
    enter(whole, typed, OfficerId("ANI"))
    report(whole, tmp_path)
    paper = text_of(one(tmp_path, "*gubernur-1.pdf"))
    assert f"IV.1: diketik 77 (ANI); bertanda tangan {figures[Cell('IV_1')]}." in paper
    assert "IV_1" not in paper


def test_a_bundle_is_named_though_its_qr_text_came_first(
    desk: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    day = made.day(tiny.SECOND)
    paths = [*days.qr(day), days.bundle(day)]
    list(receive(desk, made.packs.path(tiny.HERE).read_bytes(), paths))
    report(desk, tmp_path)
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    assert rows[tiny.SECOND, tiny.GUBERNUR]["sumber"] == "bundel"


def test_members_of_the_ppk_sign_and_operators_do_not(whole: RecapDesk, tmp_path: Path) -> None:
    report(whole, tmp_path)
    shown = text_of(one(tmp_path, "*gubernur-1.pdf"))
    assert "SEKAR PERTAMA" in shown
    assert "BAGAS KEDUA" in shown
    assert "RATNA" not in shown


def test_papers_are_signed_by_the_ppk(whole: RecapDesk, made: days.Made, tmp_path: Path) -> None:
    report(whole, tmp_path)
    paths = sorted(tmp_path.glob("*.pdf"))
    assert len(paths) == 2
    answer = tiny.run("verify", "--json", "--trust", made.packs.root, *paths)
    assert answer.exit_code == 0
    for paper in json.loads(answer.stdout):
        facts = {fact["fact"]: fact["detail"] for fact in paper["facts"]}
        assert f"PPK {tiny.HERE}" in facts["signed_by"]
        assert "ppk" in facts["right_kind"]
    for path in paths:
        said = subprocess.run(
            ["pdfsig", "-nocert", path], capture_output=True, text=True, check=True
        ).stdout
        assert said.count("Signature is Valid") == 1
        assert f"PPK {tiny.HERE}" in said
        assert "Total document signed" in said


def test_the_bundle_verifies_and_names_what_it_was_made_of(
    whole: RecapDesk, made: days.Made, tmp_path: Path
) -> None:
    report(whole, tmp_path)
    path = one(tmp_path, "*.asice")
    assert tiny.run("verify", "--trust", made.packs.root, path).exit_code == 0
    assert tiny.run("verify", "--trust", made.official.root, path).exit_code == 1
    bundle = bundle_in(tmp_path)
    with whole.store.read() as books:
        kept = {(one.tps, one.sequence, one.sha256, one.by) for one in books.receipts.all()}
    received = {(one.tps, one.sequence, one.sha256, one.by) for one in bundle.received}
    assert received == kept
    assert len(bundle.received) == 4
    assert set(bundle.forms) == {
        path.name.removeprefix("SIMULASI-") for path in tmp_path.glob("*.pdf")
    }
    for name, pdf in bundle.forms.items():
        assert (tmp_path / f"SIMULASI-{name}").read_bytes() == pdf


def test_a_box_that_is_blank_on_a_copy_is_told_on_paper_with_who_showed_it(
    whole: RecapDesk, tmp_path: Path
) -> None:
    """By the letters of the form; what stands is not touched by it."""
    with record(whole, RecapOfficersSet((KETUA_PPK,)), KETUA_PPK):
        pass
    place = (tiny.FIRST, tiny.GUBERNUR)
    guest = accredit_saksi(whole, tiny.GUBERNUR, 2, "Wira Contoh", KETUA_PPK, mandate=True)
    show_copy(whole, *place, guest, {"IV_1": None}, KETUA_PPK)
    assert whole.recap().column(*place).disputed() == ("IV_1",)
    report(whole, tmp_path)
    paper = text_of(one(tmp_path, "*gubernur-1.pdf"))
    assert "salinan Wira Contoh (saksi nomor 2) berbeda" in paper
    assert "IV.1 5 ≠ —" in paper


def test_a_correction_stands_and_is_told_with_its_reason(whole: RecapDesk, tmp_path: Path) -> None:
    old = tiny.figures(tiny.FIRST, tiny.BUPATI)["VB"]
    reason = "Turus dibaca ulang bersama saksi"
    said = TpsFigureCorrected(
        tiny.FIRST, tiny.BUPATI, "VB", old, old + 1, reason, ("PPK-1", "SAKSI-1")
    )
    with record(whole, said, KETUA_PPK):
        pass
    report(whole, tmp_path)
    assert reason in text_of(one(tmp_path, "*bupati-1.pdf"))
    assert reason not in text_of(one(tmp_path, "*gubernur-1.pdf"))
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(one(tmp_path, "*.csv"))}
    row = rows[tiny.FIRST, tiny.BUPATI]
    assert row["VB"] == str(old + 1)
    assert "R11 VC VA VB" in row["temuan"]
    right = summed(tiny.HERE, tiny.BUPATI, *IN, tiny.FOURTH)["VB"] + 1
    assert rows[tiny.HERE, tiny.BUPATI]["VB"] == str(right)
    book = CalamineWorkbook.from_path(one(tmp_path, "*.xlsx"))
    head, listed = book.get_sheet_by_name("Koreksi").to_python()
    correction = dict(zip(head, listed, strict=True))
    assert (correction["lama"], correction["baru"], correction["alasan"]) == (old, old + 1, reason)


def test_a_recap_in_which_nothing_is_yet_can_be_written(
    opening: Callable[..., RecapDesk], made: days.Made, tmp_path: Path
) -> None:
    done = report(opening(made.official), tmp_path / "rekap")
    assert len(done.missing) == len(tiny.NUMBERS) * 4
    names = sorted(path.name for path in done.paths)
    assert names[-1] == f"rekap-{tiny.HERE}-1.xlsx"
    assert not [name for name in names if "SIMULASI" in name]


def test_a_stick_that_fails_costs_nothing(whole: RecapDesk, tmp_path: Path) -> None:
    (tmp_path / "stik").write_bytes(b"")
    with pytest.raises(Trouble) as news:
        report(whole, tmp_path / "stik" / "rekap")
    assert news.value.code == "D.003"
    before = whole.store.head()
    assert len(report(whole, tmp_path / "lain").paths) == 6
    assert whole.store.head() == before
