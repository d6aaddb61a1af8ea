"""Packs made again under the first authority: a re-vote stands above, a lost pack is replaced."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.exchange.packs import PpkPack, TpsPack
from kpps_desktop.services.ppk.overview import overview
from kpps_desktop.services.ppk.receiving import Outcome, Reception, receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import certificates
from kpps_desktop.trust.facts import failing
from tests.papers.seen import texts
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from kpps_desktop.services.ppk.desk import RecapDesk

    Opening = Callable[..., RecapDesk]

ID = "20241127-9901-simulasi"
AGAIN = {tiny.GUBERNUR: (3,) * 11, tiny.BUPATI: (2,) * 10}
"""The ballots of the re-vote."""


@dataclass(frozen=True, slots=True)
class Office:
    """KPU's office after the first build: the source, the authority, and its code."""

    folder: Path
    source: Path
    authority: Path
    code: str

    def write(self, **terms: str) -> None:
        """Write keys of `pemilihan.toml`, each in the place of its line or before all."""
        path = self.source / "pemilihan.toml"
        for key, value in terms.items():
            kept = [one for one in path.read_text("utf-8").splitlines() if not is_of(one, key)]
            path.write_text("\n".join([f'{key} = "{value}"', *kept]), "utf-8")

    def build(self, out: str, *more: str, code: str | None = None) -> Result:
        """Build under the first authority."""
        asked = ("pack", "build", self.source, "--out", self.folder / out)
        env = {"KPPS_OTORITAS": self.code if code is None else code}
        return tiny.run(*asked, "--authority", self.authority, *more, env=env)

    def built(self, out: str, *more: str) -> tiny.Packs:
        """Build, and return the packs."""
        done = self.build(out, *more)
        assert done.exit_code == 0, done.output
        return tiny.packs_in(self.folder / out)


def is_of(line: str, key: str) -> bool:
    return line.split("=", maxsplit=1)[0].strip() == key


@pytest.fixture
def office(made: days.Made, tmp_path: Path) -> Office:
    """Return the office that built the packs of the simulation."""
    first = made.packs.folder
    printed = " ".join(texts((first / "otoritas.pdf").read_bytes()))
    (code,) = re.findall(r"\b(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}\b", printed)
    authority = tmp_path / "brankas" / "otoritas.p12"
    authority.parent.mkdir()
    shutil.copy(first / "otoritas.p12", authority)
    return Office(tmp_path, tiny.write_source(tmp_path / "sumber"), authority, code)


def take(desk: RecapDesk, packs: tiny.Packs, folder: Path) -> Reception:
    (one,) = receive(desk, packs.path(tiny.HERE).read_bytes(), [days.bundle(folder)])
    return one


def test_a_re_vote_under_the_first_authority_stands_above_the_first_result(
    office: Office, opening: Opening, made: days.Made, tmp_path: Path
) -> None:
    office.write(jenis="U", id=ID)
    packs = office.built("ulang", "--only", tiny.FIRST)
    assert packs.root.read_bytes() == made.packs.root.read_bytes()
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "tps", days.day(tiny.FIRST, AGAIN))
    assert days.bundle(tmp_path / "tps").name == f"SIMULASI-hasil-{tiny.FIRST}-U-1.asice"
    desk = opening(packs)
    for folder in (made.day(tiny.FIRST), made.day(tiny.SECOND), tmp_path / "tps"):
        told = take(desk, packs, folder)
        assert (told.outcome, failing(told.facts)) == (Outcome.RECEIVED, ())
    for contest, ballots in AGAIN.items():
        column = desk.recap().column(tiny.FIRST, contest)
        assert column.figures == tiny.counted(contest, ballots)
        assert [one.kind for one in column.arrivals] == ["R", "U"]
    assert {(one.tps, one.kind) for one in overview(desk).superseded} == {(tiny.FIRST, "R")}
    report(desk, tmp_path / "rekap")
    (paper,) = (tmp_path / "rekap").glob("*gubernur-1.pdf")
    of = f"{tiny.HERE}-U"
    assert {path.name for path in (tmp_path / "rekap").iterdir()} == {
        *(f"SIMULASI-d-hasil-{of}-{contest}-1.pdf" for contest in AGAIN),
        *(f"SIMULASI-rekap-{of}-1{end}" for end in (".asice", ".csv", ".xlsx", "-nist.json")),
    }
    said = "hasil pemungutan suara ulang (U-1) menggantikan hasil sebelumnya (R-1)"
    assert f"TPS 001 MELATI {said}" in " ".join(" ".join(texts(paper.read_bytes())).split())
    (path,) = (tmp_path / "rekap").glob("*.xlsx")
    head, *rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Hasil digantikan").to_python()
    told = {row[1]: dict(zip(head, row, strict=True)) for row in rows}
    for contest, row in told.items():
        assert (row["jenis"], row["urutan"], row["digantikan_oleh"]) == ("R", 1, "U-1")
        assert row["IV_1"] == tiny.figures(tiny.FIRST, contest)["IV_1"]
    assert set(told) == set(AGAIN)


