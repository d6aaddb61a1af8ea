"""Makes packs from a source: certificates, activation codes, containers, under one authority."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.exchange import names
from kpps_desktop.exchange.packs import PpkPack, TpsPack, narrowed
from kpps_desktop.services.kpu.authority import Held, fresh_authority, keep, term_of
from kpps_desktop.services.kpu.press import Packed, Press
from kpps_desktop.services.kpu.regions import region_pack, regions_over
from kpps_desktop.trust import certificates
from kpps_desktop.trust.authority import added, entered
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import to_p12

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from kpps_desktop.domain.places import KodeTps, KodeWilayah
    from kpps_desktop.intake.source import Source
    from kpps_desktop.trust.authority import Authority, Office
    from kpps_desktop.trust.credentials import Credential


@dataclass(frozen=True, slots=True)
class Order:
    """What is made of a source, under which authority: everything, under a fresh one.

    With `only`, packs are made for these TPS and for the PPK of their kecamatan. `replace`
    lets packs of every TPS take the place of those it was given before.
    """

    held: Held | None = None
    only: frozenset[str] = frozenset()
    replace: bool = False


EVERYTHING = Order()
_NAMED = 5
"""How many TPS a sentence names."""


def build_packs(
    source: Source, folder: Path, at: datetime, order: Order = EVERYTHING
) -> Iterator[Packed]:
    """Make the packs of a source into a folder, `root.pem` and, where it is fresh, the authority.

    Yields each pack as it is written; TPS by TPS, then the PPK of their kecamatan, in the end
    those of the KPU above them that the source names. `at` is the signing time. What was issued
    is entered into the authority's file at the end. Refused S.543 where the folder has packs
    already: they may have been handed out, with other codes.
    Refused S.574 to S.576 where the order does not go with the source, S.780 where packs would
    fall that nobody asked to replace.
    """
    root_file = folder / "root.pem"
    if root_file.exists():
        raise Refused("S.543", folder=str(folder))
    election = source.election
    chosen = _chosen(source, order)
    held = order.held or fresh_authority(election, folder, at)
    authority, term = held.authority, term_of(election, at)
    files.write(root_file, certificates.to_pem(authority.root.certificate))
    for kecamatan in sorted({up(kode, Level.KECAMATAN) for kode in chosen}):
        office = authority.offices[up(kecamatan, Level.KABKO)]
        press = Press(source, folder, at, term, office)
        own = sorted(kode for kode in chosen if kode.startswith(kecamatan))
        authority = yield from _kecamatan(press, authority, kecamatan, own)
    for region in regions_over(source, chosen):
        press = Press(source, folder, at, term, _office_over(authority, region))
        authority = yield from region_pack(press, authority, region)
    keep(held, authority, election)


def _office_over(authority: Authority, region: KodeWilayah) -> Office:
    """Return the office of a kab/kota; of a provinsi any: what signs there is its own."""
    return authority.offices.get(region) or next(iter(authority.offices.values()))


def _chosen(source: Source, order: Order) -> set[KodeTps]:
    """Return the TPS to make packs for."""
    every = {tps.kode for tps in source.election.stations}
    if not order.only and order.held is None:
        return every
    if order.held is None:
        raise Refused("S.576")
    strange = sorted(order.only - every)
    if strange:
        raise Refused("S.575", tps=strange[0])
    chosen = {kode for kode in every if kode in order.only} if order.only else every
    _refuse_partial(every, chosen, order.held.authority)
    if not order.only and not order.replace and (fall := replaced(source, order)):
        named = listed(fall)
        raise Refused("S.780", kind=source.election.kind, count=len(fall), tps=named)
    return chosen


def replaced(source: Source, order: Order) -> list[str]:
    """Return the TPS whose earlier packs, of the kind of this source, an order takes back."""
    if order.held is None:
        return []
    kind = source.election.kind
    had = {
        bound.place
        for one in order.held.authority.issued
        if (bound := certificates.binding_of(one)) and bound.result_kind is kind
    }
    wanted = order.only or {tps.kode for tps in source.election.stations}
    return sorted(had & set(wanted))


def listed(stations: Sequence[str]) -> str:
    """Name TPS in a sentence: the first few, and then that there are more."""
    return ", ".join(stations[:_NAMED]) + ", …" * (len(stations) > _NAMED)


def _refuse_partial(every: set[KodeTps], chosen: set[KodeTps], authority: Authority) -> None:
    """Refuse a source that lacks TPS of a kecamatan: its PPK could not recap what they counted."""
    kecamatan = {up(kode, Level.KECAMATAN) for kode in chosen}
    issued = {certificates.place_of(one) for one in authority.issued}
    gone = {kode for kode in issued - every if level(kode) is Level.TPS}
    lacking = sorted(kode for kode in gone if up(kode, Level.KECAMATAN) in kecamatan)
    if lacking:
        held = up(lacking[0], Level.KECAMATAN)
        raise Refused("S.574", kecamatan=held, tps=lacking[0], count=len(lacking))


def _kecamatan(
    press: Press, authority: Authority, kecamatan: KodeWilayah, chosen: list[KodeTps]
) -> Generator[Packed, None, Authority]:
    """Make the packs of TPS and their PPK; return the authority with what it issued to them."""
    issued = []
    for kode in chosen:
        made, credential = _tps(press, kode)
        issued.append(credential.certificate)
        yield made
    authority = entered(authority, issued, press.at)
    office = authority.offices[press.office.place]
    made, credential = _ppk(replace(press, office=office), authority, kecamatan)
    yield made
    return added(authority, credential.certificate)


def _tps(press: Press, kode: KodeTps) -> tuple[Packed, Credential]:
    source, code = press.source, new_activation_code()
    credential = press.credential(HolderKind.TPS, kode)
    pack = TpsPack(
        narrowed(source.election, kode),
        source.voters.get(kode, ()),
        source.kpps.get(kode, ()),
        to_p12(credential, code),
    )
    name = names.tps_pack(kode, source.election.mode, source.election.kind)
    return press.write(pack, name, kode, code), credential


def _ppk(press: Press, authority: Authority, kecamatan: KodeWilayah) -> tuple[Packed, Credential]:
    """Make the pack of a PPK: all its TPS, with every certificate they were ever given."""
    source, code = press.source, new_activation_code()
    election = narrowed(source.election, kecamatan)
    held = defaultdict(list)
    for one in authority.issued:
        held[certificates.place_of(one)].append(certificates.to_der(one))
    credential = press.credential(HolderKind.PPK, kecamatan)
    pack = PpkPack(
        election,
        {tps.kode: tuple(held[tps.kode]) for tps in election.stations},
        press.office.revocations,
        source.ppk.get(kecamatan, ()),
        to_p12(credential, code),
        b"".join(certificates.to_pem(one) for one in press.office.issuer.path),
    )
    name = names.ppk_pack(kecamatan, election.mode, election.kind)
    return press.write(pack, name, kecamatan, code), credential
