"""An authority as a PKCS#12 file of several keys, sealed under a code of its own.

`cryptography` writes and reads one key a file. This writes RFC 7292 itself, all of it inside one
encrypted part (PBES2, AES-256, PBKDF2 with SHA-256), so that `openssl pkcs12` opens it too.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Any

from asn1crypto import pkcs12 as asn1
from cryptography.hazmat.primitives import hashes, padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, der, keys, revocations
from kpps_desktop.trust.authority import Authority, Office
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.trust.credentials import Credential
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kpps_desktop.trust.certificates import Certificate

_ROUNDS, _MAC_ROUNDS = 200_000, 10_000
"""Some 50 and 10 ms; the code's 75 bits carry the weight, not these."""
_MOST_ROUNDS = 2_000_000
_LARGEST = 32 * 1024 * 1024
"""Of 1,700 TPS with three certificates each, the register has some 5 MB."""
_SALT, _BLOCK, _KEY = 16, 16, 32
_HASH_BLOCK = 64
"""Of SHA-256, by which the key of the MAC is drawn (RFC 7292 appendix B)."""
_FOR_MAC = 3

_DATA = der.oid("1.2.840.113549.1.7.1")
_ENCRYPTED_DATA = der.oid("1.2.840.113549.1.7.6")
_PBES2 = der.oid("1.2.840.113549.1.5.13")
_PBKDF2 = der.oid("1.2.840.113549.1.5.12")
_HMAC_SHA256 = der.oid("1.2.840.113549.2.9")
_AES256_CBC = der.oid("2.16.840.1.101.3.4.1.42")
_SHA256 = der.oid("2.16.840.1.101.3.4.2.1")
_KEY_BAG = der.oid("1.2.840.113549.1.12.10.1.1")
_CERTIFICATE_BAG = der.oid("1.2.840.113549.1.12.10.1.3")
_CRL_BAG = der.oid("1.2.840.113549.1.12.10.1.4")
_X509 = der.oid("1.2.840.113549.1.9.22.1")
_X509_CRL = der.oid("1.2.840.113549.1.9.23.1")
_EXPLICIT, _IMPLICIT = 0xA0, 0x80
_NULL = b"\x05\x00"


def seal(authority: Authority, code: str) -> bytes:
    """Write an authority, sealed under its code."""
    password = normalise_code(code)
    salt, iv, mac_salt = (secrets.token_bytes(_SALT) for _ in range(3))
    inside = der.sequence(*_bags(authority))
    hidden = _encrypted(inside, _key(password, salt, _ROUNDS), iv)
    scheme = _scheme(salt, iv)
    part = der.sequence(_DATA, scheme, der.tlv(_IMPLICIT, hidden))
    encrypted = der.sequence(der.integer(0), part)
    safe = der.sequence(der.sequence(_ENCRYPTED_DATA, der.tlv(_EXPLICIT, encrypted)))
    digest = _mac(password, mac_salt, _MAC_ROUNDS, safe)
    return der.sequence(
        der.integer(3),
        der.sequence(_DATA, der.tlv(_EXPLICIT, _octets(safe))),
        der.sequence(
            der.sequence(der.sequence(_SHA256, _NULL), _octets(digest)),
            _octets(mac_salt),
            der.integer(_MAC_ROUNDS),
        ),
    )


def unseal(sealed: bytes, code: str) -> Authority:
    """Open an authority.

    Refused T.141 where the file is none of ours, T.142 where the code does not open it; a
    mistyped code is refused as T.201 to T.203.
    """
    password = normalise_code(code)
    if len(sealed) > _LARGEST:
        raise Refused("T.141")
    with refusing("T.141"):
        pfx = asn1.Pfx.load(sealed, strict=True)
        safe = pfx["auth_safe"]["content"].native
        mac = pfx["mac_data"]
        salt, rounds, digest = (
            mac["mac_salt"].native,
            _bearable(mac["iterations"].native),
            mac["mac"]["digest"].native,
        )
    if not hmac.compare_digest(_mac(password, salt, rounds, safe), digest):
        raise Refused("T.142")
    with refusing("T.141"):
        return _authority(_opened(safe, password))


def _bags(authority: Authority) -> Iterable[bytes]:
    offices = authority.offices.values()
    held = [authority.root, *(one for each in offices for one in (each.issuer, each.desk))]
    for one in held:
        yield _bag(_KEY_BAG, keys.private_bytes(one.key))
    for certificate in (*(one.certificate for one in held), *authority.issued):
        value = _octets(certificates.to_der(certificate))
        yield _bag(_CERTIFICATE_BAG, der.sequence(_X509, der.tlv(_EXPLICIT, value)))
    for each in offices:
        value = _octets(each.revocations)
        yield _bag(_CRL_BAG, der.sequence(_X509_CRL, der.tlv(_EXPLICIT, value)))


