"""Finds packs on sticks and in files, and desks on this machine; tells what each of them is."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.domain.people import Officer, OfficerId, in_order
from kpps_desktop.exchange.container import SUFFIX
from kpps_desktop.exchange.packs import PpkPack, RegionPack, TpsPack
from kpps_desktop.services.folders import NAMES, PACK, RECAP_FILES, SEAT, TPS_FILES
from kpps_desktop.services.keys import Keys
from kpps_desktop.services.packed import place_of, read_whole
from kpps_desktop.services.verifying import Against, verify_pack
from kpps_desktop.trust.facts import failing
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, timedelta

    from kpps_desktop.devices.drives import Stick
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.exchange.packs import Pack
    from kpps_desktop.services.folders import DeskFiles
    from kpps_desktop.services.verifying import Verdict
    from kpps_desktop.trust.facts import Fact

_OTHERS = ("hasil-", "rekap-", "SIMULASI-hasil-", "SIMULASI-rekap-")
"""How bundles are called: they are no packs, and a stick may hold hundreds of them."""
_DEPTH = 3
_MOST_FOLDERS, _MOST_FILES = 200, 50
_LARGEST = 32 * 1024 * 1024
"""Bytes of the largest pack that is looked at; that of 600 voters has a hundredth."""


@dataclass(frozen=True, slots=True)
class FoundPack:
    """A file that may be a pack: where it lay, on which stick ("" for none), what it is.

    Its bytes are kept, so that set-up goes on when the stick is pulled out.
    """

    path: Path
    stick: str
    content: bytes
    verdict: Verdict

    @property
    def pack(self) -> Pack | None:
        """The pack in it, or None where it is anything else."""
        content = self.verdict.content
        return content if isinstance(content, TpsPack | PpkPack | RegionPack) else None

    @property
    def faults(self) -> tuple[Fact, ...]:
        """The facts that do not hold."""
        return failing(self.verdict.facts)

    @property
    def usable(self) -> bool:
        """Whether a desk can be set up from it."""
        return self.pack is not None and not self.faults

    @property
    def fingerprint(self) -> str:
        """The root's fingerprint in groups of four, as the slip prints it."""
        chain = next((fact for fact in self.verdict.facts if fact.name == "chain"), None)
        return str(chain.facts.get("fingerprint", "")) if chain else ""


@dataclass(frozen=True, slots=True)
class FoundDesk:
    """A desk on this machine, as far as it can be told without a PIN.

    `trouble` says why a folder cannot be read; nothing else is known then.
    """

    folder: Path
    pack: Pack | None = None
    officers: tuple[Officer, ...] = ()
    trouble: Told | None = None

    @property
    def election(self) -> Election | None:
        """The election as its pack tells it."""
        return self.pack.election if self.pack else None

    def wait(self, officer: OfficerId, now: datetime) -> timedelta:
        """Return how long an officer has to wait before the next try of a PIN."""
        return Keys(self.folder / _files(self.folder).ring).ring().tries_of(officer).wait(now)


def find_packs(sticks: Iterable[Stick]) -> tuple[FoundPack, ...]:
    """Find the packs on sticks: those that can be used first, each file once."""
    found = [
        one
        for stick in sticks
        for path in _candidates(stick.folder)
        if (one := _looked_at(path, stick.name)) is not None
    ]
    once = {(one.stick, one.verdict.sha256 or str(one.path)): one for one in found}
    return tuple(sorted(once.values(), key=lambda one: (not one.usable, one.path.name)))


def pack_in(path: Path) -> FoundPack:
    """Look at a file that somebody chose; Trouble D.001, D.002 where it cannot be read."""
    content = files.read(path, _LARGEST)
    return FoundPack(path, "", content, verify_pack(content, _QUICKLY))


def try_code(pack: Pack, code: str) -> None:
    """Refuse a code that does not open a pack.

    Refused T.201 to T.203 for a mistyped code, T.112 for another pack's.
    """
    from_p12(pack.credential, code)


def desk_folder(data: Path, found: FoundPack) -> Path:
    """Return where a pack's desk lies on this machine: one desk a pack."""
    place = place_of(found.pack) if found.pack else ""
    kind = found.pack.election.kind if found.pack else ""
    return data / f"meja-{place}-{kind}-{found.verdict.sha256[:8]}"


def find_desks(data: Path) -> tuple[FoundDesk, ...]:
    """Find the desks in the folder of this machine's desks, the one last used first."""
    if not data.is_dir():
        return ()
    folders = [one for one in data.iterdir() if not one.name.startswith(".") and _holds_desk(one)]
    folders.sort(key=lambda one: (-_used(one), one.name))
    return tuple(_desk(folder) for folder in folders)


def names_kept(folder: Path) -> dict[OfficerId, str]:
    """Return the names of officers that were given at set-up, readable without a PIN."""
    path = folder / NAMES
    if not path.exists():
        return {}
    try:
        kept = json.loads(files.read(path))
        return {OfficerId(one): str(name) for one, name in kept.items()}
    except (ValueError, AttributeError):
        return {}  # the books have them too: this file only helps to choose one's name


def name_kept(folder: Path) -> str:
    """Return the name that a recap's desk was given; nothing of one that never was."""
    return files.read(folder / SEAT).decode() if (folder / SEAT).exists() else ""


_QUICKLY = Against(forms=False)


def _files(folder: Path) -> DeskFiles:
    return TPS_FILES if (folder / TPS_FILES.ring).is_file() else RECAP_FILES


def _holds_desk(folder: Path) -> bool:
    """Tell whether a folder holds a desk; the books of a recap may lie on a server."""
    ours = _files(folder)
    needed = (ours.ring, PACK) if ours is RECAP_FILES else (ours.ring, PACK, ours.books)
    return all((folder / name).is_file() for name in needed)


def _used(folder: Path) -> float:
    ours = _files(folder)
    books = folder / ours.books
    return (books if books.is_file() else folder / ours.ring).stat().st_mtime


def _desk(folder: Path) -> FoundDesk:
    try:
        pack = read_whole(files.read(folder / PACK))
        held = Keys(folder / _files(folder).ring).ring().officers
    except Told as news:
        return FoundDesk(folder, trouble=news)
    names = {one.id: one.name for one in pack.officers} | names_kept(folder)
    return FoundDesk(
        folder, pack, tuple(Officer(one, names.get(one, "")) for one in in_order(held))
    )


def _looked_at(path: Path, stick: str) -> FoundPack | None:
    """Look at a file, or at nothing where the stick was pulled out meanwhile."""
    try:
        content = files.read(path, _LARGEST)
    except Told:
        return None
    return FoundPack(path, stick, content, verify_pack(content, _QUICKLY))


def _candidates(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be packs, not too deep and not too many."""
    names = (
        Path(above) / name
        for above, _, held in _walk(folder)
        for name in sorted(held)
        if name.endswith(SUFFIX) and not name.startswith((*_OTHERS, "."))
    )
    yield from (path for path, _ in zip(names, range(_MOST_FILES), strict=False))


def _walk(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    for visited, (above, folders, held) in enumerate(os.walk(folder)):
        if visited >= _MOST_FOLDERS:
            return
        deep = len(Path(above).relative_to(folder).parts) >= _DEPTH
        folders[:] = [] if deep else sorted(one for one in folders if not one.startswith("."))
        yield above, folders, held
