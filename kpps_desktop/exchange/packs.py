"""Packs: what KPU hands a TPS and each recap before the day, as files of a container."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.levels import unit_level, units_of
from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.exchange import contents, values
from kpps_desktop.exchange.contents import Content, Opened, content_of
from kpps_desktop.exchange.shapes import BLOB, dump, keyed, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.levels import Unit
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
    def region(self) -> KodeWilayah:
        """The kecamatan this pack is for."""
        return _kecamatan(self.election)[0]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The columns of its recap: its TPS."""
        return units_of(self.election.stations, self.region)

    @property
    def lists(self) -> tuple[bytes, ...]:
        """Its revocation lists: one, or none."""
        return (self.revocations,) if self.revocations else ()


@dataclass(frozen=True, slots=True)
class RegionPack:
    """The pack of a KPU Kab/Kota or Provinsi: the regions below and their certificates (DER).

    Its election names no TPS and holds the contests that are totalled here: those whose region
    is this one or wider. `lists` are the CRLs (DER) of the issuers below it.
    """

    election: Election
    region: KodeWilayah
    units: tuple[Unit, ...]
    certificates: Mapping[str, tuple[bytes, ...]]
    lists: tuple[bytes, ...]
    officers: tuple[Officer, ...]
    credential: bytes
    roots: bytes


RecapPack: TypeAlias = PpkPack | RegionPack
Pack: TypeAlias = TpsPack | RecapPack


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


def of_region(election: Election, region: KodeWilayah) -> Election:
    """Return an election as a KPU's recap sees it: names down to its columns, and no TPS."""
    seen, units = narrowed(election, region), unit_level(region)
    places = tuple(place for place in seen.places if len(place.kode) <= units)
    return replace(seen, places=places, stations=())


def files_of(pack: Pack) -> dict[str, bytes]:
    """Return the files of a pack."""
    files = {
        contents.ELECTION: dump(pack.election, values.ELECTION),
        contents.OFFICERS: dump(pack.officers, values.OFFICERS),
        contents.CREDENTIAL: pack.credential,
    }
    if isinstance(pack, TpsPack):
        return {**files, contents.VOTERS: dump(pack.voters, values.VOTERS)}
    if isinstance(pack, RegionPack):
        held = tuple((unit, pack.certificates[unit.kode]) for unit in pack.units)
        return {
            **files,
            contents.UNITS: dump(held, values.UNITS),
            contents.LISTS: dump(pack.lists, values.LISTS),
            contents.ROOTS: pack.roots,
        }
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
    elif content is Content.REGION_PACK:
        opened = Opened(files, content)
        pack = _region_pack(opened)
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


def _region_pack(opened: Opened) -> RegionPack | None:
    election = opened.json(contents.ELECTION, values.ELECTION)
    held = opened.json(contents.UNITS, values.UNITS)
    lists = opened.json(contents.LISTS, values.LISTS)
    officers = opened.json(contents.OFFICERS, values.OFFICERS)
    if election is None or held is None or lists is None or officers is None:
        return None
    units = tuple(unit for unit, _ in held)
    region = _region_over(units)
    if region is None or election.stations:
        opened.fault("X.148", contents.UNITS, count=len(units))
        return None
    named = {place.kode for place in election.places}
    for kode in sorted({region, *(unit.kode for unit in units)} - named):
        opened.fault("X.149", contents.ELECTION, kode=kode)
    for contest in election.contests:
        if not region.startswith(contest.wilayah):
            opened.fault("X.147", contents.ELECTION, contest=contest.code, region=region)
    _check_election(opened, election)
    return RegionPack(
        election,
        region,
        units,
        {unit.kode: ders for unit, ders in held},
        lists,
        officers,
        opened.bytes(contents.CREDENTIAL),
        opened.bytes(contents.ROOTS),
    )


def _region_over(units: tuple[Unit, ...]) -> KodeWilayah | None:
    """Return the kab/kota or provinsi that units make, each told once; None for no such region."""
    kodes = [unit.kode for unit in units]
    levels = {level(kode) for kode in kodes}
    if len(levels) != 1 or len(set(kodes)) != len(kodes):
        return None
    to = {Level.KECAMATAN: Level.KABKO, Level.KABKO: Level.PROVINSI}.get(levels.pop() or Level.TPS)
    over = {up(kode, to) for kode in kodes} if to else set()
    return over.pop() if len(over) == 1 else None


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
