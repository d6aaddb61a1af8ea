"""`recap status` and `recap compare`: how far a recap is, and whether others say the same."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
import orjson

from kpps_desktop.cli.recap_desk import AS_JSON, PATH, at_a_desk, said
from kpps_desktop.cli.recap_left import as_data, told, unentered_told
from kpps_desktop.devices import files
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Kind
from kpps_desktop.domain.places import Level
from kpps_desktop.domain.recap.pending import OF_STATES
from kpps_desktop.domain.recap.recap import OF_TPS, State
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.intake.figures import read_figures
from kpps_desktop.services.ppk import comparing
from kpps_desktop.services.ppk.limits import stations_of
from kpps_desktop.services.ppk.overview import Overview, overview
from kpps_desktop.words import grouped, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kpps_desktop.cli.recap_desk import Recap
    from kpps_desktop.domain.recap.results import Row
    from kpps_desktop.services.ppk.comparing import Comparison

_OF_THE_PLENO = (State.DICOCOKKAN, State.DISAHKAN)
"""No command leads to these; they are told where a desk at the pleno has been at work."""
_OF_STATES = set(OF_STATES.values())
"""What the states of columns tell already."""
_TITLES = {
    Level.TPS: "recap.village",
    Level.KECAMATAN: "units.kecamatan",
    Level.KABKO: "units.kabko",
}


@click.command("status")
@at_a_desk
@AS_JSON
def status(recap: Recap, *, as_json: bool) -> None:
    """Tell how far the recap is: desa by desa, what is missing, what to do next.

    At a KPU it goes by the regions below: --json then has "wilayah" for "kecamatan", "bagian" for
    "desa", "kode_wilayah" for "kode_tps", and provisional (not final below) beside differing.

    \b
    --json prints {"kecamatan": "…", "desa": [{"kode": "…", "nama": "…", "tps": 4,
      "states": {"menunggu": 0, "diterima": 8, …},
      "papan": {"belum": 0, "kotak": 1, "tunda": 2, …}}], "missing": [{"kode_tps": "…",
      "kontes": "…"}], "typed_once": [the same], "differing": [the same],
      "findings": 2, "unexplained": 1, "objections": ["KB-1"], "reports": 1,
      "next": ["missing", "differing", …], "complete": false,
      "left": [{"why": "galat", "kode_tps": "…", "kontes": "…", "code": "R10", …}],
      "unentered": {"gubernur": 40}}
    where states count contests of TPS, papan the same as the board on screen does, and next is
    any of missing, typed_once, differing, objection, accepted, unexplained, awaited, or else
    report. left and unentered are as in `recap report --json`.

    Exit: 0 told.
    """  # noqa: D301 - \b is how click keeps lines apart
    with recap.opened() as desk:
        found = overview(desk)
    click.echo(_status_json(found) if as_json else "\n".join(_status(found, recap.asked.lang)))


@click.command("compare")
@at_a_desk
@click.option("--sirekap", "table", required=True, type=PATH, help="A table of figures.")
@AS_JSON
def compare(recap: Recap, table: Path, *, as_json: bool) -> None:
    """Compare the recap with a table from elsewhere, such as Sirekap's, cell by cell.

    The table has the columns that `check` takes. A column it lacks is not compared; a row that
    is all blank is not published yet.

    \b
    --json prints {"same": 10, "differences": [{"kode_tps": "…", "kontes": "…", "cell": "IV_1",
      "ours": 31, "theirs": 13}], "absent": [{"kode_tps": "…", "kontes": "…"}],
      "ahead": [the same], "strange": [the same], "unread": [{"kode_tps": "…", "kontes": "…",
      "cell": "IA_L", "value": "abc"}]}
    where absent is not in the table, ahead only there, strange of no TPS of this recap, unread no
    figure that its form can hold: it is not compared. At a KPU each has "kode_wilayah" too.

    Exit: 0 all that can be compared is the same; 1 something differs or could not be read.
    """  # noqa: D301 - \b is how click keeps lines apart
    with recap.opened() as desk:
        ballots = {str(one.code): one.numbers for one in desk.election.contests}
        content, units = files.read(table), unit_level(desk.pack.region)
        known = stations_of(desk)
        sheets, faults = read_figures(content, table.name, desk.forms, ballots, units, known)
        found = comparing.compare(desk, sheets, faults)
        place = "kode_tps" if units is Level.TPS else "kode_wilayah"
    for fault in faults:
        click.echo(f"{fault.where}: {said(fault, recap.asked.lang)}", err=True)
    told = (
        _compared_json(found, place) if as_json else "\n".join(_compared(found, recap.asked.lang))
    )
    click.echo(told)
    amiss = [fault for fault in faults if fault.kind is not Kind.KABAR]
    raise SystemExit(1 if found.differences or found.strange or amiss else 0)


def _status(found: Overview, lang: str) -> Iterator[str]:
    counted = {state for one in found.villages for state, count in one.states.items() if count}
    usual = [state for state in State if state not in _OF_THE_PLENO]
    if found.units is Level.TPS:
        usual.remove(State.SEMENTARA)
    states = [state for state in State if state in counted or state in usual]
    heads = [label(f"state.{state.value}", lang) for state in states]
    village = label(_TITLES[found.units], lang)
    wide = max(len(name) for name in (village, *(one.name for one in found.villages)))
    yield f"{village:<{wide}}  {'TPS':>5}  " + "  ".join(heads)
    for one in found.villages:
        counts = (
            f"{one.states.get(state, 0) or '·':>{len(head)}}"
            for state, head in zip(states, heads, strict=True)
        )
        yield f"{one.name:<{wide}}  {one.stations:>5}  " + "  ".join(counts)
    yield from _standing(found, lang)


def _standing(found: Overview, lang: str) -> Iterator[str]:
    """Yield what is below the table: what is open, what was never entered, what comes next."""
    each = label(f"units.{found.units.name.lower()}", lang)
    below = found.units is not Level.TPS
    yield label("recap.counted_below" if below else "recap.counted", lang).format(each=each)
    yield _board(found, lang)
    for title, rows in (
        ("missing_listed", found.missing),
        ("typed_once_listed", found.typed_once),
        ("provisional_listed", found.provisional),
        ("differing_listed", found.differing),
    ):
        if rows:
            yield ""
            yield label(f"recap.{title}", lang)
            yield from _listed(rows)
    others = [one for one in found.left if one.why not in _OF_STATES]
    if others:
        yield ""
        yield label("recap.left_listed", lang)
        yield from (f"  {told(one, lang)}" for one in others)
    yield ""
    words = label("recap.found", lang)
    yield words.format(findings=found.findings, unexplained=found.unexplained)
    yield from unentered_told(found.unentered, lang)
    yield label("recap.complete" if found.complete else "recap.provisional_still", lang)
    for name, count in found.todo.items():
        yield "→ " + label(f"recap_next.{name}", lang).format(count=count, each=each)


def _board(found: Overview, lang: str) -> str:
    """Count contests of TPS as the board on the screen does."""
    counts = Counter[Stand]()
    for one in found.villages:
        counts.update(one.stands)
    told = ", ".join(
        f"{label(f'ui_ppk_papan.stand.{stand.name.lower()}', lang)} {counts[stand]}"
        for stand in reversed(Stand)
        if counts[stand]
    )
    return label("recap.board", lang).format(counts=told)


def _listed(rows: Iterable[Row]) -> Iterator[str]:
    contests: dict[str, list[str]] = {}
    for row in rows:
        contests.setdefault(row.tps, []).append(row.contest)
    for tps, of in sorted(contests.items()):
        yield f"  {tps}  {', '.join(of)}"


def _status_json(found: Overview) -> str:
    of_tps = found.units is Level.TPS
    place = "kode_tps" if of_tps else "kode_wilayah"
    provisional = {} if of_tps else {"provisional": _rows(found.provisional, place)}
    return _json(
        {
            "kecamatan" if of_tps else "wilayah": found.kecamatan,
            "desa" if of_tps else "bagian": [
                {
                    "kode": one.kode,
                    "nama": one.name,
                    "tps": one.stations,
                    "states": {
                        state.value: one.states.get(state, 0)
                        for state in (OF_TPS if of_tps else State)
                    },
                    "papan": {stand.value: one.stands.get(stand, 0) for stand in reversed(Stand)},
                }
                for one in found.villages
            ],
            "missing": _rows(found.missing, place),
            "typed_once": _rows(found.typed_once, place),
            **provisional,
            "differing": _rows(found.differing, place),
            "findings": found.findings,
            "unexplained": found.unexplained,
            "objections": list(found.objections),
            "reports": found.reports,
            "next": list(found.todo),
            "complete": found.complete,
            "left": [as_data(one) for one in found.left],
            "unentered": dict(found.unentered),
        }
    )


def _compared(found: Comparison, lang: str) -> Iterator[str]:
    blank = label("fact.blank", lang)
    for one in found.differences:
        ours, theirs = (blank if n is None else grouped(n, lang) for n in (one.ours, one.theirs))
        line = label("recap.differs", lang)
        yield f"{one.tps} {one.contest} {one.cell}: {line.format(ours=ours, theirs=theirs)}"
    for tps, contest, cell, value in found.unread:
        yield f"{tps} {contest} {cell}: {label('recap.unread', lang).format(value=value)}"
    for name, places in (
        ("absent", found.absent),
        ("ahead", found.ahead),
        ("strange", found.strange),
    ):
        for tps, contest in places:
            yield f"{tps} {contest}: {label(f'recap.{name}', lang)}"
    words = label("recap.compared", lang)
    apart = len({(one.tps, one.contest) for one in found.differences})
    yield words.format(same=found.same, apart=apart, cells=len(found.differences))


def _compared_json(found: Comparison, place: str) -> str:
    def placed(tps: str, contest: str) -> dict[str, object]:
        return {**dict.fromkeys(("kode_tps", place), tps), "kontes": contest}

    return _json(
        {
            "same": found.same,
            "differences": [
                {
                    **placed(one.tps, one.contest),
                    "cell": one.cell,
                    "ours": one.ours,
                    "theirs": one.theirs,
                }
                for one in found.differences
            ],
            "absent": [placed(*one) for one in found.absent],
            "ahead": [placed(*one) for one in found.ahead],
            "strange": [placed(*one) for one in found.strange],
            "unread": [
                {**placed(tps, contest), "cell": cell, "value": value}
                for tps, contest, cell, value in found.unread
            ],
        }
    )


def _rows(rows: Iterable[Row], place: str) -> list[dict[str, str]]:
    return [{place: row.tps, "kontes": row.contest} for row in rows]


def _json(told: object) -> str:
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


COMMANDS = (status, compare)
