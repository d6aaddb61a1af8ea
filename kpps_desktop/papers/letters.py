"""Letters and ledgers on A4: title, paragraphs, tables that run on, places to sign."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain, repeat
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.papers import letter_pieces as pieces
from kpps_desktop.papers.boxes import A4, A4_ACROSS, MM, Box
from kpps_desktop.papers.contents import Signer
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.facts import place_facts, plain
from kpps_desktop.papers.fitting import Letter as Type
from kpps_desktop.papers.flow import Strip, dealt, draw_page
from kpps_desktop.papers.frame import MODEL, Frame, around
from kpps_desktop.papers.heads import space, stack
from kpps_desktop.papers.letter_pieces import Party
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.tabular import Rows, strips
from kpps_desktop.words import date_words, full_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.places import KodeTps, KodeWilayah
    from kpps_desktop.formbook.letters import Letter, SignPlace

KETUA = "ketua"
"""The place where the ketua signs."""
_MARGIN = 16 * MM
_SIDE = MODEL[0] + 3 * MM
"""On both sides of the title: the model box stands there."""
_AFTER_HEAD, _GAP, _ABOVE_SIGNING = 4 * MM, 2.2 * MM, 3 * MM

_AGAIN = Type(Face.BOLD, 8, 4.5, lines=3, leading=1.25)


class Writer(Protocol):
    """Who writes: the KPPS of a TPS, or who holds the recap of a region."""

    @property
    def election(self) -> Election:
        """The election."""

    @property
    def kode(self) -> str:
        """The code of the TPS or region."""

    @property
    def address(self) -> str:
        """Where they sit."""

    @property
    def ketua(self) -> str:
        """The ketua's name, or nothing."""

    @property
    def day(self) -> date | None:
        """The day of the letter."""

    @property
    def made(self) -> str:
        """The line at the foot that says when it was made."""

    @property
    def copy(self) -> str:
        """The line at the foot that says which copy it is."""


@dataclass(frozen=True, slots=True)
class Sender:
    """A TPS whose letter it is, and of which day; `made` and `copy` are lines at its foot."""

    election: Election
    tps: KodeTps
    ketua: str = ""
    day: date | None = None
    made: str = ""
    copy: str = ""

    @property
    def kode(self) -> KodeTps:
        """The code of the TPS."""
        return self.tps

    @property
    def address(self) -> str:
        """Where the TPS stands."""
        return self.election.station(self.tps).alamat


@dataclass(frozen=True, slots=True)
class RecapSender:
    """A PPK or KPU whose letter it is, and of which day; `address` is of its secretariat."""

    election: Election
    kode: KodeWilayah
    ketua: str = ""
    day: date | None = None
    address: str = ""
    made: str = ""
    copy: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What fills a letter: facts of its texts, rows of its tables, who signs where.

    A place that `parties` does not know is left open for one to sign by hand; the ketua's has
    the ketua's name.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Rows] = field(default_factory=dict)
    parties: Mapping[str, Sequence[Party]] = field(default_factory=dict)
    draft: bool = False
    """Looked at before it is made: every page of it says so."""


def letter_pdf(letter: Letter, sender: Writer, *contents: Content) -> bytes:
    """Return the PDF of a letter, over as many pages as its words need.

    Several contents make as many letters in one file, each with its own page numbers.
    """
    size = A4_ACROSS if letter.lying else A4
    pen = Pen(size, f"{letter.model} {sender.kode}", sender.election.name)
    for content in contents:
        _Drawn(pen, size, letter, sender, content).draw()
    return pen.close()


def sender_facts(sender: Writer) -> dict[str, str]:
    """Return the facts that every letter of a TPS or PPK may ask for."""
    election = sender.election
    facts = {
        **place_facts(election, sender.kode),
        "pemilihan": election.name,
        "alamat": sender.address,
        "ketua": sender.ketua,
    }
    if sender.day:
        spelt = full_date(sender.day).partition(", ")[2]
        facts |= {**date_words(sender.day), "tanggal_penuh": spelt}
    return {name: fact for name, fact in facts.items() if fact}


