"""A QR text is rescued from whatever a scanner, an editor or an officer makes of it."""

from __future__ import annotations

import contextlib
import random
import re
from dataclasses import replace

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.domain.elections import ContestCode, Mode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.journal import DeskId, Head
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.results import TpsResult
from kpps_desktop.exchange import cbor, qr
from tests.exchange import strategies

TPS = KodeTps("1171012001001")
GUBERNUR = ContestCode("gubernur")
CELLS = tuple(Cell(f"C{n}") for n in range(35))
RESULT = TpsResult(
    "20241127-1171-resmi",
    TPS,
    ResultKind.REGULER,
    Mode.RESMI,
    1,
    "",
    Head(DeskId("TPS-1171012001001"), 1800, "ab" * 32),
    "2024-11-27T17:00:00+07:00",
    (Sheet(TPS, GUBERNUR, {cell: at * 17 % 600 for at, cell in enumerate(CELLS)}),),
)
ALPHABET = re.compile(r"[0-9A-Z $%*+./:-]+")


def padded(payload: bytes) -> bytes:
    """Stand in for COSE_Sign1: what it adds is 85 bytes."""
    return b"\xd2\x84" + payload + bytes(random.Random(1).randbytes(83))  # noqa: S311 - no secret


def message(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - no secret


def test_one_election_fits_one_symbol_of_version_12() -> None:
    texts = qr.encode(RESULT, GUBERNUR, CELLS, padded)
    assert len(texts) == 1
    assert len(texts[0]) <= qr.MOST_TEXT


@given(st.binary(min_size=0, max_size=2500))
def test_every_text_is_short_and_in_the_alphabet(data: bytes) -> None:
    texts = qr.cut(data)
    assert all(len(text) <= qr.MOST_TEXT and ALPHABET.fullmatch(text) for text in texts)
    assert qr.join(texts) == ((data,), [])


@given(strategies.results(), st.data())
def test_a_result_comes_back(result: TpsResult, data: st.DataObject) -> None:
    sheet = data.draw(st.sampled_from(result.sheets))
    cells = tuple(sheet.figures)
    texts = qr.encode(result, sheet.contest, cells, lambda payload: payload)
    (payload,), findings = qr.join(texts)
    back, faults = qr.decode(payload)
    assert findings == faults == []
    assert back is not None
    assert back.sheet(cells) == sheet
    assert back.sheet((*cells, Cell("X"))) is None
    assert (back.election, back.tps, back.contest) == (result.election, result.tps, sheet.contest)
    assert (back.kind, back.mode, back.sequence) == (result.kind, result.mode, result.sequence)
    assert result.journal.hash.startswith(back.journal)
    assert len(back.journal) == 32


def test_a_blank_is_not_zero_in_a_qr() -> None:
    sheet = Sheet(TPS, GUBERNUR, {Cell("A"): None, Cell("B"): 0})
    payload = qr.payload_of(replace(RESULT, sheets=(sheet,)), GUBERNUR, (Cell("A"), Cell("B")))
    back, _ = qr.decode(payload)
    assert back is not None
    assert back.values == (None, 0)


def test_a_contest_that_is_not_there_is_no_qr() -> None:
    with pytest.raises(KeyError):
        qr.payload_of(RESULT, "bupati", CELLS)


def typed(text: str) -> str:
    """As a keyboard-wedge scanner types it: its own mark before, Enter after."""
    return f"]Q1{text}\r\n"


NOISE = {
    "as it is": "\n".join,
    "backwards": lambda texts: "\n".join(reversed(texts)),
    "twice": lambda texts: "\n".join([*texts, *texts]),
    "small letters": lambda texts: "\n".join(texts).lower(),
    "typed": lambda texts: "".join(map(typed, texts)),
    "no breaks": "".join,
    "narrow": lambda texts: "\r\n".join(re.findall(r".{1,60}", "\n".join(texts), re.DOTALL)),
    "trimmed": lambda texts: "\n".join(text.rstrip() for text in texts),
    "wrapped at blanks": lambda texts: "\n".join(texts).replace(" ", "\n"),
    "in a letter": lambda texts: "Yth. PPK,\n\n" + "\n\n".join(texts) + "\n\nSalam, KPPS",
}


@pytest.mark.parametrize("noise", NOISE)
@pytest.mark.parametrize("size", [100, 180, 300, 700, 1500])
def test_messages_are_joined_from_noise(noise: str, size: int) -> None:
    texts = qr.cut(message(size))
    assert qr.join([NOISE[noise](texts)]) == ((message(size),), [])


@given(st.binary(max_size=300))
def test_no_text_ends_in_a_blank_that_an_editor_would_trim(data: bytes) -> None:
    assert not any(text.endswith(" ") for text in qr.cut(data))


def test_two_contests_in_one_file_are_two_messages() -> None:
    texts = [*qr.cut(message(600)), *qr.cut(message(180))]
    random.Random(3).shuffle(texts)  # noqa: S311 - no secret
    messages, findings = qr.join(texts)
    assert set(messages) == {message(600), message(180)}
    assert findings == []


def test_a_missing_part_is_named() -> None:
    texts = qr.cut(message(700))
    messages, (finding,) = qr.join([texts[0], texts[2]])
    assert messages == ()
    assert (finding.code, finding.facts["parts"], finding.facts["of"]) == ("X.204", "2", 3)


def test_a_damaged_part_is_named_and_a_good_scan_of_it_mends() -> None:
    good = qr.cut(message(700))
    bad = good[1][:-5] + ("A" if good[1][-5] != "A" else "B") + good[1][-4:]
    messages, (finding,) = qr.join([good[0], bad, good[2]])
    assert (messages, finding.code, finding.facts["parts"]) == ((), "X.203", "2")
    assert qr.join([good[0], bad, good[2], good[1]]) == ((message(700),), [])


def test_no_text_of_ours_is_told() -> None:
    assert [one.code for one in qr.join(["hello", ""])[1]] == ["X.202"]
    assert [one.code for one in qr.join([])[1]] == ["X.202"]


def test_a_flood_is_told() -> None:
    assert [one.code for one in qr.join(["K" * (2 << 20)])[1]] == ["X.201"]


def test_parts_of_another_message_under_one_name_are_told() -> None:
    head, tail = qr.cut(message(400))
    other = qr.cut(message(401))[1]
    forged = other.replace(other.split(":")[2], head.split(":")[2])
    assert tail != forged
    assert [one.code for one in qr.join([head, forged])[1]] == ["X.205"]


@given(st.text(max_size=300))
def test_any_text_is_joined_without_a_traceback(noise: str) -> None:
    messages, findings = qr.join([noise, f"KPPS1:1/1:ABCDEF:9:ABCDEF:{noise}"])
    assert messages == ()
    assert findings


@given(st.integers(0, 10_000), st.characters())
def test_a_changed_letter_never_gives_another_message(at: int, letter: str) -> None:
    text = qr.cut(message(180))[0]
    at %= len(text)
    messages, findings = qr.join([text[:at] + letter + text[at + 1 :]])
    assert messages in ((), (message(180),))
    assert bool(messages) != bool(findings)


leaves = st.none() | st.integers(-(2**63), 2**63) | st.text(max_size=5) | st.binary(max_size=5)
lists = st.lists(leaves, max_size=30)
values = leaves | lists | st.dictionaries(st.integers(0, 99), leaves | lists)


@given(values)
def test_cbor_is_what_cbor2_makes_of_it(value: cbor.Value) -> None:
    data = cbor.dump(value)
    assert data == cbor2.dumps(value, canonical=True)
    assert cbor.load(data) == value


@given(st.binary(max_size=60))
def test_cbor_takes_nothing_that_it_would_not_write(data: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert cbor.dump(cbor.load(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x9b" + b"\xff" * 8,
        b"\x5b\x7f" + b"\xff" * 7,
        b"\x81" * 5000 + b"\x00",
        b"\xc4\x82\x1b\x7f" + b"\xff" * 7 + b"\x01",
        b"\xd8\x23\x61(",
        b"\xf9\x7e\x00",
        b"\xf5",
        b"\x18\x01",
        b"\x9f\xff",
        b"\xa1\x61a\x01",
        b"\xa2\x02\x00\x01\x00",
        b"\xa2\x01\x00\x01\x00",
        b"\x61\xff",
        b"\x00\x00",
    ],
)
def test_hostile_cbor_is_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        cbor.load(data)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        (1, 2, "X.207"),
        (2, "", "X.206"),
        (2, 7, "X.206"),
        (3, 1171012001000, "X.206"),
        (3, -5, "X.206"),
        (4, "GUBERNUR!", "X.206"),
        (5, "X", "X.206"),
        (6, 2, "X.206"),
        (7, 0, "X.206"),
        (8, [1, -1], "X.206"),
        (8, [1, "1"], "X.206"),
        (8, 5, "X.206"),
        (9, b"short", "X.206"),
        (10, 0, "X.206"),
    ],
)
def test_a_payload_of_another_shape_is_told(key: int, value: object, code: str) -> None:
    said = cbor.load(qr.payload_of(RESULT, GUBERNUR, CELLS))
    assert isinstance(said, dict)
    back, findings = qr.decode(cbor2.dumps({**said, key: value}, canonical=True))
    assert back is None
    assert [one.code for one in findings] == [code]


