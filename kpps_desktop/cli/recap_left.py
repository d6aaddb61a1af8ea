"""What keeps a recap SEMENTARA, line by line, with the command or screen that settles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpps_desktop.domain.places import is_tps
from kpps_desktop.domain.recap.pending import Why
from kpps_desktop.words import label, of_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kpps_desktop.domain.recap.pending import Open

_WORDS = {
    Why.MISSING: "missing",
    Why.TYPED_ONCE: "typed_once",
    Why.PROVISIONAL: "provisional",
    Why.DIFFERING: "differing",
}
"""Words that were there before; of the others they are `left_` and the why."""


def told(one: Open, lang: str) -> str:
    """Say what is open, where, and what settles it."""
    words = label(f"recap.{_WORDS.get(one.why, f'left_{one.why}')}", lang)
    facts = {
        "tps": str(one.tps),
        "contest": one.contest,
        "code": one.code,
        "cells": ", ".join(one.cells),
        "objection": one.objection,
    }
    return of_unit(words, facts, lang)


def unentered_told(unentered: Mapping[str, int], lang: str) -> Iterator[str]:
    """Say of each contest how many figures were never entered: the KPU is told the same."""
    words = label("recap.unentered", lang)
    for contest, count in unentered.items():
        yield words.format(contest=contest, count=count)


def as_data(one: Open) -> dict[str, object]:
    """Return what is open as JSON tells it; what does not apply is left out."""
    place = "kode_tps" if is_tps(one.tps) else "kode_wilayah"
    facts: dict[str, object] = {
        "why": one.why.value,
        place: str(one.tps),
        "kontes": one.contest,
        "code": one.code,
        "cells": list(one.cells),
        "objection": one.objection,
    }
    return {key: fact for key, fact in facts.items() if fact}
