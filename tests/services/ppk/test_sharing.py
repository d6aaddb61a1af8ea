"""Desks of one PPK without a server: what each did is taken in by the others, and compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices import files
from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK
from kpps_desktop.domain.recap.events import RecapOfficersSet
from kpps_desktop.domain.recap.recap import DESKS_DIFFER, State
from kpps_desktop.exchange.bundles import RecapBundle
from kpps_desktop.services.ppk import agenda, meeting, settling, sharing, typists
from kpps_desktop.services.ppk.desk import record
from kpps_desktop.services.ppk.listing import listed
from kpps_desktop.services.ppk.receiving import Outcome, receive, to_receive
from kpps_desktop.services.ppk.reporting import report
from kpps_desktop.services.recap_played import recap_journal_facts
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import OPERATOR, SECOND, ratify_all, receive_all, type_twice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk
    from kpps_desktop.services.ppk.receiving import Reception

    Opening = Callable[..., RecapDesk]

TPS, CONTEST = tiny.FOURTH, tiny.GUBERNUR
PLACE = (TPS, CONTEST)
OTHERWISE = {**tiny.figures(TPS, CONTEST), "IV_1": 2, "IV_2": 4}


class Laptops:
    """Laptops of one PPK, each with its own file, and one stick among them."""

    def __init__(self, opening: Opening, made: days.Made, folder: Path) -> None:
        self.made, self.folder, self.opening = made, folder, opening
        self.pack = made.packs.path(tiny.HERE).read_bytes()
        self.stick = folder / "stik"

    def laptop(self, name: str) -> RecapDesk:
        """Open a laptop whose own meeting goes on."""
        desk = self.opening(self.made.packs, str(self.folder / f"{name}.db"))
        with record(desk, RecapOfficersSet((KETUA_PPK, SECOND, OPERATOR)), KETUA_PPK):
            pass
        meeting.open_pleno(desk, "Aula", KETUA_PPK)
        return desk

    def take(self, desk: RecapDesk) -> list[Reception]:
        """Take the stick in."""
        return list(receive(desk, self.pack, to_receive([self.stick])))

    def hand(self, giver: RecapDesk, taker: RecapDesk) -> list[Reception]:
        """Hand what one did to another."""
        sharing.share(giver, self.stick, OPERATOR)
        return self.take(taker)

    def exchange(self, *desks: RecapDesk) -> None:
        """Let everybody take in what everybody did."""
        for giver in desks:
            sharing.share(giver, self.stick, OPERATOR)
        for taker in desks:
            self.take(taker)


@pytest.fixture
def laptops(opening: Opening, made: days.Made, tmp_path: Path) -> Laptops:
    """Give laptops and a stick."""
    return Laptops(opening, made, tmp_path)


def ratify(desk: RecapDesk, figures: Mapping[str, int | None] | None = None) -> None:
    """Type the TPS twice, read it out, match and ratify it."""
    told = figures or tiny.figures(TPS, CONTEST)
    for officer in (OPERATOR, SECOND):
        typists.type_in(desk, TPS, CONTEST, told, officer)
    again(desk)


def again(desk: RecapDesk) -> None:
    for step in (agenda.read_out, agenda.match, agenda.ratify):
        step(desk, TPS, CONTEST, SECOND)


def column(desk: RecapDesk):  # noqa: ANN201 - a column of the recap
    return desk.recap().column(TPS, CONTEST)


def played(desk: RecapDesk, folder: Path) -> set[str]:
    """Return the facts of a desk's kecamatan bundle, all of which hold."""
    (bundle,) = [path for path in report(desk, folder).paths if path.suffix == ".asice"]
    facts = verify(bundle.read_bytes()).facts
    assert failing(facts) == ()
    return {fact.code for fact in facts}


