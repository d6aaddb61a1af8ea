"""Days that are not the plain one, by keys: PSU, susulan, lanjutan; other numbers of ballots."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.elections import Mode, ResultKind
from kpps_desktop.exchange import names
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.ppk.desk import RecapDesk, open_recap
from kpps_desktop.services.ppk.receiving import Outcome, receive
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust.facts import failing
from tests.journeys import packs, steps
from tests.journeys.steps import Evening
from tests.services import tiny
from tests.services.conftest import STAGES, opened
from tests.services.tiny import A, G, P

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.laptop import Laptop
    from tests.services.conftest import Shelf

R, U, S, L = ResultKind
VOTERS = (1, 2, 4)
_HEAD = "30 30 60 1 2 3 0 0 0 0 0 0 1 2 3 62 3 0 59 0 0 0"
EVENING = {
    G: Evening(59, "120", f"{_HEAD} 1 1 0 2 1 3"),
    P: Evening(59, "112", f"{_HEAD} 2 1 3 0 3"),
    packs.W: Evening(59, "333", f"{_HEAD} 0 0 3 3 0 3"),
}
"""Three voters came, a man and two women."""
SAID = {
    U: "PEMUNGUTAN SUARA ULANG",
    S: "PEMUNGUTAN SUARA SUSULAN",
    L: "PEMUNGUTAN SUARA LANJUTAN",
}


def hold(laptop: Laptop, *contests: str) -> None:
    """Hold a short day with the ballots of some contests, from the meeting to the seal."""
    evening = {one: EVENING[one] for one in contests}
    steps.open_voting(laptop)
    laptop.at(7, 5)
    steps.admit(laptop, *VOTERS)
    steps.end_voting(laptop)
    steps.account(laptop, len(VOTERS), evening)
    steps.count(laptop, evening)
    steps.match(laptop, evening)
    steps.sign(laptop)
    steps.seal(laptop)
    assert laptop.day.stage is Stage.PENYERAHAN


def votes(laptop: Laptop) -> dict[str, int | None]:
    """Return what each contest's C.HASIL has as the sum of votes."""
    return {one: draft.figures["VC"] for one, draft in laptop.day.drafts.items()}


@pytest.fixture
def ppk(tmp_path: Path) -> Iterator[RecapDesk]:
    """Open a recap at the PPK, with a pack that knows every certificate of the TPS."""
    pack, url = packs.ppk_pack(), str(tmp_path / "rekap.db")
    desk = open_recap(pack.content, url, pack.code, ScriptedClock(tiny.at(18)))
    with desk.store:
        yield desk


@pytest.fixture
def regular(shelf: Shelf, tmp_path: Path) -> Path:
    """Give the bundle of the regular day, as it lies on a stick."""
    folder = tmp_path / "meja-reguler"
    shutil.copytree(shelf.at("bundled"), folder)
    play = opened(folder, STAGES["bundled"][0])
    with play.desk.store:
        list(deliver(play.desk, tmp_path))
    return tmp_path / names.tps_bundle(A, 1, Mode.RESMI, R)


def take(desk: RecapDesk, path: Path) -> Outcome:
    """Receive a bundle at the PPK."""
    (told,) = receive(desk, packs.ppk_pack().content, [path])
    assert failing(told.facts) == ()
    return told.outcome


@pytest.mark.parametrize("kind", [U, S, L])
def test_another_day_of_the_same_tps_stands_above_the_first(
    laptop: Laptop, ppk: RecapDesk, regular: Path, kind: ResultKind
) -> None:
    """UU 1/2015 Pasal 112 (PSU), 120 to 122 (lanjutan, susulan): both results stay on record."""
    laptop.set_up(packs.tps_pack(kind))
    assert SAID[kind] in laptop.seen()
    hold(laptop, G, P)
    assert SAID[kind] in laptop.seen()
    steps.hand_over(laptop)
    assert laptop.day.stage is Stage.SELESAI
    assert take(ppk, regular) is Outcome.RECEIVED
    assert take(ppk, laptop.stick / names.tps_bundle(A, 1, Mode.RESMI, kind)) is Outcome.RECEIVED
    for contest, evening in ((G, EVENING[G]), (P, EVENING[P])):
        column = ppk.recap().column(A, contest)
        assert column.figures["VC"] == len(evening.announced)
        assert [one.kind for one in column.arrivals] == [R, kind]


@pytest.mark.parametrize("contests", [packs.OF_DKI, packs.OF_THREE], ids=["dki", "three"])
def test_a_day_with_other_numbers_of_ballots(laptop: Laptop, contests: tuple[str, ...]) -> None:
    """One ballot, as in DKI Jakarta; and three, which nothing in the program forbids."""
    laptop.set_up(packs.tps_pack(contests=contests))
    assert "SUARA ULANG" not in laptop.seen()
    hold(laptop, *contests)
    assert votes(laptop) == dict.fromkeys(contests, 3)
    steps.hand_over(laptop)
    assert len(laptop.day.sealing.copies) == 3 * len(contests)
    bundle = laptop.stick / names.tps_bundle(A, 1, Mode.RESMI, R)
    against = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
    assert failing(verify(bundle.read_bytes(), against).facts) == ()
