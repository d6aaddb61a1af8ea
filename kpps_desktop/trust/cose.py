"""COSE_Sign1 (RFC 9052, ES256) in deterministic CBOR: what the QR on a form holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cbor2

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, keys
from kpps_desktop.trust.facts import Fact, fails, holds, untold
from kpps_desktop.trust.foreign import refusing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.credentials import Credential

_TAG = 18
_ALG, _KID = 1, 4
_ES256 = -7
_KID_SIZE = 8
_SIGNATURE_SIZE = 64
_LARGEST = 65_536


@dataclass(frozen=True, slots=True)
class CoseMessage:
    """A signed message as read; nothing of it is believed yet."""

    kid: bytes
    payload: bytes
    signature: bytes


@lru_cache(maxsize=8192)
def kid_of(certificate: Certificate) -> bytes:
    """Return how a message names its signer: the first 8 bytes of the certificate's SHA-256."""
    return bytes.fromhex(certificates.fingerprint(certificate))[:_KID_SIZE]


def sign(payload: bytes, credential: Credential) -> bytes:
    """Sign a payload; the same payload and credential give the same bytes."""
    kid = kid_of(credential.certificate)
    signature = keys.sign(credential.key, _to_be_signed(kid, payload))
    return _written(CoseMessage(kid, payload, keys.as_pair(signature)))


def read(message: bytes) -> CoseMessage:
    """Read a message; Refused T.311 unless it is byte for byte as `sign` writes them."""
    if len(message) > _LARGEST:
        raise Refused("T.311")
    with refusing("T.311"):
        protected, _, payload, signature = cbor2.loads(message).value
        kid = cbor2.loads(protected)[_KID]
        # Looked at before anything is made of them: bytes(2**40) would fill the memory.
        shaped = all(type(part) is bytes for part in (kid, payload, signature))
        shaped = shaped and len(kid) == _KID_SIZE and len(signature) == _SIGNATURE_SIZE
        found = CoseMessage(kid, payload, signature)
        exact = shaped and _written(found) == message
    if not exact:
        raise Refused("T.311")
    return found


def signer_of(message: CoseMessage, known: Iterable[Certificate]) -> Certificate | None:
    """Return the certificate that a message names as its signer's, if it is among those known."""
    return next((one for one in known if kid_of(one) == message.kid), None)


def verify(message: CoseMessage, certificate: Certificate | None) -> list[Fact]:
    """Tell who signed a message and whether it is intact; None for a signer that is not known."""
    if certificate is None or kid_of(certificate) != message.kid:
        unknown = {"kid": certificates.spoken(message.kid.hex())}
        return [
            fails("signed_by", "F.302", **unknown),
            untold("intact", "F.305", **unknown),
        ]
    name = certificates.name_of(certificate)
    facts = {"name": name, "place": certificates.place_of(certificate)}
    signature = keys.from_pair(message.signature)
    signed = _to_be_signed(message.kid, message.payload)
    if not (
        keys.verifies(certificates.public_key(certificate), signature, signed)
        and keys.is_lower(signature)
    ):
        return [fails("signed_by", "F.303", **facts), fails("intact", "F.306", **facts)]
    return [holds("signed_by", "F.301", **facts), holds("intact", "F.304", **facts)]


def _protected(kid: bytes) -> bytes:
    # The key identifier stands in the protected header, so that it is signed as well.
    return cbor2.dumps({_ALG: _ES256, _KID: kid}, canonical=True)


def _to_be_signed(kid: bytes, payload: bytes) -> bytes:
    """Write Sig_structure (RFC 9052 §4.4), without external data."""
    return cbor2.dumps(["Signature1", _protected(kid), b"", payload], canonical=True)


def _written(message: CoseMessage) -> bytes:
    content = [_protected(message.kid), {}, message.payload, message.signature]
    return cbor2.dumps(cbor2.CBORTag(_TAG, content), canonical=True)
