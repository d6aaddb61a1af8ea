"""Opens and keeps the authority that packs hang from: made once, and used again for a re-vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.places import Level, up
from kpps_desktop.papers.slips import authority_slip
from kpps_desktop.trust import authority_file, certificates
from kpps_desktop.trust.authority import Authority, Term, new_authority
from kpps_desktop.trust.codes import new_activation_code

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.domain.elections import Election

_MISTYPED = {"T.201": "S.781", "T.202": "S.782", "T.203": "S.783"}
FILE, SLIP = "otoritas.p12", "otoritas.pdf"
_BEFORE = timedelta(days=180)
"""How long before the day certificates hold: packs are made and tried out early."""
_AFTER = timedelta(days=5 * 365)
"""How long after it: results are archived, and fought over, for years."""


@dataclass(frozen=True, slots=True)
class Held:
    """An authority, where its file lies, and the code that opens it; `fresh` before it is kept."""

    authority: Authority
    path: Path
    code: str
    fresh: bool = False


def fresh_authority(election: Election, folder: Path, at: datetime) -> Held:
    """Make the root of an election, and the keys of each kab/kota in it."""
    made = new_authority(term_of(election, at), kabko_of(election), at)
    return Held(made, folder / FILE, new_activation_code(), fresh=True)


def open_authority(path: Path, code: str, election: Election) -> Held:
    """Open the authority of an earlier build, for packs of the same election.

    Refused S.570 without a code, S.571 where it is of another election, S.572 of another mode,
    S.573 where it has no key for a kab/kota; T.141, T.142 where it does not open, S.781 to S.783
    where the code is mistyped.
    """
    if not code:
        raise Refused("S.570", file=path.name)
    authority = _unsealed(path, code)
    bound = authority.binding
    if bound.election != election.id:
        raise Refused("S.571", own=bound.election, wanted=election.id)
    if bound.mode is not election.mode:
        raise Refused("S.572", own=bound.mode, wanted=election.mode)
    strange = [kabko for kabko in kabko_of(election) if kabko not in authority.offices]
    if strange:
        own = ", ".join(sorted(authority.offices))
        raise Refused("S.573", own=own, kabko=strange[0])
    return Held(authority, path, code)


def _unsealed(path: Path, code: str) -> Authority:
    """Open the file; whoever mistyped must look at the authority's code, not at a pack's."""
    try:
        return authority_file.unseal(files.read(path), code)
    except Refused as news:
        raise Refused(_MISTYPED.get(news.code, news.code), **news.facts) from news


def keep(held: Held, authority: Authority, election: Election) -> None:
    """Write an authority with all that it has issued by now; a fresh one with its slip."""
    files.write(held.path, authority_file.seal(authority, held.code), private=True)
    if held.fresh:
        mark = certificates.spoken(certificates.fingerprint(authority.root.certificate))
        slip = authority_slip(election, FILE, held.code, mark)
        files.write(held.path.with_name(SLIP), slip, private=True)


def term_of(election: Election, at: datetime) -> Term:
    """Return how long certificates made now hold: long enough to try packs out, and to archive."""
    noon = datetime.combine(election.day, time(12), zone(election.zone))
    since, until = min(noon, at) - _BEFORE, max(noon, at) + _AFTER
    return Term(election.id, election.mode, election.name, since, until)


def kabko_of(election: Election) -> list[str]:
    """Return the kab/kota in which an election has polling stations."""
    return sorted({up(tps.kode, Level.KABKO) for tps in election.stations})
