"""Sets up and opens whichever desk a pack is for: that of a TPS, or that of a recap."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain import levels
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.exchange.packs import TpsPack
from kpps_desktop.services.kpps import starting as tps
from kpps_desktop.services.ppk import starting as recap

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.finding import FoundDesk, FoundPack
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.trust.keyring import Cost

    AnyDesk: TypeAlias = Desk | RecapDesk


def set_up(
    folder: Path,
    found: FoundPack,
    code: str,
    pins: Mapping[OfficerId, str],
    names: Mapping[OfficerId, str],
    clock: Clock,
    *,
    url: str = "",
    cost: Cost | None = None,
) -> AnyDesk:
    """Set the desk of a pack up in a folder; `url` is of a server for the books of a recap.

    Refused by whatever is faulty: `kpps.starting.set_up`, `ppk.starting.set_up`.
    """
    if isinstance(found.pack, TpsPack):
        return tps.set_up(folder, found.content, code, pins, clock, cost, names)
    return recap.set_up(folder, found.content, code, pins, clock, url=url, names=names, cost=cost)


def open_desk(
    found: FoundDesk, officer: OfficerId, pin: str, clock: Clock, *, url: str = ""
) -> AnyDesk:
    """Open a desk on an officer's PIN; `url` is of the server where a recap's books lie on one."""
    if isinstance(found.pack, TpsPack):
        return tps.open_desk(found.folder, officer, pin, clock)
    return recap.open_desk(found.folder, officer, pin, clock, url=url)


def renew_pin(found: FoundDesk, code: str, officer: OfficerId, pin: str) -> None:
    """Give an officer of a desk a new PIN, on the activation code."""
    renew = tps.renew_pin if isinstance(found.pack, TpsPack) else recap.renew_pin
    renew(found.folder, code, officer, pin)


def ketua_of(found: FoundPack) -> OfficerId:
    """Return who leads the desk of a pack."""
    if found.pack is None or isinstance(found.pack, TpsPack):
        return KETUA_KPPS
    return levels.ketua_of(found.pack.region)
