"""The frame of a page: watermark and alerts above, model and page number, signatures, foot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.domain.elections import Mode
from kpps_desktop.papers.boxes import MM, Box
from kpps_desktop.papers.captions import captions
from kpps_desktop.papers.faces import Face
from kpps_desktop.papers.fitting import Letter
from kpps_desktop.papers.heads import Piece
from kpps_desktop.papers.parts import foot, model_box, watermark

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.papers.pen import Pen

MARGIN = 10.7 * MM
MODEL = (25 * MM, 13 * MM)
_TOP, _BOTTOM = 9 * MM, 6.5 * MM
_FOOT, _GAP = 6 * MM, 2 * MM
_ALERT = Letter(Face.BOLD, 7.4, 4, across="centre")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around every page of a paper."""

    model: str
    footer: str
    alerts: tuple[str, ...] = ()
    pale: tuple[str, ...] = ()
    made: str = ""
    copy: str = ""


def around(
    election: Election,
    model: str,
    footer: str,
    lines: tuple[str, str] = ("", ""),
    note: str = "",
    *,
    draft: bool = False,
) -> Around:
    """Return what an election asks for around a page; a `draft` says so on every page.

    `lines` stand at its foot: when it was made, and which copy it is; `note` is said of a
    simulation.
    """
    marks = captions()
    simulated = election.mode is Mode.SIMULASI
    alerts = (
        (note or marks.simulation_note) if simulated else "",
        marks.draft_note if draft else "",
        marks.kinds[election.kind],
    )
    pale = ((marks.simulation, simulated), (marks.draft, draft))
    return Around(
        model,
        footer,
        tuple(filter(None, alerts)),
        tuple(words for words, there in pale if there),
        *lines,
    )


class Signing(Protocol):
    """Signature blocks: how high they are, and how they are drawn."""

    @property
    def height(self) -> float:
        """Height of all of them."""

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw them."""


class Frame:
    """Draws what each page of a paper has in common."""

    def __init__(
        self,
        pen: Pen,
        size: tuple[float, float],
        said: Around,
        blocks: Signing | None = None,
        margin: float = MARGIN,
    ) -> None:
        self._pen = pen
        self._size = size
        self._said = said
        self._blocks = blocks
        full = Box(margin, _TOP, size[0] - 2 * margin, size[1] - _TOP - _BOTTOM)
        signing = blocks.height if blocks else 0.01
        self.body, _, self._signing, self._foot = full.rows(0, _GAP, signing, _FOOT)

    def begin(self, number: int, pages: int) -> Box:
        """Draw the top of a page; return its body, in whose upper right the model stands."""
        pen, said, body = self._pen, self._said, self.body
        if said.pale:
            watermark(pen, self._size, said.pale)
        pen.write(Box(body.x, 3 * MM, body.w, 4.5 * MM), " · ".join(said.alerts), _ALERT)
        corner = Box(body.right - MODEL[0], body.y, *MODEL)
        model_box(pen, corner, said.model, _numbered(number, pages))
        return body

    def end(self, number: int, pages: int) -> None:
        """Draw signature blocks and foot, and turn the page."""
        if self._blocks:
            self._blocks.draw(self._pen, self._signing)
        said = self._said
        left = said.copy or said.model
        foot(self._pen, self._foot, (left, _numbered(number, pages), said.made), said.footer)
        self._pen.turn()


def beside_model(piece: Piece) -> Piece:
    """Keep a piece clear of the corner in which the model stands."""
    side = MODEL[0] + 3 * MM
    return Piece(
        piece.height,
        lambda pen, box: piece.draw(pen, Box(box.x, box.y, box.w - side, box.h)),
    )


def _numbered(number: int, pages: int) -> str:
    return captions().page.format(page=number, pages=pages)
