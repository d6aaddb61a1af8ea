"""Words by code and by key, the same in both languages."""

from __future__ import annotations

from string import Formatter

import pytest

from kpps_desktop.domain.outcomes import Finding, Refused
from kpps_desktop.words import LANGUAGES, label, say, wording_of
from kpps_desktop.words.catalogue import catalogue, labels


def asked_for(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_know_the_same_codes_and_facts() -> None:
    first, second = (catalogue(lang) for lang in LANGUAGES)
    assert first.keys() == second.keys()
    for code in first:
        assert asked_for(" ".join(first[code])) == asked_for(" ".join(second[code])), code


def test_both_languages_know_the_same_labels() -> None:
    first, second = (labels(lang) for lang in LANGUAGES)
    assert first.keys() == second.keys()
    assert all(asked_for(first[key]) == asked_for(second[key]) for key in first)
    assert all([*first.values(), *second.values()])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_label_is_found_by_its_key(lang: str) -> None:
    assert {key: label(key, lang) for key in labels(lang)} == labels(lang)


def test_words_are_filled_with_facts() -> None:
    words = say("R16", "id", box=412, voters=413, cell="I.B.4 (J)")
    assert words.cause == "Surat suara keluar kotak 412, daftar hadir 413 (I.B.4 (J))."
    assert words.remedy == "Hitung ulang surat suara, atau tulis sebabnya."


def test_a_blank_is_said_in_words_and_thousands_stand_apart() -> None:
    assert "berisi: kosong." in say("R20", "id", cell="V.C", figure=None, most=999).cause
    assert "holds: 12,345." in say("R20", "en", cell="V.C", figure=12_345, most=999).cause


def test_findings_and_refusals_speak_alike() -> None:
    facts: dict[str, str | int | bool | None] = {"rows": 9, "columns": 3}
    assert wording_of(Finding("I.108", facts=facts), "id") == wording_of(
        Refused("I.108", rows=9, columns=3), "id"
    )


def test_a_code_without_words_is_a_bug() -> None:
    with pytest.raises(KeyError):
        say("R99", "id")


def test_words_without_their_facts_are_a_bug() -> None:
    with pytest.raises(KeyError):
        say("R12", "id")


def test_a_key_without_label_is_a_bug() -> None:
    assert label("step.box_shown_empty", "id") == "Memperlihatkan kotak suara kosong"
    with pytest.raises(KeyError):
        label("step.none", "id")
