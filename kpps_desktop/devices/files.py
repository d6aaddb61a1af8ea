"""Files read under a limit, and written so that a loose stick or a power cut loses nothing."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Trouble, why_of

if TYPE_CHECKING:
    from pathlib import Path

_OWNER, _ALL = 0o600, 0o666
"""Modes of new files (POSIX); Windows keeps the folders of a user to the user by itself."""
MOST = 256 * 1024 * 1024
"""Bytes of the largest file that is read at all."""


def read(path: Path, most: int = MOST) -> bytes:
    """Return a file's bytes; Trouble D.001 where it cannot be read, D.002 where it is too large.

    Trouble K.145 for what is no file, such as a pipe: reading it might never end.
    """
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a folder says so when it is opened
            raise Trouble("K.145", path=str(path))
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise Trouble("D.001", path=str(path), why=why_of(error)) from error
    if len(data) > most:
        raise Trouble("D.002", path=str(path), most=most)
    return data


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes in hex: how files and papers are remembered."""
    return hashlib.sha256(data).hexdigest()


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all, and read it back; a private one is its owner's alone.

    Temporary name → fsync → rename → fsync of the folder → compare. Trouble D.003 where the
    disk or stick fails, D.004 where what it gives back is not what was written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)  # one that a power cut left behind has its own mode
        part.touch(_OWNER if private else _ALL)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
        kept = path.read_bytes()
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)  # half a file would keep a full stick full
        raise Trouble("D.003", path=str(path), why=why_of(error)) from error
    if kept != data:
        raise Trouble("D.004", path=str(path))


def rename(source: Path, target: Path) -> None:
    """Put a file or folder under its name in one durable step; Trouble D.003 where that fails."""
    try:
        source.rename(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise Trouble("D.003", path=str(target), why=why_of(error)) from error


def _sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
