"""Taking a TPS in hand at one of several desks, so that no other desk decides on it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Changed, Refused
from kpps_desktop.domain.recap.strands import name_of_desk
from kpps_desktop.services.ppk.desk import lead, refuse_no_station

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk


def claim(desk: RecapDesk, tps: str) -> Changed:
    """Take a TPS in hand; it stays so until it is released, or this desk is gone.

    Refused K.013 for a TPS that is none, K.060 where another desk has it. Whoever claims nothing
    still decides on nothing that another desk has in hand: each step looks.
    """
    refuse_no_station(desk, tps)
    holder = desk.store.claim(tps)
    if holder is not None:
        raise Refused("K.060", tps=tps, desk=name_of_desk(holder))
    return Changed.RECAP


def take_over(desk: RecapDesk, tps: str, by: OfficerId) -> Changed:
    """Let the ketua take a TPS in hand that another desk has; what that desk saved stays saved.

    Refused S.741 for anyone else, K.013 for a TPS that is none, K.100 where the server does not
    end the other desk's session.
    """
    lead(desk, by)
    refuse_no_station(desk, tps)
    holder = desk.store.take_over(tps)
    if holder is not None:
        raise Refused("K.100", tps=tps, desk=name_of_desk(holder))
    return Changed.RECAP


def release(desk: RecapDesk, tps: str) -> Changed:
    """Let another desk take a TPS."""
    desk.store.release(tps)
    return Changed.RECAP


def claims(desk: RecapDesk) -> Mapping[str, str]:
    """Return each TPS that a desk has in hand, this one too, with the desk's name."""
    return {tps: name_of_desk(holder) for tps, holder in desk.store.claims().items()}
