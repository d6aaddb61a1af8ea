"""A recap desk at the PPK: opened from its pack and its books, wherever these are."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.journal import DeskId
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import KETUA_PPK, OfficerId
from kpps_desktop.domain.recap_course import advance_recap
from kpps_desktop.domain.recap_events import RecapSetUp
from kpps_desktop.formbook import load_form, load_profile, result_forms
from kpps_desktop.services.ppk.addresses import database_key, file_of, url_of
from kpps_desktop.services.ppk.pack import read_ppk_pack
from kpps_desktop.services.standing import Standing
from kpps_desktop.services.verifying import refuse_failing, verify_pack
from kpps_desktop.store import has_books, open_store, shown
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.event_names import AnyEvent, RecapEvent
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.recap import Recap
    from kpps_desktop.exchange.packs import PpkPack
    from kpps_desktop.formbook import Form
    from kpps_desktop.store import Books, Store
    from kpps_desktop.trust.credentials import Credential

_MOST_NAME = 60


def _advance(recap: Recap | None, event: AnyEvent, at: str, officer: str) -> Recap:
    return advance_recap(recap, event, at, officer)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class RecapDesk:
    """What a service of the recap needs; `forms` and `recap_forms` are by contest.

    `books` is where they lie, as it may be shown; `begun` tells that there were none before,
    and that this desk made them.
    """

    store: Store
    clock: Clock
    pack: PpkPack
    credential: Credential
    profile: Profile
    forms: Mapping[str, Form]
    recap_forms: Mapping[str, Form]
    books: str = ""
    begun: bool = False
    standing: Standing[Recap] = field(default_factory=lambda: Standing(_advance))

    @property
    def election(self) -> Election:
        """The election as the pack tells it: every TPS of the kecamatan."""
        return self.pack.election

    def recap(self) -> Recap:
        """Return the recap as the journal tells it."""
        with self.store.read() as books:
            self.standing.read(books.journal)
        return self.standing.known()


def open_recap(pack: bytes, url: str, code: str, clock: Clock, *, begin: bool = True) -> RecapDesk:
    """Open the recap's books on a PPK pack, making them where there are none yet.

    `url` is a database URL, or the path of a file; a file is encrypted, and its keyring lies
    beside it. Refused by whatever pack, code or file (`database_key`) is faulty in, K.002 where
    a server's books were begun from another pack, S.600 where there are none and `begin` does
    not allow making them: an address that was mistyped is no new recap.
    """
    refuse_failing(verify_pack(pack))
    opened = read_ppk_pack(pack)
    credential = from_p12(opened.credential, code)
    digest = files.sha256(pack)
    name = DeskId(f"PPK-{opened.kecamatan}-{digest[:8]}")
    url = url_of(url)
    path = file_of(url)
    books = shown(url) if path is None else str(path)
    if not begin and path is not None and not path.exists():
        raise Refused("S.600", books=books)
    key = None if path is None else database_key(path, credential, code)
    if not begin and not has_books(url, key):
        raise Refused("S.600", books=books)
    store = open_store(url, name, key)
    profile = load_profile(opened.election.profile)
    desk = RecapDesk(
        store,
        clock,
        opened,
        credential,
        profile,
        result_forms(profile.code),
        {one.contest: load_form(profile.code, one.recap) for one in profile.forms},
        books=books,
        begun=not store.head().seq,
    )
    try:
        _begin(desk, pack, digest)
    except BaseException:
        store.close()
        raise
    return desk


@contextmanager
def record(desk: RecapDesk, event: RecapEvent, by: OfficerId) -> Iterator[Books]:
    """Write an event that may follow now, and its rows, as one; Refused leaves nothing."""
    at = desk.clock.now()
    with desk.store.write(event, by, at) as books:
        desk.standing.read(books.journal)
        desk.standing.foresee(event, at.isoformat(), by)
        yield books


def refuse_nobody(officer: OfficerId) -> None:
    """Refuse an officer without a name to tell two of them apart by (K.014)."""
    if not officer.strip() or not officer.isprintable() or len(officer) > _MOST_NAME:
        raise Refused("K.014", most=_MOST_NAME)


def refuse_strange(
    desk: RecapDesk, tps: str, contest: str, cells: Iterable[str] = ()
) -> tuple[Cell, ...]:
    """Refuse a TPS or contest that is not of this desk (K.013), or a cell of no form (S.509).

    Returns the cells of the contest, in the order of the form.
    """
    contests = [one.code for one in desk.election.contests_at(tps)]
    stations = {one.kode for one in desk.election.stations}
    if tps not in stations or contest not in contests:
        raise Refused("K.013", tps=tps, contest=contest)
    known = desk.forms[contest].cells(desk.election.contest(contest).numbers)
    for cell in cells:
        if cell not in known:
            raise Refused("S.509", cell=cell)
    return known


def _begin(desk: RecapDesk, pack: bytes, digest: str) -> None:
    """Write the first line of this desk, once."""
    if desk.store.head().seq:
        if desk.recap().setup.pack != digest:
            raise Refused("K.002")
        return
    said = RecapSetUp(desk.pack.kecamatan, desk.election.id, Mode(desk.election.mode), digest)
    with record(desk, said, KETUA_PPK) as books:
        books.packs.add(pack)
        for officer in desk.pack.officers:
            member = officer.id.startswith("PPK-")  # operators (OP-1…) help, and sign nothing
            books.people.add(officer.id, officer.name, "ppk" if member else "operator")
