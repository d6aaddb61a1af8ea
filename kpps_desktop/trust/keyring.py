"""The desk's secrets at rest: the database key and the signing key, each officer's own way in.

Every way in (a PIN, the activation code) opens a sealed box with the same secrets, so that a
forgotten PIN is no lost election. Only boxes of those who sign hold the signing key.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.trust import certificates, keys, pins
from kpps_desktop.trust.codes import normalise_code
from kpps_desktop.trust.credentials import Credential
from kpps_desktop.trust.pins import Tries

if TYPE_CHECKING:
    from datetime import datetime

    from kpps_desktop.trust.certificates import Certificate

DATABASE_KEY = 32
VERSION = 1
"""Of the form a ring is written in."""
_SALT, _NONCE, _KEY = 16, 12, 32
_CODE = "code"
_MOST_MEMORY, _MOST_TIME, _MOST_LANES = 1_048_576, 32, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What argon2id is made to cost: passes, KiB, lanes (RFC 9106 §4, the second choice)."""

    time: int = 3
    memory: int = 65_536
    lanes: int = 4

    @property
    def json(self) -> dict[str, int]:
        """The cost as it is written, and bound to every box."""
        return {"time": self.time, "memory": self.memory, "lanes": self.lanes}

    @property
    def bearable(self) -> bool:
        """Whether this machine would survive it: a hostile file asks for more."""
        return (
            1 <= self.time <= _MOST_TIME
            and 8 * self.lanes <= self.memory <= _MOST_MEMORY
            and 1 <= self.lanes <= _MOST_LANES
        )


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a ring opens to; `credential` is None for those who do not sign."""

    database: bytes
    credential: Credential | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: whose, whether it leads to the signing key, and the sealed box."""

    of: str
    signs: bool
    salt: bytes
    nonce: bytes
    box: bytes

    @property
    def shaped(self) -> bool:
        """Whether salt and nonce have the sizes that we draw."""
        return len(self.salt) == _SALT and len(self.nonce) == _NONCE


@dataclass(frozen=True, slots=True)
class Ring:
    """All ways in, the certificate with its chain (which are public), and the wrong tries."""

    cost: Cost
    path: tuple[Certificate, ...]
    slots: tuple[Slot, ...]
    tries: tuple[tuple[OfficerId, Tries], ...] = ()

    @property
    def officers(self) -> tuple[OfficerId, ...]:
        """The officers who have a PIN."""
        return tuple(OfficerId(slot.of) for slot in self.slots if slot.of != _CODE)

    def tries_of(self, officer: OfficerId) -> Tries:
        """Return an officer's wrong tries in a row."""
        return dict(self.tries).get(officer, Tries())


def new_database_key() -> bytes:
    """Draw the key that the desk's database is encrypted with."""
    return secrets.token_bytes(DATABASE_KEY)


def new_ring(database: bytes, credential: Credential, code: str, cost: Cost | None = None) -> Ring:
    """Make a ring that the activation code opens; officers get their PINs by `add_pin`."""
    ring = Ring(cost or Cost(), credential.path, ())
    held = Secrets(database, credential)
    return _with(ring, _sealed(ring, held, _CODE, normalise_code(code), signs=True))


def add_pin(ring: Ring, held: Secrets, officer: OfficerId, pin: str, *, signs: bool) -> Ring:
    """Give an officer a PIN, in place of the one before; wrong tries are forgotten.

    Refused T.211 to T.214 for a weak PIN; T.227 where the signing key is to be handed on by
    somebody who does not have it.
    """
    pins.check_pin(pin)
    if signs and held.credential is None:
        raise Refused("T.227", officer=officer)
    return succeeded(_with(ring, _sealed(ring, held, officer, pin, signs=signs)), officer)


def open_with_pin(ring: Ring, officer: OfficerId, pin: str) -> Secrets:
    """Open the ring; Refused T.222 for an officer without PIN, T.223 for a wrong PIN.

    Callers count the try first: `attempt`, keep the ring, open, then `succeeded`.
    """
    slot = _slot(ring, officer)
    if slot is None or officer == _CODE:
        raise Refused("T.222", officer=officer)
    held = _opened(ring, slot, pin)
    if held is None:
        left = max(pins.FREE_TRIES - ring.tries_of(officer).wrong, 0)
        raise Refused("T.223", officer=officer, left=left)
    return held


def open_with_code(ring: Ring, code: str) -> Secrets:
    """Open the ring; Refused T.201 to T.203 for a mistyped code, T.224 for another's."""
    typed = normalise_code(code)
    slot = _slot(ring, _CODE)
    held = _opened(ring, slot, typed) if slot else None
    if held is None:
        raise Refused("T.224")
    return held


def attempt(ring: Ring, officer: OfficerId, now: datetime) -> Ring:
    """Count a try of an officer's PIN, or refuse it for now (T.225)."""
    return _tried(ring, officer, pins.attempt(ring.tries_of(officer), now))


def succeeded(ring: Ring, officer: OfficerId) -> Ring:
    """Forget an officer's wrong tries."""
    return _tried(ring, officer, Tries())


def _slot(ring: Ring, of: str) -> Slot | None:
    return next((slot for slot in ring.slots if slot.of == of), None)


def _with(ring: Ring, slot: Slot) -> Ring:
    others = tuple(one for one in ring.slots if one.of != slot.of)
    return replace(ring, slots=(*others, slot))


def _tried(ring: Ring, officer: OfficerId, tries: Tries) -> Ring:
    others = {of: one for of, one in ring.tries if of != officer}
    if tries.wrong:
        others[officer] = tries
    return replace(ring, tries=tuple(sorted(others.items())))


def _sealed(ring: Ring, held: Secrets, of: str, password: str, *, signs: bool) -> Slot:
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    slot = Slot(of, signs, salt, nonce, b"")
    key = keys.private_bytes(held.credential.key) if signs and held.credential else b""
    box = AESGCM(_derived(ring.cost, salt, password)).encrypt(
        nonce, held.database + key, _bound(ring, slot)
    )
    return replace(slot, box=box)


def _opened(ring: Ring, slot: Slot, password: str) -> Secrets | None:
    derived = _derived(ring.cost, slot.salt, password)
    try:
        plain = AESGCM(derived).decrypt(slot.nonce, slot.box, _bound(ring, slot))
    except (InvalidTag, ValueError):
        return None
    database, key = plain[:DATABASE_KEY], plain[DATABASE_KEY:]
    if not key:
        return Secrets(database, None)
    return Secrets(database, Credential(keys.load_private(key), ring.path[0], ring.path[1:]))


def _derived(cost: Cost, salt: bytes, password: str) -> bytes:
    return hash_secret_raw(
        password.encode(errors="surrogatepass"),
        salt,
        cost.time,
        cost.memory,
        cost.lanes,
        _KEY,
        Type.ID,
    )


def _bound(ring: Ring, slot: Slot) -> bytes:
    """Name what a box belongs to, so that none can be put in another's place unseen."""
    path = [certificates.fingerprint(one) for one in ring.path]
    return canonical([VERSION, slot.of, slot.signs, ring.cost.json, path])
