"""What `verify` prints: of each file what was signed, then its facts, the failing ones first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from kpps_desktop.domain.elections import Mode, zone_name
from kpps_desktop.domain.places import Level
from kpps_desktop.services.telling import PDF, signed_in
from kpps_desktop.trust.facts import failing
from kpps_desktop.words import clock, grouped, label, wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kpps_desktop.services.telling import Headline, Signed
    from kpps_desktop.services.verifying import Verdict
    from kpps_desktop.trust.facts import Fact
    from kpps_desktop.words import Wording

_SIGNS = {True: "✓", False: "✗", None: "○"}
_WIDEST = 34
_BARE, _UNCOMPARED = "F.543", "F.542"
_ADVISED = frozenset({_UNCOMPARED, "F.102", "F.108"})
"""Facts that could not be told, and of which one more option would tell."""
_DAY = 10
"""Characters of a day alone, as ISO 8601 writes it."""


def report(
    verdicts: list[tuple[Path, Verdict]], lang: str, names: Mapping[str, str], *, each: bool
) -> Iterator[str]:
    """Yield the lines of all files; `each` keeps apart what several parts say alike.

    `names` are of places, by code, as far as they are known.
    """
    for path, verdict in verdicts:
        yield f"{path.name or path}: {label(f'verify.{_light(verdict)}', lang)}"
        for signed in signed_in(verdict):
            doubt = "" if verdict.ok else label("signed.doubtful", lang)
            yield f"    {doubt}{_told(signed, lang, names)}"
            for headline in signed.headlines:
                yield f"    {_figures(headline, lang)}"
        yield from told_facts(verdict.facts, lang, each=each)
    if len(verdicts) > 1:
        bad = sum(not verdict.ok for _, verdict in verdicts)
        told = label("verify.summary", lang)
        yield told.format(files=len(verdicts), good=len(verdicts) - bad, bad=bad)


def _light(verdict: Verdict) -> str:
    """Sum a verdict up; where no root was compared, even a stranger's own would pass."""
    if not verdict.ok:
        bare = all(one.code == _BARE for one in failing(verdict.facts))
        return "unsigned" if bare else "faulty"
    if any(one.code == _UNCOMPARED for one in verdict.facts):
        return "uncompared"
    followed = any(one.holds is None for one in verdict.facts if one.name.startswith("chain"))
    return "unrooted" if followed else "ok"


def told_facts(facts: tuple[Fact, ...], lang: str, *, each: bool = False) -> Iterator[str]:
    """Yield a line a fact; parts of which the same is said share one."""
    parts: dict[tuple[bool | None, Wording, str], list[str]] = {}
    advised = {wording_of(one, lang) for one in facts if one.code in _ADVISED}
    for fact in sorted(facts, key=lambda one: one.holds is not False):
        _, _, part = fact.name.partition(" ")
        key = (fact.holds, wording_of(fact, lang), part if each else "")
        parts.setdefault(key, []).append(part)
    titles = {key: " ".join(filter(None, (key[1].title, *_named(of)))) for key, of in parts.items()}
    wide = max((len(one) for one in titles.values() if len(one) <= _WIDEST), default=0) + 1
    for key, title in titles.items():
        holds, words, _ = key
        remedy = f" → {words.remedy}" if holds is False or words in advised else ""
        yield f"  {_SIGNS[holds]} {title + ':':<{wide}} {words.cause}{remedy}"


def _named(parts: list[str]) -> list[str]:
    """Name the part that a fact is of, unless it is of the file itself too."""
    return [] if "" in parts else parts


def _told(signed: Signed, lang: str, names: Mapping[str, str]) -> str:
    """Say in one line what was signed."""
    name = signed.name or names.get(signed.place[: Level.DESA], "")
    if len(signed.place) == Level.TPS:
        name = f"TPS {signed.place[Level.DESA :]} {name}".strip()
    told = [label(f"signed.{signed.kind}", lang), name, f"({signed.place})" * bool(signed.place)]
    beside = (
        signed.mode.upper() if signed.mode == Mode.SIMULASI else "",
        label(f"result.{signed.result}", lang) if signed.result else "",
        label("signed.sequence", lang).format(n=signed.sequence) if signed.sequence else "",
        _standing(signed, lang),
        label("signed.stations", lang).format(n=signed.stations) if signed.stations else "",
        signed.election,
        _moment(signed, lang),
    )
    return " · ".join(filter(None, (" ".join(filter(None, told)), *beside)))


def _standing(signed: Signed, lang: str) -> str:
    if signed.complete is None:
        return ""
    return label("signed.complete" if signed.complete else "signed.provisional", lang)


def _moment(signed: Signed, lang: str) -> str:
    if not signed.at:
        return ""
    try:
        at = datetime.fromisoformat(signed.at)
    except ValueError:
        return signed.at
    if len(signed.at) <= _DAY:
        return label("signed.day", lang).format(day=f"{at:%d-%m-%Y}")
    told = f"{at:%d-%m-%Y} {clock(at.time(), zone_name(at))}"
    return label("signed.at_pdf" if signed.kind == PDF else "signed.at", lang).format(at=told)


def _figures(headline: Headline, lang: str) -> str:
    """Say in one line what a contest came to."""
    votes = ", ".join(f"{number} = {_shown(votes, lang)}" for number, votes in headline.votes)
    told = label("signed.figures", lang)
    return told.format(
        contest=headline.contest,
        votes=votes,
        valid=_shown(headline.valid, lang),
        invalid=_shown(headline.invalid, lang),
    )


def _shown(figure: int | None, lang: str) -> str:
    return label("fact.blank", lang) if figure is None else grouped(figure, lang)
