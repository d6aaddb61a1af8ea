"""The letters of a KPU's meeting: those of a PPK, in the names of the level that writes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpps_desktop.papers.pleno import d_daftar_hadir, d_kejadian_khusus
from kpps_desktop.papers.pleno_letters import goes_on
from tests.papers import golden, levels_sample
from tests.papers import pleno_sample as sample
from tests.papers.levels_sample import REGIONS, every, sender_of
from tests.papers.test_letters import OFFICIAL, read, told

TYPE = [(level, name) for level in REGIONS for name in every(level)]
OF_A_PPK = ("PPK/PPD", "Panwaslu Kecamatan", "PANITIA PEMILIHAN", "KECAMATAN-KWK", "setiap TPS")


@pytest.mark.parametrize(("level", "name"), TYPE)
def test_a_letter_speaks_of_its_own_level_alone(level: str, name: str) -> None:
    pages = read(every(level)[name](sender_of(level)))
    side = {"kabko": "KPU/KIP Kabupaten/Kota", "provinsi": "KPU/KIP Provinsi"}[level]
    for page in pages:
        assert side in page
        assert (OFFICIAL in page) is (name != "laporan-rekapitulasi")
        if level == "provinsi":
            assert not [one for one in OF_A_PPK if one in page]
    assert "Kecamatan / Distrik" not in pages[0]


@pytest.mark.parametrize(("level", "name"), TYPE)
def test_a_letter_of_a_kpu_looks_as_it_did(
    level: str, name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    pdf = every(level)[name](sender_of(level))
    if name != "d-undangan-saksi":  # differs from d-undangan by words, which other tests read
        golden.look_alike(pdf, f"{name}-{level}", tmp_path_factory.mktemp("lihat"))


@pytest.mark.parametrize(("level", "name"), TYPE)
def test_a_kpu_of_whom_nothing_is_known_can_print(level: str, name: str) -> None:
    blank = replace(sender_of(level), ketua="", day=None, made="", address="")
    assert "DKI JAKARTA" in told(every(level)[name](blank))


def test_who_watches_is_bawaslu_and_who_sits_is_a_kpu() -> None:
    text = told(d_daftar_hadir(levels_sample.attendance("provinsi")))
    assert "A. KPU/KIP PROVINSI DAN SEKRETARIAT" in text
    assert "1 MUHAMMAD RIZKI PRATAMA Ketua KPU" in text
    assert "C. BAWASLU/PANWASLIH PROVINSI" in text
    assert "FITRI HANDAYANI, S.H. Bawaslu/Panwaslih Provinsi" in text


def test_what_was_read_out_is_named_by_the_region_it_came_from() -> None:
    text = told(d_kejadian_khusus(levels_sample.incidents("kabko")))
    assert "A. KEJADIAN KHUSUS DAN KEBERATAN DARI KECAMATAN/DISTRIK YANG DIBACAKAN" in text
    assert "1 KEPULAUAN SERIBU UTARA 29-11-2024 09.00 Gubernur Satu surat suara robek." in text
    assert "KETUA KPU/KIP KABUPATEN/KOTA KEPULAUAN SERIBU" in text
    assert "Pembetulan angka tertulis pada daftar koreksi angka D.HASIL KABKO." in text


def test_only_what_is_totalled_further_up_goes_with_the_letter_of_a_kab_kota() -> None:
    text = told(every("kabko")["d-pengantar"](sender_of("kabko")))
    assert "1 (satu) kotak suara" in text
    assert "Ketua KPU/KIP Provinsi DKI JAKARTA di DKI JAKARTA" in text
    assert "D.HASIL KABKO-KWK (Gubernur dan Wakil Gubernur) 1 set" in text
    assert "(Bupati dan Wakil Bupati)" not in text
    governor, regent = sample.sender_of().election.contests
    assert [goes_on(governor, one) for one in ("310101", "3101", "31")] == [True, True, False]
    assert [goes_on(regent, one) for one in ("310101", "3101", "3102")] == [True, False, False]
