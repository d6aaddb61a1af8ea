"""Hints on the published figures of two real kecamatan: few, and each worth the look."""

from __future__ import annotations

from collections import Counter

from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.rules.hints import Hint, hints
from tests.cli.test_check import Row, baiturrahman, sirekap
from tests.rules.hints.kecamatan import FORMS, GUBERNUR, TERMS

KEYS = ("kode_tps", "kontes")


def found_in(rows: list[Row]) -> list[Hint]:
    sheets = [
        Sheet(
            KodeTps(row["kode_tps"]),
            GUBERNUR,
            {Cell(cell): int(n) if n else None for cell, n in row.items() if cell not in KEYS},
        )
        for row in rows
    ]
    return hints(sheets, FORMS, {(sheet.tps, GUBERNUR): TERMS for sheet in sheets})


def test_baiturrahman_2019() -> None:
    source, figures = baiturrahman()
    found = found_in(figures)
    assert Counter(one.code for one in found) == {"H.08": 2, "H.09": 3, "H.11": 1, "H.12": 2}
    # The other six of the twelve broken TPS differ by 1 to 15: miscounts, which only a count mends.
    broken = {
        figure["kode_tps"] for figure, row in zip(figures, source, strict=True) if row["salah"]
    }
    assert {one.tps for one in found if one.code != "H.12"} < broken
    many = [(one.tps, one.facts["value"]) for one in found if one.code == "H.12"]
    assert many == [("1171010002001", 7), ("1171010008005", 8)]  # of 222 and of 244
    assert [one.code for one in found[-2:]] == ["H.12", "H.12"]  # what is surer comes first
    by_tps = {one.tps: one for one in found}
    ateuk_munjeng_3, pahlawan_3 = by_tps["1171010002003"], by_tps["1171010003003"]
    assert (ateuk_munjeng_3.mends, pahlawan_3.mends) == ({"IV_1": 12}, {"VA": 139})
    pahlawan_4, peuniti_6 = by_tps["1171010003004"], by_tps["1171010007006"]
    assert pahlawan_4.mends == {"VA": 141, "VB": 4}
    assert peuniti_6.mends == {"VA": 204, "VB": 1}
    # 331 voters of a DPT of 263: exchanged, all 263 votes are accounted for.
    assert by_tps["1171010005001"].mends == {"IA_J": 331, "IB4_J": 263}
    ateuk_jawo_5 = by_tps["1171010001005"]
    assert (ateuk_jawo_5.code, ateuk_jawo_5.facts["votes"]) == ("H.11", 203)


def test_kepulauan_seribu_utara_2024() -> None:
    found = found_in(sirekap())
    assert Counter(one.code for one in found) == {"H.08": 3, "H.11": 2, "H.12": 1, "H.13": 1}
    assert [(one.tps, one.mends) for one in found if one.code == "H.08"] == [
        ("3101011001003", {"IB1_P": 121}),
        ("3101011001003", {"IV_3": 30}),
        ("3101011003006", {"IB4_P": 86}),
    ]
    assert [one.tps for one in found if one.code == "H.11"] == ["3101011001001", "3101011002016"]
