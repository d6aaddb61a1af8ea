"""Hypothesis strategies of the values that cross: whatever a source or a day may hold."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from kpps_desktop.domain import events
from kpps_desktop.domain.elections import Choice, Contest, ContestCode, Election, Mode, ResultKind
from kpps_desktop.domain.figures import Cell, Sheet
from kpps_desktop.domain.journal import BEGINNING, DeskId, Head, Line
from kpps_desktop.domain.people import DPT, Officer, OfficerId, Sex, Voter, voter_ref
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Tps, Wilayah
from kpps_desktop.domain.recap import events as recap_events
from kpps_desktop.domain.recap.recap import State
from kpps_desktop.domain.recap.results import (
    Noted,
    NotedKind,
    NotedStatus,
    RecapResult,
    Received,
    Row,
    Superseded,
    Total,
)
from kpps_desktop.domain.recap.told import Correction, Typed
from kpps_desktop.domain.results import Declined, Explanation, TpsResult
from kpps_desktop.exchange.bundles import Checklists, Incidents, RecapBundle, TpsBundle
from kpps_desktop.exchange.packs import PpkPack, TpsPack

KECAMATAN = KodeWilayah("117101")
DESA = (KodeWilayah("1171012001"), KodeWilayah("1171012002"))
CONTESTS = (ContestCode("gubernur"), ContestCode("bupati"))

names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=40
)
prose = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=60)
blobs = st.binary(min_size=1, max_size=60)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
moments = st.sampled_from(["2024-11-27T13:05:09+07:00", "2024-11-28T01:00:00.123456+09:00"])
modes = st.sampled_from(Mode)
kinds = st.sampled_from(ResultKind)
persons = st.integers(0, 700)
cells = st.sampled_from(
    [Cell(c) for c in ("IA_L", "IA_P", "IA_J", "IB4_J", "II1", "III_J", "IV_1", "IV_12", "VC")]
)
figures = st.dictionaries(cells, st.none() | st.integers(0, 1200), min_size=1)
stations = st.sampled_from(DESA).flatmap(
    lambda desa: st.integers(1, 999).map(lambda n: KodeTps(f"{desa}{n:03d}"))
)


def choices(count: int) -> st.SearchStrategy[tuple[Choice, ...]]:
    return st.tuples(
        *(st.builds(Choice, st.just(n), names, names, st.just(n == 2)) for n in range(1, count + 1))
    )


contests = st.tuples(
    *(
        st.builds(
            Contest,
            st.just(code),
            names,
            st.just(KodeWilayah(wilayah)),
            st.integers(2, 6).flatmap(choices),
        )
        for code, wilayah in zip(CONTESTS, ("11", "1171"), strict=True)
    )
)
tps = st.builds(Tps, stations, prose, persons, persons, st.none() | persons, st.none() | persons)
places = st.just(
    tuple(Wilayah(KodeWilayah(kode), f"NAMA {kode}") for kode in ("11", "1171", KECAMATAN, *DESA))
)


def elections(many: int = 5) -> st.SearchStrategy[Election]:
    return st.builds(
        Election,
        st.just("20241127-1171-resmi"),
        names,
        st.dates(date(2020, 1, 1), date(2040, 1, 1)),
        st.sampled_from(["WIB", "WITA", "WIT"]),
        st.just("pilkada-2024"),
        modes,
        contests,
        places,
        st.lists(tps, min_size=1, max_size=many, unique_by=lambda one: one.kode).map(tuple),
        kinds,
    )


officers = st.builds(Officer, st.sampled_from([OfficerId(f"KPPS-{n}") for n in range(1, 8)]), names)


@st.composite
def voters(draw: st.DrawFn) -> tuple[Voter, ...]:
    return tuple(
        Voter(
            voter_ref(DPT, number),
            draw(names),
            draw(st.sampled_from(Sex)),
            draw(st.none() | st.integers(17, 110)),
            draw(prose),
            draw(st.sampled_from(["", "001", "12"])),
            draw(st.sampled_from(["", "001", "12"])),
            draw(st.sampled_from(["", "tuna_netra"])),
            draw(st.sampled_from(["", "0001", "9876"])),
        )
        for number in range(1, draw(st.integers(0, 4)) + 1)
    )


tps_packs = st.builds(
    TpsPack, elections(1), voters(), st.lists(officers, max_size=7).map(tuple), blobs
)


@st.composite
def ppk_packs(draw: st.DrawFn) -> PpkPack:
    election = draw(elections())
    held = {
        one.kode: draw(st.lists(blobs, min_size=1, max_size=2).map(tuple))
        for one in election.stations
    }
    return PpkPack(election, held, draw(blobs), draw(st.tuples(officers)), draw(blobs), draw(blobs))


explanations = st.builds(
    Explanation,
    st.sampled_from(CONTESTS),
    st.sampled_from(["R12", "R01", "P.001"]),
    st.lists(cells, max_size=3).map(tuple),
    prose,
)
heads = st.builds(Head, st.sampled_from([DeskId("TPS-1"), DeskId("PPK-A")]), persons, hashes)


@st.composite
def results(draw: st.DrawFn) -> TpsResult:
    kode = draw(stations)
    codes = draw(st.lists(st.sampled_from(CONTESTS), min_size=1, unique=True))
    return TpsResult(
        "20241127-1171-resmi",
        kode,
        draw(kinds),
        draw(modes),
        draw(st.integers(1, 9)),
        draw(st.just("") | hashes),
        draw(heads),
        draw(moments),
        tuple(Sheet(kode, code, draw(figures)) for code in codes),
        draw(st.lists(explanations, max_size=2).map(tuple)),
        draw(st.lists(st.tuples(st.sampled_from(CONTESTS), names), max_size=2).map(tuple)),
        draw(
            st.lists(st.builds(Declined, st.sampled_from(CONTESTS), names, prose), max_size=2).map(
                tuple
            )
        ),
    )


@st.composite
def journals(draw: st.DrawFn, desk: str = "TPS-1") -> tuple[Line, ...]:
    lines: list[Line] = []
    for seq in range(1, draw(st.integers(0, 4)) + 1):
        prev = lines[-1].hash if lines else BEGINNING
        facts = {"contest": draw(prose), "choice": draw(persons)}
        line = Line(
            DeskId(desk),
            seq,
            draw(moments),
            OfficerId("KPPS-1"),
            "ballot_counted",
            facts,
            draw(hashes),
            prev,
        )
        lines.append(
            Line(
                line.desk,
                seq,
                line.at,
                line.officer,
                line.event,
                facts,
                line.rows,
                prev,
                line.digest(),
            )
        )
    return tuple(lines)


incidents = st.builds(
    Incidents,
    st.lists(
        st.tuples(moments, st.builds(events.IncidentRecorded, names, names, prose, prose)),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.tuples(
            moments,
            st.tuples(
                st.builds(events.ObjectionRaised, names, names, names, prose),
                st.none() | st.builds(events.ObjectionAnswered, names, st.booleans(), prose),
            ),
        ),
        max_size=2,
    ).map(tuple),
)
checklists = st.builds(
    Checklists,
    st.lists(
        st.builds(events.SupplyReceived, names, names, persons, persons, prose), max_size=2
    ).map(tuple),
    st.none() | st.builds(events.InvitationsReported, persons, persons, prose),
    st.dictionaries(names, moments, max_size=3),
    st.lists(
        st.builds(
            events.SaksiAccredited,
            names,
            st.sampled_from(CONTESTS),
            st.integers(1, 6),
            names,
            st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    st.dictionaries(st.sampled_from(["oath_kpps", "box_opened"]), moments),
    prose,
)
forms = st.dictionaries(st.sampled_from(["C.HASIL-gubernur.pdf", "a.pdf"]), blobs)
tps_bundles = st.builds(TpsBundle, results(), journals(), incidents, checklists, forms)

rows = st.builds(
    Row,
    stations,
    st.sampled_from(CONTESTS),
    st.sampled_from(State),
    st.sampled_from(["", "bundle", "qr", "entri"]),
    st.none() | kinds,
    st.integers(0, 9),
    figures,
    st.lists(explanations, max_size=2).map(tuple),
)
corrections = st.builds(
    recap_events.TpsFigureCorrected,
    stations,
    st.sampled_from(CONTESTS),
    cells,
    st.none() | persons,
    st.none() | persons,
    prose,
    st.lists(names, max_size=2).map(tuple),
)
recaps = st.builds(
    RecapResult,
    st.just("20241127-1171-resmi"),
    st.just(KECAMATAN),
    modes,
    st.integers(1, 9),
    st.just("") | hashes,
    st.lists(heads, max_size=2).map(tuple),
    moments,
    st.lists(rows, max_size=4).map(tuple),
    st.lists(
        st.builds(Total, st.sampled_from([KECAMATAN, *DESA]), st.sampled_from(CONTESTS), figures),
        max_size=3,
    ).map(tuple),
    st.lists(
        st.builds(
            Correction,
            moments,
            names,
            corrections,
            st.lists(st.builds(Typed, names, st.none() | persons), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.tuples(
            st.builds(recap_events.RecapObjectionRaised, names, names, names, names, prose),
            st.none()
            | st.builds(recap_events.RecapObjectionAnswered, names, st.booleans(), prose, prose),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Noted,
            stations,
            st.sampled_from(NotedKind),
            names,
            st.sampled_from(["", *CONTESTS]),
            moments,
            prose,
            prose,
            st.sampled_from(NotedStatus),
            prose,
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(
            Superseded,
            stations,
            st.sampled_from(CONTESTS),
            kinds,
            st.integers(1, 9),
            kinds,
            st.integers(1, 9),
            figures,
        ),
        max_size=2,
    ).map(tuple),
)
received = st.lists(
    st.builds(
        Received, stations, kinds, st.integers(1, 9), hashes, st.sampled_from(["bundle", "qr"])
    ),
    max_size=3,
).map(tuple)
recap_bundles = st.builds(RecapBundle, recaps, journals("PPK-A"), received, forms)
