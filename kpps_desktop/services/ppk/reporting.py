"""Makes the recap's papers and files: signed D.HASIL, XLSX, CSV, NIST JSON, and its bundle."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.figures import VOTE_SUMS, is_vote
from kpps_desktop.domain.outcomes import Changed
from kpps_desktop.domain.recap.events import (
    PlenoClosed,
    RecapCopyHanded,
    RecapMade,
    SirekapTaken,
)
from kpps_desktop.domain.recap.pending import open_matters
from kpps_desktop.domain.recap.recap import UNSETTLED, State
from kpps_desktop.domain.recap.results import (
    RecapResult,
    received_of,
    rows_of,
    superseded_of,
    totals_of,
)
from kpps_desktop.exchange import bundles, container, names, nist, tables
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.papers.d_hasil import d_hasil_of
from kpps_desktop.services.ppk.desk import record, signing
from kpps_desktop.services.ppk.examining import recap_findings
from kpps_desktop.services.ppk.naming import named, people_named
from kpps_desktop.services.ppk.noting import noted
from kpps_desktop.services.ppk.reasons import reasons_of_kpps
from kpps_desktop.services.ppk.writing import recap_paper
from kpps_desktop.trust import cms, pades
from kpps_desktop.trust.pdf_marks import Field, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.recap.pending import Open
    from kpps_desktop.domain.recap.results import Row
    from kpps_desktop.services.ppk.desk import RecapDesk

D_HASIL = "d-hasil"
_BESIDE = {NAMES[RecapCopyHanded], NAMES[PlenoClosed], NAMES[SirekapTaken]}
"""Events after which what was made still holds."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report made, and what of the region is not settled in it yet.

    `complete` tells that nothing is left, not even for the pleno: no paper says SEMENTARA. `left`
    is all that is, one by one; `unentered` counts by contest the figures of parts I to III that
    nobody ever entered: they keep nothing open, and the level above is told of them too.
    """

    paths: tuple[Path, ...]
    unsettled: tuple[Row, ...]
    complete: bool
    left: tuple[Open, ...] = ()
    unentered: Mapping[str, int] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """TPS and contest of all that is not settled."""
        return tuple((row.tps, row.contest) for row in self.unsettled)


def report(desk: RecapDesk, folder: Path) -> Reported:
    """Write everything a recap hands up into a folder.

    It is made once: where nothing has happened since, the very same bytes are written again.
    Refused S.743 at a desk that cannot sign: `unlocked` is one that can.
    """
    make(desk)
    paths = []
    for name, content in made(desk).items():
        files.write(folder / name, content)
        paths.append(folder / name)
    result = recap_result(desk)
    left = tuple(row for row in result.rows if row.state in UNSETTLED)
    matters = tuple(open_matters(result))
    return Reported(tuple(paths), left, not matters, matters, unentered(desk, result))


def unentered(desk: RecapDesk, result: RecapResult) -> Mapping[str, int]:
    """Count by contest the figures that no source of what is in ever told, votes apart."""
    counted: Counter[str] = Counter()
    for row in result.rows:
        if row.state is not State.MENUNGGU:
            numbers = desk.election.contest(row.contest).numbers
            cells = desk.forms[row.contest].cells(numbers)
            counted[row.contest] += sum(
                cell not in row.figures and not is_vote(cell) and cell not in VOTE_SUMS
                for cell in cells
            )
    return {contest: count for contest, count in counted.items() if count}


def make(desk: RecapDesk) -> Changed:
    """Make and sign everything a recap hands up, where it was not since it last changed."""
    if is_made(desk):
        return Changed.NOTHING
    _make(desk)
    return Changed.PAPERS


def is_made(desk: RecapDesk) -> bool:
    """Tell whether what was made last is of the recap as it stands.

    Copies that were handed out, a meeting's end, and what Sirekap says change nothing of it.
    """
    with desk.store.read() as books:
        names = [line.event for _, line in books.journal.lines()]
    told = next((one for one in reversed(names) if one not in _BESIDE), "")
    return told == NAMES[RecapMade]


def made(desk: RecapDesk) -> dict[str, bytes]:
    """Return everything that was made last, by file name, the bundle too."""
    with desk.store.read() as books:
        bundle = books.bundles.last()
        if bundle is None:
            return {}
        papers = {
            one.paper: one.sha256 for one in books.papers.all() if one.sequence == bundle.sequence
        }
        kept = {name: books.papers.content(sha256) for name, sha256 in papers.items()}
        kept[bundle.target] = books.bundles.content(bundle.sha256)
    return {name: content for name, content in kept.items() if content is not None}


def superseded_files(desk: RecapDesk) -> dict[str, int]:
    """Return the names of all that was made before the last time, and the number of each.

    A stick that went up once may hold them still, beside what holds now.
    """
    election = desk.election
    with desk.store.read() as books:
        last = books.bundles.last()
        if last is None:
            return {}
        before = {
            one.paper: one.sequence for one in books.papers.all() if one.sequence < last.sequence
        }
    for number in set(before.values()):
        bundle = names.recap_bundle(desk.pack.region, number, election.mode, election.kind)
        before[bundle] = number
    return before


def recap_result(desk: RecapDesk) -> RecapResult:
    """Return the whole recap as it stands now."""
    recap, found = desk.recap(), recap_findings(desk)
    rows = rows_of(
        recap,
        desk.election,
        lambda sheet: found.get((sheet.tps, sheet.contest), ()),
        reasons_of_kpps(desk),
        desk.units.values(),
    )
    with desk.store.read() as books:
        heads = tuple(books.journal.head(one) for one in books.journal.desks())
        last = books.bundles.last()
    return RecapResult(
        election=desk.election.id,
        kecamatan=desk.pack.region,
        mode=desk.election.mode,
        sequence=len(recap.made) + 1,
        previous=last.sha256 if last else "",
        journal=heads,
        at=desk.clock.now().isoformat(),
        rows=rows,
        totals=totals_of(rows),
        corrections=tuple(one for column in recap.columns.values() for one in column.corrections),
        superseded=superseded_of(recap),
        objections=tuple(recap.objections.values()),
        noted=noted(desk),
        awaited=recap.pleno.binds and not recap.ending.sealed,
    )


def _make(desk: RecapDesk) -> None:
    """Make, sign and keep everything, with one line of the journal."""
    credential = signing(desk)
    result, mode = recap_result(desk), desk.election.mode
    pdfs = {
        pdf_name(desk, one.code, result.sequence): _pdf(desk, one, result)
        for one in desk.election.contests
    }
    with desk.store.read() as books:
        lines = tuple(line for _, line in books.journal.lines())
    bundle = RecapBundle(result, lines, received_of(desk.recap()), pdfs)
    at = desk.clock.now()
    content = container.write(
        bundles.files_of(bundle), lambda manifest: cms.sign(manifest, credential, at)
    )
    stem = f"rekap-{_place(desk)}-{result.sequence}"
    who = partial(named, people=people_named(desk))
    kept = {
        **pdfs,
        f"{stem}.xlsx": tables.recap_xlsx(result, desk.election, desk.forms, who),
        f"{stem}.csv": tables.recap_csv(result, desk.election, desk.forms),
        f"{stem}-nist.json": nist.report_json(result, desk.election, desk.units.values()),
    }
    said = RecapMade(result.sequence, result.complete, result.previous)
    with record(desk, said, desk.ketua) as books:
        target = names.recap_bundle(desk.pack.region, result.sequence, mode, desk.election.kind)
        books.bundles.add(result.sequence, content, target)
        for name, held in kept.items():
            books.papers.add(names.simulated(name, mode), "", held, sequence=result.sequence)


def pdf_name(desk: RecapDesk, contest: str, sequence: int) -> str:
    """Return the file name of a contest's D.HASIL, made under a number."""
    return f"{D_HASIL}-{_place(desk)}-{contest}-{sequence}.pdf"


def _place(desk: RecapDesk) -> str:
    """Name the region, and the kind of the pack's results where they are a re-vote's."""
    return names.of_kind(desk.pack.region, desk.election.kind)


def _pdf(desk: RecapDesk, contest: Contest, result: RecapResult) -> bytes:
    pdf = d_hasil_of(recap_paper(desk, contest, result))
    side = desk.ketua.partition("-")[0]
    mark = Mark(at=desk.clock.now(), name=f"{side} {desk.pack.region}")
    prepared = pades.prepare(pdf, (Field(side),))
    return pades.sign(prepared, side, signing(desk), mark)
