"""Pictures of the screen for the witnesses: a count that runs, or what happens otherwise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowPicture:
    """One choice on the public screen."""

    number: int
    names: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class BallotPicture:
    """A ballot that was announced: its place in the count, its choice."""

    place: int
    choice: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardPicture:
    """A count: every choice, *tidak sah*, how far it has come, the ballot announced last."""

    rows: tuple[RowPicture, ...]
    invalid: RowPicture
    announced: int
    box: int
    last: BallotPicture | None = None
    cancelled: int = 0
    rest: str = ""
    """Said across the board while the count rests, or once it is done."""


@dataclass(frozen=True, slots=True)
class FactPicture:
    """One line of what is known otherwise."""

    words: str
    figure: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class LayarPicture:
    """The whole screen: a board, or facts under a title. `contest` gives the band its colour."""

    place: str
    title: str
    contest: str = ""
    banner: str = ""
    board: BoardPicture | None = None
    text: str = ""
    facts: tuple[FactPicture, ...] = ()
