"""What every command of the recap begins with: the options that open its books, and the books."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import SystemClock
from kpps_desktop.domain.levels import spoken_at
from kpps_desktop.services.ppk.desk import RecapDesk, open_recap
from kpps_desktop.services.ppk.pack import read_recap_pack
from kpps_desktop.words import label, of_unit, speak_at, wording_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kpps_desktop.cli.asked import Asked
    from kpps_desktop.domain.outcomes import Finding, Told

PATH = click.Path(path_type=Path)
"""Whether it is there and a file is for the reader to say: in words, and of each by itself."""
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


@dataclass(frozen=True, slots=True)
class Recap:
    """The recap that a command was asked to work on: its pack, its books, and what opens them."""

    asked: Asked
    pack: Path
    db: str
    activation: str
    name: str = ""

    @contextmanager
    def opened(self, *, begin: bool = False) -> Iterator[RecapDesk]:
        """Open the books; only where `begin` allows may new ones be made, and that is told."""
        content = files.read(self.pack)
        pack = read_recap_pack(content)
        clock = SystemClock(pack.election.zone)
        speak_at(spoken_at(pack.region))  # what is told after it is closed is of it as well
        desk = open_recap(content, self.db, self.activation, clock, begin=begin, name=self.name)
        try:
            if desk.begun:
                told = label("recap.begun", self.asked.lang)
                click.echo(told.format(books=desk.books), err=True)
            yield desk
        finally:
            desk.store.close()

    def tell(self, key: str, **facts: object) -> None:
        """Print a line by its key."""
        click.echo(self.told(key, **facts))

    def told(self, key: str, **facts: object) -> str:
        """Return a line by its key."""
        shown = {name: str(fact) for name, fact in facts.items()}
        return of_unit(label(f"recap.{key}", self.asked.lang), shown, self.asked.lang)


def at_a_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the pack and the options that open a recap's books, as one `Recap`."""

    @wraps(command)
    def given(
        asked: Asked, pack: Path, db: str, activation: str, name: str, **others: object
    ) -> None:
        command(Recap(asked, pack, db, activation, name), **others)

    options = (
        click.argument("pack", type=PATH),
        click.option("--db", required=True, help="A database URL, or the path of a file."),
        click.option(
            "--activation",
            envvar="KPPS_ACTIVATION",
            required=True,
            help="The pack's activation code.",
        ),
        click.option(
            "--desk",
            "name",
            envvar="KPPS_DESK",
            default="",
            help="This desk's name among those of a server; else the machine's own.",
        ),
    )
    made: Callable[..., None] = click.pass_obj(given)
    for option in reversed(options):
        made = option(made)
    return made


def said(news: Finding | Told, lang: str) -> str:
    """Return bad news in one line: code, cause, remedy."""
    words = wording_of(news, lang)
    return f"{news.code} {words.cause} → {words.remedy}"
