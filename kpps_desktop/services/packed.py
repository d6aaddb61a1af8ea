"""Reads a pack that is whole, whichever kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.exchange import container, packs
from kpps_desktop.exchange.packs import TpsPack

if TYPE_CHECKING:
    from kpps_desktop.exchange.packs import Pack

Kind = TypeVar("Kind", bound="Pack")


def read_whole(pack: bytes) -> Pack:
    """Read a pack; Refused S.522 where it is another file or not whole."""
    held, faults = container.read(pack)
    opened, more = packs.read_pack(held.files) if held else (None, [])
    if faults or more or opened is None:
        raise Refused("S.522", faults=len(faults) + len(more))
    return opened


def read_kind(pack: bytes, kind: type[Kind]) -> Kind:
    """Read a pack of one kind; Refused S.522 for any other."""
    opened = read_whole(pack)
    if not isinstance(opened, kind):
        raise Refused("S.522", faults=0)
    return opened


def place_of(pack: Pack) -> str:
    """Return the code of the place a pack is for."""
    return pack.tps.kode if isinstance(pack, TpsPack) else pack.region
