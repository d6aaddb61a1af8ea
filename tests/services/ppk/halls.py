"""The hall of a pleno: officers with PINs, and the ways from a bundle to a final recap."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.services.ppk import agenda, ending, typists
from kpps_desktop.services.ppk.desk import Together
from kpps_desktop.services.ppk.receiving import receive
from kpps_desktop.services.ppk.starting import set_up
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

SECOND, THIRD, OPERATOR = OfficerId("PPK-2"), OfficerId("PPK-3"), OfficerId("OP-1")
PINS = {KETUA_PPK: "602816", SECOND: "917503", OPERATOR: "385206"}
TOGETHER = Together(PINS[KETUA_PPK], SECOND, PINS[SECOND])
TPS, CONTEST = tiny.FOURTH, tiny.GUBERNUR
"""The TPS without a laptop."""


@contextmanager
def set_up_in(
    folder: Path, packs: tiny.Packs, url: str = "", name: str = ""
) -> Iterator[RecapDesk]:
    """Set a desk up for the officers of the tiny kecamatan's pack."""
    pack, code = packs.path(tiny.HERE).read_bytes(), packs.code(tiny.HERE)
    clock = ScriptedClock(days.PLENO)
    desk = set_up(folder, pack, code, PINS, clock, url=url, name=name, cost=days.LIGHT)
    with desk.store:
        yield desk


def type_twice(desk: RecapDesk, tps: str = TPS) -> None:
    """Let two officers type both contests of a TPS alike."""
    for contest in tiny.NUMBERS:
        for officer in (OPERATOR, SECOND):
            typists.type_in(desk, tps, contest, tiny.figures(tps, contest), officer)


def receive_all(desk: RecapDesk, made: days.Made) -> None:
    """Receive the bundles of the TPS with laptops, and type the one without."""
    pack = made.packs.path(tiny.HERE).read_bytes()
    paths = [days.bundle(made.day(tps)) for tps in (tiny.FIRST, tiny.SECOND, tiny.THIRD)]
    list(receive(desk, pack, paths))
    type_twice(desk)


def ratify(desk: RecapDesk, tps: str, contest: str) -> None:
    """Read a contest of a TPS out, match and ratify it."""
    agenda.read_out(desk, tps, contest, SECOND)
    for one in agenda.unread_incidents(desk, tps):
        agenda.read_incident(desk, tps, one.number, SECOND, settled=False)
    agenda.match(desk, tps, contest, SECOND)
    agenda.ratify(desk, tps, contest, SECOND)


def ratify_all(desk: RecapDesk) -> None:
    """Ratify everything that is not."""
    for tps, contest in ending.unratified(desk):
        ratify(desk, tps, contest)


def sign_all(desk: RecapDesk) -> None:
    """Let both members sign every contest."""
    for contest in tiny.NUMBERS:
        for member in (KETUA_PPK, SECOND):
            ending.sign(desk, contest, member, PINS[member])
