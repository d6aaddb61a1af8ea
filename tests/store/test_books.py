"""Each noun of the books gives back what was written, and derives its counts from rows."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from kpps_desktop.domain.elections import ResultKind
from kpps_desktop.domain.events import AdmissionUndone, CountingOpened, VoterAdmitted
from kpps_desktop.domain.people import DPPH, DPT, OfficerId, Sex, Voter, VoterRef
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.store import Companion, Person, Receipt, file_url, open_store
from kpps_desktop.store.bundles import Bundle
from kpps_desktop.store.papers import Paper
from tests.store.scenes import AT, DESK, KEY, TALLIER, count, take_back

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from kpps_desktop.store import Books, Store

BOTH = ("gubernur", "bupati")


def _writing(store: Store) -> AbstractContextManager[Books]:
    return store.write(CountingOpened(), TALLIER, AT)


def _admit(
    store: Store,
    ref: str,
    sex: Sex,
    contests: Sequence[str] = BOTH,
    *,
    disabled: bool = False,
    at: datetime = AT,
) -> None:
    voter = VoterRef(ref)
    event = VoterAdmitted(voter, sex, disabled, tuple(contests), ("ktp",), "3101", inked=False)
    with store.write(event, TALLIER, at) as books:
        books.attendance.admit(voter, sex, contests, disabled=disabled)


def _undo(store: Store, ref: str) -> None:
    voter = VoterRef(ref)
    with store.write(AdmissionUndone(voter, "salah orang"), TALLIER, AT) as books:
        admission = books.attendance.of(voter)
        assert admission
        books.attendance.undo(admission)


def test_attendance_is_counted_by_list_sex_and_contest(store: Store) -> None:
    _admit(store, "DPT-1", Sex.L)
    _admit(store, "DPT-2", Sex.P, disabled=True)
    _admit(store, "DPPh-1", Sex.P, ["gubernur"], at=AT.replace(hour=11))
    _admit(store, "DPT-3", Sex.L)
    _undo(store, "DPT-3")
    with store.read() as books:
        attendance = books.attendance
        assert attendance.counts() == {(DPT, Sex.L): 1, (DPT, Sex.P): 1, (DPPH, Sex.P): 1}
        assert attendance.counts("bupati") == {(DPT, Sex.L): 1, (DPT, Sex.P): 1}
        assert attendance.disabled() == attendance.disabled("bupati") == {Sex.P: 1}
        assert attendance.per_hour() == {11: 1, 14: 2}
        present = attendance.present()
    assert [one.voter for one in present] == ["DPT-1", "DPT-2", "DPPh-1"]
    assert present[2].contests == ("gubernur",)
    assert present[2].at == "2024-11-27T11:03:00+07:00"
    assert present[1].disabled
    assert store.audit() == []


def test_who_was_undone_may_be_admitted_again(store: Store) -> None:
    for _ in range(2):
        _admit(store, "DPT-7", Sex.L)
        _undo(store, "DPT-7")
    with store.read() as books:
        assert books.attendance.of(VoterRef("DPT-7")) is None
    _admit(store, "DPT-7", Sex.L, [])
    with store.read() as books:
        admission = books.attendance.of(VoterRef("DPT-7"))
        assert admission
        assert (admission.line, admission.contests) == (5, ())


def test_an_admission_is_undone_once(store: Store) -> None:
    _admit(store, "DPT-7", Sex.L)
    with store.read() as books:
        (admission,) = books.attendance.present()
    _undo(store, "DPT-7")
    with pytest.raises(IntegrityError), _writing(store) as books:
        books.attendance.undo(admission)
    assert store.head().seq == 2


def test_the_last_ballot_is_taken_back(store: Store) -> None:
    for choice in (1, 0, 2):
        count(store, choice)
    count(store, 1, "bupati")
    take_back(store)
    with store.read() as books:
        assert books.ballots.tally("gubernur", 1) == {0: 1, 1: 1}
        assert [one.choice for one in books.ballots.of("gubernur", 1)] == [1, 0]
        last = books.ballots.last("gubernur", 1)
        assert last
        assert (last.line, last.choice) == (2, 0)
        assert books.ballots.last("gubernur", 2) is None
        assert books.ballots.tally("bupati", 1) == {1: 1}


@settings(max_examples=15)
@given(st.lists(st.sampled_from([0, 1, 2, 3, None]), max_size=40))
def test_the_tally_is_the_naive_count(announced: list[int | None]) -> None:
    naive: list[int] = []
    with (
        TemporaryDirectory() as folder,
        open_store(file_url(Path(folder, "a.db")), DESK, KEY) as store,
    ):
        for choice in announced:
            if choice is not None:
                count(store, choice)
                naive.append(choice)
            elif naive:
                take_back(store)
                naive.pop()
        with store.read() as books:
            assert books.ballots.tally("gubernur", 1) == Counter(naive)
            assert [one.choice for one in books.ballots.of("gubernur", 1)] == naive


def test_voters_come_back_as_written(store: Store) -> None:
    dpt = [
        Voter(VoterRef("DPT-1"), "Siti", Sex.P, 41, "Jl. Mawar", "001", "002", "A", "1234"),
        Voter(VoterRef("DPT-2"), "Ucok", Sex.L),
    ]
    with _writing(store) as books:
        books.voters.add(dpt, "3101011001")
    with _writing(store) as books:
        books.voters.add([Voter(VoterRef("DPPh-1"), "Made", Sex.L)], "5171")
    with store.read() as books:
        assert [one.ref for one in books.voters.all()] == ["DPT-1", "DPT-2", "DPPh-1"]
        assert books.voters.all()[:2] == tuple(dpt)
        assert books.voters.one(VoterRef("DPT-2")) == dpt[1]
        assert books.voters.one(VoterRef("DPT-9")) is None
        assert books.voters.home(VoterRef("DPPh-1")) == "5171"
        assert books.voters.home(VoterRef("DPT-9")) is None
    assert store.audit() == []


def test_a_voter_stands_on_the_lists_once(store: Store) -> None:
    twice = [Voter(VoterRef("DPT-1"), "Siti", Sex.P)] * 2
    with pytest.raises(IntegrityError), _writing(store) as books:
        books.voters.add(twice, "3101011001")
    assert store.lines() == ()


def test_people_and_settings_are_what_was_written_last(store: Store) -> None:
    with _writing(store) as books:
        books.people.add(OfficerId("KPPS-1"), "Budi", "ketua")
        books.people.add(OfficerId("KPPS-2"), "Ani", "anggota")
        books.settings.put("bahasa", "id")
    with _writing(store) as books:
        books.people.add(OfficerId("KPPS-1"), "Budi S.", "ketua")
        books.settings.put("bahasa", "en")
    with store.read() as books:
        budi = Person(OfficerId("KPPS-1"), "Budi S.", "ketua")
        assert books.people.all() == (budi, Person(OfficerId("KPPS-2"), "Ani", "anggota"))
        assert books.people.one(OfficerId("KPPS-1")) == budi
        assert books.people.one(OfficerId("KPPS-3")) is None
        assert books.settings.get("bahasa") == "en"
        assert books.settings.get("suara") is None
        assert books.settings.all() == {"bahasa": "en"}


def test_companions_come_back_as_written(store: Store) -> None:
    companion = Companion(VoterRef("DPT-1"), "Nina", "anak")
    with _writing(store) as books:
        books.companions.add(companion)
    with store.read() as books:
        assert books.companions.all() == (companion,)


def test_files_come_back_byte_for_byte(store: Store) -> None:
    pack, paper, again, bundle = (bytes([number]) * 9000 for number in range(4))
    with _writing(store) as books:
        assert books.packs.own() is None
        books.packs.add(pack)
        first = books.papers.add("C.HASIL-SALINAN", "gubernur", paper, sequence=1)
    with _writing(store) as books:
        second = books.papers.add("C.HASIL-SALINAN", "gubernur", again, sequence=2, copy=3)
        made = books.bundles.add(2, bundle, "hasil-3101011001001-2.asice")
    with store.read() as books:
        assert books.packs.own() == pack
        assert books.packs.digests() == (hashlib.sha256(pack).hexdigest(),)
        newest = Paper("C.HASIL-SALINAN", "gubernur", 2, 3, second)
        assert books.papers.all() == (Paper("C.HASIL-SALINAN", "gubernur", 1, 0, first), newest)
        assert books.papers.last("C.HASIL-SALINAN", "gubernur") == newest
        assert books.papers.last("C.HASIL-SALINAN", "bupati") is None
        assert books.papers.content(first) == paper
        assert books.papers.content(made) is None
        assert books.bundles.last() == Bundle(2, made, "hasil-3101011001001-2.asice")
        assert books.bundles.content(made) == bundle
        assert books.bundles.content(first) is None
    assert store.audit() == []


def _receipt(content: bytes, sequence: int) -> Receipt:
    sha256 = hashlib.sha256(content).hexdigest()
    tps = KodeTps("3101011001001")
    return Receipt(tps, ResultKind.REGULER, sequence, sha256, "bundle", "", "f" * 64, "{}")


def test_every_version_received_stays(store: Store) -> None:
    contents = [b"satu" * 3000, b"dua"]
    receipts = [_receipt(content, number) for number, content in enumerate(contents, start=1)]
    for receipt, content in zip(receipts, contents, strict=True):
        with _writing(store) as books:
            books.receipts.add(receipt, content)
    with store.read() as books:
        assert books.receipts.all() == tuple(receipts)
        assert books.receipts.of(receipts[0].tps) == tuple(receipts)
        assert books.receipts.of(KodeTps("3101011001002")) == ()
        assert books.receipts.one(receipts[1].sha256) == receipts[1]
        assert books.receipts.one("0" * 64) is None
        assert books.receipts.content(receipts[0].sha256) == contents[0]
        assert books.receipts.content("0" * 64) is None
    with pytest.raises(IntegrityError), _writing(store) as books:
        books.receipts.add(receipts[0], contents[0])
    assert store.audit() == []


def test_what_a_block_has_written_it_reads(store: Store) -> None:
    first = _receipt(b"satu", 1)
    with _writing(store) as books:
        books.receipts.add(first, b"satu")
    second = _receipt(b"dua", 2)
    with _writing(store) as books:
        books.receipts.add(second, b"dua")
        books.attendance.admit(VoterRef("DPT-1"), Sex.L, BOTH)
        assert books.receipts.all() == (first, second)
        (present,) = books.attendance.present()
        assert present.at == AT.isoformat()


def test_a_receipt_is_of_its_own_bytes(store: Store) -> None:
    with pytest.raises(ValueError, match="other bytes"), _writing(store) as books:
        books.receipts.add(_receipt(b"satu", 1), b"dua")
    assert store.lines() == ()


def test_desks_of_one_server_see_each_others_receipts_but_not_their_settings(url: str) -> None:
    with open_store(url, DESK, KEY) as one, _writing(one) as books:
        books.receipts.add(_receipt(b"satu", 1), b"satu")
        books.settings.put("bahasa", "en")
        books.packs.add(b"paket")
    with open_store(url, type(DESK)("ppk-b"), KEY) as other, other.read() as books:
        assert len(books.receipts.all()) == 1
        assert len(books.packs.digests()) == 1
        assert books.packs.own() is None
        assert books.settings.all() == {}
