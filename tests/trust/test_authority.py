"""An authority keeps its keys and its register in one sealed file, that openssl opens too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import keys, revocations
from kpps_desktop.trust.authority import Authority, Term, entered, new_authority
from kpps_desktop.trust.authority_file import seal, unseal
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import spoiled

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.trust.certificates import Certificate

CODE = new_activation_code()
AT = pki.ELECTION_DAY
TERM = Term(pki.ELECTION, Mode.RESMI, pki.NAME, pki.SINCE, pki.UNTIL)
MADE = new_authority(TERM, ["3101", "3102"], AT)
REGULAR, REVOTE = ResultKind.REGULER, ResultKind.ULANG


def given_out(kind: ResultKind = REGULAR, tps: str = pki.TPS_A) -> Certificate:
    binding = Binding(pki.ELECTION, HolderKind.TPS, tps, Mode.RESMI, kind)
    issuer = MADE.offices[tps[:4]].issuer
    return new_credential(binding, pki.NAME, pki.SINCE, pki.UNTIL, issuer).certificate


FULL = entered(MADE, [given_out(), given_out(tps=pki.TPS_B)], AT)
SEALED = seal(FULL, CODE)


def keys_of(authority: Authority) -> list[Credential]:
    offices = authority.offices.values()
    return [authority.root, *(one for each in offices for one in (each.issuer, each.desk))]


def taken_back(authority: Authority, certificate: Certificate) -> bool:
    listed = authority.offices["3101"].revocations
    return revocations.revoked_at(listed, certificate) is not None


def test_an_authority_comes_back_with_every_key_and_its_register() -> None:
    opened = unseal(SEALED, CODE.lower())
    assert list(opened.offices) == ["3101", "3102"]
    assert [one.path for one in keys_of(opened)] == [one.path for one in keys_of(FULL)]
    for ours, theirs in zip(keys_of(FULL), keys_of(opened), strict=True):
        assert keys.private_bytes(ours.key) == keys.private_bytes(theirs.key)
    assert opened.issued == FULL.issued
    assert [one.revocations for one in opened.offices.values()] == [
        one.revocations for one in FULL.offices.values()
    ]


def test_what_it_issues_after_it_was_opened_hangs_from_the_same_root() -> None:
    opened = unseal(SEALED, CODE)
    binding = Binding(pki.ELECTION, HolderKind.TPS, pki.TPS_A, Mode.RESMI, REVOTE)
    issuer = opened.offices["3101"].issuer
    made = new_credential(binding, pki.NAME, pki.SINCE, pki.UNTIL, issuer)
    assert made.path[-1] == MADE.root.certificate


def test_openssl_opens_it_with_the_printed_code(tmp_path: Path) -> None:
    (tmp_path / "otoritas.p12").write_bytes(SEALED)
    command = f"openssl pkcs12 -in otoritas.p12 -noenc -info -passin pass:{CODE}"
    text = pki.run(tmp_path, command)
    assert text.count("BEGIN PRIVATE KEY") == 5
    assert text.count("BEGIN CERTIFICATE") == 7
    assert "MAC: sha256" in text
    assert "AES-256-CBC, Iteration 200000, PRF hmacWithSHA256" in text


def test_another_code_is_told_from_a_slip() -> None:
    with refused("T.142"):
        unseal(SEALED, new_activation_code())
    with refused("T.203"):
        unseal(SEALED, CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))


def test_a_file_that_is_none_or_would_take_hours_is_refused_at_once() -> None:
    rounds = (10_000).to_bytes(2, "big")
    assert SEALED.endswith(rounds)
    for sealed in (b"", b"PK", bytes(100_000), bytes(40 << 20)):
        with refused("T.141"):
            unseal(sealed, CODE)
    with refused("T.142"):
        unseal(SEALED[:-2] + (0x7FFF).to_bytes(2, "big"), CODE)


@given(spoiled(SEALED) | st.binary(max_size=100))
def test_a_spoiled_file_is_refused_or_opens_to_the_same(sealed: bytes) -> None:
    try:
        opened = unseal(sealed, CODE)
    except Refused as refusal:
        assert refusal.code in {"T.141", "T.142"}  # noqa: PT017
        return
    assert opened.issued == FULL.issued


@pytest.mark.parametrize(("kind", "gone"), [(REGULAR, True), (REVOTE, False)])
def test_a_pack_made_again_takes_back_the_one_of_its_kind(kind: ResultKind, *, gone: bool) -> None:
    first, again = given_out(), given_out(kind)
    authority = entered(entered(MADE, [first], AT), [again], AT)
    assert authority.of(pki.TPS_A) == (first, again)
    assert (taken_back(authority, first), taken_back(authority, again)) == (gone, False)


def test_what_was_taken_back_stays_so_from_its_first_moment() -> None:
    first = given_out()
    authority = entered(MADE, [first], AT)
    for days in (1, 2):
        authority = entered(authority, [given_out()], AT + timedelta(days=days))
    listed = authority.offices["3101"].revocations
    assert revocations.revoked_at(listed, first) == AT + timedelta(days=1)
    assert len(revocations.entries(listed)) == 2
    assert revocations.entries(authority.offices["3102"].revocations) == {}
