"""Bytes that were once a real file, and are not any more."""

from __future__ import annotations

from hypothesis import strategies as st


@st.composite
def spoiled(draw: st.DrawFn, original: bytes) -> bytes:
    """Change, cut, lengthen, move or repeat some bytes of a file."""
    data = bytearray(original)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        kind = draw(st.sampled_from(("set", "cut", "drop", "insert", "repeat")))
        if kind == "set" and data:
            data[at] = draw(st.integers(0, 255))
        elif kind == "cut":
            del data[at:]
        elif kind == "drop":
            del data[at : at + draw(st.integers(1, 40))]
        elif kind == "insert":
            data[at:at] = draw(st.binary(min_size=1, max_size=40))
        else:
            data[at:at] = data[at : at + draw(st.integers(1, 200))]
    return bytes(data)


def flipped(original: bytes, at: int, bit: int = 0) -> bytes:
    """Flip one bit."""
    data = bytearray(original)
    data[at] ^= 1 << bit
    return bytes(data)
