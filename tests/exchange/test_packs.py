"""Packs come back as they went, and a faulty one is told of whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest
from hypothesis import given

from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode, ResultKind
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.people import DPT, Officer, OfficerId, Sex, Voter, voter_ref
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.exchange import names
from kpps_desktop.exchange.packs import PpkPack, TpsPack, files_of, narrowed, read_pack
from tests.exchange import strategies

ELECTION = Election(
    id="20241127-1171-resmi",
    name="PEMILIHAN",
    day=date(2024, 11, 27),
    zone="WIB",
    profile="pilkada-2024",
    mode=Mode.RESMI,
    contests=(
        Contest(ContestCode("gubernur"), "GUBERNUR", KodeWilayah("11"), (Choice(1, "A", "B"),)),
        Contest(ContestCode("bupati"), "BUPATI", KodeWilayah("1172"), (Choice(1, "C", "D"),)),
    ),
    places=tuple(
        Wilayah(KodeWilayah(kode), f"NAMA {kode}")
        for kode in ("11", "1171", "117101", "1171012001", "1171012002", "117102", "1171022001")
    ),
    stations=(
        Tps(KodeTps("1171012001001"), "MEUNASAH", 100, 110),
        Tps(KodeTps("1171012002001"), "SD 1", 100, 110),
        Tps(KodeTps("1171022001001"), "SD 2", 100, 110),
    ),
)
PACK = TpsPack(
    narrowed(ELECTION, "1171012001001"),
    (Voter(voter_ref(DPT, 1), "CUT", Sex.P),),
    (Officer(OfficerId("KPPS-1"), "TEUKU"),),
    b"p12",
)


@given(strategies.tps_packs)
def test_a_tps_pack_comes_back(pack: TpsPack) -> None:
    assert read_pack(files_of(pack)) == (pack, [])


@given(strategies.ppk_packs())
def test_a_ppk_pack_comes_back(pack: PpkPack) -> None:
    back, findings = read_pack(files_of(pack))
    assert (back, findings) == (pack, [])
    assert isinstance(back, PpkPack)
    assert back.region == strategies.KECAMATAN


R = ResultKind.REGULER


def test_a_pack_holds_its_tps_only_and_the_names_of_its_regions() -> None:
    election = PACK.election
    assert PACK.tps.kode == "1171012001001"
    assert [place.kode for place in election.places] == ["11", "1171", "117101", "1171012001"]
    assert [contest.code for contest in election.contests] == ["gubernur"]


def test_a_ppk_sees_its_kecamatan_only() -> None:
    election = narrowed(ELECTION, "117101")
    assert len(election.stations) == 2
    assert "1171022001" not in [place.kode for place in election.places]


def test_the_name_of_a_file_says_simulation() -> None:
    tps, kecamatan = KodeTps("1171012001001"), KodeWilayah("117101")
    assert names.tps_pack(tps, Mode.SIMULASI, R) == "SIMULASI-paket-1171012001001.asice"
    assert names.tps_pack(tps, Mode.RESMI, R) == "paket-1171012001001.asice"
    assert names.ppk_pack(kecamatan, Mode.RESMI, R) == "paket-ppk-117101.asice"
    assert names.recap_bundle(kecamatan, 1, Mode.RESMI, R) == "rekap-117101-1.asice"
    assert names.recap_bundle(kecamatan, 1, Mode.SIMULASI, R) == "SIMULASI-rekap-117101-1.asice"
    assert names.desk_bundle(kecamatan, "B", 2, Mode.RESMI, R) == "meja-117101-B-2.asice"


@pytest.mark.parametrize("kind", [one for one in ResultKind if one is not R])
def test_the_name_of_a_pack_tells_all_kinds_but_the_regular_one(kind: ResultKind) -> None:
    tps, kecamatan = KodeTps("1171012001001"), KodeWilayah("117101")
    assert names.recap_bundle(kecamatan, 1, Mode.RESMI, kind) == f"rekap-117101-{kind}-1.asice"
    assert names.desk_bundle(kecamatan, "B", 2, Mode.RESMI, kind) == f"meja-117101-{kind}-B-2.asice"
    assert names.tps_pack(tps, Mode.RESMI, kind) == f"paket-1171012001001-{kind}.asice"
    assert (
        names.ppk_pack(kecamatan, Mode.SIMULASI, kind) == f"SIMULASI-paket-ppk-117101-{kind}.asice"
    )


@pytest.mark.parametrize(
    ("kind", "mode", "name"),
    [
        (ResultKind.REGULER, Mode.RESMI, "hasil-1171012001001-2.asice"),
        (ResultKind.REGULER, Mode.SIMULASI, "SIMULASI-hasil-1171012001001-2.asice"),
        (ResultKind.ULANG, Mode.RESMI, "hasil-1171012001001-U-2.asice"),
        (ResultKind.SUSULAN, Mode.SIMULASI, "SIMULASI-hasil-1171012001001-S-2.asice"),
        (ResultKind.LANJUTAN, Mode.RESMI, "hasil-1171012001001-L-2.asice"),
    ],
)
def test_the_name_of_a_bundle_tells_all_kinds_but_the_regular_one(
    kind: ResultKind, mode: Mode, name: str
) -> None:
    assert names.tps_bundle(KodeTps("1171012001001"), 2, mode, kind) == name


def test_every_fault_of_a_pack_is_told_at_once() -> None:
    files = files_of(PACK)
    del files["credential.p12"]
    files["notes.txt"] = b"x"
    files["voters.json"] = canonical([{"ref": "DPT-1", "name": 7, "colour": "red"}])
    files["officers.json"] = b"[ ]"
    _, findings = read_pack(files)
    told = {(one.code, one.where) for one in findings}
    assert told >= {
        ("X.131", "credential.p12"),
        ("X.132", "notes.txt"),
        ("X.121", "officers.json"),
        ("X.122", "voters.json:[0].name"),
        ("X.123", "voters.json:[0].colour"),
        ("X.124", "voters.json:[0].sex"),
    }


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "X.120"),
        (b"\xff", "X.120"),
        (b"{", "X.120"),
        (b"[" * 300 + b"]" * 300, "X.120"),
        (b"[" * 100_000, "X.120"),
        (b'{"a":NaN}', "X.120"),
        (b'"\\ud800"', "X.120"),
        (b'{"a":1,"a":2}', "X.121"),
        (b'{"b":1,"a":2}', "X.121"),
        (b"[1.50]", "X.121"),
        (b" []", "X.121"),
        (b'{"id":1}', "X.124"),
        (b"[]", "X.122"),
        (b"18446744073709551616", "X.121"),
        (b'"' + b"a" * (9 << 20) + b'"', "X.105"),
    ],
)
def test_hostile_json_gives_a_finding(raw: bytes, code: str) -> None:
    files = {**files_of(PACK), "election.json": raw}
    pack, findings = read_pack(files)
    assert pack is None
    assert code in {one.code for one in findings}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mode", "latihan"),
        ("day", "2024-13-01"),
        ("day", "20241127"),
        ("zone", "UTC"),
        ("kind", "X"),
        ("id", "../x"),
        ("name", "a\x07b"),
        ("name", True),
        ("stations", {}),
        ("places", [{"kode": "117", "nama": "X"}]),
        ("contests", None),
    ],
)
def test_a_value_of_another_shape_is_named(key: str, value: object) -> None:
    raw = orjson.loads(files_of(PACK)["election.json"])
    files = {**files_of(PACK), "election.json": canonical({**raw, key: value})}
    _, findings = read_pack(files)
    assert findings
    assert {one.code for one in findings} == {"X.122"}
    assert all(one.where.startswith(f"election.json:{key}") for one in findings)


def test_files_that_do_not_go_together_are_told() -> None:
    two = replace(PACK, election=narrowed(ELECTION, "117101"), voters=PACK.voters * 2)
    assert {one.code for one in read_pack(files_of(two))[1]} == {"X.133", "X.135"}
    bare = replace(PACK, election=replace(PACK.election, contests=()))
    assert [one.code for one in read_pack(files_of(bare))[1]] == ["X.134"]
    double = replace(PACK, election=replace(PACK.election, places=PACK.election.places * 2))
    assert {one.code for one in read_pack(files_of(double))[1]} == {"X.138"}


def test_a_ppk_pack_with_a_tps_without_certificate_is_told() -> None:
    election = narrowed(ELECTION, "117101")
    held = {KodeTps("1171012001001"): (b"der",), KodeTps("1171019999001"): (b"der",)}
    pack = PpkPack(election, held, b"crl", (), b"p12", b"pem")
    told = [(one.code, one.facts["tps"]) for one in read_pack(files_of(pack))[1]]
    assert told == [("X.137", "1171012002001"), ("X.137", "1171019999001")]
    wide = PpkPack(ELECTION, {}, b"crl", (), b"p12", b"pem")
    assert "X.136" in {one.code for one in read_pack(files_of(wide))[1]}


def test_what_is_no_pack_is_told() -> None:
    assert [one.code for one in read_pack({"a.json": b"{}"})[1]] == ["X.130"]
    assert [one.code for one in read_pack({})[1]] == ["X.130"]
