"""COSE messages that another library verifies, and of which no byte can change unseen."""

from __future__ import annotations

import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import utils
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, cose, keys
from kpps_desktop.trust.facts import failing
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import flipped, spoiled

PAYLOAD = cbor2.dumps({1: "3101011001001", 2: [120, 98, 3]}, canonical=True)
MESSAGE = cose.sign(PAYLOAD, pki.tps())
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def facts_of(message: bytes) -> dict[str, tuple[bool | None, str]]:
    return pki.told(cose.verify(cose.read(message), pki.tps().certificate))


def test_cwt_verifies_it() -> None:
    public = certificates.public_key(pki.tps().certificate).public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    kid = cose.kid_of(pki.tps().certificate)
    key = cwt.COSEKey.from_pem(public, kid=kid, alg="ES256")
    assert cwt.COSE.new().decode(MESSAGE, key) == PAYLOAD


def test_the_signer_is_found_by_the_key_identifier() -> None:
    message = cose.read(MESSAGE)
    known = (pki.ppk().certificate, pki.tps(pki.TPS_B).certificate, pki.tps().certificate)
    assert message.payload == PAYLOAD
    assert cose.signer_of(message, known) == pki.tps().certificate
    assert cose.signer_of(message, known[:2]) is None
    fingerprint = certificates.fingerprint(pki.tps().certificate)
    assert message.kid.hex() == fingerprint[:16]


def test_facts_tell_who_signed() -> None:
    assert facts_of(MESSAGE) == {"signed_by": (True, "F.301"), "intact": (True, "F.304")}
    message = cose.read(MESSAGE)
    for stranger in (None, pki.ppk().certificate):
        assert pki.told(cose.verify(message, stranger)) == {
            "signed_by": (False, "F.302"),
            "intact": (None, "F.305"),
        }


def test_the_same_payload_gives_the_same_few_bytes() -> None:
    assert cose.sign(PAYLOAD, pki.tps()) == MESSAGE
    assert len(MESSAGE) < len(PAYLOAD) + 90


def test_every_flipped_byte_is_found() -> None:
    for at in range(len(MESSAGE)):
        try:
            assert not all(holds for holds, _ in facts_of(flipped(MESSAGE, at, at % 8)).values())
        except Refused as refused:
            assert refused.code == "T.311"  # noqa: PT017


def test_the_other_signature_value_of_the_curve_is_refused() -> None:
    pair = MESSAGE[-64:]
    r, s = utils.decode_dss_signature(keys.from_pair(pair))
    twin = MESSAGE[:-64] + keys.as_pair(utils.encode_dss_signature(r, _ORDER - s))
    assert facts_of(twin)["signed_by"] == (False, "F.303")


@given(spoiled(MESSAGE) | st.binary(max_size=300))
def test_a_spoiled_message_is_refused_or_fails(data: bytes) -> None:
    try:
        message = cose.read(data)
    except Refused as refused:
        assert refused.code == "T.311"  # noqa: PT017
        return
    if data != MESSAGE:
        assert failing(cose.verify(message, pki.tps().certificate))


@pytest.mark.parametrize(
    "message",
    [
        b"",
        b"\x81" * 50_000,
        bytes(100_000),
        cbor2.dumps(2**40),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa0", {}, 2**40, b""])),
        cbor2.dumps(cbor2.CBORTag(18, [b"\xa1\x04\x1b" + b"\x7f" * 8, {}, b"", b"0" * 64])),
        cbor2.dumps(cbor2.CBORTag(18, ["a", "b"])),
        MESSAGE + b"\0",
    ],
    ids=["nothing", "nested", "large", "number", "bomb", "header", "short", "more"],
)
def test_what_is_no_message_is_refused(message: bytes) -> None:
    with refused("T.311"):
        cose.read(message)


@given(st.binary(max_size=500))
def test_any_payload_comes_back(payload: bytes) -> None:
    message = cose.read(cose.sign(payload, pki.ppk()))
    assert message.payload == payload
    assert pki.all_hold(cose.verify(message, pki.ppk().certificate))
