"""Progress on a terminal for work that takes its time; silent where nobody looks."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.cli.asked import Asked


@contextmanager
def progress(asked: Asked, work: str, length: int) -> Iterator[Callable[[], None]]:
    """Show how far a piece of work is; call what is yielded after each of `length` steps."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    text = label(f"progress.{work}", asked.lang)
    with click.progressbar(length=length, label=text, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
