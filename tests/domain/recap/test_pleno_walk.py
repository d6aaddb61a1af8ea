"""A pleno walked at random, lawfully and not, beside a naive one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.course import COURSE, advance_recap
from tests.domain import strategies
from tests.domain.days import AT, TPS, B, G, retold
from tests.domain.recaps import GUEST, OTHER, PINS, SET_UP, SPARE, THIRD_GUEST, gather, guest

if TYPE_CHECKING:
    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.recap.recap import Recap

WALKS = 100
PLACES = [(TPS, G), (TPS, B), (OTHER, G)]
MEMBERS = PINS.officers[:2]
places = st.sampled_from(PLACES)
guests = st.sampled_from([GUEST, SPARE, THIRD_GUEST])
contests = st.sampled_from([G, B])
BEGUN = [
    *(SET_UP, PINS),
    *(r.BundleReceived(*(tps, "R", 1, c * 9, "bundle"), {f"{c}.VC": 9}) for tps, c in PLACES),
]
Place = tuple[str, str]


class Told:
    """What a clerk with a notepad would remember of the meeting."""

    def __init__(self) -> None:
        self.days = 0
        self.open = self.resting = False
        self.mandates: dict[str, bool] = {}
        self.seated = ""
        self.read: set[Place] = set()
        self.deferred: set[Place] = set()
        self.matched: set[Place] = set()
        self.ratified: set[Place] = set()
        self.signed: set[tuple[str, str]] = set()
        self.finals: list[bool] = []
        self.copies = 0

    @property
    def going(self) -> bool:
        """Whether the meeting goes on."""
        return self.open and not self.resting

    @property
    def final(self) -> bool:
        """Whether the last final holds."""
        return bool(self.finals) and self.finals[-1]

    def whole(self, contest: str) -> bool:
        """Whether all of a contest is ratified."""
        return all(place in self.ratified for place in PLACES if place[1] == contest)


class MeetingWalk(RuleBasedStateMachine):
    """Takes a meeting from event to event, its days and guests; only Refused may stop one."""

    accepted: ClassVar[Counter[type]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.recap = gather(BEGUN)
        self.events: list[RecapEvent] = list(BEGUN)
        self.told = Told()

    def attempt(self, said: RecapEvent) -> bool:
        """Tell the recap an event; a refusal leaves it as it was."""
        before = repr(self.recap)
        try:
            after = advance_recap(self.recap, said, AT, "PPK-1")
        except Refused as refused:
            self.refused[refused.code] += 1
            return False
        finally:
            assert repr(self.recap) == before
        self.events.append(said)
        self.accepted[type(said)] += 1
        self.recap = after
        return True

    def fallen(self, place: Place) -> None:
        """Let signatures fall of a contest of which something changed."""
        self.told.signed = {one for one in self.told.signed if one[0] != place[1]}

    @rule()
    def open(self) -> None:
        """Open the next day."""
        told = self.told
        assert self.attempt(r.PlenoOpened(told.days + 1, "")) is not told.open
        if not told.open:
            told.days, told.open, told.resting, told.seated = told.days + 1, True, False, ""

    @rule()
    def pause(self) -> None:
        """Rest."""
        assert self.attempt(r.PlenoPaused("ishoma")) is self.told.going
        self.told.resting = self.told.open

    @rule()
    def resume(self) -> None:
        """Go on."""
        told = self.told
        assert self.attempt(r.PlenoResumed()) is (told.open and told.resting)
        told.resting = False

    @rule()
    def close(self) -> None:
        """End the day."""
        assert self.attempt(r.PlenoClosed("")) is self.told.open
        self.told.open = self.told.resting = False

    @rule(who=guests, mandate=st.booleans())
    def accredit(self, who: str, *, mandate: bool) -> None:
        """Write a saksi of one pair down: two may come."""
        lawful = len(self.told.mandates.keys() - {who}) < 2
        assert self.attempt(guest(who, mandate=mandate)) is lawful
        if lawful:
            self.told.mandates[who] = mandate

    @rule(who=guests)
    def seat(self, who: str) -> None:
        """Offer the pair's seat: one sits."""
        told = self.told
        lawful = told.open and told.mandates.get(who, False) and not told.seated
        assert self.attempt(r.GuestSeated(who)) is lawful
        told.seated = who if lawful else told.seated

    @rule(who=guests)
    def leave(self, who: str) -> None:
        """Give the seat up."""
        told = self.told
        lawful = told.open and told.seated == who
        assert self.attempt(r.GuestLeft(who)) is lawful
        told.seated = "" if lawful else told.seated


