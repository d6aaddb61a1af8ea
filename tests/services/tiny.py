"""A tiny election with its own keys: two TPS, two contests (one with kolom kosong), its packs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode, ResultKind
from kpps_desktop.domain.people import DPT, Officer, OfficerId, Sex, Voter, voter_ref
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.exchange import container, packs
from kpps_desktop.exchange.packs import Pack, PpkPack, TpsPack, narrowed
from kpps_desktop.services.sample.source import SampleVoter
from kpps_desktop.trust import certificates, cms
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.trust.keyring import Cost
from kpps_desktop.trust.p12 import to_p12
from kpps_desktop.trust.revocations import revocation_list

WIB = zone("WIB")
DAY = date(2024, 11, 27)
A, B = KodeTps("9901012001001"), KodeTps("9901012001002")
DESA, KECAMATAN, KABUPATEN, PROVINSI = "9901012001", "990101", "9901", "99"
G, P = "gubernur", "bupati"
"""The two contests: three pairs, and one pair against the kolom kosong."""
VOTERS = 60
"""Of TPS A's DPT: odd numbers are men."""
BALLOTS = 62
"""DPT and 2.5 % in reserve, rounded up."""
OFFICERS = tuple(OfficerId(f"KPPS-{number}") for number in range(1, 8))
KETUA = OFFICERS[0]
PINS = dict(
    zip(
        OFFICERS,
        ("835174", "417938", "928463", "183649", "749382", "593847", "682495"),
        strict=True,
    )
)
LIGHT = Cost(time=1, memory=8, lanes=1)
"""A PIN's cost that tests can bear; the real one is `Cost()`."""
PACKED = datetime(2024, 11, 20, 12, tzinfo=WIB)
SINCE, UNTIL = PACKED - timedelta(days=100), PACKED + timedelta(days=2000)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    """Return a time of the day."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, second, tzinfo=WIB)


@dataclass(frozen=True)
class Packed:
    """A pack and the code that opens it."""

    content: bytes
    code: str


def election(mode: Mode = Mode.RESMI) -> Election:
    """Return the election as KPU has it."""
    return Election(
        "contoh-2024",
        "PEMILIHAN CONTOH",
        DAY,
        "WIB",
        "pilkada-2024",
        mode,
        (
            Contest(
                ContestCode(G),
                "GUBERNUR DAN WAKIL GUBERNUR",
                KodeWilayah(PROVINSI),
                tuple(Choice(n, f"CALON {n}", f"WAKIL {n}") for n in (1, 2, 3)),
            ),
            Contest(
                ContestCode(P),
                "BUPATI DAN WAKIL BUPATI",
                KodeWilayah(KABUPATEN),
                (Choice(1, "CALON SATU", "WAKIL SATU"), Choice(2, "KOLOM KOSONG", "", empty=True)),
            ),
        ),
        tuple(
            Wilayah(KodeWilayah(kode), nama)
            for kode, nama in (
                (PROVINSI, "NUSA CONTOH"),
                (KABUPATEN, "CONTOH UTARA"),
                (KECAMATAN, "TAMAN CONTOH"),
                (DESA, "MELATI"),
            )
        ),
        (
            Tps(A, "Jl. Melati 1", VOTERS // 2, VOTERS // 2),
            Tps(B, "Jl. Melati 2", 3, 3),
        ),
    )


def sex_of(number: int) -> Sex:
    """Return the sex of a voter of TPS A."""
    return Sex.L if number % 2 else Sex.P


def voters() -> tuple[Voter, ...]:
    """Return the names of TPS A's DPT; number 3 is blind."""
    return tuple(
        Voter(
            voter_ref(DPT, number),
            f"PEMILIH {number}",
            sex_of(number),
            age=20 + number,
            disability="tuna_netra" if number == 3 else "",
            nik_tail=f"{number:04d}",
        )
        for number in range(1, VOTERS + 1)
    )


def sample_voters() -> tuple[SampleVoter, ...]:
    """Return the same DPT as the sample's own generator takes it."""
    return tuple(
        SampleVoter(
            A,
            number,
            f"PEMILIH {number}",
            sex_of(number).value,
            "tuna_netra" if number == 3 else "",
        )
        for number in range(1, VOTERS + 1)
    )


def issued(
    kind: HolderKind,
    place: str = "",
    mode: Mode = Mode.RESMI,
    until: datetime = UNTIL,
    named: str = "PEMILIHAN CONTOH",
) -> Credential:
    """Issue a credential, and those above it. Another `named` has a root of its own."""
    return _issued(kind, place, mode, until, named)


@cache
def _issued(kind: HolderKind, place: str, mode: Mode, until: datetime, named: str) -> Credential:
    above = {HolderKind.ROOT: None, HolderKind.ISSUER: (HolderKind.ROOT, "")}
    parent = above.get(kind, (HolderKind.ISSUER, place[:4]))
    result = ResultKind.REGULER if kind is HolderKind.TPS else None
    binding = Binding("contoh-2024", kind, place, mode, result)
    issuer = _issued(*parent, mode, UNTIL, named) if parent else None
    return new_credential(binding, named, SINCE, until, issuer)


def root() -> Credential:
    """Return the root of trust."""
    return issued(HolderKind.ROOT)


def tps(place: str = A) -> Credential:
    """Return a TPS's credential."""
    return issued(HolderKind.TPS, place)


def revoked(*credentials: Credential) -> bytes:
    """Return the issuer's revocation list."""
    serials = {one.certificate.serial_number: PACKED for one in credentials}
    return revocation_list(issued(HolderKind.ISSUER, KABUPATEN), serials, PACKED)


def sealed(pack: Pack, signer: Credential | None = None) -> bytes:
    """Put a pack into a container, signed by KPU of the kabupaten."""
    signer = signer or issued(HolderKind.KABKO, KABUPATEN)
    return container.write(packs.files_of(pack), lambda said: cms.sign(said, signer, PACKED))


@cache
def tps_pack() -> Packed:
    """Make TPS A's pack."""
    code = new_activation_code()
    officers = tuple(Officer(one, f"PETUGAS {one}") for one in OFFICERS)
    pack = TpsPack(narrowed(election(), A), voters(), officers, to_p12(tps(), code))
    return Packed(sealed(pack), code)


@cache
def ppk_pack() -> Packed:
    """Make the PPK's pack."""
    code = new_activation_code()
    issuer = issued(HolderKind.ISSUER, KABUPATEN)
    pack = PpkPack(
        narrowed(election(), KECAMATAN),
        {place: (certificates.to_der(tps(place).certificate),) for place in (A, B)},
        revoked(),
        tuple(Officer(OfficerId(f"PPK-{n}"), f"ANGGOTA {n}") for n in range(1, 6)),
        to_p12(issued(HolderKind.PPK, KECAMATAN), code),
        b"".join(certificates.to_pem(one) for one in issuer.path),
    )
    return Packed(sealed(pack), code)
