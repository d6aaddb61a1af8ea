"""A whole day at a TPS by keys alone, from the stick with the pack to the stick with the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.exchange import names
from kpps_desktop.services.verifying import Against, verify
from tests.journeys import steps
from tests.journeys.steps import Evening
from tests.services import tiny
from tests.services.tiny import G, P

if TYPE_CHECKING:
    from tests.journeys.laptop import Laptop

AGAINST = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
EVENING = {
    G: Evening(56, "112301", "30 30 60 3 2 5 0 1 1 0 0 0 3 3 6 62 6 0 56 1 0 1 3 1 1 5 1 6"),
    P: Evening(57, "11201", "30 30 60 3 2 5 0 0 0 0 0 0 3 2 5 62 5 0 57 1 0 1 3 1 4 1 5"),
}
"""Five of the DPT, one of them blind, and a guest who has a ballot for the governor only."""
COLD_START = 130
"""Keys from a machine on which nothing was set up to the first voter, the codes among them."""
WHOLE_DAY = 471
"""Keys of the whole day, 11 ballots among them."""


def vote(laptop: Laptop) -> None:
    """Admit five of the DPT and one of another kabupaten (gubernur only); nobody waits at one."""
    laptop.at(7, 5)
    steps.admit(laptop, 1, 2, 3, 4, 5)
    laptop.at(11, 5)
    laptop.type("h⏎12⏎PTAMU PINDAHAN⏎3⏎⏎⏎⏎")
    steps.end_voting(laptop)


def test_a_plain_day_from_stick_to_stick(laptop: Laptop) -> None:
    """The keys are counted: a step that needs one more is noticed here."""
    laptop.set_up(tiny.tps_pack())
    assert laptop.day.stage is Stage.PERSIAPAN
    steps.open_voting(laptop)
    assert laptop.day.stage is Stage.PEMUNGUTAN
    assert laptop.pressed + len("1⏎") <= COLD_START
    vote(laptop)
    assert laptop.day.stage is Stage.PENUTUPAN
    laptop.at(13, 10)
    laptop.type("5⏎1⏎0⏎0⏎0⏎56⏎57⏎⏎")
    assert laptop.day.stage is Stage.PENGHITUNGAN
    steps.count(laptop, EVENING)
    assert laptop.day.stage is Stage.PENETAPAN
    steps.match(laptop, EVENING)
    steps.sign(laptop)
    steps.seal(laptop)
    assert laptop.day.stage is Stage.PENYERAHAN
    steps.hand_over(laptop)
    assert laptop.day.stage is Stage.SELESAI
    assert laptop.pressed <= WHOLE_DAY
    assert (len(laptop.day.sealing.copies), laptop.day.sealing.taken_by) == (6, "PPS MELATI")
    assert laptop.day.sealing.seals == {G: ("1A", "1B"), P: ("2A", "2B")}
    bundle = laptop.stick / names.tps_bundle(tiny.A, 1, Mode.RESMI, ResultKind.REGULER)
    verdict = verify(bundle.read_bytes(), AGAINST)
    assert [fact for fact in verdict.facts if fact.holds is False] == []
