"""Officers' PINs: which are too weak, and how long to wait after too many wrong ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from kpps_desktop.domain.outcomes import Refused

LENGTH = 6
FREE_TRIES = 5
_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(minutes=30)
_DOUBLINGS = 6
_MONTHS = 12
_DAYS = 31


def check_pin(pin: str) -> None:
    """Refuse a PIN that is not six digits (T.211) or among the first anyone would try.

    T.212: one digit or a short group repeated; T.213: counting up or down; T.214: a date.
    """
    if len(pin) != LENGTH or not (pin.isascii() and pin.isdigit()):
        raise Refused("T.211", length=LENGTH)
    if any(pin == pin[:group] * (LENGTH // group) for group in (1, 2, 3)):
        raise Refused("T.212")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if steps in ({1}, {9}):
        raise Refused("T.213")
    if _is_date(pin[:2], pin[2:4]) or _is_date(pin[4:], pin[2:4]):
        raise Refused("T.214")


def _is_date(day: str, month: str) -> bool:
    return 1 <= int(day) <= _DAYS and 1 <= int(month) <= _MONTHS


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong PINs in a row, and when the last was typed."""

    wrong: int = 0
    last: datetime | None = None

    def wait(self, now: datetime) -> timedelta:
        """Return how long the next try must wait: 30 s after the fifth, doubling to 30 min.

        A clock that was set back lifts the wait: nobody is locked out by a clock, and who
        can set it back could as well set it forward.
        """
        if self.wrong < FREE_TRIES or self.last is None or now < self.last:
            return timedelta(0)
        doublings = min(self.wrong - FREE_TRIES, _DOUBLINGS)
        length = min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
        return max(self.last + length - now, timedelta(0))


def attempt(tries: Tries, now: datetime) -> Tries:
    """Return the tries with one more, to be kept *before* the PIN is looked at.

    Kept first, so that pulling the plug gives no free try; a right PIN resets to `Tries()`.
    Refused T.225 while there is still time to wait.
    """
    wait = tries.wait(now)
    if wait:
        raise Refused("T.225", seconds=-(-wait // timedelta(seconds=1)))
    return Tries(tries.wrong + 1, now)
