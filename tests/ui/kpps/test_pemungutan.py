"""What the entrance shows, without a window: searching, cards, forms, what the clock asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain import events as e
from kpps_desktop.domain.invitations import invitation_code
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.people import DPPH, DPT, DPTB, Sex, Voter, VoterRef
from kpps_desktop.services.attending import Register
from kpps_desktop.services.searching import make_index
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
    BallotCount,
    Companion,
    CompanionEntry,
    Departure,
    Disturbance,
    GuestEntry,
    QueueCount,
    Replacement,
    Undoing,
    VoterEntry,
    VotingEnd,
)
from kpps_desktop.ui.kpps.pemungutan.present import keys_of, law_of, present
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.words import LANGUAGES
from tests.ui.kpps import halls
from tests.ui.kpps.halls import B, G, W, admitted, at, day_of, later, view_of

if TYPE_CHECKING:
    from kpps_desktop.services.viewing import View
    from kpps_desktop.ui.kpps.pemungutan.pictures import FormPicture, PemungutanPicture, Step

CAME = (
    (at(7, 5), admitted("DPT-1")),
    (at(7, 9), admitted("DPT-2")),
    (at(8, 1), admitted("DPT-3", G)),
)
REGISTER = halls.index_of_names()


def morning_view() -> View:
    return view_of(day_of(CAME), at(9, 14))


def shown(asking: Asking | str = NOTHING_ASKED, view: View | None = None) -> PemungutanPicture:
    asked = Asking(asking) if isinstance(asking, str) else asking
    view = view or morning_view()
    register = Register(REGISTER.index, dict.fromkeys(view.day.roll.present, halls.DOOR))
    return present(view, register, asked)


def leads(text: str, view: View | None = None) -> Step:
    """Return what Enter does for a text."""
    search = shown(text, view).search
    return search.leads[search.results[0].code] if search.results else None


def form_of(
    form: str, ref: str = "", view: View | None = None, **values: str
) -> tuple[FormPicture, Step]:
    """Return a form as filled in, and what its answer comes to."""
    picture = shown(Asking().with_form(form, ref, **values), view).form
    assert picture
    return picture, picture.answer.leads


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


def test_a_pack_without_names_asks_for_the_sex() -> None:
    view = morning_view()
    bare = Register(make_index(()))
    asked = present(view, bare, Asking("127")).search.leads["DPT-127"]
    assert asked == Asking("127").with_form("sex", "DPT-127", disabled="")
    form = present(view, bare, Asking().with_form("sex", "DPT-127", sex="P", disabled="1")).form
    assert form
    assert form.answer.leads == VoterEntry(127, Sex.P, disabled=True)


def test_a_pack_without_names_asks_for_the_sex_before_companion_and_override() -> None:
    view, bare = morning_view(), Register(make_index(()))
    filled = {"relation": "friend", "name": "IBU", "sex": "L"}
    entry = present(view, bare, Asking().with_form("companion", "DPT-9", **filled)).form
    assert entry
    friend = Companion("IBU", "Orang pilihan pemilih")
    assert entry.answer.leads == VoterEntry(9, Sex.L, disabled=True, companion=friend)
    serve = present(view, bare, Asking().with_form("inked", "DPT-9", decision="serve")).form
    assert serve
    assert serve.answer.leads == Asking().with_form("sex", "DPT-9", inked="1")


def test_a_companion_admits_the_voter_too() -> None:
    _, missing = form_of("companion", "DPT-9", relation="family")
    _, done = form_of("companion", "DPT-9", relation="family", name="SITI")
    assert missing is None
    assert done == VoterEntry(9, disabled=True, companion=Companion("SITI", "Keluarga"))


def test_an_officer_may_be_the_companion_of_one_who_is_present() -> None:
    _, done = form_of("companion", "DPT-1", relation="kpps", officer="KPPS-5")
    helped = Companion("PETUGAS KPPS-5", "Anggota KPPS", by_kpps=True)
    assert done == CompanionEntry(VoterRef("DPT-1"), helped)


def test_a_ballot_is_replaced_once_a_contest() -> None:
    day = day_of((*CAME, (at(8, 9), e.BallotReplaced("DPT-1", G, "rusak"))))
    form, done = form_of("replace", "DPT-1", view_of(day, at(9)), contest=B, why="keliru")
    assert [one.code for one in form.fields[0].options] == [B, W]
    assert done == Replacement(VoterRef("DPT-1"), B, "keliru")
    _, again = form_of("replace", "DPT-1", view_of(day, at(9)), contest=G, why="keliru")
    assert again is None


def test_the_only_ballot_needs_no_choice() -> None:
    form, done = form_of("replace", "DPT-3", why="rusak")
    assert [one.code for one in form.fields] == ["why"]
    assert done == Replacement(VoterRef("DPT-3"), G, "rusak")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"reason": "wrong_number"}, "Salah nomor"),
        ({"note": " tertukar "}, "tertukar"),
        ({"reason": "left", "note": "pulang"}, "Belum menerima surat suara: pulang"),
    ],
)
def test_undoing_needs_a_reason(values: dict[str, str], reason: str) -> None:
    assert form_of("undo", "DPT-1")[1] is None
    assert form_of("undo", "DPT-1", **values)[1] == Undoing(VoterRef("DPT-1"), reason)


def test_an_admission_with_a_replaced_ballot_stays() -> None:
    day = day_of((*CAME, (at(8, 9), e.BallotReplaced("DPT-1", G, "rusak"))))
    form, done = form_of("undo", "DPT-1", view_of(day, at(9)), reason="left")
    assert done is None
    assert [one.code for one in form.findings] == ["S.203"]


def test_an_inked_finger_is_refused_or_overridden_deliberately() -> None:
    form, undecided = form_of("inked", "DPT-9")
    assert undecided is None
    assert [(one.code, one.tone) for one in form.findings] == [("P.03", Tone.PERINGATAN)]
    assert form_of("inked", "DPT-9", decision="refuse")[1] == Departure(DPT, "Jari sudah bertinta")
    assert form_of("inked", "DPT-9", decision="serve")[1] == VoterEntry(9, inked=True)


def test_the_second_inked_finger_is_grave() -> None:
    day = day_of((*CAME, (at(8, 9), admitted("DPT-8", inked=True))))
    form, _ = form_of("inked", "DPT-9", view_of(day, at(9)))
    assert [one.tone for one in form.findings] == [Tone.GALAT]
    assert "2" in form.findings[0].remedy


GUEST = {"name": "TAMU", "sex": "P", "papers": "ktp_el,surat_pindah"}


@pytest.mark.parametrize(
    ("home", "contests"),
    [("9901012001", (G, B, W)), ("9901", (G, B, W)), ("99", (G,)), ("elsewhere", ())],
)
def test_a_guest_gets_the_ballots_of_his_home(home: str, contests: tuple[str, ...]) -> None:
    form, done = form_of("guest:DPPh", view=later(morning_view(), 11), home=home, **GUEST)
    assert tuple(one.contest for one in form.ballots if one.given) == contests
    if contests:
        papers = ("ktp_el", "surat_pindah")
        assert done == GuestEntry(DPPH, "TAMU", Sex.P, home, papers)
        assert form.findings == ()
    else:
        assert done is None
        assert [one.code for one in form.findings] == ["S.508"]


def codes_at(hour: int, minute: int, category: str, **values: str) -> list[str]:
    view = later(morning_view(), hour, minute)
    return [one.code for one in form_of(f"guest:{category}", view=view, **values)[0].findings]


def test_hours_are_told_and_are_no_wall() -> None:
    assert codes_at(10, 59, "DPPh") == ["R19"]
    assert codes_at(11, 0, "DPPh") == []
    assert codes_at(11, 59, "DPTb") == ["R19"]
    assert codes_at(12, 0, "DPTb") == []
    assert codes_at(13, 1, "DPTb") == ["R19"]
    early, done = form_of("guest:DPPh", home="9901", **GUEST)
    assert [one.code for one in early.findings] == ["R19"]
    assert isinstance(done, GuestEntry)


def test_missing_papers_and_a_strange_desa_are_told_before_enter() -> None:
    view = later(morning_view(), 12, 5)
    values = {"name": "TAMU", "sex": "L", "home": "9901", "papers": ""}
    form, done = form_of("guest:DPTb", view=view, **values)
    assert [one.code for one in form.findings] == ["P.04", "P.04"]
    assert isinstance(done, GuestEntry)
    assert done.category == DPTB


def test_a_second_stranger_is_grave() -> None:
    view = later(morning_view(), 12, 5)
    asking = Asking().with_form("guest:DPTb", name="TAMU", home="9901012001")
    risk = Finding("P.04", Kind.PERINGATAN)
    form = present(view, REGISTER, asking, risks=(risk,)).form
    assert form
    assert [one.tone for one in form.findings] == [Tone.GALAT]


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


def test_the_queue_is_counted_by_number_and_blank_is_not_zero() -> None:
    view = later(morning_view(), 13)
    assert form_of("queue", view=view)[1] is None
    assert form_of("queue", view=view, waiting="0")[1] == QueueCount(0)
    early, done = form_of("queue", waiting="12")
    assert done == QueueCount(12)
    assert [one.code for one in early.findings] == ["P.06"]
    closed = view_of(day_of((*CAME, (at(13), e.QueueClosed(2)))), at(13, 1))
    assert leads("a", closed) is None


def test_closing_without_a_counted_queue_needs_the_reason() -> None:
    assert form_of("close")[1] is None
    assert form_of("close", note="hujan badai")[1] == VotingEnd("hujan badai")
    queued = view_of(day_of((*CAME, (at(13), e.QueueClosed(2)))), at(13, 1))
    form, done = form_of("close", view=queued)
    assert done == VotingEnd()
    assert [one.code for one in form.findings] == ["P.08"]


def test_what_seldom_happens_is_one_more_form() -> None:
    for which in ("leave", "disturb", "recount"):
        assert form_of("more", which=which)[1] == Asking().with_form("more").with_form(which)
    assert form_of("leave", category="DPTb", reason="no_wait")[1] == Departure(
        DPTB, "Tidak mau menunggu"
    )
    assert form_of("disturb", what="box_opened", note="kunci rusak")[1] == Disturbance(
        "box_opened", "kunci rusak"
    )
    filled = {"contest": G, "ballots": "615"}
    assert form_of("recount", **filled)[1] is None
    assert form_of("recount", note="terselip", **filled)[1] == BallotCount(G, 615, "terselip")


def test_esc_goes_one_step_back() -> None:
    card = Asking("muh").opened("DPT-1")
    assert card.with_form("replace", "DPT-1").back() == Asking("muh")
    assert Asking("1g").with_form("replace", "DPT-1").back() == Asking("1g")
    assert card.back() == NOTHING_ASKED
    assert Asking().with_form("queue").back() == NOTHING_ASKED


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("contests", [(G,), (G, B), (G, B, W)])
def test_every_form_has_its_words(lang: str, contests: tuple[str, ...]) -> None:
    come = [(at(7, 5), admitted("DPT-1", *contests))]
    view = view_of(day_of(come, *contests), at(9), *contests)
    forms = ("sex", "companion", "replace", "undo", "inked", "guest:DPPh", "guest:DPTb")
    for form in (*forms, "queue", "close", "more", "leave", "disturb", "recount"):
        asking = Asking().with_form(form, "DPT-1")
        picture = present(view, REGISTER, asking, lang=lang).form
        assert picture
        assert picture.title
        assert picture.answer.words
    assert keys_of(lang)
    assert law_of(lang)


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
