"""Weak PINs are refused, and wrong ones cost time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.pins import FREE_TRIES, Tries, attempt, check_pin
from tests.trust.pki import ELECTION_DAY as NOW
from tests.trust.pki import refused


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("", "T.211"),
        ("12345", "T.211"),
        ("1234567", "T.211"),
        ("12345a", "T.211"),
        ("١٢٣٤٥٦", "T.211"),
        ("777777", "T.212"),
        ("121212", "T.212"),
        ("935935", "T.212"),
        ("123456", "T.213"),
        ("987654", "T.213"),
        ("890123", "T.213"),
        ("271124", "T.214"),
        ("851231", "T.214"),
    ],
)
def test_a_weak_pin_is_refused(pin: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        check_pin(pin)


@pytest.mark.parametrize("pin", ["482915", "390571", "777778", "123457"])
def test_another_pin_will_do(pin: str) -> None:
    check_pin(pin)


def test_most_pins_will_do() -> None:
    weak = 0
    for number in range(0, 1_000_000, 11):
        try:
            check_pin(f"{number:06}")
        except Refused:
            weak += 1
    assert weak < 8_000


def test_five_tries_are_free_then_the_wait_doubles() -> None:
    tries = Tries()
    for _ in range(FREE_TRIES):
        tries = attempt(tries, NOW)
    now = NOW
    for seconds in (30, 60, 120, 240, 480, 960, 1800, 1800, 1800):
        with refused("T.225") as caught:
            attempt(tries, now)
        assert caught.value.facts == {"seconds": seconds}
        with refused("T.225"):
            attempt(tries, now + timedelta(seconds=seconds - 1))
        now += timedelta(seconds=seconds)
        tries = attempt(tries, now)


def test_a_clock_set_back_locks_nobody_out() -> None:
    locked = Tries(9, NOW)
    assert locked.wait(NOW) > timedelta(0)
    assert attempt(locked, NOW - timedelta(days=1)) == Tries(10, NOW - timedelta(days=1))
