"""What a file says that was signed: of which place and election, and its headline figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kpps_desktop.domain.figures import Cell, vote_cell
from kpps_desktop.domain.levels import level_of
from kpps_desktop.domain.places import Level, is_tps
from kpps_desktop.domain.recap.strands import name_of_desk
from kpps_desktop.exchange.bundles import DeskBundle, RecapBundle, TpsBundle
from kpps_desktop.exchange.contents import Content
from kpps_desktop.exchange.packs import PpkPack, RegionPack, TpsPack
from kpps_desktop.formbook import DEFAULT_PROFILE, result_forms
from kpps_desktop.services.verifying import SignedPdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.services.verifying import Scanned, Verdict

PDF, QR = "pdf", "qr"
_MOST_CHOICES = 40
_CALLED = {Level.KECAMATAN: "kecamatan", Level.KABKO: "kabko", Level.PROVINSI: "provinsi"}


@dataclass(frozen=True, slots=True)
class Headline:
    """One contest: votes by number on the ballot, sah and tidak sah; None is blank."""

    contest: str
    votes: tuple[tuple[int, int | None], ...]
    valid: int | None
    invalid: int | None


@dataclass(frozen=True, slots=True)
class Signed:
    """One thing that was signed; what does not fit its kind is empty.

    `kind` is a `Content`, `pdf` or `qr`, and names the level of a recap; `result` is R, U, S or
    L; `complete` tells of a recap whether everything was in; `at` is ISO 8601; `stations` counts
    TPS.
    """

    kind: str
    place: str = ""
    name: str = ""
    election: str = ""
    mode: str = ""
    result: str = ""
    sequence: int | None = None
    complete: bool | None = None
    at: str = ""
    stations: int | None = None
    headlines: tuple[Headline, ...] = ()


def signed_in(verdict: Verdict) -> tuple[Signed, ...]:
    """Return what a file says was signed; nothing where it could not be read."""
    content = verdict.content
    tell = _TELLS.get(type(content))
    if tell is not None:
        return (tell(content),)
    return tuple(_qr(one) for one in content) if isinstance(content, tuple) else ()


def _tps_bundle(bundle: TpsBundle) -> Signed:
    said = bundle.result
    return Signed(
        Content.TPS_BUNDLE,
        said.tps,
        election=said.election,
        mode=said.mode,
        result=said.kind,
        sequence=said.sequence,
        at=said.at,
        headlines=tuple(_headline(sheet.contest, sheet.figures) for sheet in said.sheets),
    )


def _recap_bundle(bundle: RecapBundle) -> Signed:
    recap = bundle.recap
    of_tps = {row.tps for row in recap.rows if is_tps(row.tps)}
    return Signed(
        f"rekap-{_CALLED[level_of(recap.region)]}",
        recap.region,
        election=recap.election,
        mode=recap.mode,
        sequence=recap.sequence,
        complete=recap.complete,
        at=recap.at,
        stations=len(of_tps) or None,
        headlines=tuple(
            _headline(total.contest, total.figures)
            for total in recap.totals
            if total.place == recap.region
        ),
    )


def _desk_bundle(bundle: DeskBundle) -> Signed:
    said = bundle.share
    return Signed(
        Content.DESK_BUNDLE,
        said.kecamatan,
        name_of_desk(said.desk),
        said.election,
        said.mode,
        sequence=said.sequence,
        at=said.at,
    )


def _pdf(signed: SignedPdf) -> Signed:
    at = signed.at.isoformat() if signed.at else ""
    return Signed(PDF, name=signed.title, election=signed.subject, at=at)


def _tps_pack(pack: TpsPack) -> Signed:
    election, tps = pack.election, pack.tps
    return Signed(
        Content.TPS_PACK,
        tps.kode,
        election.name_of(tps.kode[:10]),
        election.name,
        election.mode,
        election.kind,
        at=election.day.isoformat(),
    )


def _recap_pack(pack: PpkPack | RegionPack) -> Signed:
    election = pack.election
    return Signed(
        Content.PPK_PACK
        if isinstance(pack, PpkPack)
        else f"paket-{_CALLED[level_of(pack.region)]}",
        pack.region,
        election.name_of(pack.region),
        election.name,
        election.mode,
        at=election.day.isoformat(),
        stations=sum(unit.stations for unit in pack.units),
    )


def _qr(scanned: Scanned) -> Signed:
    said = scanned.result
    return Signed(
        QR,
        said.tps,
        election=said.election,
        mode=said.mode,
        result=said.kind,
        sequence=said.sequence,
        headlines=tuple(_of_qr(scanned)),
    )


def _of_qr(scanned: Scanned) -> Iterator[Headline]:
    """Put the figures into the cells of a form with as many, of the ballots there may be."""
    said, form = scanned.result, result_forms(DEFAULT_PROFILE).get(scanned.result.contest)
    for most in range(1, _MOST_CHOICES) if form else ():
        sheet = said.sheet(form.cells(range(1, most + 1))) if form else None
        if sheet is not None:
            yield _headline(said.contest, sheet.figures)
            return


def _headline(contest: str, figures: Figures) -> Headline:
    numbers = (n for n in range(1, _MOST_CHOICES) if vote_cell(n) in figures)
    votes = tuple((n, figures[vote_cell(n)]) for n in numbers)
    return Headline(contest, votes, figures.get(Cell("VA")), figures.get(Cell("VB")))


_TELLS: Mapping[type, Callable[[Any], Signed]] = {
    TpsBundle: _tps_bundle,
    RecapBundle: _recap_bundle,
    DeskBundle: _desk_bundle,
    TpsPack: _tps_pack,
    PpkPack: _recap_pack,
    RegionPack: _recap_pack,
    SignedPdf: _pdf,
}
