"""`tps`: what a TPS desk does without a window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.progress import progress
from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.resuming import done_lines
from kpps_desktop.services.kpps.script import LineRefused, read_script
from kpps_desktop.services.kpps.starting import read_tps_pack
from kpps_desktop.words import full_date, label

if TYPE_CHECKING:
    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.services.kpps.script import ScriptLine

_FILE = click.Path(path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("tps")
def command() -> None:
    """Run a TPS desk without a window."""


@command.command("replay")
@click.argument("pack", type=_FILE)
@click.argument("script", type=_FILE)
@click.option("--out", type=_FOLDER, required=True, help="Where bundle and papers go.")
@click.option(
    "--activation", envvar="KPPS_ACTIVATION", required=True, help="The pack's activation code."
)
@click.pass_obj
def run(asked: Asked, pack: Path, script: Path, out: Path, activation: str) -> None:
    """Run a scripted day (docs/replay.md) through the services that the windows use.

    The desk is made in OUT/meja; the bundle, the signed papers and the QR text of the result,
    if the script makes them, go to OUT. Mend a line that was refused and run the same command
    again: the lines already done are passed over, and it goes on from there.

    Exit: 0 the whole script was done; 1 a line was refused (its number and reason are told),
    and the desk stays as the line before left it.
    """
    lines, content = read_script(files.read(script)), files.read(pack)
    _warn(lines, read_tps_pack(content).election, asked.lang)
    before = done_lines(out / "meja")
    with progress(asked, "replay", len(lines)) as step:
        try:
            desk = replay(out / "meja", content, activation, lines, lambda _: step())
        except LineRefused as news:
            told = label("replay.refused", asked.lang)
            click.echo(told.format(line=news.facts["line"]), err=True)
            raise
    try:
        if before:
            told = "replay.nothing_left" if before == len(lines) else "replay.resumed"
            click.echo(label(told, asked.lang).format(lines=before), err=True)
        for path in deliver(desk, out):
            click.echo(path)
        click.echo(label("replay.done", asked.lang).format(lines=len(lines), tps=desk.tps.kode))
    finally:
        desk.store.close()


def _warn(lines: list[ScriptLine], election: Election, lang: str) -> None:
    """Say where nothing of a script happens on the election day; set-up may come before it."""
    days = [line.at.astimezone(zone(election.zone)).date() for line in lines]
    if days and election.day not in days:
        told = label("replay.other_day", lang)
        known = {"day": full_date(election.day, lang), "first": full_date(days[0], lang)}
        click.echo(told.format(**known), err=True)
