"""What packs are made with: certificates issued, containers signed and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.exchange import container, packs
from kpps_desktop.trust import certificates, cms
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.credentials import Credential, new_credential

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.intake.source import Source
    from kpps_desktop.trust.authority import Office, Term


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was made: its file name, whose it is, and the code that opens it."""

    name: str
    place: str
    code: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Press:
    """What the packs of a kab/kota are made with."""

    source: Source
    folder: Path
    at: datetime
    term: Term
    office: Office

    def credential(
        self, kind: HolderKind, place: str, issuer: Credential | None = None
    ) -> Credential:
        """Issue to a desk; never for longer than the issuer's own certificate holds."""
        election, issuer = self.source.election, issuer or self.office.issuer
        of_tps = election.kind if kind is HolderKind.TPS else None
        binding = Binding(election.id, kind, place, election.mode, of_tps)
        since = max(self.term.since, issuer.certificate.not_valid_before_utc)
        until = min(self.term.until, issuer.certificate.not_valid_after_utc)
        return new_credential(binding, election.name, since, until, issuer)

    def write(
        self, pack: Pack, name: str, place: str, code: str, signer: Credential | None = None
    ) -> Packed:
        """Sign a pack, as the kab/kota's desk or whom it is given by, and write it."""
        signer = signer or self.office.desk
        content = container.write(
            packs.files_of(pack), lambda manifest: cms.sign(manifest, signer, self.at)
        )
        files.write(self.folder / name, content)
        root = certificates.fingerprint(signer.path[-1])
        return Packed(name, place, code, certificates.spoken(root))
