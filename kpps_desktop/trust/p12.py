"""A credential as PKCS#12, opened by the activation code that travels on a separate slip."""

from __future__ import annotations

from typing import Any

from asn1crypto import pkcs12 as asn1
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, keys
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.trust.credentials import Credential
from kpps_desktop.trust.foreign import refusing

_ROUNDS = 400_000
"""About 0.1 s; the code's 75 bits carry the weight, not these."""
_MOST_ROUNDS = 2_000_000
_LARGEST = 65_536


def to_p12(credential: Credential, code: str) -> bytes:
    """Seal a credential under an activation code (PBES2, AES-256, PBKDF2 with SHA-256).

    The password is the code as printed, groups and hyphens included, so that
    `openssl pkcs12` opens the file too.
    """
    protection = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(normalise_code(code).encode())
    )
    name = certificates.name_of(credential.certificate).encode()
    return pkcs12.serialize_key_and_certificates(
        name, credential.key, credential.certificate, credential.chain, protection
    )


def from_p12(sealed: bytes, code: str) -> Credential:
    """Open a credential.

    Refused T.111 where the file is none of ours, T.112 where the code does not open it; a
    mistyped code is refused as T.201 to T.203.
    """
    password = normalise_code(code).encode()
    if len(sealed) > _LARGEST or not _lasts_bearably(sealed):
        raise Refused("T.111")
    with refusing("T.112"):
        key, certificate, others = pkcs12.load_key_and_certificates(sealed, password)
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey):
        raise Refused("T.111")
    held = certificates.load(certificates.to_der(certificate))
    if keys.public_bytes(key.public_key()) != keys.public_bytes(certificates.public_key(held)):
        raise Refused("T.111")
    chain = tuple(certificates.load(certificates.to_der(other)) for other in others)
    return Credential(key, held, certificates.in_order(held, chain))


def _lasts_bearably(sealed: bytes) -> bool:
    """Tell whether the rounds a file demands are few: a hostile one asks for hours."""
    with refusing("T.111"):
        pfx = asn1.Pfx.load(sealed, strict=True)
        rounds = [pfx["mac_data"]["iterations"].native]
        for safe in asn1.AuthenticatedSafe.load(pfx["auth_safe"]["content"].native):
            rounds += _rounds_of(safe)
        return all(0 < count <= _MOST_ROUNDS for count in rounds)


def _rounds_of(safe: Any) -> list[int]:  # noqa: ANN401 - asn1crypto is untyped
    if safe["content_type"].native == "encrypted_data":
        algorithm = safe["content"]["encrypted_content_info"]["content_encryption_algorithm"]
        return [_iterations(algorithm)]
    bags = asn1.SafeContents.load(safe["content"].native)
    shrouded = [bag for bag in bags if bag["bag_id"].native == "pkcs8_shrouded_key_bag"]
    return [_iterations(bag["bag_value"]["encryption_algorithm"]) for bag in shrouded]


def _iterations(algorithm: Any) -> int:  # noqa: ANN401 - asn1crypto is untyped
    rounds: int = algorithm["parameters"]["key_derivation_func"]["parameters"][
        "iteration_count"
    ].native
    return rounds
