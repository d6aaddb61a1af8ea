"""What pembukaan shows of the books."""

from __future__ import annotations

import pytest

from kpps_desktop.domain import events as e
from kpps_desktop.ui.kpps.pembukaan.pictures import Moment, PembukaanPicture
from kpps_desktop.ui.kpps.pembukaan.present import difference, present
from kpps_desktop.ui.pictures import Tone
from tests.ui.kpps.halls import B, G
from tests.ui.kpps.mornings import STEPS, view_before

BEGUN = e.OpeningBegan()
TAKEN = tuple(e.StepTaken(one) for one in STEPS)
COUNTED = tuple(e.BallotsReceived(one, 615, "") for one in (G, B))


def seen(*happened: object, hour: int = 6, minute: int = 30) -> PembukaanPicture:
    return present(view_before(happened, G, B, hour=hour, minute=minute), "id")  # type: ignore[arg-type]


def test_before_the_meeting_enter_begins_it() -> None:
    meeting = seen().meeting
    assert (meeting.moment, meeting.step, meeting.primary) == (Moment.BEFORE, "", "Mulai rapat")
    assert not any(one.now or one.done for one in meeting.steps)


def test_the_next_step_is_always_one_and_clear() -> None:
    for count in range(len(STEPS)):
        meeting = seen(BEGUN, *TAKEN[:count], *COUNTED).meeting
        assert [one.code for one in meeting.steps if one.now] == [STEPS[count]]
        assert [one.code for one in meeting.steps if one.done] == list(STEPS[:count])
        assert meeting.text
    done = seen(BEGUN, *TAKEN, *COUNTED).meeting
    assert (done.step, done.to_opening, done.primary) == ("", True, "Buka pemungutan")


def test_steps_tell_when_they_were_taken() -> None:
    steps = seen(BEGUN, *TAKEN[:2]).meeting.steps
    assert [one.time for one in steps[:3]] == ["05.02", "05.03", ""]


def test_the_oath_is_read_out() -> None:
    meeting = seen(BEGUN).meeting
    assert meeting.oath
    assert meeting.text.startswith("Demi Allah (Tuhan), saya bersumpah/berjanji:")
    assert "petugas ketertiban" in seen(BEGUN, TAKEN[0]).meeting.text
    assert not seen(BEGUN, *TAKEN[:2]).meeting.oath


def test_ballots_are_counted_before_their_step_is_taken() -> None:
    at_ballots = (BEGUN, *TAKEN[: STEPS.index("ballots_counted")])
    assert seen(*at_ballots).meeting.to_ballots
    assert seen(*at_ballots, COUNTED[0]).meeting.to_ballots
    assert not seen(*at_ballots, *COUNTED).meeting.to_ballots


def test_everybody_has_a_digit() -> None:
    people = seen(e.OfficerPresent("PTPS", present=True)).people
    assert [(one.code, one.key) for one in people.people[6:]] == [
        ("KPPS-7", "7"),
        ("TIBUM-1", "8"),
        ("TIBUM-2", "9"),
        ("PTPS", "0"),
    ]
    assert people.said == "1 dari 10 hadir"
    assert people.table.records[-1].texts[3] == "05.01"


def test_saksi_stand_under_their_pair_with_mandate_and_seat() -> None:
    first = e.SaksiAccredited("SAKSI-gubernur-2-1", G, 2, "ANI", mandate=True)
    second = e.SaksiAccredited("SAKSI-gubernur-2-2", G, 2, "BUDI", mandate=False)
    sits = e.OfficerPresent("SAKSI-gubernur-2-1", present=True)
    pairs = {one.code: one for one in seen(first, second, sits).pairs.pairs}
    assert len(pairs) == 12
    ani, budi = pairs["gubernur:2"].saksi
    assert (ani.mandate, ani.sits, budi.mandate, budi.tone) == (
        "mandat ada",
        True,
        "tanpa mandat",
        Tone.PERINGATAN,
    )
    assert pairs["gubernur:2"].full.startswith("Sudah 2 saksi, batas untuk tiap pasangan.")
    assert (pairs["gubernur:1"].full, pairs["bupati:2"].saksi) == ("", ())


def test_a_mandate_after_the_meeting_began_is_late() -> None:
    late = e.SaksiAccredited("SAKSI-bupati-1-1", B, 1, "ANI", mandate=True)
    picture = seen(BEGUN, late).pairs
    assert next(one for one in picture.pairs if one.saksi).saksi[0].mandate == "mandat terlambat"
    assert picture.said == "1 saksi, 1 perlu diperiksa"


@pytest.mark.parametrize(
    ("received", "words", "tone"),
    [
        (615, "Sesuai norma", Tone.OK),
        (614, "Sesuai norma", Tone.OK),
        (616, "Sesuai norma", Tone.OK),
        (613, "Kurang 2 dari norma 615. Tulis sebabnya.", Tone.PERINGATAN),
        (617, "Lebih 2 dari norma 615. Tulis sebabnya.", Tone.PERINGATAN),
    ],
)
def test_ballots_are_held_against_the_norm_as_r13_does(
    received: int, words: str, tone: Tone
) -> None:
    assert difference(615, received, "id") == (words, tone)


def test_a_blank_is_not_held_against_the_norm() -> None:
    ballots = seen(BEGUN, e.BallotsReceived(G, 0, "hilang")).ballots
    assert [(one.received, one.tone) for one in ballots] == [
        (0, Tone.PERINGATAN),
        (None, Tone.PLAIN),
    ]


@pytest.mark.parametrize(
    ("hour", "minute", "seconds", "late"),
    [(6, 30, 1800, False), (6, 59, 60, False), (7, 0, 0, False), (7, 1, 0, True)],
)
def test_the_hour_of_opening(hour: int, minute: int, seconds: int, late: bool) -> None:  # noqa: FBT001
    opening = seen(BEGUN, *TAKEN, *COUNTED, hour=hour, minute=minute).opening
    assert (opening.seconds, bool(opening.late), opening.can) == (seconds, late, True)


def test_what_is_left_out_is_named() -> None:
    opening = seen(BEGUN, *TAKEN[:-1], COUNTED[0], hour=7).opening
    assert opening.left.startswith("Belum dilakukan: Menjelaskan tata cara")
    assert opening.uncounted.startswith("Surat suara belum dihitung: Bupati.")
    assert (opening.can, opening.reason_needed) == (False, True)


def test_after_the_opening_all_is_read() -> None:
    picture = seen(BEGUN, *TAKEN, *COUNTED, e.VotingOpened(""))
    assert (picture.meeting.moment, picture.meeting.primary) == (Moment.OVER, "")
    assert not picture.opening.can
