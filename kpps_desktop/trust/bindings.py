"""What a certificate is bound to: election, holder, place, mode and kind of result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import Level, is_tps, level
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Mapping

OID = "2.25.314046794655486535974101657577562522120.1"
"""The private extension that holds a binding: ITU-T X.667, under a UUID drawn once."""


class HolderKind(StrEnum):
    """Whose certificate it is."""

    ROOT = "root"
    """The election's root, held by KPU."""
    ISSUER = "issuer"
    """A KPU Kab/Kota that issues certificates for its desks."""
    KABKO = "kabko"
    """The desk of a KPU Kab/Kota: signs packs, and its own recap."""
    PROVINSI = "provinsi"
    """The desk of a KPU Provinsi."""
    PPK = "ppk"
    """The recap desk of a kecamatan."""
    TPS = "tps"
    """The desk of a KPPS."""


MAY_ISSUE: Mapping[HolderKind, frozenset[HolderKind]] = {
    HolderKind.ROOT: frozenset({HolderKind.ISSUER, HolderKind.KABKO, HolderKind.PROVINSI}),
    HolderKind.ISSUER: frozenset({HolderKind.KABKO, HolderKind.PPK, HolderKind.TPS}),
}
"""Who issues certificates, and to whom."""

_LEVELS = {
    HolderKind.ISSUER: Level.KABKO,
    HolderKind.KABKO: Level.KABKO,
    HolderKind.PROVINSI: Level.PROVINSI,
    HolderKind.PPK: Level.KECAMATAN,
    HolderKind.TPS: Level.TPS,
}


@dataclass(frozen=True, slots=True)
class Binding:
    """What a certificate may be used for, and nothing else.

    `place` is the code of the holder's place (for a root: of the region that votes, or empty);
    `result_kind` is set for a TPS: a re-vote gets a pack and a certificate of its own.
    """

    election: str
    kind: HolderKind
    place: str
    mode: Mode
    result_kind: ResultKind | None = None

    @property
    def fits(self) -> bool:
        """Whether kind, place and kind of result go together."""
        if (self.result_kind is not None) != (self.kind is HolderKind.TPS):
            return False
        if self.kind is HolderKind.TPS:
            return is_tps(self.place)
        if self.kind is HolderKind.ROOT:
            return not self.place or level(self.place) is not None
        return level(self.place) is _LEVELS[self.kind]

    @property
    def issues(self) -> bool:
        """Whether the holder issues certificates."""
        return self.kind in MAY_ISSUE

    def covers(self, other: Binding) -> bool:
        """Tell whether the holder of this may issue a certificate bound so."""
        return (
            other.kind in MAY_ISSUE.get(self.kind, ())
            and other.election == self.election
            and other.mode is self.mode
            and other.place.startswith(self.place)
        )


@dataclass(frozen=True, slots=True)
class Expected:
    """What a desk expects of a signer; None where it has nothing to compare with."""

    election: str | None = None
    kind: HolderKind | None = None
    place: str | None = None
    mode: Mode | None = None
    result_kind: ResultKind | None = None


def to_json(binding: Binding) -> bytes:
    """Write a binding as RFC 8785 JSON."""
    return canonical(
        {
            "election": binding.election,
            "kind": binding.kind,
            "mode": binding.mode,
            "place": binding.place,
            "result_kind": binding.result_kind,
            "v": 1,
        }
    )


def from_json(raw: bytes) -> Binding:
    """Read a binding; Refused T.106 unless it is byte for byte what `to_json` writes."""
    with refusing("T.106"):
        said = orjson.loads(raw)
        kind = said["result_kind"]
        binding = Binding(
            election=str(said["election"]),
            kind=HolderKind(said["kind"]),
            place=str(said["place"]),
            mode=Mode(said["mode"]),
            result_kind=None if kind is None else ResultKind(kind),
        )
        exact = to_json(binding) == raw
    if not (exact and binding.fits):
        raise Refused("T.106")
    return binding
