"""Whichever byte of a bundle, a pack or a QR text differs: it is told, and nothing raises."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.services.kpps.handing import qr_texts
from kpps_desktop.services.verifying import Against, verify
from tests.services import forging, tiny

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.services.acts import Play

TRUSTED = Against(
    roots=(tiny.root().certificate,), crls=(tiny.revoked(),), known=tiny.tps().path, forms=False
)
SHARES = 4
"""The positions are dealt out to so many tests."""
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _headers(content: bytes) -> Iterator[int]:
    """Yield the positions of everything in a ZIP that is not a file's content."""
    directory = content.index(_CENTRAL, content.rindex(b"</asic:ASiCManifest>"))
    at = 0
    while content.startswith(_LOCAL, at) and at < directory:
        name, size = content[at + 26], int.from_bytes(content[at + 18 : at + 22], "little")
        yield from range(at, at + 30 + name)
        at += 30 + name + size
    assert at == directory
    yield from range(directory, len(content))


def _flipped(content: bytes, at: int, chance: Random) -> bytes:
    other = content[at] ^ chance.randrange(1, 256)
    return b"".join((content[:at], bytes([other]), content[at + 1 :]))


def _positions(content: bytes) -> list[int]:
    """Return all positions of structure, and of the rest, mostly outside PDFs, up to 2,000."""
    chance = Random("positions")  # noqa: S311 - the same positions in every run
    structure = set(_headers(content))
    papers = range(content.index(b"%PDF"), content.rindex(b"%%EOF"))
    outside = [at for at in range(len(content)) if at not in structure and at not in papers]
    few = 200
    many = chance.sample(outside, 2_000 - few - len(structure))
    return [*structure, *many, *chance.sample(papers, few)]


@pytest.mark.parametrize("share", range(SHARES))
def test_no_flipped_byte_of_a_bundle_passes(at: Callable[[str], Play], share: int) -> None:
    content = forging.last_bundle(at("bundled").desk)
    assert verify(content, TRUSTED).ok
    chance = Random(share)  # noqa: S311
    passed = [
        position
        for position in _positions(content)[share::SHARES]
        if verify(_flipped(content, position, chance), TRUSTED).ok
    ]
    assert passed == []


def test_no_flipped_byte_of_a_pack_passes() -> None:
    content, chance = tiny.tps_pack().content, Random("pack")  # noqa: S311
    assert verify(content, TRUSTED).ok
    positions = chance.sample(range(len(content)), 250)
    assert [at for at in positions if verify(_flipped(content, at, chance), TRUSTED).ok] == []


def test_a_flipped_letter_of_a_qr_text_never_tells_another_result(
    at: Callable[[str], Play],
) -> None:
    text, chance = qr_texts(at("bundled").desk, 1)[tiny.G], Random("qr")  # noqa: S311
    told = verify(text, TRUSTED)
    assert told.ok
    for position in range(len(text)):
        flipped = verify(_flipped(text, position, chance), TRUSTED)
        # A small letter for a capital, or a line broken elsewhere, is the same text.
        assert not flipped.ok or flipped.content == told.content


def test_a_cut_bundle_is_told_wherever_it_is_cut(at: Callable[[str], Play]) -> None:
    content, chance = forging.last_bundle(at("bundled").desk), Random("cut")  # noqa: S311
    lengths = [*range(40), *chance.sample(range(len(content)), 60), len(content) - 1]
    assert [length for length in lengths if verify(content[:length], TRUSTED).ok] == []
    assert not verify(content + b"\0", TRUSTED).ok
    assert not verify(b"\0" + content, TRUSTED).ok
