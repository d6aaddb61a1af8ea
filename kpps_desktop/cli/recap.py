"""`recap`: the PPK's recap without a window."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.progress import progress
from kpps_desktop.devices import files
from kpps_desktop.devices.clock import SystemClock
from kpps_desktop.domain.outcomes import Kind, Refused
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk.desk import RecapDesk, open_recap
from kpps_desktop.services.ppk.examining import typed_findings
from kpps_desktop.services.ppk.pack import read_ppk_pack
from kpps_desktop.services.ppk.receiving import Outcome, enter, officer_named, receive, to_receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.trust.facts import failing
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Finding, Told
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.receiving import Reception

_PATH = click.Path(path_type=Path)
"""Whether it is there and a file is for the reader to say: in words, and of each by itself."""


def _at_a_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that open a recap desk."""
    options = (
        click.option("--db", required=True, help="A database URL, or the path of a file."),
        click.option(
            "--activation",
            envvar="KPPS_ACTIVATION",
            required=True,
            help="The PPK pack's activation code.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group("recap")
def command() -> None:
    """Run a kecamatan's recap (PPK)."""


@command.command("import")
@click.argument("pack", type=_PATH)
@click.argument("paths", nargs=-1, required=True, type=_PATH)
@_at_a_desk
@click.pass_obj
def take(asked: Asked, pack: Path, paths: tuple[Path, ...], db: str, activation: str) -> None:
    """Receive bundles and QR text; a folder is searched.

    A repeat is harmless. A file of which a fact fails is refused whole, and its failing facts
    are told. A pack that lies in a searched folder is passed over.

    Exit: 0 all received; 1 some refused.
    """
    found = to_receive(paths)
    if not found:
        click.echo(label("recap.nothing", asked.lang), err=True)
    receptions = []
    with _opened(pack, db, activation) as desk, progress(asked, "receive", len(found)) as step:
        for reception in receive(desk, files.read(pack), found):
            receptions.append(reception)
            step()
    outcomes = Counter(_tell(reception, paths, asked.lang) for reception in receptions)
    refused = outcomes[Outcome.REFUSED]
    held = outcomes[Outcome.RECEIVED] + outcomes[Outcome.REPEATED]
    click.echo(label("recap.received", asked.lang).format(received=held, refused=refused))
    raise SystemExit(1 if refused else 0)


@command.command("enter")
@click.argument("pack", type=_PATH)
@click.argument("figures", type=_PATH)
@_at_a_desk
@click.option("--officer", required=True, help="Who typed them; two officers type a TPS.")
@click.pass_obj
def type_in(
    asked: Asked, pack: Path, figures: Path, db: str, activation: str, officer: str
) -> None:
    """Take a table of typed figures (as `check` does) as an officer's entry of its TPS.

    Exit: 0 entered, nothing found; 1 findings (told); what is not of this recap is not entered.
    """
    with _opened(pack, db, activation) as desk:
        ballots = {str(one.code): one.numbers for one in desk.election.contests}
        sheets, faults = read_figures(files.read(figures), figures.name, desk.forms, ballots)
        for fault in faults:
            click.echo(f"{fault.where}: {_said(fault, asked.lang)}", err=True)
        who = officer_named(officer)
        entered = list(_entered(desk, sheets, who, asked.lang))
        findings = typed_findings(desk, entered, who)
    for sheet, finding in findings:
        click.echo(f"{sheet.tps} {sheet.contest}: {_said(finding, asked.lang)}")
    told = label("recap.entered", asked.lang)
    click.echo(told.format(entered=len(entered), findings=len(findings)))
    amiss = [fault for fault in faults if fault.kind is not Kind.KABAR]
    raise SystemExit(1 if len(entered) < len(sheets) or findings or amiss else 0)


@command.command("report")
@click.argument("pack", type=_PATH)
@_at_a_desk
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to."
)
@click.pass_obj
def write(asked: Asked, pack: Path, db: str, activation: str, out: Path) -> None:
    """Write the recap: signed D.HASIL, XLSX, CSV, NIST JSON, and the kecamatan bundle.

    While a TPS is missing or two entries differ, every paper says SEMENTARA, and what is
    missing is named.

    Exit: 0 complete; 1 incomplete.
    """
    with _opened(pack, db, activation) as desk:
        made = report(desk, out)
    for path in made.paths:
        click.echo(path)
    for tps, contest in made.missing:
        click.echo(label("recap.missing", asked.lang).format(tps=tps, contest=contest))
    raise SystemExit(0 if made.complete else 1)


@contextmanager
def _opened(pack: Path, db: str, activation: str) -> Iterator[RecapDesk]:
    content = files.read(pack)
    zone = read_ppk_pack(content).election.zone
    desk = open_recap(content, db, activation, SystemClock(zone))
    try:
        yield desk
    finally:
        desk.store.close()


def _entered(
    desk: RecapDesk, sheets: list[Sheet], officer: OfficerId, lang: str
) -> Iterator[Sheet]:
    """Enter sheets and yield those that were; why another one was not is told."""
    for sheet in sheets:
        try:
            enter(desk, sheet, officer)
        except Refused as news:
            click.echo(f"{sheet.tps} {sheet.contest}: {_said(news, lang)}", err=True)
        else:
            yield sheet


def _tell(reception: Reception, named: tuple[Path, ...], lang: str) -> Outcome:
    """Tell what became of a file; one of another kind is refused where it was asked for."""
    outcome = reception.outcome
    if outcome is Outcome.FOREIGN and reception.path in named:
        outcome = Outcome.REFUSED
    click.echo(f"{reception.path.name}: {label(f'outcome.{outcome.name.lower()}', lang)}")
    for fact in failing(reception.facts) if outcome is Outcome.REFUSED else ():
        words = wording_of(fact, lang)
        click.echo(f"  ✗ {fact.name}: {words.cause} → {words.remedy}")
    return outcome


def _said(news: Finding | Told, lang: str) -> str:
    words = wording_of(news, lang)
    return f"{news.code} {words.cause} → {words.remedy}"
