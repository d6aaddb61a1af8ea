"""What stands beside the figures of a recap, as the lists of its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.levels import unit_level
from kpps_desktop.domain.places import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kpps_desktop.domain.recap.results import RecapResult

    Lines = Iterable[Sequence[object]]
    Who = Callable[[str], str]


def lists_of(result: RecapResult, who: Who = str) -> Iterator[tuple[str, Sequence[str], Lines]]:
    """Return each list: its name, its columns, its lines; `who` names officers and guests."""
    of_tps = unit_level(result.region) is Level.TPS
    below = "Kejadian TPS" if of_tps else "Keberatan di bawah"
    for name, columns, lines in _lists(result, below, who):
        yield name, columns if of_tps else tuple(map(_of_a_region, columns)), lines


def _lists(result: RecapResult, below: str, who: Who) -> Iterator[tuple[str, Sequence[str], Lines]]:
    yield "Temuan", _FINDINGS, _findings(result)
    yield "Koreksi", _CORRECTIONS, _corrections(result, who)
    yield "Keberatan", _OBJECTIONS, _objections(result, who)
    yield below, _NOTED, _noted(result, who)
    yield "Hasil digantikan", (*_SUPERSEDED, *_cells(result)), _superseded(result)


def _of_a_region(column: str) -> str:
    return "kode_wilayah" if column == "kode_tps" else column


_FINDINGS = ("kode_tps", "kontes", "kode", "sel", "alasan")
_CORRECTIONS = (
    "waktu",
    "kode_tps",
    "kontes",
    "sel",
    "lama",
    "ketikan",
    "baru",
    "alasan",
    "oleh",
    "paraf",
)
_OBJECTIONS = (
    "nomor",
    "kode_tps",
    "kontes",
    "oleh",
    "isi",
    "jawaban",
    "diterima",
    "pendapat_panwaslu",
)

_NOTED = (
    "kode_tps",
    "kontes",
    "waktu",
    "jenis",
    "nomor",
    "oleh",
    "isi",
    "status",
    "tindak_lanjut",
)


def _findings(result: RecapResult) -> Lines:
    return [
        (row.tps, row.contest, one.code, " ".join(one.cells), one.reason)
        for row in result.rows
        for one in row.findings
    ]


def _corrections(result: RecapResult, who: Who) -> Lines:
    return [
        (
            one.at,
            one.said.tps,
            one.said.contest,
            one.said.cell,
            one.said.old,
            "; ".join(f"{_typed(typed.figure)} ({who(typed.officer)})" for typed in one.typed),
            one.said.new,
            one.said.reason,
            who(one.officer),
            ", ".join(map(who, one.said.initials)),
        )
        for one in result.corrections
    ]


def _objections(result: RecapResult, who: Who) -> Lines:
    return [
        (
            raised.objection,
            raised.tps,
            raised.contest,
            who(raised.by),
            raised.text,
            answer.answer if answer else "",
            ("ya" if answer.accepted else "tidak") if answer else "",
            answer.opinion if answer else "",
        )
        for raised, answer in result.objections
    ]


def _noted(result: RecapResult, who: Who) -> Lines:
    return [
        (
            one.tps,
            one.contest,
            one.at,
            one.kind.value,
            one.number,
            who(one.by),
            one.text,
            one.status.value,
            one.answer,
        )
        for one in result.noted
    ]


_SUPERSEDED = ("kode_tps", "kontes", "jenis", "urutan", "digantikan_oleh")
_HEADLINE = ("IB4_J", "II2")
_SUMS = ("VA", "VB", "VC")


def _cells(result: RecapResult) -> tuple[str, ...]:
    """Return the headline cells: voters, ballots used, every choice, and the sums of votes."""
    held = {cell for one in result.superseded for cell in one.figures}
    votes = sorted((cell for cell in held if cell.startswith("IV_")), key=_choice)
    return (*_HEADLINE, *votes, *_SUMS)


def _choice(cell: str) -> int:
    return int(cell.partition("_")[2])


def _superseded(result: RecapResult) -> Lines:
    return [
        (
            one.tps,
            one.contest,
            one.kind.value,
            one.sequence or None,
            f"{one.above}-{one.above_sequence}" if one.above_sequence else one.above.value,
            *(one.figures.get(Cell(cell)) for cell in _cells(result)),
        )
        for one in result.superseded
    ]


def _typed(figure: int | None) -> str:
    return "kosong" if figure is None else str(figure)
