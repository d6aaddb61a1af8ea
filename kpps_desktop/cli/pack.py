"""`pack`: make packs for TPS and PPK from KPU's source folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.progress import progress
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.intake.source import read_source
from kpps_desktop.intake.source_doubts import doubts
from kpps_desktop.intake.source_faults import counted
from kpps_desktop.services.kpu.authority import open_authority
from kpps_desktop.services.kpu.packing import Order, build_packs, listed, replaced
from kpps_desktop.services.kpu.slips import write_slips
from kpps_desktop.words import grouped, label, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.outcomes import Fact
    from kpps_desktop.intake.source import Source
    from kpps_desktop.services.kpu.press import Packed

    Facts: TypeAlias = dict[str, Fact]


@click.group("pack")
def command() -> None:
    """Make packs (KPU Kab/Kota)."""


def _asking(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a build."""
    options = (
        click.option(
            "--out",
            type=click.Path(file_okay=False, path_type=Path),
            required=True,
            help="Where to; an empty folder.",
        ),
        click.option(
            "--authority",
            type=click.Path(path_type=Path),
            help="otoritas.p12 of the first build: the same root (a re-vote, a lost pack).",
        ),
        click.option(
            "--authority-code",
            envvar="KPPS_OTORITAS",
            default="",
            help="What opens it; or in the environment variable KPPS_OTORITAS.",
        ),
        click.option(
            "--only",
            multiple=True,
            metavar="KODE_TPS",
            help="Make the packs of this TPS and of its PPK only; may be given again.",
        ),
        click.option(
            "--replace",
            is_flag=True,
            help="Without --only: take back the packs of this kind that every TPS was given.",
        ),
        click.option("--all", "every", is_flag=True, help="Tell every fault on its own line."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@command.command("build")
@click.argument("source", type=click.Path(path_type=Path))
@_asking
@click.pass_obj
def build(
    asked: Asked,
    source: Path,
    out: Path,
    authority: Path | None,
    authority_code: str,
    only: tuple[str, ...],
    *,
    replace: bool,
    every: bool,
) -> None:
    """Make every pack of a source folder (or one .xlsx beside its pemilihan.toml).

    OUT gets root.pem, a pack for each TPS and PPK, and for each KPU that kpu.csv names, and the
    activation codes as aktivasi.csv and as printable slips (aktivasi.pdf): they travel apart from
    the packs. The keys above the packs
    lie in otoritas.p12; its code, in otoritas.pdf, stays at KPU.

    A re-vote: in pemilihan.toml write jenis = "U" and the id of the election, and give
    --authority with the otoritas.p12 of the first build, and --only for the TPS that vote again.
    Earlier packs of the same TPS and kind are taken back; without --only that needs --replace.

    Exit: 0 done (warnings do not stop it); 1 the source is faulty: every fault is told and
    nothing is made.
    """
    read, findings = read_source(source, every=every)
    if read is None:
        _tell(findings, asked.lang)
        raise SystemExit(1)
    held = open_authority(authority, authority_code, read.election) if authority else None
    order = Order(held, frozenset(only), replace)
    packs = _build(asked, read, out, order)
    _done(packs, out, read.election.id, authority, asked.lang)
    today = datetime.now(UTC).date()
    _tell(findings + doubts(read, today, rooted=held is not None, every=every), asked.lang)


def _warn(fall: list[str], source: Source, lang: str) -> None:
    """Say whose earlier packs will not count any more; the TPS may hold them already."""
    if fall:
        kind = source.election.kind
        facts: Facts = {"kind": kind, "count": len(fall), "tps": listed(fall)}
        words = wording_of(Finding("I.290", Kind.PERINGATAN, facts=facts), lang)
        head = label(f"kind.{Kind.PERINGATAN.value}", lang)
        click.echo(f"{head} I.290: {words.cause} → {words.remedy}", err=True)


def _build(asked: Asked, source: Source, out: Path, order: Order) -> list[Packed]:
    if order.only or order.replace:
        _warn(replaced(source, order), source, asked.lang)
    packs = []
    length = len(order.only or source.election.stations)
    with progress(asked, "pack", length) as step:
        for made in build_packs(source, out, datetime.now(UTC), order):
            packs.append(made)
            step()
    write_slips(out, source.election, packs)
    return packs


def _done(packs: list[Packed], out: Path, election: str, file: Path | None, lang: str) -> None:
    many = grouped(len(packs), lang)
    click.echo(label("pack.done", lang).format(packs=many, folder=out))
    click.echo(label("pack.root", lang).format(fingerprint=packs[0].fingerprint))
    click.echo(label("pack.codes", lang))
    told = "pack.renewed" if file else "pack.authority"
    click.echo(label(told, lang).format(file=file, id=election))


def _tell(findings: list[Finding], lang: str) -> None:
    """Tell what was found, and in the end how much it is."""
    for finding in findings:
        words = wording_of(finding, lang)
        kind = label(f"kind.{finding.kind.value}", lang)
        said = f"{finding.where}: {kind} {finding.code}: {words.cause} → {words.remedy}"
        click.echo(said, err=True)
    faults, warnings = (counted(findings, kind) for kind in (Kind.GALAT, Kind.PERINGATAN))
    if faults or warnings:
        told = "pack.unbuilt" if faults else "pack.doubted"
        numbers = {"faults": grouped(faults, lang), "warnings": grouped(warnings, lang)}
        click.echo(label(told, lang).format(**numbers), err=True)
