"""A credential travels as PKCS#12 and opens with its code only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import PrivateFormat, pkcs12
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import keys
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.p12 import from_p12, to_p12
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import spoiled

if TYPE_CHECKING:
    from pathlib import Path

CODE = new_activation_code()
SEALED = to_p12(pki.tps(), CODE)


def built(key: pkcs12.PKCS12PrivateKeyTypes, rounds: int, *, with_certificate: bool) -> bytes:
    protection = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(rounds)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(CODE.encode())
    )
    certificate = pki.tps().certificate if with_certificate else None
    return pkcs12.serialize_key_and_certificates(None, key, certificate, None, protection)


def test_a_credential_comes_back_with_its_chain_in_order() -> None:
    opened = from_p12(SEALED, CODE.lower().replace("-", " "))
    assert opened.path == pki.tps().path
    assert keys.private_bytes(opened.key) == keys.private_bytes(pki.tps().key)


def test_openssl_opens_it_with_the_printed_code(tmp_path: Path) -> None:
    (tmp_path / "credential.p12").write_bytes(SEALED)
    command = f"openssl pkcs12 -in credential.p12 -noenc -info -passin pass:{CODE}"
    text = pki.run(tmp_path, command)
    assert text.count("BEGIN CERTIFICATE") == 3
    assert "AES-256-CBC, Iteration 400000" in text


def test_another_code_is_told_from_a_slip() -> None:
    with refused("T.112"):
        from_p12(SEALED, new_activation_code())
    with refused("T.203"):
        from_p12(SEALED, CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))


def test_a_key_alone_or_of_another_kind_is_refused() -> None:
    for key in (
        pki.tps().key,
        rsa.generate_private_key(65537, 2048),
        ec.generate_private_key(ec.SECP384R1()),
    ):
        with refused("T.111"):
            from_p12(built(key, 1000, with_certificate=False), CODE)


def test_a_file_that_would_take_hours_is_refused() -> None:
    slow = built(pki.tps().key, 20_000, with_certificate=True)
    patient = slow.replace((20_000).to_bytes(2, "big"), (0x7FFF).to_bytes(2, "big"))
    with refused("T.112"):
        from_p12(patient, CODE)
    hostile = SEALED.replace((400_000).to_bytes(3, "big"), (0x7FFFFF).to_bytes(3, "big"))
    assert hostile != SEALED
    with refused("T.111"):
        from_p12(hostile, CODE)
    with refused("T.111"):
        from_p12(bytes(100_000), CODE)


@given(spoiled(SEALED) | st.binary(max_size=100))
def test_a_spoiled_file_is_refused_or_opens_to_the_same(sealed: bytes) -> None:
    try:
        opened = from_p12(sealed, CODE)
    except Refused as refusal:
        assert refusal.code in {"T.101", "T.102", "T.111", "T.112"}  # noqa: PT017
        return
    assert opened.path[0] == pki.tps().certificate
    assert keys.private_bytes(opened.key) == keys.private_bytes(pki.tps().key)
