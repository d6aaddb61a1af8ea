"""The books of a desk: one attribute a noun, each with its own few queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.store.attendance import Attendance
from kpps_desktop.store.ballots import Ballots
from kpps_desktop.store.bundles import Bundles
from kpps_desktop.store.claims import Claims
from kpps_desktop.store.companions import Companions
from kpps_desktop.store.journal import Journal
from kpps_desktop.store.packs import Packs
from kpps_desktop.store.papers import Papers
from kpps_desktop.store.people import People
from kpps_desktop.store.receipts import Receipts
from kpps_desktop.store.settings import Settings
from kpps_desktop.store.voters import Voters

if TYPE_CHECKING:
    from kpps_desktop.store.transaction import Transaction


class Books:
    """Everything a desk has written, seen through one transaction."""

    __slots__ = (
        "attendance",
        "ballots",
        "bundles",
        "claims",
        "companions",
        "journal",
        "packs",
        "papers",
        "people",
        "receipts",
        "settings",
        "voters",
    )

    def __init__(self, transaction: Transaction) -> None:
        self.journal = Journal(transaction)
        self.packs = Packs(transaction)
        self.people = People(transaction)
        self.voters = Voters(transaction)
        self.companions = Companions(transaction)
        self.attendance = Attendance(transaction)
        self.ballots = Ballots(transaction)
        self.papers = Papers(transaction)
        self.bundles = Bundles(transaction)
        self.receipts = Receipts(transaction)
        self.settings = Settings(transaction)
        self.claims = Claims(transaction)