@given(st.binary(max_size=100))
def test_any_payload_is_read_without_a_traceback(data: bytes) -> None:
    back, findings = qr.decode(data)
    assert back is None
    assert findings


# Scanned one after another


def scanned(*texts: str) -> tuple[list[bytes], qr.Gathered]:
    """Scan texts one after another; return the messages that became whole, and where it ended."""
    whole: list[bytes] = []
    gathered = qr.Gathered((), (), (), has=False)
    for text in texts:
        gathered = qr.gather(gathered.waiting, text)
        whole += gathered.messages
    return whole, gathered


def test_parts_wait_for_each_other_in_any_order_and_nothing_is_left() -> None:
    message = random.Random(3).randbytes(700)  # noqa: S311 - no secret
    parts = qr.cut(message)
    assert len(parts) > 2
    whole, gathered = scanned(parts[2], parts[0], parts[2], *parts[1:2], *parts[3:])
    assert whole == [message]
    assert gathered.waiting == gathered.faults == ()


def test_two_sets_scanned_in_turn_come_out_each_by_itself() -> None:
    one, other = (random.Random(n).randbytes(500) for n in (4, 5))  # noqa: S311 - no secret
    mixed = [part for pair in zip(qr.cut(one), qr.cut(other), strict=True) for part in pair]
    whole, gathered = scanned(*mixed)
    assert whole == [one, other]
    assert not gathered.waiting


