"""`recap correct`, `explain`, `object`, `answer`, `compare`: the pleno by command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from tests.cli.test_recap import BOTH, HEADS, desk, row
from tests.services.ppk import tiny

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.cli.test_recap import Desk

__all__ = ["desk"]

FIRST = ("--tps", tiny.FIRST, "--contest", tiny.GUBERNUR)
BY = ("--officer", "SEKAR PERTAMA")
REASON = "Turus dibaca ulang bersama saksi"
INITIALS = ("--initial", "SEKAR PERTAMA", "--initial", "SAKSI 2")
SLIPPED = row(tiny.FIRST, tiny.GUBERNUR, IV_1=4, IV_2=4)
"""What the paper says where a vote was copied into the wrong row."""


def correct(desk: Desk, cell: str, figure: object, *more: object) -> Result:
    given = ("--cell", cell, "--figure", figure, "--reason", REASON, *(more or INITIALS))
    return desk.run("correct", *FIRST, *given, *BY)


def explain(desk: Desk, *given: object) -> Result:
    return desk.run("explain", *FIRST, *given, *BY)


def text_of(folder: Path, contest: str, sequence: int) -> str:
    (path,) = folder.glob(f"*d-hasil*{contest}-{sequence}.pdf")
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def table(desk: Desk, name: str, sequence: int) -> list[dict[str, Any]]:
    (path,) = (desk.folder / "rekap").glob(f"*-{sequence}.xlsx")
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
    return [dict(zip(map(str, head), one, strict=True)) for one in rows]


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Give a recap in which everything is, and of one TPS the paper says otherwise."""
    assert desk.take(*desk.bundles()).exit_code == 0
    assert desk.enter("ANI", *BOTH).exit_code == 0
    assert desk.enter("BUDI", *BOTH, SLIPPED).exit_code == 1
    return desk


def test_paper_that_differs_from_the_signed_result_keeps_the_recap_open(filled: Desk) -> None:
    done = filled.report()
    assert done.exit_code == 1
    (told,) = [line for line in done.stdout.splitlines() if "SEMENTARA" in line]
    assert f"TPS {tiny.FIRST}, gubernur" in told
    assert "IV_1, IV_2" in told
    shown = text_of(filled.folder / "rekap", tiny.GUBERNUR, 1)
    assert "SEMENTARA" in shown
    assert "K.015" in shown
    assert "SEMENTARA" not in text_of(filled.folder / "rekap", tiny.BUPATI, 1)
    assert filled.status()["differing"] == [{"kode_tps": tiny.FIRST, "kontes": tiny.GUBERNUR}]


def test_a_correction_settles_it_and_stands_in_the_log(filled: Desk) -> None:
    done = correct(filled, "IV_1", 4)
    assert done.exit_code == 0, done.output
    assert "IV_1 dibetulkan dari 5 menjadi 4" in done.stdout
    assert filled.report().exit_code == 1
    assert correct(filled, "IV_2", 4).exit_code == 0
    assert filled.report().exit_code == 0
    shown = text_of(filled.folder / "rekap", tiny.GUBERNUR, 2)
    assert "SEMENTARA" not in shown
    assert shown.count(REASON) == 2
    assert "SEKAR PERTAMA, SAKSI 2" in shown
    assert [(one["sel"], one["lama"], one["baru"]) for one in table(filled, "Koreksi", 2)] == [
        ("IV_1", 5, 4),
        ("IV_2", 3, 4),
    ]


def test_a_reason_lets_the_signed_figures_stand(filled: Desk) -> None:
    done = explain(filled, "--reason", "C.HASIL basah; salinan saksi sama dengan berkas TPS")
    assert done.exit_code == 0, done.output
    assert filled.report().exit_code == 0
    shown = text_of(filled.folder / "rekap", tiny.GUBERNUR, 1)
    assert "C.HASIL basah" in shown
    (told,) = [one for one in table(filled, "Temuan", 1) if one["kode"] == "K.015"]
    assert str(told["alasan"]).startswith("C.HASIL basah")


def test_two_entries_that_differ_are_not_settled_by_a_reason(desk: Desk) -> None:
    desk.enter("ANI", *BOTH)
    desk.enter("BUDI", row(tiny.FOURTH, tiny.GUBERNUR, VB=9))
    given = ("--tps", tiny.FOURTH, "--contest", tiny.GUBERNUR, "--code", "K.012")
    done = desk.run("explain", *given, "--reason", "x", *BY)
    assert done.exit_code == 1
    assert "S.605" in done.stderr


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("--cell", "IV_9", "--figure", 1, "--reason", "x", *INITIALS), "S.509"),
        (("--cell", "VB", "--figure", 7, "--reason", " ", *INITIALS), "S.406"),
        (("--cell", "VB", "--figure", 7, "--reason", "x", "--initial", " "), "S.601"),
        (("--cell", "VB", "--figure", 7, "--reason", "x", "--initial", "y"), "S.601"),
        (
            ("--cell", "VB", "--figure", 7, "--reason", "x", "--initial", "y", "--initial", " Y"),
            "S.601",
        ),
    ],
)
def test_a_correction_that_is_not_whole_is_refused(
    filled: Desk, given: tuple[object, ...], code: str
) -> None:
    before = filled.status()
    done = filled.run("correct", *FIRST, *given, *BY)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{code} ")
    assert filled.status() == before


