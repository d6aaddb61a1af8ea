"""Opening the recap's books: on one file or one server, by one pack, and never by another."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Told
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.ppk.desk import open_recap
from kpps_desktop.services.ppk.receiving import Outcome, enter, receive
from kpps_desktop.services.ppk.reporting import report
from tests.services.ppk import days, tiny
from tests.services.ppk.test_reporting import TOTALS, fill, summed, told, type_in
from tests.services.ppk.test_typing import sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.ppk.desk import RecapDesk

EVERYWHERE = (tiny.FIRST, tiny.SECOND, tiny.THIRD, tiny.FOURTH)
UNREACHED = "postgresql+psycopg://kpps@127.0.0.1:9/rekap"


def refusal(packs: tiny.Packs, url: str, *, place: str = tiny.HERE, code: str = "") -> str:
    """Open books that cannot be opened; return the code of why."""
    pack = packs.path(place).read_bytes()
    with pytest.raises(Told) as news:
        open_recap(pack, url, code or packs.code(place), ScriptedClock(days.PLENO))
    return news.value.code


def test_books_are_opened_again_as_they_were(
    opening: Callable[..., RecapDesk], packs: tiny.Packs
) -> None:
    first = opening(packs)
    enter(first, sheet(), OfficerId("ANI"))
    first.store.close()
    again = opening(packs)
    assert again.store.head() == first.store.head()
    assert again.recap() == first.recap()


def test_a_file_of_books_is_encrypted(
    opening: Callable[..., RecapDesk], packs: tiny.Packs, tmp_path: Path
) -> None:
    desk = opening(packs)
    enter(desk, sheet(), OfficerId("ANI"))
    desk.store.close()
    assert not (tmp_path / "rekap.db").read_bytes().startswith(b"SQLite format 3")
    assert b"ANI" not in (tmp_path / "rekap.db").read_bytes()


def test_a_wrong_code_opens_nothing_and_makes_nothing(packs: tiny.Packs, tmp_path: Path) -> None:
    books = tmp_path / "ppk" / "rekap.db"
    assert refusal(packs, str(books), code=packs.code(tiny.THERE)) == "T.112"
    assert refusal(packs, str(books), code="123") == "T.201"
    assert not books.parent.exists()


def test_a_tps_pack_opens_no_recap(packs: tiny.Packs, tmp_path: Path) -> None:
    assert refusal(packs, str(tmp_path / "rekap.db"), place=tiny.FIRST) == "S.522"


def test_books_begun_from_another_pack_stay_closed(
    opening: Callable[..., RecapDesk], made: days.Made, tmp_path: Path
) -> None:
    desk = opening(made.packs)
    books = str(tmp_path / "rekap.db")
    assert refusal(made.packs, books, place=tiny.THERE) == "S.773"
    assert refusal(made.official, books) == "S.773"
    assert desk.store.head().seq == 1


def test_books_whose_keyring_is_lost_say_so(
    opening: Callable[..., RecapDesk], packs: tiny.Packs, tmp_path: Path
) -> None:
    opening(packs).store.close()
    (tmp_path / "rekap.db.kunci.json").unlink()
    assert refusal(packs, str(tmp_path / "rekap.db")) == "S.775"
    assert not (tmp_path / "rekap.db.kunci.json").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"Halo\n" * 2000,
        b"kode_tps;nama\n" + "Désa ".encode() * 1000,
        "kode_tps".encode("utf-16"),
        b"PK\x03\x04" + b"\xff" * 4000,
        b"SQLite format 3\0" + bytes(4000),
    ],
)
def test_what_are_no_books_of_ours_is_left_alone(
    packs: tiny.Packs, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "catatan.db"
    path.write_bytes(content)
    assert refusal(packs, str(path)) == "S.774"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]
    assert refusal(packs, str(tmp_path)) == "S.774"


@pytest.mark.parametrize(
    "url", ["mysql://x/y", "postgresql://x/y", "sqlite://", "apa://", UNREACHED, "postgresql+x://"]
)
def test_an_address_of_no_books_is_refused_in_words(packs: tiny.Packs, url: str) -> None:
    assert refusal(packs, url).startswith("B.")


def test_a_server_holds_the_same_recap(
    opening: Callable[..., RecapDesk], made: days.Made, postgres_url: str, tmp_path: Path
) -> None:
    desk = opening(made.packs, postgres_url)
    fill(desk, made)
    for officer in ("ANI", "BUDI"):
        type_in(desk, officer)
    before = desk.store.head()
    fill(desk, made)
    assert desk.store.head() == before
    assert report(desk, tmp_path / "a").complete
    assert report(desk, tmp_path / "b").complete
    paths = sorted((tmp_path / "a").iterdir())
    assert [path.read_bytes() for path in paths] == [
        (tmp_path / "b" / path.name).read_bytes() for path in paths
    ]
    (table,) = (tmp_path / "a").glob("*.csv")
    rows = {(row["kode"], row["kontes"]): row for row in tiny.read_table(table)}
    for contest in tiny.NUMBERS:
        for place in TOTALS:
            right = summed(place, contest, *EVERYWHERE)
            assert told(rows[place, contest], right) == right
    assert desk.store.audit() == []


def test_two_desks_on_one_server_share_the_work(
    opening: Callable[..., RecapDesk], made: days.Made, postgres_url: str, tmp_path: Path
) -> None:
    first, second = (opening(made.packs, postgres_url) for _ in range(2))
    pack = made.packs.path(tiny.HERE).read_bytes()
    list(receive(first, pack, [days.bundle(made.day(tiny.FIRST))]))
    list(receive(second, pack, days.qr(made.day(tiny.SECOND))))
    list(receive(first, pack, [days.bundle(made.day(tiny.THIRD))]))
    # Both were handed the same stick: the second to receive it finds it received.
    before = second.store.head()
    list(receive(second, pack, [days.bundle(made.day(tiny.FIRST))]))
    assert second.store.head() == before
    type_in(first, "ANI")
    type_in(second, "BUDI")
    assert first.recap() == second.recap()
    made_by = [report(desk, tmp_path / name) for desk, name in ((first, "a"), (second, "b"))]
    assert [one.complete for one in made_by] == [True, True]
    assert [path.read_bytes() for path in made_by[0].paths] == [
        path.read_bytes() for path in made_by[1].paths
    ]
    assert first.store.audit() == []


def test_two_desks_at_the_same_moment_take_each_result_once(
    opening: Callable[..., RecapDesk], made: days.Made, postgres_url: str
) -> None:
    desks = [opening(made.packs, postgres_url) for _ in range(2)]
    pack = made.packs.path(tiny.HERE).read_bytes()
    paths = [path for tps in EVERYWHERE[:3] for path in days.qr(made.day(tps))]
    with ThreadPoolExecutor(2) as pool:
        works = [pool.submit(lambda desk: list(receive(desk, pack, paths)), one) for one in desks]
        outcomes = Counter(one.outcome for work in works for one in work.result())
    assert outcomes == {Outcome.RECEIVED: 6, Outcome.REPEATED: 6}
    with desks[0].store.read() as books:
        assert len(books.receipts.all()) == 6
    assert desks[0].store.audit() == []


def test_another_pack_does_not_join_the_recap_of_a_server(
    opening: Callable[..., RecapDesk], made: days.Made, postgres_url: str
) -> None:
    desk = opening(made.packs, postgres_url)
    assert refusal(made.packs, postgres_url, place=tiny.THERE) == "K.002"
    assert refusal(made.official, postgres_url) == "K.002"
    assert len(desk.store.lines()) == 1


def test_a_damaged_key_file_is_told_with_the_remedy_of_a_recap(
    opening: Callable[..., RecapDesk], packs: tiny.Packs, tmp_path: Path
) -> None:
    opening(packs).store.close()
    books = tmp_path / days.BOOKS
    ring = tmp_path / f"{days.BOOKS}.kunci.json"
    kept = ring.read_bytes()
    ring.write_bytes(kept[:-9])
    assert refusal(packs, str(books)) == "K.143"
    ring.write_bytes(kept)
    books.write_bytes(bytes(reversed(books.read_bytes())))
    assert refusal(packs, str(books)) == "K.144"
