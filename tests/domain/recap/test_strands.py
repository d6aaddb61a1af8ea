"""Desks that work apart and take in what each did come to one recap, or say where they differ."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.event_names import facts_of, name_of
from kpps_desktop.domain.journal import BEGINNING, DeskId, Line
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.recap import DESKS_DIFFER, State
from kpps_desktop.domain.recap.strands import OWN, Strands, name_of_desk, parted
from tests.domain.days import AT, TPS, G
from tests.domain.recaps import MATCHED, RATIFIED, SET_UP, bundle, corrected, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.recap.recap import Column, Recap

FIRST, SECOND = OfficerId("OP-1"), OfficerId("PPK-2")


class Books:
    """The books of one desk, in memory."""

    def __init__(self, name: str) -> None:
        self.desk = DeskId(f"PPK-990101-abcdef12-{name}")
        self.lines: list[tuple[int, Line]] = []
        self.strands = Strands()
        self.do(SET_UP)

    @property
    def recap(self) -> Recap:
        assert self.strands.own.recap
        return self.strands.own.recap

    @property
    def column(self) -> Column:
        return self.recap.column(TPS, G)

    @property
    def own(self) -> list[Line]:
        return [line for _, of, line in parted(self.lines) if of == OWN]

    def do(self, event: RecapEvent, by: OfficerId = KETUA_PPK) -> None:
        """Write an event, where it may follow."""
        self.strands.advance(self.strands.own, event, AT, by)
        last = self.own[-1] if self.own else None
        line = Line(
            *(self.desk, last.seq + 1 if last else 1, AT, by, name_of(event), facts_of(event)),
            *("e" * 64, last.hash if last else BEGINNING),
        )
        self._append(replace(line, hash=line.digest()))
        self.strands.read(OWN, self.lines[-1][1])

    def _append(self, line: Line) -> None:
        self.lines.append((len(self.lines) + 1, line))

    def share(self) -> list[Line]:
        """Hand out all that was done here."""
        if self.strands.own.count not in self.strands.own.shared:
            self.do(r.DeskShared(len(self.strands.own.shared) + 1))
        return self.own

    def take(self, shared: list[Line]) -> None:
        """Take in what another desk shared, as far as it is new."""
        of = shared[0].desk
        held = self.strands.of(of).count
        new = shared[held:]
        if not new:
            return
        preview = self.strands.copy()
        for line in new:
            preview.read(of, line)
        self.strands = preview
        self.do(r.DeskMerged(of, held + 1, len(shared), shared[-1].hash, "f" * 64))
        for line in new:
            self._append(line)


def both(*did: Callable[[Books], None]) -> list[Books]:
    """Let desks do each its own, and then take in what all did."""
    desks = [Books(f"M{at}") for at in range(len(did))]
    for desk, act in zip(desks, did, strict=True):
        act(desk)
    exchange(desks)
    return desks


def exchange(desks: list[Books]) -> None:
    """Let each take in what all shared; what rests on a third desk comes after that one's."""
    shared = [desk.share() for desk in desks]
    for desk in desks:
        for lines in shared * len(desks):
            if lines[0].desk != desk.desk:
                _take_if_it_may(desk, lines)


def _take_if_it_may(desk: Books, lines: list[Line]) -> None:
    try:
        desk.take(lines)
    except Refused as news:
        assert news.code == "K.063"  # noqa: PT017 - any other one is a fault


def doing(*events: RecapEvent | tuple[OfficerId, RecapEvent]) -> Callable[[Books], None]:
    def act(desk: Books) -> None:
        for one in events:
            by, event = one if isinstance(one, tuple) else (KETUA_PPK, one)
            desk.do(event, by)

    return act


def test_a_signed_result_that_came_at_one_desk_and_was_typed_at_another_is_held_together() -> None:
    for desk in both(doing(bundle(1)), doing((FIRST, typed({"VC": 8})))):
        assert desk.column.standing
        assert desk.column.contradicted() == ("VC",)


def test_a_newer_result_at_one_desk_stands_at_both() -> None:
    for desk in both(doing(bundle(1)), doing(bundle(1), bundle(2, sha256="c" * 64))):
        assert desk.column.standing
        assert desk.column.standing.sequence == 2
        assert not desk.column.desks


def test_who_ratified_is_followed_by_who_only_received() -> None:
    for desk in both(doing(bundle(1), MATCHED, RATIFIED), doing(bundle(1))):
        assert desk.column.state is State.DISAHKAN


NEWER = bundle(2, sha256="c" * 64)
BY_QR = bundle(1, by="qr", sha256="d" * 64)
AS_CORRECTED = (bundle(1), corrected("VC", 9, 8), MATCHED, RATIFIED)
READ_OUT = (r.PlenoOpened(1, "Aula"), bundle(1), r.TpsReadOut(TPS, G))
PUBLISHED = r.SirekapTaken(TPS, "e" * 64, {f"{G}.VC": 9})


@pytest.mark.parametrize(
    "little",
    [(bundle(1),), READ_OUT, (bundle(1), PUBLISHED), (BY_QR,), (BY_QR, bundle(1))],
    ids=["received", "read out", "beside Sirekap", "by QR", "by QR and bundle"],
)
@pytest.mark.parametrize(
    "much",
    [
        AS_CORRECTED,
        AS_CORRECTED[:2],
        (bundle(1), MATCHED),
        (bundle(1), (FIRST, typed({"VC": 8}))),
        (bundle(1), (FIRST, typed({"VC": 8})), corrected("VC", 9, 8), MATCHED, RATIFIED),
        (bundle(1), NEWER, corrected("VC", 9, 8), MATCHED, RATIFIED),
    ],
    ids=["ratified", "corrected", "matched", "typed", "typed and ratified", "newer and ratified"],
)
def test_who_went_on_from_a_result_is_followed_by_who_only_received_it(
    little: tuple[RecapEvent, ...], much: tuple[RecapEvent | tuple[OfficerId, RecapEvent], ...]
) -> None:
    alone = Books("A")
    doing(*much)(alone)
    for acts in ((doing(*much), doing(*little)), (doing(*little), doing(*much))):
        desks = both(*acts)
        assert {desk.column.state for desk in desks} == {alone.column.state}
        for desk in desks:
            assert desk.column.figures == alone.column.figures
            assert desk.column.corrections == alone.column.corrections
            assert desk.column.entries == alone.column.entries
            assert not desk.column.desks
        assert desks[0].column == desks[1].column


