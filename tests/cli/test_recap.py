"""`recap`: what a PPK does from the command line, told in words and by exit code."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from kpps_desktop.intake import figures
from tests.papers.seen import texts
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

HEADS = ("kode_tps", "kontes", *tiny.figures(tiny.FOURTH, tiny.GUBERNUR))


class Desk:
    """The PPK's command line: every command on the same books."""

    def __init__(self, made: days.Made, folder: Path) -> None:
        self.made, self.folder = made, folder
        self.books = folder / "rekap.db"

    def run(self, name: str, *given: object, lang: str = "id") -> Result:
        packs = self.made.packs
        opened = ("--db", self.books, "--activation", packs.code(tiny.HERE))
        return tiny.run("recap", name, packs.path(tiny.HERE), *given, *opened, lang=lang)

    def take(self, *paths: Path, lang: str = "id") -> Result:
        return self.run("import", *paths, lang=lang)

    def bundles(self) -> list[Path]:
        return [days.bundle(self.made.day(tps)) for tps in (tiny.FIRST, tiny.SECOND, tiny.THIRD)]

    def enter(self, officer: str, *rows: tuple[object, ...], kind: str = "") -> Result:
        table = tiny.write_table(self.folder / "angka.csv", (HEADS, *rows))
        said = ("--kind", kind) if kind else ()
        return self.run("enter", table, "--officer", officer, *said)

    def status(self) -> dict[str, Any]:
        done = self.run("status", "--json")
        assert (done.exit_code, done.stderr) == (0, "")
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def report(self, lang: str = "id") -> Result:
        return self.run("report", "--out", self.folder / "rekap", lang=lang)


@pytest.fixture
def desk(made: days.Made, tmp_path: Path) -> Desk:
    """Give a command line whose books are begun."""
    for path in made.begun.iterdir():
        shutil.copy(path, tmp_path)
    return Desk(made, tmp_path)


def row(tps: str, contest: str, **changed: object) -> tuple[object, ...]:
    """Return a row of the table of figures; a cell that the contest lacks is blank."""
    told = {**tiny.figures(tps, contest), **changed}
    return (tps, contest, *(told.get(cell, "") for cell in HEADS[2:]))


UNLISTED = (
    "Perhatian: ANI tidak ada dalam daftar petugas paket ini. Periksa ejaannya; yang dicatat nama "
    "ini.\n"
)
BOTH = tuple(row(tiny.FOURTH, contest) for contest in tiny.NUMBERS)


def test_a_folder_is_searched_and_a_repeat_is_harmless(desk: Desk) -> None:
    day = desk.made.day(tiny.FIRST)
    first, again = desk.take(day), desk.take(day)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout.splitlines()[-1] == "3 berkas diterima atau sudah ada, 0 ditolak."
    assert first.stdout.count(": diterima") == 3
    assert again.stdout.count(": sudah ada") == 3
    assert "paket.asice: bukan hasil TPS, dilewati" in first.stdout
    assert desk.take(day, lang="en").stdout != again.stdout


def test_what_is_refused_is_named_with_every_failing_fact(desk: Desk) -> None:
    good, bad = desk.made.day(tiny.FIRST), days.bundle(desk.made.day(tiny.FOREIGN))
    missing = desk.folder / "tiada.asice"
    done = desk.take(days.bundle(good), bad, missing)
    assert done.stderr.startswith(f"S.770 Tidak ada berkas atau folder bernama {missing}. → ")
    assert done.exit_code == 1
    head, *told, last = done.stdout.splitlines()
    assert head == f"{days.bundle(good).name}: diterima"
    assert last == "1 berkas diterima atau sudah ada, 2 ditolak."
    assert told[0] == f"{bad.name}: DITOLAK"
    (strange,) = [line for line in told if line.startswith("  ✗ Dari wilayah lain: ")]
    assert "mungkin ada paket rekapitulasi yang lebih baru" in strange
    assert [line for line in told if str(missing) in line] == []


def test_where_nothing_is_at_all_no_recap_is_begun(made: days.Made, tmp_path: Path) -> None:
    desk = Desk(made, tmp_path)
    done = desk.take(tmp_path / "stik")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("S.770 ")
    assert not desk.books.exists()


