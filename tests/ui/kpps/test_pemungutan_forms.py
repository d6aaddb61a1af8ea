"""The forms of the entrance, without a window: what they ask, tell, and come to."""

from __future__ import annotations

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.domain.outcomes import Finding, Kind
from kpps_desktop.domain.people import DPPH, DPT, DPTB, Sex, VoterRef
from kpps_desktop.services.kpps.attending import Register
from kpps_desktop.services.kpps.searching import make_index
from kpps_desktop.ui.kpps.pemungutan.asking import (
    Asking,
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
from tests.ui.kpps.asked import CAME, REGISTER, form_of, leads, morning_view
from tests.ui.kpps.halls import B, G, W, admitted, at, day_of, later, view_of


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
