"""Strips on pages: all of them, in order, none over the edge, what is bound together."""

from __future__ import annotations

from itertools import chain, repeat

from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.formbook.letters import LetterColumn, Table
from kpps_desktop.papers.boxes import Box
from kpps_desktop.papers.flow import Ruled, Strip, dealt, draw_page
from kpps_desktop.papers.heads import Piece, space
from kpps_desktop.papers.pen import Pen
from kpps_desktop.papers.tabular import Rows, strips
from tests.papers import seen

ROOM = 100.0
HEIGHTS = st.lists(st.tuples(st.floats(1, 60), st.booleans(), st.booleans()), max_size=40)
TABLE = Table("t", (LetterColumn("no", "No", 10), LetterColumn("text", "Uraian")), nil="NIHIL")


def strips_of(heights: list[tuple[float, bool, bool]]) -> list[Strip]:
    """Return strips of some heights, some bound, some of one table."""
    ruled = Ruled(space(8), lambda _pen, _box: None)
    return [Strip(space(h), keep=keep, ruled=ruled if of else None) for h, keep, of in heights]


def groups(given_strips: list[Strip]) -> list[list[Strip]]:
    """Return what is bound together."""
    made: list[list[Strip]] = [[]]
    for strip in given_strips:
        made[-1].append(strip)
        if not strip.keep:
            made.append([])
    return made


def height(page: list[Strip]) -> float:
    """Measure a page by drawing it."""
    pen = Pen((200, 400), "", "")
    return draw_page(pen, Box(0, 0, 200, 0), page).y


@given(HEIGHTS)
def test_every_strip_is_on_a_page_once_and_in_order(
    heights: list[tuple[float, bool, bool]],
) -> None:
    given_strips = strips_of(heights)
    pages = dealt(given_strips, repeat(ROOM))
    assert list(chain.from_iterable(pages)) == given_strips


@given(HEIGHTS)
def test_no_page_is_fuller_than_its_room(heights: list[tuple[float, bool, bool]]) -> None:
    for page in dealt(strips_of(heights), repeat(ROOM)):
        assert height(page) <= ROOM + 0.02


@given(HEIGHTS)
def test_what_is_bound_is_parted_only_where_no_page_holds_it(
    heights: list[tuple[float, bool, bool]],
) -> None:
    given_strips = strips_of(heights)
    pages = dealt(given_strips, repeat(ROOM))
    for group in groups(given_strips):
        together = any(all(strip in page for strip in group) for page in pages)
        assert together or height(group) > ROOM


def test_a_later_page_may_have_another_room() -> None:
    pages = dealt([Strip(space(60))] * 4, chain((60.0,), repeat(130.0)))
    assert [len(page) for page in pages] == [1, 2, 1]


def test_a_long_row_breaks_between_lines_and_says_whose_it_is() -> None:
    words = [f"kata{n}" for n in range(400)]
    rows = Rows(({"no": "7", "text": " ".join(words)},))
    pages = dealt(strips(TABLE, rows, 300, "(lanjutan nomor {no})"), repeat(200.0))
    pen = Pen((340, 260), "", "")
    for page in pages:
        draw_page(pen, Box(20, 20, 300, 200), page)
        pen.turn()
    pdf = pen.close()
    assert seen.faults(pdf) == []
    first, *others = [" ".join(text.split()) for text in seen.texts(pdf)]
    assert len(others) >= 2
    assert "lanjutan" not in first
    assert all("(lanjutan nomor 7)" in text and "Uraian" in text for text in others)
    told = " ".join((first, *others)).split()
    assert [word for word in told if word.startswith("kata")] == words


def test_a_row_that_is_read_on_within_a_page_says_nothing() -> None:
    rows = Rows(({"no": "7", "text": "kata " * 120},))
    (page,) = dealt(strips(TABLE, rows, 300, "(lanjutan nomor {no})"), repeat(2000.0))
    pen = Pen((340, 2100), "", "")
    draw_page(pen, Box(20, 20, 300, 2000), page)
    pen.turn()
    assert "lanjutan" not in seen.texts(pen.close())[0]


def test_a_table_without_rows_says_so() -> None:
    (only,) = strips(TABLE, Rows(), 300, "")
    pen = Pen((340, 100), "", "")
    draw_page(pen, Box(20, 20, 300, 60), [only])
    pen.turn()
    assert "NIHIL" in seen.texts(pen.close())[0]


def test_pieces_are_drawn_in_boxes_of_their_height() -> None:
    drawn: list[Box] = []
    piece = Piece(12, lambda _pen, box: drawn.append(box))
    rest = draw_page(Pen((200, 200), "", ""), Box(5, 7, 100, 90), [Strip(piece), Strip(piece)])
    assert drawn == [Box(5, 7, 100, 12), Box(5, 19, 100, 12)]
    assert rest == Box(5, 31, 100, 66)
