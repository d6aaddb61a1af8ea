"""Sample days: the simulated truth is what the services come to, whatever the trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps import examining
from kpps_desktop.services.kpps.handing import qr_texts
from kpps_desktop.services.kpps.resulting import result_of
from kpps_desktop.services.sample.day import Trouble
from kpps_desktop.services.sample.source import CHOICES
from kpps_desktop.services.verifying import Against, verify
from tests.services import tiny
from tests.services.scripts import run, sample_day

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

TRUSTED = Against(
    roots=(tiny.root().certificate,), crls=(tiny.revoked(),), known=tiny.tps().path, forms=False
)
DAYS = tuple(enumerate(Trouble, start=1))
"""Every trouble on a day of its own seed; two of them are quiet days until the stick leaves."""


def _bundle(desk: Desk) -> bytes:
    with desk.store.read() as books:
        last = books.bundles.last()
        content = books.bundles.content(last.sha256) if last else None
    assert content
    return content


@pytest.mark.parametrize(("seed", "trouble"), DAYS)
def test_the_log_and_the_bundle_come_to_the_simulated_truth(
    tmp_path: Path, seed: int, trouble: Trouble
) -> None:
    day = sample_day(seed, trouble)
    desk = run(tmp_path / "meja", day.lines)
    with desk.store:
        for contest in CHOICES:
            log = figures_by_log(desk.day(), contest, desk.tps, desk.profile)
            # A ballot missing from the box was used: log and paper agree on II.2 all the same.
            assert log == day.truth[contest]
        sheets = {sheet.contest: sheet.figures for sheet in result_of(desk).sheets}
        assert sheets == day.truth
        assert examining.open_findings(desk) == []
        assert desk.store.audit() == []
        assert verify(_bundle(desk), TRUSTED).ok
        assert all(verify(text, TRUSTED).ok for text in qr_texts(desk, 1).values())


def test_the_same_script_gives_the_same_journal_and_bundle_to_the_byte(tmp_path: Path) -> None:
    lines = sample_day(5, Trouble.OBJECTION).lines
    heads, texts, bundles = [], [], []
    for folder in ("a", "b"):
        desk = run(tmp_path / folder, lines)
        with desk.store:
            heads.append(desk.store.head())
            texts.append([(line.event, line.hash) for _, line in desk.store.lines()])
            bundles.append(_bundle(desk))
    assert heads[0] == heads[1]
    assert texts[0] == texts[1]
    assert bundles[0] == bundles[1]


def test_another_seed_is_another_day() -> None:
    assert sample_day(1).truth != sample_day(2).truth
    assert sample_day(1).lines == sample_day(1).lines
