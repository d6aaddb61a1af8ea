"""What the desk of a recap and its columns are called on every level, and in which words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.places import KodeWilayah, Wilayah
from kpps_desktop.ui.desk.places import desk_name, unit_mark, unit_name, unit_within
from kpps_desktop.words import label, speak_at
from tests.services import tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {
    "11": "ACEH",
    "1105": "ACEH BARAT",
    "1171": "BANDA ACEH",
    "99": "NUSA CONTOH",
    "9902": "KOTA CONTOH",
    "990101": "TAMAN SIMULASI",
    "9901012001": "MELATI",
}
ELECTION = replace(
    tiny.election(Mode.SIMULASI),
    places=tuple(Wilayah(KodeWilayah(kode), name) for kode, name in NAMES.items()),
)


@pytest.fixture
def _worded_as_before() -> Iterator[None]:
    yield
    speak_at("")


@pytest.mark.parametrize(
    ("kode", "name"),
    [
        ("990101", "PPK Kecamatan TAMAN SIMULASI"),
        ("9902", "KPU KOTA CONTOH"),
        ("1105", "KIP Kabupaten ACEH BARAT"),
        ("1171", "KIP Kota BANDA ACEH"),
        ("11", "KIP Provinsi ACEH"),
        ("99", "KPU Provinsi NUSA CONTOH"),
    ],
)
def test_a_desk_is_called_by_its_office_and_region(kode: str, name: str) -> None:
    assert desk_name(ELECTION, kode, "id") == name


@pytest.mark.parametrize(
    ("kode", "name", "within", "mark"),
    [
        ("9901012001007", "TPS 007", "TPS 007 · MELATI", "007"),
        ("990101", "Kec. TAMAN SIMULASI", "Kec. TAMAN SIMULASI", "01"),
        ("1105", "Kab. ACEH BARAT", "Kab. ACEH BARAT", "05"),
        ("1171", "Kota BANDA ACEH", "Kota BANDA ACEH", "71"),
        ("9902", "KOTA CONTOH", "KOTA CONTOH", "02"),
    ],
)
def test_a_column_is_called_by_its_level(kode: str, name: str, within: str, mark: str) -> None:
    assert unit_name(ELECTION, kode, "id") == name
    assert unit_within(ELECTION, kode, "id") == within
    assert unit_mark(kode) == mark


@pytest.mark.usefixtures("_worded_as_before")
@pytest.mark.parametrize(
    ("at", "key", "words"),
    [
        ("", "ui_ppk_pleno.told.next", "TPS ini sudah disahkan."),
        ("kabko", "ui_ppk_pleno.told.next", "Kecamatan ini sudah disahkan."),
        ("provinsi", "ui_ppk_pleno.told.next", "Kabupaten/kota ini sudah disahkan."),
        ("kabko", "ui_ppk_ketik.choose.title", "Ketik D.HASIL KECAMATAN"),
        ("kabko", "ui_ppk_terima.title", "Terima rekapitulasi"),
        ("kabko", "ui_ppk_rekap.panwaslu", "Bawaslu Kabupaten/Kota"),
        ("kabko", "role.ppk_ketua", "Ketua PPK"),
    ],
)
def test_the_windows_speak_of_the_level(at: str, key: str, words: str) -> None:
    speak_at(at)
    assert label(key, "id") == words
