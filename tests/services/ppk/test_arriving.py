"""What the PPK does not believe it does not keep: each forgery by its own fact, nothing stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.figures import Cell
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, receive
from kpps_desktop.trust.bindings import HolderKind
from kpps_desktop.trust.facts import failing
from tests.services import forging, tiny
from tests.services.forging import retold, signed, with_facts, with_figures
from tests.services.tiny import G

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kpps_desktop.domain.journal import Line
    from kpps_desktop.exchange.bundles import TpsBundle
    from kpps_desktop.services.ppk.desk import RecapDesk
    from tests.services.acts import Play

    Forgery: TypeAlias = Callable[[TpsBundle], bytes]


def _ballot(line: Line) -> Line:
    """Announce every ballot for pair 1 as one for pair 2, and the other way."""
    other: dict[object, object] = {1: 2, 2: 1}
    said = line.facts.get("choice")
    return (
        with_facts(line, choice=other.get(said, said)) if line.event == "ballot_counted" else line
    )


def _without_forms(bundle: TpsBundle) -> bytes:
    sheets = tuple(
        replace(one, figures={cell: n for cell, n in one.figures.items() if cell != "VC"})
        for one in bundle.result.sheets
    )
    return signed(replace(bundle, result=replace(bundle.result, sheets=sheets)))


FORGERIES: dict[str, tuple[Forgery, set[tuple[str, str]]]] = {
    "signed by another TPS": (
        lambda bundle: signed(bundle, tiny.tps(tiny.B)),
        {("right_place", "F.132"), ("known", "F.522")},
    ),
    "signed under another root": (
        lambda bundle: signed(bundle, tiny.issued(HolderKind.TPS, tiny.A, named="PEMILIHAN LAIN")),
        {("chain", "F.104"), ("known", "F.522")},
    ),
    "signed with a second certificate of the TPS": (
        lambda bundle: signed(bundle, tiny.issued(HolderKind.TPS, tiny.A, until=tiny.at(20))),
        {("known", "F.522")},
    ),
    "signed with an expired certificate": (
        lambda bundle: signed(
            bundle, tiny.issued(HolderKind.TPS, tiny.A, until=tiny.at(0) - timedelta(days=2))
        ),
        {("in_date", "F.114"), ("known", "F.522")},
    ),
    "signed years later": (
        lambda bundle: signed(bundle, at=tiny.UNTIL + timedelta(days=9)),
        {("in_date", "F.114")},
    ),
    "said to be a simulation": (
        lambda bundle: signed(replace(bundle, result=replace(bundle.result, mode=Mode.SIMULASI))),
        {("mode", "F.163"), ("desk_mode", "F.506"), ("journal_agrees", "F.513")},
    ),
    "figures altered and signed again": (
        lambda bundle: signed(with_figures(bundle, G, {Cell("IV_1"): 6})),
        {("journal_agrees", "F.515")},
    ),
    "ballots altered, chained and signed again": (
        lambda bundle: signed(retold(bundle, _ballot)),
        {("journal_agrees", "F.515")},
    ),
    "a lawless journal": (
        lambda bundle: signed(
            retold(bundle, lambda line: None if line.event == "voting_opened" else line)
        ),
        {("journal_lawful", "F.509")},
    ),
    "one byte of a paper altered": (
        lambda bundle: signed(bundle).replace(b"/Producer", b"/producer", 1),
        {("readable", "X.114"), ("intact", "F.212")},
    ),
    "a row of the form left out": (
        _without_forms,
        {("whole", "F.525"), ("journal_agrees", "F.515")},
    ),
}


@pytest.fixture(scope="module")
def ppk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RecapDesk]:
    """Open one recap for all: what is refused leaves it as it was."""
    pack = tiny.ppk_pack()
    url = str(tmp_path_factory.mktemp("ppk") / "rekap.db")
    desk = open_recap(pack.content, url, pack.code, ScriptedClock(tiny.at(20)))
    with desk.store:
        yield desk


def _received(desk: RecapDesk, path: Path, content: bytes) -> tuple[Outcome, set[tuple[str, str]]]:
    path.write_bytes(content)
    (told,) = receive(desk, tiny.ppk_pack().content, [path])
    return told.outcome, {(fact.name, fact.code) for fact in failing(told.facts)}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_is_told_and_leaves_nothing(
    ppk: RecapDesk, at: Callable[[str], Play], tmp_path: Path, forgery: str
) -> None:
    forge, facts = FORGERIES[forgery]
    bundle = forging.read(forging.last_bundle(at("bundled").desk))
    before = ppk.store.head()
    assert _received(ppk, tmp_path / "hasil.asice", forge(bundle)) == (Outcome.REFUSED, facts)
    assert ppk.store.head() == before
    assert ppk.recap().columns == {}
    with ppk.store.read() as books:
        assert books.receipts.all() == ()


def test_the_true_one_is_still_taken_after_all_that(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    pack, clock = tiny.ppk_pack(), ScriptedClock(tiny.at(20))
    content = forging.last_bundle(at("bundled").desk)
    forged = signed(with_figures(forging.read(content), G, {Cell("IV_1"): 6}))
    desk = open_recap(pack.content, str(tmp_path / "rekap.db"), pack.code, clock)
    with desk.store:
        _received(desk, tmp_path / "palsu.asice", forged)
        assert _received(desk, tmp_path / "a.asice", content) == (Outcome.RECEIVED, set())
        assert _received(desk, tmp_path / "b.asice", content) == (Outcome.REPEATED, set())
        assert desk.store.audit() == []
