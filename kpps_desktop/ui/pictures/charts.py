"""Pictures of what is drawn: turus, tally bars, attendance by hour."""

from __future__ import annotations

from dataclasses import dataclass

FIVES_A_ROW = 12
"""The plano has twelve fives to a row."""
_FIVE = 5


@dataclass(frozen=True, slots=True)
class TurusRow:
    """One row of turus: whole fives, then single strokes."""

    fives: int
    ones: int

    @property
    def total(self) -> int:
        """Return what the row counts."""
        return self.fives * _FIVE + self.ones


@dataclass(frozen=True, slots=True)
class BarPicture:
    """One choice of a contest and its count."""

    number: str
    name: str
    count: int
    muted: bool = False


@dataclass(frozen=True, slots=True)
class TallyBarsPicture:
    """The choices of a contest side by side; `text` says the same in a sentence."""

    bars: tuple[BarPicture, ...]
    contest: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HourPicture:
    """How many came within one hour."""

    hour: str
    count: int


@dataclass(frozen=True, slots=True)
class HourChartPicture:
    """Attendance by hour; `text` says the same in a sentence."""

    hours: tuple[HourPicture, ...]
    title: str = ""
    text: str = ""


def turus_rows(count: int) -> tuple[TurusRow, ...]:
    """Part a count into rows of twelve fives, the last with what is left; none for 0."""
    if count < 0:
        raise ValueError(count)
    full, rest = divmod(count, FIVES_A_ROW * _FIVE)
    rows = [TurusRow(FIVES_A_ROW, 0)] * full
    if rest:
        rows.append(TurusRow(*divmod(rest, _FIVE)))
    return tuple(rows)
