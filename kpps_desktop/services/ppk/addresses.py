"""Where a recap's books lie: the file or server that an address means, and what opens it."""

from __future__ import annotations

from codecs import getincrementaldecoder
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.keys import Keys
from kpps_desktop.store import file_url
from kpps_desktop.trust import keyring

if TYPE_CHECKING:
    from kpps_desktop.trust.credentials import Credential

_FILE = "sqlite:///"
_RING = ".kunci.json"
_MUCH = 4096
_OTHERS = (b"PK\x03\x04", b"%PDF", b"SQLite format 3\0", b"\xff\xfe", b"\xfe\xff")
"""How archives and sheets, papers, open databases and UTF-16 text begin."""
_ANOTHERS_CODE = "T.224"


def url_of(address: str) -> str:
    """Return the database URL that an address is, or the path of a file means."""
    return address if "://" in address else file_url(Path(address))


def file_of(url: str) -> Path | None:
    """Return the file that books lie in, or None where they are on a server."""
    return Path(url.removeprefix(_FILE)) if url.startswith(_FILE) else None


def keys_beside(path: Path) -> Keys:
    """Return the keyring beside a file of books, called after the file's own name."""
    return Keys(path.with_name(f"{path.name}{_RING}"), damaged="K.143")


def database_key(path: Path, credential: Credential, code: str) -> bytes | None:
    """Return the key of an encrypted file, making its keyring where there is no file yet.

    Refused S.774 where the file is plainly none of ours, S.775 where its keyring is lost, K.143
    where it is damaged, S.773 where another pack began it: that the code opens this pack is known
    already.
    """
    _refuse_another(path)
    keys = keys_beside(path)
    if not keys.path.exists():
        if path.exists() and path.stat().st_size:
            raise Refused("S.775", books=str(path), keys=keys.path.name)
        keys.keep(keyring.new_ring(keyring.new_database_key(), credential, code))
    try:
        return keys.open_with_code(code).database
    except Refused as news:
        if news.code != _ANOTHERS_CODE:
            raise
        raise Refused("S.773", books=str(path)) from news


def _refuse_another(path: Path) -> None:
    """Refuse a folder, or a file that reads as something else: encrypted books read as noise."""
    if path.is_dir():
        raise Refused("S.774", books=str(path))
    if not path.is_file():
        return
    try:
        with path.open("rb") as file:
            head = file.read(_MUCH)
    except OSError:
        return  # opening it tells why
    if head and (head.startswith(_OTHERS) or _is_text(head)):
        raise Refused("S.774", books=str(path))


def _is_text(head: bytes) -> bool:
    try:
        getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return True
