"""Which columns and totals a recap of each level has."""

from __future__ import annotations

import pytest

from kpps_desktop.domain.levels import Unit, above, digits_of, level_of, unit_level, units_of
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, Tps

STATIONS = tuple(
    Tps(KodeTps(kode), "-", men, women)
    for kode, men, women in (
        ("9901012001001", 3, 4),
        ("9901012001002", 5, 6),
        ("9901022001001", 7, 8),
        ("9902012001001", 9, 10),
    )
)


@pytest.mark.parametrize(
    ("region", "own", "units"),
    [
        ("990101", Level.KECAMATAN, Level.TPS),
        ("9901", Level.KABKO, Level.KECAMATAN),
        ("99", Level.PROVINSI, Level.KABKO),
    ],
)
def test_a_region_has_columns_of_the_level_below(region: str, own: Level, units: Level) -> None:
    assert (level_of(region), unit_level(region)) == (own, units)


@pytest.mark.parametrize("kode", ["", "9901012001", "9901012001001", "990", "ab"])
def test_of_nothing_else_a_recap_is_made(kode: str) -> None:
    with pytest.raises(KeyError):
        level_of(kode)


def test_a_column_is_summed_to_the_region_and_tps_to_their_desa_before() -> None:
    assert above("9901012001001") == (Level.DESA, Level.KECAMATAN)
    assert above("990101") == (Level.KABKO,)
    assert above("9901") == (Level.PROVINSI,)
    assert above("99") == ()


def test_columns_count_the_tps_and_voters_of_their_own() -> None:
    assert units_of(STATIONS, "99") == (
        Unit(KodeWilayah("9901"), 3, 15, 18),
        Unit(KodeWilayah("9902"), 1, 9, 10),
    )
    assert units_of(STATIONS, "9901") == (
        Unit(KodeWilayah("990101"), 2, 8, 10),
        Unit(KodeWilayah("990102"), 1, 7, 8),
    )
    assert [one.kode for one in units_of(STATIONS, "990101")] == ["9901012001001", "9901012001002"]


def test_a_figure_of_a_region_is_longer_than_a_tps_can_fill() -> None:
    assert [digits_of(one) for one in ("990101", "9901", "99")] == [3, 6, 7]
