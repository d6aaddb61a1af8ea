"""Detached CAdES-BES signatures (CMS, ETSI EN 319 122-1): made in one form, read in that form.

Only this form is written: one signer, ECDSA P-256 with SHA-256, the whole chain inside and
named by its hashes in the signed attributes (signing-certificate-v2, RFC 5035). So every byte
of a signature follows from what was signed, and a reader can compare each one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from asn1crypto import cms, tsp

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, der, keys
from kpps_desktop.trust.certificates import Certificate, name_of
from kpps_desktop.trust.facts import Fact, fails, holds
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from kpps_desktop.trust.credentials import Credential

_LARGEST = 65_536
_DATA = der.oid("1.2.840.113549.1.7.1")
_SIGNED_DATA = der.oid("1.2.840.113549.1.7.2")
_CONTENT_TYPE = der.oid("1.2.840.113549.1.9.3")
_MESSAGE_DIGEST = der.oid("1.2.840.113549.1.9.4")
_SIGNING_TIME = der.oid("1.2.840.113549.1.9.5")
_SIGNING_CERTIFICATE_V2 = der.oid("1.2.840.113549.1.9.16.2.47")
_SHA256 = der.oid("2.16.840.1.101.3.4.2.1")
_ECDSA_SHA256 = der.oid("1.2.840.10045.4.3.2")
_EXPLICIT = 0xA0
_CERTIFICATES = 0xA0
_SIGNED_ATTRIBUTES = b"\xa0"
"""[0] IMPLICIT in place of the tag of a set; what is signed bears the set's own (RFC 5652 §5.4)."""
_SET_OF = b"\x31"


