"""Examines files that arrive at a recap, on all cores, without touching the books."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kpps_desktop.devices import files
from kpps_desktop.domain.figures import Sheet
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.domain.places import KodeTps, Level, level
from kpps_desktop.exchange.bundles import DeskBundle, RecapBundle, TpsBundle
from kpps_desktop.exchange.shapes import dump
from kpps_desktop.exchange.values import RESULT
from kpps_desktop.formbook import result_forms
from kpps_desktop.services.ppk.pack import against_of, read_recap_pack
from kpps_desktop.services.recap_played import is_final
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.certificates import fingerprint, load
from kpps_desktop.trust.facts import Fact, failing, fails, holds, untold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from kpps_desktop.domain.elections import Contest, ResultKind
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.recap.results import RecapResult
    from kpps_desktop.exchange.qr import QrResult
    from kpps_desktop.services.verifying import Scanned, Verdict

_WORTH_A_POOL = 24
"""From so many files on, starting worker processes pays."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A result found in a file, of a TPS or a region below: what the books take of it.

    `content` are the signed bytes of a QR message; a bundle's are the file's own. `final` tells
    of a region's recap whether it is final there.
    """

    tps: KodeTps
    kind: ResultKind
    sequence: int
    by: str
    sha256: str
    previous: str
    journal_hash: str
    sheets: tuple[Sheet, ...]
    result: str
    content: bytes | None = None
    final: bool = True


@dataclass(frozen=True, slots=True)
class Examined:
    """A file, its facts, and the results it brings where all of them hold.

    `shared` is what another desk of this PPK shared, and `sha256` of its file.
    """

    path: Path
    facts: tuple[Fact, ...]
    arrived: tuple[Arrived, ...] = ()
    shared: DeskBundle | None = None
    sha256: str = ""


class Examiner:
    """Examines files for the pack of one recap."""

    ours: ClassVar[Examiner]
    """The examiner of a worker process."""

    def __init__(self, pack: bytes) -> None:
        opened = read_recap_pack(pack)
        self._election = opened.election
        self._region = opened.region
        self._units = unit_level(opened.region)
        self._against = against_of(opened)
        self._forms = result_forms(opened.election.profile)
        self._marks = {
            str(unit): {fingerprint(load(der)) for der in ders}
            for unit, ders in opened.certificates.items()
        }

    def examine(self, path: Path) -> Examined:
        """Examine a file; whatever it is, the answer is facts."""
        try:
            data = files.read(path)
        except Trouble as news:
            return Examined(path, (fails("readable", news.code, **news.facts),))
        return self.weigh(path, data)

    def weigh(self, path: Path, data: bytes) -> Examined:
        """Examine what was read already: of QR text that was scanned `path` is only a name."""
        verdict = verify(data, self._against)
        if isinstance(verdict.content, DeskBundle):
            return self._of_desk(path, verdict, verdict.content)
        found = list(self._found(verdict))
        facts = [*verdict.facts]
        for one in found:
            facts += [one] if isinstance(one, Fact) else self._fitting(*one)
        if not found:
            wanted = "F.520" if self._units is Level.TPS else "K.087"
            facts.append(fails("kind", wanted))
        good = not failing(facts)
        arrived = tuple(one[0] for one in found if not isinstance(one, Fact))
        return Examined(path, tuple(facts), arrived if good else ())

    def _of_desk(self, path: Path, verdict: Verdict, shared: DeskBundle) -> Examined:
        """Take what another desk shared only where it is of this very PPK."""
        said = (shared.share.election, shared.share.kecamatan)
        if said != (self._election.id, self._region):
            other = fails("known", "K.065", kecamatan=shared.share.kecamatan)
            return Examined(path, (*verdict.facts, other))
        good = shared if verdict.ok else None
        return Examined(path, verdict.facts, shared=good, sha256=verdict.sha256)

    def _found(self, verdict: Verdict) -> Iterator[tuple[Arrived, str] | Fact]:
        """Yield each result and its signer, or why a QR text is no sheet of ours."""
        if isinstance(verdict.content, RecapBundle):
            recap = verdict.content.recap
            if self._units is level(recap.region):
                yield (
                    _of_recap(verdict.content, self._totals(recap), verdict.sha256),
                    verdict.signer,
                )
        elif self._units is not Level.TPS:
            return
        elif isinstance(verdict.content, TpsBundle):
            yield _of_bundle(verdict.content, verdict.sha256), verdict.signer
        elif isinstance(verdict.content, tuple):
            for scanned in verdict.content:
                said = scanned.result
                sheet = self._sheet(said)
                if sheet is None:
                    yield fails("whole", "F.525", tps=said.tps, contest=said.contest)
                else:
                    yield _of_qr(scanned, sheet), scanned.signer

    def _sheet(self, said: QrResult) -> Sheet | None:
        """Put figures into the cells of their form; None where they are not those of ours."""
        form = self._forms.get(said.contest)
        numbers = [one.numbers for one in self._election.contests if one.code == said.contest]
        return said.sheet(form.cells(numbers[0])) if form and numbers else None

    def _totals(self, recap: RecapResult) -> tuple[Sheet, ...]:
        """Return a region's own totals in the contests that go on here.

        A cell that nobody below filled is not summed there: here it is blank.
        """
        return tuple(
            Sheet(KodeTps(recap.region), one.code, {**self._blank(one), **total.figures})
            for one in self._election.contests
            if (total := recap.total(recap.region, one.code)) is not None
        )

    def _blank(self, contest: Contest) -> Figures:
        return dict.fromkeys(self._forms[contest.code].cells(contest.numbers))

    def _fitting(self, one: Arrived, signer: str) -> tuple[Fact, ...]:
        facts = self._known(one, signer), self._whole(one)
        if self._units is Level.TPS:
            return facts
        return *facts, holds("final", "K.088") if one.final else untold("final", "K.089")

    def _known(self, one: Arrived, signer: str) -> Fact:
        """Tell whether the TPS is of this kecamatan, and signed with a certificate of its own."""
        marks = self._marks.get(one.tps)
        if marks is None:
            return fails("known", "F.521", tps=one.tps)
        if signer not in marks:
            return fails("known", "F.522", tps=one.tps)
        return holds("known", "F.523", tps=one.tps)

    def _whole(self, one: Arrived) -> Fact:
        """Tell whether the result has the contests and cells that its forms have."""
        held = {contest.code: contest for contest in self._election.contests_at(one.tps)}
        # Of QR text there is one a contest; a recap that goes on may lack what is not in yet.
        whole = one.by == "bundle" and one.final
        wanted = set(held) if whole else {sheet.contest for sheet in one.sheets}
        if {sheet.contest for sheet in one.sheets} != wanted or not wanted <= set(held):
            return fails("whole", "F.524", tps=one.tps)
        for sheet in one.sheets:
            cells = self._forms[sheet.contest].cells(held[sheet.contest].numbers)
            if set(sheet.figures) != set(cells):
                return fails("whole", "F.525", tps=one.tps, contest=sheet.contest)
        return holds("whole", "F.526", tps=one.tps)


def examine_all(pack: bytes, paths: Sequence[Path]) -> Iterator[Examined]:
    """Examine files in their order; many of them on all cores."""
    if len(paths) < _WORTH_A_POOL:
        examiner = Examiner(pack)
        yield from map(examiner.examine, paths)
        return
    # Fresh processes, not forks: a fork would share the open database of the parent.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), fresh, _remember, (pack,)) as pool:
        yield from pool.map(_examine, paths, chunksize=4)


def searched(paths: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    """Return files in the order given; a folder stands for what it holds of these kinds.

    Sticks come from machines that shout (`.ASICE`), and that leave files of their own (`._…`).
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        found |= {one: None for one in inside if one == path or _is_meant(one, suffixes)}
    return list(found)


