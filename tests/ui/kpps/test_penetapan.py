"""A result is settled by keys alone, at a real desk: from counted to sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.day import Stage
from kpps_desktop.services.kpps import handing
from tests.services.acts import TRUTH
from tests.services.tiny import KETUA, OFFICERS, G, P
from tests.ui.kpps.settlings import Settling, settling

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kpps_desktop.ui.jobs import Jobs
    from tests.services.acts import Play

Open = "Callable[[str], Settling]"


@pytest.fixture
def open_at(at: Callable[[str], Play], jobs: Jobs, qtbot: QtBot) -> Callable[[str], Settling]:
    """Give a function that opens a window over a desk at a stage."""
    return lambda stage: settling(at(stage).desk, jobs, qtbot)


def test_a_day_is_settled_from_counted_to_sealed(open_at: Callable[[str], Settling]) -> None:
    office = open_at("counted")
    office.enter()
    office.identify()
    office.type_paper(TRUTH[G])
    assert "Semua sel cocok" in office.seen()
    print("KEYS one contest", office.pressed)
    office.enter()
    office.enter()
    office.type_paper({}) if P in office.screen.readers else office.identify()
    office.type_paper(TRUTH[P])
    office.enter()
    print(office.seen())
    office.type("5")
    for officer in OFFICERS[1:]:
        office.enter()
        office.pin(officer)
    for _ in office.desk.day().meeting.saksi:
        office.enter(2)
    office.enter()
    office.pin(KETUA)
    office.enter()
    office.enter()
    office.enter()
    print(office.seen())
    office.pin(KETUA)
    day = office.desk.day()
    assert day.stage is Stage.PENYERAHAN
    assert day.sealing.bundled
    assert len(handing.signed_papers(office.desk, 1)) == 2
    print("KEYS", office.pressed)