def test_the_names_of_both_results_live_on_one_stick(
    office: Office, made: days.Made, tmp_path: Path
) -> None:
    office.write(jenis="U", id=ID)
    packs = office.built("ulang", "--only", tiny.FIRST)
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "tps", days.day(tiny.FIRST, AGAIN))
    first, again = (
        {path.name for path in folder.iterdir() if path.name.startswith("SIMULASI-")}
        for folder in (made.day(tiny.FIRST), tmp_path / "tps")
    )
    assert len(first) == len(again) == 6
    assert not first & again


def test_only_what_was_asked_for_is_made_and_the_ppk_knows_all(office: Office) -> None:
    office.write(jenis="U", id=ID)
    packs = office.built("ulang", "--only", tiny.FIRST)
    assert len(packs.codes) == 2
    ppk = verify(packs.path(tiny.HERE).read_bytes()).content
    tps = verify(packs.path(tiny.FIRST).read_bytes()).content
    assert isinstance(ppk, PpkPack)
    assert isinstance(tps, TpsPack)
    assert tps.election.kind is ResultKind.ULANG
    many = {kode: len(ders) for kode, ders in ppk.certificates.items()}
    assert many == {one: 1 + (one == tiny.FIRST) for one in tiny.VOTES if one != tiny.FOREIGN}


def test_every_pack_made_again_verifies_under_the_first_root(
    office: Office, made: days.Made
) -> None:
    packs = office.built("lagi", "--replace")
    roots = certificates.load_pem(made.packs.root.read_bytes())
    for name in packs.codes:
        facts = verify((packs.folder / name).read_bytes(), Against(roots=roots)).facts
        assert failing(facts) == ()


def test_no_pack_falls_that_nobody_asked_to_replace(office: Office) -> None:
    before = office.authority.read_bytes()
    done = office.build("semua")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("S.780 ")
    assert tiny.FIRST in done.stderr
    assert "--only" in done.stderr
    assert not (office.folder / "semua").exists()
    assert office.authority.read_bytes() == before


def test_whose_earlier_packs_fall_is_told(office: Office) -> None:
    office.write(jenis="U", id=ID)
    assert "I.290" not in office.build("ulang", "--only", tiny.FIRST).stderr
    again = office.build("lagi", "--only", tiny.FIRST).stderr.splitlines()
    (line,) = [one for one in again if "I.290" in one]
    assert "Paket terdahulu U" in line
    assert tiny.FIRST in line
    assert tiny.SECOND not in line
    whole = office.build("semua", "--replace")
    assert (whole.exit_code, tiny.FIRST in whole.stderr) == (0, True)


def test_a_re_vote_is_told_by_file_name_and_slip(office: Office, made: days.Made) -> None:
    office.write(jenis="U", id=ID, tanggal="2024-12-04")
    packs = office.built("ulang", "--only", tiny.FIRST)
    assert set(packs.codes) == {
        f"SIMULASI-paket-{tiny.FIRST}-U.asice",
        f"SIMULASI-paket-ppk-{tiny.HERE}-U.asice",
    }
    slip = " ".join(texts((packs.folder / "aktivasi.pdf").read_bytes()))
    first = " ".join(texts((made.packs.folder / "aktivasi.pdf").read_bytes()))
    assert "PEMUNGUTAN SUARA ULANG" in slip
    assert "4 Desember 2024" in slip
    assert "27 November 2024" in first
    assert "ULANG" not in first.replace("pemungutan suara ulang", "")


