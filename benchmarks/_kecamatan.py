"""A large simulated kecamatan, made quickly: real certificates, journals and signed bundles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain import events as e
from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode, ResultKind
from kpps_desktop.domain.event_names import AnyEvent, facts_of, name_of
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.journal import BEGINNING, DeskId, Head, Line
from kpps_desktop.domain.people import Officer, OfficerId
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.domain.results import TpsResult, told_of
from kpps_desktop.exchange import bundles, container, packs
from kpps_desktop.exchange.bundles import TpsBundle
from kpps_desktop.exchange.packs import PpkPack
from kpps_desktop.services.replayed import play
from kpps_desktop.trust import certificates, cms
from kpps_desktop.trust.bindings import Binding, HolderKind
from kpps_desktop.trust.codes import new_activation_code
from kpps_desktop.trust.credentials import Credential, new_credential
from kpps_desktop.trust.p12 import to_p12
from kpps_desktop.trust.revocations import revocation_list

if TYPE_CHECKING:
    from collections.abc import Iterator

KECAMATAN = KodeWilayah("990101")
ID = "patok-duga-simulasi"
NOON = datetime(2024, 11, 27, 12, tzinfo=zone("WIB"))
_DESA = 40
"""TPS in a desa."""
_PAIRS = (1, 2, 3, 4)
_VOTERS = 420
_KETUA = OfficerId("KPPS-1")


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan: its PPK pack with the code that opens it, and what its TPS sign with."""

    election: Election
    pack: bytes
    code: str
    credentials: dict[KodeTps, Credential]


