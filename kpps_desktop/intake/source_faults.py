"""The faults of a source folder, gathered by sort until all is read: few are named, all counted."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.outcomes import Fact

NAMED = 3
"""Faults of one sort in one column that are told each by itself; the rest are counted."""
SUBJECTS = 20
"""The same where each stands for many rows: a wrong code, repeated for every voter."""
SAME, MORE, REST = "I.274", "I.275", "I.276"
"""What stands for faults that are not told each by itself."""
_SHOWN = 40
"""Letters of a wrong value that are repeated to its writer."""


@dataclass(slots=True)
class _Rest:
    """Faults beyond those named: how many, and between which rows."""

    count: int = 0
    first: int = 0
    last: int = 0

    def add(self, row: int) -> None:
        """Count one more."""
        self.count += 1
        self.first = self.first or row
        self.last = row


@dataclass(slots=True)
class _Sort:
    """Faults of one code in one column: those named, what each stands for, and the rest."""

    named: list[tuple[Finding, _Rest]] = field(default_factory=list)
    about: dict[str, _Rest] = field(default_factory=dict)
    rest: _Rest = field(default_factory=_Rest)


class Faults:
    """Every fault found so far, or all of them one by one. A *peringatan* stops no build."""

    def __init__(self, *, every: bool = False) -> None:
        self._every = every
        self._sorts: dict[tuple[str, str, str], _Sort] = {}
        self.total = 0
        self.serious = False
        """Whether anything stops the build."""

    @property
    def findings(self) -> list[Finding]:
        """All findings, sort by sort; what stands for the rest of a sort comes behind it."""
        return [finding for sort in self._sorts.values() for finding in _told(sort)]

    def blame(
        self,
        code: str,
        file: str,
        row: int = 0,
        column: str = "",
        *,
        about: str = "",
        **facts: Fact,
    ) -> None:
        """Note a fault; a row or column that is no part of it is left out.

        Faults `about` one and the same thing (a code that is nowhere) are told once.
        """
        self._note(Finding(code, Kind.GALAT, facts=facts), file, row, column, about)

    def warn(self, code: str, file: str, row: int = 0, column: str = "", **facts: Fact) -> None:
        """Note what should be looked at, and does not stop a build."""
        self._note(Finding(code, Kind.PERINGATAN, facts=facts), file, row, column, "")

    def add(self, finding: Finding) -> None:
        """Note a fault of a whole file that was found elsewhere."""
        self.total += 1
        self.serious |= finding.kind is Kind.GALAT
        sort = self._sorts.setdefault((finding.code, finding.where, ""), _Sort())
        sort.named.append((finding, _Rest()))

    def _note(self, said: Finding, file: str, row: int, column: str, about: str) -> None:
        self.total += 1
        self.serious |= said.kind is Kind.GALAT
        sort = self._sorts.setdefault((said.code, file, column), _Sort())
        most = sys.maxsize if self._every else SUBJECTS if about else NAMED
        if about in sort.about and not self._every:
            sort.about[about].add(row)
        elif len(sort.named) >= most:
            sort.rest.add(row)
        else:
            rest = _Rest()
            sort.named.append((_placed(said, file, row, column), rest))
            if about:
                sort.about[about] = rest


def counted(findings: Iterable[Finding], kind: Kind) -> int:
    """Return how many faults of a kind the findings stand for."""
    told = (one for one in findings if one.kind is kind)
    return sum(int(one.facts["more"] or 0) if one.code in (SAME, MORE, REST) else 1 for one in told)


def _placed(said: Finding, file: str, row: int, column: str) -> Finding:
    place = [file, *([str(row)] if row else []), *([column] if column else [])]
    shown = {
        name: fact[:_SHOWN] if isinstance(fact, str) else fact for name, fact in said.facts.items()
    }
    facts: dict[str, Fact] = {"file": file, "row": row, "column": column, **shown}
    return Finding(said.code, said.kind, where=":".join(place), facts=facts)


def _told(sort: _Sort) -> Iterator[Finding]:
    for finding, rest in sort.named:
        yield finding
        if rest.count:
            yield _counted("I.274", finding, rest)
    if sort.rest.count:
        last = sort.named[-1][0]
        yield _counted("I.275" if sort.rest.first else "I.276", last, sort.rest)


def _counted(code: str, of: Finding, rest: _Rest) -> Finding:
    facts: dict[str, Fact] = {
        "file": of.facts["file"],
        "code": of.code,
        "more": rest.count,
        "rows": f"{rest.first}-{rest.last}" if rest.count > 1 else str(rest.first),
    }
    return Finding(code, of.kind, where=str(of.facts["file"]), facts=facts)
