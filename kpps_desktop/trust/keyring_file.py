"""A keyring as the bytes of a file, and back; nothing in it is secret without PIN or code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.trust import certificates
from kpps_desktop.trust.foreign import refusing
from kpps_desktop.trust.keyring import VERSION, Cost, Ring, Slot
from kpps_desktop.trust.pins import Tries

_LARGEST = 1_048_576


def to_bytes(ring: Ring) -> bytes:
    """Write a ring as RFC 8785 JSON."""
    return canonical(
        {
            "v": VERSION,
            "cost": ring.cost.json,
            "path": [certificates.to_der(one).hex() for one in ring.path],
            "slots": [
                {
                    "of": slot.of,
                    "signs": slot.signs,
                    "salt": slot.salt.hex(),
                    "nonce": slot.nonce.hex(),
                    "box": slot.box.hex(),
                }
                for slot in ring.slots
            ],
            "tries": {
                officer: {"wrong": tries.wrong, "last": tries.last and tries.last.isoformat()}
                for officer, tries in ring.tries
            },
        }
    )


def from_bytes(raw: bytes) -> Ring:
    """Read a ring; Refused T.221 where it is damaged, T.226 where a newer version wrote it."""
    if len(raw) > _LARGEST:
        raise Refused("T.221")
    with refusing("T.221"):
        said = orjson.loads(raw)
        version = int(said["v"])
    if version > VERSION:
        raise Refused("T.226")
    with refusing("T.221"):
        ring = _ring_of(said)
        exact = to_bytes(ring) == raw
    shaped = all(slot.shaped for slot in ring.slots)
    if not (exact and shaped and ring.path and ring.cost.bearable):
        raise Refused("T.221")
    return ring


def _ring_of(said: dict[str, Any]) -> Ring:
    return Ring(
        cost=Cost(**said["cost"]),
        path=tuple(certificates.load(bytes.fromhex(one)) for one in said["path"]),
        slots=tuple(
            Slot(
                of=str(one["of"]),
                signs=bool(one["signs"]),
                salt=bytes.fromhex(one["salt"]),
                nonce=bytes.fromhex(one["nonce"]),
                box=bytes.fromhex(one["box"]),
            )
            for one in said["slots"]
        ),
        tries=tuple(
            (OfficerId(officer), Tries(int(one["wrong"]), _moment(one["last"])))
            for officer, one in said["tries"].items()
        ),
    )


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