def test_a_damaged_part_waits_for_nothing_and_may_be_scanned_again() -> None:
    message = random.Random(6).randbytes(500)  # noqa: S311 - no secret
    first, second = qr.cut(message)
    broken = second[:-1] + ("0" if second[-1] != "0" else "1")
    whole, gathered = scanned(first, broken)
    assert not whole
    assert [one.code for one in gathered.faults] == ["X.203"]
    assert gathered.waiting == (first,)
    assert scanned(first, broken, second)[0] == [message]


def test_parts_of_two_sheets_under_one_name_are_dropped() -> None:
    message = random.Random(7).randbytes(500)  # noqa: S311 - no secret
    first, second = qr.cut(message)
    other = qr.cut(random.Random(8).randbytes(500))[1]  # noqa: S311 - no secret
    strange = other.replace(other.split(":")[2], second.split(":")[2], 1)
    whole, gathered = scanned(first, strange)
    assert not whole
    assert [one.code for one in gathered.faults] == ["X.205"]
    assert gathered.waiting == ()


@given(st.lists(st.text(max_size=60), max_size=6))
def test_whatever_is_scanned_is_told_and_never_waits_for_itself(texts: list[str]) -> None:
    whole, gathered = scanned(*texts)
    assert not whole
    assert all(qr.gather((), one).has for one in gathered.waiting)
