"""`pack`: make packs for TPS and PPK from KPU's source folder."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.progress import progress
from kpps_desktop.intake.source import read_source
from kpps_desktop.services.kpu.packing import build_packs
from kpps_desktop.services.kpu.slips import write_slips
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.outcomes import Finding


@click.group("pack")
def command() -> None:
    """Make packs (KPU Kab/Kota)."""


@command.command("build")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to."
)
@click.pass_obj
def build(asked: Asked, source: Path, out: Path) -> None:
    """Make every pack of a source folder (or one .xlsx beside its pemilihan.toml).

    OUT gets root.pem, a pack for each TPS and PPK, and the activation codes as aktivasi.csv and
    as printable slips (aktivasi.pdf): keep these apart from the packs.

    Exit: 0 done; 1 the source is faulty: every fault is told and nothing is made.
    """
    read, findings = read_source(source)
    for finding in findings:
        click.echo(_told(finding, asked.lang), err=True)
    if read is None:
        raise SystemExit(1)
    with progress(asked, "pack", len(read.election.stations)) as step:
        packs = []
        for made in build_packs(read, out, datetime.now(UTC)):
            packs.append(made)
            step()
    write_slips(out, read.election, packs)
    click.echo(label("pack.done", asked.lang).format(packs=len(packs), folder=out))
    click.echo(label("pack.root", asked.lang).format(fingerprint=packs[0].fingerprint))


def _told(finding: Finding, lang: str) -> str:
    words = wording_of(finding, lang)
    kind = label(f"kind.{finding.kind.value}", lang)
    return f"{finding.where}: {kind} {finding.code}: {words.cause} → {words.remedy}"
