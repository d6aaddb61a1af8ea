"""Reads bytes that others wrote: whatever a parser trips over becomes a refusal in words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Refused, Told

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def refusing(code: str) -> Iterator[None]:
    """Turn any exception of the block into Refused `code`; bad news of ours passes unchanged."""
    try:
        yield
    except Told:
        raise
    except Exception as broken:
        # The parsers of DER, CBOR and PDF promise no list of exceptions: mutated input has
        # brought ValueError, TypeError, KeyError, AssertionError and a dozen of their own.
        raise Refused(code) from broken
