"""Each fact about a signer stands by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from hypothesis import given

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import certificates, keys
from kpps_desktop.trust.bindings import Binding, Expected, HolderKind
from kpps_desktop.trust.chains import judge
from kpps_desktop.trust.credentials import Credential
from kpps_desktop.trust.revocations import revocation_list
from tests.trust import pki
from tests.trust.strategies import spoiled

if TYPE_CHECKING:
    from kpps_desktop.trust.certificates import Certificate

ROOTS = (pki.root().certificate,)
WANT = Expected(pki.ELECTION, HolderKind.TPS, pki.TPS_A, Mode.RESMI, ResultKind.REGULER)
CLEAN = revocation_list(pki.issuer(), {}, pki.ELECTION_DAY)


def judged(
    credential: Credential | None = None,
    *,
    roots: tuple[Certificate, ...] = ROOTS,
    at: datetime | None = pki.ELECTION_DAY,
    crls: tuple[bytes, ...] = (CLEAN,),
    want: Expected = WANT,
) -> dict[str, tuple[bool | None, str]]:
    signer = credential or pki.tps()
    facts = judge(signer.certificate, signer.chain, roots=roots, at=at, crls=crls, want=want)
    return pki.told(facts)


def only(name: str, **changes: object) -> tuple[bool | None, str]:
    """Return one fact, having seen that all others hold."""
    facts = judged(**changes)  # type: ignore[arg-type]
    assert all(holds for other, (holds, _) in facts.items() if other != name), facts
    return facts[name]


def test_all_facts_of_a_good_signer_hold() -> None:
    assert judged() == {
        "chain": (True, "F.101"),
        "in_date": (True, "F.111"),
        "not_revoked": (True, "F.121"),
        "right_place": (True, "F.131"),
        "right_kind": (True, "F.141"),
        "right_election": (True, "F.151"),
        "mode": (True, "F.161"),
    }


def test_without_roots_the_chains_own_root_is_told() -> None:
    facts = judge(
        pki.tps().certificate,
        pki.tps().chain,
        roots=(),
        at=pki.ELECTION_DAY,
        crls=(),
        want=Expected(),
    )
    assert pki.told(facts)["chain"] == (None, "F.102")
    fingerprint = certificates.spoken(certificates.fingerprint(pki.root().certificate))
    assert facts[0].facts["fingerprint"] == fingerprint
    assert {holds for holds, _ in pki.told(facts).values()} == {None, True}


def test_a_chain_need_not_bring_the_root() -> None:
    short = replace(pki.tps(), chain=pki.tps().chain[:1])
    assert only("chain", credential=short) == (True, "F.101")
    assert judged(short, roots=())["chain"] == (None, "F.108")


def test_broken_chains_are_told_apart() -> None:
    alone = replace(pki.tps(), chain=())
    assert judged(alone)["chain"] == (False, "F.107")
    strange = (pki.root(Mode.SIMULASI).certificate,)
    assert judged(roots=strange)["chain"] == (False, "F.104")
    crossed = replace(pki.tps(), chain=pki.ppk().path)
    assert judged(crossed)["chain"] == (False, "F.103")
    other = replace(pki.tps(), chain=(pki.issuer(place="3102").certificate, *ROOTS))
    assert judged(other)["chain"] == (False, "F.103")


def issued_outside_the_rules(parent: Credential, binding: Binding, *, ca: bool) -> Credential:
    """Issue what our own code refuses to."""
    key = keys.new_key()
    name = x509.Name(
        [
            x509.NameAttribute(x509.NameOID.COMMON_NAME, "TPS"),
            x509.NameAttribute(x509.NameOID.SERIAL_NUMBER, binding.place),
        ]
    )
    usage = dict.fromkeys(
        (
            *("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
            *("crl_sign", "encipher_only", "decipher_only"),
        ),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(parent.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(pki.SINCE)
        .not_valid_after(pki.UNTIL)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, **usage), critical=True
        )
        .add_extension(certificates.binding_extension(binding), critical=False)
        .sign(parent.key, hashes.SHA256())
    )
    der = made.public_bytes(serialization.Encoding.DER)
    return Credential(key, certificates.load(der), parent.path)


def bound(kind: HolderKind, place: str, election: str = pki.ELECTION) -> Binding:
    result = ResultKind.REGULER if kind is HolderKind.TPS else None
    return Binding(election, kind, place, Mode.RESMI, result)


@pytest.mark.parametrize(
    "binding",
    [
        bound(HolderKind.TPS, "3102011001001"),
        bound(HolderKind.TPS, pki.TPS_A, election="lain"),
        bound(HolderKind.PROVINSI, "31"),
        replace(bound(HolderKind.TPS, pki.TPS_A), mode=Mode.SIMULASI),
    ],
)
def test_an_issuer_cannot_reach_beyond_its_region(binding: Binding) -> None:
    reaching = issued_outside_the_rules(pki.issuer(), binding, ca=False)
    assert judged(reaching)["chain"] == (False, "F.106")


def test_a_desk_cannot_issue() -> None:
    forged = issued_outside_the_rules(pki.ppk(), bound(HolderKind.TPS, pki.TPS_A), ca=False)
    assert judged(forged)["chain"] == (False, "F.105")


def test_an_issuer_cannot_make_issuers() -> None:
    below = issued_outside_the_rules(pki.issuer(), bound(HolderKind.ISSUER, "3101"), ca=True)
    forged = issued_outside_the_rules(below, bound(HolderKind.TPS, pki.TPS_A), ca=False)
    assert judged(forged)["chain"] == (False, "F.105")


@pytest.mark.parametrize(
    ("at", "fact"),
    [
        (pki.SINCE, (True, "F.111")),
        (pki.UNTIL, (True, "F.111")),
        (pki.SINCE - timedelta(hours=23), (True, "F.112")),
        (pki.UNTIL + timedelta(hours=23), (True, "F.112")),
        (pki.SINCE - timedelta(hours=25), (False, "F.113")),
        (pki.UNTIL + timedelta(hours=25), (False, "F.114")),
        (datetime.max.replace(tzinfo=UTC), (False, "F.114")),
        (datetime.min.replace(tzinfo=UTC), (False, "F.113")),
        (None, (None, "F.115")),
    ],
)
def test_dates_allow_for_a_clock_a_little_off(
    at: datetime | None, fact: tuple[bool | None, str]
) -> None:
    assert only("in_date", at=at) == fact


def test_times_are_told_in_the_signers_zone() -> None:
    facts = judge(
        pki.tps().certificate,
        pki.tps().chain,
        roots=ROOTS,
        at=pki.ELECTION_DAY,
        crls=(),
        want=WANT,
    )
    assert facts[1].facts["at"] == "27-11-2024 16.05 WIB"
    assert facts[1].facts["since"] == "01-11-2024 07.00 WIB"


def test_a_revoked_signer_or_issuer_is_told() -> None:
    revoked = {pki.tps().certificate.serial_number: pki.ELECTION_DAY}
    crl = revocation_list(pki.issuer(), revoked, pki.ELECTION_DAY)
    assert only("not_revoked", crls=(CLEAN, crl)) == (False, "F.122")
    assert only("not_revoked", credential=None, crls=(crl,)) == (False, "F.122")
    issuer = {pki.issuer().certificate.serial_number: pki.ELECTION_DAY}
    above = revocation_list(pki.root(), issuer, pki.ELECTION_DAY)
    assert only("not_revoked", crls=(CLEAN, above)) == (False, "F.122")
    short = replace(pki.tps(), chain=pki.tps().chain[:1])
    assert only("not_revoked", credential=short, crls=(above,)) == (False, "F.122")


def test_a_list_that_is_not_the_issuers_says_nothing() -> None:
    revoked = {pki.tps().certificate.serial_number: pki.ELECTION_DAY}
    strange = revocation_list(pki.issuer(place="3102"), revoked, pki.ELECTION_DAY)
    forged = revocation_list(replace(pki.issuer(), key=keys.new_key()), revoked, pki.ELECTION_DAY)
    assert only("not_revoked", crls=(strange, forged, b"no list")) == (None, "F.124")
    assert only("not_revoked", crls=()) == (None, "F.123")


@pytest.mark.parametrize(
    ("want", "name", "fact"),
    [
        (replace(WANT, place=pki.TPS_B), "right_place", (False, "F.132")),
        (replace(WANT, place=None), "right_place", (None, "F.133")),
        (replace(WANT, kind=HolderKind.PPK), "right_kind", (False, "F.142")),
        (replace(WANT, result_kind=ResultKind.ULANG), "right_kind", (False, "F.143")),
        (replace(WANT, kind=None, result_kind=None), "right_kind", (None, "F.144")),
        (replace(WANT, election="lain"), "right_election", (False, "F.152")),
        (replace(WANT, election=None), "right_election", (None, "F.153")),
        (replace(WANT, mode=Mode.SIMULASI), "mode", (False, "F.163")),
        (replace(WANT, mode=None), "mode", (None, "F.164")),
    ],
)
def test_each_expectation_is_its_own_fact(
    want: Expected, name: str, fact: tuple[bool | None, str]
) -> None:
    assert only(name, want=want) == fact


def test_no_official_desk_takes_a_simulation() -> None:
    simulated = pki.tps(mode=Mode.SIMULASI)
    facts = judged(
        simulated,
        roots=(pki.root(Mode.SIMULASI).certificate,),
        crls=(revocation_list(pki.issuer(Mode.SIMULASI), {}, pki.ELECTION_DAY),),
    )
    assert facts["mode"] == (False, "F.162")
    assert [name for name, (holds, _) in facts.items() if not holds] == ["mode"]
    assert judged(simulated)["chain"] == (False, "F.104")


def test_the_judge_never_stops_at_the_first_fact() -> None:
    facts = judged(
        pki.tps(pki.TPS_B, Mode.SIMULASI), at=pki.UNTIL + timedelta(days=99), crls=(b"",)
    )
    assert {name: holds for name, (holds, _) in facts.items()} == {
        "chain": False,
        "in_date": False,
        "not_revoked": None,
        "right_place": False,
        "right_kind": True,
        "right_election": True,
        "mode": False,
    }


@given(spoiled(certificates.to_der(pki.tps().certificate)))
def test_a_spoiled_certificate_never_passes(der: bytes) -> None:
    try:
        certificate = certificates.load(der)
    except Refused:
        return
    if certificate != pki.tps().certificate:
        assert judged(replace(pki.tps(), certificate=certificate))["chain"][0] is False
