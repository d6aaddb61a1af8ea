"""A recap walked at random, lawfully and not, beside a naive one."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, ClassVar

from hypothesis import event as seen
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.recap import events as r
from kpps_desktop.domain.recap.course import COURSE, advance_recap
from kpps_desktop.domain.recap.pleno_course import ENDING_COURSE, PLENO_COURSE
from kpps_desktop.domain.recap.recap import DIFFERS, Recap, State
from kpps_desktop.domain.recap.typing_again import asked_of
from tests.domain import strategies
from tests.domain.days import AT, TPS, B, G, retold
from tests.domain.recaps import GUEST, OFFICERS, OTHER, SET_UP, gather, guest

if TYPE_CHECKING:
    from collections.abc import Collection

    from kpps_desktop.domain.event_names import AnyEvent, RecapEvent

KINDS = "RSLU"
"""Each stands above those before it."""
WALKS = 100
FIGURES = [of for of in COURSE if of not in {*PLENO_COURSE, *ENDING_COURSE}]
"""What happens to figures; the pleno's own events have a walk of their own."""
CELLS = ("VA", "VB", "VC", "IV_1", "KPPS-1", "S-1", G, B)

places = st.sampled_from([(TPS, G), (TPS, B), (OTHER, G)])
officers = st.sampled_from(OFFICERS)
kinds = st.sampled_from(KINDS)
figures = st.dictionaries(st.sampled_from(CELLS[:3]), st.none() | st.integers(0, 2), min_size=1)
Figures = dict[str, "int | None"]
Place = tuple[str, str]


class Notes:
    """What came for one contest of one TPS, as a list; what stands is found by looking."""

    def __init__(self) -> None:
        self.signed: list[tuple[str, int, Figures]] = []
        self.typed: dict[str, Figures] = {}
        self.again: defaultdict[str, set[str]] = defaultdict(set)
        self.paper = ""
        self.shown: Figures = {}
        self.mended: Figures = {}
        self.decided: set[str] = set()
        self.log = 0
        self.matched = self.ratified = False

    def stood(self) -> tuple[str, int, Figures] | None:
        """Return the signed result that stands, unless a later vote was typed."""
        best = max(self.signed, key=lambda one: (KINDS.index(one[0]), one[1]), default=None)
        typed_later = best and self.paper and KINDS.index(self.paper) > KINDS.index(best[0])
        return None if typed_later else best

    def kind(self) -> str:
        """Return of which vote the figures are, as far as that was said."""
        stood = self.stood()
        return stood[0] if stood else self.paper

    def lay_aside(self, kind: str) -> bool:
        """Forget what was typed of an earlier vote; tell whether it was one."""
        if KINDS.index(kind) <= KINDS.index(self.kind() or "R"):
            return False
        self.typed.clear()
        self.again.clear()
        return True

    def source(self) -> Figures | None:
        """Return what the best source says."""
        stood = self.stood()
        if stood:
            return stood[2]
        if not self.typed:
            return None
        entries = list(self.typed.values())
        cells = {cell for entry in entries for cell in entry}
        told = {cell: {entry.get(cell) for entry in entries} for cell in cells}
        return {cell: said.pop() if len(said) == 1 else None for cell, said in told.items()}

    def stands(self) -> Figures | None:
        """Return what stands after corrections."""
        source = self.source()
        return None if source is None else source | self.mended

    def disputed(self) -> bool:
        """Tell whether sources differ in a cell of which nobody has decided."""
        stands, entries = self.stands(), list(self.typed.values())
        if stands is None:
            return False
        told = [*self.shown.items()]
        if self.stood():
            told += [one for entry in entries for one in entry.items()]
        elif any(
            entries[0].get(cell) != entries[-1].get(cell) and stands[cell] is None
            for cell in stands
        ):
            return True
        return any(stands.get(cell) != figure and cell not in self.decided for cell, figure in told)

    def clash(self) -> set[str]:
        """Return the cells that two officers typed, and otherwise."""
        first, *rest = [*self.typed.values(), {}][:2]
        return {
            cell for other in rest for cell in first.keys() & other if first[cell] != other[cell]
        }

    def asked(self, officer: str) -> set[str]:
        """Return the cells that are asked again of an officer who typed."""
        lacking = set(CELLS[:3]) - self.typed[officer].keys()
        return lacking | (self.clash() - self.again[officer])

    def settle(self) -> None:
        """Forget who typed again what no longer clashes, or what both typed again."""
        both = set.intersection(*(self.again[one] for one in self.typed))
        for one in self.typed:
            self.again[one] = (self.again[one] & self.clash()) - both

    def told(self) -> dict[str, tuple[int | None, set[int | None]]]:
        """Return what is said of each cell: by the best source, and by those who typed."""
        source = self.source() or {}
        typed = {
            cell: {one[cell] for one in (*self.typed.values(), self.shown) if cell in one}
            for cell in CELLS
        }
        return {cell: (source.get(cell), typed[cell]) for cell in CELLS}

    def show(self, figures: Figures) -> None:
        """Note what a SALINAN says."""
        told = self.told()
        self.shown |= figures
        self.decided = {c for c in self.decided if c in CELLS and told[c] == self.told()[c]}
        self.matched = False

    def renew(
        self,
        said: tuple[str, int, Figures] | tuple[str, Figures],
        touched: Collection[str] | None = None,
        kind: str = "",
    ) -> None:
        """Note what came from a source; corrections of figures that changed there fall.

        `touched` are the cells an officer typed again, where they are not the whole entry;
        `kind` is the later vote that he said it is of.
        """
        before, told = self.source() or {}, self.told()
        if kind and self.lay_aside(kind):
            self.paper = kind
        if len(said) == 3:
            if self.paper and self.lay_aside(said[0]):
                self.paper = ""
            self.signed.append(said)
        else:
            cells = set(said[1] if touched is None else touched)
            again = self.clash() & cells if said[0] in self.typed else set()
            self.typed[said[0]] = said[1]
            self.again[said[0]] |= again
            self.settle()
        after = self.source() or {}
        self.mended = {c: v for c, v in self.mended.items() if before.get(c) == after.get(c)}
        self.decided = {c for c in self.decided if c in CELLS and told[c] == self.told()[c]}
        self.matched = False


