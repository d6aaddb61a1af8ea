"""An election's keys and certificates for the tests, and what the tests do with them."""

from __future__ import annotations

import shlex
import subprocess
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.words import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kpps_desktop.trust.facts import Fact

ELECTION = "pilkada-contoh-2024"
NAME = "Pilkada Contoh 2024"
TPS_A, TPS_B = "3101011001001", "3101011002001"
WIB = timezone(timedelta(hours=7))
SINCE = datetime(2024, 11, 1, tzinfo=UTC)
UNTIL = datetime(2044, 11, 1, tzinfo=UTC)
ELECTION_DAY = datetime(2024, 11, 27, 16, 5, tzinfo=WIB)


def root(mode: Mode = Mode.RESMI) -> Credential:
    return _issued(HolderKind.ROOT, "", mode)


def issuer(mode: Mode = Mode.RESMI, place: str = "3101") -> Credential:
    return _issued(HolderKind.ISSUER, place, mode)


def tps(place: str = TPS_A, mode: Mode = Mode.RESMI) -> Credential:
    return _issued(HolderKind.TPS, place, mode)


def ppk() -> Credential:
    return _issued(HolderKind.PPK, "310101", Mode.RESMI)


@cache
def _issued(kind: HolderKind, place: str, mode: Mode) -> Credential:
    result = ResultKind.REGULER if kind is HolderKind.TPS else None
    above = {HolderKind.ROOT: None, HolderKind.ISSUER: root(mode) if place else None}
    parent = above[kind] if kind in above else issuer(mode)
    binding = Binding(ELECTION, kind, place, mode, result)
    return new_credential(binding, NAME, SINCE, UNTIL, parent)


def told(facts: Iterable[Fact]) -> dict[str, tuple[bool | None, str]]:
    """Return what each fact says; every one of them can be put into words."""
    collected = list(facts)
    for fact in collected:
        for language in ("id", "en"):
            wording = wording_of(fact, language)
            assert "{" not in wording.title + wording.cause + wording.remedy
    assert len({fact.name for fact in collected}) == len(collected)
    return {fact.name: (fact.holds, fact.code) for fact in collected}


def all_hold(facts: Iterable[Fact]) -> bool:
    return all(holds for holds, _ in told(facts).values())


def run(folder: Path, command: str) -> str:
    """Run a documented command; its output, and an AssertionError where it fails."""
    code, said = attempted(folder, command)
    assert code == 0, said
    return said


def attempted(folder: Path, command: str) -> tuple[int, str]:
    """Run a command; its exit code and output."""
    done = subprocess.run(
        shlex.split(command), cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Expect a refusal with this very code."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.code == code
