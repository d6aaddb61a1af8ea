"""The desk's keyring on disk: who may open it, and what it opens to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.trust import keyring, keyring_file

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.trust.credentials import Credential
    from kpps_desktop.trust.keyring import Ring, Secrets


DAMAGED = "T.221"


@dataclass(frozen=True, slots=True)
class Keys:
    """A keyring file. It is read anew at each use, so that wrong tries outlive a restart.

    `damaged` is the code that a damaged one is refused by: what to do then differs by desk.
    """

    path: Path
    damaged: str = DAMAGED

    def keep(self, ring: Ring) -> None:
        """Write the ring, whole or not at all."""
        files.write(self.path, keyring_file.to_bytes(ring), private=True)

    def ring(self) -> Ring:
        """Read the ring; Refused where it is damaged."""
        try:
            return keyring_file.from_bytes(files.read(self.path))
        except Refused as news:
            if news.code != DAMAGED:
                raise
            raise Refused(self.damaged, keys=self.path.name) from news

    def open(self, officer: OfficerId, pin: str, now: datetime) -> Secrets:
        """Open with an officer's PIN; the try counts before the PIN is looked at.

        Refused T.222 to T.225 for a stranger, a wrong PIN, or too many tries.
        """
        ring = keyring.attempt(self.ring(), officer, now)
        self.keep(ring)
        held = keyring.open_with_pin(ring, officer, pin)
        self.keep(keyring.succeeded(ring, officer))
        return held

    def open_with_code(self, code: str) -> Secrets:
        """Open with the activation code of the sealed slip."""
        return keyring.open_with_code(self.ring(), code)

    def credential(self, officer: OfficerId, pin: str, now: datetime) -> Credential:
        """Return what the desk signs with; Refused S.513 for an officer who does not sign."""
        credential = self.open(officer, pin, now).credential
        if credential is None:
            raise Refused("S.513", officer=officer)
        return credential