def test_a_pack_that_is_named_is_refused(desk: Desk) -> None:
    done = desk.take(desk.made.packs.path(tiny.FIRST))
    assert done.exit_code == 1
    assert "  ✗ Bukan hasil TPS: " in done.stdout


def test_a_folder_without_results_is_told(desk: Desk) -> None:
    (desk.folder / "stik").mkdir()
    done = desk.take(desk.folder / "stik")
    assert done.exit_code == 0
    assert "Tidak ada berkas" in done.stderr


def test_two_officers_type_until_they_agree(desk: Desk) -> None:
    slipped = row(tiny.FOURTH, tiny.GUBERNUR, IV_1=2, IV_2=4)
    first = desk.enter("ANI", slipped, BOTH[1])
    assert (first.exit_code, first.stderr) == (0, UNLISTED), first.output
    assert first.stdout == "2 formulir dicatat, 0 temuan.\n"
    second = desk.enter("BUDI", *BOTH)
    assert second.exit_code == 1
    (told,) = [line for line in second.stdout.splitlines() if "K.012" in line]
    assert told.startswith(f"{tiny.FOURTH} {tiny.GUBERNUR}: ")
    assert "IV_1, IV_2" in told
    assert desk.enter("ANI", BOTH[0]).exit_code == 0


def test_a_re_vote_known_from_paper_alone_replaces_the_first_result(desk: Desk) -> None:
    assert desk.take(*desk.bundles()).exit_code == 0
    first = tiny.figures(tiny.FIRST, tiny.GUBERNUR)
    again = row(tiny.FIRST, tiny.GUBERNUR, IV_1=first["IV_2"], IV_2=first["IV_1"])
    for officer in ("ANI", "BUDI"):
        done = desk.enter(officer, again, kind="U")
        assert done.stdout.endswith("1 formulir dicatat, 0 temuan.\n"), done.output
    report = desk.report()
    (paper,) = (desk.folder / "rekap").glob("*gubernur-1.pdf")
    said = "pemungutan suara ulang (U, diketik dari lembar kertas) menggantikan hasil sebelumnya"
    assert f"TPS 001 MELATI hasil {said} (R-1)" in " ".join(
        " ".join(texts(paper.read_bytes())).split()
    ), report.output
    (sent,) = (desk.folder / "rekap").glob("*.asice")
    checked = tiny.run("verify", sent, "--trust", desk.made.packs.root)
    assert checked.exit_code == 0, checked.output


def test_a_form_of_a_vote_that_was_replaced_is_refused_with_what_to_do(desk: Desk) -> None:
    again = row(tiny.FOURTH, tiny.GUBERNUR)
    assert desk.enter("ANI", again, kind="U").exit_code == 0
    unsaid, old = desk.enter("BUDI", again), desk.enter("BUDI", again, kind="R")
    assert (unsaid.exit_code, old.exit_code) == (1, 1)
    assert "K.121" in unsaid.stderr
    assert "--kind U" in unsaid.stderr
    assert "K.120" in old.stderr
    assert "R tidak perlu diketik" in old.stderr
    assert desk.enter("BUDI", again, kind="U").exit_code == 0


def test_a_column_that_is_not_on_the_ballot_may_stay_blank(desk: Desk) -> None:
    done = desk.enter("ANI", BOTH[1])
    assert (done.exit_code, done.stderr) == (0, UNLISTED), done.output
    done = desk.enter("ANI", row(tiny.FOURTH, tiny.BUPATI, IV_3=0))
    assert done.exit_code == 1
    assert "S.509" in done.stderr


def test_a_choice_that_nobody_filled_in_is_blank(desk: Desk) -> None:
    unfilled = row(tiny.FOURTH, tiny.BUPATI, IV_2="")
    done = desk.enter("ANI", BOTH[0], unfilled)
    assert done.exit_code == 1
    assert f"{tiny.FOURTH} {tiny.BUPATI}: R20" in done.stdout


