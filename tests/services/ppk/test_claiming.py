"""Two desks at one server: one of them has a TPS in hand, and none ratifies what the other did."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.events import RecapOfficersSet
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.services.ppk import agenda, claiming, meeting, settling, typists
from kpps_desktop.services.ppk.desk import open_recap, record
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.ppk.viewing import recap_view
from kpps_desktop.services.verifying import verify
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import OPERATOR, SECOND, set_up_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

TPS, CONTEST = tiny.FOURTH, tiny.GUBERNUR


@pytest.fixture
def desks(packs: tiny.Packs, postgres_url: str) -> Iterator[tuple[RecapDesk, RecapDesk]]:
    """Open two desks on one server, in whose meeting a TPS was read out and matched."""
    pack, code = packs.path(tiny.HERE).read_bytes(), packs.code(tiny.HERE)
    first, second = (
        open_recap(pack, postgres_url, code, ScriptedClock(days.PLENO), name=name)
        for name in ("MEJA1", "meja2")
    )
    with first.store, second.store:
        with record(first, RecapOfficersSet((KETUA_PPK, SECOND, OPERATOR)), KETUA_PPK):
            pass
        meeting.open_pleno(first, "Aula", KETUA_PPK)
        for officer in (OPERATOR, SECOND):
            typists.type_in(second, TPS, CONTEST, tiny.figures(TPS, CONTEST), officer)
        agenda.read_out(first, TPS, CONTEST, SECOND)
        agenda.match(second, TPS, CONTEST, SECOND)
        yield first, second


def test_what_one_desk_has_in_hand_the_other_does_not_decide(
    desks: tuple[RecapDesk, RecapDesk],
) -> None:
    first, second = desks
    claiming.claim(first, TPS)
    given = ("IV_1", 2, "Keliru", ("KETUA", "SAKSI"), KETUA_PPK)
    for step in (
        lambda: claiming.claim(second, TPS),
        lambda: agenda.ratify(second, TPS, CONTEST, SECOND),
        lambda: agenda.match(second, TPS, CONTEST, SECOND),
        lambda: agenda.defer(second, TPS, CONTEST, "Kotak", SECOND),
        lambda: settling.correct(second, TPS, CONTEST, *given),
    ):
        with pytest.raises(Refused) as news:
            step()
        assert (news.value.code, news.value.facts) == ("K.060", {"tps": TPS, "desk": "MEJA1"})
    assert recap_view(second).claims == claiming.claims(first) == {TPS: "MEJA1"}
    assert recap_view(second).desk == "MEJA2"
    agenda.ratify(first, TPS, CONTEST, SECOND)
    claiming.release(first, TPS)
    claiming.claim(second, TPS)
    with pytest.raises(Refused, match=r"^K\.001"):
        agenda.match(second, TPS, CONTEST, SECOND)


def test_the_ketua_takes_over_what_another_desk_has_and_no_two_decide(
    desks: tuple[RecapDesk, RecapDesk],
) -> None:
    """What was saved stays; the desk that lost it is refused by the step's own lock."""
    first, second = desks
    claiming.claim(first, TPS)
    for by in (SECOND, OPERATOR):
        with pytest.raises(Refused, match=r"^S\.741"):
            claiming.take_over(second, TPS, by)
    assert claiming.claims(second) == {TPS: "MEJA1"}
    with pytest.raises(Refused, match=r"^K\.013"):
        claiming.take_over(second, tiny.FOREIGN, KETUA_PPK)
    claiming.take_over(second, TPS, KETUA_PPK)
    assert claiming.claims(first) == {TPS: "MEJA2"}
    with pytest.raises(Refused) as news:
        agenda.ratify(first, TPS, CONTEST, SECOND)
    assert (news.value.code, news.value.facts) == ("K.060", {"tps": TPS, "desk": "MEJA2"})
    agenda.ratify(second, TPS, CONTEST, KETUA_PPK)
    agenda.defer(first, tiny.FIRST, CONTEST, "Kotak belum datang", SECOND)
    claiming.release(second, TPS)
    claiming.claim(first, TPS)
    assert first.store.audit() == []


def test_what_needs_no_claim_goes_on_everywhere(desks: tuple[RecapDesk, RecapDesk]) -> None:
    first, second = desks
    claiming.claim(first, TPS)
    typists.note_box(second, TPS, OPERATOR)
    settling.raise_objection(second, TPS, CONTEST, "SAKSI 2", "Terlalu cepat", SECOND)
    agenda.defer(second, tiny.FIRST, CONTEST, "Kotak belum datang", SECOND)
    with pytest.raises(Refused, match=r"^K\.013"):
        claiming.claim(second, tiny.FOREIGN)


def test_of_two_desks_that_ratify_at_once_one_does(desks: tuple[RecapDesk, RecapDesk]) -> None:
    came: Counter[str] = Counter()
    ready = threading.Barrier(2)

    def ratify(desk: RecapDesk) -> None:
        ready.wait()
        try:
            agenda.ratify(desk, TPS, CONTEST, SECOND)
        except Refused as news:
            came[news.code] += 1
        else:
            came["ratified"] += 1

    racing = [threading.Thread(target=ratify, args=(desk,)) for desk in desks]
    for one in racing:
        one.start()
    for one in racing:
        one.join()
    assert came == {"ratified": 1, "K.001": 1}
    lines = [line.event for _, line in desks[0].store.lines()]
    assert lines.count("tps_ratified") == 1


def test_the_bundle_of_a_server_holds_the_chain_of_each_desk(
    desks: tuple[RecapDesk, RecapDesk], tmp_path: Path
) -> None:
    first, second = desks
    agenda.ratify(second, TPS, CONTEST, SECOND)
    (path,) = [one for one in report(first, tmp_path).paths if one.suffix == ".asice"]
    verdict = verify(path.read_bytes())
    assert verdict.ok
    assert isinstance(verdict.content, RecapBundle)
    chains = {line.desk for line in verdict.content.journal}
    assert chains == {first.store.desk, second.store.desk}
    assert {"F.508", "F.511", "F.516"} <= {fact.code for fact in verdict.facts}


def test_a_desk_with_pins_keeps_its_name_in_its_folder(
    packs: tiny.Packs, postgres_url: str, tmp_path: Path
) -> None:
    with set_up_in(tmp_path / "a", packs, postgres_url, "MEJA1") as first:
        with set_up_in(tmp_path / "b", packs, postgres_url, "meja2") as second:
            assert second.store.desk.endswith("-MEJA2")
            assert not second.begun
            assert second.recap() == first.recap()
        assert first.store.desk.endswith("-MEJA1")
        assert first.store.audit() == []
