"""The banner names the kind of a day that is not the plain one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.words import label
from tests.services import tiny

SIMULATED = label("ui_kpps.banner.simulasi", "id")


@pytest.mark.parametrize(
    ("kind", "mode", "words"),
    [
        (ResultKind.REGULER, Mode.RESMI, ""),
        (ResultKind.REGULER, Mode.SIMULASI, SIMULATED),
        (ResultKind.ULANG, Mode.RESMI, "PEMUNGUTAN SUARA ULANG"),
        (
            ResultKind.SUSULAN,
            Mode.SIMULASI,
            f"PEMUNGUTAN SUARA SUSULAN · {SIMULATED}",
        ),
        (ResultKind.LANJUTAN, Mode.RESMI, "PEMUNGUTAN SUARA LANJUTAN"),
    ],
)
def test_a_day_that_is_not_the_plain_one_says_so(kind: ResultKind, mode: Mode, words: str) -> None:
    assert banner_of(replace(tiny.election(mode), kind=kind), "id") == words
