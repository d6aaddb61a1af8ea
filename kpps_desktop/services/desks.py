"""Sets up and opens whichever desk a pack is for: that of a TPS, or that of a recap.

Of the two only the one that is asked for is loaded, and then: their database takes longer to load
than all that finds a desk.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop.domain import levels
from kpps_desktop.domain.people import KETUA_KPPS
from kpps_desktop.exchange.packs import TpsPack

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.services.finding import FoundDesk, FoundPack
    from kpps_desktop.services.kpps.desk import Desk
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.trust.keyring import Cost

    AnyDesk: TypeAlias = Desk | RecapDesk


def set_up(  # noqa: PLR0913 - all that a desk is made of, each by its name
    folder: Path,
    found: FoundPack,
    code: str,
    pins: Mapping[OfficerId, str],
    names: Mapping[OfficerId, str],
    clock: Clock,
    *,
    url: str = "",
    name: str = "",
    cost: Cost | None = None,
) -> AnyDesk:
    """Set the desk of a pack up in a folder.

    `url` is of a server for the books of a recap, `name` of its desk among others.

    Refused by whatever is faulty: `kpps.starting.set_up`, `ppk.starting.set_up`.
    """
    asked = (folder, found.content, code, pins, clock)
    where = {} if isinstance(found.pack, TpsPack) else {"url": url, "name": name}
    desk: AnyDesk = _starting(found.pack).set_up(*asked, names=names, cost=cost, **where)
    return desk


def open_desk(
    found: FoundDesk,
    officer: OfficerId,
    pin: str,
    clock: Clock,
    *,
    url: str = "",
    name: str = "",
) -> AnyDesk:
    """Open a desk on an officer's PIN.

    `url` is of the server where a recap's books lie on one, `name` the desk's there from now on.
    """
    where = {} if isinstance(found.pack, TpsPack) else {"url": url, "name": name}
    desk: AnyDesk = _starting(found.pack).open_desk(found.folder, officer, pin, clock, **where)
    return desk


def renew_pin(found: FoundDesk, code: str, officer: OfficerId, pin: str) -> None:
    """Give an officer of a desk a new PIN, on the activation code."""
    _starting(found.pack).renew_pin(found.folder, code, officer, pin)


def ketua_of(found: FoundPack) -> OfficerId:
    """Return who leads the desk of a pack."""
    if found.pack is None or isinstance(found.pack, TpsPack):
        return KETUA_KPPS
    return levels.ketua_of(found.pack.region)


def _starting(pack: Pack | None) -> Any:  # noqa: ANN401 - a module
    """Load what begins the desk of a pack."""
    kind = "kpps" if isinstance(pack, TpsPack) else "ppk"
    return importlib.import_module(f"kpps_desktop.services.{kind}.starting")
