"""Certificates are accepted by openssl, readable by people, and hostile ones are refused."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.credentials import new_credential
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes

DER = certificates.to_der(pki.tps().certificate)


def write_pems(folder: Path) -> None:
    for name, one in (("root", pki.root()), ("issuer", pki.issuer()), ("leaf", pki.tps())):
        (folder / f"{name}.pem").write_bytes(certificates.to_pem(one.certificate))


def test_openssl_accepts_the_chain(tmp_path: Path) -> None:
    write_pems(tmp_path)
    command = "openssl verify -x509_strict -CAfile root.pem -untrusted issuer.pem"
    assert "OK" in pki.run(tmp_path, f"{command} leaf.pem")
    for purpose in ("smimesign", "any"):
        pki.run(tmp_path, f"{command} -purpose {purpose} leaf.pem")


def test_people_read_whose_certificate_it_is(tmp_path: Path) -> None:
    write_pems(tmp_path)
    text = pki.run(tmp_path, "openssl x509 -in leaf.pem -noout -subject")
    assert "CN = TPS 3101011001001" in text
    assert "serialNumber = 3101011001001" in text
    assert "O = Pilkada Contoh 2024" in text
    simulated = pki.tps(mode=Mode.SIMULASI).certificate
    assert certificates.name_of(simulated) == "TPS 3101011001001 (SIMULASI)"
    assert certificates.place_of(simulated) == "3101011001001"


def test_a_certificate_tells_its_binding() -> None:
    expected = Binding(pki.ELECTION, HolderKind.TPS, pki.TPS_A, Mode.RESMI, ResultKind.REGULER)
    assert certificates.binding_of(pki.tps().certificate) == expected
    assert certificates.load(DER) == pki.tps().certificate


def test_long_names_of_elections_fit() -> None:
    binding = Binding("e", HolderKind.ROOT, "", Mode.SIMULASI)
    made = new_credential(binding, "PEMILIHAN " * 20, pki.SINCE, pki.UNTIL)
    assert certificates.binding_of(made.certificate) == binding
    new_credential(binding, "", pki.SINCE, pki.UNTIL)


@pytest.mark.parametrize(
    ("kind", "place", "mode", "result"),
    [
        (HolderKind.TPS, "3102011001001", Mode.RESMI, ResultKind.REGULER),
        (HolderKind.TPS, "3101011001001", Mode.SIMULASI, ResultKind.REGULER),
        (HolderKind.TPS, "3101011001001", Mode.RESMI, None),
        (HolderKind.ISSUER, "3101", Mode.RESMI, None),
        (HolderKind.ROOT, "", Mode.RESMI, None),
    ],
)
def test_nothing_is_issued_beyond_the_issuer(
    kind: HolderKind, place: str, mode: Mode, result: ResultKind | None
) -> None:
    binding = Binding(pki.ELECTION, kind, place, mode, result)
    with refused("T.103"):
        new_credential(binding, pki.NAME, pki.SINCE, pki.UNTIL, pki.issuer())


def test_only_a_root_signs_itself_and_a_desk_issues_nothing() -> None:
    binding = Binding(pki.ELECTION, HolderKind.PPK, "310101", Mode.RESMI)
    for parent in (None, pki.tps()):
        with refused("T.103"):
            new_credential(binding, pki.NAME, pki.SINCE, pki.UNTIL, parent)


def test_a_certificate_for_no_time_is_refused() -> None:
    binding = Binding(pki.ELECTION, HolderKind.ROOT, "", Mode.RESMI)
    with refused("T.105"):
        new_credential(binding, pki.NAME, pki.SINCE, pki.SINCE)


def made_by(
    key: CertificateIssuerPrivateKeyTypes,
    digest: hashes.SHA256 | hashes.SHA512 | None = None,
    *extensions: x509.ExtensionType,
) -> bytes:
    """Make a self-signed certificate that our own code would not."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "TPS 3101011001001")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(pki.SINCE)
        .not_valid_after(pki.UNTIL)
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    made = builder.sign(key, digest or hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)


P256 = ec.generate_private_key(ec.SECP256R1())


def test_other_keys_and_hashes_are_refused() -> None:
    ders = [
        made_by(rsa.generate_private_key(65537, 2048)),
        made_by(ec.generate_private_key(ec.SECP384R1())),
        made_by(ec.generate_private_key(ec.SECP256K1())),
        made_by(P256, hashes.SHA512()),
    ]
    for der in ders:
        with refused("T.102"):
            certificates.load(der)


def test_a_certificate_without_binding_or_with_a_false_one_is_bound_to_nothing() -> None:
    right = certificates.binding_extension(Binding("e", HolderKind.PPK, "310101", Mode.RESMI))
    nonsense = x509.UnrecognizedExtension(right.oid, b"\x0c\x02{}")
    for der in (
        made_by(P256),
        made_by(P256, None, nonsense),
        # the subject tells no place, the extension one
        made_by(P256, None, right),
    ):
        assert certificates.binding_of(certificates.load(der)) is None


def test_pem_files_hold_one_or_more() -> None:
    both = certificates.to_pem(pki.root().certificate) + certificates.to_pem(
        pki.issuer().certificate
    )
    assert certificates.load_pem(both) == (pki.root().certificate, pki.issuer().certificate)
    for text in (b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n", b"\xff" * 10):
        with refused("T.101"):
            certificates.load_pem(text)


@given(spoiled(DER) | st.binary(max_size=200))
def test_a_spoiled_certificate_is_refused_or_fully_readable(der: bytes) -> None:
    try:
        certificate = certificates.load(der)
    except Refused as refused:
        assert refused.code in {"T.101", "T.102"}  # noqa: PT017
        return
    assert certificates.to_der(certificate) == der
    certificates.binding_of(certificate)
    certificates.public_key(certificate)
    assert len(certificates.spoken(certificates.fingerprint(certificate)).split()) == 16


def test_chains_that_came_as_a_set_are_put_in_order() -> None:
    chain = pki.tps().chain
    assert certificates.in_order(pki.tps().certificate, reversed(chain)) == chain
    assert certificates.in_order(pki.tps().certificate, chain[1:]) == ()
    assert certificates.in_order(pki.root().certificate, chain) == ()


def test_a_later_window_is_kept_to_the_second() -> None:
    certificate = pki.tps().certificate
    assert certificate.not_valid_before_utc == pki.SINCE
    assert certificate.not_valid_after_utc - pki.SINCE > timedelta(days=365 * 19)
