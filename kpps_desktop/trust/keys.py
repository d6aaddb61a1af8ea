"""Key pairs on P-256 and plain ECDSA signatures over SHA-256."""

from __future__ import annotations

from typing import TypeAlias

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.foreign import refusing

PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey
PublicKey: TypeAlias = ec.EllipticCurvePublicKey

# RFC 6979: the nonce comes from key and message, so a laptop with poor randomness cannot
# give the key away, and signing the same bytes twice gives the same signature.
_ECDSA = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
_VERIFYING = ec.ECDSA(hashes.SHA256())
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_HALF = _ORDER // 2
_SIZE = 32


def new_key() -> PrivateKey:
    """Make a key pair."""
    return ec.generate_private_key(ec.SECP256R1())


def sign(key: PrivateKey, data: bytes) -> bytes:
    """Sign bytes; the signature is DER, with the lower of the two values s that would do."""
    r, s = utils.decode_dss_signature(key.sign(data, _ECDSA))
    return utils.encode_dss_signature(r, min(s, _ORDER - s))


def verifies(key: PublicKey, signature: bytes, data: bytes) -> bool:
    """Tell whether a DER signature over these bytes is of this key."""
    try:
        key.verify(signature, data, _VERIFYING)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_lower(signature: bytes) -> bool:
    """Tell whether a DER signature is the one of its pair that `sign` makes.

    (r, s) and (r, n - s) both verify: without this, anyone could make a second file that is
    as valid as the first and yet differs from it.
    """
    try:
        return utils.decode_dss_signature(signature)[1] <= _HALF
    except ValueError:
        return False


def as_pair(signature: bytes) -> bytes:
    """Write a DER signature as the 64 bytes r, s (RFC 9053 §2.1)."""
    r, s = utils.decode_dss_signature(signature)
    return r.to_bytes(_SIZE, "big") + s.to_bytes(_SIZE, "big")


def from_pair(pair: bytes) -> bytes:
    """Write the 64 bytes r, s as a DER signature."""
    r, s = (int.from_bytes(half, "big") for half in (pair[:_SIZE], pair[_SIZE:]))
    return utils.encode_dss_signature(r, s)


def private_bytes(key: PrivateKey) -> bytes:
    """Write a private key as PKCS#8 DER, unprotected: only ever inside something sealed."""
    return key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def load_private(der: bytes) -> PrivateKey:
    """Read a PKCS#8 private key; Refused T.104 where it is none, or not on P-256."""
    with refusing("T.104"):
        key = serialization.load_der_private_key(der, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not is_ours(key.public_key()):
        raise Refused("T.104")
    return key


def is_ours(key: object) -> bool:
    """Tell whether a public key is on P-256."""
    return isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)


def public_bytes(key: PublicKey) -> bytes:
    """Write a public key as the point of its SubjectPublicKeyInfo."""
    return key.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
