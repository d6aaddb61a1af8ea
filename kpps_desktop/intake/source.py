"""KPU's source folder, read whole: an election, its voters and officers, or all its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from kpps_desktop.domain.elections import Election
from kpps_desktop.domain.places import KodeTps, KodeWilayah, Level, up
from kpps_desktop.formbook import Faulty, load_profile, profile_codes
from kpps_desktop.intake import source_sheets as sheets
from kpps_desktop.intake.source_ballots import check_contests, check_reach, read_ballots
from kpps_desktop.intake.source_faults import Faults
from kpps_desktop.intake.source_people import (
    MEMBERS_KPPS,
    MEMBERS_KPU,
    MEMBERS_PPK,
    read_officers,
    read_voters,
)
from kpps_desktop.intake.source_places import read_places, read_stations
from kpps_desktop.intake.source_terms import FILE, read_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kpps_desktop.domain.elections import Contest
    from kpps_desktop.domain.outcomes import Finding
    from kpps_desktop.domain.people import Officer, Voter
    from kpps_desktop.domain.places import Tps, Wilayah
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.intake.source_places import Stations
    from kpps_desktop.intake.source_sheets import Rows
    from kpps_desktop.intake.source_terms import Terms


@dataclass(frozen=True, slots=True)
class Source:
    """What a source folder says, once nothing in it is faulty.

    `voters` has every TPS, in the order of the roll; it is empty where there is no `dpt`: the
    roll then goes by number alone, 1 to the DPT, without names or sexes. `kpps`, `ppk` and `kpu`
    have only the places whose officers are named; a KPU that is not named gets no pack.
    """

    election: Election
    voters: Mapping[KodeTps, tuple[Voter, ...]]
    kpps: Mapping[KodeTps, tuple[Officer, ...]]
    ppk: Mapping[KodeWilayah, tuple[Officer, ...]]
    kpu: Mapping[KodeWilayah, tuple[Officer, ...]] = field(default_factory=dict)


def read_source(
    path: Path, profile_of: Callable[[str], Profile] = load_profile, *, every: bool = False
) -> tuple[Source | None, list[Finding]]:
    """Read a source folder, or a workbook beside its `pemilihan.toml`.

    Where it is faulty the result is None and every fault, with file, row and column: of one sort
    the first few, and how many more in which rows; or `every` one by itself.
    What is a *peringatan* (a DPT above the profile's largest, a NIK that lost its last digits)
    comes with the source and does not stop it.
    """
    faults = Faults(every=every)
    alone = path.is_file() and path.suffix.casefold() == ".xlsx"
    if not path.is_dir() and not alone:
        faults.blame("I.201", path.name)
        return None, faults.findings
    terms = read_terms(path.parent if alone else path, faults)
    profile = _profile(terms, profile_of, faults)
    found = sheets.open_workbook(path, faults) if alone else sheets.open_sheets(path, faults)
    source = _Folder(found, profile, faults).read(terms)
    return (None if faults.serious else source), faults.findings


def _profile(
    terms: Terms | None, profile_of: Callable[[str], Profile], faults: Faults
) -> Profile | None:
    if terms is None or not terms.profile:
        return None
    try:
        return profile_of(terms.profile)
    except Faulty:
        faults.blame(
            "I.214", FILE, column="profil", value=terms.profile, known=", ".join(profile_codes())
        )
        return None


class _Folder:
    """Reads sheet after sheet, each as far as those before it allow."""

    def __init__(self, found: dict[str, Rows], profile: Profile | None, faults: Faults) -> None:
        self._found = found
        self._profile = profile
        self._faults = faults

    def read(self, terms: Terms | None) -> Source | None:
        """Read all sheets; what comes back counts only where nothing was blamed.

        A sheet that could not be read is not held against the others: they are read all the same.
        """
        faults = self._faults
        places = self._places()
        stations = self._stations(places)
        ballots = self._ballots(terms, places, stations)
        voters: dict[KodeTps, tuple[Voter, ...]] = {}
        dpt = self._found.get(sheets.DPT.sheet)
        if dpt is not None:
            voters = read_voters(dpt, stations, faults)
        known = None if stations is None or stations.miswritten else set(stations.rows)
        kpps = self._officers(sheets.KPPS.sheet, known, "KPPS", MEMBERS_KPPS)
        kecamatan = None if known is None else {up(kode, Level.KECAMATAN) for kode in known}
        ppk = self._officers(sheets.PPK.sheet, kecamatan, "PPK", MEMBERS_PPK)
        kpu = self._kpu(known, ballots)
        if terms is None or places is None or stations is None or faults.serious:
            return None
        voters = voters or dict.fromkeys(stations.rows, ())
        election = _election(terms, ballots, places, stations.by_code)
        return Source(
            election,
            voters,
            cast("Mapping[KodeTps, tuple[Officer, ...]]", kpps),
            cast("Mapping[KodeWilayah, tuple[Officer, ...]]", ppk),
            cast("Mapping[KodeWilayah, tuple[Officer, ...]]", kpu),
        )

    def _places(self) -> dict[KodeWilayah, Wilayah] | None:
        rows = self._found.get(sheets.WILAYAH.sheet)
        return None if rows is None else read_places(rows, self._faults) or None

    def _stations(self, places: dict[KodeWilayah, Wilayah] | None) -> Stations | None:
        rows = self._found.get(sheets.TPS.sheet)
        if rows is None:
            return None
        most = None if self._profile is None else self._profile.max_voters
        stations = read_stations(rows, places, most, self._faults)
        return stations if stations.rows else None

    def _ballots(
        self,
        terms: Terms | None,
        places: dict[KodeWilayah, Wilayah] | None,
        stations: Stations | None,
    ) -> tuple[Contest, ...]:
        rows = self._found.get(sheets.PASLON.sheet)
        if terms is not None:
            check_contests(terms.contests, places, self._profile, self._faults)
            if stations is not None:
                check_reach(terms, stations, self._faults)
        return self._in_order(() if rows is None else read_ballots(rows, terms, self._faults))

    def _in_order(self, ballots: tuple[Contest, ...]) -> tuple[Contest, ...]:
        """Put contests in the order in which they are counted, as the profile lists them."""
        forms = self._profile.forms if self._profile else ()
        order = [one.contest for one in forms]
        known = (one for one in ballots if one.code in order)
        return tuple(sorted(known, key=lambda one: order.index(one.code)))

    def _kpu(
        self, stations: set[KodeTps] | None, ballots: tuple[Contest, ...]
    ) -> dict[str, tuple[Officer, ...]]:
        """Read the officers of KPU Kab/Kota and Provinsi, where there is a recap to make."""
        of = (Level.KABKO, Level.PROVINSI)
        regions = None if stations is None else {up(kode, to) for kode in stations for to in of}
        found = self._officers(sheets.KPU.sheet, regions, "KPU", MEMBERS_KPU)
        for kode in sorted(found):
            ends_below = not any(kode.startswith(contest.wilayah) for contest in ballots)
            if ballots and ends_below and (regions is None or kode in regions):
                self._faults.blame("I.166", self._found[sheets.KPU.sheet].file, value=kode)
        return found

    def _officers(
        self, sheet: str, places: set[KodeTps] | set[KodeWilayah] | None, desk: str, most: int
    ) -> dict[str, tuple[Officer, ...]]:
        rows = self._found.get(sheet)
        if rows is None:
            return {}
        return read_officers(rows, cast("set[str] | None", places), desk, most, self._faults)


def _election(
    terms: Terms,
    contests: tuple[Contest, ...],
    places: dict[KodeWilayah, Wilayah],
    stations: dict[KodeTps, Tps],
) -> Election:
    return Election(
        id=terms.id or _id_of(terms, stations),
        name=terms.name,
        day=terms.day,
        zone=terms.zone,
        profile=terms.profile,
        mode=terms.mode,
        contests=contests,
        places=tuple(places[kode] for kode in sorted(places)),
        stations=tuple(stations[kode] for kode in sorted(stations)),
        kind=terms.kind,
    )


def _id_of(terms: Terms, stations: dict[KodeTps, Tps]) -> str:
    """Name an election by its day, the region that holds all its TPS (a kab/kota at most), mode.

    Packs made kecamatan by kecamatan, or made again after a mistake, are of the same election.
    """
    scopes = [{up(kode, one) for kode in stations} for one in (Level.KABKO, Level.PROVINSI)]
    region = next((scope.pop() for scope in scopes if len(scope) == 1), "ID")
    return f"{terms.day:%Y%m%d}-{region}-{terms.mode}"
