"""Who comes after the queue was served, two marks at once, and what was taken back, by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.domain.people import DPPH
from kpps_desktop.services.kpps import voting
from kpps_desktop.ui.kpps.pemungutan.asking import Asking, Numbered, meant
from kpps_desktop.ui.kpps.pemungutan.intents import GuestEntry, VoterEntry
from kpps_desktop.ui.pictures import Tone
from tests.services.tiny import KETUA
from tests.ui.kpps.asked import CAME, form_of, leads, shown
from tests.ui.kpps.halls import KODE, admitted, at, day_of, view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.services.kpps.viewing import View
    from tests.ui.kpps.officers import AtTheDesk

SERVED = (*CAME, (at(13), e.QueueClosed(1)), (at(13, 2), admitted("DPT-8")))


def served_view() -> View:
    return view_of(day_of(SERVED), at(13, 4))


def test_one_more_than_the_queue_had_is_warned_of_before_enter() -> None:
    waiting = view_of(day_of(SERVED[:-1]), at(13, 1))
    assert leads("9", waiting) == VoterEntry(9)
    card = shown("9", served_view()).card
    assert card
    assert card.tone is Tone.PERINGATAN
    assert "sudah habis" in card.said
    assert leads("9", served_view()) == Asking("9").with_form("beyond", "DPT-9", turned="")


def test_the_reason_is_due_and_nobody_is_refused() -> None:
    form, answer = form_of("beyond", "DPT-9", served_view())
    assert [one.code for one in form.findings] == ["R19"]
    assert answer is None
    _, answer = form_of("beyond", "DPT-9", served_view(), reason="overlooked", turned="1")
    assert answer == VoterEntry(9, disabled=True, beyond="Sudah antre, terlewat dihitung")


def test_every_way_of_admitting_asks_why() -> None:
    view, why = served_view(), {"note": "salah hitung"}
    ways = (
        ("companion", {"relation": "family", "name": "Sri"}),
        ("inked", {"decision": "serve"}),
        ("guest:DPPh", {"name": "Ani", "sex": "P", "home": KODE[:10], "papers": "ktp_el"}),
    )
    for form, values in ways:
        asked, answer = form_of(form, "DPT-9", view, **values)
        assert (answer, "R19" in {one.code for one in asked.findings}) == (None, True), form
        _, answer = form_of(form, "DPT-9", view, **values, **why)
        assert isinstance(answer, VoterEntry | GuestEntry)
        assert answer.beyond == "salah hitung"


@pytest.mark.parametrize("text", ["80dp", "80pd", "80DP"])
def test_two_marks_go_together_in_either_order(text: str) -> None:
    assert meant(text) == Numbered(80, "DP")
    asked = leads(text)
    assert isinstance(asked, Asking)
    assert (asked.form, asked.card) == ("companion", "DPT-80")


@pytest.mark.parametrize(("text", "words"), [("80", "Hadir"), ("80dp", "Pendamping")])
def test_the_button_names_what_enter_does(text: str, words: str) -> None:
    card = shown(Asking(text)).card
    assert card
    assert card.primary
    assert card.primary.words == words


@pytest.mark.parametrize("text", ["9di", "9id"])
def test_a_mark_goes_with_an_inked_finger_too(text: str) -> None:
    asked = leads(text)
    assert isinstance(asked, Asking)
    answer = shown(asked.filled("decision", "serve")).form
    assert answer
    assert answer.answer.leads == VoterEntry(9, disabled=True, inked=True)


def test_the_late_voter_is_admitted_with_the_reason_on_record(
    sit: Callable[..., AtTheDesk],
) -> None:
    desk = sit("voted")
    desk.clock(13)
    desk.type("a⏎0⏎⏎")
    assert desk.day.roll.waiting == 0
    desk.clock(13, 5)
    desk.type("9⏎")
    assert "Sesudah antrean habis" in desk.seen()
    assert "DPT-9" not in desk.day.roll.present
    desk.type("1⏎⏎")
    assert "DPT-9" in desk.day.roll.present
    (_, noted) = desk.day.record.incidents[-1]
    assert "Pemilih DPT-9 dilayani sesudah antrean" in noted.text
    assert "terlewat dihitung" in noted.text


def test_a_late_guest_leaves_the_same_record(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("voted")
    voting.close_queue(desk.play.by(13), 0, KETUA)
    desk.clock(13, 5)
    desk.type("h⏎1⏎2ANI⏎1⏎⏎⏎⏎2⏎⏎")
    number = desk.day.roll.highest[DPPH]
    assert f"DPPh-{number}" in desk.day.record.incidents[-1][1].text


def test_a_voter_with_mark_and_companion_is_admitted_by_keys(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("voted")
    desk.type("8dp⏎1SRI⏎⏎")
    admission = desk.day.roll.present["DPT-8"]
    assert (admission.said.disabled, admission.companion) == (True, True)
    assert desk.papers == ["c-pendamping"]


def test_u_shows_whom_it_takes_back_and_confirms_it(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("voted")
    desk.type("u")
    results = desk.screen.findChild(object, "voter_results")
    assert results.isVisible()  # type: ignore[attr-defined]
    first = results.item(0).text()  # type: ignore[attr-defined]
    assert "Tarik kembali terakhir: DPTb 1" in first
    desk.type("⏎1⏎⏎")
    assert "DPTb-1" not in desk.day.roll.present
    assert "Kehadiran ditarik kembali: DPTb 1" in desk.seen()
    assert "Sebab: Salah nomor" in desk.seen()
    desk.type("9⏎")
    assert "ditarik kembali: DPTb 1" not in desk.seen()


def test_u_says_so_where_nobody_came_yet(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("open")
    desk.type("u")
    first = desk.screen.findChild(object, "voter_results").item(0).text()  # type: ignore[attr-defined]
    assert "belum ada yang dicatat" in first


def test_every_choice_of_a_guest_has_its_digit() -> None:
    form, _ = form_of("guest:DPPh")
    for field in form.fields:
        assert [one.key for one in field.options] == [
            str(at) for at in range(1, len(field.options) + 1)
        ]


def test_l_and_p_still_choose_beside_the_digits(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("voted")
    for typed, sex in (("h⏎1⏎pANI⏎1⏎⏎⏎⏎", "P"), ("h⏎1⏎1BUDI⏎1⏎⏎⏎⏎", "L")):
        desk.type(typed)
        last = next(reversed(desk.day.roll.present.values()))
        assert last.said.sex == sex


def test_f2_leads_from_an_open_card_back_to_the_field(sit: Callable[..., AtTheDesk]) -> None:
    desk = sit("open")
    desk.type("8⏎pemilih⏎")  # every name begins so
    assert desk.focus() == "card"
    desk.function_key(2)
    assert desk.focus() == "voter_field"
    desk.type("9⏎")
    assert set(desk.day.roll.present) == {"DPT-8", "DPT-9"}
