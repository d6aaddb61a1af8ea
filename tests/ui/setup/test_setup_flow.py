"""Setting up as a value: every step in order, and back, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import Officer, OfficerId
from kpps_desktop.services.desk_names import following
from kpps_desktop.services.finding import FoundDesk, FoundPack
from kpps_desktop.services.kpps.starting import read_tps_pack
from kpps_desktop.services.verifying import verify_pack
from kpps_desktop.ui.setup.flow import KPPS, SetupFlow, SetupStep
from kpps_desktop.ui.setup.reopening import OpenFlow, OpenStep
from tests.services import tiny

CODE = "7K3M-Q9XT-41RB-0D8Z"


@cache
def found(content: bytes | None = None) -> FoundPack:
    content = content or tiny.tps_pack().content
    return FoundPack(Path("STIK/paket.asice"), "STIK", content, verify_pack(content))


def at_pins() -> SetupFlow:
    return (
        SetupFlow()
        .choose(found())
        .confirm()
        .type_code(tiny.tps_pack().code)
        .code_opened(tiny.tps_pack().code)
    )


def news_of(flow: SetupFlow | OpenFlow) -> str:
    return flow.news.code if flow.news else ""


def test_a_set_up_from_pack_to_desk() -> None:
    flow = SetupFlow().find((found(),))
    flow = flow.choose(found())
    assert flow.step is SetupStep.CHECK
    flow = flow.confirm().type_code(tiny.tps_pack().code.lower())
    assert (flow.step, flow.code) == (SetupStep.CODE, tiny.tps_pack().code)
    flow = flow.code_opened(tiny.tps_pack().code)
    for officer, pin in tiny.PINS.items():
        assert (flow.step, flow.officer.id) == (SetupStep.PINS, officer)
        flow = flow.type_pin(pin).type_pin(pin)
    assert (flow.step, flow.pins, flow.names) == (SetupStep.READY, tiny.PINS, {})
    assert flow.make().step is SetupStep.MAKE


def test_a_pack_that_cannot_be_used_is_shown_and_goes_no_further() -> None:
    for content in (tiny.tps_pack().content[:-1], b"foto"):
        flow = SetupFlow().choose(found(content)).confirm()
        assert flow.step is SetupStep.CHECK


@pytest.mark.parametrize(
    ("typed", "news"), [("7K3M", "T.201"), ("7K3M-Q9XT-41RB-0D8!", "T.202"), (CODE, "T.203")]
)
def test_a_mistyped_code_is_told_and_never_tried(typed: str, news: str) -> None:
    flow = SetupFlow().choose(found()).confirm().type_code(typed)
    assert (news_of(flow), flow.code, flow.step) == (news, "", SetupStep.CODE)
    assert news_of(flow.type_code(tiny.tps_pack().code)) == ""


def test_a_wrong_code_is_told_where_it_was_typed() -> None:
    flow = SetupFlow().choose(found()).confirm().refuse(Refused("T.112"))
    assert (flow.step, news_of(flow)) == (SetupStep.CODE, "T.112")


@pytest.mark.parametrize(
    ("pin", "news"),
    [("12345", "T.211"), ("747474", "T.212"), ("345678", "T.213"), ("170845", "T.214")],
)
def test_a_weak_pin_is_refused_at_the_first_typing(pin: str, news: str) -> None:
    flow = at_pins().type_pin(pin)
    assert (news_of(flow), flow.typing.first, flow.pins) == (news, "", {})


def test_the_pin_of_another_officer_is_refused_and_may_be_ones_own_again() -> None:
    first, second, *_ = tiny.PINS.values()
    flow = at_pins().type_pin(first).type_pin(first).type_pin(first)
    assert news_of(flow) == "S.920"
    assert news_of(flow.type_pin(second).type_pin(second)) == ""
    ketua = next(iter(tiny.PINS))
    assert news_of(flow.turn_to(ketua).type_pin(first)) == ""


def test_two_pins_that_differ_begin_anew() -> None:
    flow = at_pins().type_pin("835174").type_pin("835175")
    assert (news_of(flow), flow.typing.first, flow.officer.id) == ("S.526", "", "KPPS-1")
    assert flow.type_pin("835174").type_pin("835174").officer.id == "KPPS-2"


def test_a_pack_without_officers_asks_for_seven_names() -> None:
    pack = found().pack
    assert pack
    verdict = replace(found().verdict, content=replace(pack, officers=()))
    nameless = replace(found(), verdict=verdict)
    flow = SetupFlow().choose(nameless).confirm().code_opened(tiny.tps_pack().code)
    assert [one.id for one in flow.officers] == list(KPPS)
    assert flow.type_pin("835174").typing.first == ""
    flow = flow.name("  SITI   AMINAH ")
    assert flow.names == {OfficerId("KPPS-1"): "SITI AMINAH"}
    assert flow.type_pin("835174").typing.first


def test_somebody_stands_in_for_an_officer() -> None:
    flow = at_pins().turn_to(OfficerId("KPPS-3")).name("PENGGANTI")
    assert flow.names == {OfficerId("KPPS-3"): "PENGGANTI"}
    assert flow.name("PETUGAS KPPS-3").names == {}


def test_who_comes_late_chooses_later() -> None:
    flow = at_pins().turn_to(OfficerId("KPPS-2"))
    for officer in list(tiny.PINS)[1:]:
        assert flow.officer.id == officer
        flow = flow.type_pin(tiny.PINS[officer]).type_pin(tiny.PINS[officer])
    assert (flow.step, flow.officer.id) == (SetupStep.PINS, "KPPS-1")


def test_another_pack_forgets_what_was_typed_for_the_first() -> None:
    flow = at_pins().type_pin("835174").type_pin("835174").choose(found())
    assert (flow.pins, flow.code, flow.step) == ({}, "", SetupStep.CHECK)


def test_what_making_refused_is_told_on_the_step_before() -> None:
    flow = at_pins()
    for pin in tiny.PINS.values():
        flow = flow.type_pin(pin).type_pin(pin)
    flow = flow.make().refuse(Refused("S.520", folder="meja"))
    assert (flow.step, news_of(flow)) == (SetupStep.READY, "S.520")


MOVES = {
    "confirm": lambda flow: flow.confirm(),
    "code": lambda flow: flow.type_code(tiny.tps_pack().code),
    "mistype": lambda flow: flow.type_code("7K3M"),
    "opened": lambda flow: flow.code_opened(tiny.tps_pack().code),
    "pin": lambda flow: flow.type_pin("835174") if flow.step is SetupStep.PINS else flow,
    "other": lambda flow: flow.type_pin("417938") if flow.step is SetupStep.PINS else flow,
    "make": lambda flow: flow.make(),
    "refuse": lambda flow: flow.refuse(Refused("S.520", folder="meja")),
    "back": lambda flow: flow.back(),
}


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=60))
def test_no_order_of_moves_makes_a_desk_without_every_pin(moves: list[str]) -> None:
    flow = SetupFlow().choose(found())
    for move in moves:
        flow = MOVES[move](flow)
        if flow.step in {SetupStep.READY, SetupStep.MAKE}:
            assert flow.pins.keys() == {one.id for one in flow.officers}


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=30))
def test_back_leads_to_the_first_step_from_anywhere(moves: list[str]) -> None:
    flow = SetupFlow().choose(found())
    for move in moves:
        flow = MOVES[move](flow)
    flow = flow.refuse(Refused("S.520", folder="meja"))
    for _ in range(20):
        flow = flow.back()
    assert flow.step is SetupStep.PACK


DESK = FoundDesk(
    Path("meja"),
    read_tps_pack(tiny.tps_pack().content),
    tuple(Officer(one, f"PETUGAS {one}") for one in tiny.OFFICERS),
)
NOW = tiny.at(6)


def test_a_desk_is_opened_by_who_one_is() -> None:
    flow = OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-2"))
    assert (flow.step, flow.officer, flow.seconds(NOW)) == (OpenStep.PIN, "KPPS-2", 0)
    assert OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-9")).officer is None


def test_a_desk_that_cannot_be_read_says_why() -> None:
    flow = OpenFlow().choose(replace(DESK, trouble=Refused("T.221")))
    assert (flow.step, news_of(flow)) == (OpenStep.DESK, "T.221")


def test_a_lockout_is_told_in_seconds_that_pass() -> None:
    flow = OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-2"))
    flow = flow.refuse(Refused("T.223", officer="KPPS-2", left=0), NOW + timedelta(seconds=30))
    assert [flow.seconds(NOW + timedelta(seconds=s)) for s in (0, 1, 29, 30, 31)] == [
        30,
        29,
        1,
        0,
        0,
    ]


def test_a_forgotten_pin_is_chosen_anew_by_the_code() -> None:
    flow = OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-2")).forget()
    assert news_of(flow.type_code("7K3M")) == "T.201"
    flow = flow.type_code(tiny.tps_pack().code)
    assert (flow.step, news_of(flow.type_pin("123456"))) == (OpenStep.RENEW, "T.213")
    flow = flow.type_pin("746190").type_pin("746190")
    assert flow.typing.chosen == "746190"
    assert flow.refuse(Refused("T.224")).step is OpenStep.CODE
    flow = flow.renew()
    assert (flow.step, flow.renewed, flow.code) == (OpenStep.PIN, True, "")


def test_a_desk_at_a_server_is_offered_the_name_beside_one_that_is_taken() -> None:
    flow = OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-2"))
    flow = flow.ask_name("602816", Refused("S.766", desk="MEJA1"))
    assert (flow.step, flow.name, flow.pin) == (OpenStep.NAME, "MEJA2", "602816")
    assert news_of(flow.name_desk("meja satu")) == "S.282"
    named = flow.name_desk("kiri")
    assert (named.step, named.name, named.pin) == (OpenStep.PIN, "KIRI", "602816")
    left = flow.back()
    assert (left.step, left.name, left.pin) == (OpenStep.PIN, "", "")


@pytest.mark.parametrize(
    ("taken", "offered"), [("MEJA", "MEJA2"), ("MEJA9", "MEJA10"), ("A" * 16, "A" * 15 + "2")]
)
def test_the_name_beside_another_is_counted_on(taken: str, offered: str) -> None:
    assert following(taken) == offered


def test_back_from_every_step_of_opening() -> None:
    flow = OpenFlow((DESK,)).choose(DESK).choose_officer(OfficerId("KPPS-2")).forget()
    flow = flow.type_code(tiny.tps_pack().code)
    steps = [flow.step]
    while flow.step is not OpenStep.DESK:
        flow = flow.back()
        steps.append(flow.step)
    assert steps == [one for one in reversed(OpenStep) if one is not OpenStep.NAME]
    assert flow.back().step is OpenStep.DESK
