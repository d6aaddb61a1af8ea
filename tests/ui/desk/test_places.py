"""What the desk of a recap and its columns are called on every level, and in which words."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import replace

import pytest

from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.places import KodeWilayah, Wilayah
from kpps_desktop.ui.desk.places import desk_name, unit_mark, unit_name, unit_within
from kpps_desktop.words import LANGUAGES, Wording, label, say, speak_at
from kpps_desktop.words.catalogue import catalogue
from tests.services import tiny

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


OF_FILES = {"K.087"}
"""It names what the files of each level are."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("at", "unit"), [("kabko", "990101"), ("provinsi", "9901")])
def test_what_a_recap_tells_above_the_kecamatan_names_no_tps_and_no_ppk(
    at: str, unit: str, lang: str
) -> None:
    speak_at(at)
    told = [
        (code, said)
        for code in catalogue(lang)
        if re.match(r"K\.|R\d|S\.(509|60|74)", code) and code not in OF_FILES
        for said in dataclasses.astuple(_filled(code, unit, lang))
    ]
    assert told
    of_a_ppk = re.compile(r"(?<![\w.-])(TPS|PPK|Panwaslu|C\.HASIL|KPPS|desa)(?![\w])")
    assert [one for one in told if of_a_ppk.search(one[1])] == []


def _filled(code: str, unit: str, lang: str) -> Wording:
    """Return the words of a code, whatever facts they ask for."""
    asked = {name for text in catalogue(lang)[code] for name in re.findall(r"\{(\w+)\}", text)}
    return say(code, lang, **{**dict.fromkeys(asked, "9"), "tps": unit})


def test_words_of_files_speak_of_whose_they_are_at_every_level() -> None:
    plain = say("F.515", "id", contest="gubernur", cell="VC")
    speak_at("kabko")
    assert say("F.515", "id", contest="gubernur", cell="VC") == plain
    assert "C.HASIL" in plain.remedy
