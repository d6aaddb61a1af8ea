"""Where writing to sticks stands: what is plugged in, what is being written, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.outcomes import Told


@dataclass(frozen=True, slots=True)
class StickState:
    """What the books do not hold; `writing`, `wrote` and `failed` are names of sticks, or nothing.

    `written` are the folders that were written since the window opened: two sticks may have the
    same name.
    """

    sticks: tuple[Stick, ...] = ()
    writing: str = ""
    wrote: str = ""
    failed: str = ""
    news: Told | None = None
    written: tuple[str, ...] = ()

    def look(self, sticks: tuple[Stick, ...]) -> StickState:
        """See which sticks are plugged in; a stick pulled out is written no longer."""
        there = {str(one.folder) for one in sticks}
        return replace(self, sticks=sticks, written=tuple(x for x in self.written if x in there))

    def begin(self, stick: Stick) -> StickState:
        """Begin to write; what came of an earlier stick is past."""
        return replace(self, writing=stick.name, wrote="", failed="", news=None)

    def finish(self, stick: Stick) -> StickState:
        """Tell that a stick is written, read back and may be pulled out."""
        written = (*self.written, str(stick.folder))
        return replace(self, writing="", wrote=stick.name, written=written)

    def fail(self, stick: Stick, news: Told) -> StickState:
        """Tell what went wrong with a stick."""
        return replace(self, writing="", failed=stick.name, news=news)


NOTHING_PLUGGED = StickState()
