"""Revocation lists: X.509 CRLs, signed by who issued the certificates they take back."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.credentials import Credential

RevocationList: TypeAlias = x509.CertificateRevocationList

_NEXT = timedelta(days=30)
_LARGEST = 8 * 1024 * 1024


def revocation_list(issuer: Credential, revoked: Mapping[int, datetime], at: datetime) -> bytes:
    """Make an issuer's list: serial number → when it was revoked; DER.

    A list is numbered by its time, so a later one always has the larger number.
    """
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(at)
        .next_update(at + _NEXT)
        .add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(
                certificates.public_key(issuer.certificate)
            ),
            critical=False,
        )
    )
    for serial, when in sorted(revoked.items()):
        one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(when)
        builder = builder.add_revoked_certificate(one.build())
    signed = builder.sign(issuer.key, hashes.SHA256(), ecdsa_deterministic=True)
    return signed.public_bytes(serialization.Encoding.DER)


@lru_cache(maxsize=64)
def load(der: bytes) -> RevocationList:
    """Read a revocation list and all that we ask of it; Refused T.121 where it is none."""
    if len(der) > _LARGEST:
        raise Refused("T.121")
    with refusing("T.121"):
        listed = x509.load_der_x509_crl(der)
        _ = listed.last_update_utc, listed.extensions, listed.issuer.public_bytes()
        for one in listed:
            _ = one.serial_number, one.revocation_date_utc
    return listed


@lru_cache(maxsize=256)
def is_of(der: bytes, issuer: Certificate) -> bool:
    """Tell whether these bytes are a revocation list that this issuer signed."""
    try:
        listed = load(der)
        with refusing("T.121"):
            signed = listed.is_signature_valid(certificates.public_key(issuer))
    except Refused:
        return False
    return signed and listed.issuer == issuer.subject


def made_at(der: bytes) -> datetime:
    """Return when a list was made."""
    return load(der).last_update_utc


def entries(der: bytes) -> dict[int, datetime]:
    """Return what a list takes back: serial number → when."""
    return {one.serial_number: one.revocation_date_utc for one in load(der)}


def revoked_at(der: bytes, certificate: Certificate) -> datetime | None:
    """Return when a list takes a certificate back, or None where it does not."""
    entry = load(der).get_revoked_certificate_by_serial_number(certificate.serial_number)
    return entry.revocation_date_utc if entry else None


def is_revoked(der: bytes, certificate: Certificate, issuer: Certificate) -> bool | None:
    """Tell whether a list takes a certificate back; None where it is not this issuer's list.

    Refused T.121 where the list cannot be read.
    """
    load(der)
    if not is_of(der, issuer):
        return None
    return revoked_at(der, certificate) is not None
