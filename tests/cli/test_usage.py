"""Mistakes in what was typed are told in the language asked for, and the exit code is 2."""

from __future__ import annotations

import pytest

from tests.services.ppk import tiny

OPENED = ("paket", "--db", "x.db", "--activation", "y")
CORRECT = ("recap", "correct", *OPENED, "--officer", "ANI")
ANSWER = ("recap", "answer", *OPENED, "--officer", "ANI", "--objection", "KB-1")
MISTAKES = [
    (("recap", "stauts"), "Tidak ada perintah stauts. Mungkin maksudnya status."),
    (("tiada",), "Tidak ada perintah tiada."),
    (("--xyzzy",), "Tidak ada pilihan --xyzzy."),
    (("recap", "status", *OPENED, "--jsn"), "Tidak ada pilihan --jsn. Mungkin maksudnya --json."),
    (("recap", "status"), "PACK belum diberikan."),
    (("recap", "status", "paket"), "--db belum diberikan."),
    (
        ("recap", "status", "paket", "--db", "x"),
        "--activation atau variabel lingkungan KPPS_ACTIVATION belum diberikan.",
    ),
    ((*ANSWER, "--answer", "x"), "--accept atau --refuse belum diberikan."),
    (("recap", "status", "paket", "--db"), "Sesudah --db harus ada isinya."),
    (("recap", "status", "paket", "--json=3"), "--json tidak memakai isi."),
    (("recap", "status", *OPENED, "lagi"), "Ada kata yang tidak dikenal di sini: lagi."),
    ((*CORRECT, "--figure", "1o"), "--figure harus bilangan bulat dari 0 sampai 999999."),
    (("--lang", "fr", "recap"), "--lang harus salah satu dari: id, en."),
    (("check", "tiada.csv"), "Untuk FIGURES: tidak ada berkas tiada.csv yang dapat dibaca."),
    (("demo", "--out", __file__), f"Untuk --out: {__file__} bukan folder."),
    (("demo", "--seed", "x"), "Isi --seed tidak dapat dipakai: x."),
]


@pytest.mark.parametrize(("given", "told"), MISTAKES)
def test_a_mistake_is_told_in_indonesian(given: tuple[str, ...], told: str) -> None:
    done = tiny.run(*given, env={"KPPS_ACTIVATION": ""})
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1] == f"Perintah belum benar: {told}"
    assert "Error" not in done.stderr


@pytest.mark.parametrize("given", [("recap", "stauts"), ("recap", "status", "paket", "--db")])
def test_a_mistake_is_told_in_english_where_that_is_asked_for(given: tuple[str, ...]) -> None:
    done = tiny.run(*given, lang="en")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1].startswith("Error: ")


def test_the_usage_and_where_help_is_come_first() -> None:
    head, hint, *_ = tiny.run("recap", "status").stderr.splitlines()
    assert head == "Pemakaian: program recap status [OPTIONS] PACK"
    assert hint == "Lihat 'program recap status --help' (berbahasa Inggris)."
