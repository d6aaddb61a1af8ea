"""Makes the picture of the witnesses' screen: pure, without Qt, from a view."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kpps_desktop.domain.counting import (
    INVALID,
    Counted,
    Opened,
    Paused,
    Sealed,
    Tallying,
    box_of,
    tally_of,
)
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.figures import Cell
from kpps_desktop.domain.places import Level, up
from kpps_desktop.ui.desk.banner import banner_of
from kpps_desktop.ui.kpps.layar.pictures import (
    BallotPicture,
    BoardPicture,
    FactPicture,
    LayarPicture,
    RowPicture,
)
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.elections import Choice, Contest
    from kpps_desktop.services.kpps.viewing import View

_COUNTED = {Stage.PENETAPAN, Stage.PENYERAHAN, Stage.SELESAI}


def picture(view: View, lang: str = "id") -> LayarPicture:
    """Return what everybody in the TPS may see now."""
    stage = view.day.stage
    opened = [one for one in view.ballots if _is_open(view, one.code)]
    if stage is Stage.PENGHITUNGAN and opened:
        return _count(view, opened[0], lang)
    if stage is Stage.PENGHITUNGAN or stage in _COUNTED:
        return _results(view, lang)
    if stage in {Stage.PEMUNGUTAN, Stage.PENUTUPAN}:
        return _attendance(view, lang)
    words = _say(f"stage.{stage.value}", lang)
    return _plain(view, words, _say(f"text.{stage.value}", lang), (), lang)


def taken_back(before: LayarPicture | None, after: LayarPicture) -> BallotPicture | None:
    """Return the ballot that was cancelled between two pictures, or None."""
    if before is None or before.board is None or after.board is None:
        return None
    one, other = before.board, after.board
    more = other.cancelled > one.cancelled and before.contest == after.contest
    return one.last if more else None


def _count(view: View, contest: Contest, lang: str) -> LayarPicture:
    count = view.day.counts[contest.code]
    name = _say(f"contest.{contest.code}", lang)
    if isinstance(count, Opened):
        facts = (FactPicture(_say("attended", lang), str(_voters(view, contest.code))),)
        title = _say("opened", lang, name=name)
        return _plain(view, title, _say("opened_text", lang), facts, lang, contest.code)
    return LayarPicture(
        place=_place(view, lang),
        title=_say("counting", lang, name=name),
        contest=contest.code,
        banner=banner_of(view.election, lang),
        board=_board(view, contest, lang),
    )


def _board(view: View, contest: Contest, lang: str) -> BoardPicture:
    count = view.day.counts[contest.code]
    live = count.tally if isinstance(count, Paused) else count
    votes: tuple[int, ...] = ()
    cancelled = 0
    if isinstance(live, (Tallying, Counted)):
        votes, cancelled = live.votes, live.cancelled
    tally = tally_of(live)
    invalid = (_say("invalid", lang),)
    names = {one.number: _names(one) for one in contest.choices} | {INVALID: invalid}
    last = BallotPicture(len(votes), votes[-1], names[votes[-1]]) if votes else None
    since = f"{view.rest.since:%H.%M}" if view.rest else ""
    return BoardPicture(
        rows=tuple(
            RowPicture(one.number, _names(one), tally.get(one.number, 0)) for one in contest.choices
        ),
        invalid=RowPicture(INVALID, invalid, tally.get(INVALID, 0)),
        announced=len(votes),
        box=box_of(live) or 0,
        last=last,
        cancelled=cancelled,
        rest=_say("rest", lang, since=since) if isinstance(count, Paused) else "",
    )


def _results(view: View, lang: str) -> LayarPicture:
    """Return the state of every box between the counts, and the results once all are counted."""
    facts: list[FactPicture] = []
    for contest in view.ballots:
        count = view.day.counts[contest.code]
        name = _say(f"contest.{contest.code}", lang)
        if isinstance(count, Sealed):
            facts.append(FactPicture(name, _say("sealed", lang), strong=True))
            continue
        tally = tally_of(count)
        facts.append(FactPicture(name, _say("ballots", lang, ballots=box_of(count)), strong=True))
        facts += [
            FactPicture(f"{one.number}  {' / '.join(_names(one))}", str(tally.get(one.number, 0)))
            for one in contest.choices
        ]
        facts.append(FactPicture(_say("invalid", lang), str(tally.get(INVALID, 0))))
    done = view.day.all_counted()
    title = _say("counted" if done else "stage.penghitungan", lang)
    text = _say("counted_text" if done else "text.penghitungan", lang)
    return _plain(view, title, text, tuple(facts), lang)


def _attendance(view: View, lang: str) -> LayarPicture:
    came = Counter(one.category for one in view.day.roll.present.values())
    sexes = Counter(one.said.sex for one in view.day.roll.present.values())
    facts = [FactPicture(one.code, str(came[one.code])) for one in view.profile.categories]
    facts.append(FactPicture(_say("men", lang), str(sexes["L"])))
    facts.append(FactPicture(_say("women", lang), str(sexes["P"])))
    facts.append(FactPicture(_say("all", lang), str(sum(came.values())), strong=True))
    stage = view.day.stage.value
    return _plain(
        view, _say(f"stage.{stage}", lang), _say(f"text.{stage}", lang), tuple(facts), lang
    )


def _plain(
    view: View,
    title: str,
    text: str,
    facts: tuple[FactPicture, ...],
    lang: str,
    contest: str = "",
) -> LayarPicture:
    return LayarPicture(
        place=_place(view, lang),
        title=title,
        contest=contest,
        banner=banner_of(view.election, lang),
        text=text,
        facts=facts,
    )


def _is_open(view: View, contest: str) -> bool:
    return isinstance(view.day.counts[contest], (Opened, Tallying, Paused))


def _names(choice: Choice) -> tuple[str, ...]:
    return tuple(one for one in (choice.candidate, choice.running_mate) if one)


def _voters(view: View, contest: str) -> int:
    return view.by_log[contest].get(Cell("IB4_J")) or 0


def _place(view: View, lang: str) -> str:
    desa = view.election.name_of(up(view.tps.kode, Level.DESA))
    return _say("place", lang, tps=f"{view.tps.number:03d}", desa=desa)


def _say(key: str, lang: str, **facts: object) -> str:
    return label(f"ui_kpps_layar.{key}", lang).format(**facts)
