"""The journal, which leaves the TPS, names no voter; names stay beside it."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from kpps_desktop.domain.event_names import NAMES
from kpps_desktop.domain.events import SaksiAccredited
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.recap.events import GuestAccredited
from kpps_desktop.store.tables import JOURNAL
from tests.upgrades import sample

if TYPE_CHECKING:
    from kpps_desktop.store import Store

PERSONAL = {"name", "nama", "nik", "nik_tail", "address", "alamat", "age", "usia", "rt", "rw"}


def test_no_event_has_room_for_personal_data_but_the_names_of_those_with_a_mandate() -> None:
    told = {(of, field.name) for of in NAMES for field in fields(of) if field.name in PERSONAL}
    assert told == {(SaksiAccredited, "name"), (GuestAccredited, "name")}


def test_the_journal_holds_nothing_of_the_rows_beside_it(store: Store) -> None:
    sample.fill(store)
    written = b"\n".join(
        canonical([line.event, line.facts, line.officer, line.desk]) for _, line in store.lines()
    ).decode()
    personal = ("Siti", "Jl. Mawar", "1234", "Budi", "Nina", "anak")
    assert [one for one in personal if one in written] == []
    assert PERSONAL & {column.name for column in JOURNAL.c} == set()
