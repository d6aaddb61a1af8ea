"""Where writing to sticks stands: what is plugged in, what is being written, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.devices.drives import Copied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.outcomes import Told


@dataclass(frozen=True, slots=True)
class StickState:
    """What the books do not hold; `writing`, `wrote` and `failed` are names of sticks, or nothing.

    `copied` is what was written since the window opened, and lies on sticks still: two sticks may
    have the same name, and the same folder one after the other.
    """

    sticks: tuple[Stick, ...] = ()
    writing: str = ""
    wrote: str = ""
    failed: str = ""
    news: Told | None = None
    copied: tuple[Copied, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """Folders of the sticks that hold the result."""
        return tuple(str(one.folder) for one in self.copied)

    def look(self, sticks: tuple[Stick, ...]) -> StickState:
        """See what is plugged in; one pulled out, or another of its name, holds nothing."""
        kept = tuple(one for one in self.copied if any(map(one.lies_on, sticks)))
        after = replace(self, sticks=sticks, copied=kept)
        named = [str(one.folder) in after.written for one in sticks if one.name == self.wrote]
        return after if not named or any(named) else replace(after, wrote="")

    def begin(self, stick: Stick) -> StickState:
        """Begin to write; what came of an earlier stick is past."""
        return replace(self, writing=stick.name, wrote="", failed="", news=None)

    def finish(self, stick: Stick, names: Iterable[str] = ()) -> StickState:
        """Tell that a stick is written, read back and may be pulled out."""
        left = tuple(one for one in self.copied if one.folder != stick.folder)
        copied = (*left, Copied.of(stick, names))
        return replace(self, writing="", wrote=stick.name, copied=copied)

    def fail(self, stick: Stick, news: Told) -> StickState:
        """Tell what went wrong with a stick."""
        return replace(self, writing="", failed=stick.name, news=news)


NOTHING_PLUGGED = StickState()
