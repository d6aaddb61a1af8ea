"""The JSON shapes of the domain's values, as packs and bundles hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from kpps_desktop.domain import results
from kpps_desktop.domain.elections import ZONES, Choice, Contest, Election, Mode, ResultKind
from kpps_desktop.domain.event_names import NAMES, event_of, facts_of
from kpps_desktop.domain.figures import Sheet
from kpps_desktop.domain.journal import Head
from kpps_desktop.domain.levels import Unit
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import Officer, Sex, Voter
from kpps_desktop.domain.places import Tps, Wilayah
from kpps_desktop.domain.recap import events as recap_events
from kpps_desktop.domain.recap import results as recap_results
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.told import Correction, Typed
from kpps_desktop.exchange.shapes import (
    BLOB,
    DAY,
    FLAG,
    Shape,
    keyed,
    listed,
    one_of,
    optional,
    pair,
    record,
    text,
    whole,
)

if TYPE_CHECKING:
    from kpps_desktop.exchange.shapes import Foreign, Reading

T = TypeVar("T")

KODE_TPS = r"[0-9]{10}(?!000)[0-9]{3}"
KODE_WILAYAH = r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10}"
ELECTION_ID = r"[A-Za-z0-9][A-Za-z0-9.-]{0,63}"
CODE = r"[a-z0-9][a-z0-9_-]{0,39}"
_OFFICER = r"(KPPS|PPK|KPU|OP)-[1-9][0-9]{0,2}"
_VOTER = r"[A-Za-z]{1,10}-[1-9][0-9]{0,6}"
_CELL = r"[A-Z][A-Za-z0-9]{0,9}(_[A-Za-z0-9]{1,4})?"
_SHA256 = r"[0-9a-f]{64}"
_MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d:\d\d"
_MOST_PERSONS = 9_999_999
_MOST_FIGURE = 999_999_999
_MOST_SEQUENCE = 999_999

_KODE_TPS: Shape[Any] = text(KODE_TPS)
_KODE_WILAYAH: Shape[Any] = text(KODE_WILAYAH)
_UNIT: Shape[Any] = text(f"{KODE_TPS}|[0-9]{{6}}|[0-9]{{4}}")
"""A column of a recap: a TPS, or a region below."""
_NAME: Shape[Any] = text(longest=200)
_TEXT: Shape[Any] = text()
_PERSONS = whole(0, _MOST_PERSONS)
_SEQUENCE = whole(1, _MOST_SEQUENCE)
_FIGURES = keyed(_CELL, optional(whole(0, _MOST_FIGURE)))
_PREVIOUS: Shape[Any] = text(f"({_SHA256})?")


def event(of: type[T]) -> Shape[T]:
    """Take an event of the journal, as its facts."""

    def read(value: Foreign, reading: Reading, path: str) -> T:
        made: Any = None
        try:
            made = event_of(NAMES[of], value if type(value) is dict else {})
        except Refused:
            reading.wrong(path, NAMES[of])
        return made  # type: ignore[no-any-return]

    return Shape(read, facts_of)  # type: ignore[arg-type]


CHOICE = record(Choice, number=whole(1, 99), candidate=_NAME, running_mate=_NAME, empty=FLAG)
CONTEST = record(
    Contest, code=text(CODE), name=_NAME, wilayah=_KODE_WILAYAH, choices=listed(CHOICE)
)
PLACE = record(Wilayah, kode=_KODE_WILAYAH, nama=_NAME)
STATION = record(
    Tps,
    kode=_KODE_TPS,
    alamat=_TEXT,
    dpt_l=_PERSONS,
    dpt_p=_PERSONS,
    dpph_l=optional(_PERSONS),
    dpph_p=optional(_PERSONS),
)
ELECTION = record(
    Election,
    id=text(ELECTION_ID),
    name=_NAME,
    day=DAY,
    zone=text("|".join(ZONES)),
    profile=text(CODE),
    mode=one_of(Mode),
    contests=listed(CONTEST),
    places=listed(PLACE),
    stations=listed(STATION),
    kind=one_of(ResultKind),
)
UNITS = listed(
    pair(
        record(
            Unit,
            kode=_UNIT,
            stations=whole(1, _MOST_PERSONS),
            dpt_l=whole(0, _MOST_FIGURE),
            dpt_p=whole(0, _MOST_FIGURE),
        ),
        listed(BLOB),
    )
)
"""The columns of a region's recap, each with every certificate (DER) it was ever given."""
LISTS = listed(BLOB)
OFFICERS = listed(record(Officer, id=text(_OFFICER), name=_NAME))
VOTERS = listed(
    record(
        Voter,
        ref=text(_VOTER),
        name=_NAME,
        sex=one_of(Sex),
        age=optional(whole(0, 150)),
        address=_TEXT,
        rt=text(longest=10),
        rw=text(longest=10),
        disability=text(longest=40),
        nik_tail=text("([0-9]{4})?"),
    )
)