@dataclass(frozen=True, slots=True)
class CmsReport:
    """What a signature says: the facts, and where it could be read, who signed and when."""

    facts: tuple[Fact, ...]
    certificate: Certificate | None = None
    chain: tuple[Certificate, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a signature that differ from one to another."""

    issuer: bytes
    serial: int
    attributes: bytes
    digest: bytes
    at: datetime | None
    named: tuple[bytes, ...]
    signature: bytes
    certificates: tuple[bytes, ...]


def sign(data: bytes, credential: Credential, at: datetime | None) -> bytes:
    """Sign bytes, detached; `at` is written to the second (PAdES leaves it out: None)."""
    return sign_digest(hashlib.sha256(data).digest(), credential, at)


def sign_digest(digest: bytes, credential: Credential, at: datetime | None) -> bytes:
    """Sign the SHA-256 of bytes."""
    ders = tuple(certificates.to_der(one) for one in credential.path)
    attributes = _attributes(digest, at, [hashlib.sha256(one).digest() for one in ders])
    return _assemble(ders, attributes, keys.sign(credential.key, attributes))


def inspect(signature: bytes, data: bytes) -> CmsReport:
    """Read a detached signature over bytes, whatever it is; each fact stands by itself."""
    try:
        parts = _read(signature)
    except Refused:
        return CmsReport((fails("signature_readable", "F.202"),))
    readable = holds("signature_readable", "F.201")
    path = _path(parts)
    facts = (readable, _intact(parts, data), _signed_by(parts, path), _exact(signature, parts))
    if not path:
        return CmsReport(facts, at=parts.at)
    return CmsReport(facts, path[0], path[1:], parts.at)


def _attributes(digest: bytes, at: datetime | None, named: Iterable[bytes]) -> bytes:
    """Write the signed attributes as the DER SET OF that is signed (RFC 5652 §5.4)."""
    hashes = der.sequence(*(der.sequence(der.tlv(der.OCTET_STRING, one)) for one in named))
    # In ESSCertIDv2 the algorithm is left out where it is SHA-256, and so is issuerSerial.
    values = [
        (_CONTENT_TYPE, _DATA),
        (_MESSAGE_DIGEST, der.tlv(der.OCTET_STRING, digest)),
        (_SIGNING_CERTIFICATE_V2, der.sequence(hashes)),
    ]
    if at is not None:
        moment = at.astimezone(UTC).strftime("%y%m%d%H%M%SZ")
        values.append((_SIGNING_TIME, der.tlv(der.UTC_TIME, moment.encode())))
    return der.set_of(der.sequence(kind, der.set_of([value])) for kind, value in values)


def _assemble(ders: Sequence[bytes], attributes: bytes, signature: bytes) -> bytes:
    """Write the whole signature, of signer and chain, attributes and signature value."""
    signer = certificates.load(ders[0])
    info = der.sequence(
        der.integer(1),
        der.sequence(signer.issuer.public_bytes(), der.integer(signer.serial_number)),
        der.sequence(_SHA256),
        _SIGNED_ATTRIBUTES + attributes[1:],
        der.sequence(_ECDSA_SHA256),
        der.tlv(der.OCTET_STRING, signature),
    )
    content = der.sequence(
        der.integer(1),
        der.set_of([der.sequence(_SHA256)]),
        der.sequence(_DATA),
        der.set_of(ders, _CERTIFICATES),
        der.set_of([info]),
    )
    return der.sequence(_SIGNED_DATA, der.tlv(_EXPLICIT, content))


def _read(signature: bytes) -> _Parts:
    if len(signature) > _LARGEST:
        raise Refused("T.301")
    with refusing("T.301"):
        content = cms.ContentInfo.load(signature, strict=True)["content"]
        (info,) = content["signer_infos"]
        said = {one["type"].native: one["values"][0] for one in info["signed_attrs"]}
        if said["content_type"].native != "data":
            raise Refused("T.301")
        time = said.get("signing_time")
        hashes = tsp.SigningCertificateV2.load(said["signing_certificate_v2"].dump())
        sid = info["sid"].chosen
        return _Parts(
            issuer=sid["issuer"].dump(),
            serial=sid["serial_number"].native,
            attributes=_SET_OF + info["signed_attrs"].dump()[1:],
            digest=said["message_digest"].native,
            at=None if time is None else time.native,
            named=tuple(one["cert_hash"].native for one in hashes["certs"]),
            signature=info["signature"].native,
            certificates=tuple(one.chosen.dump() for one in content["certificates"]),
        )


def _path(parts: _Parts) -> tuple[Certificate, ...]:
    """Return signer and chain in the order the signer named them, as far as they are there."""
    path = []
    for one in _named(parts):
        try:
            path.append(certificates.load(one))
        except Refused:
            break
    return tuple(path)


def _named(parts: _Parts) -> tuple[bytes, ...]:
    by_hash = {hashlib.sha256(one).digest(): one for one in parts.certificates}
    return tuple(by_hash[one] for one in parts.named if one in by_hash)


def _intact(parts: _Parts, data: bytes) -> Fact:
    if hashlib.sha256(data).digest() != parts.digest:
        return fails("intact", "F.212")
    return holds("intact", "F.211")


def _signed_by(parts: _Parts, path: tuple[Certificate, ...]) -> Fact:
    if not path:
        return fails("signed_by", "F.223")
    signer = path[0]
    facts = {"name": name_of(signer), "place": certificates.place_of(signer)}
    named = signer.issuer.public_bytes() == parts.issuer and signer.serial_number == parts.serial
    key = certificates.public_key(signer)
    if not named or not keys.verifies(key, parts.signature, parts.attributes):
        return fails("signed_by", "F.222", **facts)
    return holds("signed_by", "F.221", **facts)


def _exact(signature: bytes, parts: _Parts) -> Fact:
    """Compare with what our writer makes of the same parts, byte for byte.

    A certificate more or less, another order, or the other signature value that the curve
    allows would verify as well; then two files could differ and yet be the same result.
    """
    try:
        with refusing("T.301"):
            attributes = _attributes(parts.digest, parts.at, parts.named)
            same = _assemble(_named(parts), attributes, parts.signature) == signature
    except Refused:
        same = False
    if not (same and keys.is_lower(parts.signature)):
        return fails("signature_exact", "F.232")
    return holds("signature_exact", "F.231")
