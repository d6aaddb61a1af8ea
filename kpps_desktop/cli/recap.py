"""`recap`: the recap of a PPK, a KPU Kab/Kota or Provinsi, without a window."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.cli import recap_findings, recap_reading, recap_serving, recap_settling
from kpps_desktop.cli.progress import progress
from kpps_desktop.cli.recap_desk import AS_JSON, PATH, at_a_desk, said
from kpps_desktop.cli.recap_left import as_data, told, unentered_told
from kpps_desktop.cli.recap_officers import by_an_officer
from kpps_desktop.cli.verify_text import told_facts
from kpps_desktop.devices import files
from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Finding, Kind, Refused
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk import scans
from kpps_desktop.services.ppk.examining import typed_findings
from kpps_desktop.services.ppk.receiving import OPERATOR, Outcome, enter, receive, to_receive
from kpps_desktop.services.ppk.receiving_scans import receive_scans
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.trust.facts import failing
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.cli.recap_desk import Recap
    from kpps_desktop.cli.recap_officers import Acting
    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.receiving import Reception
    from kpps_desktop.services.ppk.reporting import Reported

_TOO_MANY = "I.114"
"""Of a table with more faults than are told, nobody knows which rows are whole."""


@click.group("recap")
def command() -> None:
    """Run the recap of a kecamatan (PPK), a kab/kota or a provinsi (KPU): its pack decides.

    Its columns are the TPS, or the kecamatan, or the kab/kota; all commands are the same.

    All commands work on the same books (--db): `import` and `enter` make them where there are
    none, the others refuse, so that a mistyped address is no new, empty recap.
    """


for one in (
    *recap_settling.COMMANDS,
    *recap_reading.COMMANDS,
    *recap_findings.COMMANDS,
    *recap_serving.COMMANDS,
):
    command.add_command(one)


@command.command("import")
@at_a_desk
@click.argument("paths", nargs=-1, required=True, type=PATH)
def take(recap: Recap, paths: tuple[Path, ...]) -> None:
    """Receive bundles, QR text, and pictures or PDFs that show the QR; a folder is searched.

    A PPK takes those of TPS, a KPU the recap bundles of the level below.

    A repeat is harmless. A file of which a fact fails is refused whole, and its failing facts
    are told. A pack that lies in a searched folder is passed over, and so are pictures there:
    a picture or a PDF is read where it is named.

    Exit: 0 all received; 1 some refused.
    """
    lang = recap.asked.lang
    absent = [path for path in paths if _is_absent(path)]
    for path in absent:
        click.echo(said(Refused("S.770", path=str(path)), lang), err=True)
    here = [path for path in paths if path not in absent]
    pictures = [path for path in here if path.suffix.casefold() in scans.SUFFIXES]
    found = to_receive(path for path in here if path not in pictures)
    if not (found or pictures) and absent:
        raise SystemExit(1)
    if not (found or pictures):
        click.echo(label("recap.nothing", lang), err=True)
    receptions = _received(recap, found, pictures)
    outcomes = Counter(_tell(reception, paths, lang) for reception in receptions)
    refused = outcomes[Outcome.REFUSED] + len(absent)
    held = outcomes[Outcome.RECEIVED] + outcomes[Outcome.REPEATED]
    click.echo(label("recap.received", lang).format(received=held, refused=refused))
    raise SystemExit(1 if refused else 0)


def _received(recap: Recap, found: list[Path], pictures: list[Path]) -> list[Reception]:
    receptions, pack = [], files.read(recap.pack)
    with (
        recap.opened(begin=True) as desk,
        progress(recap.asked, "receive", len(found) + len(pictures)) as step,
    ):
        shown = receive_scans(desk, pack, pictures, OPERATOR)
        for reception in chain(receive(desk, pack, found), shown):
            receptions.append(reception)
            step()
    return receptions


@command.command("enter")
@at_a_desk
@click.argument("figures", type=PATH)
@by_an_officer("Who typed them; two officers type each form.")
@click.option(
    "--kind",
    type=click.Choice([str(one) for one in ResultKind]),
    help="Of which vote: R regular, U repeated (ulang), S late (susulan), L resumed (lanjutan).",
)
def type_in(acting: Acting, figures: Path, kind: str | None) -> None:
    """Take a table of typed figures (as `check` does) as an officer's entry.

    At a KPU the column of places is kode_wilayah (or kode_kecamatan, kode_kabko).

    A re-vote that is known from paper alone is typed with --kind U: it replaces the first
    result, as its bundle would, and both stay on record. Both officers name the kind.

    A row with a cell that cannot be read is told, and not entered; the other rows are.

    Where the officers of the recap have PINs, the PIN of --officer is asked for, or read from
    stdin or KPPS_PIN.

    Exit: 0 entered, nothing found; 1 findings (told); what is not of this recap is not entered.
    """
    recap, lang = acting.recap, acting.recap.asked.lang
    with recap.opened(begin=True) as books:
        desk = acting.at(books)
        who, of = acting.vouched(desk, decides=False), ResultKind(kind) if kind else None
        ballots = {str(one.code): one.numbers for one in desk.election.contests}
        content, units = files.read(figures), unit_level(desk.pack.region)
        sheets, faults = read_figures(content, figures.name, desk.forms, ballots, units)
        legible = _legible(sheets, faults, lang)
        entered = list(_entered(desk, legible, who, of, lang))
        findings = typed_findings(desk, entered, who)
    for sheet, finding in findings:
        click.echo(f"{sheet.tps} {sheet.contest}: {said(finding, lang)}")
    words = label("recap.entered", lang)
    click.echo(words.format(entered=len(entered), findings=len(findings)))
    amiss = [fault for fault in faults if fault.kind is not Kind.KABAR]
    raise SystemExit(1 if len(entered) < len(sheets) or findings or amiss else 0)


@command.command("report")
@at_a_desk
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Where to."
)
@AS_JSON
def write(recap: Recap, out: Path, *, as_json: bool) -> None:
    """Write the recap: signed D.HASIL, XLSX, CSV, NIST JSON, and the bundle for the level above.

    While something is missing, differs, or is not final below, while a contradiction (galat) has
    no written reason, votes are blank, or an objection waits, every paper says SEMENTARA, and
    each such thing is named with what settles it. Figures of parts I to III that nobody entered
    keep nothing open; how many there are is told on stderr.

    \b
    --json prints {"paths": ["…"], "complete": false, "left": [{"why": "galat",
      "kode_tps": "…", "kontes": "…", "code": "R10", "cells": ["VA", …]}],
      "unentered": {"gubernur": 40}}
    where why is any of missing, typed_once, provisional, differing, objection, accepted, blank,
    galat, awaited, and an objection has its number as "objection".

    Exit: 0 complete; 1 incomplete.
    """  # noqa: D301 - \b is how click keeps lines apart
    lang = recap.asked.lang
    with recap.opened() as desk:
        made = report(desk, out)
    if as_json:
        click.echo(_report_json(made))
    else:
        click.echo("\n".join((*map(str, made.paths), *(told(one, lang) for one in made.left))))
        for line in unentered_told(made.unentered, lang):
            click.echo(line, err=True)
    raise SystemExit(0 if made.complete else 1)


def _report_json(made: Reported) -> str:
    data = {
        "paths": [str(path) for path in made.paths],
        "complete": made.complete,
        "left": [as_data(one) for one in made.left],
        "unentered": dict(made.unentered),
    }
    return orjson.dumps(data, option=orjson.OPT_INDENT_2).decode()


def _legible(sheets: list[Sheet], faults: list[Finding], lang: str) -> list[Sheet]:
    """Tell what could not be read; return the sheets that could, whole."""
    unread = _unread(faults)
    for fault in (*faults, *unread.values()):
        click.echo(f"{fault.where}: {said(fault, lang)}", err=True)
    told_all = all(fault.code != _TOO_MANY for fault in faults)
    return [one for one in sheets if told_all and (one.tps, one.contest) not in unread]


def _unread(faults: Iterable[Finding]) -> dict[tuple[str, str], Finding]:
    """Return, for each row with cells that could not be read, that it is not entered."""
    cells: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for fault in faults:
        if fault.cells:
            cells[str(fault.facts["tps"]), str(fault.facts["contest"])].append(fault)
    return {
        place: Finding(
            "K.055",
            where=found[0].where,
            facts={
                "row": found[0].facts["row"],
                "tps": place[0],
                "contest": place[1],
                "columns": ", ".join(cell for one in found for cell in one.cells),
            },
        )
        for place, found in cells.items()
    }


def _entered(
    desk: RecapDesk, sheets: list[Sheet], officer: OfficerId, kind: ResultKind | None, lang: str
) -> Iterator[Sheet]:
    """Enter sheets and yield those that were; why another one was not is told."""
    for sheet in sheets:
        try:
            enter(desk, sheet, officer, kind)
        except Refused as news:
            click.echo(f"{sheet.tps} {sheet.contest}: {said(news, lang)}", err=True)
        else:
            yield sheet


def _is_absent(path: Path) -> bool:
    try:
        return not path.exists()
    except OSError:
        return False  # something is there; reading it tells what is wrong


def _tell(reception: Reception, named: tuple[Path, ...], lang: str) -> Outcome:
    """Tell what became of a file; one of another kind is refused where it was asked for."""
    outcome = reception.outcome
    if outcome is Outcome.FOREIGN and reception.path in named:
        outcome = Outcome.REFUSED
    click.echo(f"{reception.path.name}: {label(f'outcome.{outcome.name.lower()}', lang)}")
    if outcome is Outcome.REFUSED:
        click.echo("\n".join(told_facts(failing(reception.facts), lang)))
    elif reception.taken and reception.taken.disputed:
        click.echo("\n".join(told_facts(reception.facts[-1:], lang)))
    return outcome
