"""Makes packs from a source: the root of trust, certificates, activation codes, containers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import Level, up
from kpps_desktop.exchange import container, names, packs
from kpps_desktop.exchange.packs import PpkPack, TpsPack, narrowed
from kpps_desktop.trust import certificates, cms
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.trust.p12 import to_p12
from kpps_desktop.trust.revocations import revocation_list

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.intake.source import Source

BEFORE = timedelta(days=180)
"""How long before the day certificates hold: packs are made and tried out early."""
AFTER = timedelta(days=5 * 365)
"""How long after it: results are archived, and fought over, for years."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made: its file name, whose it is, and the code that opens it."""

    name: str
    place: str
    code: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Press:
    """What packs are made with: the election, its term, and the issuing credentials."""

    source: Source
    since: datetime
    until: datetime
    at: datetime

    def credential(
        self, kind: HolderKind, place: str, parent: Credential | None = None
    ) -> Credential:
        election = self.source.election
        of_tps = election.kind if kind is HolderKind.TPS else None
        binding = Binding(election.id, kind, place, election.mode, of_tps)
        return new_credential(binding, election.name, self.since, self.until, parent)


def build_packs(source: Source, folder: Path, at: datetime) -> Iterator[Packed]:
    """Make every pack of a source into a folder, and `root.pem`; `at` is the signing time.

    Yields each pack as it is written; TPS by TPS, then the PPK of their kecamatan. Refused S.543
    where the folder has packs already: made again they have another root and other codes, and
    would take the place of those that were handed out.
    """
    root_file = folder / "root.pem"
    if root_file.exists():
        raise Refused("S.543", folder=str(folder))
    election = source.election
    noon = datetime.combine(election.day, time(12), zone(election.zone))
    press = _Press(source, noon - BEFORE, noon + AFTER, at)
    root = press.credential(HolderKind.ROOT, "")
    files.write(root_file, certificates.to_pem(root.certificate))
    for kabko in _places(election, Level.KABKO):
        issuer = press.credential(HolderKind.ISSUER, kabko, root)
        signer = press.credential(HolderKind.KABKO, kabko, issuer)
        for kecamatan in _places(election, Level.KECAMATAN):
            if kecamatan.startswith(kabko):
                yield from _kecamatan(press, issuer, signer, kecamatan, folder)


def _kecamatan(
    press: _Press, issuer: Credential, signer: Credential, kecamatan: KodeWilayah, folder: Path
) -> Iterator[Packed]:
    source, election = press.source, press.source.election
    issued: dict[KodeTps, tuple[bytes, ...]] = {}
    for tps in _stations(election, kecamatan):
        credential = press.credential(HolderKind.TPS, tps.kode, issuer)
        issued[tps.kode] = (certificates.to_der(credential.certificate),)
        code = new_activation_code()
        pack = TpsPack(
            narrowed(election, tps.kode),
            source.voters.get(tps.kode, ()),
            source.kpps.get(tps.kode, ()),
            to_p12(credential, code),
        )
        name = names.tps_pack(tps.kode, election.mode)
        yield _write(press, pack, signer, folder / name, tps.kode, code)
    credential = press.credential(HolderKind.PPK, kecamatan, issuer)
    code = new_activation_code()
    ppk = PpkPack(
        narrowed(election, kecamatan),
        issued,
        revocation_list(issuer, {}, press.at),
        source.ppk.get(kecamatan, ()),
        to_p12(credential, code),
        b"".join(certificates.to_pem(one) for one in issuer.path),
    )
    name = names.ppk_pack(kecamatan, election.mode)
    yield _write(press, ppk, signer, folder / name, kecamatan, code)


def _write(
    press: _Press, pack: Pack, signer: Credential, path: Path, place: str, code: str
) -> Packed:
    content = container.write(
        packs.files_of(pack), lambda manifest: cms.sign(manifest, signer, press.at)
    )
    files.write(path, content)
    root = certificates.fingerprint(signer.path[-1])
    return Packed(path.name, place, code, certificates.spoken(root))


def _places(election: Election, level: Level) -> list[KodeWilayah]:
    return sorted({up(tps.kode, level) for tps in election.stations})


def _stations(election: Election, kecamatan: KodeWilayah) -> list[Tps]:
    held = [tps for tps in election.stations if tps.kode.startswith(kecamatan)]
    return sorted(held, key=lambda tps: tps.kode)