def _is_meant(path: Path, suffixes: tuple[str, ...]) -> bool:
    hidden = path.name.startswith(".")
    return path.suffix.casefold() in suffixes and not hidden and path.is_file()


def _remember(pack: bytes) -> None:
    Examiner.ours = Examiner(pack)


def _examine(path: Path) -> Examined:
    return Examiner.ours.examine(path)


def _of_qr(scanned: Scanned, sheet: Sheet) -> Arrived:
    said = scanned.result
    return Arrived(
        said.tps,
        said.kind,
        said.sequence,
        "qr",
        files.sha256(scanned.message),
        "",
        said.journal,
        (sheet,),
        "",
        scanned.message,
    )


def _of_recap(bundle: RecapBundle, totals: tuple[Sheet, ...], sha256: str) -> Arrived:
    recap = bundle.recap
    return Arrived(
        KodeTps(recap.region),
        recap.kind,
        recap.sequence,
        "bundle",
        sha256,
        recap.previous,
        recap.journal[0].hash if recap.journal else "",
        totals,
        "",
        final=is_final(bundle),
    )


def _of_bundle(bundle: TpsBundle, sha256: str) -> Arrived:
    result = bundle.result
    return Arrived(
        result.tps,
        result.kind,
        result.sequence,
        "bundle",
        sha256,
        result.previous,
        result.journal.hash,
        result.sheets,
        dump(result, RESULT).decode(),
    )