def test_a_correction_to_what_stands_already_is_refused(filled: Desk) -> None:
    held = tiny.figures(tiny.FIRST, tiny.GUBERNUR)["VB"]
    done = correct(filled, "VB", held)
    assert done.exit_code == 1
    assert "S.602" in done.stderr


def test_a_correction_of_another_place_is_refused(filled: Desk) -> None:
    given = ("--cell", "VB", "--figure", 1, "--reason", "x", *INITIALS, *BY)
    strange = ("--tps", tiny.FOREIGN, "--contest", tiny.GUBERNUR)
    assert "K.013" in filled.run("correct", *strange, *given).stderr


def test_a_reason_for_what_was_not_found_is_refused(filled: Desk) -> None:
    done = explain(filled, "--code", "R12", "--reason", "x")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "S.771" in done.stderr
    assert "recap findings" in done.stderr


def test_an_objection_is_numbered_answered_and_told(filled: Desk) -> None:
    given = ("--by", "SAKSI PASLON 2", "--text", "Angka dibaca terlalu cepat")
    taken = filled.run("object", *FIRST, *given, *BY)
    assert taken.stdout == "Keberatan dicatat dengan nomor KB-1.\n"
    assert filled.status()["objections"] == ["KB-1"]
    assert "objection" in filled.status()["next"]
    unasked = filled.run(
        "answer", "--objection", "KB-1", "--refuse", "--answer", "Sudah dibaca ulang", *BY
    )
    assert "S.604" in unasked.stderr
    answered = ("--objection", "KB-1", "--accept", "--answer", "Dibaca ulang", *BY)
    assert filled.run("answer", *answered).exit_code == 0
    again = filled.run("answer", *answered).stderr
    assert "S.772" in again
    assert "recap findings" in again
    filled.report()
    (told,) = table(filled, "Keberatan", 1)
    assert (told["oleh"], told["diterima"]) == ("SAKSI PASLON 2", "ya")
    assert "S.603" in filled.run("object", *FIRST, "--by", " ", "--text", "x", *BY).stderr


def test_an_objection_keeps_the_report_provisional_until_it_is_settled(filled: Desk) -> None:
    explain(filled, "--reason", "C.HASIL basah")
    given = ("--by", "SAKSI PASLON 2", "--text", "Angka dibaca terlalu cepat")
    filled.run("object", *FIRST, *given, *BY)
    waiting = filled.report()
    assert waiting.exit_code == 1
    assert "keberatan KB-1 belum dijawab" in waiting.stdout
    assert "SEMENTARA" in text_of(filled.folder / "rekap", tiny.GUBERNUR, 1)
    filled.run("answer", "--objection", "KB-1", "--accept", "--answer", "Dibaca ulang", *BY)
    accepted = filled.report()
    assert accepted.exit_code == 1
    assert "keberatan KB-1 diterima, belum ada angka yang dibetulkan" in accepted.stdout
    assert "accepted" in filled.status()["next"]
    assert "KB-1 diterima" in filled.run("status").stdout
    assert explain(filled, "--code", "K.131", "--reason", "Tentang tata cara").exit_code == 0
    assert filled.report().exit_code == 0
    assert "Rekapitulasi LENGKAP." in filled.run("status").stdout


def test_a_contradiction_keeps_the_report_provisional_until_it_has_a_reason(filled: Desk) -> None:
    explain(filled, "--reason", "C.HASIL basah")
    assert filled.report().exit_code == 0
    assert correct(filled, "VA", 9).exit_code == 0
    done = filled.report()
    assert done.exit_code == 1
    assert "R10 pada VA, IV_1, IV_2, IV_3 belum ada alasannya" in done.stdout
    for code in ("R10", "R11"):
        assert explain(filled, "--code", code, "--reason", "Tertulis begitu").exit_code == 0
    assert filled.report().exit_code == 0
    assert correct(filled, "VA", 8).exit_code == 0
    assert filled.report().exit_code == 1, "a reason is of the figures it was given for"


def test_the_status_says_what_to_do_next(desk: Desk) -> None:
    assert desk.take(*desk.bundles()).exit_code == 0
    told = desk.status()
    assert [(one["nama"], one["tps"]) for one in told["desa"]] == [("MELATI", 2), ("KENANGA", 2)]
    assert told["desa"][1]["states"]["menunggu"] == 2
    assert told["next"] == ["missing"]
    assert desk.enter("ANI", *BOTH).exit_code == 0
    told = desk.status()
    assert (told["next"], told["unexplained"]) == (["typed_once"], 0)
    assert {one["kode_tps"] for one in told["typed_once"]} == {tiny.FOURTH}
    assert "Baru diketik satu petugas:" in desk.run("status").stdout
    assert desk.enter("BUDI", *BOTH).exit_code == 0
    assert desk.status()["next"] == ["report"]
    shown = desk.run("status").stdout
    assert "KENANGA" in shown
    assert "→ Buat laporan: recap report." in shown
    assert desk.run("status", lang="en").stdout != shown