def signing(
    letter: Letter, sender: Writer, content: Content, facts: Mapping[str, str], w: float
) -> Iterator[Strip]:
    """Yield where and when, and the places to sign; the first of them is not parted from that."""
    parties = [
        (plain(place.title, {**facts, "peran": one.role}), one)
        for place in letter.signatures
        for one in content.parties.get(place.code, (_expected(place, sender),))
    ]
    if letter.dated and parties:
        yield Strip(space(_ABOVE_SIGNING), keep=True)
        yield Strip(pieces.dated(plain(letter.dated, facts)), keep=True)
    yield from (Strip(one) for one in pieces.signing(parties, w))


def _expected(place: SignPlace, sender: Writer) -> Party:
    return Party(Signer(sender.ketua if place.code == KETUA else ""))


class _Drawn:
    """Draws one letter: deals it out to pages first, so that each says how many there are."""

    def __init__(
        self,
        pen: Pen,
        size: tuple[float, float],
        letter: Letter,
        sender: Writer,
        content: Content,
    ) -> None:
        self._pen, self._letter, self._sender, self._content = pen, letter, sender, content
        self._facts = {**sender_facts(sender), **content.facts}
        said = around(
            sender.election,
            letter.model,
            letter.footer,
            (sender.made, sender.copy),
            draft=content.draft,
        )
        self._frame = Frame(pen, size, said, margin=_MARGIN)
        self._body = self._frame.body
        self._title = pieces.title(letter, self._facts, self._body.w - 2 * _SIDE)
        titled = sum(one.height for one in self._title)
        self._heads = (max(titled, MODEL[1]) + _AFTER_HEAD, MODEL[1] + _AFTER_HEAD)

    def draw(self) -> None:
        """Draw every page."""
        first, others = (self._body.h - head for head in self._heads)
        pages = dealt(self._strips(), chain((first,), repeat(others)))
        for number, page in enumerate(pages, 1):
            draw_page(self._pen, self._begin(number, len(pages)), page)
            self._frame.end(number, len(pages))

    def _strips(self) -> Iterator[Strip]:
        letter, facts, w = self._letter, self._facts, self._body.w
        if letter.places:
            yield Strip(pieces.places(letter, facts, w))
            yield Strip(space(_AFTER_HEAD))
        for line in letter.address:
            if plain(line, facts):
                yield Strip(pieces.address(line, facts), keep=True)
        yield Strip(space(_AFTER_HEAD if letter.address else 0))
        yield from (Strip(pieces.paragraph(text, facts, w)) for text in letter.opening)
        for table in letter.tables:
            yield Strip(space(_GAP), keep=True)
            if table.title:
                yield Strip(pieces.caption(plain(table.title, facts)), keep=True)
            rows = self._content.tables.get(table.code, Rows())
            found = list(strips(table, rows, w, letter.resumed))
            # Nobody signs a page that says nothing: the last row goes with who signs.
            bound = replace(found[-1], keep=table is letter.tables[-1])
            yield from (*found[:-1], bound)
        yield Strip(space(_AFTER_HEAD), keep=True)
        yield from (Strip(pieces.paragraph(text, facts, w), keep=True) for text in letter.closing)
        yield from signing(letter, self._sender, self._content, facts, w)

    def _begin(self, number: int, pages: int) -> Box:
        """Draw the top of a page; return what is left for its content."""
        pen, body = self._pen, self._frame.begin(number, pages)
        head, rest = body.rows(self._heads[min(number, 2) - 1], 0)
        if number == 1:
            stack(pen, head.inset(_SIDE), self._title)
        else:
            pen.write(Box(head.x, head.y, head.w - _SIDE, MODEL[1]), self._again(), _AGAIN)
        return rest

    def _again(self) -> str:
        """Say on a later page what is read on."""
        facts = self._facts
        title = next((one.text for one in self._letter.heading if one.large), "")
        place = [facts[name] for name in ("desa", "kecamatan", "kabko") if name in facts]
        place = place or [facts.get("provinsi", "")]
        if "tps" in facts:
            place.insert(0, f"TPS {facts['tps']}")
        lines = (self._letter.model, plain(title, facts).upper(), ", ".join(place))
        return "\n".join(dict.fromkeys(lines))
