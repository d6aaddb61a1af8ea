"""Packs of two kabupaten: each opens with its own code only, and to what its own place needs."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.people import Officer
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, Tps, Wilayah, up
from kpps_desktop.exchange.packs import PpkPack, TpsPack
from kpps_desktop.intake.source import Source
from kpps_desktop.services.kpps.starting import read_tps_pack
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.packed import read_kind
from kpps_desktop.services.ppk.pack import against_of
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import certificates
from kpps_desktop.trust.facts import failing
from kpps_desktop.trust.p12 import from_p12
from tests.services import tiny
from tests.services.tiny import KETUA, PACKED
from tests.trust.pki import refused

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.kpu.press import Packed

OTHER = KodeTps("9902011001001")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name where the packs are."""
    return tmp_path_factory.mktemp("paket")


@pytest.fixture(scope="module")
def made(folder: Path) -> tuple[Packed, ...]:
    """Build the packs of two TPS, each in a kecamatan and a kabupaten of its own."""
    election = tiny.election()
    election = replace(
        election,
        contests=election.contests[:1],
        places=(
            *election.places,
            *(
                Wilayah(up(OTHER, level), f"TEMPAT {level}")
                for level in (Level.KABKO, Level.KECAMATAN, Level.DESA)
            ),
        ),
        stations=(Tps(OTHER, "Jl. Kenanga 1", 1, 1), election.stations[0]),
    )
    ketua = (Officer(KETUA, "KETUA"),)
    source = Source(
        election,
        {tiny.A: tiny.voters()},
        {tiny.A: ketua},
        {KodeWilayah(tiny.KECAMATAN): ketua},
    )
    return tuple(build_packs(source, folder, PACKED))


def test_every_place_gets_its_pack_in_order(made: tuple[Packed, ...], folder: Path) -> None:
    places = [tiny.A, tiny.KECAMATAN, OTHER, OTHER[:6]]
    assert [pack.place for pack in made] == places
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["root.pem", "otoritas.p12", "otoritas.pdf", *(pack.name for pack in made)]
    )
    assert len({pack.code for pack in made}) == 4
    assert len({pack.fingerprint for pack in made}) == 1


def test_every_fact_of_every_pack_holds(made: tuple[Packed, ...], folder: Path) -> None:
    roots = certificates.load_pem((folder / "root.pem").read_bytes())
    for pack in made:
        verdict = verify((folder / pack.name).read_bytes(), Against(roots=roots))
        assert failing(verdict.facts) == ()
        assert "F.101" in {fact.code for fact in verdict.facts}


def test_a_pack_opens_with_its_own_code_to_its_own_credential(
    made: tuple[Packed, ...], folder: Path
) -> None:
    for pack in made:
        opened = verify((folder / pack.name).read_bytes()).content
        assert isinstance(opened, TpsPack | PpkPack)
        credential = from_p12(opened.credential, pack.code)
        binding = certificates.binding_of(credential.certificate)
        assert binding
        assert binding.place == pack.place
    for pack, other in pairwise(made):
        opened = verify((folder / pack.name).read_bytes()).content
        assert isinstance(opened, TpsPack | PpkPack)
        with refused("T.112"):
            from_p12(opened.credential, other.code)


def test_the_ppk_knows_the_certificates_of_its_own_tps_only(
    made: tuple[Packed, ...], folder: Path
) -> None:
    by_place = {pack.place: pack for pack in made}
    ppk = read_kind((folder / by_place[tiny.KECAMATAN].name).read_bytes(), PpkPack)
    tps = read_tps_pack((folder / by_place[tiny.A].name).read_bytes())
    own = from_p12(tps.credential, by_place[tiny.A].code).certificate
    assert {place: len(ders) for place, ders in ppk.certificates.items()} == {tiny.A: 1}
    assert own in against_of(ppk).known
    assert [one.kode for one in ppk.election.stations] == [tiny.A]


def test_a_tps_pack_tells_of_its_own_place_only(made: tuple[Packed, ...], folder: Path) -> None:
    by_place = {pack.place: pack for pack in made}
    own = read_tps_pack((folder / by_place[tiny.A].name).read_bytes())
    other = read_tps_pack((folder / by_place[OTHER].name).read_bytes())
    assert own.voters == tiny.voters()
    assert [one.id for one in own.officers] == [KETUA]
    assert {place.kode for place in own.election.places} == {"99", "9901", "990101", tiny.DESA}
    assert (other.voters, other.officers, other.tps.kode) == ((), (), OTHER)


def test_each_pack_is_for_one_kind_of_desk(made: tuple[Packed, ...], folder: Path) -> None:
    tps, ppk, *_ = ((folder / pack.name).read_bytes() for pack in made)
    with refused("S.522"):
        read_kind(tps, PpkPack)
    with refused("S.522"):
        read_tps_pack(ppk)
