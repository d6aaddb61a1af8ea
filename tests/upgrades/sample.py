"""Fills books with one line for everything they can hold: what old files are made of.

`python -m tests.upgrades.sample FOLDER` writes the file of the newest revision.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.events import (
    AdmissionUndone,
    BallotCancelled,
    BallotCounted,
    BundleMade,
    CompanionRecorded,
    CountingOpened,
    PaperMade,
    VoterAdmitted,
)
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.people import KETUA_KPPS, Sex, Voter, VoterRef
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.store import Companion, Receipt, file_url, open_store
from kpps_desktop.store.tables import HEAD

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from kpps_desktop.domain.event_names import AnyEvent
    from kpps_desktop.store import Books, Store

DESK = DeskId("tps-3101011001001")
KEY = bytes(range(32))
SITI = Voter(VoterRef("DPT-1"), "Siti", Sex.P, 41, "Jl. Mawar", "001", "002", "A", "1234")
RESULT = b"hasil"
AT = datetime(2024, 11, 27, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def _write(store: Store, event: AnyEvent) -> AbstractContextManager[Books]:
    return store.write(event, KETUA_KPPS, AT)


def fill(store: Store) -> None:
    """Write ten lines, and at least one row in every table."""
    with _write(store, CountingOpened()) as books:
        books.packs.add(b"paket")
        books.people.add(KETUA_KPPS, "Budi", "ketua")
        books.voters.add([SITI], "3101011001")
        books.settings.put("bahasa", "id")
    _fill_attendance(store)
    _fill_ballots(store)
    with _write(store, PaperMade("C.HASIL-SALINAN", "gubernur", "")) as books:
        books.papers.add("C.HASIL-SALINAN", "gubernur", b"kertas", sequence=1)
    with _write(store, BundleMade(1, "")) as books:
        books.bundles.add(1, RESULT, "hasil-3101011001001-1.asice")
    sha256 = hashlib.sha256(RESULT).hexdigest()
    tps = KodeTps("3101011001001")
    with _write(store, CountingOpened()) as books:
        books.receipts.add(
            Receipt(tps, ResultKind.REGULER, 1, sha256, "bundle", "", "f" * 64, "{}"), RESULT
        )


def _fill_attendance(store: Store) -> None:
    contests = ("gubernur", "bupati")
    admitted = VoterAdmitted(
        SITI.ref, "P", disabled=True, contests=contests, papers=("ktp",), home="3101", inked=False
    )
    with _write(store, admitted) as books:
        books.attendance.admit(SITI.ref, SITI.sex, contests, disabled=True)
        (admission,) = books.attendance.present()
    with _write(store, AdmissionUndone(SITI.ref, "salah ketik")) as books:
        books.attendance.undo(admission)
    with _write(store, admitted) as books:
        books.attendance.admit(SITI.ref, SITI.sex, contests, disabled=True)
    with _write(store, CompanionRecorded(SITI.ref, by_kpps=False)) as books:
        books.companions.add(Companion(SITI.ref, "Nina", "anak"))


def _fill_ballots(store: Store) -> None:
    with _write(store, BallotCounted("gubernur", 2, "")) as books:
        books.ballots.count("gubernur", 1, 2)
        (ballot,) = books.ballots.of("gubernur", 1)
    with _write(store, BallotCancelled("gubernur", "keliru")) as books:
        books.ballots.cancel(ballot, "keliru")


if __name__ == "__main__":
    made = Path(sys.argv[1], f"v{HEAD}.db")
    with open_store(file_url(made), DESK, KEY) as new:
        fill(new)
