"""Each officer's PIN and the activation code open the same secrets, and nothing else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS, OfficerId
from kpps_desktop.trust import keyring, keyring_file, keys
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.keyring import Cost, Ring, Secrets
from tests.trust import pki
from tests.trust.pki import refused
from tests.trust.strategies import spoiled

CODE = new_activation_code()
CHEAP = Cost(time=1, memory=64, lanes=1)
ANGGOTA = OfficerId("KPPS-3")
DATABASE = keyring.new_database_key()
HELD = Secrets(DATABASE, pki.tps())


def made() -> Ring:
    ring = keyring.new_ring(DATABASE, pki.tps(), CODE, CHEAP)
    ring = keyring.add_pin(ring, HELD, KETUA_KPPS, "482915", signs=True)
    return keyring.add_pin(ring, HELD, ANGGOTA, "390571", signs=False)


RING = made()


def test_the_ketuas_pin_and_the_code_open_both_keys() -> None:
    for held in (
        keyring.open_with_pin(RING, KETUA_KPPS, "482915"),
        keyring.open_with_code(RING, CODE.lower()),
    ):
        assert held.database == DATABASE
        assert held.credential is not None
        assert held.credential.path == pki.tps().path
        assert keys.private_bytes(held.credential.key) == keys.private_bytes(pki.tps().key)


def test_an_anggotas_pin_opens_the_books_but_signs_nothing() -> None:
    assert keyring.open_with_pin(RING, ANGGOTA, "390571") == Secrets(DATABASE, None)
    assert RING.officers == (KETUA_KPPS, ANGGOTA)


@pytest.mark.parametrize(
    ("officer", "pin", "code"),
    [
        (KETUA_KPPS, "390571", "T.223"),
        (ANGGOTA, "482915", "T.223"),
        (ANGGOTA, "", "T.223"),
        (ANGGOTA, "\udc80", "T.223"),
        (OfficerId("KPPS-7"), "390571", "T.222"),
        pytest.param(OfficerId("code"), CODE, "T.222", id="code-CODE-T.222"),
    ],
)
def test_another_pin_opens_nothing(officer: OfficerId, pin: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        keyring.open_with_pin(RING, officer, pin)


def test_another_code_opens_nothing() -> None:
    with refused("T.224"):
        keyring.open_with_code(RING, new_activation_code())
    with refused("T.201"):
        keyring.open_with_code(RING, "7K3M")


def test_a_new_pin_replaces_the_old_and_forgets_wrong_tries() -> None:
    tried = keyring.attempt(RING, ANGGOTA, pki.ELECTION_DAY)
    changed = keyring.add_pin(tried, HELD, ANGGOTA, "604182", signs=False)
    assert keyring.open_with_pin(changed, ANGGOTA, "604182").database == DATABASE
    with refused("T.223"):
        keyring.open_with_pin(changed, ANGGOTA, "390571")
    assert changed.tries == ()


def test_a_weak_pin_and_a_key_that_is_not_held_are_refused() -> None:
    with refused("T.213"):
        keyring.add_pin(RING, HELD, ANGGOTA, "123456", signs=False)
    with refused("T.227"):
        keyring.add_pin(RING, Secrets(DATABASE, None), ANGGOTA, "390571", signs=True)


def test_wrong_tries_are_counted_per_officer_and_outlive_a_restart() -> None:
    ring = RING
    for _ in range(5):
        ring = keyring.attempt(ring, ANGGOTA, pki.ELECTION_DAY)
    ring = keyring_file.from_bytes(keyring_file.to_bytes(ring))
    with refused("T.225"):
        keyring.attempt(ring, ANGGOTA, pki.ELECTION_DAY)
    keyring.attempt(ring, KETUA_KPPS, pki.ELECTION_DAY)
    keyring.attempt(ring, ANGGOTA, pki.ELECTION_DAY + timedelta(seconds=30))
    assert keyring.succeeded(ring, ANGGOTA).tries == ()


def test_a_box_in_anothers_place_does_not_open() -> None:
    code, ketua, anggota = RING.slots
    risen = replace(RING, slots=(code, ketua, replace(anggota, signs=True)))
    moved = replace(RING, slots=(code, replace(ketua, of=ANGGOTA)))
    other = replace(RING, path=pki.tps(pki.TPS_B).path)
    for ring, officer, pin in (
        (risen, ANGGOTA, "390571"),
        (moved, ANGGOTA, "482915"),
        (other, KETUA_KPPS, "482915"),
    ):
        with refused("T.223"):
            keyring.open_with_pin(ring, officer, pin)


def test_a_ring_comes_back_as_it_went() -> None:
    tried = keyring.attempt(RING, ANGGOTA, pki.ELECTION_DAY)
    for ring in (RING, tried):
        assert keyring_file.from_bytes(keyring_file.to_bytes(ring)) == ring


def test_nothing_secret_is_readable_in_the_file() -> None:
    written = keyring_file.to_bytes(RING)
    private = keys.private_bytes(pki.tps().key)
    for secret in (DATABASE, private[40:68], CODE.encode(), b"482915"):
        assert secret not in written
        assert secret.hex().encode() not in written


def test_a_file_that_asks_for_too_much_is_refused() -> None:
    greedy = replace(RING, cost=Cost(time=3, memory=2**31, lanes=4))
    with refused("T.221"):
        keyring_file.from_bytes(keyring_file.to_bytes(greedy))
    with refused("T.221"):
        keyring_file.from_bytes(b" " * 2_000_000)


def test_a_newer_file_is_told() -> None:
    newer = keyring_file.to_bytes(RING).replace(b'"v":1', b'"v":2')
    with refused("T.226"):
        keyring_file.from_bytes(newer)


@given(spoiled(keyring_file.to_bytes(RING)) | st.binary(max_size=100))
def test_a_spoiled_file_is_refused_or_opens_nothing_wrong(raw: bytes) -> None:
    try:
        ring = keyring_file.from_bytes(raw)
        held = keyring.open_with_pin(ring, ANGGOTA, "390571")
    except Refused:
        return
    assert held.database == DATABASE


def test_the_cost_is_what_rfc_9106_asks_of_a_small_machine() -> None:
    ring = keyring.new_ring(DATABASE, pki.tps(), CODE)
    assert ring.cost == Cost(time=3, memory=65_536, lanes=4)
    assert keyring.open_with_code(ring, CODE).database == DATABASE
