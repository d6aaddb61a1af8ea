"""What an election is issued with: its root, the offices under it, and what they gave out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.trust import certificates, revocations
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.credentials import new_credential

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from kpps_desktop.domain.elections import Mode
    from kpps_desktop.trust.certificates import Certificate
    from kpps_desktop.trust.credentials import Credential


@dataclass(frozen=True, slots=True)
class Office:
    """A KPU Kab/Kota: what it issues with, what it signs packs with, what it has taken back."""

    issuer: Credential
    desk: Credential
    revocations: bytes

    @property
    def place(self) -> str:
        """The kab/kota this office is of."""
        return certificates.place_of(self.issuer.certificate)


@dataclass(frozen=True, slots=True)
class Authority:
    """The keys above an election's desks, and the register of the certificates issued to them.

    `offices` are by kab/kota; `issued` goes from the oldest to the latest.
    """

    root: Credential
    offices: Mapping[str, Office]
    issued: tuple[Certificate, ...] = ()

    @property
    def binding(self) -> Binding:
        """What the root is bound to: the election and its mode."""
        bound = certificates.binding_of(self.root.certificate)
        assert bound is not None  # noqa: S101 - both ways to an Authority see to it
        return bound

    def of(self, tps: str) -> tuple[Certificate, ...]:
        """Return every certificate that a TPS was given."""
        return tuple(one for one in self.issued if certificates.place_of(one) == tps)

    def at(self, kind: HolderKind, place: str) -> tuple[Certificate, ...]:
        """Return every certificate that the desk of a place was given as of some kind."""
        of_place = (one for one in self.issued if certificates.place_of(one) == place)
        bound = ((one, certificates.binding_of(one)) for one in of_place)
        return tuple(one for one, binding in bound if binding and binding.kind is kind)


@dataclass(frozen=True, slots=True)
class Term:
    """How an election's certificates are named, and for how long they hold."""

    election: str
    mode: Mode
    name: str
    since: datetime
    until: datetime

    def credential(
        self, kind: HolderKind, place: str, parent: Credential | None = None
    ) -> Credential:
        """Make the credential of a place that is no TPS."""
        binding = Binding(self.election, kind, place, self.mode)
        return new_credential(binding, self.name, self.since, self.until, parent)


def new_authority(term: Term, kabko: Iterable[str], at: datetime) -> Authority:
    """Make the root of an election, and an office for each kab/kota."""
    root = term.credential(HolderKind.ROOT, "")
    offices = {}
    for place in kabko:
        issuer = term.credential(HolderKind.ISSUER, place, root)
        desk = term.credential(HolderKind.KABKO, place, issuer)
        offices[place] = Office(issuer, desk, revocations.revocation_list(issuer, {}, at))
    return Authority(root, offices)


def entered(authority: Authority, new: Iterable[Certificate], at: datetime) -> Authority:
    """Enter new certificates into the register.

    A certificate of the same TPS and kind of result is taken back by the new one: two laptops
    could else hand in a result of the same standing. One of another kind stays: a re-vote does
    not unsay that the first vote was held. Those of recaps are `added`.
    """
    added = tuple(new)
    renewed = {certificates.binding_of(one) for one in added}
    gone = [one for one in authority.issued if certificates.binding_of(one) in renewed]
    offices = {
        kabko: replace(office, revocations=_taken_back(office, gone, at))
        for kabko, office in authority.offices.items()
    }
    return replace(authority, offices=offices, issued=(*authority.issued, *added))


def added(authority: Authority, new: Certificate) -> Authority:
    """Enter the certificate of a recap, which takes none back.

    A pack of one TPS made again makes that of its PPK anew; a PPK that goes on with the former
    one must still be heard above, and so must what was signed before a re-vote.
    """
    return replace(authority, issued=(*authority.issued, new))


def _taken_back(office: Office, gone: Iterable[Certificate], at: datetime) -> bytes:
    issuer = office.issuer.certificate
    own = {one.serial_number: at for one in gone if one.issuer == issuer.subject}
    before = revocations.entries(office.revocations)
    return revocations.revocation_list(office.issuer, {**own, **before}, at)
