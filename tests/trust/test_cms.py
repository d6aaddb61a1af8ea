"""Detached signatures that openssl accepts, and of which no byte can change unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest
from asn1crypto import cms as asn1
from cryptography.hazmat.primitives.asymmetric import utils
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.trust import certificates, cms, keys
from kpps_desktop.trust.facts import failing
from tests.trust import pki
from tests.trust.strategies import flipped, spoiled

if TYPE_CHECKING:
    from pathlib import Path

DATA = b"<asic:ASiCManifest/>\n"
SIGNATURE = cms.sign(DATA, pki.tps(), pki.ELECTION_DAY)
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def files(folder: Path, signature: bytes = SIGNATURE) -> None:
    (folder / "manifest").write_bytes(DATA)
    (folder / "signature.p7s").write_bytes(signature)
    (folder / "root.pem").write_bytes(certificates.to_pem(pki.root().certificate))


VERIFY = (
    "openssl cms -verify -binary -inform DER -in signature.p7s -content manifest"
    " -CAfile root.pem -out out"
)


def test_openssl_accepts_it_as_cades(tmp_path: Path) -> None:
    files(tmp_path)
    assert "successful" in pki.run(tmp_path, f"{VERIFY} -purpose any")
    assert "CAdES Verification successful" in pki.run(tmp_path, f"{VERIFY} -cades")
    (tmp_path / "manifest").write_bytes(DATA + b" ")
    assert pki.attempted(tmp_path, f"{VERIFY} -purpose any")[0] != 0


def test_a_signature_tells_who_signed_what_and_when() -> None:
    report = cms.inspect(SIGNATURE, DATA)
    assert pki.told(report.facts) == {
        "signature_readable": (True, "F.201"),
        "intact": (True, "F.211"),
        "signed_by": (True, "F.221"),
        "signature_exact": (True, "F.231"),
    }
    assert report.certificate == pki.tps().certificate
    assert report.chain == pki.tps().chain
    assert report.at == pki.ELECTION_DAY
    assert report.at.tzinfo == UTC


def test_signing_twice_gives_the_same_bytes_and_drops_fractions() -> None:
    later = pki.ELECTION_DAY + timedelta(milliseconds=800)
    assert cms.sign(DATA, pki.tps(), later) == SIGNATURE


def test_a_signature_may_leave_the_time_out() -> None:
    report = cms.inspect(cms.sign(DATA, pki.tps(), None), DATA)
    assert report.at is None
    assert pki.all_hold(report.facts)


def test_other_content_is_its_own_fact() -> None:
    facts = pki.told(cms.inspect(SIGNATURE, DATA + b" ").facts)
    assert facts["intact"] == (False, "F.212")
    assert facts["signed_by"] == (True, "F.221")


def test_every_flipped_byte_is_found() -> None:
    for at in range(len(SIGNATURE)):
        assert failing(cms.inspect(flipped(SIGNATURE, at, at % 8), DATA).facts), at


def test_the_other_signature_value_of_the_curve_is_found(tmp_path: Path) -> None:
    content = asn1.ContentInfo.load(SIGNATURE)
    info = content["content"]["signer_infos"][0]
    r, s = utils.decode_dss_signature(info["signature"].native)
    high = utils.encode_dss_signature(r, _ORDER - s)
    twin = SIGNATURE.replace(info["signature"].native, high)
    if len(twin) != len(SIGNATURE):
        info["signature"] = high
        twin = content.dump(force=True)
    files(tmp_path, twin)
    pki.run(tmp_path, f"{VERIFY} -purpose any")
    facts = pki.told(cms.inspect(twin, DATA).facts)
    assert facts["signed_by"] == (True, "F.221")
    assert facts["signature_exact"] == (False, "F.232")


def test_a_certificate_more_is_found() -> None:
    content = asn1.ContentInfo.load(SIGNATURE)
    other = asn1.CertificateChoices.load(certificates.to_der(pki.ppk().certificate))
    content["content"]["certificates"].append(other)
    facts = pki.told(cms.inspect(content.dump(force=True), DATA).facts)
    assert facts["signed_by"] == (True, "F.221")
    assert facts["signature_exact"] == (False, "F.232")


def test_anothers_certificate_does_not_make_it_his() -> None:
    borrowed = replace(pki.tps(pki.TPS_B), key=pki.tps().key)
    report = cms.inspect(cms.sign(DATA, borrowed, pki.ELECTION_DAY), DATA)
    assert pki.told(report.facts)["signed_by"] == (False, "F.222")


def test_a_signature_without_its_certificate_is_unsigned() -> None:
    content = asn1.ContentInfo.load(SIGNATURE)
    content["content"]["certificates"] = []
    report = cms.inspect(content.dump(force=True), DATA)
    assert pki.told(report.facts)["signed_by"] == (False, "F.223")
    assert report.certificate is None


def test_what_openssl_signs_is_read_but_not_ours(tmp_path: Path) -> None:
    files(tmp_path)
    (tmp_path / "leaf.pem").write_bytes(certificates.to_pem(pki.tps().certificate))
    (tmp_path / "issuer.pem").write_bytes(certificates.to_pem(pki.issuer().certificate))
    (tmp_path / "key.der").write_bytes(keys.private_bytes(pki.tps().key))
    pki.run(
        tmp_path,
        "openssl cms -sign -binary -cades -md sha256 -outform DER -in manifest"
        " -signer leaf.pem -inkey key.der -keyform DER -certfile issuer.pem -out signature.p7s",
    )
    facts = pki.told(cms.inspect((tmp_path / "signature.p7s").read_bytes(), DATA).facts)
    assert facts["intact"] == (True, "F.211")
    assert facts["signed_by"] == (True, "F.221")
    assert facts["signature_exact"] == (False, "F.232")


@given(spoiled(SIGNATURE) | st.binary(max_size=300))
def test_a_spoiled_signature_gives_facts(signature: bytes) -> None:
    if signature != SIGNATURE:
        facts = cms.inspect(signature, DATA).facts
        pki.told(facts)
        assert failing(facts)


@pytest.mark.parametrize(
    "signature",
    [b"", b"\x30\x80" * 1000, bytes(100_000), SIGNATURE + b"\0"],
    ids=["nothing", "nested", "large", "more"],
)
def test_what_is_no_signature_is_told(signature: bytes) -> None:
    facts = pki.told(cms.inspect(signature, DATA).facts)
    assert facts == {"signature_readable": (False, "F.202")}