def election(count: int) -> Election:
    """Return an election of two contests and four pairs, at `count` TPS."""
    desa = [KodeWilayah(f"9901012{number:03d}") for number in range(1, -(-count // _DESA) + 1)]
    choices = tuple(
        Choice(number, f"CALON {number} SIMULASI", f"WAKIL {number} SIMULASI") for number in _PAIRS
    )
    regions = [("99", "NUSA CONTOH"), ("9901", "CONTOH UTARA"), (KECAMATAN, "TAMAN SIMULASI")]
    regions += [(one, f"DESA {at}") for at, one in enumerate(desa, start=1)]
    return Election(
        ID,
        "PATOK DUGA (SIMULASI)",
        date(2024, 11, 27),
        "WIB",
        "pilkada-2024",
        Mode.SIMULASI,
        (
            Contest(ContestCode("gubernur"), "GUBERNUR", KodeWilayah("99"), choices),
            Contest(ContestCode("bupati"), "BUPATI", KodeWilayah("9901"), choices),
        ),
        tuple(Wilayah(KodeWilayah(kode), nama) for kode, nama in regions),
        tuple(
            Tps(
                KodeTps(f"{desa[at // _DESA]}{at % _DESA + 1:03d}"), "-", _VOTERS // 2, _VOTERS // 2
            )
            for at in range(count)
        ),
    )


def kecamatan(count: int) -> Kecamatan:
    """Make the root, the issuer, and every certificate of a kecamatan."""
    held = election(count)

    def credential(kind: HolderKind, place: str, parent: Credential | None = None) -> Credential:
        of = ResultKind.REGULER if kind is HolderKind.TPS else None
        binding = Binding(ID, kind, place, Mode.SIMULASI, of)
        since, until = NOON - timedelta(days=90), NOON + timedelta(days=900)
        return new_credential(binding, held.name, since, until, parent)

    root = credential(HolderKind.ROOT, "")
    issuer = credential(HolderKind.ISSUER, "9901", root)
    signer = credential(HolderKind.KABKO, "9901", issuer)
    own = {tps.kode: credential(HolderKind.TPS, tps.kode, issuer) for tps in held.stations}
    code = new_activation_code()
    pack = PpkPack(
        held,
        {tps: (certificates.to_der(one.certificate),) for tps, one in own.items()},
        revocation_list(issuer, {}, NOON),
        tuple(Officer(OfficerId(f"PPK-{n}"), f"PETUGAS {n} SIMULASI") for n in range(1, 6)),
        to_p12(credential(HolderKind.PPK, KECAMATAN, issuer), code),
        b"".join(certificates.to_pem(one) for one in issuer.path),
    )
    content = container.write(packs.files_of(pack), lambda listed: cms.sign(listed, signer, NOON))
    return Kecamatan(held, content, code, own)


def bundle(place: Kecamatan, tps: Tps, forms: dict[str, bytes]) -> bytes:
    """Make the signed bundle of a TPS: about 1,100 journal lines and the papers given."""
    chance = Random(tps.kode)  # noqa: S311 - a reproducible sample, not a secret
    box = chance.randint(250, 340)
    votes = {
        contest.code: [chance.choice((0, *_PAIRS, *_PAIRS, *_PAIRS)) for _ in range(box)]
        for contest in place.election.contests
    }
    figures = {contest: _figures(tps, box, cast) for contest, cast in votes.items()}
    lines = _journal(place, tps, list(_day(tps, votes, figures)))
    *_, (_, day) = play(lines)
    explained, signed, declined = told_of(day)
    result = TpsResult(
        ID,
        tps.kode,
        ResultKind.REGULER,
        Mode.SIMULASI,
        1,
        "",
        Head(lines[-1].desk, lines[-1].seq, lines[-1].hash),
        lines[-1].at,
        tuple(
            Sheet(tps.kode, contest, {Cell(cell): n for cell, n in held.items()})
            for contest, held in figures.items()
        ),
        explained,
        signed,
        declined,
    )
    made = TpsBundle(result, lines, bundles.incidents_of(day), bundles.checklists_of(day), forms)
    credential = place.credentials[tps.kode]
    return container.write(
        bundles.files_of(made), lambda listed: cms.sign(listed, credential, NOON)
    )


def _figures(tps: Tps, box: int, cast: list[int]) -> dict[str, int]:
    men, received = box // 2, tps.dpt + -(-tps.dpt * 25 // 1000)
    attended = {"L": men, "P": box - men, "J": box}
    figures = {"IA_L": tps.dpt_l, "IA_P": tps.dpt_p, "IA_J": tps.dpt}
    for row, held in (("IB1", attended), ("IB2", {}), ("IB3", {}), ("IB4", attended), ("III", {})):
        figures |= {f"{row}_{sex}": held.get(sex, 0) for sex in "LPJ"}
    figures |= {"II1": received, "II2": box, "II3": 0, "II4": received - box}
    figures |= {f"IV_{number}": cast.count(number) for number in _PAIRS}
    invalid = cast.count(0)
    return {**figures, "VA": box - invalid, "VB": invalid, "VC": box}


def _day(
    tps: Tps,
    votes: dict[ContestCode, list[int]],
    figures: dict[ContestCode, dict[str, int]],
) -> Iterator[AnyEvent]:
    contests = tuple(votes)
    listed = {contest: ",".join(map(str, _PAIRS)) for contest in contests}
    yield e.DeskSetUp(tps.kode, ID, "R", "simulasi", "0" * 64, listed, (), (_KETUA,))
    yield e.OpeningBegan()
    for contest in contests:
        yield e.BallotsReceived(contest, figures[contest]["II1"], "")
    yield e.VotingOpened("")
    box = len(votes[contests[0]])
    for number in range(1, box + 1):
        sex = "L" if number <= box // 2 else "P"
        yield e.VoterAdmitted(
            f"DPT-{number}",
            sex,
            disabled=False,
            contests=contests,
            papers=("ktp_el",),
            home=tps.kode[:10],
            inked=False,
        )
    yield e.QueueClosed(0)
    yield e.VotingClosed("")
    for contest in contests:
        yield e.BallotsAccounted(contest, 0, figures[contest]["II4"])
    yield e.CountingOpened()
    for contest, cast in votes.items():
        yield e.BoxOpened(contest)
        yield e.BoxCounted(contest, box, 0)
        yield from (e.BallotCounted(contest, choice, "") for choice in cast)
        yield e.CountFinished(contest)
    for contest in contests:
        yield e.PlanoRead(contest, figures[contest])
        yield e.SheetSigned(contest, _KETUA)
    yield e.ResultSealed(1)


def _journal(place: Kecamatan, tps: Tps, day: list[AnyEvent]) -> tuple[Line, ...]:
    desk, prev, lines = DeskId(f"TPS-{tps.kode}-R-00000000"), BEGINNING, []
    start = datetime(2024, 11, 27, 6, tzinfo=zone(place.election.zone))
    for seq, event in enumerate(day, start=1):
        at = (start + timedelta(seconds=20 * seq)).isoformat()
        told = (desk, seq, at, _KETUA, name_of(event), facts_of(event), "0" * 64, prev)
        line = Line(*told)
        line = Line(*told, line.digest())
        lines.append(line)
        prev = line.hash
    return tuple(lines)