def test_what_one_desk_did_the_other_has(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    receive_all(first, laptops.made)
    again(first)
    told = laptops.hand(first, second)
    assert [one.outcome for one in told] == [Outcome.RECEIVED] * 4
    assert second.recap().columns == first.recap().columns
    assert column(second).ratified
    assert len(second.recap().pleno.sittings) == 1
    assert first.store.desk != second.store.desk
    assert first.store.audit() == second.store.audit() == []
    assert [one.outcome for one in laptops.take(second)] == [Outcome.REPEATED] * 4
    assert {one.outcome for one in laptops.take(first)} == {Outcome.REPEATED}


@pytest.mark.parametrize("first_come", ["the results", "the desk's file"])
def test_a_new_desk_follows_what_another_corrected_of_a_result_on_the_same_stick(
    laptops: Laptops, first_come: str
) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    receive_all(first, laptops.made)
    place = (tiny.FIRST, tiny.BUPATI)
    figures = tiny.figures(*place)
    told = {cell: figures[cell] + step for cell, step in (("IV_1", -1), ("IV_2", 1))}
    for cell, figure in told.items():
        given = (cell, figure, "Turus terlewat", ("PPK-1", "SAKSI NOMOR 2"), KETUA_PPK)
        settling.correct(first, *place, *given)
    ratify_all(first)
    own, *results = sharing.share(first, laptops.stick, OPERATOR)
    order = [*results, own] if first_come == "the results" else [own, *results]
    for path in order:
        (reception,) = receive(second, laptops.pack, [path])
        assert not failing(reception.facts)
        assert not reception.taken or not reception.taken.disputed
    assert second.recap().columns == first.recap().columns
    column = second.recap().column(*place)
    assert column.state is State.DISAHKAN
    assert column.figures == {**figures, **told}
    assert not [one for one in listed(second) if one.finding.code == DESKS_DIFFER]
    laptops.hand(second, first)
    assert first.recap().columns == second.recap().columns
    assert played(second, laptops.folder / "rekap") >= {"F.508", "F.511", "F.516"}


def test_each_side_may_go_on_from_what_the_other_did(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    typists.type_in(first, TPS, CONTEST, tiny.figures(TPS, CONTEST), OPERATOR)
    laptops.hand(first, second)
    typists.type_in(second, TPS, CONTEST, tiny.figures(TPS, CONTEST), SECOND)
    again(second)
    laptops.hand(second, first)
    assert column(first) == column(second)
    assert column(first).ratified
    agenda_books = first.recap().columns
    laptops.hand(first, second)
    assert second.recap().columns == agenda_books


def test_what_two_officers_typed_at_two_desks_is_one_sheet_typed_twice(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    typists.type_in(first, TPS, CONTEST, tiny.figures(TPS, CONTEST), OPERATOR)
    typists.type_in(second, TPS, CONTEST, OTHERWISE, SECOND)
    laptops.exchange(first, second)
    assert column(first).figures == column(second).figures
    assert set(column(first).differing()) == {"IV_1", "IV_2"}
    assert {one.finding.code for one in listed(first) if one.tps == TPS} >= {"K.012"}


def test_the_same_ratified_at_two_desks_is_fine(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    ratify(first)
    ratify(second)
    laptops.exchange(first, second)
    for desk in (first, second):
        assert column(desk).state is State.DISAHKAN
        assert not column(desk).desks


def test_other_figures_ratified_at_two_desks_are_both_kept_until_the_ketua_settles(
    laptops: Laptops,
) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    ratify(first)
    ratify(second, OTHERWISE)
    laptops.exchange(first, second)
    assert column(first).figures == tiny.figures(TPS, CONTEST)
    assert column(second).figures == OTHERWISE
    for desk in (first, second):
        assert column(desk).state is State.BERBEDA
        (found,) = [one.finding for one in listed(desk) if one.finding.code == DESKS_DIFFER]
        assert found.cells == ("IV_1", "IV_2")
        assert not report(desk, laptops.folder / "rekap").complete
        with pytest.raises(Refused, match=r"^K\.042"):
            agenda.ratify(desk, TPS, CONTEST, SECOND)
        with pytest.raises(Refused, match=r"^K\.011"):
            agenda.match(desk, TPS, CONTEST, SECOND)
    with pytest.raises(Refused, match=r"^S\.741"):
        settling.explain(first, TPS, CONTEST, DESKS_DIFFER, "C.HASIL", SECOND)
    settling.explain(first, TPS, CONTEST, DESKS_DIFFER, "C.HASIL basah dibuka", KETUA_PPK)
    again(first)
    assert column(first).state is State.DISAHKAN
    laptops.hand(first, second)
    assert column(second).figures == OTHERWISE
    assert column(second).state is State.BERBEDA
    for cell in ("IV_1", "IV_2"):
        figure = tiny.figures(TPS, CONTEST)[cell]
        given = (cell, figure, "C.HASIL basah dibuka", ("PPK-1", "SAKSI NOMOR 2"), KETUA_PPK)
        settling.correct(second, TPS, CONTEST, *given)
    again(second)
    laptops.hand(second, first)
    assert column(first).figures == column(second).figures
    assert column(first).state is column(second).state is State.DISAHKAN
    assert len(column(first).corrections) == 2
    assert played(first, laptops.folder / "akhir") >= {"F.508", "F.511", "F.516"}


def test_objections_keep_the_number_of_their_desk(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    for desk in (first, second):
        type_twice(desk)
        settling.raise_objection(desk, TPS, CONTEST, "SAKSI 2", "Terlalu cepat", SECOND)
    laptops.exchange(first, second)
    name = second.store.desk.rpartition("-")[2]
    assert set(first.recap().objections) == {"KB-1", f"KB-1/{name}"}
    settling.answer_objection(first, f"KB-1/{name}", "Dibaca ulang", "", SECOND, accepted=True)
    laptops.hand(first, second)
    assert second.recap().objections["KB-1"][1] is not None


def test_a_file_that_rests_on_a_third_desk_waits_for_it(laptops: Laptops) -> None:
    first, second, third = (laptops.laptop(name) for name in "abc")
    typists.type_in(first, TPS, CONTEST, tiny.figures(TPS, CONTEST), OPERATOR)
    laptops.hand(first, second)
    typists.type_in(second, TPS, CONTEST, tiny.figures(TPS, CONTEST), SECOND)
    (alone,) = sharing.share(second, laptops.folder / "satu", OPERATOR)
    (refused,) = receive(third, laptops.pack, [alone])
    assert [fact.code for fact in failing(refused.facts)] == ["K.063"]
    assert third.store.audit() == []
    sharing.share(second, laptops.stick, OPERATOR)
    assert {one.outcome for one in laptops.take(third)} == {Outcome.RECEIVED}
    assert column(third) == column(second)


def test_a_copied_recap_is_told(laptops: Laptops) -> None:
    """The same books on two laptops are one chain with two ends."""
    first, other = laptops.laptop("a"), laptops.laptop("b")
    laptops.hand(first, other)
    first.store.close()
    for path in laptops.folder.glob("a.db*"):
        files.write(path.with_name(path.name.replace("a.db", "c.db")), path.read_bytes())
    copies = [
        laptops.opening(laptops.made.packs, str(laptops.folder / f"{name}.db")) for name in "ac"
    ]
    for desk, figures in zip(copies, (tiny.figures(TPS, CONTEST), OTHERWISE), strict=True):
        typists.type_in(desk, TPS, CONTEST, figures, OPERATOR)
        sharing.share(desk, laptops.folder / str(id(desk)), OPERATOR)
    told = [
        list(receive(other, laptops.pack, to_receive([laptops.folder / str(id(desk))])))[-1]
        for desk in copies
    ]
    assert [one.outcome for one in told] == [Outcome.RECEIVED, Outcome.REFUSED]
    assert [fact.code for fact in failing(told[1].facts)] == ["K.062"]


def test_a_desk_of_another_ppk_is_refused(laptops: Laptops) -> None:
    packs = laptops.made.packs
    strange = laptops.opening(packs, str(laptops.folder / "lain.db"), tiny.THERE)
    paths = sharing.share(strange, laptops.stick, OPERATOR)
    (told,) = receive(laptops.laptop("a"), laptops.pack, paths)
    assert "K.065" in {fact.code for fact in failing(told.facts)}


def test_the_kecamatan_bundle_carries_all_chains_and_they_add_up_to_it(laptops: Laptops) -> None:
    first, second = laptops.laptop("a"), laptops.laptop("b")
    receive_all(first, laptops.made)
    ratify_other = tiny.BUPATI
    laptops.hand(first, second)
    agenda.read_out(second, TPS, ratify_other, SECOND)
    again(first)
    laptops.hand(second, first)
    assert played(first, laptops.folder / "rekap") >= {"F.508", "F.511", "F.516"}


def test_a_desk_shares_nothing_twice(laptops: Laptops) -> None:
    first = laptops.laptop("a")
    receive_all(first, laptops.made)
    path, *results = sharing.share(first, laptops.stick, OPERATOR)
    assert len(results) == 3
    assert sharing.share(first, laptops.stick, OPERATOR) == (path,)
    assert path.name.startswith(f"SIMULASI-meja-{tiny.HERE}-")
    assert path.name.endswith("-1.asice")
    assert verify(path.read_bytes()).ok


def test_one_server_shares_with_a_laptop_of_its_own_file(
    laptops: Laptops, opening: Opening, postgres_url: str
) -> None:
    """Desks of the server are one strand, in the order of their commits."""
    packs = laptops.made.packs
    alone = laptops.laptop("a")
    server = opening(packs, postgres_url)
    with record(server, RecapOfficersSet((KETUA_PPK, SECOND, OPERATOR)), KETUA_PPK):
        pass
    meeting.open_pleno(server, "Aula", KETUA_PPK)
    typists.type_in(alone, TPS, CONTEST, tiny.figures(TPS, CONTEST), OPERATOR)
    laptops.hand(alone, server)
    typists.type_in(server, TPS, CONTEST, tiny.figures(TPS, CONTEST), SECOND)
    again(server)
    laptops.hand(server, alone)
    assert column(alone).ratified
    assert server.store.audit() == alone.store.audit() == []


def test_a_recap_that_its_journal_does_not_come_to_is_told(laptops: Laptops) -> None:
    desk = laptops.laptop("a")
    ratify(desk)
    (path,) = [one for one in report(desk, laptops.folder).paths if one.suffix == ".asice"]
    bundle = verify(path.read_bytes()).content
    assert isinstance(bundle, RecapBundle)
    rows = [one for one in bundle.recap.rows if (one.tps, one.contest) != PLACE]
    (row,) = [one for one in bundle.recap.rows if (one.tps, one.contest) == PLACE]
    figures = {**row.figures, Cell("VC"): 1}
    for altered, code in (
        ((*rows, replace(row, figures=figures)), "K.084"),
        ((*rows, replace(row, state=State.DICOCOKKAN)), "K.084"),
        (rows, "K.083"),
    ):
        told = replace(bundle, recap=replace(bundle.recap, rows=tuple(altered)))
        assert {one.code for one in failing(recap_journal_facts(told))} == {code}
    cut = replace(bundle, journal=bundle.journal[:-1])
    assert {one.code for one in failing(recap_journal_facts(cut))} == {"X.142"}
    gap = replace(bundle, journal=(*bundle.journal[:3], *bundle.journal[4:]))
    assert {one.code for one in failing(recap_journal_facts(gap))} == {"X.141"}