def test_a_pack_in_place_of_a_lost_one_takes_the_lost_one_back(
    office: Office, opening: Opening, made: days.Made, tmp_path: Path
) -> None:
    packs = office.built("ganti", "--only", tiny.FIRST)
    days.hold_lightly(packs, tiny.FIRST, tmp_path / "tps", days.day(tiny.FIRST))
    desk = opening(packs)
    lost = take(desk, packs, made.day(tiny.FIRST))
    assert (lost.outcome, [one.code for one in failing(lost.facts)]) == (
        Outcome.REFUSED,
        ["F.122"],
    )
    assert take(desk, packs, tmp_path / "tps").outcome is Outcome.RECEIVED


def test_the_authority_remembers_each_build(office: Office) -> None:
    before = office.authority.read_bytes()
    office.built("satu", "--only", tiny.FIRST)
    assert office.authority.read_bytes() != before
    assert office.authority.stat().st_mode & 0o777 == 0o600
    office.write(jenis="U", id=ID)
    ppk = verify(office.built("dua", "--only", tiny.FIRST).path(tiny.HERE).read_bytes()).content
    assert isinstance(ppk, PpkPack)
    assert max(len(ders) for ders in ppk.certificates.values()) == 3
    assert not (office.folder / "dua" / "otoritas.p12").exists()


@pytest.mark.parametrize(
    ("terms", "more", "code", "told"),
    [
        ({}, (), "", "S.570"),
        ({"id": "pemilihan-lain"}, (), None, "S.571"),
        ({"id": ID, "mode": "resmi"}, (), None, "S.572"),
        ({}, ("--only", "9901012001009"), None, "S.575"),
        ({}, (), "1234", "S.781"),
        ({}, (), "0000-0000-0000-000*", "S.782"),
        ({}, (), "0000-0000-0000-0001", "S.783"),
    ],
)
def test_what_does_not_go_with_the_authority_is_refused_and_nothing_made(
    office: Office, terms: dict[str, str], more: tuple[str, ...], code: str | None, told: str
) -> None:
    office.write(**terms)
    before = office.authority.read_bytes()
    done = office.build("x", *more, code=code)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{told} ")
    assert not (office.folder / "x").exists()
    assert office.authority.read_bytes() == before


def test_a_region_without_a_key_is_refused(office: Office) -> None:
    office.write(id=ID)
    for name in ("wilayah", "tps", "dpt", "ppk", "pemilihan"):
        path = office.source / f"{name}.{'toml' if name == 'pemilihan' else 'csv'}"
        path.write_text(path.read_text("utf-8").replace("9901", "9902"), "utf-8")
    office.write(id=ID)
    done = office.build("x")
    assert done.stderr.startswith("S.573 ")
    assert "9901" in done.stderr


def test_a_source_without_the_whole_kecamatan_is_refused(office: Office) -> None:
    for name in ("tps", "dpt"):
        path = office.source / f"{name}.csv"
        rows = [one for one in path.read_text("utf-8").splitlines() if tiny.SECOND not in one]
        path.write_text("\n".join(rows), "utf-8")
    done = office.build("x")
    assert done.stderr.startswith("S.574 ")
    assert tiny.SECOND in done.stderr
    assert office.build("y", "--only", tiny.FOREIGN).exit_code == 0


def test_a_part_without_the_authority_is_refused(office: Office) -> None:
    asked = ("pack", "build", office.source, "--out", office.folder / "x", "--only", tiny.FIRST)
    assert tiny.run(*asked).stderr.startswith("S.576 ")


def test_a_re_vote_under_a_new_root_is_warned_of(office: Office) -> None:
    office.write(jenis="U", id=ID)
    done = tiny.run("pack", "build", office.source, "--out", office.folder / "x")
    assert done.exit_code == 0
    assert "I.288" in done.stderr
    assert "I.288" not in office.build("y", "--only", tiny.FIRST).stderr


def test_another_authoritys_code_does_not_open_it(office: Office, made: days.Made) -> None:
    code = next(iter(made.packs.codes.values()))
    assert office.build("x", code=code).stderr.startswith("T.142 ")
    other = replace(office, authority=office.source / "tps.csv")
    assert other.build("x").stderr.startswith("T.141 ")
