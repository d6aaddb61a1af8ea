"""A whole day walked at random, lawfully and not, beside a naive one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from hypothesis import event as seen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kpps_desktop.domain import events as e
from kpps_desktop.domain.counting import Counted, box_of, tally_of
from kpps_desktop.domain.course import COURSE, advance
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_KPPS
from tests.domain import strategies
from tests.domain.days import OFFICERS, SET_UP, retold, voter
from tests.domain.naive import CHOICES, CONTESTS, Naive

if TYPE_CHECKING:
    from kpps_desktop.domain.day import Day
    from kpps_desktop.domain.event_names import AnyEvent, Event

contests = st.sampled_from(CONTESTS)
arrivals = st.builds(voter, st.integers(1, 6).map("DPT-{}".format), sex=st.sampled_from("LP")) | (
    st.builds(voter, st.integers(1, 3).map("DPPh-{}".format), contests)
)
WALKS = 100
KINDS = sorted(COURSE, key=lambda of: of.__name__)
anything = st.one_of(*(strategies.NEAR[of] for of in KINDS))


class Walk(RuleBasedStateMachine):
    """Takes a day from event to event; only Refused may stop one."""

    ended: ClassVar[Counter[Stage]] = Counter()
    accepted: ClassVar[Counter[type]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    day: Day

    def __init__(self) -> None:
        super().__init__()
        self.naive = Naive()
        self.told: list[tuple[AnyEvent, str]] = []

    @initialize(until=st.sampled_from([*Stage, Stage.PEMUNGUTAN, Stage.PEMUNGUTAN]))
    def begin(self, until: Stage) -> None:
        """Set the desk up, and go on lawfully until a stage."""
        self.day = advance(None, SET_UP, self._now())
        self.told.append((SET_UP, self._now()))
        while self.day.stage is not until:
            self.go_on()
            if self.day.stage is Stage.PEMUNGUTAN and until is not Stage.PEMUNGUTAN:
                self.lawfully(voter(f"DPT-{len(self.told)}"))

    def _now(self) -> str:
        hours, minutes = divmod(len(self.told), 60)
        return f"2024-11-27T{7 + hours:02}:{minutes:02}:00+07:00"

    def attempt(self, event: Event) -> bool:
        """Tell the day an event; a refusal leaves it as it was."""
        before = repr(self.day)
        try:
            after = advance(self.day, event, self._now())
        except Refused as refused:
            self.refused[refused.code] += 1
            return False
        finally:
            assert repr(self.day) == before
        self.told.append((event, self._now()))
        self.day = after
        self.accepted[type(event)] += 1
        self.naive.tell(event)
        return True

    def lawfully(self, event: Event) -> None:
        """Tell the day an event that it must accept where the naive day says so."""
        assert self.attempt(event), event

    @rule()
    def go_on(self) -> None:
        """Take the next step of the day."""
        self.lawfully(self.naive.next())

    @precondition(lambda self: self.naive.stage != "selesai")
    @rule()
    def hurry(self) -> None:
        """Go on to the next stage."""
        stage = self.day.stage
        while self.day.stage is stage:
            self.go_on()

    @rule(event=anything)
    def try_anything(self, event: Event) -> None:
        """Tell the day whatever comes."""
        self.attempt(event)

    @rule(data=st.data(), tries=st.integers(1, 6))
    def try_what_the_stage_knows(self, data: st.DataObject, tries: int) -> None:
        """Tell the day events of its stage, well said or not."""
        for _ in range(tries):
            of = data.draw(
                st.sampled_from([of for of in KINDS if self.day.stage in COURSE[of].stages])
            )
            self.attempt(data.draw(strategies.NEAR[of]))  # type: ignore[arg-type]

    @precondition(lambda self: self.naive.stage == "pemungutan")
    @rule(arrivals=st.lists(arrivals, min_size=1, max_size=4))
    def admit(self, arrivals: list[e.VoterAdmitted]) -> None:
        """Admit voters, while there are ballots and each only once."""
        for said in arrivals:
            present = any(one.voter == said.voter for one in self.naive.present)
            left = all(self.naive.received[one] > self.naive.issued(one) for one in said.contests)
            assert self.attempt(said) is (left and not present)

    @precondition(lambda self: self.naive.stage == "pemungutan" and self.naive.present)
    @rule(data=st.data(), contest=contests)
    def undo_or_replace(self, data: st.DataObject, contest: str) -> None:
        """Replace a ballot once, or undo an admission that nothing followed."""
        one = data.draw(st.sampled_from(self.naive.present))
        given = [of for ref, of in self.naive.replaced if ref == one.voter]
        undone = data.draw(st.booleans())
        if undone:
            assert self.attempt(e.AdmissionUndone(one.voter, "salah orang")) is not bool(given)
            return
        left = self.naive.received[contest] > self.naive.issued(contest)
        lawful = left and contest in one.contests and contest not in given
        assert self.attempt(e.BallotReplaced(one.voter, contest, "rusak")) is lawful

    @precondition(lambda self: "tally" in self.naive.box.values())
    @rule(data=st.data())
    def announce(self, data: st.DataObject) -> None:
        """Announce any choice; it is tallied while the box holds more."""
        contest = next(one for one in CONTESTS if self.naive.box[one] == "tally")
        choice = data.draw(st.sampled_from([0, *CHOICES[contest]]))
        more = len(self.naive.announced[contest]) != self.naive.ballots[contest]
        assert self.attempt(e.BallotCounted(contest, choice, "")) is more

    @precondition(lambda self: "tally" in self.naive.box.values())
    @rule(back=st.booleans())
    def rest_or_take_back(self, back: bool) -> None:  # noqa: FBT001
        """Rest, or take the ballot last announced back."""
        contest = next(one for one in CONTESTS if self.naive.box[one] == "tally")
        if back:
            some = bool(self.naive.announced[contest])
            assert self.attempt(e.BallotCancelled(contest, "salah dengar")) is some
        else:
            self.lawfully(e.TallyPaused(contest, OFFICERS[2]))

    @precondition(lambda self: self.naive.stage == "penetapan")
    @rule(contest=contests, new=st.none() | st.integers(0, 9))
    def correct(self, contest: str, new: int | None) -> None:
        """Correct a figure that was read."""
        figures = self.naive.figures[contest]
        said = e.FigureCorrected(contest, "VC", figures.get("VC"), new, "salah tulis", ())
        assert self.attempt(said) is ("VC" in figures)

    @precondition(lambda self: self.naive.stage in {"penghitungan", "penetapan"})
    @rule(contest=contests)
    def recount(self, contest: str) -> None:
        """Count a contest again, once it is counted and no other box is open."""
        quiet = set(self.naive.box.values()) <= {"done", "sealed"}
        lawful = quiet and self.naive.box[contest] == "done"
        assert self.attempt(e.RecountStarted(contest, "selisih")) is lawful

    @precondition(lambda self: self.naive.stage == "penyerahan")
    @rule()
    def reopen(self) -> None:
        """Open a final result again."""
        self.lawfully(e.ResultReopened("salah ketik", OFFICERS[1]))

    @invariant()
    def counts_are_those_of_the_naive_day(self) -> None:
        """Compare every count with one made by looking through plain lists."""
        assert self.day.stage == self.naive.stage
        for contest in CONTESTS:
            for category in ("DPT", "DPPh"):
                sexes = Counter(one.said.sex for one in self.day.roll.of(contest, category))
                for sex in "LP":
                    assert sexes[sex] == self.naive.count(contest, category, sex)
            assert self.day.roll.issued.get(contest, 0) == self.naive.issued(contest)
            assert self.day.roll.spoiled.get(contest, 0) == self.naive.spoiled(contest)
            assert self.day.meeting.received.get(contest) == self.naive.received.get(contest)
            assert tally_of(self.day.counts[contest]) == Counter(self.naive.announced[contest])
            assert box_of(self.day.counts[contest]) == self.naive.ballots[contest]
            assert self.day.drafts[contest].figures == self.naive.figures[contest]
            assert list(self.day.drafts[contest].signed) == self.naive.signed[contest]

    @invariant()
    def what_the_law_wants_holds(self) -> None:
        """Check what must be true of any day at any time."""
        assert all(ref == one.voter for ref, one in self.day.roll.present.items())
        for contest, count in self.day.counts.items():
            assert sum(tally_of(count).values()) <= (box_of(count) or 0)
            assert (self.day.ballots_left(contest) or 0) >= 0
        if self.day.stage in {Stage.PENETAPAN, Stage.PENYERAHAN, Stage.SELESAI}:
            assert self.day.all_counted()
            for contest, count in self.day.counts.items():
                assert isinstance(count, Counted)
                assert count.round == self.naive.rounds[contest]
        if self.day.stage in {Stage.PENYERAHAN, Stage.SELESAI}:
            assert all(KETUA_KPPS in draft.signed for draft in self.day.drafts.values())
        if self.day.stage is Stage.SELESAI:
            assert self.day.sealing.bundles[-1].sequence == self.day.sealing.sequence

    def teardown(self) -> None:
        """Fold what happened from the start: it is the very same day."""
        if not self.told:
            return
        again: Day | None = None
        for event, at in self.told:
            again = advance(again, retold(event), at)  # type: ignore[arg-type]
        assert again == self.day
        self.ended[self.day.stage] += 1
        seen(f"ended in {self.day.stage}")


def test_any_walk_through_a_day_agrees_with_a_naive_day() -> None:
    for counted in (Walk.ended, Walk.accepted, Walk.refused):
        counted.clear()
    walks = max(WALKS, settings().max_examples)
    run_state_machine_as_test(Walk, settings=settings(max_examples=walks, stateful_step_count=30))
    # How far chance walks is its own affair; that every event and stage is met, tables prove.
    assert Walk.ended
    assert Walk.accepted
    assert Walk.refused
