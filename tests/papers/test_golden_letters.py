"""Letters and ledgers look as they did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from tests.papers import golden
from tests.papers import letters_sample as sample
from tests.papers.test_letters import EVERY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", EVERY)
def test_a_full_day_looks_as_it_did(name: str, tmp_path: Path) -> None:
    golden.look_alike(EVERY[name](sample.full_day(), sample.sender_of()), name, tmp_path)


def test_a_simulation_without_incident_looks_as_it_did(tmp_path: Path) -> None:
    sender = sample.sender_of(Mode.SIMULASI, ResultKind.ULANG)
    pdf = EVERY["c-kejadian-khusus"](sample.plain_day(), sender)
    golden.look_alike(pdf, "c-kejadian-khusus-nihil", tmp_path)


def test_long_words_look_as_they_did(tmp_path: Path) -> None:
    pdf = EVERY["c-kejadian-khusus"](sample.full_day(times=6), sample.sender_of())
    golden.look_alike(pdf, "c-kejadian-khusus-long", tmp_path)
