"""Hypothesis strategies of events: any of their shape, any of a small day, any facts at all."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from kpps_desktop.domain import events as e
from kpps_desktop.domain.event_names import LARGEST, NAMES, AnyEvent
from tests.domain.days import OFFICERS, SAKSI, STEPS, TPS, B, G

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

keys = st.text(st.characters(codec="ascii"), max_size=12)
wholes = st.integers(0, LARGEST)
_SHAPES: Mapping[object, SearchStrategy[object]] = {
    str: st.text(max_size=30),
    int: wholes,
    bool: st.booleans(),
    int | None: st.none() | wholes,
    e.Texts: st.lists(st.text(max_size=8), max_size=4).map(tuple),
    e.FiguresByCell: st.dictionaries(keys, st.none() | wholes, max_size=4),
    Mapping[str, str]: st.dictionaries(keys, st.text(max_size=8), max_size=3),
}
"""Every type that a field of an event may have."""


def _of(of: type, shapes: Mapping[object, SearchStrategy[object]]) -> SearchStrategy[AnyEvent]:
    hints = typing.get_type_hints(of)
    return st.builds(
        of, **{one.name: shapes.get(one.name, shapes[hints[one.name]]) for one in fields(of)}
    )


events = st.one_of(*(_of(of, _SHAPES) for of in NAMES))
"""Any event, with anything its fields may hold."""

contests = st.sampled_from([G, G, G, B, B, B, "walikota"])
small = st.integers(0, 4)
_NEAR: Mapping[object, SearchStrategy[object]] = {
    **_SHAPES,
    str: st.sampled_from(["", "x", G, *OFFICERS, SAKSI.saksi, TPS, "R", "U", "KB-1", " "]),
    int: small,
    int | None: st.none() | small,
    e.Texts: st.lists(st.sampled_from([G, B, "KPPS-1", "S-1", "VC"]), max_size=3).map(tuple),
    e.FiguresByCell: st.dictionaries(
        st.sampled_from(["VC", "IV_1", "gubernur.VC", "bupati.VC", "gubernur.", "VB"]),
        st.none() | small,
        max_size=3,
    ),
    Mapping[str, str]: st.dictionaries(contests, st.sampled_from(["1", "1,2", "0", "1,1", "x"])),
    "contest": contests,
    "contests": st.lists(contests, max_size=3).map(tuple),
    "voter": st.sampled_from(["DPT-1", "DPT-1", "DPT-2", "DPPh-1", "DPPh-1", "DPT-0", "٣-1"]),
    "sex": st.sampled_from(["L", "P", "L", "P", "X"]),
    "reason": st.sampled_from(["salah", "selisih", "lelah", " "]),
    "objection": st.sampled_from(["KB-1", "KB-2"]),
    "tps": st.sampled_from([TPS, TPS, TPS[:-1] + "2"]),
    "kind": st.sampled_from(["R", "U", "X"]),
    "step": st.sampled_from([*STEPS, "dance"]),
}


NEAR: Mapping[type, SearchStrategy[AnyEvent]] = {of: _of(of, _NEAR) for of in NAMES} | {
    e.DeskSetUp: _of(e.DeskSetUp, {**_NEAR, "contests": _NEAR[Mapping[str, str]]})
}
"""Events of each class that stand near the day of `days`: most half right."""

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
"""Anything that JSON may hold."""
