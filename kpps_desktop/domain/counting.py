"""The count of one contest: sealed box, opened box, ballots tallied one by one, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

INVALID = 0
"""What stands for a ballot announced *tidak sah*."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Every ballot of the box was announced."""

    box: int
    unsigned: int
    votes: tuple[int, ...]
    cancelled: int
    earlier: tuple[Counted, ...] = ()

    @property
    def round(self) -> int:
        """Which count this is: 1, and one more with each *penghitungan ulang*."""
        return len(self.earlier) + 1

    def recount(self) -> Opened:
        """Begin again from the ballots; this count stays on record."""
        return Opened((*self.earlier, replace(self, earlier=())))


@dataclass(frozen=True, slots=True)
class Sealed:
    """The box is locked."""

    earlier: tuple[Counted, ...] = ()

    def open(self) -> Opened:
        """Open the lock and lid before everyone."""
        return Opened(self.earlier)


@dataclass(frozen=True, slots=True)
class Opened:
    """The box is open; its ballots are taken out and counted before any is unfolded."""

    earlier: tuple[Counted, ...] = ()

    def count(self, ballots: int, unsigned: int) -> Tallying:
        """Write how many ballots came out, and how many lacked the ketua's signature."""
        _check_box(ballots, unsigned, announced=0)
        return Tallying(ballots, unsigned, (), 0, self.earlier)


@dataclass(frozen=True, slots=True)
class Tallying:
    """Ballots are examined, announced and tallied: numbers of choices, 0 for *tidak sah*."""

    box: int
    unsigned: int
    votes: tuple[int, ...]
    cancelled: int
    earlier: tuple[Counted, ...] = ()

    def count(self, ballots: int, unsigned: int) -> Tallying:
        """Put the number of ballots right after counting them again."""
        _check_box(ballots, unsigned, announced=len(self.votes))
        return replace(self, box=ballots, unsigned=unsigned)

    def announce(self, choice: int) -> Tallying:
        """Tally one more ballot."""
        if len(self.votes) == self.box:
            raise Refused("S.303", box=self.box)
        return replace(self, votes=(*self.votes, choice))

    def cancel(self) -> Tallying:
        """Take the ballot last announced back."""
        if not self.votes:
            raise Refused("S.304")
        return replace(self, votes=self.votes[:-1], cancelled=self.cancelled + 1)

    def pause(self) -> Paused:
        """Rest, or hand the keyboard over."""
        return Paused(self)

    def finish(self) -> Counted:
        """End the count; every ballot that came out of the box must have been announced."""
        if len(self.votes) != self.box:
            raise Refused("S.305", announced=len(self.votes), box=self.box)
        return Counted(self.box, self.unsigned, self.votes, self.cancelled, self.earlier)


@dataclass(frozen=True, slots=True)
class Paused:
    """Counting rests."""

    tally: Tallying

    def resume(self) -> Tallying:
        """Go on."""
        return self.tally


Count: TypeAlias = Sealed | Opened | Tallying | Paused | Counted


def tally_of(count: Count) -> Mapping[int, int]:
    """Return the ballots announced so far by choice (0: *tidak sah*)."""
    if isinstance(count, Paused):
        return tally_of(count.tally)
    return Counter(count.votes if isinstance(count, (Tallying, Counted)) else ())


def box_of(count: Count) -> int | None:
    """Return the ballots taken out of the box, or None while it is closed."""
    if isinstance(count, Paused):
        return count.tally.box
    return count.box if isinstance(count, (Tallying, Counted)) else None


def _check_box(ballots: int, unsigned: int, *, announced: int) -> None:
    if unsigned > ballots or unsigned < 0:
        raise Refused("S.301", unsigned=unsigned, ballots=ballots)
    if ballots < announced:
        raise Refused("S.302", announced=announced, ballots=ballots)