def test_findings_and_objections_are_listed_one_by_one(filled: Desk) -> None:
    listing = filled.run("findings")
    assert listing.exit_code == 0, listing.output
    place = f"TPS {tiny.FIRST[-3:]} MELATI ({tiny.FIRST}), gubernur"
    assert place in listing.stdout.splitlines()
    assert "  K.015 [IV_1, IV_2] Ketikan berbeda dari berkas bertanda tangan" in listing.stdout
    assert "belum ada sebabnya" in listing.stdout
    assert "Keberatan" not in listing.stdout
    told = json.loads(filled.run("findings", "--json").stdout)
    assert len(told["findings"]) == filled.status()["findings"]
    explain(filled, "--reason", "C.HASIL basah")
    for text in ("Angka dibaca terlalu cepat", "Salinan belum diterima"):
        filled.run("object", *FIRST, "--by", "SAKSI PASLON 2", "--text", text, *BY)
    filled.run("answer", "--objection", "KB-1", "--accept", "--answer", "Dibaca ulang", *BY)
    lines = [line.strip() for line in filled.run("findings").stdout.splitlines()]
    assert "sebab: C.HASIL basah" in lines
    assert lines[lines.index(f"KB-1 {place}") + 1 :][:2] == [
        "SAKSI PASLON 2: Angka dibaca terlalu cepat",
        "diterima: Dibaca ulang",
    ]
    assert lines[-1] == "menunggu jawaban"
    told = json.loads(filled.run("findings", "--json", lang="en").stdout)
    (one,) = [one for one in told["findings"] if one["code"] == "K.015"]
    assert (one["cells"], one["kind"]) == (["IV_1", "IV_2"], "peringatan")
    assert (one["title"], one["reason"]) == (
        "The typed figures differ from the signed file",
        "C.HASIL basah",
    )
    assert [(one["number"], one["status"]) for one in told["objections"]] == [
        ("KB-1", "diterima"),
        ("KB-2", "menunggu"),
    ]


def test_where_nothing_is_found_that_is_told(desk: Desk) -> None:
    desk.enter("ANI", *BOTH)
    desk.enter("BUDI", *BOTH)
    assert desk.run("findings").stdout == "Tidak ada temuan.\n"


def test_states_of_the_pleno_are_no_columns_until_something_is_in_them(desk: Desk) -> None:
    assert "dicocokkan" not in desk.run("status").stdout
    assert desk.status()["desa"][0]["states"]["dicocokkan"] == 0


def test_a_table_from_elsewhere_is_compared_cell_by_cell(filled: Desk) -> None:
    rows = (
        row(tiny.SECOND, tiny.GUBERNUR),
        row(tiny.THIRD, tiny.GUBERNUR, IV_1=7, VB=""),
        row(tiny.FOREIGN, tiny.GUBERNUR),
        (tiny.SECOND, tiny.BUPATI, *[""] * (len(HEADS) - 2)),
    )
    path = tiny.write_table(filled.folder / "sirekap.csv", (HEADS, *rows))
    done = filled.run("compare", "--sirekap", path, "--json")
    assert done.exit_code == 1, done.output
    told = json.loads(done.stdout)
    assert told["same"] == 1
    assert told["differences"] == [
        {
            "kode_tps": tiny.THIRD,
            "kontes": tiny.GUBERNUR,
            "cell": cell,
            "ours": tiny.figures(tiny.THIRD, tiny.GUBERNUR)[cell],
            "theirs": theirs,
        }
        for cell, theirs in (("IV_1", 7), ("VB", None))
    ]
    assert {"kode_tps": tiny.SECOND, "kontes": tiny.BUPATI} in told["absent"]
    assert told["strange"] == [{"kode_tps": tiny.FOREIGN, "kontes": tiny.GUBERNUR}]
    shown = filled.run("compare", "--sirekap", path).stdout
    assert f"{tiny.THIRD} gubernur VB: rekapitulasi 0, di tabel kosong" in shown
    same = tiny.write_table(path, (HEADS, rows[0]))
    assert filled.run("compare", "--sirekap", same).exit_code == 0


def test_a_cell_that_cannot_be_read_is_told_and_never_as_a_blank(filled: Desk) -> None:
    path = filled.folder / "rusak.csv"
    path.write_text(f"kode_tps,kontes,IV_1\n{tiny.FIRST},gubernur,1000000000\n", encoding="utf-8")
    done = filled.run("compare", "--sirekap", path)
    assert done.exit_code == 1
    assert "kosong" not in done.stdout
    assert f"{tiny.FIRST} gubernur IV_1: tidak terbaca" in done.stdout
    told = json.loads(filled.run("compare", "--sirekap", path, "--json").stdout)
    assert told["unread"][0]["value"] == "1000000000"
    assert told["differences"] == []
