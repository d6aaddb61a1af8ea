"""Which desk of a PPK this is, and what another desk has in hand."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.strands import name_of_desk
from kpps_desktop.services.desk_names import fit_name, usual_name
from kpps_desktop.services.ppk.addresses import file_of
from kpps_desktop.store import begun_by

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.store import Books, Store

_TOKEN = 3
"""Bytes of the name that a desk draws for itself: two laptops may be made from one image."""
_IN_HAND = (
    r.TpsReadOut,
    r.IncidentRead,
    r.TpsMatched,
    r.TpsFigureCorrected,
    r.TpsExplained,
    r.TpsRatified,
    r.TpsDeferred,
    r.TpsReturned,
    r.TpsReopened,
)
"""What one desk at a time does with a TPS; boxes, files and typing come from everywhere."""


def seat(url: str, key: bytes | None, recap: str, name: str) -> DeskId:
    """Return what this desk's chain is called; `recap` is of the recap, the same for all desks.

    Books in a file are of the desk that began them, whoever opens them: a chain goes on. At a
    server each laptop has its own, by the name it was given, or else its machine's.
    """
    given = fit_name(name)
    if file_of(url) is None:
        return DeskId(f"{recap}-{given or usual_name(shared=True)}")
    return begun_by(url, key) or DeskId(f"{recap}-{given or secrets.token_hex(_TOKEN).upper()}")


def sit_down(store: Store) -> None:
    """Have this desk's name at a server; Refused S.766 where a living desk has it."""
    if not store.sit():
        raise Refused("S.766", desk=name_of_desk(store.desk))


def refuse_in_hand(books: Books, event: RecapEvent) -> None:
    """Refuse what another desk has in hand (K.060), and hold it until this step is committed."""
    if isinstance(event, _IN_HAND):
        holder = books.claims.hold(event.tps)
        if holder is not None:
            raise Refused("K.060", tps=event.tps, desk=name_of_desk(holder))
