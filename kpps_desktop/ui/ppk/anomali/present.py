"""Makes the picture of the hints: pure, from hints and the sheets they were found on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.places import Level, up
from kpps_desktop.ui.desk.places import unit_within
from kpps_desktop.ui.pictures import EmptyPicture, KeyPicture, RecordPicture, RecordTablePicture
from kpps_desktop.ui.ppk.anomali.pictures import AnomaliPicture, FigurePicture, HintPicture
from kpps_desktop.words import label, wording_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kpps_desktop.domain.figures import Sheet
    from kpps_desktop.domain.outcomes import Told
    from kpps_desktop.rules.hints import Hint
    from kpps_desktop.services.ppk.viewing import RecapView

_STRONG, _MIDDLING = 80, 50
_BETWEEN = "H.07"
"""Its words tell two contests, by their codes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What alone is listed: a kind of hint, a desa; nothing for all."""

    kind: str = ""
    village: str = ""


ALL = Chosen()


@dataclass(frozen=True, slots=True)
class Weighed:
    """Hints with the sheets they were found on; none before the first time."""

    sheets: tuple[Sheet, ...] = ()
    hints: tuple[Hint, ...] = ()
    done: bool = False


def say(key: str, lang: str, **facts: object) -> str:
    """Return words of this screen, filled."""
    return label(f"ui_ppk_anomali.{key}", lang).format(**facts)


def present(
    view: RecapView,
    weighed: Weighed,
    sheets: tuple[Sheet, ...],
    chosen: Chosen = ALL,
    lang: str = "id",
) -> AnomaliPicture:
    """Return what the screen shows; `sheets` are those that stand now."""
    fresh = weighed.done and weighed.sheets == sheets
    by_place = {(one.tps, str(one.contest)): one for one in weighed.sheets}
    shown = [one for one in weighed.hints if _fits(one, chosen)]
    pictures = tuple(
        _hint(view, one, by_place[one.tps, one.contest], at, lang) for at, one in enumerate(shown)
    )
    detail = say("detail", lang, count=len(weighed.hints), sheets=len(sheets))
    return AnomaliPicture(
        say("title", lang),
        detail if fresh else say("weighing", lang),
        _table(view, shown, lang),
        pictures,
        _kinds(weighed.hints, lang),
        _villages(view, weighed.hints, lang),
        chosen.kind,
        chosen.village,
        _empty(weighed, sheets, lang) if fresh else None,
        fresh,
    )


def _table(view: RecapView, shown: list[Hint], lang: str) -> RecordTablePicture:
    """List hints; which contest is told where there are several."""
    several = len(view.contests) > 1
    heads = ("tps", "desa", *(("contest",) if several else ()), "hint", "strength")
    records = []
    for at, one in enumerate(shown):
        contest = (say(f"contest.{one.contest}", lang),) if several else ()
        short = say(f"short.{one.code.lower().replace('.', '')}", lang)
        desa = view.election.name_of(up(one.tps, Level.DESA))
        texts = (one.tps[Level.DESA :], desa, *contest, short, _strength(one, lang))
        records.append(RecordPicture(str(at), texts))
    return RecordTablePicture(
        tuple(say(f"column.{one}", lang) for one in heads),
        tuple(records),
        tuple(int(one in {"desa", "hint"}) for one in heads),
        say("none_chosen", lang),
    )


def refused(news: Told, lang: str = "id") -> AnomaliPicture:
    """Say why an officer may not see the hints."""
    words = wording_of(news, lang)
    nothing = RecordTablePicture((), ())
    empty = EmptyPicture(words.title, f"{words.cause} {words.remedy}")
    return AnomaliPicture(say("title", lang), "", nothing, (), (), (), empty=empty)


def keys_of(lang: str = "id") -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    group = say("title", lang)
    keys = (("↑ ↓", "arrows"), ("Enter", "go"), ("J", "kind"), ("D", "village"), ("0", "all"))
    return tuple(KeyPicture(key, say(f"key.{code}", lang), group) for key, code in keys)


def _fits(hint: Hint, chosen: Chosen) -> bool:
    return hint.code.startswith(chosen.kind) and hint.tps.startswith(chosen.village)


def _hint(view: RecapView, hint: Hint, sheet: Sheet, at: int, lang: str) -> HintPicture:
    words = wording_of(_named(hint, lang), lang)
    return HintPicture(
        str(at),
        (hint.tps, hint.contest),
        unit_within(view.election, hint.tps, lang),
        say(f"contest.{hint.contest}", lang),
        hint.contest,
        words.title,
        words.cause,
        words.remedy,
        tuple(_figures(view, hint, sheet)),
    )


def _named(hint: Hint, lang: str) -> Hint:
    """Return the same hint with its contests named, where its words tell them."""
    if hint.code != _BETWEEN:
        return hint
    named = {one: say(f"contest.{hint.facts[one]}", lang) for one in ("contest", "other")}
    return replace(hint, facts={**hint.facts, **named})


def _figures(view: RecapView, hint: Hint, sheet: Sheet) -> list[FigurePicture]:
    numbers = view.election.contest(hint.contest).numbers
    cites = {spot.cell: spot.cite for spot in view.forms[hint.contest].spots(numbers)}
    return [
        FigurePicture(
            cites.get(cell, cell),
            _text(sheet.figures.get(cell)),
            _text(hint.mends[cell]) if cell in hint.mends else "",
        )
        for cell in hint.cells
    ]


def _text(figure: int | None) -> str:
    return "—" if figure is None else str(figure)


def _strength(hint: Hint, lang: str) -> str:
    level = "strong" if hint.strength >= _STRONG else "middling"
    if hint.strength < _MIDDLING:
        level = "weak"
    return say(f"strength.{level}", lang)


def _kinds(hints: tuple[Hint, ...], lang: str) -> tuple[tuple[str, str], ...]:
    counted: Mapping[str, int] = Counter(one.code for one in hints)
    named = {one.code: wording_of(_named(one, lang), lang).title for one in hints}
    kinds = ((code, f"{named[code]} ({counted[code]})") for code in sorted(named))
    return (("", say("every_kind", lang)), *kinds)


def _villages(view: RecapView, hints: tuple[Hint, ...], lang: str) -> tuple[tuple[str, str], ...]:
    counted: Mapping[str, int] = Counter(str(up(one.tps, Level.DESA)) for one in hints)
    there = ((one.kode, f"{one.name} ({counted[one.kode]})") for one in view.villages)
    return (("", say("every_village", lang)), *(one for one in there if counted[one[0]]))


def _empty(weighed: Weighed, sheets: tuple[Sheet, ...], lang: str) -> EmptyPicture | None:
    if weighed.hints:
        return None
    code = "quiet" if sheets else "early"
    return EmptyPicture(say(f"{code}.title", lang), say(f"{code}.text", lang))
