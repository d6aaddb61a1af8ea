"""The faults of a source folder, gathered with file, row and column until all is read."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding, Kind

if TYPE_CHECKING:
    from kpps_desktop.domain.outcomes import Fact

MOST_FAULTS = 1_000
"""Faults told of one file; the rest of them are counted."""
_SHOWN = 40
"""Letters of a wrong value that are repeated to its writer."""


class Faults:
    """Every fault found so far. What is a *peringatan* does not stop a build."""

    def __init__(self) -> None:
        self._findings: list[Finding] = []
        self._told: Counter[str] = Counter()

    @property
    def findings(self) -> list[Finding]:
        """All findings; of a file with too many, the last says so."""
        flooded = [file for file, count in self._told.items() if count > MOST_FAULTS]
        return self._findings + [
            Finding("I.114", where=file, facts={"most": MOST_FAULTS}) for file in flooded
        ]

    @property
    def serious(self) -> bool:
        """Whether anything stops the build."""
        return any(one.kind is Kind.GALAT for one in self._findings)

    def blame(self, code: str, file: str, row: int = 0, column: str = "", **facts: Fact) -> None:
        """Note a fault; a row or column that is no part of it is left out."""
        self._note(code, Kind.GALAT, file, row, column, facts)

    def warn(self, code: str, file: str, row: int = 0, column: str = "", **facts: Fact) -> None:
        """Note what should be looked at, and does not stop a build."""
        self._note(code, Kind.PERINGATAN, file, row, column, facts)

    def add(self, finding: Finding) -> None:
        """Note a fault that was found elsewhere."""
        self._findings.append(finding)

    def _note(
        self, code: str, kind: Kind, file: str, row: int, column: str, facts: dict[str, Fact]
    ) -> None:
        self._told[file] += 1
        if self._told[file] > MOST_FAULTS:
            return
        place = [file, *([str(row)] if row else []), *([column] if column else [])]
        shown = {
            name: fact[:_SHOWN] if isinstance(fact, str) else fact for name, fact in facts.items()
        }
        told: dict[str, Fact] = {"file": file, "row": row, "column": column, **shown}
        self._findings.append(Finding(code, kind, where=":".join(place), facts=told))
