"""One laptop of a PPK as a process: it takes TPS in hand at random until all are ratified.

It says on its standard output every line that it was told is committed (`ack DESK SEQ HASH`),
every trouble (`trouble DESK CODE`) and its end (`done DESK`). Whatever kills it, it can be begun
again with the same arguments.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.outcomes import Refused, Trouble
from kpps_desktop.domain.recap.typing_again import Ask
from kpps_desktop.services.ppk import agenda, claiming, ending, typists
from kpps_desktop.services.ppk.desk import open_recap
from tests.services.ppk import days, tiny
from tests.services.ppk.halls import OPERATOR, SECOND

if TYPE_CHECKING:
    from kpps_desktop.services.ppk.desk import RecapDesk


def say(*words: object) -> None:
    """Say a line, which stands even if we are killed right after."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def acknowledge(desk: RecapDesk) -> None:
    """Say where our chain stands."""
    head = desk.store.head()
    say("ack", head.desk, head.seq, head.hash)


def settle(desk: RecapDesk, tps: str, contest: str) -> None:
    """Take a contest of a TPS from an empty sheet to its ratification, as far as it is not yet."""
    figures = tiny.figures(tiny.FIRST, contest)
    for officer in (OPERATOR, SECOND):
        if typists.to_type(desk, tps, contest, officer).ask is Ask.WHOLE:
            typists.type_in(desk, tps, contest, figures, officer)
            acknowledge(desk)
    for step in (agenda.read_out, agenda.match, agenda.ratify):
        step(desk, tps, contest, SECOND)
        acknowledge(desk)


def take_in_hand(desk: RecapDesk, tps: str, contest: str) -> None:
    """Settle a contest of a TPS with the TPS in hand; another desk may have it."""
    claiming.claim(desk, tps)
    try:
        settle(desk, tps, contest)
    finally:
        claiming.release(desk, tps)


def work(desk: RecapDesk, chance: random.Random) -> None:
    """Go on until all is ratified, through refusals and troubles."""
    while True:
        try:
            left = ending.unratified(desk)
            if not left:
                return
            take_in_hand(desk, *chance.choice(left))
        except Refused as news:
            say("refused", desk.store.desk, news.code)
        except Trouble as news:
            say("trouble", desk.store.desk, news.code)


def main(url: str, pack: str, code: str, name: str, seed: str) -> None:
    """Open the desk and work; until the server answers, try again."""
    content, clock = Path(pack).read_bytes(), ScriptedClock(days.PLENO)
    while True:
        try:
            desk = open_recap(content, url, code, clock, name=name)
        except Trouble as news:
            say("trouble", name, news.code)
        else:
            break
    with desk.store:
        work(desk, random.Random(seed))  # noqa: S311 - a test's chance
        say("done", desk.store.desk)


if __name__ == "__main__":
    main(*sys.argv[1:])
