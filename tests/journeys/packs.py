"""Packs of the tiny election beyond the regular ones: a kind of day, or other ballots."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kpps_desktop.domain.elections import Contest, ContestCode, ResultKind
from kpps_desktop.domain.people import Officer, OfficerId
from kpps_desktop.domain.places import KodeWilayah
from kpps_desktop.exchange.packs import PpkPack, TpsPack, narrowed
from kpps_desktop.trust import certificates
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.trust.p12 import to_p12
from tests.services import tiny
from tests.services.tiny import A, B, G, P, Packed

W = "walikota"
OF_DKI, OF_TWO, OF_THREE = (G,), (G, P), (G, P, W)
"""DKI Jakarta votes for the governor only; no law has three ballots, but the forms can."""


@cache
def tps_pack(kind: ResultKind = ResultKind.REGULER, contests: tuple[str, ...] = OF_TWO) -> Packed:
    """Make a pack of TPS A for a kind of day, with the ballots of some contests."""
    code, election = new_activation_code(), tiny.election()
    held = {one.code: one for one in (*election.contests, _mayor())}
    ours = tuple(held[ContestCode(one)] for one in contests)
    narrow = narrowed(replace(election, contests=ours, kind=kind), A)
    officers = tuple(Officer(one, f"PETUGAS {one}") for one in tiny.OFFICERS)
    pack = TpsPack(narrow, tiny.voters(), officers, to_p12(credential(kind), code))
    return Packed(tiny.sealed(pack), code)


@cache
def ppk_pack() -> Packed:
    """Make the PPK's pack, as it is once every kind of pack was made for TPS A."""
    code, issuer = new_activation_code(), tiny.issued(HolderKind.ISSUER, tiny.KABUPATEN)
    pack = PpkPack(
        narrowed(tiny.election(), tiny.KECAMATAN),
        {
            A: tuple(certificates.to_der(credential(one).certificate) for one in ResultKind),
            B: (certificates.to_der(tiny.tps(B).certificate),),
        },
        tiny.revoked(),
        tuple(Officer(OfficerId(f"PPK-{n}"), f"ANGGOTA {n}") for n in range(1, 6)),
        to_p12(tiny.issued(HolderKind.PPK, tiny.KECAMATAN), code),
        b"".join(certificates.to_pem(one) for one in issuer.path),
    )
    return Packed(tiny.sealed(pack), code)


@cache
def credential(kind: ResultKind) -> Credential:
    """Issue TPS A's credential for a kind of day; one certificate signs for one kind."""
    if kind is ResultKind.REGULER:
        return tiny.tps(A)
    election, issuer = tiny.election(), tiny.issued(HolderKind.ISSUER, tiny.KABUPATEN)
    binding = Binding(election.id, HolderKind.TPS, A, election.mode, kind)
    return new_credential(binding, election.name, tiny.SINCE, tiny.UNTIL, issuer)


def _mayor() -> Contest:
    pairs = tiny.election().contest(G).choices
    return Contest(
        ContestCode(W), "WALI KOTA DAN WAKIL WALI KOTA", KodeWilayah(tiny.KABUPATEN), pairs
    )