def test_what_the_rules_find_is_told_at_once(desk: Desk) -> None:
    done = desk.enter("ANI", row(tiny.FOURTH, tiny.GUBERNUR, VC=12, II3=""))
    assert done.exit_code == 1
    codes = [line.split()[2] for line in done.stdout.splitlines()[:-1]]
    assert {"R11", "R12", "R20"} <= set(codes)
    assert all(" → " in line for line in done.stdout.splitlines()[:-1])
    assert done.stdout.splitlines()[-1] == f"1 formulir dicatat, {len(codes)} temuan."


def test_what_is_not_of_this_recap_is_not_entered_and_the_rest_is(desk: Desk) -> None:
    strange = row(tiny.FOREIGN, tiny.GUBERNUR)
    done = desk.enter("ANI", strange, *BOTH)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{UNLISTED}{tiny.FOREIGN} {tiny.GUBERNUR}: K.013 ")
    assert done.stdout == "2 formulir dicatat, 0 temuan.\n"


def test_a_third_officer_is_refused_with_the_names_of_the_two(desk: Desk) -> None:
    for officer in ("ANI", "BUDI"):
        assert desk.enter(officer, *BOTH).exit_code == 0
    done = desk.enter("CICI", *BOTH)
    assert done.exit_code == 1
    assert "ANI" in done.stderr
    assert "BUDI" in done.stderr


def test_an_officer_without_a_name_is_refused(desk: Desk) -> None:
    done = desk.enter("", *BOTH)
    assert done.exit_code == 1
    assert "K.014" in done.stderr


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"kontes\ngubernur\n"])
def test_a_table_that_is_none_is_told_in_words(desk: Desk, content: bytes) -> None:
    table = desk.folder / "angka.csv"
    table.write_bytes(content)
    done = desk.run("enter", table, "--officer", "ANI")
    assert done.exit_code == 1
    assert "→" in done.stderr


def test_a_row_with_a_cell_that_is_no_figure_is_not_entered_and_the_rest_is(desk: Desk) -> None:
    done = desk.enter("ANI", row(tiny.FOURTH, tiny.GUBERNUR, II3="nol", VB="12o"), BOTH[1])
    assert done.exit_code == 1
    assert done.stdout == "1 formulir dicatat, 0 temuan.\n"
    assert done.stderr.count("I.124") == 2
    (told,) = [line for line in done.stderr.splitlines() if "K.055" in line]
    assert f"Baris 2 (TPS {tiny.FOURTH}, gubernur) TIDAK dicatat" in told
    assert "II3, VB" in told
    named = {(row["kode_tps"], row["kontes"]) for row in desk.status()["missing"]}
    assert (tiny.FOURTH, tiny.GUBERNUR) in named
    assert (tiny.FOURTH, tiny.BUPATI) not in named


def test_of_a_table_with_too_many_faults_nothing_is_entered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "MOST_FAULTS", 1)
    done = desk.enter("ANI", BOTH[1], row(tiny.FOURTH, tiny.GUBERNUR, II3="nol", VB="12o"))
    assert done.exit_code == 1
    assert "I.114" in done.stderr
    assert done.stdout == "0 formulir dicatat, 0 temuan.\n"


def test_a_report_names_what_is_missing_until_nothing_is(desk: Desk) -> None:
    assert desk.take(*desk.bundles()).exit_code == 0
    partial = desk.report()
    assert partial.exit_code == 1
    paths = partial.stdout.splitlines()[:6]
    assert sorted(paths) == sorted(str(path) for path in (desk.folder / "rekap").iterdir())
    told = partial.stdout.splitlines()[6:]
    assert [line.count(tiny.FOURTH) for line in told] == [1, 1]
    assert all("SEMENTARA" in line for line in told)
    english = desk.report(lang="en")
    assert english.stdout.splitlines()[:6] == paths
    assert english.stdout.splitlines()[6:] != told
    for officer in ("ANI", "BUDI"):
        assert desk.enter(officer, *BOTH).exit_code == 0
    whole = desk.report()
    assert whole.exit_code == 0
    assert len(whole.stdout.splitlines()) == 6


def test_one_officer_s_typing_is_no_final_report_nor_are_two_that_differ(desk: Desk) -> None:
    desk.take(*desk.bundles())
    desk.enter("ANI", *BOTH)
    alone = desk.report()
    assert alone.exit_code == 1
    assert alone.stdout.count("baru diketik satu petugas. Rekapitulasi masih SEMENTARA.") == 2
    desk.enter("BUDI", row(tiny.FOURTH, tiny.GUBERNUR, VB=3), BOTH[1])
    done = desk.report()
    assert done.exit_code == 1
    assert done.stdout.count("SEMENTARA") == 1


