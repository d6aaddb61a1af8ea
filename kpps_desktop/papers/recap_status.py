"""The status report of a recap: how far each desa is, what is not settled, and every TPS."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level
from kpps_desktop.domain.recap.sources import Stand
from kpps_desktop.domain.recap.status import HELD_UP, by_desa, standing_of, statuses
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letters import Content, letter_pdf
from kpps_desktop.papers.naming import hour_of, moment_of, named
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kpps_desktop.domain.recap.pleno import Seal
    from kpps_desktop.domain.recap.results import RecapResult
    from kpps_desktop.domain.recap.status import Standing, Stands, Status
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import RecapSender
    from kpps_desktop.papers.tabular import Row


@dataclass(frozen=True, slots=True)
class StatusPaper:
    """One report of a recap as it stands; the sender's day is that of the report.

    `stands` is where the board has each TPS and contest, `void` the finals that hold no longer.
    """

    letter: Letter
    sender: RecapSender
    recap: RecapResult
    stands: Stands = field(default_factory=dict)
    void: tuple[Seal, ...] = ()


def laporan_rekapitulasi(paper: StatusPaper) -> bytes:
    """Return the PDF, lying across: a summary, what is not settled, a line for each TPS."""
    return _Report(paper).made()


class _Report:
    """The rows of one report."""

    def __init__(self, paper: StatusPaper) -> None:
        self._paper, self._letter = paper, paper.letter
        self._listed = statuses(paper.recap, paper.stands)
        self._villages = by_desa(self._listed)
        held = {one.contest for one in self._listed}
        election = paper.sender.election
        self._contests: dict[str, str] = {
            one.code: named("office", one.code) for one in election.contests if one.code in held
        }
        self._names: dict[str, str] = {one.kode: one.nama for one in election.places}

    def made(self) -> bytes:
        tables = {
            "villages": Rows(tuple(self._summary()), self._total()),
            "open": Rows(tuple(self._open())),
            "stations": Rows(tuple(self._stations())),
        }
        facts = {
            "pukul": hour_of(self._paper.recap.at),
            "zona": self._paper.sender.election.zone,
        }
        # Nobody signs a report: it is of one moment, and an aid.
        content = Content(facts, tables, {"ketua": ()})
        opening = (*self._letter.opening, *self._standings(), *self._void())
        letter = replace(self._letter.laid(self._contests), opening=opening)
        return letter_pdf(letter, self._paper.sender, content)

    def _standings(self) -> Iterator[str]:
        for contest in self._contests:
            found = standing_of(self._listed, contest)
            counted = {
                "masuk": found.arrived,
                "semua": found.stations,
                "sah": found.told.get(Stand.SAH, 0),
                "berbeda": found.told.get(Stand.BERBEDA, 0),
                "temuan": found.findings,
                "tanpa": found.unexplained,
            }
            name = self._paper.sender.election.contest(contest).name
            facts = {"pemilihan": name, **{key: grouped(one) for key, one in counted.items()}}
            yield plain(self._letter.term("standing"), facts)

    def _void(self) -> Iterator[str]:
        for seal in self._paper.void:
            facts = {
                "nomor": str(seal.sequence),
                "tanggal": " ".join(moment_of(seal.at).split()),
                "dibuka": " ".join(moment_of(seal.voided).split()),
                "alasan": seal.void,
            }
            yield plain(self._letter.term("void"), facts)

    def _summary(self) -> Iterator[Row]:
        for number, (desa, listed) in enumerate(self._villages.items(), 1):
            name = {"no": str(number), "desa": self._names.get(desa, desa)}
            yield {**name, **self._counted(listed)}

    def _total(self) -> Row:
        return self._counted(self._listed) if self._listed else {}

    def _counted(self, listed: Sequence[Status]) -> dict[str, str]:
        row = {"tps": grouped(len({one.tps for one in listed}))}
        for contest in self._contests:
            row |= _figures(standing_of(listed, contest), contest)
        return row

    def _open(self) -> Iterator[Row]:
        """Yield the TPS that hold a desa up, by contest and where they stand."""
        found = [
            (desa, contest, told, [one.tps[Level.DESA :] for one in listed if one.told == told])
            for desa, every in self._villages.items()
            for contest in self._contests
            for listed in ([one for one in every if one.contest == contest],)
            for told in HELD_UP
        ]
        held_up = (one for one in found if one[3])
        for number, (desa, contest, told, stations) in enumerate(held_up, 1):
            yield {
                "no": str(number),
                "desa": self._names.get(desa, desa),
                "pemilihan": self._contests[contest],
                "status": self._letter.term(told),
                "jumlah": grouped(len(stations)),
                "tps": ", ".join(stations),
            }

    def _stations(self) -> Iterator[Row]:
        parted = groupby(self._listed, lambda one: one.tps)
        for number, (tps, listed) in enumerate(parted, 1):
            desa = tps[: Level.DESA]
            row = {
                "no": str(number),
                "desa": self._names.get(desa, desa),
                "tps": tps[Level.DESA :],
            }
            for one in listed:
                row |= self._station(one)
            yield row

    def _station(self, one: Status) -> Mapping[str, str]:
        source = self._letter.term(one.source) if one.source else ""
        kind = "-".join(filter(None, (one.kind, str(one.sequence or ""))))
        told = {
            "status": self._letter.term(one.told),
            "sumber": source,
            "jenis": kind,
            "temuan": _counted(one.findings),
            "keberatan": _counted(one.objections),
        }
        return {f"{column}_{one.contest}": text for column, text in told.items()}


def _figures(found: Standing, contest: str) -> dict[str, str]:
    counted = {
        "masuk": found.arrived,
        "berbeda": found.told.get(Stand.BERBEDA, 0),
        "cocok": found.told.get(Stand.COCOK, 0),
        "sah": found.told.get(Stand.SAH, 0),
        "temuan": found.findings,
        "keberatan": found.objections,
    }
    return {f"{column}_{contest}": grouped(count) for column, count in counted.items()}


def _counted(count: int) -> str:
    """Return a count; none leaves its cell quiet, so that the others are seen."""
    return grouped(count) if count else ""
