"""One recap on every level: TPS, kecamatan, kab/kota, provinsi, through real packs and bundles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.exchange import bundles, container
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.exchange.nist_check import check_report
from kpps_desktop.exchange.packs import RegionPack, read_pack
from kpps_desktop.trust import cms
from kpps_desktop.trust.p12 import from_p12
from tests.journeys.province import (
    KABUPATEN,
    KECAMATAN,
    KOTA,
    PROVINSI,
    B,
    G,
    Province,
    W,
    built,
    truth,
)
from tests.papers import seen
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from pathlib import Path

TOTALLED = {
    **dict.fromkeys((*KECAMATAN[:2], KABUPATEN), (G, B)),
    **dict.fromkeys((*KECAMATAN[2:], KOTA), (G, W)),
    PROVINSI: (G,),
}
"""What is totalled where: a contest for governor goes up to the provinsi, others end below."""
BELOW = {KABUPATEN: KECAMATAN[:2], KOTA: KECAMATAN[2:], PROVINSI: (KABUPATEN, KOTA)}


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Province:
    """Recapitulate a whole provinsi, level by level."""
    made = built(tmp_path_factory.mktemp("provinsi"))
    for kecamatan in KECAMATAN:
        made.gather(kecamatan)
        made.report(kecamatan)
    for place, parts in BELOW.items():
        done = made.recap("import", place, *(made.bundle(one) for one in parts))
        assert done.exit_code == 0, done.output
        made.report(place)
    return made


def _reported(
    province: Province, place: str, out: str = ""
) -> dict[tuple[str, str], dict[str, str]]:
    (table,) = (province.folder / "rekap" / (out or place)).glob(f"*rekap-{place}-*.csv")
    return {(row["kode"], row["kontes"]): row for row in tiny.read_table(table)}


@pytest.mark.parametrize("place", TOTALLED)
def test_the_totals_of_every_level_are_an_independent_sum(province: Province, place: str) -> None:
    rows = _reported(province, place)
    assert {contest for kode, contest in rows if kode == place} == set(TOTALLED[place])
    for kode, contest in rows:
        wanted = truth(kode, contest)
        assert {cell: int(rows[kode, contest][cell]) for cell in wanted} == wanted


def test_everything_that_was_made_can_be_verified(province: Province) -> None:
    made = [path for place in TOTALLED for path in (province.folder / "rekap" / place).iterdir()]
    signed = [path for path in made if path.suffix in {".asice", ".pdf"}]
    packs = [province.packs.path(place) for place in BELOW]
    done = tiny.run("verify", "--json", "--trust", province.packs.root, *signed, *packs)
    told = json.loads(done.stdout)
    assert {one["file"]: one["ok"] for one in told} == {str(one): True for one in (*signed, *packs)}
    agreed = [
        one["file"]
        for one in told
        if any(fact["fact"] == "journal_agrees" and fact["holds"] for fact in one["facts"])
    ]
    assert set(agreed) == {str(province.bundle(place)) for place in TOTALLED}


@pytest.mark.parametrize(
    ("place", "contest", "model"),
    [
        (KABUPATEN, B, "D.HASIL KABKO-KWK-BUPATI"),
        (KOTA, W, "D.HASIL KABKO-KWK-WALIKOTA"),
        (PROVINSI, G, "D.HASIL PROV-KWK-GUBERNUR"),
    ],
)
def test_the_form_of_the_level_names_its_officers_and_columns(
    province: Province, place: str, contest: str, model: str
) -> None:
    (pdf,) = (province.folder / "rekap" / place).glob(f"*d-hasil-{place}-{contest}-*.pdf")
    text = " ".join(" ".join(page.split()) for page in seen.texts(pdf.read_bytes()))
    assert model in text
    assert f"SEKAR {place}" in text
    assert "SEMENTARA" not in text


def test_the_reports_of_other_programs_hold_together(province: Province) -> None:
    for place in TOTALLED:
        (report,) = (province.folder / "rekap" / place).glob("*-nist.json")
        assert check_report(json.loads(report.read_bytes())) == []


def test_a_repeat_changes_nothing(province: Province) -> None:
    again = province.recap("import", KABUPATEN, province.bundle(KECAMATAN[0]))
    assert again.exit_code == 0
    assert "sudah ada" in again.stdout


def test_the_status_tells_of_the_regions_below(province: Province) -> None:
    told = json.loads(province.recap("status", PROVINSI, "--json").stdout)
    assert (told["wilayah"], [one["kode"] for one in told["bagian"]]) == ("99", [KABUPATEN, KOTA])
    assert [one["tps"] for one in told["bagian"]] == [5, 4]
    assert told["missing"] == told["provisional"] == told["differing"] == []
    said = province.recap("status", PROVINSI).stdout
    assert "kabupaten/kota" in said
    assert "CONTOH UTARA" in said


@pytest.mark.parametrize(
    ("at", "of"),
    [
        (KABUPATEN, KECAMATAN[2]),
        (KOTA, KECAMATAN[0]),
    ],
)
def test_a_kecamatan_of_another_kab_kota_is_refused(province: Province, at: str, of: str) -> None:
    refused = province.recap("import", at, province.bundle(of))
    assert refused.exit_code == 1
    assert f"kecamatan {of} tidak termasuk wilayah rekapitulasi ini" in refused.stdout


@pytest.mark.parametrize("of", [KECAMATAN[0], PROVINSI])
def test_a_bundle_of_another_level_is_refused(province: Province, of: str) -> None:
    refused = province.recap("import", PROVINSI, province.bundle(of))
    assert refused.exit_code == 1
    assert "tidak ada rekapitulasi yang dijumlahkan di sini" in refused.stdout


def _signed_by_the_ppk(province: Province, kecamatan: str, target: Path, **change: object) -> Path:
    """Change a bundle's recap and have the PPK's own key sign it again."""
    held, _ = container.read(province.bundle(kecamatan).read_bytes())
    assert held is not None
    files = dict(held.files)
    recap = json.loads(files["recap.json"])
    recap |= change
    row = recap["rows"][0]
    row["figures"]["IV_1"] += 1
    files["recap.json"] = json.dumps(
        recap, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
    pack, _ = container.read(province.packs.path(kecamatan).read_bytes())
    assert pack is not None
    opened, _ = read_pack(pack.files)
    assert opened is not None
    key = from_p12(opened.credential, province.packs.code(kecamatan))
    target.write_bytes(container.write(files, lambda said: cms.sign(said, key, days.PLENO)))
    return target


def test_figures_that_the_journal_does_not_tell_are_refused(
    province: Province, tmp_path: Path
) -> None:
    forged = _signed_by_the_ppk(province, KECAMATAN[0], tmp_path / "rekap.asice", sequence=2)
    before = province.recap("status", KABUPATEN, "--json").stdout
    refused = province.recap("import", KABUPATEN, forged)
    assert refused.exit_code == 1
    assert "Jangan diterima" in refused.stdout
    assert province.recap("status", KABUPATEN, "--json").stdout == before


def test_an_altered_byte_is_refused(province: Province, tmp_path: Path) -> None:
    content = bytearray(province.bundle(KECAMATAN[0]).read_bytes())
    content[content.index(b'"IV_1":') + len('"IV_1":')] ^= 1
    altered = tmp_path / "rekap.asice"
    altered.write_bytes(content)
    assert province.recap("import", KABUPATEN, altered).exit_code == 1


def test_a_pack_of_a_region_comes_back(province: Province) -> None:
    held, _ = container.read(province.packs.path(KABUPATEN).read_bytes())
    assert held is not None
    pack, faults = read_pack(held.files)
    assert faults == []
    assert isinstance(pack, RegionPack)
    assert [(one.kode, one.stations, one.dpt_l) for one in pack.units] == [
        (KECAMATAN[0], 3, 18),
        (KECAMATAN[1], 2, 12),
    ]
    assert [one.id for one in pack.officers] == ["KPU-1", "KPU-2", "OP-1"]
    assert [one.code for one in pack.election.contests] == [G, B]


def test_until_all_is_final_below_the_recap_is_provisional(tmp_path: Path) -> None:
    made = built(tmp_path)
    first, second = KECAMATAN[2:]
    made.gather(first)
    made.report(first)
    made.recap("import", KOTA, made.bundle(first))
    folder = made.report(KOTA, "kota-1", exits=1)
    assert f"kecamatan {second}" in made.recap("report", KOTA, "--out", folder).stdout
    tps = "9902022001001"
    made.typed(second, [(tps, W, tiny.counted(B, (1, 2) * 5))], "kode_tps")
    made.report(second, "sementara", exits=1)
    taken = made.recap("import", KOTA, made.bundle(second, "sementara"))
    assert taken.exit_code == 0, taken.output
    told = json.loads(made.recap("status", KOTA, "--json").stdout)
    assert {one["kode_wilayah"] for one in told["provisional"]} == {second}
    made.gather(second)
    made.report(second)
    made.recap("import", KOTA, made.bundle(second))
    rows = _reported(made, KOTA, made.report(KOTA, "kota-2").name)
    assert {row["status"] for row in rows.values() if row["tingkat"] == "KABKO"} == {"LENGKAP"}
    assert int(rows[KOTA, W]["VC"]) == truth(KOTA, W)["VC"]
    assert rows[second, W]["urutan"] == "2"
    (bundle,) = (made.folder / "rekap" / "kota-2").glob("*.asice")
    held, _ = container.read(bundle.read_bytes())
    assert held is not None
    sent, _ = bundles.read_bundle(held.files)
    assert isinstance(sent, RecapBundle)
    assert [(one.tps, one.contest, one.sequence) for one in sent.recap.superseded] == [
        (second, W, 1)
    ]
    older = made.recap("import", KOTA, made.bundle(second, "sementara"))
    assert "sudah ada" in older.stdout
    assert json.loads(made.recap("status", KOTA, "--json").stdout)["provisional"] == []
    _corrected_at_the_pleno(made, second)


def _corrected_at_the_pleno(made: Province, kecamatan: str) -> None:
    """Correct a figure of a kecamatan at the kota, and see what is found in it."""
    initials = ("--initial", "KETUA", "--initial", "SAKSI")
    place = ("--wilayah", kecamatan, "--contest", W)
    figure = ("--cell", "VB", "--figure", "9", "--reason", "Salah salin", "--officer", "OP-1")
    done = made.recap("correct", KOTA, *place, *figure, *initials)
    assert f"kecamatan {kecamatan}, walikota: VB dibetulkan" in done.stdout
    listed = made.recap("findings", KOTA).stdout
    assert f"HULU CONTOH ({kecamatan}), walikota" in listed
    assert "R11 [VC, VA, VB]" in listed


def test_a_command_at_a_kpu_speaks_of_its_own_level(province: Province, tmp_path: Path) -> None:
    unit = KECAMATAN[0]
    books = ("--db", tmp_path / "lain.db", "--activation", province.packs.code(KABUPATEN))

    def run(command: str, *given: object) -> str:
        done = tiny.run("recap", command, province.packs.path(KABUPATEN), *given, *books)
        return " ".join(done.output.split())

    run("import", province.bundle(unit))
    told = {**truth(unit, G), "IV_1": 1}
    table = tmp_path / "ketikan.csv"
    tiny.write_table(table, (("kode_wilayah", "kontes", *told), (unit, G, *told.values())))
    assert "perolehan suara dari D.HASIL kertas" in run("enter", table, "--officer", "ANI")
    assert "1 formulir dicatat" in run("enter", table, "--officer", "ANI", "--kind", "U")
    refused = run("enter", table, "--officer", "BUDI")
    assert f"Untuk gubernur, kecamatan {unit}, sudah diketik hasil U" in refused
    at = ("--tps", unit, "--contest", G, "--officer", "OP-1")
    run("object", *at, "--by", "SAKSI 1", "--text", "beda")
    answer = ("--objection", "KB-1", "--refuse", "--answer", "x", "--officer", "OP-1")
    assert "pendapat Bawaslu Kabupaten/Kota belum dicatat" in run("answer", *answer)
    assert "pendapat Bawaslu tercatat" in run("answer", *answer, "--opinion", "y")
