"""The first books: the journal, what stands beside it, and the guards of both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_GUARD = """
CREATE FUNCTION kpps_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def upgrade() -> None:
    """Make all tables and refuse every update and deletion in them."""
    on_server = op.get_bind().dialect.name == "postgresql"
    if on_server:
        op.execute(_GUARD)
    _journal()
    _voters_day()
    _count()
    _files()
    for table in sa.inspect(op.get_bind()).get_table_names():
        if table != "alembic_version":
            _guard(table, on_server=on_server)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _bytes() -> sa.Column[bytes]:
    return sa.Column("bytes", sa.LargeBinary, nullable=False)


def _beside(name: str, *items: sa.schema.SchemaItem, several: bool = True) -> None:
    place = (_number("nth"),) if several else ()
    key = ("desk", "line", "nth") if several else ("desk", "line")
    op.create_table(
        name,
        _text("desk"),
        _number("line"),
        *place,
        *items,
        sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"),
        sa.ForeignKeyConstraint(
            ["desk", "line"],
            ["journal.desk", "journal.seq"],
            name=f"fk_{name}_journal",
            deferrable=True,
            initially="DEFERRED",
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _cancelling(name: str, *items: sa.schema.SchemaItem) -> None:
    _beside(
        name,
        *items,
        sa.Column("cancels", sa.Integer),
        sa.ForeignKeyConstraint(
            ["desk", "cancels"], [f"{name}.desk", f"{name}.line"], name=f"fk_{name}_cancels"
        ),
        several=False,
    )
    cancelled = sa.text("cancels IS NOT NULL")
    op.create_index(
        f"uq_{name}_cancels",
        name,
        ["desk", "cancels"],
        unique=True,
        sqlite_where=cancelled,
        postgresql_where=cancelled,
    )


def _guard(table: str, *, on_server: bool) -> None:
    for act in ("update", "delete"):
        name = f"guard_{table}_{act}"
        if on_server:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION kpps_append_only()"
            )
        else:
            op.execute(
                f"CREATE TRIGGER {name} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    if on_server:
        op.execute(
            f"CREATE TRIGGER guard_{table}_truncate BEFORE truncate ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION kpps_append_only()"
        )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, nullable=False),
        _text("desk"),
        _number("seq"),
        _text("at"),
        _text("officer"),
        _text("event"),
        _text("facts"),
        _text("rows"),
        _text("prev"),
        _text("hash"),
        sa.PrimaryKeyConstraint("id", name="pk_journal"),
        sa.UniqueConstraint("desk", "seq", name="uq_journal_desk"),
        sqlite_strict=True,
    )
    _beside("settings", _text("name"), _text("value"))
    _beside("people", _text("person"), _text("name"), _text("role"))


def _voters_day() -> None:
    _beside(
        "voters",
        _text("ref"),
        _text("name"),
        _text("sex"),
        sa.Column("age", sa.Integer),
        _text("address"),
        _text("rt"),
        _text("rw"),
        _text("disability"),
        _text("nik_tail"),
        _text("home"),
        sa.UniqueConstraint("desk", "ref", name="uq_voters_desk"),
    )
    _beside("companions", _text("voter"), _text("name"), _text("relation"))
    _cancelling(
        "attendance",
        _text("voter"),
        _text("category"),
        _text("sex"),
        _number("disabled"),
        _text("contests"),
        _text("at"),
        sa.CheckConstraint("disabled IN (0, 1)", name="ck_attendance_disabled"),
    )


def _count() -> None:
    _cancelling("ballots", _text("contest"), _number("round"), _number("choice"), _text("reason"))


def _files() -> None:
    _beside("packs", _text("sha256"), _bytes())
    _beside(
        "papers",
        _text("paper"),
        _text("contest"),
        _text("sha256"),
        _number("sequence"),
        _number("copy"),
        _bytes(),
    )
    _beside("bundles", _number("sequence"), _text("sha256"), _text("target"), _bytes())
    _beside(
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
        sa.UniqueConstraint("sha256", name="uq_receipts_sha256"),
    )
    op.create_index("ix_receipts_tps", "receipts", ["tps"])
