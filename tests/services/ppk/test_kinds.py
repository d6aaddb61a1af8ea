"""A re-vote (U) stands above the regular result (R), and a revoked desk's result never stands.

Packs of both kinds hang from one root here, with both certificates in the PPK's pack.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock, zone
from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.exchange import container, packs
from kpps_desktop.exchange.packs import PpkPack, TpsPack, narrowed
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, Reception, receive
from kpps_desktop.trust import certificates, cms
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.trust.facts import failing
from kpps_desktop.trust.p12 import to_p12
from kpps_desktop.trust.revocations import revocation_list
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.intake.source import Source
    from kpps_desktop.services.ppk.desk import RecapDesk

NOON = datetime(2024, 11, 27, 12, tzinfo=zone("WIB"))
LONG = timedelta(days=400)
AGAIN = {tiny.GUBERNUR: (3,) * 11, tiny.BUPATI: (2,) * 10}
"""The ballots of the re-vote."""
REGULAR, REVOTE = ResultKind.REGULER, ResultKind.ULANG


@dataclass(frozen=True, slots=True)
class Kpu:
    """A KPU Kab/Kota that can issue both kinds of pack."""

    source: Source
    issuer: Credential
    signer: Credential

    @property
    def election(self) -> Election:
        return self.source.election

    def issue(self, kind: HolderKind, place: str, result: ResultKind | None = None) -> Credential:
        return _credential(self.election, kind, place, self.issuer, result)

    def seal(self, pack: Pack) -> bytes:
        return container.write(packs.files_of(pack), lambda said: cms.sign(said, self.signer, NOON))


def _credential(
    election: Election,
    kind: HolderKind,
    place: str,
    parent: Credential | None = None,
    result: ResultKind | None = None,
) -> Credential:
    binding = Binding(election.id, kind, place, election.mode, result)
    return new_credential(binding, election.name, NOON - LONG, NOON + LONG, parent)


def _kpu(source: Source) -> Kpu:
    root = _credential(source.election, HolderKind.ROOT, "")
    issuer = _credential(source.election, HolderKind.ISSUER, "9901", root)
    return Kpu(source, issuer, _credential(source.election, HolderKind.KABKO, "9901", issuer))


def _hold(kpu: Kpu, credential: Credential, kind: ResultKind, folder: Path) -> Path:
    """Hold the first TPS's day with a credential of either kind; return its bundle."""
    election = replace(kpu.election, kind=kind)
    votes = AGAIN if kind is REVOTE else tiny.VOTES[tiny.FIRST]
    code = new_activation_code()
    voters = kpu.source.voters[election.station(tiny.FIRST).kode]
    pack = TpsPack(narrowed(election, tiny.FIRST), voters, (), to_p12(credential, code))
    script = read_script(days.day(tiny.FIRST, votes).text)
    desk = replay(folder / "meja", kpu.seal(pack), code, script, cost=days.LIGHT)
    with desk.store:
        list(deliver(desk, folder))
    return days.bundle(folder)


def _ppk(kpu: Kpu, held: tuple[Credential, ...], gone: tuple[Credential, ...]) -> tuple[bytes, str]:
    """Make the PPK's pack: the certificates of the first TPS, and those revoked."""
    narrow = narrowed(kpu.election, tiny.HERE)
    others = {
        tps.kode: (certificates.to_der(kpu.issuer.certificate),)
        for tps in narrow.stations
        if tps.kode != tiny.FIRST
    }
    own = tuple(certificates.to_der(one.certificate) for one in held)
    code = new_activation_code()
    pack = PpkPack(
        narrow,
        {**others, narrow.station(tiny.FIRST).kode: own},
        revocation_list(kpu.issuer, {one.certificate.serial_number: NOON for one in gone}, NOON),
        (),
        to_p12(kpu.issue(HolderKind.PPK, tiny.HERE), code),
        b"".join(certificates.to_pem(one) for one in kpu.issuer.path),
    )
    return kpu.seal(pack), code


@dataclass(frozen=True, slots=True)
class Scene:
    """Bundles of both kinds; packs that know both, and one that has the first revoked."""

    bundles: Mapping[ResultKind, Path]
    pack: tuple[bytes, str]
    revoking: tuple[bytes, str]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    folder = tmp_path_factory.mktemp("jenis")
    source, _ = read_source(tiny.write_source(folder / "sumber"))
    assert source is not None
    kpu = _kpu(source)
    kinds = {kind: kpu.issue(HolderKind.TPS, tiny.FIRST, kind) for kind in (REGULAR, REVOTE)}
    bundles = {kind: _hold(kpu, one, kind, folder / kind) for kind, one in kinds.items()}
    both = tuple(kinds.values())
    return Scene(bundles, _ppk(kpu, both, ()), _ppk(kpu, both, both[:1]))


@pytest.fixture
def desk(scene: Scene, tmp_path: Path) -> Iterator[RecapDesk]:
    pack, code = scene.pack
    opened = open_recap(pack, str(tmp_path / "rekap.db"), code, ScriptedClock(NOON))
    with opened.store:
        yield opened


def take(desk: RecapDesk, pack: bytes, path: Path) -> Reception:
    (one,) = receive(desk, pack, [path])
    return one


@pytest.mark.parametrize("order", [(REGULAR, REVOTE), (REVOTE, REGULAR)])
def test_a_re_vote_stands_whichever_comes_first_and_both_stay(
    desk: RecapDesk, scene: Scene, order: tuple[ResultKind, ...]
) -> None:
    for kind in order:
        told = take(desk, scene.pack[0], scene.bundles[kind])
        assert (told.outcome, failing(told.facts)) == (Outcome.RECEIVED, ())
    for contest, ballots in AGAIN.items():
        column = desk.recap().column(tiny.FIRST, contest)
        assert column.figures == tiny.counted(contest, ballots)
        assert [one.kind for one in column.arrivals] == list(order)
    with desk.store.read() as books:
        assert [one.kind for one in books.receipts.all()] == list(order)


def test_what_a_revoked_desk_signed_is_refused(scene: Scene, tmp_path: Path) -> None:
    pack, code = scene.revoking
    desk = open_recap(pack, str(tmp_path / "rekap.db"), code, ScriptedClock(NOON))
    with desk.store:
        before = desk.store.head()
        told = take(desk, pack, scene.bundles[REGULAR])
        assert told.outcome is Outcome.REFUSED
        assert {(fact.name, fact.code) for fact in failing(told.facts)} == {
            ("not_revoked", "F.122")
        }
        assert desk.store.head() == before
        assert take(desk, pack, scene.bundles[REVOTE]).outcome is Outcome.RECEIVED