def test_the_table_of_a_report_can_be_checked_and_typed_from(desk: Desk) -> None:
    desk.take(*desk.bundles())
    desk.report()
    (path,) = (desk.folder / "rekap").glob("*.csv")
    checked = tiny.run("check", path)
    assert checked.exit_code == 0, checked.output
    assert "I.165" in checked.stderr
    assert "6 baris TPS dibaca, 8 baris" in checked.stderr
    assert checked.stdout == "6 formulir diperiksa, 0 dengan temuan.\n"
    typed = desk.run("enter", path, "--officer", "ANI")
    assert typed.exit_code == 0, typed.output
    assert typed.stdout == "6 formulir dicatat, 0 temuan.\n"


@pytest.mark.parametrize("name", ["import", "enter", "report", "status"])
def test_a_pack_or_code_that_opens_nothing_is_told_in_words(
    made: days.Made, tmp_path: Path, name: str
) -> None:
    given = {
        "import": (made.day(tiny.FIRST),),
        "enter": (made.packs.root, "--officer", "ANI"),
        "report": ("--out", tmp_path / "rekap"),
        "status": (),
    }[name]
    pack, code = made.packs.path(tiny.HERE), made.packs.code(tiny.HERE)
    for asked, typed, why in (
        (tmp_path / "tiada", code, "D.001"),
        (tmp_path, code, "D.001"),
        (made.packs.root, code, "S.522"),
        (made.packs.path(tiny.FIRST), made.packs.code(tiny.FIRST), "S.522"),
        (pack, made.packs.code(tiny.FIRST), "T.112"),
    ):
        opened = ("--db", tmp_path / "rekap.db", "--activation", typed)
        done = tiny.run("recap", name, asked, *given, *opened)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith(why)
    assert list(tmp_path.iterdir()) == []


def test_the_code_may_come_from_the_environment(desk: Desk) -> None:
    asked = ("recap", "report", desk.made.packs.path(tiny.HERE), "--db", desk.books)
    given = (*asked, "--out", desk.folder / "rekap")
    assert tiny.run(*given).exit_code == 2
    done = tiny.run(*given, env={"KPPS_ACTIVATION": desk.made.packs.code(tiny.HERE)})
    assert (done.exit_code, done.stderr) == (1, "")


READING = {
    "report": ("--out", "rekap"),
    "status": (),
    "findings": (),
    "compare": ("--sirekap", "angka.csv"),
    "correct": (
        *("--tps", tiny.FOURTH, "--contest", "gubernur", "--cell", "VB", "--figure", 1),
        *("--reason", "x", "--initial", "y", "--officer", "z"),
    ),
}


@pytest.mark.parametrize("name", READING)
def test_a_mistyped_address_is_no_new_recap(made: days.Made, tmp_path: Path, name: str) -> None:
    desk = Desk(made, tmp_path)
    done = desk.run(name, *READING[name])
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("S.600 ")
    assert str(desk.books) in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_recap_is_told(made: days.Made, tmp_path: Path) -> None:
    desk = Desk(made, tmp_path)
    first, again = (desk.take(days.bundle(made.day(tiny.FIRST))) for _ in range(2))
    assert f"Rekapitulasi BARU dibuat di {desk.books}" in first.stderr
    assert again.stderr == ""


def test_a_server_takes_the_place_of_the_file(desk: Desk, postgres_url: str) -> None:
    desk.books = postgres_url  # type: ignore[assignment]
    refused = desk.report()
    assert refused.exit_code == 1
    assert "S.600" in refused.stderr
    first = desk.take(desk.made.day(tiny.FIRST))
    assert first.exit_code == 0
    assert "Rekapitulasi BARU dibuat di postgresql+psycopg://" in first.stderr
    assert desk.enter("ANI", *BOTH).exit_code == 0
    done = desk.report()
    assert done.exit_code == 1
    assert len(done.stdout.splitlines()) == 6 + 3 * len(tiny.NUMBERS)
