"""Certificates read and looked at: everything that reads one later may rely on `load`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from asn1crypto import core, pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID, SignatureAlgorithmOID

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import bindings, keys
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.trust.bindings import Binding
    from kpps_desktop.trust.keys import PublicKey

Certificate: TypeAlias = x509.Certificate

_REMEMBERED = 4096
_LARGEST = 16_384
_BINDING = x509.ObjectIdentifier(bindings.OID)


@lru_cache(maxsize=_REMEMBERED)
def load(der: bytes) -> Certificate:
    """Read a certificate and all that we ask of it, so that no later question can fail.

    Refused T.101 where it is none, T.102 where it is not ECDSA on P-256 with SHA-256.
    """
    if len(der) > _LARGEST:
        raise Refused("T.101")
    with refusing("T.101"):
        certificate = x509.load_der_x509_certificate(der)
        # cryptography reads lazily: what is broken inside shows only when asked for.
        _ = certificate.subject, certificate.issuer.public_bytes(), certificate.extensions
        _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
        named = name_of(certificate)
        foreign = (
            certificate.version is not x509.Version.v3
            or certificate.signature_algorithm_oid != SignatureAlgorithmOID.ECDSA_WITH_SHA256
            or not keys.is_ours(certificate.public_key())
            or certificate.public_bytes(serialization.Encoding.DER) != der
        )
    if foreign:
        raise Refused("T.102", name=named)
    return certificate


def load_pem(text: bytes) -> tuple[Certificate, ...]:
    """Read every certificate of a PEM file; Refused T.101 or T.102."""
    with refusing("T.101"):
        ders = [der for kind, _, der in pem.unarmor(text, multiple=True) if kind == "CERTIFICATE"]
    if not ders:
        raise Refused("T.101")
    return tuple(load(der) for der in ders)


def to_der(certificate: Certificate) -> bytes:
    """Write a certificate as DER."""
    return certificate.public_bytes(serialization.Encoding.DER)


def to_pem(certificate: Certificate) -> bytes:
    """Write a certificate as PEM."""
    return certificate.public_bytes(serialization.Encoding.PEM)


def public_key(certificate: Certificate) -> PublicKey:
    """Return the key of a certificate that was read by `load`."""
    key: PublicKey = certificate.public_key()  # type: ignore[assignment]
    return key


def fingerprint(certificate: Certificate) -> str:
    """Return the SHA-256 of a certificate, in hex."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def spoken(fingerprint: str) -> str:
    """Write a fingerprint in groups of four, to compare with the one printed on a slip."""
    return " ".join(fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)).upper()


def name_of(certificate: Certificate) -> str:
    """Return the holder as the subject tells it (`TPS 3101011001001 (SIMULASI)`)."""
    return _attribute(certificate, NameOID.COMMON_NAME)


def place_of(certificate: Certificate) -> str:
    """Return the code of the holder's place as the subject tells it."""
    return _attribute(certificate, NameOID.SERIAL_NUMBER)


@lru_cache(maxsize=_REMEMBERED)
def binding_of(certificate: Certificate) -> Binding | None:
    """Return what a certificate is bound to, or None where it carries no readable binding.

    A binding that the readable subject contradicts is none: what people read must be true.
    """
    try:
        extension = certificate.extensions.get_extension_for_oid(_BINDING)
    except x509.ExtensionNotFound:
        return None
    try:
        binding = _bound(extension.value)
    except Refused:
        return None
    return binding if place_of(certificate) == binding.place else None


def in_order(certificate: Certificate, others: Iterable[Certificate]) -> tuple[Certificate, ...]:
    """Order certificates that came as a set: each one the issuer of the one before."""
    left = list(others)
    chain: list[Certificate] = []
    last = certificate
    while last.issuer != last.subject:
        above = next((one for one in left if one.subject == last.issuer), None)
        if above is None:
            break
        left.remove(above)
        chain.append(above)
        last = above
    return tuple(chain)


def binding_extension(binding: Binding) -> x509.UnrecognizedExtension:
    """Wrap a binding as the private extension: RFC 8785 JSON inside a DER UTF8String."""
    text = core.UTF8String(bindings.to_json(binding).decode()).dump()
    return x509.UnrecognizedExtension(_BINDING, text)


def _bound(extension: x509.ExtensionType) -> Binding:
    with refusing("T.106"):
        raw = extension.value  # type: ignore[attr-defined]
        text: str = core.UTF8String.load(raw, strict=True).native
    return bindings.from_json(text.encode())


def _attribute(certificate: Certificate, oid: x509.ObjectIdentifier) -> str:
    found = certificate.subject.get_attributes_for_oid(oid)
    return str(found[0].value) if found else ""
