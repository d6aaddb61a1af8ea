"""The pack of a recap, and what arriving files are held against because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.exchange.packs import PpkPack, RegionPack
from kpps_desktop.services.packed import read_whole
from kpps_desktop.services.verifying import Against
from kpps_desktop.trust import certificates

if TYPE_CHECKING:
    from kpps_desktop.exchange.packs import RecapPack
    from kpps_desktop.trust.certificates import Certificate


def read_recap_pack(pack: bytes) -> RecapPack:
    """Read the pack of a recap of any level; Refused S.522 for another file, or one not whole."""
    opened = read_whole(pack)
    if not isinstance(opened, PpkPack | RegionPack):
        raise Refused("S.522", faults=0)
    return opened


def against_of(pack: RecapPack) -> Against:
    """Return what files that arrive at this recap are held against."""
    above = certificates.load_pem(pack.roots)
    own = tuple(certificates.load(der) for ders in pack.certificates.values() for der in ders)
    return Against(
        roots=tuple(one for one in above if is_root(one)),
        crls=pack.lists,
        known=(*own, *above),
        mode=pack.election.mode,
        forms=False,
    )


def is_root(certificate: Certificate) -> bool:
    """Tell whether a certificate is signed by its own holder."""
    return certificate.issuer == certificate.subject
