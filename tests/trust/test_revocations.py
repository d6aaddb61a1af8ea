"""Revocation lists that openssl understands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, revocations
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import spoiled

if TYPE_CHECKING:
    from pathlib import Path

REVOKED = {pki.tps().certificate.serial_number: pki.ELECTION_DAY}
CRL = revocations.revocation_list(pki.issuer(), REVOKED, pki.ELECTION_DAY)


def test_a_list_takes_back_what_it_names_only() -> None:
    issuer = pki.issuer().certificate
    assert revocations.is_revoked(CRL, pki.tps().certificate, issuer) is True
    assert revocations.is_revoked(CRL, pki.tps(pki.TPS_B).certificate, issuer) is False
    assert revocations.is_revoked(CRL, pki.tps().certificate, pki.root().certificate) is None
    assert revocations.revoked_at(CRL, pki.tps().certificate) == pki.ELECTION_DAY
    assert revocations.made_at(CRL) == pki.ELECTION_DAY


def test_openssl_understands_it(tmp_path: Path) -> None:
    (tmp_path / "list.der").write_bytes(CRL)
    (tmp_path / "issuer.pem").write_bytes(certificates.to_pem(pki.issuer().certificate))
    (tmp_path / "root.pem").write_bytes(certificates.to_pem(pki.root().certificate))
    for name, place in (("a.pem", pki.TPS_A), ("b.pem", pki.TPS_B)):
        (tmp_path / name).write_bytes(certificates.to_pem(pki.tps(place).certificate))
    pki.run(tmp_path, "openssl crl -inform DER -in list.der -out list.pem")
    during = int((pki.ELECTION_DAY + timedelta(days=1)).timestamp())
    command = (
        f"openssl verify -crl_check -attime {during} -CAfile root.pem"
        " -untrusted issuer.pem -CRLfile list.pem"
    )
    code, said = pki.attempted(tmp_path, f"{command} a.pem")
    assert code != 0
    assert "certificate revoked" in said
    pki.run(tmp_path, f"{command} b.pem")


def test_lists_are_numbered_by_their_time() -> None:
    later = revocations.revocation_list(pki.issuer(), REVOKED, pki.ELECTION_DAY + timedelta(days=1))
    assert later != CRL
    assert revocations.revocation_list(pki.issuer(), REVOKED, pki.ELECTION_DAY) == CRL


@given(spoiled(CRL) | st.binary(max_size=200))
def test_a_spoiled_list_is_refused_or_nobodys(der: bytes) -> None:
    if der == CRL:
        return
    try:
        answer = revocations.is_revoked(der, pki.tps().certificate, pki.issuer().certificate)
    except Refused as refused:
        assert refused.code == "T.121"  # noqa: PT017
        return
    assert answer is None


def test_a_huge_list_is_refused() -> None:
    with refused("T.121"):
        revocations.load(bytes(10_000_000))
