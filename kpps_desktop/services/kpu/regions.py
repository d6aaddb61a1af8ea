"""Makes the packs of KPU Kab/Kota and Provinsi, for their recaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.levels import level_of, units_of
from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange import names
from kpps_desktop.exchange.packs import RegionPack, of_region
from kpps_desktop.trust import certificates
from kpps_desktop.trust.authority import added
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import to_p12

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from kpps_desktop.domain.places import KodeTps, KodeWilayah
    from kpps_desktop.intake.source import Source
    from kpps_desktop.services.kpu.press import Packed, Press
    from kpps_desktop.trust.authority import Authority
    from kpps_desktop.trust.credentials import Credential

_KINDS = {Level.KABKO: HolderKind.KABKO, Level.PROVINSI: HolderKind.PROVINSI}
_BELOW = {Level.KABKO: HolderKind.PPK, Level.PROVINSI: HolderKind.KABKO}
"""Whose recaps are received at a level."""


def regions_over(source: Source, chosen: Iterable[KodeTps]) -> list[KodeWilayah]:
    """Return the KPU over some TPS that a source names officers of: kab/kota, then provinsi."""
    over = {up(kode, to) for kode in chosen for to in _KINDS}
    return sorted(over.intersection(source.kpu), key=lambda kode: (-len(kode), kode))


def region_pack(
    press: Press, authority: Authority, region: KodeWilayah
) -> Generator[Packed, None, Authority]:
    """Make the pack of a KPU; return the authority with what it issued to it.

    A kab/kota's is signed by its packing desk. Nobody packs for a provinsi: its pack is signed
    with the very key it brings, which the root has issued.
    """
    source, code, of = press.source, new_activation_code(), level_of(region)
    credential = press.credential(_KINDS[of], region, _issuer(press, authority, of))
    units = units_of(source.election.stations, region)
    pack = RegionPack(
        of_region(source.election, region),
        region,
        units,
        {
            one.kode: tuple(map(certificates.to_der, authority.at(_BELOW[of], one.kode)))
            for one in units
        },
        _lists(authority, region),
        source.kpu[region],
        to_p12(credential, code),
        _roots(authority, region),
    )
    name = names.region_pack(region, source.election.mode, source.election.kind)
    signer = credential if of is Level.PROVINSI else None
    yield press.write(pack, name, region, code, signer)
    return added(authority, credential.certificate)


def _issuer(press: Press, authority: Authority, of: Level) -> Credential:
    return authority.root if of is Level.PROVINSI else press.office.issuer


def _lists(authority: Authority, region: KodeWilayah) -> tuple[bytes, ...]:
    return tuple(
        office.revocations
        for place, office in sorted(authority.offices.items())
        if place.startswith(region)
    )


def _roots(authority: Authority, region: KodeWilayah) -> bytes:
    """Return the issuers of a region, and the root above them (PEM)."""
    own = (one for place, one in sorted(authority.offices.items()) if place.startswith(region))
    held = (*(office.issuer.certificate for office in own), authority.root.certificate)
    return b"".join(map(certificates.to_pem, held))
