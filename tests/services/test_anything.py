"""Whatever is typed: an intent is done or refused in words, and the day still ends in a bundle."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kpps_desktop.domain.outcomes import Told
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps import examining, explaining, settling
from kpps_desktop.services.kpps.intents import INTENTS, parameters, perform
from kpps_desktop.services.kpps.intents_schema import schema_of
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.words import wording_of
from tests.services import forging, tiny
from tests.services.acts import STAGES, Play, bundle, seal, sign
from tests.services.tiny import KETUA, OFFICERS, PINS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TRUSTED = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
TEXTS = (
    *("gubernur", "bupati", "walikota", "presiden", "DPT", "DPPh", "DPTb", "DPT-1", "DPTb-1"),
    *("SAKSI-gubernur-1-1", "SAKSI-bupati-1-1", "KB-1", "KPPS-2", "code", "box_opened", "rusak"),
    *("VA", "IV_1", "R20", "R12", "L.01", "99", "9901", "9901012001", "c-hasil-salinan", "qr"),
    *("", " ", "\n", "-", "DPT-", "DPT-0", "../../x", "%s {x} <b>&amp;", "x" * 1_999),
    *("é", "漢字", "😀", "مرحبا"),
)
NUMBERS = (0, 1, 2, 3, 7, 9, 60, 61, 62, 999, 1_000, 10**9, 10**9 + 1, -1)
CELLS = ("VA", "VB", "VC", "IV_1", "IV_3", "IB1_L", "III_P", "II2", "x", "")
SETTLING = (
    *("note_presence", "accredit_saksi", "note_incident", "raise_objection", "answer_objection"),
    *("read_plano", "correct_figure", "explain", "decline", "sign_as_saksi"),
)
"""What can still happen while a result is settled, and does not end it."""


def _anything(chance: Random, shape: Mapping[str, Any]) -> Any:  # noqa: ANN401
    """Return some value of a shape, by its JSON Schema."""
    if "anyOf" in shape:
        return _anything(chance, chance.choice(shape["anyOf"]))
    if "enum" in shape:
        return chance.choice(shape["enum"])
    if "properties" in shape:
        asked = {name for name in shape["properties"] if chance.random() < 0.5}
        asked |= set(shape["required"])
        return {name: _anything(chance, shape["properties"][name]) for name in sorted(asked)}
    inner = shape.get("items") or shape.get("additionalProperties")
    made: dict[str, Callable[[], object]] = {
        "string": lambda: chance.choice(TEXTS),
        "integer": lambda: chance.choice(NUMBERS),
        "boolean": lambda: chance.random() < 0.5,
        "null": lambda: None,
        "array": lambda: [_anything(chance, inner) for _ in range(chance.randrange(3))],
        "object": lambda: {one: _anything(chance, inner) for one in chance.sample(CELLS, 3)},
    }
    return made[shape["type"]]()


def _try(play: Play, chance: Random, intents: tuple[str, ...]) -> bool:
    """Do something, as somebody; whatever refuses it has its words."""
    intent = chance.choice(intents)
    by = chance.choice([KETUA, KETUA, KETUA, OFFICERS[1], OfficerId("KPPS-9")])
    given = {
        one.name: _anything(chance, schema_of(one.hint))
        for one in parameters(intent)
        if one.required or chance.random() < 0.5
    }
    if "pin" in given:
        given["pin"] = PINS.get(by, "")
    refused: Told | None = None
    try:
        perform(play.desk, intent, by, given)
    except Told as news:
        refused = news
        play.clock.set(play.clock.now() + timedelta(minutes=1))
    assert not refused or all(wording_of(refused, language).remedy for language in ("id", "en"))
    return refused is None


@pytest.mark.parametrize("stage", STAGES)
def test_an_intent_is_done_or_refused_in_words(at: Callable[[str], Play], stage: str) -> None:
    play, chance = at(stage), Random(stage)  # noqa: S311 - the same in every run
    for _ in range(90):
        _try(play, chance, tuple(INTENTS))
    assert play.desk.store.audit() == []


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_typed_the_day_ends_in_a_bundle_that_verifies(
    at: Callable[[str], Play], seed: int
) -> None:
    play, chance = at("read"), Random(seed)  # noqa: S311
    assert sum(_try(play, chance, SETTLING) for _ in range(150)) > 10
    for found in examining.open_findings(play.desk):
        reason = chance.choice([text for text in TEXTS if text.strip()])
        explaining.explain(play.desk, found.where, found.code, reason, KETUA, cells=found.cells)
    for draft in play.desk.day().drafts.values():
        assert draft.figures
    _sign_the_rest(play)
    seal(play)
    bundle(play)
    verdict = verify(forging.last_bundle(play.desk), TRUSTED)
    assert forging.failing(verdict) == {}
    assert play.desk.store.audit() == []


def _sign_the_rest(play: Play) -> None:
    """Begin signing anew: reading a figure again voids what was signed."""
    for contest, draft in play.desk.day().drafts.items():
        settling.read_plano(play.desk, contest, {"VA": draft.figures["VA"]}, KETUA)
    sign(play)
