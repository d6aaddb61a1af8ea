"""Makes the pictures of penghitungan: pure, without Qt, from a view."""

from __future__ import annotations

from dataclasses import replace
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
from kpps_desktop.domain.people import Officer
from kpps_desktop.rules.reasons import standing
from kpps_desktop.services.kpps.weighing import weigh_box
from kpps_desktop.ui.kpps.penghitungan.pictures import (
    BoxPicture,
    ChoicePicture,
    ComparisonPicture,
    CountPicture,
    LastPicture,
    PenghitunganPicture,
    Phase,
    RestPicture,
    TallyPicture,
)
from kpps_desktop.ui.notices import findings_of
from kpps_desktop.ui.pictures import (
    BarPicture,
    KeyPicture,
    NoticePicture,
    RecordPicture,
    RecordTablePicture,
    TallyBarsPicture,
    Tone,
)
from kpps_desktop.words import label

if TYPE_CHECKING:
    from kpps_desktop.domain.counting import Count
    from kpps_desktop.domain.elections import Choice, Contest
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.services.kpps.viewing import View

RECORDED = "id"
"""What goes into the books is in the language of the forms."""
REASONS = ("two", "outside", "unmarked", "written", "torn")
"""Why a ballot may be *tidak sah*: codes of words, in the order of their keys."""
_TWO_DIGITS = 10
_PHASES = {
    Sealed: Phase.SEALED,
    Opened: Phase.OPENED,
    Tallying: Phase.TALLY,
    Paused: Phase.REST,
    Counted: Phase.COUNTED,
}
_TONES = {Phase.SEALED: Tone.PLAIN, Phase.REST: Tone.PERINGATAN, Phase.COUNTED: Tone.OK}


def present(view: View, lang: str = "id") -> PenghitunganPicture:
    """Return the whole screen for what the desk holds."""
    counts = tuple(_count(view, contest, lang) for contest in view.ballots)
    return PenghitunganPicture(
        title=_say("title", lang),
        detail=_say("detail", lang),
        table=_table(counts, lang),
        counts=counts,
        next=_next(counts),
        officers=tuple((one, shown(view, one)) for one in view.officers if one.startswith("KPPS")),
        recount=view.day.stage in {Stage.PENGHITUNGAN, Stage.PENETAPAN},
    )


def tally_picture(view: View, code: str, lang: str = "id") -> TallyPicture | None:
    """Return one contest's tally, or None while its box is closed or not counted out."""
    contest, count = view.contest(code), view.day.counts[code]
    box = box_of(count)
    if box is None:
        return None
    live = count.tally if isinstance(count, Paused) else count
    votes = live.votes if isinstance(live, (Tallying, Counted)) else ()
    earlier = live.earlier[-1] if live.earlier else None
    key = "tally.none" if not votes else "tally.all" if len(votes) == box else "tally.at"
    name = contest_name(code, lang)
    cancelled = live.cancelled if isinstance(live, (Tallying, Counted)) else 0
    return TallyPicture(
        contest=code,
        name=name,
        title=_say(key, lang, name=name, announced=len(votes), box=box),
        detail=_detail(contest, cancelled, earlier, lang, full=len(votes) == box),
        box=box,
        announced=len(votes),
        choices=_choices(contest, count, earlier, lang),
        last=_last(contest, votes, lang),
        numbers=contest.numbers,
        two_digits=max(contest.numbers) >= _TWO_DIGITS,
        again=earlier is not None,
    )


def compare(view: View, contest: str, ballots: int | None, lang: str = "id") -> ComparisonPicture:
    """Hold a number of ballots, as it is typed, against the attendance (R16)."""
    voters = voters_of(view, contest)
    if ballots is None:
        return ComparisonPicture(Tone.PLAIN, _say("box.attended", lang, voters=voters))
    weighed = weigh_box(view, contest, ballots)
    found = findings_of(weighed, lang)
    if found:
        told = next(iter(standing(view.day, weighed).values()), None)
        words = _say("box.told", lang, reason=told.reason) if told else ""
        # Its cell is on a sheet that nobody has written yet.
        finding = replace(found[0], cell="")
        return ComparisonPicture(found[0].tone, words, finding, told.reason if told else "")
    return ComparisonPicture(Tone.OK, _say("box.agrees", lang, ballots=ballots, voters=ballots))


def incidents(
    view: View, contest: str, ballots: int, unsigned: int, reason: str
) -> tuple[str, ...]:
    """Return what goes into Kejadian Khusus about a box; what stands there already is left out."""
    name = contest_name(contest, RECORDED)
    texts = []
    if unsigned:
        texts.append(_say("incident.unsigned", RECORDED, name=name, unsigned=unsigned))
    if reason and weigh_box(view, contest, ballots):
        voters = voters_of(view, contest)
        facts = {"name": name, "ballots": ballots, "voters": voters, "reason": reason}
        texts.append(_say("incident.box", RECORDED, **facts))
    written = {said.text for _, said in view.day.record.incidents if said.contest == contest}
    return tuple(one for one in texts if one not in written)


def taken_back(view: View, contest: str, place: int, choice: int, lang: str) -> NoticePicture:
    """Say which ballot was taken back, and what to do with it."""
    names = {one.number: " / ".join(names_of(one)) for one in view.contest(contest).choices}
    said = f"{choice}  {names[choice]}" if choice in names else _say("invalid", lang)
    title = _say("cancel.done", lang, place=place, choice=said)
    return NoticePicture(Tone.OK, title, _say("cancel.next", lang))


def reason_text(code: str) -> str:
    """Return why a ballot is *tidak sah*, as it goes into the books."""
    return _say(f"reason.{code}", RECORDED) if code else ""


