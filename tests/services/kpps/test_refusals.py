"""Each intent is refused where it must be, in words, and a refused one leaves nothing behind."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import DPPH, DPT, DPTB, CategoryCode, OfficerId, VoterRef
from kpps_desktop.services.kpps import counting, explaining, handing, preparing, settling, voting
from kpps_desktop.words import wording_of
from tests.services.acts import ADDED, DOOR, MOVED, PIN, STAGES, TALLIER, TRUTH, Play
from tests.services.conftest import opened
from tests.services.tiny import KETUA, OFFICERS, PINS, G, P

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.services.kpps.desk import Desk
    from tests.services.conftest import Shelf

    Act: TypeAlias = Callable[[Desk], object]

SECOND, THIRD = OFFICERS[1:3]
STRANGER = OfficerId("KPPS-9")
ONE, SIX, NOBODY = VoterRef("DPT-1"), VoterRef("DPT-6"), VoterRef("DPT-60")

PREPARING: list[tuple[str, str, str, Act]] = [
    ("the meeting is begun by the ketua", "prepared", "S.501",
     lambda desk: preparing.begin_opening(desk, SECOND)),
    ("no step before the meeting", "prepared", "S.001",
     lambda desk: preparing.take_step(desk, "box_opened", KETUA)),
    ("no saksi for a pair that is not on the ballot", "prepared", "S.105",
     lambda desk: preparing.accredit_saksi(desk, G, 4, "SAKSI", KETUA)),
    ("no saksi for a contest held elsewhere", "prepared", "S.002",
     lambda desk: preparing.accredit_saksi(desk, "walikota", 1, "SAKSI", KETUA)),
    ("no equipment for a contest held elsewhere", "prepared", "S.002",
     lambda desk: preparing.receive_supply(desk, "kotak_suara", 1, KETUA, contest="walikota")),
    ("a stranger does nothing", "prepared", "S.518",
     lambda desk: preparing.note_presence(desk, "PTPS", STRANGER)),
    ("a name of two lines is none", "prepared", "S.519",
     lambda desk: preparing.note_presence(desk, "PTPS\nMELATI", KETUA)),
    ("a blank name is none", "prepared", "S.519",
     lambda desk: preparing.note_presence(desk, " ", KETUA)),
    ("text must be printable", "prepared", "S.519",
     lambda desk: preparing.report_invitations(desk, 1, 1, KETUA, "pindah\x00")),
    ("text must fit a paper", "prepared", "S.519",
     lambda desk: preparing.report_invitations(desk, 1, 1, KETUA, "x" * 2_001)),
    ("a count below nothing is none", "prepared", "J.001",
     lambda desk: preparing.report_invitations(desk, -1, 0, KETUA)),
    ("steps are taken in order", "began", "S.103",
     lambda desk: preparing.take_step(desk, "box_opened", KETUA)),
    ("a step that nobody knows", "began", "S.107",
     lambda desk: preparing.take_step(desk, "pray", KETUA)),
    ("voting is opened by the ketua", "met", "S.501",
     lambda desk: preparing.open_voting(desk, SECOND)),
    ("voting is not opened before its hour", "met", "S.503",
     lambda desk: preparing.open_voting(desk, KETUA)),
    ("nobody is admitted before the opening", "met", "S.001",
     lambda desk: voting.admit(desk, 1, DOOR)),
]  # fmt: skip
VOTING: list[tuple[str, str, str, Act]] = [
    ("no number 0", "voted", "S.505", lambda desk: voting.admit(desk, 0, DOOR)),
    ("no number beyond the DPT", "voted", "S.505", lambda desk: voting.admit(desk, 61, DOOR)),
    ("nobody is admitted twice", "voted", "S.201", lambda desk: voting.admit(desk, 1, DOOR)),
    ("a guest is on no DPT", "voted", "S.507",
     lambda desk: voting.admit_guest(desk, DPT, MOVED, DOOR)),
    ("a list that the profile does not know", "voted", "S.507",
     lambda desk: voting.admit_guest(desk, CategoryCode("DPK"), MOVED, DOOR)),
    ("a guest of another province", "voted", "S.508",
     lambda desk: voting.admit_guest(desk, DPPH, replace(MOVED, home="3101"), DOOR)),
    ("a guest of no place", "voted", "S.508",
     lambda desk: voting.admit_guest(desk, DPTB, replace(ADDED, home="99x"), DOOR)),
    ("who never came is not struck", "voted", "S.202",
     lambda desk: voting.undo_admission(desk, NOBODY, "keliru", DOOR)),
    ("striking needs a reason", "voted", "S.406",
     lambda desk: voting.undo_admission(desk, ONE, " ", DOOR)),
    ("who got a second ballot is not struck", "voted", "S.203",
     lambda desk: voting.undo_admission(desk, SIX, "keliru", DOOR)),
    ("a ballot is replaced once", "voted", "S.205",
     lambda desk: voting.replace_ballot(desk, SIX, G, "rusak", KETUA)),
    ("a ballot that was never given is not replaced", "voted", "S.204",
     lambda desk: voting.replace_ballot(desk, VoterRef("DPPh-1"), P, "rusak", KETUA)),
    ("who never came has no companion", "voted", "S.202",
     lambda desk: voting.accompany(desk, NOBODY, "IBU", "keluarga", DOOR)),
    ("voting is closed by the ketua", "voted", "S.501",
     lambda desk: voting.close_voting(desk, SECOND, "habis")),
    ("an open queue needs a reason", "voted", "S.209",
     lambda desk: voting.close_voting(desk, KETUA)),
    ("counting does not begin while voting", "voted", "S.001",
     lambda desk: counting.open_counting(desk, KETUA)),
    ("counting begins after the left-overs", "closed", "S.310",
     lambda desk: counting.open_counting(desk, KETUA)),
    ("counting is opened by the ketua", "closed", "S.501",
     lambda desk: counting.open_counting(desk, SECOND)),
    ("nobody is admitted after the close", "closed", "S.001",
     lambda desk: voting.admit(desk, 7, DOOR)),
]  # fmt: skip
COUNTING: list[tuple[str, str, str, Act]] = [
    ("a closed box is not counted", "counting", "S.312",
     lambda desk: counting.count_box(desk, G, 7, SECOND)),
    ("no box of a contest held elsewhere", "counting", "S.002",
     lambda desk: counting.open_box(desk, "walikota", KETUA)),
    ("one box at a time", "tallying", "S.311", lambda desk: counting.open_box(desk, P, KETUA)),
    ("a number that is on no ballot", "tallying", "S.306",
     lambda desk: counting.count_ballot(desk, G, 4, TALLIER)),
    ("no more ballots than the box held", "tallied", "S.303",
     lambda desk: counting.count_ballot(desk, G, 1, TALLIER)),
    ("the count ends with the last ballot", "tallying", "S.305",
     lambda desk: counting.finish_count(desk, G, KETUA)),
    ("taking a ballot back needs a reason", "tallying", "S.406",
     lambda desk: counting.cancel_ballot(desk, G, "", KETUA)),
    ("there must be a ballot to take back", "box", "S.304",
     lambda desk: counting.cancel_ballot(desk, G, "keliru", KETUA)),
    ("a count that does not rest is not resumed", "tallying", "S.312",
     lambda desk: counting.resume_tally(desk, G, TALLIER)),
    ("more ballots unsigned than there are", "box", "S.301",
     lambda desk: counting.count_box(desk, G, 7, SECOND, unsigned=8)),
    ("fewer ballots than were announced", "tallying", "S.302",
     lambda desk: counting.count_box(desk, G, 0, SECOND)),
    ("a recount is begun by the ketua", "counted", "S.501",
     lambda desk: counting.recount(desk, G, "selisih", SECOND)),
    ("a recount needs a reason", "counted", "S.406",
     lambda desk: counting.recount(desk, G, " ", KETUA)),
    ("the paper is read after the count", "tallying", "S.405",
     lambda desk: settling.read_plano(desk, G, TRUTH[G], KETUA)),
]  # fmt: skip
SETTLING: list[tuple[str, str, str, Act]] = [
    ("a cell that the form does not have", "counted", "S.509",
     lambda desk: settling.read_plano(desk, P, {"IV_3": 1}, KETUA)),
    ("figures of no contest", "counted", "S.002",
     lambda desk: settling.read_plano(desk, "presiden", {"VA": 1}, KETUA)),
    ("figures of a contest held elsewhere", "counted", "S.002",
     lambda desk: settling.read_plano(desk, "walikota", {"VA": 1}, KETUA)),
    ("a correction of no contest", "counted", "S.002",
     lambda desk: settling.correct_figure(desk, "presiden", "VA", 1, "keliru", (KETUA,), KETUA)),
    ("a correction of what was never read", "counted", "S.413",
     lambda desk: settling.correct_figure(desk, G, "VA", 1, "keliru", (KETUA,), KETUA)),
    ("a figure is corrected by the ketua", "read", "S.501",
     lambda desk: settling.correct_figure(desk, G, "VA", 1, "keliru", (SECOND,), SECOND)),
    ("a correction needs a reason", "read", "S.406",
     lambda desk: settling.correct_figure(desk, G, "VA", 1, "", (KETUA,), KETUA)),
    ("a blank sheet is not signed", "counted", "S.407",
     lambda desk: settling.sign(desk, G, KETUA, PIN)),
    ("a finding that is not there", "read", "S.517",
     lambda desk: explaining.explain(desk, G, "R12", "selisih", KETUA)),
    ("a reason of nothing", "counted", "S.406",
     lambda desk: explaining.explain(desk, G, "R20", "", KETUA)),
    ("an incident of no contest", "read", "S.002",
     lambda desk: settling.note_incident(desk, "ribut", KETUA, contest="presiden")),
    ("an objection of no contest", "read", "S.002",
     lambda desk: settling.raise_objection(desk, "PTPS", "salah", KETUA, contest="presiden")),
    ("an answer to nothing", "read", "S.404",
     lambda desk: settling.answer_objection(desk, "KB-9", "sudah", KETUA, accepted=True)),
    ("an answer given already", "read", "S.404",
     lambda desk: settling.answer_objection(desk, "KB-1", "sudah", KETUA, accepted=True)),
    ("a wrong PIN signs nothing", "read", "T.223",
     lambda desk: settling.sign(desk, G, SECOND, "103957")),
    ("a stranger signs nothing", "read", "T.222",
     lambda desk: settling.sign(desk, G, STRANGER, PIN)),
    ("nobody signs twice", "signed", "S.402",
     lambda desk: settling.sign(desk, G, SECOND, PINS[SECOND])),
    ("no saksi without a mandate signs", "read", "S.510",
     lambda desk: settling.sign_as_saksi(desk, G, "SAKSI-gubernur-3-1", KETUA)),
    ("a saksi signs the sheet of his contest", "read", "S.510",
     lambda desk: settling.sign_as_saksi(desk, P, "SAKSI-gubernur-1-1", KETUA)),
    ("who never signs cannot decline", "read", "S.510",
     lambda desk: settling.decline(desk, G, "orang lewat", "tidak mau", KETUA)),
    ("declining needs a reason", "read", "S.406",
     lambda desk: settling.decline(desk, G, THIRD, "", KETUA)),
    ("the ketua seals", "signed", "S.501", lambda desk: settling.seal(desk, SECOND)),
    ("the ketua signs before sealing", "read", "S.408", lambda desk: settling.seal(desk, KETUA)),
    ("blank cells are explained before sealing", "counted", "S.511",
     lambda desk: settling.seal(desk, KETUA)),
    ("papers are made of a sealed result", "signed", "S.514",
     lambda desk: handing.make_papers(desk, PIN, KETUA)),
]  # fmt: skip
HANDING: list[tuple[str, str, str, Act]] = [
    ("papers are signed by the ketua", "sealed", "S.501",
     lambda desk: handing.make_papers(desk, PINS[SECOND], SECOND)),
    ("papers are signed with the ketua's PIN", "sealed", "T.223",
     lambda desk: handing.make_papers(desk, PINS[SECOND], KETUA)),
    ("the bundle holds the papers", "sealed", "S.515",
     lambda desk: handing.make_bundle(desk, PIN, KETUA)),
    ("the bundle is signed by the ketua", "sealed", "S.501",
     lambda desk: handing.make_bundle(desk, PIN, SECOND)),
    ("no hand-over without a bundle", "sealed", "S.412",
     lambda desk: handing.finish(desk, "PPS", KETUA)),
    ("the hand-over is the ketua's", "bundled", "S.501",
     lambda desk: handing.finish(desk, "PPS", SECOND)),
    ("a sealed figure stays", "sealed", "S.001",
     lambda desk: settling.read_plano(desk, G, {"VA": 5}, KETUA)),
    ("one bundle a sealing", "bundled", "S.410",
     lambda desk: handing.make_bundle(desk, PIN, KETUA)),
    ("no copy of no contest", "bundled", "S.002",
     lambda desk: handing.hand_copy(desk, "c-hasil-salinan", "presiden", "PTPS", 1, KETUA)),
    ("no seal of no contest", "bundled", "S.002",
     lambda desk: handing.seal_box(desk, "presiden", ("1",), KETUA)),
    ("a second officer reopens, not the ketua twice", "bundled", "S.512",
     lambda desk: settling.reopen(desk, "keliru", KETUA, PIN, KETUA)),
    ("reopening is the ketua's", "bundled", "S.501",
     lambda desk: settling.reopen(desk, "keliru", THIRD, PINS[THIRD], SECOND)),
    ("reopening needs the second officer's PIN", "bundled", "T.223",
     lambda desk: settling.reopen(desk, "keliru", SECOND, PIN, KETUA)),
    ("reopening needs a reason", "bundled", "S.406",
     lambda desk: settling.reopen(desk, "  ", SECOND, PINS[SECOND], KETUA)),
    ("nothing is done after the hand-over", "finished", "S.001",
     lambda desk: settling.reopen(desk, "keliru", SECOND, PINS[SECOND], KETUA)),
]  # fmt: skip
CASES = [*PREPARING, *VOTING, *COUNTING, *SETTLING, *HANDING]
BETWEEN: dict[str, tuple[str, tuple[Act, ...]]] = {
    "began": ("prepared", (lambda desk: preparing.begin_opening(desk, KETUA),)),
    "box": (
        "counting",
        (
            lambda desk: counting.open_box(desk, G, KETUA),
            lambda desk: counting.count_box(desk, G, 1, SECOND),
        ),
    ),
    "tallying": (
        "counting",
        (
            lambda desk: counting.open_box(desk, G, KETUA),
            lambda desk: counting.count_box(desk, G, 2, SECOND),
            lambda desk: counting.count_ballot(desk, G, 1, TALLIER),
        ),
    ),
    "tallied": (
        "counting",
        (
            lambda desk: counting.open_box(desk, G, KETUA),
            lambda desk: counting.count_box(desk, G, 1, SECOND),
            lambda desk: counting.count_ballot(desk, G, 1, TALLIER),
        ),
    ),
}
"""Moments between the stages of the day."""


@pytest.fixture(scope="module")
def standing(
    shelf: Shelf, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Play]]:
    """Give one desk a moment to all tests: what is refused leaves it as it was."""
    plays: dict[str, Play] = {}

    def stand(moment: str) -> Play:
        if moment not in plays:
            stage, acts = BETWEEN.get(moment, (moment, ()))
            folder = tmp_path_factory.mktemp("ditolak") / moment
            shutil.copytree(shelf.at(stage), folder)
            plays[moment] = opened(folder, STAGES[stage][0])
            for act in acts:
                act(plays[moment].desk)
        return plays[moment]

    yield stand
    for play in plays.values():
        play.desk.store.close()


@pytest.mark.parametrize(
    ("moment", "code", "act"), [pytest.param(*case, id=name) for name, *case in CASES]
)
def test_a_refused_intent_leaves_nothing(
    standing: Callable[[str], Play], moment: str, code: str, act: Act
) -> None:
    play = standing(moment)
    before, head, day = play.rows(), play.desk.store.head(), play.desk.day()
    with pytest.raises(Refused) as refused:
        act(play.desk)
    assert refused.value.code == code
    assert all(wording_of(refused.value, language).remedy for language in ("id", "en"))
    assert (play.rows(), play.desk.store.head(), play.desk.day()) == (before, head, day)
