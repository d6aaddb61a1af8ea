"""One saksi of a pair sits inside at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.services.kpps import preparing
from tests.services.tiny import KETUA, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.acts import Play


def test_who_sits_down_takes_the_place_of_the_other_of_the_pair(at: Callable[[str], Play]) -> None:
    desk = at("prepared").desk
    preparing.accredit_saksi(desk, G, 1, "SAKSI KEDUA", KETUA)
    first, second = f"SAKSI-{G}-1-1", f"SAKSI-{G}-1-2"
    others = (f"SAKSI-{G}-2-1", f"SAKSI-{P}-1-1")
    for saksi in (first, *others, second):
        preparing.seat_saksi(desk, saksi, KETUA)
    present = desk.day().meeting.present
    assert first not in present
    assert {second, *others} <= present.keys()


def test_nobody_sits_who_is_not_written_down(at: Callable[[str], Play]) -> None:
    desk = at("prepared").desk
    with refused("S.527"):
        preparing.seat_saksi(desk, f"SAKSI-{G}-3-1", KETUA)
