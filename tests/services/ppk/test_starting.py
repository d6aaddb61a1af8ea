"""A recap desk with officers and PINs: set up whole or not at all, opened by whom it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.services.desk_names import MOST, fit_name, usual_name
from kpps_desktop.services.finding import name_kept, names_kept
from kpps_desktop.services.ppk.desk import open_recap, signing
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.ppk.starting import (
    BOOKS,
    open_desk,
    renew_pin,
    set_up,
)
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import OPERATOR, PINS, SECOND, set_up_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

CLOCK = ScriptedClock(days.PLENO)
NEW = "470291"


def refusal(folder: Path, officer: OfficerId, pin: str, url: str = "") -> str:
    """Return why a desk does not open."""
    with pytest.raises(Refused) as news:
        open_desk(folder, officer, pin, CLOCK, url=url)
    return news.value.code


def test_a_desk_knows_its_officers_and_begins_one_recap(anywhere: RecapDesk) -> None:
    recap = anywhere.recap()
    assert recap.officers == tuple(PINS)
    assert recap.members == (KETUA_PPK, SECOND)
    assert len(anywhere.store.lines()) == 2
    assert anywhere.store.audit() == []


def test_officers_open_it_by_pin_and_only_the_ketua_signs(
    packs: tiny.Packs, tmp_path: Path
) -> None:
    with set_up_in(tmp_path / "ppk", packs) as desk:
        head = desk.store.head()
    for officer, pin in PINS.items():
        with open_desk(tmp_path / "ppk", officer, pin, CLOCK).store as store:
            assert store.head() == head
    with (again := open_desk(tmp_path / "ppk", OPERATOR, PINS[OPERATOR], CLOCK)).store:
        with pytest.raises(Refused, match=r"^S\.743"):
            report(again, tmp_path / "rekap")
        assert report(again.unlocked(PINS[KETUA_PPK]), tmp_path / "rekap").paths
        with pytest.raises(Refused, match=r"^T\.223"):
            again.unlocked(PINS[SECOND])


def test_who_may_choose_a_name_is_known_without_a_pin(packs: tiny.Packs, tmp_path: Path) -> None:
    with set_up_in(tmp_path / "ppk", packs):
        assert names_kept(tmp_path / "ppk") == {
            KETUA_PPK: "SEKAR PERTAMA",
            SECOND: "BAGAS KEDUA",
            OPERATOR: "RATNA PENGETIK",
        }


def test_a_wrong_pin_opens_nothing(pinned: RecapDesk, tmp_path: Path) -> None:
    pinned.store.close()
    assert refusal(tmp_path / "ppk", SECOND, PINS[KETUA_PPK]) == "T.223"
    assert refusal(tmp_path / "ppk", OfficerId("PPK-4"), NEW) == "T.222"


def test_a_forgotten_pin_is_renewed_by_the_activation_code(
    pinned: RecapDesk, packs: tiny.Packs, tmp_path: Path
) -> None:
    pinned.store.close()
    renew_pin(tmp_path / "ppk", packs.code(tiny.HERE), SECOND, NEW)
    assert refusal(tmp_path / "ppk", SECOND, PINS[SECOND]) == "T.223"
    open_desk(tmp_path / "ppk", SECOND, NEW, CLOCK).store.close()
    with pytest.raises(Refused, match=r"^T\.222"):
        renew_pin(tmp_path / "ppk", packs.code(tiny.HERE), OfficerId("PPK-5"), NEW)


def test_the_command_line_finds_the_same_books_by_activation_code(
    pinned: RecapDesk, packs: tiny.Packs, tmp_path: Path
) -> None:
    head = pinned.store.head()
    pinned.store.close()
    pack, books = packs.path(tiny.HERE).read_bytes(), str(tmp_path / "ppk" / BOOKS)
    desk = open_recap(pack, books, packs.code(tiny.HERE), CLOCK, begin=False)
    with desk.store:
        assert desk.store.head() == head
        assert signing(desk)
        desk.identify(SECOND, PINS[SECOND])


MISSING = {one: pin for one, pin in PINS.items() if one != OPERATOR}


@pytest.mark.parametrize(
    ("code", "pins", "names"),
    [
        ("S.745", MISSING, {}),
        ("S.745", PINS, {OfficerId("PPK-3"): "CITRA"}),
        ("S.746", {**PINS, OfficerId("KPPS-1"): NEW}, {}),
        ("S.746", {**PINS, OfficerId("PPK-6"): NEW}, {}),
        ("S.519", PINS, {SECOND: " "}),
        ("T.213", {**PINS, SECOND: "123456"}, {}),
    ],
)
def test_what_is_refused_leaves_no_desk(
    packs: tiny.Packs,
    tmp_path: Path,
    code: str,
    pins: Mapping[OfficerId, str],
    names: Mapping[OfficerId, str],
) -> None:
    pack, activation = packs.path(tiny.HERE).read_bytes(), packs.code(tiny.HERE)
    folder = tmp_path / "ppk"
    with pytest.raises(Refused) as news:
        set_up(folder, pack, activation, pins, CLOCK, names=names, cost=days.LIGHT)
    assert news.value.code == code
    assert not folder.exists()


def test_a_folder_holds_one_desk(pinned: RecapDesk, packs: tiny.Packs, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"^S\.520"), set_up_in(tmp_path / "ppk", packs):
        pass
    assert pinned.store.audit() == []


def test_books_that_are_gone_are_not_begun_anew(pinned: RecapDesk, tmp_path: Path) -> None:
    pinned.store.close()
    (tmp_path / "ppk" / BOOKS).unlink()
    assert refusal(tmp_path / "ppk", SECOND, PINS[SECOND]) == "S.749"
    assert not (tmp_path / "ppk" / BOOKS).exists()


def test_a_server_without_the_recap_is_told(
    pinned: RecapDesk, postgres_url: str, tmp_path: Path
) -> None:
    pinned.store.close()
    assert refusal(tmp_path / "ppk", SECOND, PINS[SECOND], postgres_url) == "S.749"


def test_a_server_with_another_recap_is_told(
    packs: tiny.Packs, pinned: RecapDesk, postgres_url: str, tmp_path: Path
) -> None:
    pinned.store.close()
    there = packs.path(tiny.THERE).read_bytes()
    open_recap(there, postgres_url, packs.code(tiny.THERE), CLOCK).store.close()
    assert refusal(tmp_path / "ppk", SECOND, PINS[SECOND], postgres_url) == "S.747"


def test_a_second_desk_on_a_server_brings_its_officers(
    packs: tiny.Packs, postgres_url: str, tmp_path: Path
) -> None:
    with (
        set_up_in(tmp_path / "a", packs, postgres_url, "A") as first,
        set_up_in(tmp_path / "b", packs, postgres_url, "B") as second,
    ):
        assert first.recap() == second.recap()
        assert first.recap().officers == tuple(PINS)


def test_two_living_desks_of_a_server_have_two_names(
    packs: tiny.Packs, tmp_path: Path, postgres_url: str
) -> None:
    """The second is refused by name and leaves nothing; with another name it is set up."""
    with set_up_in(tmp_path / "a", packs, postgres_url, "meja1") as first:
        lines = first.store.lines()
        with (
            pytest.raises(Refused, match=r"^S\.766"),
            set_up_in(tmp_path / "b", packs, postgres_url, "MEJA1"),
        ):
            pass
        assert not (tmp_path / "b").exists()
        assert first.store.lines() == lines
        with set_up_in(tmp_path / "b", packs, postgres_url, "MEJA2") as second:
            assert second.store.desk.endswith("-MEJA2")
        assert refusal(tmp_path / "a", KETUA_PPK, PINS[KETUA_PPK], postgres_url) == "S.766"
    with open_desk(tmp_path / "a", KETUA_PPK, PINS[KETUA_PPK], CLOCK, url=postgres_url).store:
        pass


def test_a_desk_of_a_server_takes_another_name_and_keeps_it(
    packs: tiny.Packs, tmp_path: Path, postgres_url: str
) -> None:
    folder, pin = tmp_path / "a", PINS[KETUA_PPK]
    with set_up_in(folder, packs, postgres_url, "MEJA1"):
        pass
    with pytest.raises(Refused, match=r"^S\.282"):
        open_desk(folder, KETUA_PPK, pin, CLOCK, url=postgres_url, name="MEJA 2")
    for name in ("meja2", ""):
        opened = open_desk(folder, KETUA_PPK, pin, CLOCK, url=postgres_url, name=name)
        with opened.store as store:
            assert store.desk.endswith("-MEJA2")
    assert name_kept(folder) == "MEJA2"


def test_a_desk_in_a_file_that_was_given_no_name_draws_one(
    packs: tiny.Packs, tmp_path: Path
) -> None:
    with set_up_in(tmp_path / "a", packs) as one, set_up_in(tmp_path / "b", packs) as other:
        assert one.store.desk != other.store.desk
    assert usual_name(shared=False) != usual_name(shared=False)
    assert len(fit_name(usual_name(shared=False))) <= MOST
    assert fit_name(usual_name(shared=True)) == usual_name(shared=True)
