"""Remembers which lines of a script a desk has done, so that a mended script goes on from there."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from kpps_desktop.devices import files
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.outcomes import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kpps_desktop.domain.journal import Head
    from kpps_desktop.services.kpps.script import ScriptLine

DONE = "naskah.json"


@dataclass(frozen=True, slots=True)
class Done:
    """The lines a script has done, by their marks, and where the desk's journal stood then."""

    seq: int
    hash: str
    marks: tuple[str, ...]


def mark(line: ScriptLine, code: str) -> str:
    """Return what a line is known by again.

    Lines hold PINs of six digits, which a bare digest would give away to whoever tries a
    million; the activation code is the key, and it opens the desk anyway.
    """
    said = [line.at.isoformat(), line.by, line.do, line.given]
    content = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    return hmac.new(code.strip().upper().encode(), content, "sha256").hexdigest()[:32]


def keep(folder: Path, head: Head, marks: Sequence[str]) -> None:
    """Write down what is done, beside the desk."""
    told = {"seq": head.seq, "hash": head.hash, "marks": list(marks)}
    files.write(folder / DONE, canonical(told))


def kept(folder: Path) -> Done:
    """Return what a desk's script has done; Refused S.520 where no script made this desk."""
    if not (folder / DONE).exists():
        raise Refused("S.520", folder=str(folder))
    try:
        told = orjson.loads(files.read(folder / DONE))
        return Done(int(told["seq"]), str(told["hash"]), tuple(map(str, told["marks"])))
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("S.607", folder=str(folder)) from error


def done_lines(folder: Path) -> int:
    """Return how many lines of a script a desk has done; none where no script made it."""
    return len(kept(folder).marks) if (folder / DONE).exists() else 0


def refuse_elsewhere(done: Done, head: Head, folder: Path) -> None:
    """Refuse a desk that went on after its script stopped (S.607)."""
    if (done.seq, done.hash) != (head.seq, head.hash):
        raise Refused("S.607", folder=str(folder))


def refuse_changed(done: Done, script: Sequence[ScriptLine], code: str) -> None:
    """Refuse a script whose first line done now says otherwise, or is gone (S.606)."""
    for at, held in enumerate(done.marks):
        gone = at >= len(script)
        if gone or not hmac.compare_digest(held, mark(script[at], code)):
            line = script[-1].number + 1 if gone else script[at].number
            raise Refused("S.606", line=line, done=len(done.marks))
