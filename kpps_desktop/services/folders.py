"""How the files of a desk are called in its folder on this machine."""

from __future__ import annotations

from dataclasses import dataclass

PACK, NAMES = "paket.asice", "petugas.json"


@dataclass(frozen=True, slots=True)
class DeskFiles:
    """Books and keyring of a kind of desk."""

    books: str
    ring: str


TPS_FILES = DeskFiles("buku.db", "kunci.json")
RECAP_FILES = DeskFiles("rekap.db", "rekap.db.kunci.json")
"""The keyring is called after the books, as the command line finds it (`--db FOLDER/rekap.db`).
Where the books lie on a server, the folder holds the keyring and the pack alone."""
SEAT = "meja.txt"
"""What the desk of a recap is called among others."""