def _bag(kind: bytes, value: bytes) -> bytes:
    return der.sequence(kind, der.tlv(_EXPLICIT, value))


def _octets(value: bytes) -> bytes:
    return der.tlv(der.OCTET_STRING, value)


def _scheme(salt: bytes, iv: bytes) -> bytes:
    drawn = der.sequence(_octets(salt), der.integer(_ROUNDS), der.sequence(_HMAC_SHA256, _NULL))
    return der.sequence(
        _PBES2,
        der.sequence(der.sequence(_PBKDF2, drawn), der.sequence(_AES256_CBC, _octets(iv))),
    )


def _key(password: str, salt: bytes, rounds: int) -> bytes:
    return PBKDF2HMAC(hashes.SHA256(), _KEY, salt, rounds).derive(password.encode())


def _encrypted(plain: bytes, key: bytes, iv: bytes) -> bytes:
    pad = padding.PKCS7(_BLOCK * 8).padder()
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return cipher.update(pad.update(plain) + pad.finalize()) + cipher.finalize()


def _decrypted(hidden: bytes, key: bytes, iv: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    unpad = padding.PKCS7(_BLOCK * 8).unpadder()
    return unpad.update(cipher.update(hidden) + cipher.finalize()) + unpad.finalize()


def _mac(password: str, salt: bytes, rounds: int, data: bytes) -> bytes:
    """Return the MAC of RFC 7292: one block of the appendix's function is a whole key."""
    typed = password.encode("utf-16-be") + b"\0\0"
    key = bytes([_FOR_MAC]) * _HASH_BLOCK + _filled(salt) + _filled(typed)
    for _ in range(rounds):
        key = hashlib.sha256(key).digest()
    return hmac.digest(key, data, "sha256")


def _filled(text: bytes) -> bytes:
    size = -(-len(text) // _HASH_BLOCK) * _HASH_BLOCK
    return (text * (size // max(len(text), 1) + 1))[:size]


def _bearable(rounds: int) -> int:
    """Return the rounds a file demands, unless they would take hours."""
    if not 0 < rounds <= _MOST_ROUNDS:
        raise Refused("T.141")
    return rounds


def _opened(safe: bytes, password: str) -> Any:  # noqa: ANN401 - asn1crypto is untyped
    (part,) = asn1.AuthenticatedSafe.load(safe, strict=True)
    info = part["content"]["encrypted_content_info"]
    drawing = info["content_encryption_algorithm"]["parameters"]
    said = drawing["key_derivation_func"]["parameters"]
    key = _key(password, said["salt"].native, _bearable(said["iteration_count"].native))
    iv = drawing["encryption_scheme"]["parameters"].native
    return asn1.SafeContents.load(_decrypted(info["encrypted_content"].native, key, iv))


def _authority(bags: Any) -> Authority:  # noqa: ANN401 - asn1crypto is untyped
    held: dict[str, list[bytes]] = {"key_bag": [], "cert_bag": [], "crl_bag": []}
    for bag in bags:
        kind, value = bag["bag_id"].native, bag["bag_value"]
        field = {"cert_bag": "cert_value", "crl_bag": "crl_value"}.get(kind)
        held[kind].append(bytes(value[field]) if field else value.untag().dump())
    path = [certificates.load(one) for one in held["cert_bag"]]
    above = path[: len(held["key_bag"])]
    credentials = [
        _credential(one, key, above) for one, key in zip(above, held["key_bag"], strict=True)
    ]
    root, *pairs = credentials
    offices = [
        Office(issuer, desk, crl)
        for issuer, desk, crl in zip(pairs[::2], pairs[1::2], held["crl_bag"], strict=True)
    ]
    _check(root, offices)
    return Authority(root, {one.place: one for one in offices}, tuple(path[len(above) :]))


def _credential(certificate: Certificate, key: bytes, above: Sequence[Certificate]) -> Credential:
    own = keys.load_private(key)
    if keys.public_bytes(own.public_key()) != keys.public_bytes(
        certificates.public_key(certificate)
    ):
        raise Refused("T.141")
    return Credential(own, certificate, certificates.in_order(certificate, above))


def _check(root: Credential, offices: Iterable[Office]) -> None:
    """Refuse a file whose keys are not those of a root and of offices under it."""
    wanted = [(root, HolderKind.ROOT)]
    for office in offices:
        wanted += [(office.issuer, HolderKind.ISSUER), (office.desk, HolderKind.KABKO)]
        if not revocations.is_of(office.revocations, office.issuer.certificate):
            raise Refused("T.141")
    for credential, kind in wanted:
        bound = certificates.binding_of(credential.certificate)
        if bound is None or bound.kind is not kind or credential.path[-1] != root.certificate:
            raise Refused("T.141")
