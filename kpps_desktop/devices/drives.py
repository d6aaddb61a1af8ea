"""Sticks: where they are mounted, how much room they have, and what their failures mean."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import psutil

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Trouble, why_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_CAUSES = {
    **dict.fromkeys((errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOENT), "D.015"),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "D.016"),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), "D.017"),
    **dict.fromkeys((errno.EINVAL, errno.EFBIG, errno.ENAMETOOLONG, errno.EOPNOTSUPP), "D.018"),
}
_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where desktops mount what a person plugs in."""
_VOLUMES = Path("/dev/disk/by-uuid")
"""Where Linux names each file system by the number it was given when it was formatted."""
_FAT_SECONDS = 2
"""To how many seconds FAT tells when a file was changed, once it was plugged in again."""


@dataclass(frozen=True, slots=True)
class Stick:
    """A stick or card: its folder, its name to show, and the bytes still free on it.

    `mark` tells it from another one of its name, which is mounted at the same folder: what the
    system knows of it. Where it knows too little, what lies on it tells the rest (`listing_of`).
    """

    folder: Path
    name: str
    free: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Copied:
    """What was written to a stick, as it lay there then."""

    folder: Path
    mark: str
    paths: tuple[Path, ...]
    listing: tuple[str, ...]

    @classmethod
    def of(cls, stick: Stick, names: Iterable[str]) -> Copied:
        """Remember files that were written just now."""
        paths = tuple(stick.folder / one for one in names)
        return cls(stick.folder, stick.mark, paths, listing_of(paths))

    def lies_on(self, stick: Stick) -> bool:
        """Tell whether this is the stick, and all of it is there still."""
        same = (stick.folder, stick.mark) == (self.folder, self.mark)
        return same and all(self.listing) and listing_of(self.paths) == self.listing


class Drives(Protocol):
    """Tells which sticks are plugged in, and writes to them."""

    def sticks(self) -> tuple[Stick, ...]:
        """Return the sticks, in the order of their names."""
        ...

    def write(self, stick: Stick, name: str, content: bytes) -> Path:
        """Write a file to a stick whole or not at all, and read it back.

        Trouble D.015 where the stick is gone, D.016 full, D.017 read-only, D.018 where its file
        system takes no such file, D.003 and D.004 for everything else.
        """
        ...


class SystemDrives:
    """The machine's own sticks."""

    def sticks(self) -> tuple[Stick, ...]:
        """Return the sticks, in the order of their names."""
        found = [
            Path(one.mountpoint)
            for one in psutil.disk_partitions(all=False)
            if one.mountpoint.startswith(_MOUNTS) or "removable" in one.opts
        ]
        return _sticks(found)

    def write(self, stick: Stick, name: str, content: bytes) -> Path:
        """Write a file to a stick, and read it back.

        The folder of a stick that is gone may still be there, on the laptop's own disk.
        """
        if stick.folder not in {one.folder for one in self.sticks()}:
            raise Trouble("D.015", stick=stick.name)
        return _written(stick, name, lambda path: files.write(path, content))


class FolderDrives:
    """Folders that stand for sticks, in training and in tests; one that is gone is no stick."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)

    def sticks(self) -> tuple[Stick, ...]:
        """Return the folders that are there."""
        return _sticks(self._folders)

    def write(self, stick: Stick, name: str, content: bytes) -> Path:
        """Write a file to a folder, and read it back."""
        return _written(stick, name, lambda path: files.write(path, content))


class FaultyDrives(FolderDrives):
    """Folders that stand for bad sticks: each fails as the system would, by its `errno`.

    A stick with a fault takes the first `taken` files, then half of the next one; one that fails
    with ENODEV is pulled out, and its folder is gone.
    """

    def __init__(self, folders: Iterable[Path], faults: Mapping[str, int], taken: int = 0) -> None:
        super().__init__(folders)
        self.faults = dict(faults)
        self.taken = taken

    def write(self, stick: Stick, name: str, content: bytes) -> Path:
        """Write a file, or fail amid it."""
        fault = self.faults.get(stick.name)
        if fault is None or self.taken > 0:
            self.taken -= 1
            return super().write(stick, name, content)
        return _written(stick, name, lambda path: self._fail(path, content, fault))

    @staticmethod
    def _fail(path: Path, content: bytes, fault: int) -> None:
        path.with_name(f".{path.name}.part").write_bytes(content[: len(content) // 2])
        if fault == errno.ENODEV:
            path.parent.rename(path.parent.with_name(f"{path.parent.name} (dicabut)"))
        error = OSError(fault, os.strerror(fault))
        raise Trouble("D.003", path=str(path), why=why_of(error)) from error


def listing_of(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return where each file lies, how large it is and of when; nothing of one that is gone."""
    return tuple(map(_listed, paths))


def _listed(path: Path) -> str:
    try:
        told = path.stat()
    except OSError:
        return ""
    return f"{path} {told.st_size} {int(told.st_mtime) // _FAT_SECONDS}"


def _written(stick: Stick, name: str, write: Callable[[Path], None]) -> Path:
    """Write to a stick, and tell what a failure means to whoever holds the stick."""
    path = stick.folder / name
    if not stick.folder.is_dir():
        raise Trouble("D.015", stick=stick.name)
    try:
        write(path)
    except Trouble as news:
        error = news.__cause__
        code = _CAUSES.get(error.errno or 0) if isinstance(error, OSError) else None
        if not stick.folder.is_dir():
            code = "D.015"  # a stick pulled out fails in many ways, and then its folder is gone
        if code is None:
            raise
        raise Trouble(code, stick=stick.name) from news
    return path


def _sticks(folders: Iterable[Path]) -> tuple[Stick, ...]:
    there = [folder for folder in folders if os.access(folder, os.R_OK)]
    sticks = [
        Stick(folder, folder.name or str(folder), _free(folder), _mark(folder)) for folder in there
    ]
    return tuple(sorted(sticks, key=lambda stick: stick.name))


def _free(folder: Path) -> int:
    """Return the bytes free, or 0 where the stick was pulled out meanwhile."""
    try:
        return psutil.disk_usage(str(folder)).free
    except OSError:
        return 0


def _mark(folder: Path) -> str:
    """Return the number of the device, and of the file system on it; nothing where it is gone."""
    try:
        device = folder.stat().st_dev
        system = os.statvfs(folder).f_fsid if hasattr(os, "statvfs") else 0
    except OSError:
        return ""
    return f"{device} {system} {_volume(device)}".rstrip()


def _volume(device: int) -> str:
    """Return the UUID of a file system, where the system tells it."""
    try:
        named = sorted(_VOLUMES.iterdir())
        return next((one.name for one in named if one.stat().st_rdev == device), "")
    except OSError:
        return ""