def test_a_result_that_comes_after_what_another_desk_made_of_it_is_a_repeat() -> None:
    first, second = Books("A"), Books("B")
    doing(*AS_CORRECTED)(first)
    second.take(first.share())
    with pytest.raises(Refused, match=r"^K\.009"):
        second.do(bundle(1))
    assert second.column == first.column


def test_who_holds_a_newer_result_than_what_was_corrected_disputes_it() -> None:
    for desk in both(doing(*AS_CORRECTED), doing(bundle(1), NEWER)):
        assert desk.column.state is State.BERBEDA
        assert desk.column.disputed() == ("VC",)


def test_what_was_read_out_at_one_desk_and_matched_at_another_stays_read() -> None:
    for desk in both(doing(bundle(1), MATCHED), doing(*READ_OUT)):
        assert desk.column.matched
        assert desk.column.read
        assert desk.column.heard


def test_what_was_corrected_elsewhere_is_read_out_anew() -> None:
    for desk in both(doing(*AS_CORRECTED[:2]), doing(*READ_OUT)):
        assert desk.column.read
        assert not desk.column.heard


def test_who_only_read_out_what_both_knew_follows_who_corrected_it() -> None:
    first, second = Books("A"), Books("B")
    doing(bundle(1), (FIRST, typed({"VC": 9})))(first)
    second.take(first.share())
    doing(*AS_CORRECTED[1:])(first)
    doing(READ_OUT[0], READ_OUT[2])(second)
    exchange([first, second])
    assert first.column == second.column
    assert second.column.ratified


def test_a_correction_that_only_one_desk_made_is_compared_with_what_the_other_ratified() -> None:
    one, other = both(
        doing(bundle(1), MATCHED, RATIFIED),
        doing(bundle(1), corrected("VC", 9, 8), MATCHED, RATIFIED),
    )
    assert one.column.figures == {"VC": 9}
    assert other.column.figures == {"VC": 8}
    for desk in (one, other):
        assert desk.column.disputed() == ("VC",)
        assert not desk.column.ratified
        assert len(desk.column.corrections) == 1
    other.do(r.TpsExplained(TPS, G, DESKS_DIFFER, ("VC",), "C.HASIL basah"))
    assert other.column.disputed() == ()


def test_what_a_strand_rests_on_must_be_here() -> None:
    first, second, third = Books("A"), Books("B"), Books("C")
    first.do(bundle(1))
    second.take(first.share())
    with pytest.raises(Refused, match=r"^K\.063"):
        third.take(second.share())


def test_a_final_recap_takes_nothing_in() -> None:
    first, second = Books("A"), Books("B")
    second.do(bundle(1))
    first.do(r.RecapOfficersSet((KETUA_PPK,)))
    doing(bundle(1), MATCHED, RATIFIED, r.RecapSigned(G, KETUA_PPK), r.RecapSealed(1))(first)
    with pytest.raises(Refused, match=r"^K\.050"):
        first.take(second.share())


def test_a_desk_is_called_by_the_end_of_its_chain() -> None:
    assert name_of_desk(Books("MEJA2").desk) == "MEJA2"


ACTS: tuple[tuple[OfficerId, RecapEvent], ...] = (
    *((officer, typed({"VC": n, "VB": 1})) for officer in (FIRST, SECOND) for n in (8, 9)),
    *((FIRST, event) for event in (bundle(1), NEWER, BY_QR, PUBLISHED)),
    (KETUA_PPK, corrected("VC", 9, 8)),
    (KETUA_PPK, corrected("VC", 8, 9)),
    (KETUA_PPK, r.TpsExplained(TPS, G, DESKS_DIFFER, ("VC",), "C.HASIL basah")),
    *((KETUA_PPK, event) for event in (MATCHED, RATIFIED, MATCHED, RATIFIED)),
    (KETUA_PPK, r.TpsReopened(TPS, G, "Keliru", "PPK-2")),
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.integers(0, 2), st.sampled_from(ACTS)),
        st.tuples(st.integers(0, 2), st.integers(0, 2)),
    ),
    max_size=30,
)


def _try(desk: Books, by: OfficerId, event: RecapEvent) -> None:
    try:
        desk.do(event, by)
    except Refused:
        return


@given(STEPS)
def test_no_two_desks_ratify_other_figures_unseen(
    steps: list[tuple[int, int | tuple[OfficerId, RecapEvent]]],
) -> None:
    desks = [Books(name) for name in "ABC"]
    for at, step in steps:
        if isinstance(step, tuple):
            _try(desks[at], *step)
        elif step != at and at + step != 2:  # the third desk hears of the first by the second
            _take_if_it_may(desks[at], desks[step].share())
    for _ in range(2):
        exchange(desks)
    figures = {str(one.column.figures) for one in desks if one.column.state is State.DISAHKAN}
    assert len(figures) <= 1
    for desk in desks:
        again = Strands()
        for _, of, line in parted(desk.lines):
            again.read(of, line)
        assert again.own == desk.strands.own
