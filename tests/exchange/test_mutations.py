"""A real signed bundle, changed in thousands of ways: each is told, none ends in a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.journal import BEGINNING
from kpps_desktop.exchange import container, manifest, zips
from kpps_desktop.exchange.bundles import files_of, read_bundle
from kpps_desktop.exchange.container import Limits
from kpps_desktop.exchange.zips import Entry
from kpps_desktop.trust import cms
from kpps_desktop.trust.facts import failing
from tests.exchange.test_bundles import BUNDLE, line
from tests.trust import pki

TIMES = 3_000
Mutation = Callable[[bytearray, random.Random], None]


def sign(listed: bytes) -> bytes:
    return cms.sign(listed, pki.tps(), pki.ELECTION_DAY)


@cache
def bundle() -> bytes:
    """Sign a bundle with a journal of fifty lines and a form."""
    lines = [line(1, BEGINNING)]
    while len(lines) < 50:
        lines.append(line(len(lines) + 1, lines[-1].hash))
    forms = {"C.pdf": random.Random(4).randbytes(3_000)}  # noqa: S311 - no secret
    whole = replace(BUNDLE, journal=tuple(lines), forms=forms)
    return container.write(files_of(whole), sign)


def flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def insert(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    data[at:at] = chance.randbytes(chance.randint(1, 4))


def delete(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.randint(1, 40)]


def swap(data: bytearray, chance: random.Random) -> None:
    one, other = chance.randrange(len(data)), chance.randrange(len(data))
    data[one], data[other] = data[other], data[one]


def move(data: bytearray, chance: random.Random) -> None:
    at, to, size = chance.randrange(len(data)), chance.randrange(len(data)), chance.randint(1, 200)
    data[to:to] = data[at : at + size]


def blank(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + 64] = bytes(len(data[at : at + 64]))


def cut(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def mutated(data: bytes, mutation: Mutation, chance: random.Random) -> bytes:
    """Return the bytes changed; a swap of two like bytes is tried again."""
    while True:
        changed = bytearray(data)
        mutation(changed, chance)
        if changed != data:
            return bytes(changed)


def read_whole(data: bytes) -> list[str]:
    """Read as far as it goes, as `verify` does; return all that is told."""
    box, findings = container.read(data)
    told = [one.code for one in findings]
    if box is not None:
        told += [one.code for one in read_bundle(box.files)[1]]
        told += [one.code for one in failing(cms.inspect(box.signature, box.manifest).facts)]
    return told


def test_the_bundle_itself_is_sound() -> None:
    assert read_whole(bundle()) == []


@pytest.mark.parametrize("mutation", [flip, insert, delete, swap, move, blank, cut])
def test_no_mutation_is_taken(mutation: Mutation) -> None:
    chance = random.Random(mutation.__name__)  # noqa: S311 - no secret
    sound = bundle()
    taken = 0
    for _ in range(TIMES):
        changed = mutated(sound, mutation, chance)
        taken += not container.read(changed)[1]
    assert taken == 0


@given(
    st.integers(0, 2**64), st.lists(st.sampled_from([flip, insert, delete, swap, move]), min_size=1)
)
def test_no_run_of_mutations_ends_in_a_traceback(seed: int, mutations: list[Mutation]) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    data = bundle()
    for mutation in mutations:
        data = mutated(data, mutation, chance)
    assert data == bundle() or read_whole(data)


def repacked(name: str, mutation: Mutation, chance: random.Random) -> bytes:
    """Change one file, and pack all again as a forger with our own writer would."""
    entries, _ = zips.unpack(bundle(), Limits())
    return zips.pack(
        [
            Entry(one.name, mutated(one.content, mutation, chance)) if one.name == name else one
            for one in entries
        ]
    )


@pytest.mark.parametrize("mutation", [flip, insert, delete, swap])
@pytest.mark.parametrize("name", ["result.json", manifest.PATH, manifest.SIGNATURE_PATH])
def test_a_forger_who_packs_again_is_told(name: str, mutation: Mutation) -> None:
    chance = random.Random(f"{name} {mutation.__name__}")  # noqa: S311 - no secret
    assert all(read_whole(repacked(name, mutation, chance)) for _ in range(150))


def test_a_forger_who_writes_the_manifest_again_is_told() -> None:
    box, _ = container.read(bundle())
    assert box is not None
    forged = dict(box.files) | {"result.json": box.files["result.json"].replace(b"1", b"2", 1)}
    data = container.write(forged, lambda _: box.signature)
    assert container.read(data)[1] == []
    assert read_whole(data)


def test_a_signature_of_another_bundle_is_told() -> None:
    other = sign(b"another manifest")
    box, _ = container.read(bundle())
    assert box is not None
    assert read_whole(container.write(box.files, lambda _: other))
