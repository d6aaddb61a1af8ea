"""The recap that a journal adds up to, with what was taken in from other desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.recap.strands import Strands, parted
from kpps_desktop.services.standing import Standing

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.services.standing import Lines


class RecapStanding(Standing["Recap"]):
    """The fold over all strands of some books; `strands` are as far as they were read."""

    def __init__(self) -> None:
        self.strands = Strands()
        super().__init__(self._next)

    def read(self, journal: Lines) -> Recap | None:
        """Return the recap after every line of the journal."""
        for place, of, line in parted(journal.lines(self._seen)):
            self.strands.read(of, line)
            self._seen, self._state = place, self.strands.own.recap
        return self._state

    def _next(self, _: Recap | None, event: AnyEvent, at: str, officer: str) -> Recap:
        return self.strands.advance(self.strands.own, event, at, officer)
