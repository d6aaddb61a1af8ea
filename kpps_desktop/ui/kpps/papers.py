"""The papers of a TPS, as the press asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.services.kpps import handing, papers

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Changed
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.offered import Offer, Ready


@dataclass(frozen=True, slots=True)
class TpsPapers:
    """Every paper of one desk."""

    desk: Desk

    def offers(self) -> tuple[Offer, ...]:
        """Return the papers that can be had now."""
        return papers.offers(self.desk)

    def ready(self, code: str, contest: str, about: str) -> Ready:
        """Make a paper ready."""
        return papers.ready(self.desk, code, contest, about)

    def note_print(self, offer: Offer, copies: int, by: OfficerId, reason: str) -> Changed:
        """Write down that a kept paper was printed."""
        return handing.note_print(self.desk, offer.code, offer.contest, copies, by, reason=reason)