HEAD = record(Head, desk=text(longest=80), seq=whole(0, 1 << 31), hash=text(_SHA256))
EXPLANATION = record(
    results.Explanation,
    contest=text(CODE),
    code=text(r"[A-Z]\.?[0-9]{2,3}"),
    cells=listed(text(_CELL)),
    reason=_TEXT,
)
RESULT = record(
    results.TpsResult,
    election=text(ELECTION_ID),
    tps=_KODE_TPS,
    kind=one_of(ResultKind),
    mode=one_of(Mode),
    sequence=_SEQUENCE,
    previous=_PREVIOUS,
    journal=HEAD,
    at=text(_MOMENT),
    sheets=listed(record(Sheet, tps=_KODE_TPS, contest=text(CODE), figures=_FIGURES)),
    explanations=listed(EXPLANATION),
    signed=listed(pair(text(CODE), _NAME)),
    declined=listed(record(results.Declined, contest=text(CODE), by=_NAME, reason=_TEXT)),
)
SHARE = record(
    recap_results.Share,
    election=text(ELECTION_ID),
    kecamatan=text(r"[0-9]{6}"),
    mode=one_of(Mode),
    desk=text(longest=80),
    sequence=_SEQUENCE,
    journal=listed(HEAD),
    at=text(_MOMENT),
)
RECEIVED = listed(
    record(
        recap_results.Received,
        tps=_UNIT,
        kind=one_of(ResultKind),
        sequence=_SEQUENCE,
        sha256=text(_SHA256),
        by=text("bundle|qr"),
    )
)
RECAP = record(
    recap_results.RecapResult,
    election=text(ELECTION_ID),
    kecamatan=text(r"[0-9]{6}|[0-9]{4}|[0-9]{2}"),
    mode=one_of(Mode),
    sequence=_SEQUENCE,
    previous=_PREVIOUS,
    journal=listed(HEAD),
    at=text(_MOMENT),
    rows=listed(
        record(
            recap_results.Row,
            tps=_UNIT,
            contest=text(CODE),
            state=one_of(State),
            source=text("(bundle|qr|entri)?"),
            kind=optional(one_of(ResultKind)),
            sequence=whole(0, _MOST_SEQUENCE),
            figures=_FIGURES,
            findings=listed(EXPLANATION),
        )
    ),
    totals=listed(
        record(recap_results.Total, place=_KODE_WILAYAH, contest=text(CODE), figures=_FIGURES)
    ),
    corrections=listed(
        record(
            Correction,
            at=text(_MOMENT),
            officer=_NAME,
            said=event(recap_events.TpsFigureCorrected),
            typed=listed(record(Typed, officer=_NAME, figure=optional(whole(0, _MOST_FIGURE)))),
        )
    ),
    objections=listed(
        pair(
            event(recap_events.RecapObjectionRaised),
            optional(event(recap_events.RecapObjectionAnswered)),
        )
    ),
    noted=listed(
        record(
            recap_results.Noted,
            tps=_UNIT,
            kind=one_of(recap_results.NotedKind),
            number=_TEXT,
            contest=_TEXT,
            at=_TEXT,
            by=_TEXT,
            text=_TEXT,
            status=one_of(recap_results.NotedStatus),
            answer=_TEXT,
        )
    ),
    superseded=listed(
        record(
            recap_results.Superseded,
            tps=_UNIT,
            contest=text(CODE),
            kind=one_of(ResultKind),
            sequence=whole(0, _MOST_SEQUENCE),
            above=one_of(ResultKind),
            above_sequence=whole(0, _MOST_SEQUENCE),
            figures=_FIGURES,
        )
    ),
    awaited=FLAG,
)
