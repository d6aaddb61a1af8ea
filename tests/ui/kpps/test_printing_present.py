"""What papers are called, and what the list of papers finds; without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.drives import Stick
from kpps_desktop.services.kpps.papers import kinds, offers
from kpps_desktop.services.offered import Offer, Ready
from kpps_desktop.ui.desk.printing.present import (
    D_HASIL,
    listed,
    places,
    press_picture,
    title_of,
)
from kpps_desktop.words import label
from tests.ui.kpps.halls import PROFILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.services.acts import Play


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_paper_has_a_name_and_a_use(lang: str) -> None:
    for kind in kinds(PROFILE):
        offer = Offer(kind.code, "bupati" if kind.per_contest else "")
        picture = press_picture(Ready(offer, "x.pdf", lambda _: b""), lang)
        assert picture.title
        assert picture.detail


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("", "C.PENDAMPING"),
        ("DPT-12", "C.PENDAMPING · DPT nomor 12"),
        ("DPTb-3", "C.PENDAMPING · DPTb 3"),
    ],
)
def test_a_paper_about_a_voter_names_the_number_and_no_person(about: str, title: str) -> None:
    assert title_of(Offer("c-pendamping", about=about), "id") == title


def test_only_a_kept_paper_has_a_copy_number_and_asks_a_reason() -> None:
    offer = Offer("c-hasil-salinan", "gubernur", kept=True)
    first = press_picture(Ready(offer, "x.pdf", lambda _: b"", copy=4), "id")
    again = press_picture(Ready(offer, "x.pdf", lambda _: b"", copy=4, printed=True), "id")
    assert "4" in first.note
    assert not first.reason
    assert again.reason


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", sorted(D_HASIL))
def test_a_d_hasil_says_whether_it_is_to_be_checked_or_to_be_signed(code: str, lang: str) -> None:
    draft = Ready(Offer(code, "gubernur", draft=True), "x.pdf", lambda _: b"")
    final = Ready(Offer(code, "gubernur", kept=True), "x.pdf", lambda _: b"")
    for ready, state in ((draft, "provisional"), (final, "final")):
        word = label(f"ui.printing.state.{state}", lang)
        picture = press_picture(ready, lang)
        assert picture.title.endswith(f" · {word}")
        assert picture.detail.startswith(word)


def test_a_number_finds_that_paper_first_and_letters_find_by_name(
    at: Callable[[str], Play],
) -> None:
    offered = offers(at("finished").desk)

    def found(typed: str) -> list[str]:
        return [one.number for one in listed(offered, typed, "id")]

    assert found("") == [str(number) for number in range(1, len(offered) + 1)]
    assert found("1")[:2] == ["1", "10"]
    assert found("99") == []
    assert [one.text for one in listed(offered, "salinan bup", "id")] == [
        "C.HASIL SALINAN · Bupati"
    ]
    assert all(not one.detail for one in listed(offered, "", "id", brief=True))


def test_sticks_come_before_the_folder_of_the_machine(tmp_path: Path) -> None:
    stick = Stick(tmp_path / "BIRU", "BIRU", 1)
    first, second = places([stick], tmp_path / "Dokumen", "id")
    assert (first.words, first.stick) == ("Stik BIRU", True)
    assert (second.words, second.stick) == ("Laptop ini, folder Dokumen", False)