class PlenoWalk(MeetingWalk):
    """Takes the TPS of a meeting from event to event, up to the final and back."""

    @initialize(far=st.integers(0, 3))
    def hold(self, far: int) -> None:
        """Ratify, sign and seal without a meeting, so that many walks come to the end."""
        for place in PLACES if far else ():
            self.match(place)
            self.ratify(place)
        for contest in (G, B) if far > 1 else ():
            for member in MEMBERS:
                self.sign(contest, member)
        if far > 2:
            self.seal()

    @rule(place=places)
    def read(self, place: Place) -> None:
        """Read a TPS out."""
        told = self.told
        lawful = told.going and place not in told.ratified | told.deferred and not told.final
        assert self.attempt(r.TpsReadOut(*place)) is lawful
        if lawful:
            told.read.add(place)
            self.fallen(place)

    @rule(place=places)
    def defer(self, place: Place) -> None:
        """Put a TPS off."""
        told = self.told
        lawful = told.going and place not in told.ratified | told.deferred and not told.final
        assert self.attempt(r.TpsDeferred(*place, "tunda")) is lawful
        if lawful:
            told.deferred.add(place)
            self.fallen(place)

    @rule(place=places)
    def take_up(self, place: Place) -> None:
        """Take a TPS up again."""
        told = self.told
        lawful = told.going and place in told.deferred and not told.final
        assert self.attempt(r.TpsReturned(*place)) is lawful
        if lawful:
            told.deferred.discard(place)
            self.fallen(place)

    @rule(place=places)
    def match(self, place: Place) -> None:
        """Match a TPS."""
        told = self.told
        lawful = place not in told.ratified
        assert self.attempt(r.TpsMatched(*place)) is lawful
        if lawful:
            told.matched.add(place)
            self.fallen(place)

    @rule(place=places)
    def ratify(self, place: Place) -> None:
        """Ratify what was matched; once there is a meeting, what it read and did not put off."""
        told = self.told
        heard = not told.days or (told.going and place in told.read - told.deferred)
        lawful = heard and place in told.matched - told.ratified
        assert self.attempt(r.TpsRatified(*place)) is lawful
        if lawful:
            told.ratified.add(place)
            self.fallen(place)

    @rule(place=places)
    def take_back(self, place: Place) -> None:
        """Take a ratification back."""
        told = self.told
        lawful = place in told.ratified and not told.final
        assert self.attempt(r.TpsReopened(*place, "salah", "PPK-2")) is lawful
        if lawful:
            told.ratified.discard(place)
            told.matched.discard(place)
            self.fallen(place)

    @rule(contest=contests, who=st.sampled_from([*MEMBERS, "OP-1"]))
    def sign(self, contest: str, who: str) -> None:
        """Sign as a member."""
        told = self.told
        new = (contest, who) not in told.signed
        lawful = who in MEMBERS and new and told.whole(contest) and not told.final
        assert self.attempt(r.RecapSigned(contest, who)) is lawful
        if lawful:
            told.signed.add((contest, who))

    @rule()
    def seal(self) -> None:
        """Make it final."""
        told = self.told
        lawful = len(told.signed) == 2 * len(MEMBERS) and not told.final
        assert self.attempt(r.RecapSealed(len(told.finals) + 1)) is lawful
        if lawful:
            told.finals.append(True)

    @rule()
    def reopen(self) -> None:
        """Void the final."""
        told = self.told
        lawful = told.final
        assert self.attempt(r.RecapReopened("salah", "PPK-2")) is lawful
        if lawful:
            told.finals[-1] = False
            told.signed.clear()

    @rule(contest=contests)
    def hand(self, contest: str) -> None:
        """Hand a copy out."""
        lawful = self.told.final
        assert self.attempt(r.RecapCopyHanded(self.told.copies + 1, contest, "KPU")) is lawful
        self.told.copies += lawful

    @invariant()
    def the_meeting_is_what_the_clerk_remembers(self) -> None:
        """Compare with the notepad."""
        told, recap = self.told, self.recap
        columns = recap.columns.items()
        assert {place for place, one in columns if one.ratified} == told.ratified
        assert {place for place, one in columns if one.deferred} == told.deferred
        assert {place for place, one in columns if one.read} == told.read
        assert set(recap.ending.signatures) == told.signed
        assert [not seal.void for seal in recap.ending.seals] == told.finals
        assert recap.ending.sealed is told.final
        assert (recap.pleno.sitting is not None) is told.open
        assert len(recap.ending.copies) == told.copies

    def teardown(self) -> None:
        """Fold what happened from the start, then try anything: it is refused or it is lawful."""
        again: Recap | None = None
        for said in self.events:
            again = advance_recap(again, retold(said), AT, "PPK-1")  # type: ignore[arg-type]
        assert again == self.recap


class AnythingWalk(PlenoWalk):
    """Tells a recap whatever comes; nothing but Refused may stop it."""

    @rule(said=st.one_of(*(strategies.NEAR[of] for of in COURSE)))
    def try_anything(self, said: RecapEvent) -> None:
        """Tell it, and let it stand for itself: the notepad is for the other walk."""
        before = self.recap, list(self.events)
        self.attempt(said)
        self.recap, self.events = before


def test_any_walk_through_a_pleno_agrees_with_a_naive_one() -> None:
    for counted in (PlenoWalk.accepted, PlenoWalk.refused):
        counted.clear()
    walks = max(WALKS, settings().max_examples)
    run_state_machine_as_test(
        PlenoWalk, settings=settings(max_examples=walks, stateful_step_count=40)
    )
    assert PlenoWalk.accepted
    assert PlenoWalk.refused


def test_whatever_a_pleno_is_told_it_takes_or_refuses() -> None:
    run_state_machine_as_test(
        AnythingWalk, settings=settings(max_examples=WALKS, stateful_step_count=20)
    )
