"""The tables, alike on SQLite and PostgreSQL; nothing in them is ever updated or deleted.

A row's identity is the journal line it was committed with (`desk`, `line`) and, where one line
may bring several rows, its place among them (`nth`): no number of ours can collide between
desks. Without rowids the rows lie in that order, so a commit touches one page a table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    select,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.sql.schema import SchemaItem

HEAD = "0001"
"""The newest revision: what a file must have before it is used."""

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

JOURNAL = Table(
    "journal",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("desk", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("rows", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("desk", "seq"),
    sqlite_strict=True,
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _bytes() -> Column[bytes]:
    return Column("bytes", LargeBinary, nullable=False)


def _beside_journal(name: str, *items: SchemaItem, several: bool = True) -> Table:
    place = (_number("nth"),) if several else ()
    key = ("desk", "line", "nth") if several else ("desk", "line")
    return Table(
        name,
        METADATA,
        _text("desk"),
        _number("line"),
        *place,
        *items,
        PrimaryKeyConstraint(*key),
        # Rows come before their line, which holds their digest.
        ForeignKeyConstraint(
            ["desk", "line"], ["journal.desk", "journal.seq"], deferrable=True, initially="DEFERRED"
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _cancelling(name: str, *items: SchemaItem) -> Table:
    """Make a table of one row a line, whose `cancels` is the line of the row taken back."""
    table = _beside_journal(
        name,
        *items,
        Column("cancels", Integer),
        ForeignKeyConstraint(
            ["desk", "cancels"], [f"{name}.desk", f"{name}.line"], name=f"fk_{name}_cancels"
        ),
        several=False,
    )
    cancelled = table.c.cancels.is_not(None)
    Index(
        f"uq_{name}_cancels",
        table.c.desk,
        table.c.cancels,
        unique=True,
        sqlite_where=cancelled,
        postgresql_where=cancelled,
    )
    return table


PACKS = _beside_journal("packs", _text("sha256"), _bytes())
PEOPLE = _beside_journal("people", _text("person"), _text("name"), _text("role"))
VOTERS = _beside_journal(
    "voters",
    _text("ref"),
    _text("name"),
    _text("sex"),
    Column("age", Integer),
    _text("address"),
    _text("rt"),
    _text("rw"),
    _text("disability"),
    _text("nik_tail"),
    _text("home"),
    UniqueConstraint("desk", "ref"),
)
COMPANIONS = _beside_journal("companions", _text("voter"), _text("name"), _text("relation"))
ATTENDANCE = _cancelling(
    "attendance",
    _text("voter"),
    _text("category"),
    _text("sex"),
    _number("disabled"),
    _text("contests"),
    _text("at"),
    CheckConstraint("disabled IN (0, 1)", name="disabled"),
)
BALLOTS = _cancelling(
    "ballots",
    _text("contest"),
    _number("round"),
    _number("choice"),
    _text("reason"),
)
PAPERS = _beside_journal(
    "papers",
    _text("paper"),
    _text("contest"),
    _text("sha256"),
    _number("sequence"),
    _number("copy"),
    _bytes(),
)
BUNDLES = _beside_journal(
    "bundles", _number("sequence"), _text("sha256"), _text("target"), _bytes()
)
RECEIPTS = _beside_journal(
    "receipts",
    _text("tps"),
    _text("kind"),
    _number("sequence"),
    _text("sha256"),
    _text("by"),
    _text("previous"),
    _text("journal_hash"),
    _text("result"),
    _bytes(),
    UniqueConstraint("sha256"),
    Index(None, "tps"),
)
SETTINGS = _beside_journal("settings", _text("name"), _text("value"))

BESIDE = tuple(table for name, table in sorted(METADATA.tables.items()) if name != JOURNAL.name)
"""All tables but the journal, by name."""


def in_order(table: Table, *columns: ColumnElement[object]) -> Select[*tuple[Any, ...]]:
    """Select from a table of several desks, in the order in which rows were committed."""
    here = (JOURNAL.c.desk == table.c.desk) & (JOURNAL.c.seq == table.c.line)
    # The rows of a line being written have no line yet: they are the last.
    return (
        select(*columns)
        .join_from(table, JOURNAL, here, isouter=True)
        .order_by(JOURNAL.c.id.nulls_last(), table.c.nth)
    )
