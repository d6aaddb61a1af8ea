"""What became of a file is told by its facts alone, and what stands out is what needs a look."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpps_desktop.services.ppk.receiving import Outcome, Reception
from kpps_desktop.services.ppk.scans import Found
from kpps_desktop.trust.facts import Fact, fails, holds
from kpps_desktop.ui.ppk.terima.present import detail, summed
from kpps_desktop.ui.ppk.terima.tray import EMPTY, Ending, Fate, Held, Line, fate_of

READ = holds("readable", "F.502", files=9)
CASES = {
    Fate.RECEIVED: (Outcome.RECEIVED, holds("newer", "F.530", tps="1", sequence=1)),
    Fate.REPEATED: (Outcome.REPEATED, holds("newer", "F.531", tps="1", sequence=1)),
    Fate.FOREIGN: (Outcome.FOREIGN, fails("kind", "F.520")),
    Fate.OLDER: (Outcome.REFUSED, fails("newer", "K.004", held=2, sequence=1)),
    Fate.CONFLICT: (Outcome.REFUSED, fails("newer", "K.005", sequence=1)),
    Fate.ELSEWHERE: (Outcome.REFUSED, fails("known", "F.521", tps="9901022001001")),
    Fate.LATE: (Outcome.REFUSED, fails("newer", "K.001")),
    Fate.REFUSED: (Outcome.REFUSED, fails("intact", "F.212")),
}
QUIET = {Fate.RECEIVED, Fate.REPEATED, Fate.OLDER, Fate.FOREIGN, Fate.PART}


def line(outcome: Outcome, *facts: Fact, name: str = "a.asice") -> Line:
    reception = Reception(Path(name), outcome, facts)
    return Line(name, fate_of(reception), reception)


@pytest.mark.parametrize("fate", CASES, ids=lambda one: one.value)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_facts_tell_the_fate_and_words_are_found_for_it(fate: Fate, lang: str) -> None:
    outcome, fact = CASES[fate]
    told = line(outcome, READ, fact)
    assert told.fate is fate
    assert told.fate.amiss is (fate not in QUIET)
    shown = detail(told, lang)
    assert shown.remedy
    assert bool(shown.code) is told.fate.amiss


def test_a_file_that_cannot_be_read_is_no_forgery() -> None:
    gone = fails("readable", "D.001", path="a.asice", why="hilang")
    assert line(Outcome.REFUSED, gone).fate is Fate.UNREAD
    assert line(Outcome.REFUSED, fails("readable", "S.315")).fate is Fate.UNREAD


def test_a_neighbour_whose_signature_fails_is_refused_not_sent_on() -> None:
    facts = (fails("intact", "F.212"), fails("known", "F.521", tps="9901022001001"))
    assert line(Outcome.REFUSED, READ, *facts).fate is Fate.REFUSED


def test_the_sentence_counts_every_file_once() -> None:
    tray = EMPTY.begin("stik", 3)
    tray = tray.go_on(
        line(*CASES[Fate.RECEIVED], name="a"),
        line(*CASES[Fate.RECEIVED], name="b"),
        line(*CASES[Fate.CONFLICT], name="c"),
    )
    assert tray.run is not None
    assert summed(tray.run, "id") == "2 diterima, 1 bertentangan"
    assert [one.name for one in tray.lines] == ["c", "b", "a"]
    assert [one.name for one in tray.amiss] == ["c"]


def test_what_is_received_again_has_one_line() -> None:
    tray = EMPTY.begin("stik", 1).go_on(line(*CASES[Fate.RECEIVED]))
    tray = tray.end(Ending.DONE).begin("stik", 1).go_on(line(*CASES[Fate.REPEATED]))
    assert [one.fate for one in tray.lines] == [Fate.REPEATED]


def test_enter_goes_from_stick_to_stick_and_one_plugged_in_anew_is_fresh() -> None:
    first, second = (Held(Path(one), one) for one in ("/a", "/b"))
    tray = EMPTY.look((first, second))
    assert tray.next is None
    for one in (first, second):
        tray = tray.find(one.folder, Found((one.folder / "hasil.asice",)))
    assert tray.next is not None
    assert tray.next.folder == first.folder
    tray = tray.begin("/a", 1, first.folder).end(Ending.DONE)
    assert tray.next is not None
    assert tray.next.folder == second.folder
    tray = tray.look((second,)).look((first, second))
    assert not tray.sticks[0].taken
