"""The zone of the election that a file is of: its times are told in it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.exchange.bundles import DeskBundle, RecapBundle, TpsBundle
from kpps_desktop.exchange.packs import PpkPack, RegionPack, TpsPack

if TYPE_CHECKING:
    from kpps_desktop.exchange.bundles import Bundle
    from kpps_desktop.exchange.packs import Pack


def told_in(moment: datetime, content: Pack | Bundle | None) -> datetime:
    """Return a time in the zone of a file's election."""
    try:
        return moment.astimezone(zone_of(content))
    except OverflowError:
        return moment  # the first and last days of the calendar have no other zone


def zone_of(content: Pack | Bundle | None) -> tzinfo:
    """Return the zone a file's election is in; UTC where nothing tells."""
    if isinstance(content, TpsPack | PpkPack | RegionPack):
        return zone(content.election.zone)
    if isinstance(content, TpsBundle):
        return _of(content.result.at)
    if isinstance(content, DeskBundle):
        return _of(content.share.at)
    return _of(content.recap.at) if isinstance(content, RecapBundle) else UTC


def _of(moment: str) -> tzinfo:
    try:
        return datetime.fromisoformat(moment).tzinfo or UTC
    except ValueError:
        return UTC  # the shape is right, but there is no such day