class RecapWalk(RuleBasedStateMachine):
    """Takes a recap from event to event; only Refused may stop one."""

    states: ClassVar[Counter[State]] = Counter()
    accepted: ClassVar[Counter[type]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.recap = gather([SET_UP, guest()])
        self.told: list[tuple[AnyEvent, str, str]] = [
            (one, AT, OFFICERS[0]) for one in (SET_UP, guest())
        ]
        self.notes: defaultdict[Place, Notes] = defaultdict(Notes)

    def attempt(self, said: RecapEvent, officer: str = OFFICERS[0]) -> bool:
        """Tell the recap an event; a refusal leaves it as it was."""
        before, at = repr(self.recap), str(len(self.told))
        try:
            after = advance_recap(self.recap, said, at, officer)
        except Refused as refused:
            self.refused[refused.code] += 1
            return False
        finally:
            assert repr(self.recap) == before
        self.told.append((said, at, officer))
        self.accepted[type(said)] += 1
        self.recap = after
        self.note(said, officer)
        return True

    def note(self, said: RecapEvent, officer: str) -> None:
        """Believe an event that was accepted."""
        self.note_source(said, officer)
        match said:
            case r.TpsFigureCorrected():
                notes = self.notes[said.tps, said.contest]
                notes.mended[said.cell], notes.matched = said.new, False
                notes.decided.add(said.cell)
                notes.log += 1
            case r.TpsMatched():
                self.notes[said.tps, said.contest].matched = True
            case r.TpsRatified():
                self.notes[said.tps, said.contest].ratified = True

    def note_source(self, said: RecapEvent, officer: str) -> None:
        """Believe what a source told."""
        match said:
            case r.BundleReceived():
                parted: defaultdict[str, Figures] = defaultdict(dict)
                for key, figure in said.figures.items():
                    parted[key.split(".", 1)[0]][key.split(".", 1)[1]] = figure
                for contest, told in parted.items():
                    self.notes[said.tps, contest].renew((said.kind, said.sequence, told))
            case r.FiguresTyped():
                self.notes[said.tps, said.contest].renew((officer, dict(said.figures)))
            case r.LaterVoteTyped():
                told = (officer, dict(said.figures))
                self.notes[said.tps, said.contest].renew(told, kind=said.kind)
            case r.FiguresRetyped():
                notes = self.notes[said.tps, said.contest]
                notes.renew((officer, {**notes.typed[officer], **said.figures}), said.figures)
            case r.CopyShown():
                self.notes[said.tps, said.contest].show(dict(said.figures))

    @rule(
        place=places, kind=kinds, sequence=st.integers(1, 3), figures=figures, again=st.booleans()
    )
    def receive(
        self, place: Place, kind: str, sequence: int, figures: Figures, *, again: bool
    ) -> None:
        """Receive a result: the next of its kind is taken, an older one or a repeat is not."""
        notes = self.notes[place]
        held = max((number for of, number, _ in notes.signed if of == kind), default=0)
        number = sequence if again else held + 1
        keyed = {f"{place[1]}.{cell}": figure for cell, figure in figures.items()}
        said = r.BundleReceived(place[0], kind, number, f"{kind}{number}", "bundle", keyed)
        assert self.attempt(said) is (number > held and not notes.ratified)

    @rule(place=places, figures=figures, officer=officers)
    def enter(self, place: Place, figures: Figures, officer: str) -> None:
        """Type figures: two officers may, again and again."""
        notes = self.notes[place]
        may = officer in notes.typed or len(notes.typed) < 2
        said = r.FiguresTyped(*place, figures)
        assert self.attempt(said, officer) is (may and not notes.ratified)

    @rule(place=places, kind=kinds, figures=figures, officer=officers)
    def enter_later(self, place: Place, kind: str, figures: Figures, officer: str) -> None:
        """Type figures of a later vote: they lay aside what was typed before it."""
        notes = self.notes[place]
        known = KINDS.index(notes.kind() or "R")
        first = KINDS.index(kind) > known
        may = first or officer in notes.typed or len(notes.typed) < 2
        lawful = kind != "R" and KINDS.index(kind) >= known and may and not notes.ratified
        said = r.LaterVoteTyped(*place, kind, figures)
        assert self.attempt(said, officer) is lawful

    @rule(place=places, figures=figures, officer=officers)
    def type_again(self, place: Place, figures: Figures, officer: str) -> None:
        """Type again what is asked: cells that clash or lack, not those typed again already."""
        notes = self.notes[place]
        may = officer in notes.typed and figures.keys() <= notes.asked(officer)
        said = r.FiguresRetyped(*place, figures)
        assert self.attempt(said, officer) is (may and not notes.ratified)

    @rule(place=places, figures=figures)
    def show_copy(self, place: Place, figures: Figures) -> None:
        """Show a SALINAN."""
        said = r.CopyShown(*place, GUEST, figures)
        assert self.attempt(said) is (not self.notes[place].ratified)

    @rule(place=places, cell=st.sampled_from(CELLS[:3]), new=st.none() | st.integers(0, 9))
    def correct(self, place: Place, cell: str, new: int | None) -> None:
        """Correct the figure that stands."""
        notes = self.notes[place]
        stands = notes.stands()
        old = (stands or {}).get(cell)
        said = r.TpsFigureCorrected(*place, cell, old, new, "salah", ())
        assert self.attempt(said) is (stands is not None and not notes.ratified)

    @rule(place=places, cells=st.sets(st.sampled_from(CELLS[:3]), min_size=1).map(sorted))
    def decide(self, place: Place, cells: list[str]) -> None:
        """Let a difference stand, with its reason."""
        notes = self.notes[place]
        said = r.TpsExplained(*place, DIFFERS, tuple(cells), "C.HASIL sobek")
        assert self.attempt(said) is (notes.stands() is not None and not notes.ratified)
        if notes.stands() is not None and not notes.ratified:
            notes.decided.update(cells)

    @rule(place=places)
    def match(self, place: Place) -> None:
        """Match what came signed or from two officers, unless sources still differ."""
        notes = self.notes[place]
        seen = bool(notes.stood()) or len(notes.typed) > 1
        lawful = seen and not notes.ratified and not notes.disputed()
        assert self.attempt(r.TpsMatched(*place)) is lawful

    @rule(place=places)
    def ratify(self, place: Place) -> None:
        """Ratify what was matched."""
        lawful = self.notes[place].matched and not self.notes[place].ratified
        assert self.attempt(r.TpsRatified(*place)) is lawful

    @rule(
        said=st.one_of(*(strategies.NEAR[of] for of in (r.RecapSetUp, *FIGURES))),
        officer=officers,
    )
    def try_anything(self, said: RecapEvent, officer: str) -> None:
        """Tell the recap whatever comes."""
        self.attempt(said, officer)

    @invariant()
    def what_stands_is_what_the_naive_recap_finds(self) -> None:
        """Compare every column with one found by looking through lists."""
        for (tps, contest), notes in self.notes.items():
            column = self.recap.column(tps, contest)
            assert column.figures == notes.stands()
            assert len(column.arrivals) == len(notes.signed)
            assert [entry.officer for entry in column.entries] == list(notes.typed)
            for officer in notes.typed:
                asked = asked_of(column.entries, officer, CELLS[:3])
                assert set(asked.cells) == notes.asked(officer)
            assert len(column.corrections) == notes.log
            assert (column.matched, column.ratified) == (notes.matched, notes.ratified)
            assert (column.state is State.BERBEDA) is notes.disputed()

    def teardown(self) -> None:
        """Fold what happened from the start: it is the very same recap."""
        again: Recap | None = None
        for said, at, officer in self.told:
            again = advance_recap(again, retold(said), at, officer)  # type: ignore[arg-type]
        assert again == self.recap
        self.states.update(column.state for column in self.recap.columns.values())
        seen(f"{len(self.recap.columns)} columns")


def test_any_walk_through_a_recap_agrees_with_a_naive_recap() -> None:
    for counted in (RecapWalk.states, RecapWalk.accepted, RecapWalk.refused):
        counted.clear()
    walks = max(WALKS, settings().max_examples)
    run_state_machine_as_test(
        RecapWalk, settings=settings(max_examples=walks, stateful_step_count=30)
    )
    # How far chance walks is its own affair; that every event and state is met, tables prove.
    assert RecapWalk.states
    assert RecapWalk.accepted
    assert RecapWalk.refused
