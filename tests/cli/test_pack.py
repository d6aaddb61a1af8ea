"""`pack build`: packs that verify from a good source, and nothing from a faulty one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from pathlib import Path

STATIONS = len(tiny.VOTES)
SECRET = {"aktivasi.csv", "aktivasi.pdf", "otoritas.p12", "otoritas.pdf"}


def verified(packs: tiny.Packs, *, trust: Path) -> list[bool]:
    paths = sorted(packs.folder.glob("*.asice"))
    told = tiny.run("verify", "--json", "--trust", trust, *paths)
    return [one["ok"] for one in json.loads(told.stdout)]


def test_packs_verify_under_the_root_of_their_election_only(made: days.Made) -> None:
    packs, others = made.packs, made.official
    assert verified(packs, trust=packs.root) == [True] * (STATIONS + 2)
    assert verified(packs, trust=others.root) == [False] * (STATIONS + 2)


def test_each_pack_has_a_code_of_its_own(packs: tiny.Packs) -> None:
    assert set(packs.codes) == {path.name for path in packs.folder.glob("*.asice")}
    assert len(set(packs.codes.values())) == STATIONS + 2


def test_codes_lie_beside_the_packs_as_slips_too(packs: tiny.Packs) -> None:
    assert (packs.folder / "aktivasi.pdf").read_bytes().startswith(b"%PDF")
    names = {path.name for path in packs.folder.iterdir()}
    assert names == set(packs.codes) | SECRET | {"root.pem"}


def test_only_its_owner_reads_what_opens_packs(packs: tiny.Packs) -> None:
    modes = {path.name: path.stat().st_mode & 0o777 for path in packs.folder.iterdir()}
    assert {name for name, mode in modes.items() if mode == 0o600} == SECRET


def test_a_simulation_says_so_in_every_name(made: days.Made) -> None:
    assert all(name.startswith("SIMULASI-paket-") for name in made.packs.codes)
    assert all(name.startswith("paket-") for name in made.official.codes)


def test_it_tells_how_many_and_which_root_to_announce(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    for lang, said in (("id", f"{STATIONS + 2} paket dibuat"), ("en", f"{STATIONS + 2} packs")):
        done = tiny.run("pack", "build", source, "--out", tmp_path / lang, lang=lang)
        assert done.exit_code == 0
        assert said in done.stdout
        assert len(done.stdout.splitlines()) == 4


def test_it_tells_that_codes_travel_apart_from_packs(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    done = tiny.run("pack", "build", source, "--out", tmp_path / "paket")
    assert "aktivasi.pdf" in done.stdout
    assert "TERPISAH" in done.stdout


def test_what_is_odd_is_told_after_a_build_that_it_does_not_stop(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber", "resmi")
    for name in ("ppk", "dpt"):
        (source / f"{name}.csv").unlink()
    stations = source / "tps.csv"
    stations.write_text(stations.read_text("utf-8").replace("SD 1,6,6", "SD 1,600,6", 1), "utf-8")
    done = tiny.run("pack", "build", source, "--out", tmp_path / "paket")
    assert done.exit_code == 0, done.output
    told = done.stderr.splitlines()
    codes = {code for code in ("I.230", "I.281", "I.282", "I.283", "I.286") if code in done.stderr}
    assert codes == {"I.230", "I.281", "I.282", "I.283", "I.286"}
    assert told[-1].startswith("5 peringatan")


def test_every_fault_is_told_with_its_place_and_nothing_is_made(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    places = source / "wilayah.csv"
    places.write_text(places.read_text("utf-8").replace("9901012002,KENANGA\n", ""), "utf-8")
    stations = source / "tps.csv"
    stations.write_text(
        stations.read_text("utf-8").replace("9901012001002,SD 1,6", "9901012001002,SD 1,enam"),
        "utf-8",
    )
    (source / "paslon.csv").unlink()
    done = tiny.run("pack", "build", source, "--out", tmp_path / "paket")
    assert (done.exit_code, done.stdout) == (1, "")
    told = done.stderr.splitlines()
    assert any(line.startswith("tps.csv:3:dpt_l: ") for line in told)
    assert any(line.startswith("paslon.csv: ") for line in told)
    assert any(line.startswith("tps.csv:4:kode_tps: ") for line in told), told
    assert all(" → " in line and "{" not in line for line in told[:-1])
    assert told[-1].startswith("4 kesalahan, 0 peringatan")
    assert not (tmp_path / "paket").exists()


@pytest.mark.parametrize("asked", [(), ("--all",)])
def test_a_flood_is_told_in_a_few_lines_unless_all_is_asked_for(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    voters = source / "dpt.csv"
    voters.write_text(voters.read_text("utf-8").replace(tiny.FIRST, "9901012001009"), "utf-8")
    done = tiny.run("pack", "build", source, "--out", tmp_path / "paket", *asked)
    assert done.exit_code == 1
    told = done.stderr.splitlines()
    assert len(told) == (tiny.DPT + 2 if asked else 4), told
    assert told[-1].startswith("13 kesalahan")


@pytest.mark.parametrize("name", ["tiada", "tiada.xlsx", "catatan.txt"])
def test_a_source_that_is_none_is_told_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "catatan.txt").write_bytes(b"Halo")
    done = tiny.run("pack", "build", tmp_path / name, "--out", tmp_path / "paket")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{name}: ")
    assert not (tmp_path / "paket").exists()


def test_faults_are_told_in_the_language_asked_for(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    (source / "tps.csv").unlink()
    said = {
        lang: tiny.run("pack", "build", source, "--out", tmp_path / "x", lang=lang).stderr
        for lang in ("id", "en")
    }
    assert said["id"] != said["en"]


@pytest.mark.parametrize("named", ["folder", "workbook"])
def test_the_sheets_may_come_in_one_workbook(tmp_path: Path, named: str) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    with xlsxwriter.Workbook(source / "sumber.xlsx") as book:
        for name, rows in tiny.SHEETS.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            (source / f"{name}.csv").unlink()
    asked = source if named == "folder" else source / "sumber.xlsx"
    done = tiny.run("pack", "build", asked, "--out", tmp_path / "paket")
    assert done.exit_code == 0, done.output
    packs = tiny.packs_in(tmp_path / "paket")
    assert verified(packs, trust=packs.root) == [True] * (STATIONS + 2)


def test_a_folder_that_has_packs_already_is_left_alone(made: days.Made, tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    root = made.packs.root
    before = root.read_bytes()
    done = tiny.run("pack", "build", source, "--out", root.parent)
    assert done.exit_code == 1
    assert str(root.parent) in done.stderr
    assert root.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_told_in_words(tmp_path: Path) -> None:
    source = tiny.write_source(tmp_path / "sumber")
    (tmp_path / "berkas").write_bytes(b"")
    done = tiny.run("pack", "build", source, "--out", tmp_path / "berkas" / "paket")
    assert done.exit_code == 1
    assert done.stderr.startswith("D.003 ")
