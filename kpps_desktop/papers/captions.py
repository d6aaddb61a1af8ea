"""Captions: the words papers carry besides what their form says, read from data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kpps_desktop.formbook.reading import Reader, parse
from kpps_desktop.installed import data

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import ResultKind

_SHOWN = "resources/papers.toml"


@dataclass(frozen=True, slots=True)
class KindCaptions:
    """What a sheet of each kind of result is called; nothing for the regular one."""

    R: str
    U: str
    S: str
    L: str

    def __getitem__(self, kind: ResultKind) -> str:
        found: str = getattr(self, kind.value)
        return found


@dataclass(frozen=True, slots=True)
class LevelCaptions:
    """What the places are called of which a recap is made."""

    tps: str
    kecamatan: str
    kabko: str

    def __getitem__(self, level: str) -> str:
        found: str = getattr(self, level)
        return found


@dataclass(frozen=True, slots=True)
class RecapCaptions:
    """Words of the recap: what is missing, what stands beside a sum, the log of corrections.

    `{each}` in them is what the places are called of which it is made.
    """

    missing: str
    blank: str
    provisional: str
    provisional_note: str
    differing_note: str
    once_note: str
    awaited_note: str
    pending_note: str
    partial_note: str
    once: str
    partial: str
    blank_note: str
    corrections: str
    correction_heads: tuple[str, ...]
    levels: LevelCaptions


@dataclass(frozen=True, slots=True)
class SlipCaptions:
    """Words of the slip that an activation code travels on, and of the one that stays at KPU."""

    title: str
    pack: str
    advice: str
    fingerprint: str
    compare: str
    authority: str
    authority_of: str
    authority_advice: str
    authority_compare: str


@dataclass(frozen=True, slots=True)
class Captions:
    """Words every paper may carry; some hold `str.format` names."""

    page: str
    open: str
    signed: str
    declined: str
    notes: str
    notes_elsewhere: str
    nil: str
    recorded: str
    recorded_incidents: str
    recorded_objections: str
    recorded_corrections: str
    reason: str
    simulation: str
    simulation_note: str
    draft: str
    draft_note: str
    qr_note: str
    qr_line: str
    on_annex: str
    kinds: KindCaptions
    recap: RecapCaptions
    slip: SlipCaptions


@cache
def captions() -> Captions:
    """Return the captions that ship with the program."""
    reader = Reader(lambda path: f"{_SHOWN}: {path}")
    return reader.read(Captions, parse(data("resources", "papers.toml"), _SHOWN))
