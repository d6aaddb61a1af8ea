"""The papers of a recap, as the press asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.services.ppk import papers

if TYPE_CHECKING:
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.offered import Offer, Ready
    from kpps_desktop.services.ppk.desk import RecapDesk


@dataclass(frozen=True, slots=True)
class RecapPapers:
    """Every paper of one recap."""

    desk: RecapDesk

    def offers(self) -> tuple[Offer, ...]:
        """Return the papers that can be had now."""
        return papers.offers(self.desk)

    def ready(self, code: str, contest: str, about: str) -> Ready:
        """Make a paper ready."""
        return papers.ready(self.desk, code, contest, about)

    def note_print(self, _offer: Offer, _copies: int, _by: OfficerId, _reason: str) -> Changed:
        """Write nothing down: copies of a recap are numbered when they are handed out."""
        return Changed.NOTHING
