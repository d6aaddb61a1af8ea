"""A recap as a NIST SP 1500-100 v2 Election Results Report (JSON).

C.HASIL does not say why a ballot is *tidak sah*, so the row stands as `Undervotes` (votes for
nobody) of the contest, and with the ballots of the contest as `BallotsRejected`.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from kpps_desktop import __version__
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.figures import Cell, vote_cell
from kpps_desktop.domain.journal import canonical
from kpps_desktop.domain.levels import level_of
from kpps_desktop.domain.places import Level, level, up
from kpps_desktop.domain.recap.pending import OF_STATES, Why, open_matters, open_places
from kpps_desktop.domain.recap.recap import UNSETTLED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kpps_desktop.domain.elections import Choice, Contest, Election
    from kpps_desktop.domain.figures import Figures
    from kpps_desktop.domain.levels import Unit
    from kpps_desktop.domain.recap.results import RecapResult

Node: TypeAlias = dict[str, Any]

_INVALID, _CAST = Cell("VB"), Cell("VC")
_UNIT_TYPES = {
    Level.PROVINSI: ("state", ""),
    Level.KABKO: ("county", ""),
    Level.KECAMATAN: ("other", "kecamatan"),
    Level.DESA: ("other", "desa/kelurahan"),
    Level.TPS: ("precinct", ""),
}
_KPU_CODES = {"gubernur": "pkwkp", "bupati": "pkwkk", "walikota": "pkwkk"}
_MEMBERS = ("calon", "wakil")
_AWAITED = "belum ditetapkan rapat pleno"
_LEFT = {
    **dict.fromkeys(OF_STATES.values(), "belum selesai"),
    Why.OBJECTION: "keberatan belum dijawab",
    Why.ACCEPTED: "keberatan diterima belum dibetulkan",
    Why.BLANK: "perolehan suara kosong",
    Why.GALAT: "galat tanpa alasan",
    Why.AWAITED: _AWAITED,
}
_ISSUERS = {Level.KECAMATAN: "PPK", Level.KABKO: "KPU", Level.PROVINSI: "KPU"}
_FORMS = {
    Level.KECAMATAN: "D.HASIL KECAMATAN",
    Level.KABKO: "D.HASIL KABKO",
    Level.PROVINSI: "D.HASIL PROV",
}


def report_json(result: RecapResult, election: Election, units: Iterable[Unit] = ()) -> bytes:
    """Write the report as JSON; the same recap gives the same bytes."""
    return canonical(report(result, election, units))


def report(result: RecapResult, election: Election, units: Iterable[Unit] = ()) -> Node:
    """Return the report; what is not in, or a blank, has no count rather than zero.

    `units` are the columns of a region whose election names no TPS.
    """
    name = election.name_of(result.region)
    of = level_of(result.region)
    simulated = result.mode is Mode.SIMULASI
    made = datetime.fromisoformat(result.at).isoformat(timespec="seconds")
    notes = [
        "SIMULASI." if simulated else "",
        "Lengkap." if result.complete else f"SEMENTARA: {_left(result)}.",
        f"Undervotes = suara tidak sah; the official document is the signed {_FORMS[of]}.",
    ]
    return _node(
        "ElectionReport",
        Format="precinct-level" if of is Level.KECAMATAN else "summary-contest",
        GeneratedDate=made,
        Issuer=f"{_ISSUERS[of]} {name}",
        IssuerAbbreviation=f"{_ISSUERS[of]}-{result.region}",
        IsTest=simulated,
        TestType="SIMULASI" if simulated else None,
        Notes=" ".join(note for note in notes if note),
        SequenceStart=result.sequence,
        SequenceEnd=result.sequence,
        Status="unofficial-complete" if result.complete else "unofficial-partial",
        VendorApplicationId=f"kpps-desktop {__version__}",
        ExternalIdentifier=[_external("other", election.id, "election")],
        GpUnit=list(_units(result, election, units)),
        Office=[_office(contest) for contest in election.contests],
        Person=[person for contest in election.contests for person in _persons(contest)],
        Election=[_election(result, election)],
    )


def _node(kind: str, **content: object) -> Node:
    """Make an object of the schema; what is None, or an empty list, is left out."""
    told = {key: value for key, value in content.items() if value is not None and value != []}
    return {"@type": f"ElectionResults.{kind}", **told}


def _text(content: str) -> Node:
    string = _node("LanguageString", Content=content, Language="id")
    return _node("InternationalizedText", Text=[string])


def _external(kind: str, value: str, other: str = "") -> Node:
    return _node("ExternalIdentifier", Type=kind, Value=value, OtherType=other or None)


def _unit_id(kode: str) -> str:
    return f"gp-{kode}"


def _left(result: RecapResult) -> str:
    """Say what keeps a recap from being complete."""
    counted = Counter(_LEFT[one.why] for one in open_matters(result))
    told = (f"{count} {words}" for words, count in counted.items() if words != _AWAITED)
    return ", ".join((*told, *([_AWAITED] if result.awaited else [])))


def _places(result: RecapResult, election: Election) -> list[str]:
    """Return the codes of every place the report speaks of: widest first, each once."""
    units = {row.tps for row in result.rows}
    units |= {tps.kode for tps in election.stations if tps.kode.startswith(result.region)}
    above: set[str] = {up(kode, one) for kode in units for one in Level if one <= len(kode)}
    above |= {contest.wilayah for contest in election.contests} | {result.region}
    return sorted(above, key=lambda kode: (len(kode), kode))


def _units(result: RecapResult, election: Election, units: Iterable[Unit]) -> Iterator[Node]:
    kodes = _places(result, election)
    stations = {str(tps.kode): tps for tps in election.stations}
    voters = {str(one.kode): one.dpt_l + one.dpt_p for one in units}
    voters |= {kode: tps.dpt for kode, tps in stations.items()}
    # A region of a level left out holds those of the next: a contest of one kab/kota names no
    # provinsi, and its pack none either.
    parents: dict[str, list[str]] = {kode: [] for kode in kodes}
    for kode in kodes:
        above = [one for one in Level if one < len(kode) and kode[:one] in parents]
        if above:
            parents[kode[: above[-1]]].append(_unit_id(kode))
    for kode in kodes:
        kind, other = _UNIT_TYPES[level(kode) or Level.TPS]
        tps = stations.get(kode)
        yield _node(
            "ReportingUnit",
            **{"@id": _unit_id(kode)},
            Type=kind,
            OtherType=other or None,
            Name=_text(f"TPS {tps.number:03d}" if tps else election.name_of(kode)),
            Number=f"{tps.number:03d}" if tps else None,
            ExternalIdentifier=[_external("national-level", kode)],
            ComposingGpUnitIds=parents[kode],
            VotersRegistered=voters.get(kode),
        )


def _office(contest: Contest) -> Node:
    return _node(
        "Office",
        **{"@id": f"office-{contest.code}"},
        Name=_text(contest.name),
        ElectionDistrictId=_unit_id(contest.wilayah),
    )


def _members(choice: Choice) -> tuple[str, ...]:
    """Return the names on a choice: of the pair, or none of the kolom kosong."""
    return () if choice.empty else (choice.candidate, choice.running_mate)


def _ids(kind: str, contest: Contest, choice: Choice) -> list[str]:
    if choice.empty:
        return [f"{kind}-{contest.code}-{choice.number}-kosong"]
    return [f"{kind}-{contest.code}-{choice.number}-{member}" for member in _MEMBERS]


def _persons(contest: Contest) -> Iterator[Node]:
    for choice in contest.choices:
        for name, id_ in zip(_members(choice), _ids("person", contest, choice), strict=False):
            yield _node("Person", **{"@id": id_}, FullName=_text(name))


def _candidates(contest: Contest) -> Iterator[Node]:
    for choice in contest.choices:
        persons = [] if choice.empty else _ids("person", contest, choice)
        names = _members(choice) or (choice.candidate,)
        for at, id_ in enumerate(_ids("candidate", contest, choice)):
            yield _node(
                "Candidate",
                **{"@id": id_},
                BallotName=_text(names[at]),
                PersonId=persons[at] if persons else None,
                IsTopTicket=at == 0,
            )


def _election(result: RecapResult, election: Election) -> Node:
    widest = min((contest.wilayah for contest in election.contests), key=len)
    return _node(
        "Election",
        Name=_text(election.name),
        Type="general",
        StartDate=election.day.isoformat(),
        EndDate=election.day.isoformat(),
        ElectionScopeId=_unit_id(widest),
        Candidate=[one for contest in election.contests for one in _candidates(contest)],
        Contest=[_contest(result, contest, at) for at, contest in enumerate(election.contests, 1)],
        BallotCounts=[
            one for contest in election.contests for one in _ballot_counts(result, contest)
        ],
    )


def _contest(result: RecapResult, contest: Contest, order: int) -> Node:
    rows = [row for row in result.rows if row.contest == contest.code]
    reported = sum(row.state not in UNSETTLED for row in rows)
    left = any(of == contest.code for _, of in open_places(result))
    status = "in-process" if left else "completed"
    kpu = _KPU_CODES.get(contest.code)
    return _node(
        "CandidateContest",
        **{"@id": f"contest-{contest.code}"},
        Name=contest.name,
        ElectionDistrictId=_unit_id(contest.wilayah),
        OfficeIds=[f"office-{contest.code}"],
        VotesAllowed=1,
        NumberElected=1,
        SequenceOrder=order,
        SubUnitsReported=reported,
        TotalSubUnits=len(rows),
        CountStatus=[_node("CountStatus", Type="total", Status=status)],
        ExternalIdentifier=[_external("national-level", kpu)] if kpu else [],
        ContestSelection=[_selection(result, contest, choice) for choice in contest.choices],
        OtherCounts=[
            _node("OtherCounts", GpUnitId=_unit_id(kode), Undervotes=figures[_INVALID])
            for kode, figures in _told(result, contest, _INVALID)
        ],
    )


def _selection(result: RecapResult, contest: Contest, choice: Choice) -> Node:
    cell = vote_cell(choice.number)
    return _node(
        "CandidateSelection",
        **{"@id": f"selection-{contest.code}-{choice.number}"},
        CandidateIds=_ids("candidate", contest, choice),
        SequenceOrder=choice.number,
        VoteCounts=[
            _node("VoteCounts", GpUnitId=_unit_id(kode), Type="total", Count=figures[cell])
            for kode, figures in _told(result, contest, cell)
        ],
    )


def _ballot_counts(result: RecapResult, contest: Contest) -> Iterable[Node]:
    """Count the ballots of a contest: the schema counts them per election, so it is named."""
    return [
        _node(
            "BallotCounts",
            GpUnitId=_unit_id(kode),
            Type="other",
            OtherType=contest.code,
            BallotsCast=figures[_CAST],
            BallotsRejected=figures.get(_INVALID),
        )
        for kode, figures in _told(result, contest, _CAST)
    ]


def _told(result: RecapResult, contest: Contest, cell: Cell) -> Iterator[tuple[str, Figures]]:
    """Yield every TPS and total of a contest in which a figure is told."""
    rows = [(row.tps, row.figures) for row in result.rows if row.contest == contest.code]
    totals = [(one.place, one.figures) for one in result.totals if one.contest == contest.code]
    for kode, figures in (*rows, *totals):
        if figures.get(cell) is not None:
            yield kode, figures
