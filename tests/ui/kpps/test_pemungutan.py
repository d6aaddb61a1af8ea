"""What the entrance shows, without a window: searching, cards, forms, what the clock asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain import events as e
from kpps_desktop.domain.invitations import invitation_code
from kpps_desktop.domain.people import Sex, Voter, VoterRef
from kpps_desktop.services.kpps.attending import Register
from kpps_desktop.services.kpps.searching import make_index
from kpps_desktop.ui.kpps.pemungutan.asking import (
    NOTHING_ASKED,
    Asking,
    Coded,
    Keyed,
    Named,
    Numbered,
    meant,
)
from kpps_desktop.ui.kpps.pemungutan.intents import (
    VoterEntry,
)
from kpps_desktop.ui.kpps.pemungutan.present import present
from kpps_desktop.ui.pictures import Tone
from tests.ui.kpps import halls
from tests.ui.kpps.asked import CAME, REGISTER, leads, morning_view, shown
from tests.ui.kpps.halls import B, G, W, admitted, at, day_of, later, view_of

if TYPE_CHECKING:
    from kpps_desktop.ui.kpps.pemungutan.pictures import Step


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("", None),
        ("   ", None),
        ("127", Numbered(127)),
        ("007", Numbered(7)),
        ("127d", Numbered(127, "D")),
        ("5G", Numbered(5, "G")),
        ("h", Keyed("H")),
        ("12345", Named("12345")),
        ("muh riz", Named("MUH RIZ")),
        ("dewi", Named("DEWI")),
        ("x", Named("X")),
        ("5RTP-P3J0-63Z0", Coded("5RTP-P3J0-63Z0")),
    ],
)
def test_a_text_means_a_number_a_letter_a_code_or_a_name(text: str, sought: object) -> None:
    assert meant(text) == sought


def test_a_whole_number_admits_at_the_first_enter() -> None:
    picture = shown("127")
    assert leads("127") == VoterEntry(127)
    assert picture.card
    assert (picture.card.number, picture.card.tone) == ("127", Tone.PLAIN)
    assert [one.code for one in picture.search.results] == ["DPT-127"]


def test_a_name_opens_the_card_and_only_the_card_admits() -> None:
    name = halls.names()[299]
    opened = leads(name)
    assert opened == Asking(name, card="DPT-300")
    card = shown(opened).card  # type: ignore[arg-type]
    assert card
    assert card.firm
    assert card.primary
    assert card.primary.leads == VoterEntry(300)


def test_a_code_opens_the_card_of_its_number() -> None:
    code = invitation_code(halls.KODE, 44)
    assert leads(code) == Asking(code, card="DPT-44")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (invitation_code(halls.KODE, 601), "S.505"),
        (invitation_code(halls.OTHER, 44), "S.702"),
        ("5RTP-P3J0-63Z1", "S.701"),
        ("601", "S.505"),
        ("0", "S.505"),
    ],
)
def test_what_leads_nowhere_says_why(text: str, code: str) -> None:
    search = shown(text).search
    assert search.results == ()
    assert search.told
    assert search.told.code == code


def test_one_who_is_present_is_red_with_time_and_officer_and_enter_does_nothing() -> None:
    picture = shown("1")
    assert leads("1") is None
    assert picture.card
    assert picture.card.tone is Tone.GALAT
    assert picture.card.primary is None
    assert "07.05" in picture.card.said
    assert "KPPS-4 PETUGAS KPPS-4" in picture.card.said
    assert picture.search.results[0].mark == "✓ 07.05"


def test_a_card_shows_only_the_ballots_that_were_given() -> None:
    card = shown("3").card
    assert card
    assert [(one.contest, one.given) for one in card.ballots] == [(G, True), (B, False), (W, False)]


@pytest.mark.parametrize(
    ("text", "disabled"), [("50", None), ("50d", False), ("51", None), ("51d", True)]
)
def test_the_mark_of_the_list_holds_until_it_is_turned(
    text: str,
    disabled: bool | None,  # noqa: FBT001
) -> None:
    assert leads(text) == VoterEntry(int(text[:2]), disabled=disabled)


def test_the_mark_can_be_turned_and_turned_back_on_the_card() -> None:
    asked = Asking("51")
    for disabled in (True, None):
        card = shown(asked).card
        assert card
        asked = next(one.leads for one in card.actions if one.code == "disabled")  # type: ignore[assignment]
        assert leads_of(asked) == VoterEntry(51, disabled=disabled)


def leads_of(asking: Asking) -> Step:
    return shown(asking).search.leads["DPT-51"]


def test_letters_behind_a_number_open_their_form() -> None:
    assert leads("1g") == Asking("1g").with_form("replace", "DPT-1")
    assert leads("1u") == Asking("1u").with_form("undo", "DPT-1")
    assert leads("9p") == Asking("9p").with_form("companion", "DPT-9")
    assert leads("9i") == Asking("9i").with_form("inked", "DPT-9")
    assert leads("9g") is None  # a ballot is replaced only for somebody who has one


def test_a_letter_alone_means_an_act_and_comes_before_names() -> None:
    assert leads("h") == Asking("h").with_form("guest:DPPh")
    assert leads("u") == Asking("u").with_form("undo", "DPT-3")
    assert leads("a") == Asking("a").with_form("queue")


def test_the_arrows_choose_whose_card_is_shown() -> None:
    picture = shown("h")
    codes = [one.code for one in picture.search.results]
    second = shown(Asking("h").at(codes[1]))
    assert picture.card is None  # the first is the act, no voter
    assert second.card
    assert second.card.number == codes[1].removeprefix("DPT-")


def test_an_undone_guest_is_found_no_more() -> None:
    guest = Voter(VoterRef("DPPh-1"), "QUINZA XAVERIA", Sex.P)
    register = Register(make_index((*halls.voters(), guest)))
    came = day_of((*CAME, (at(11, 5), admitted("DPPh-1", G))))
    gone = day_of(
        (
            *CAME,
            (at(11, 5), admitted("DPPh-1", G)),
            (at(11, 6), e.AdmissionUndone("DPPh-1", "tertukar")),
        )
    )
    for day, found in ((came, ["DPPh-1"]), (gone, [])):
        search = present(view_of(day, at(11, 9)), register, Asking("quinza xaveria")).search
        assert [one.code for one in search.results if one.code.startswith("DPPh")] == found


def test_figures_are_counted_from_the_log() -> None:
    live = shown().live
    assert [(one.name, one.men, one.women, one.total) for one in live.lists] == [
        ("DPT", 2, 1, 3),
        ("DPPh", 0, 0, 0),
        ("DPTb", 0, 0, 0),
        ("Semua", 2, 1, 3),
    ]
    assert live.turnout == "DPT 3 dari 600 = 1 %"
    assert [one.left for one in live.stock] == ["612 dari 615", "613 dari 615", "613 dari 615"]
    assert [(one.hour, one.count) for one in live.hours.hours] == [
        ("07", 2),
        ("08", 1),
        ("09", 0),
        ("10", 0),
        ("11", 0),
        ("12", 0),
    ]


@given(st.integers(0, 600))
def test_a_share_is_rounded_half_up(came: int) -> None:
    day = day_of((at(8), admitted(f"DPT-{number}")) for number in range(1, came + 1))
    percent = int(present(view_of(day, at(9)), REGISTER).live.turnout.split(" = ")[1].split()[0])
    assert abs(percent * 6 - came) <= 3


def test_few_ballots_are_told_in_time() -> None:
    short = [(at(7, 1), e.BallotsReceived(G, 4, "paket kurang")), *CAME]
    none = [(at(7, 1), e.BallotsReceived(G, 3, "paket kurang")), *CAME]
    tones = [shown(view=view_of(day_of(one), at(9))).live.stock[0].tone for one in (short, none)]
    assert tones == [Tone.PERINGATAN, Tone.GALAT]


def test_at_closing_time_the_queue_is_asked_for_then_served_then_the_closing() -> None:
    view = morning_view()
    assert shown(view=later(view, 12, 59)).call is None
    asked = shown(view=later(view, 13)).call
    assert asked
    assert asked.tone is Tone.PERINGATAN
    queued = (*CAME, (at(13), e.QueueClosed(2)))
    waiting = shown(view=view_of(day_of(queued), at(13, 1))).call
    assert waiting
    assert (waiting.tone, "2" in waiting.title) == (Tone.KABAR, True)
    served = (*queued, (at(13, 2), admitted("DPT-8")), (at(13, 3), admitted("DPT-9")))
    done = shown(view=view_of(day_of(served), at(13, 4))).call
    assert done
    assert done.tone is Tone.OK


def test_esc_goes_one_step_back() -> None:
    card = Asking("muh").opened("DPT-1")
    assert card.with_form("replace", "DPT-1").back() == Asking("muh")
    assert Asking("1g").with_form("replace", "DPT-1").back() == Asking("1g")
    assert card.back() == NOTHING_ASKED
    assert Asking().with_form("queue").back() == NOTHING_ASKED


@given(st.text(max_size=14))
def test_whatever_is_typed_has_a_picture(text: str) -> None:
    picture = shown(text)
    assert set(picture.search.leads) >= {one.code for one in picture.search.results}
    assert len(picture.search.results) <= 5


def test_dki_has_one_ballot() -> None:
    view = view_of(day_of([(at(7, 5), admitted("DPT-1", G))], G), at(9), G)
    card = present(view, REGISTER, Asking("9")).card
    assert card
    assert [one.contest for one in card.ballots] == [G]
    assert present(replace(view, officers={}), REGISTER, Asking("1")).card
