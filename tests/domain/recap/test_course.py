"""What is refused at a PPK desk, with which code; and what several desks may do together."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.course import COURSE, advance_recap
from kpps_desktop.domain.recap.recap import Recap
from kpps_desktop.installed import data
from tests.domain import days
from tests.domain.days import AT, TPS, G, retold
from tests.domain.recap.test_pleno_course import PLENO, PLENO_REFUSALS
from tests.domain.recaps import (
    ANSWERED,
    EXPLAINED,
    MADE,
    MATCHED,
    OBJECTED,
    OFFICERS,
    RATIFIED,
    SET_UP,
    bundle,
    corrected,
    gather,
    region,
    typed,
    typed_later,
)

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import RecapEvent
    from tests.domain.recaps import Said

FIRST, SECOND, THIRD = OFFICERS
RATIFYING = (bundle(1), MATCHED, RATIFIED)
BLANK = r.TpsExplained(TPS, G, "R12", ("VC",), " ")
UNREASONED = r.TpsFigureCorrected(TPS, G, "VC", 9, 8, " ", ())
TWICE = ((FIRST, typed({"VA": 5})), (SECOND, typed({"VA": 6})))

REFUSALS: list[tuple[str, tuple[RecapEvent | Said, ...], RecapEvent | Said]] = [
    ("K.001", RATIFYING, bundle(2)),
    ("K.001", RATIFYING, bundle(1, by="qr")),
    ("K.001", RATIFYING, typed({"VC": 9})),
    ("K.001", RATIFYING, corrected("VC", 9, 8)),
    ("K.001", RATIFYING, EXPLAINED),
    ("K.001", RATIFYING, MATCHED),
    ("K.001", RATIFYING, RATIFIED),
    ("K.002", (), r.RecapSetUp("310101", "contoh-2024", "resmi", "z" * 64)),
    ("K.003", (), bundle(1, kind="X")),
    ("K.004", (bundle(2),), bundle(1)),
    ("K.004", (bundle(2),), bundle(1, by="qr")),
    ("K.005", (bundle(1),), bundle(1, {f"{G}.VC": 8})),
    ("K.005", (bundle(1),), bundle(1, {f"{G}.VC": 8}, by="qr")),
    ("K.005", (bundle(1),), bundle(1, sha256="c" * 64)),
    ("K.006", TWICE, (THIRD, typed({"VA": 5}))),
    ("K.003", (), region(1, kind="X")),
    ("K.004", (region(2),), region(1)),
    ("K.005", (region(1),), region(1, final=False, sha256="c" * 64)),
    ("K.009", (region(1),), region(1)),
    ("K.010", (), r.RegionReceived(TPS, "R", 1, "b" * 64, final=True, figures={})),
    ("K.080", (region(1, final=False),), MATCHED),
    ("K.007", (), MATCHED),
    ("K.007", (), RATIFIED),
    ("K.007", (), EXPLAINED),
    ("K.007", (), corrected("VC", None, 8)),
    ("K.008", (bundle(1),), RATIFIED),
    ("K.008", (bundle(1), MATCHED, corrected("VC", 9, 8)), RATIFIED),
    ("K.009", (bundle(1),), bundle(1)),
    ("K.009", (bundle(1), bundle(1, by="qr")), bundle(1, by="qr")),
    ("K.009", RATIFYING, bundle(1)),
    ("K.010", (), r.BundleReceived(TPS, "R", 1, "b" * 64, "bundle", {})),
    ("K.010", (), bundle(1, {"VC": 9})),
    ("K.010", (), bundle(1, {".VC": 9})),
    ("K.010", (), bundle(1, {f"{G}.VC": 9, f"{G}.": 9})),
    ("K.010", (), typed({})),
    ("K.011", TWICE, MATCHED),
    ("K.011", (bundle(1), typed({"VC": 8})), MATCHED),
    ("K.070", (typed({"VC": 8}),), MATCHED),
    ("K.070", (typed({"VC": 8}), corrected("VC", 8, 9)), MATCHED),
    ("S.004", (), days.SET_UP),  # type: ignore[list-item]
    ("S.401", (bundle(1),), corrected("VC", 8, 7)),
    ("S.401", (bundle(1), corrected("VC", 9, 8)), corrected("VC", 9, 7)),
    ("S.403", (OBJECTED,), OBJECTED),
    ("S.404", (), ANSWERED),
    ("S.404", (OBJECTED, ANSWERED), ANSWERED),
    ("S.406", (bundle(1),), BLANK),
    ("S.406", (bundle(1),), UNREASONED),
    ("S.409", (), r.RecapMade(2, complete=False, previous="")),
    ("S.409", (MADE,), MADE),
]


OF_SERVICES = {"K.023", "K.030", "K.056", "K.130", "K.131", "K.132"}
"""Told by services, or findings."""


@pytest.mark.parametrize(("code", "happened", "said"), [*REFUSALS, *PLENO_REFUSALS])
def test_what_is_refused(
    code: str, happened: tuple[RecapEvent | Said, ...], said: RecapEvent | Said
) -> None:
    recap = gather((SET_UP, *happened))
    with pytest.raises(Refused) as refused:
        gather([said], recap)
    assert refused.value.code == code


def test_every_refusal_of_the_recap_is_tried() -> None:
    tried = {code for code, _, _ in REFUSALS if code.startswith("K.")}
    tried |= {code for code, _, _ in PLENO_REFUSALS if code.startswith("K.")}
    words = tomllib.loads(data("resources", "words", "id", "pleno.toml").read_text("utf-8"))
    asked = {code for code in words if code.startswith("K.")} - OF_SERVICES
    assert tried == {f"K.{number:03}" for number in (*range(1, 12), 70, 80)} | asked


@pytest.mark.parametrize("said", [MATCHED, days.SET_UP])
def test_nothing_happens_before_the_desk_is_set_up(said: RecapEvent) -> None:
    with pytest.raises(Refused, match=r"^S\.003"):
        advance_recap(None, said, AT, FIRST)


def test_a_result_that_is_refused_in_one_contest_is_refused_whole() -> None:
    recap = gather([SET_UP, bundle(2, {f"{G}.VC": 9})])
    with pytest.raises(Refused, match=r"^K\.004"):
        gather([bundle(1, {"bupati.VC": 1, f"{G}.VC": 9})], recap)
    assert recap.column(TPS, "bupati").figures is None


def test_another_desk_joins_with_the_same_pack() -> None:
    recap = gather([SET_UP, bundle(1)])
    assert gather([SET_UP], recap) == recap


def test_an_objection_is_answered_once() -> None:
    recap = gather([SET_UP, OBJECTED])
    assert recap.objections == {"KB-1": (OBJECTED, None)}
    assert gather([ANSWERED], recap).objections == {"KB-1": (OBJECTED, ANSWERED)}


def test_a_recap_may_be_made_again_and_every_one_is_kept() -> None:
    again = r.RecapMade(2, complete=True, previous="d" * 64)
    assert gather([SET_UP, MADE, again]).made == (MADE, again)


def test_a_recap_told_again_by_its_journal_is_the_same_recap() -> None:
    happened: tuple[RecapEvent, ...] = (
        *(SET_UP, region(1, final=False)),
        typed_later({"VC": 1}, "S"),
        *(bundle(2, {f"{G}.VC": 9, "bupati.VA": None}, kind="U"), typed({"VC": 9}), EXPLAINED),
        *(corrected("VC", 9, 8), OBJECTED, ANSWERED, MATCHED, RATIFIED, MADE),
        *PLENO,
        r.DeskShared(1),
    )
    assert {type(one) for one in happened} == {r.RecapSetUp, *COURSE}
    again = gather([retold(one) for one in happened])  # type: ignore[misc]
    assert again == gather(happened)
    assert isinstance(again, Recap)
