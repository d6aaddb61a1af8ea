"""The database of a desk: books and journal, committed together, never altered."""

from kpps_desktop.store.attendance import Admission
from kpps_desktop.store.ballots import Ballot
from kpps_desktop.store.books import Books
from kpps_desktop.store.bundles import Bundle
from kpps_desktop.store.companions import Companion
from kpps_desktop.store.engine import KEY_BYTES, file_url, shown
from kpps_desktop.store.papers import Paper
from kpps_desktop.store.people import Person
from kpps_desktop.store.receipts import Receipt
from kpps_desktop.store.store import Store, begun_by, has_books, open_store
from kpps_desktop.store.watching import CLAIMED, MISSED, Heard, Watch
from kpps_desktop.store.writer import SILENCE

__all__ = [
    "CLAIMED",
    "KEY_BYTES",
    "MISSED",
    "SILENCE",
    "Admission",
    "Ballot",
    "Books",
    "Bundle",
    "Companion",
    "Heard",
    "Paper",
    "Person",
    "Receipt",
    "Store",
    "Watch",
    "begun_by",
    "file_url",
    "has_books",
    "open_store",
    "shown",
]
