"""Papers of the way out: receipts of copies, and the boxes' letter and berita acara."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.letter_pieces import Party
from kpps_desktop.papers.letters import Content, letter_pdf, sender_facts
from kpps_desktop.papers.naming import hour_of, moment_of, named
from kpps_desktop.papers.tabular import Rows
from kpps_desktop.words import terbilang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.domain.events import CopyHandedOver, SaksiAccredited
    from kpps_desktop.formbook.letters import Letter
    from kpps_desktop.papers.letters import Sender
    from kpps_desktop.papers.tabular import Row

PPS, PPK = "pps", "ppk"
"""Whom boxes are handed to."""


@dataclass(frozen=True, slots=True)
class CopiesPaper:
    """One receipt of copies: each with when it was handed over (ISO 8601), and blank lines."""

    letter: Letter
    sender: Sender
    copies: tuple[tuple[str, CopyHandedOver], ...]
    saksi: Mapping[str, SaksiAccredited]
    blank: int = 0


@dataclass(frozen=True, slots=True)
class BoxesPaper:
    """One letter or berita acara of boxes, to PPS or PPK.

    `seals` and `boxes` hold the numbers by contest; `recipient` is the name of who takes them,
    `at` when (ISO 8601), `ptps` who watches. What is blank is left open.
    """

    letter: Letter
    sender: Sender
    to: str
    seals: Mapping[str, tuple[str, ...]]
    boxes: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    ptps: str = ""
    number: str = ""
    at: str = ""


def tanda_terima_salinan(paper: CopiesPaper) -> bytes:
    """Return the PDF: a line for each copy, to be signed by who received it."""
    rows = [_copy(paper, number, *one) for number, one in enumerate(paper.copies, 1)]
    first = len(rows) + 1
    rows += [{"no": str(number)} for number in range(first, first + paper.blank)]
    return letter_pdf(paper.letter, paper.sender, Content(tables={"copies": Rows(tuple(rows))}))


def surat_pengantar(paper: BoxesPaper) -> bytes:
    """Return the PDF of the letter that goes with the boxes."""
    return _of_boxes(paper)


def ba_serah_terima_kotak(paper: BoxesPaper) -> bytes:
    """Return the PDF of the berita acara by which the boxes are handed over."""
    return _of_boxes(paper)


def _copy(paper: CopiesPaper, number: int, at: str, said: CopyHandedOver) -> Row:
    contest = _contest(paper.sender, said.contest)
    return {
        "no": str(number),
        "dokumen": "\n".join(filter(None, (named("document", said.paper), contest))),
        "salinan": str(said.number),
        "penerima": _recipient(paper, said.recipient),
        "waktu": moment_of(at),
    }


def _recipient(paper: CopiesPaper, recipient: str) -> str:
    said = paper.saksi.get(recipient)
    if said is None:
        return named("party", recipient)
    facts = {
        "nama": said.name,
        "nomor": str(said.choice),
        "pemilihan": named("office", said.contest),
    }
    return plain(paper.letter.term("saksi"), facts)


def _of_boxes(paper: BoxesPaper) -> bytes:
    facts = sender_facts(paper.sender)
    region = {PPS: "desa", PPK: "kecamatan"}[paper.to]
    contests = paper.sender.election.contests_at(paper.sender.tps)
    names: dict[str, str] = {one.code: one.name for one in contests}
    count = len(names)
    told = {
        "tujuan": plain(paper.letter.term(paper.to), facts),
        "tujuan_di": facts[region],
        "penerima": paper.recipient,
        "nomor": paper.number,
        "kotak": f"{count} ({terbilang(count)})",
        "pukul": hour_of(paper.at),
    }
    parties = {
        "penerima": (Party(Signer(paper.recipient)),),
        "ptps": (Party(Signer(paper.ptps)),),
    }
    tables = {
        "boxes": Rows(tuple(box_rows(names, paper.boxes, paper.seals))),
        "documents": Rows(tuple(document_rows(paper.letter, names.values()))),
    }
    return letter_pdf(paper.letter, paper.sender, Content(told, tables, parties))


def box_rows(
    names: Mapping[str, str], boxes: Mapping[str, str], seals: Mapping[str, tuple[str, ...]]
) -> Iterator[Row]:
    """Yield a row for the box of each contest; `names` are of contests by code."""
    for number, (contest, name) in enumerate(names.items(), 1):
        yield {
            "no": str(number),
            "pemilihan": name,
            "kotak": boxes.get(contest, ""),
            "segel": ", ".join(seals.get(contest, ())),
        }


def document_rows(letter: Letter, names: Iterable[str]) -> Iterator[Row]:
    """Yield what goes beside the boxes, as far as the letter lists it."""
    terms = {one.code for one in letter.terms}
    if not {"each", "once", "count"} <= terms:
        return
    contests = tuple(names)
    listed = [
        plain(text, {"pemilihan": contest})
        for text in letter.all_terms("each")
        for contest in contests
    ]
    for number, text in enumerate((*listed, *letter.all_terms("once")), 1):
        yield {"no": str(number), "uraian": text, "jumlah": letter.term("count")}


def _contest(sender: Sender, contest: str) -> str:
    return sender.election.contest(contest).name if contest else ""
