"""Hints at the window of a PPK: for members, of what stands, each leading to its TPS."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.services.ppk import meeting, settling, typists
from kpps_desktop.ui.ppk.anomali.screen import AnomaliScreen
from kpps_desktop.ui.theme import Look
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.words import LANGUAGES, label
from kpps_desktop.words.catalogue import catalogue
from tests.services.ppk import halls, tiny
from tests.services.ppk.halls import OPERATOR, SECOND
from tests.ui.seen import faults

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.ppk import days
    from tests.ui.ppk.tables import AtTheTable

SLIPS = {
    (tiny.FIRST, tiny.GUBERNUR): {"IV_2": 8},
    (tiny.FOURTH, tiny.GUBERNUR): {"IV_1": 8},
    (tiny.FOURTH, tiny.BUPATI): {"VA": 7, "VB": 10},
}
"""Planted: a look-alike digit twice, and a sum that no single slip mends."""
WORDS = Path(__file__).parents[3] / "resources" / "words" / "id"


def plant(desk: RecapDesk) -> None:
    """Let two officers type all TPS alike, as their papers say: some with a slip."""
    for tps in (tiny.FIRST, tiny.SECOND, tiny.THIRD, tiny.FOURTH):
        for contest in tiny.NUMBERS:
            figures = tiny.figures(tps, contest) | SLIPS.get((tps, contest), {})
            for officer in (KETUA_PPK, SECOND):
                typists.type_in(desk, tps, contest, figures, officer)


def anomali(table: AtTheTable) -> AnomaliScreen:
    table.session.stage_wanted.emit("anomali")
    table.settle()
    screen = table.screen
    assert isinstance(screen, AnomaliScreen)
    return screen


def listed(screen: AnomaliScreen) -> int:
    return len(screen.findChildren(RecordTable)[0].codes)


def words(screen: AnomaliScreen, name: str) -> str:
    part = screen.findChild(QLabel, name)
    assert part is not None
    return part.text()


def test_a_planted_slip_is_told_with_the_figure_to_check(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    plant(pinned)
    table = sit()
    went: list[tuple[str, str, str]] = []
    table.session.station_wanted.connect(lambda *place: went.append(place))
    screen = anomali(table)
    assert table.focus() == "hints"
    assert words(screen, "hint_title").startswith("Periksa satu angka")
    assert "periksa" in words(screen, "hint_figures")
    table.type("⏎")
    assert went == [("pleno", tiny.FIRST, tiny.GUBERNUR)]


def test_a_desa_or_a_kind_alone_is_listed_until_0(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    plant(pinned)
    table = sit()
    screen = anomali(table)
    before = listed(screen)
    table.type("d↓")
    assert 0 < listed(screen) < before
    table.alt("0")
    assert listed(screen) == before
    table.type("j↓")
    assert 0 < listed(screen) <= before
    assert table.focus() == "kind"
    table.type("⎋")
    assert table.focus() == "hints"


def test_a_figure_that_is_corrected_takes_its_hint_away(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    plant(pinned)
    table = sit()
    before = listed(anomali(table))
    meeting.open_pleno(pinned, "Aula", KETUA_PPK)
    initials = (KETUA_PPK, SECOND)
    said = (tiny.FIRST, tiny.GUBERNUR, "IV_2", 3, "Turus dihitung ulang", initials, KETUA_PPK)
    settling.correct(pinned, *said)
    table.session.changed.emit(Changed.RECAP)
    table.settle()
    assert listed(anomali(table)) == before - 1


def test_operators_see_no_figure_and_are_told_why(
    sit: Callable[..., AtTheTable], pinned: RecapDesk
) -> None:
    plant(pinned)
    table = sit()
    screen = anomali(table)
    assert listed(screen) > 0
    table.session.hand_to(OPERATOR)
    table.settle()
    assert listed(screen) == 0
    assert "Petunjuk tidak dibuka untuk petugas ketik" in table.seen()
    assert "dua ketikan tetap terpisah" in table.seen()


def test_nothing_unusual_and_nothing_yet_are_told_apart(
    sit: Callable[..., AtTheTable], pinned: RecapDesk, made: days.Made
) -> None:
    table = sit()
    anomali(table)
    assert "Belum ada angka untuk dibandingkan" in table.seen()
    halls.receive_all(pinned, made)
    table.session.look()
    table.settle()
    assert "Tidak ada yang tampak tidak biasa" in table.seen()
    assert table.focus() == "anomali"


def test_no_hint_judges() -> None:
    for name in ("hints", "ui_ppk_anomali"):
        held = tomllib.loads((WORDS / f"{name}.toml").read_text("utf-8"))
        assert "salah" not in str(held).casefold(), name


@pytest.mark.parametrize(
    "look", [Look("light", 100), Look("dark", 200), Look("contrast", 125)], ids=str
)
def test_nothing_is_cut_or_nameless(
    look: Look,
    dressed: Callable[[Look], None],
    sit: Callable[..., AtTheTable],
    pinned: RecapDesk,
) -> None:
    dressed(look)
    plant(pinned)
    table = sit()
    anomali(table)
    QApplication.processEvents()  # the last picture may have come without its layout
    assert faults(table.window) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_hint_has_a_short_name(lang: str) -> None:
    for code in catalogue(lang):
        if code.startswith("H."):
            assert label(f"ui_ppk_anomali.short.{code.lower().replace('.', '')}", lang)
