"""Examines books as a stranger would: chains, digests, and rows that no line knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from kpps_desktop.domain.journal import DeskId, Line, broken_at, canonical
from kpps_desktop.domain.outcomes import Finding, Refused, Trouble
from kpps_desktop.domain.recap.strands import OWN, parted
from kpps_desktop.store.journal import IN_ORDER, line_of
from kpps_desktop.store.tables import BESIDE, JOURNAL
from kpps_desktop.store.transaction import entry, rows_digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Table

    from kpps_desktop.store.transaction import Entry

_FEW = 50
"""Rows fetched at a time: some hold whole bundles."""
_GUARDS = {
    "sqlite": ("SELECT name FROM sqlite_master WHERE type = 'trigger'", ("update", "delete")),
    "postgresql": (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
        ("update", "delete", "truncate"),
    ),
}


def examine(connection: Connection) -> list[Finding]:
    """Return every fault of the books of all desks."""
    return _damage(connection) or [*_guards(connection), *_altered(connection)]


def _damage(connection: Connection) -> list[Finding]:
    """Let SQLite examine its own file; a server looks after its files itself."""
    if connection.dialect.name != "sqlite":
        return []
    said = connection.scalars(text("PRAGMA integrity_check")).all()
    return [] if said == ["ok"] else [Finding("B.104")]


def _guards(connection: Connection) -> Iterator[Finding]:
    """Report tables whose guards against update and deletion are gone."""
    query, acts = _GUARDS[connection.dialect.name]
    there = set(connection.scalars(text(query)))
    for table in (JOURNAL, *BESIDE):
        if any(f"guard_{table.name}_{act}" not in there for act in acts):
            yield Finding("J.105", where=table.name, facts={"table": table.name})


def _altered(connection: Connection) -> Iterator[Finding]:
    chains: dict[DeskId, list[Line]] = defaultdict(list)
    read: list[tuple[int, Line]] = []
    for row in connection.execute(IN_ORDER):
        try:
            line = line_of(row)
        except Trouble:
            yield _at("J.102", row.desk, row.seq)
            continue
        if canonical(line.facts).decode() != row.facts:
            yield _at("J.102", row.desk, row.seq)
        chains[line.desk].append(line)
        read.append((row.id, line))
    for desk, chain in chains.items():
        yield from _chain(desk, chain)
    yield from _rows(connection, chains, _elsewhere(read))


def _chain(desk: DeskId, chain: Sequence[Line]) -> Iterator[Finding]:
    """Report where a desk's lines, given in commit order, do not follow on one another."""
    numbered = sorted(chain, key=lambda line: line.seq)
    for committed, line in zip(chain, numbered, strict=True):
        if committed is not line:
            yield _at("J.103", desk, committed.seq)
            break
    broken = broken_at(numbered)
    if broken is not None:
        yield _at("J.101", desk, broken)


def _elsewhere(read: Sequence[tuple[int, Line]]) -> set[tuple[str, int]]:
    """Return the lines that were taken in from other desks, whose rows stayed there."""
    try:
        return {(line.desk, line.seq) for _, of, line in parted(read) if of != OWN}
    except Refused:  # altered, and told of as such
        return set()


def _rows(
    connection: Connection,
    chains: Mapping[DeskId, Sequence[Line]],
    elsewhere: set[tuple[str, int]],
) -> Iterator[Finding]:
    """Report lines whose rows are not those they were committed with, and rows of no line."""
    entries: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for table in BESIDE:
        for desk, seq, made in _entries(connection, table):
            entries[desk, seq].append(made)
    for desk, chain in chains.items():
        for line in chain:
            if (desk, line.seq) in elsewhere:
                continue
            if rows_digest(entries.pop((desk, line.seq), ())) != line.rows:
                yield _at("J.104", desk, line.seq)
    for desk, seq in sorted(entries):
        yield _at("J.106", desk, seq)


def _entries(connection: Connection, table: Table) -> Iterator[tuple[str, int, Entry]]:
    few = {"yield_per": _FEW}
    for row in connection.execute(select(table), execution_options=few).mappings():
        yield (
            row["desk"],
            row["line"],
            entry(table.name, {str(name): value for name, value in row.items()}),
        )


def _at(code: str, desk: str, line: int) -> Finding:
    return Finding(code, where=f"{desk} {line}", facts={"desk": desk, "line": line})
