"""Packs: what KPU Kab/Kota hands a TPS and a PPK before the day, as files of a container."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import Level, level
from kpps_desktop.exchange import contents, values
from kpps_desktop.exchange.contents import Content, Opened, content_of
from kpps_desktop.exchange.shapes import BLOB, dump, keyed, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.people import Officer, Voter
    from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps

_CERTIFICATES = keyed(values.KODE_TPS, listed(BLOB))


@dataclass(frozen=True, slots=True)
class TpsPack:
    """A TPS pack: its election holds this TPS only, and the names of its regions.

    `voters` is empty where KPU's source had no DPT list: the roll then goes by number alone,
    1 to the DPT. `credential` is PKCS#12, opened by the activation code.
    """

    election: Election
    voters: tuple[Voter, ...]
    officers: tuple[Officer, ...]
    credential: bytes

    @property
    def tps(self) -> Tps:
        """The polling station this pack is for."""
        return self.election.stations[0]


@dataclass(frozen=True, slots=True)
class PpkPack:
    """A PPK pack: all TPS of a kecamatan and their certificates (DER), by TPS.

    `revocations` is a CRL (DER); `roots` holds the election's root and the issuers (PEM).
    """

    election: Election
    certificates: Mapping[KodeTps, tuple[bytes, ...]]
    revocations: bytes
    officers: tuple[Officer, ...]
    credential: bytes
    roots: bytes

    @property
    def kecamatan(self) -> KodeWilayah:
        """The kecamatan this pack is for."""
        return _kecamatan(self.election)[0]


Pack: TypeAlias = TpsPack | PpkPack


def narrowed(election: Election, kode: str) -> Election:
    """Return an election as seen from a place: its TPS and ballots, regions above and below."""
    return replace(
        election,
        contests=election.contests_at(kode),
        places=tuple(
            place
            for place in election.places
            if kode.startswith(place.kode) or place.kode.startswith(kode)
        ),
        stations=tuple(tps for tps in election.stations if tps.kode.startswith(kode)),
    )


def files_of(pack: Pack) -> dict[str, bytes]:
    """Return the files of a pack."""
    files = {
        contents.ELECTION: dump(pack.election, values.ELECTION),
        contents.OFFICERS: dump(pack.officers, values.OFFICERS),
        contents.CREDENTIAL: pack.credential,
    }
    if isinstance(pack, TpsPack):
        return {**files, contents.VOTERS: dump(pack.voters, values.VOTERS)}
    return {
        **files,
        contents.CERTIFICATES: dump(pack.certificates, _CERTIFICATES),
        contents.REVOCATIONS: pack.revocations,
        contents.ROOTS: pack.roots,
    }


def read_pack(files: Mapping[str, bytes]) -> tuple[Pack | None, list[Finding]]:
    """Read a pack from a container's files; None and every fault where it is not whole."""
    content = content_of(files)
    if content is Content.TPS_PACK:
        opened = Opened(files, content)
        pack: Pack | None = _tps_pack(opened)
    elif content is Content.PPK_PACK:
        opened = Opened(files, content)
        pack = _ppk_pack(opened)
    else:
        return None, [Finding("X.130")]
    return (None, opened.findings) if opened.findings else (pack, [])


def _tps_pack(opened: Opened) -> TpsPack | None:
    election = opened.json(contents.ELECTION, values.ELECTION)
    voters = opened.json(contents.VOTERS, values.VOTERS)
    officers = opened.json(contents.OFFICERS, values.OFFICERS)
    if election is None or voters is None or officers is None:
        return None
    if len(election.stations) != 1:
        opened.fault("X.133", contents.ELECTION, count=len(election.stations))
    _check_election(opened, election)
    if len({voter.ref for voter in voters}) != len(voters):
        opened.fault("X.135", contents.VOTERS)
    return TpsPack(election, voters, officers, opened.bytes(contents.CREDENTIAL))


def _ppk_pack(opened: Opened) -> PpkPack | None:
    election = opened.json(contents.ELECTION, values.ELECTION)
    certificates = opened.json(contents.CERTIFICATES, _CERTIFICATES)
    officers = opened.json(contents.OFFICERS, values.OFFICERS)
    if election is None or certificates is None or officers is None:
        return None
    stations = {tps.kode for tps in election.stations}
    kecamatan = _kecamatan(election)
    if len(kecamatan) != 1 or not all(kode.startswith(kecamatan[0]) for kode in stations):
        opened.fault("X.136", contents.ELECTION, count=len(kecamatan))
    for kode in sorted(stations ^ certificates.keys()):
        opened.fault("X.137", contents.CERTIFICATES, tps=kode)
    _check_election(opened, election)
    return PpkPack(
        election,
        certificates,
        opened.bytes(contents.REVOCATIONS),
        officers,
        opened.bytes(contents.CREDENTIAL),
        opened.bytes(contents.ROOTS),
    )


def _kecamatan(election: Election) -> list[KodeWilayah]:
    return [one.kode for one in election.places if level(one.kode) is Level.KECAMATAN]


def _check_election(opened: Opened, election: Election) -> None:
    """Note what no source of ours would let through: codes told twice, ballots without choices."""
    told = Counter(
        [one.kode for one in election.stations]
        + [one.kode for one in election.places]
        + [one.code for one in election.contests]
    )
    for code, times in told.items():
        if times > 1:
            opened.fault("X.138", contents.ELECTION, kode=code)
    for contest in election.contests:
        if not contest.choices or len(set(contest.numbers)) != len(contest.numbers):
            opened.fault("X.134", contents.ELECTION, contest=contest.code)
    if not election.contests:
        opened.fault("X.134", contents.ELECTION, contest="")