def voters_of(view: View, contest: str) -> int:
    """Return how many voters received this contest's ballot, by the attendance (I.B.4)."""
    return view.by_log[contest].get(Cell("IB4_J")) or 0


def contest_name(code: str, lang: str) -> str:
    """Return a contest's short name."""
    return _say(f"contest.{code}", lang)


def shown(view: View, officer: OfficerId) -> str:
    """Return an officer as people know him: name and office."""
    name = view.officers.get(officer, "")
    return f"{Officer(officer, name).id} {name}".strip()


def keys_of(lang: str = "id") -> tuple[KeyPicture, ...]:
    """Return the keys of this screen for the sheet of keys."""
    keys = (
        ("1 … 9", "choice"),
        ("0", "invalid"),
        ("T", "reason"),
        ("Backspace", "cancel"),
        ("J", "rest"),
        ("S", "hand"),
        ("B", "box"),
        ("U", "recount"),
        ("Esc", "boxes"),
        ("Enter", "next"),
    )
    group = _say("keys", lang)
    return tuple(KeyPicture(key, _say(f"key.{code}", lang), group) for key, code in keys)


def names_of(choice: Choice) -> tuple[str, ...]:
    """Return the names of a pair, or what stands over the empty column."""
    return tuple(one for one in (choice.candidate, choice.running_mate) if one)


def _count(view: View, contest: Contest, lang: str) -> CountPicture:
    count = view.day.counts[contest.code]
    phase = _PHASES[type(count)]
    name = contest_name(contest.code, lang)
    tally = tally_picture(view, contest.code, lang)
    live = tally if phase in {Phase.TALLY, Phase.REST} else None
    unsigned = count.unsigned if isinstance(count, Tallying) else None
    return CountPicture(
        contest=contest.code,
        name=name,
        phase=phase,
        bars=_bars(contest, tally),
        told=_told(phase, tally, lang),
        box=BoxPicture(contest.code, name, voters_of(view, contest.code), box_of(count), unsigned),
        tally=live,
        rest=_rest(view, tally, lang) if phase is Phase.REST else None,
    )


def _choices(
    contest: Contest, count: Count, earlier: Counted | None, lang: str
) -> tuple[ChoicePicture, ...]:
    tally, before = tally_of(count), tally_of(earlier) if earlier else None
    most = max(tally.values(), default=0)
    names = [(one.number, names_of(one)) for one in contest.choices]
    return tuple(
        ChoicePicture(
            number,
            pair,
            tally.get(number, 0),
            most,
            None if before is None else before.get(number, 0),
        )
        for number, pair in (*names, (INVALID, (_say("invalid", lang),)))
    )


def _last(contest: Contest, votes: tuple[int, ...], lang: str) -> LastPicture | None:
    if not votes:
        return None
    names = {one.number: names_of(one) for one in contest.choices}
    last = votes[-1]
    return LastPicture(len(votes), last, names.get(last, (_say("invalid", lang),)))


def _detail(
    contest: Contest, cancelled: int, earlier: Counted | None, lang: str, *, full: bool
) -> str:
    last = max(contest.numbers)
    keys = "tally.digits" if last >= _TWO_DIGITS else "tally.keys"
    parts = [_say("tally.full" if full else keys, lang, last=last)]
    if cancelled:
        parts.append(_say("tally.cancelled", lang, cancelled=cancelled))
    if earlier is not None:
        parts.append(_say("tally.again", lang, round=earlier.round + 1))
    return " ".join(parts)


def _bars(contest: Contest, tally: TallyPicture | None) -> TallyBarsPicture:
    if tally is None:
        return TallyBarsPicture((), contest.code)
    bars = tuple(
        BarPicture(str(one.number), one.name, one.count, muted=one.number == INVALID)
        for one in tally.choices
    )
    return TallyBarsPicture(bars, contest.code)


def _told(phase: Phase, tally: TallyPicture | None, lang: str) -> str:
    announced, box = (tally.announced, tally.box) if tally else (0, 0)
    return _say(f"phase.{phase.value}", lang, announced=announced, box=box)


def _rest(view: View, tally: TallyPicture | None, lang: str) -> RestPicture:
    announced, box = (tally.announced, tally.box) if tally else (0, 0)
    rest = view.rest
    who = shown(view, rest.by) if rest else ""  # type: ignore[arg-type]
    since = f"{rest.since:%H.%M}" if rest else ""
    return RestPicture(
        _say("rest.title", lang, since=since),
        _say("rest.text", lang, who=who, since=since, announced=announced, box=box),
    )


def _table(counts: tuple[CountPicture, ...], lang: str) -> RecordTablePicture:
    records = tuple(
        RecordPicture(
            one.contest,
            (str(at), one.name, one.told, _say("voters", lang, voters=one.box.voters)),
            _TONES.get(one.phase, Tone.KABAR),
        )
        for at, one in enumerate(counts, start=1)
    )
    columns = tuple(_say(f"column.{code}", lang) for code in ("number", "contest", "state", "came"))
    return RecordTablePicture(columns, records, (0, 1, 2, 1))


def _next(counts: tuple[CountPicture, ...]) -> str:
    """Return the box that is open, or else the first one locked: the lawful order."""
    opened = [one.contest for one in counts if one.phase not in {Phase.SEALED, Phase.COUNTED}]
    sealed = [one.contest for one in counts if one.phase is Phase.SEALED]
    return next(iter((*opened, *sealed)), "")


def _say(key: str, lang: str, **facts: object) -> str:
    words = label(f"ui_kpps_penghitungan.{key}", lang)
    return words.format(**facts) if facts else words
