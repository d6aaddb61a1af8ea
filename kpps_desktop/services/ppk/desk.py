"""A recap desk, at the PPK or above: opened from its pack and its books, wherever these are."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kpps_desktop.devices import files
from kpps_desktop.domain.elections import Mode
from kpps_desktop.domain.levels import ketua_of, level_of, side_of
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.domain.people import person_key
from kpps_desktop.domain.places import KodeTps
from kpps_desktop.domain.recap.events import RecapSetUp
from kpps_desktop.formbook import load_profile, recap_forms, result_forms
from kpps_desktop.services.ppk.addresses import database_key, file_of, keys_beside, url_of
from kpps_desktop.services.ppk.board import Board
from kpps_desktop.services.ppk.pack import read_recap_pack
from kpps_desktop.services.ppk.recap_standing import RecapStanding
from kpps_desktop.services.ppk.seats import refuse_in_hand, seat, sit_down
from kpps_desktop.services.texts import refuse_unfit_texts
from kpps_desktop.services.verifying import refuse_failing, verify_pack
from kpps_desktop.store import has_books, open_store, shown
from kpps_desktop.trust.p12 import from_p12

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kpps_desktop.devices.clock import Clock
    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.event_names import RecapEvent
    from kpps_desktop.domain.figures import Cell
    from kpps_desktop.domain.journal import DeskId
    from kpps_desktop.domain.levels import Unit
    from kpps_desktop.domain.people import OfficerId
    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.domain.recap.recap import Recap
    from kpps_desktop.exchange.packs import RecapPack
    from kpps_desktop.formbook import Form
    from kpps_desktop.services.keys import Keys
    from kpps_desktop.store import Books, Store
    from kpps_desktop.trust.credentials import Credential

_MOST_NAME = 60


@dataclass(frozen=True, slots=True)
class RecapDesk:
    """What a service of the recap needs; `forms` and `recap_forms` are by contest.

    `units` are what the columns of the recap are of, by code: TPS, or the regions below.

    `credential` signs, and is None at a desk opened by an officer who does not. `books` is where
    they lie, as it may be shown; `begun` tells that there were none before, and that this desk
    made them. `keys` are the officers' ways in; None where there is only the activation code.
    """

    store: Store
    clock: Clock
    pack: RecapPack
    credential: Credential | None
    profile: Profile
    forms: Mapping[str, Form]
    recap_forms: Mapping[str, Form]
    units: Mapping[str, Unit]
    books: str = ""
    begun: bool = False
    keys: Keys | None = None
    standing: RecapStanding = field(default_factory=RecapStanding)
    board: Board = field(default_factory=Board)

    @property
    def election(self) -> Election:
        """The election as the pack tells it: at the PPK with every TPS of the kecamatan."""
        return self.pack.election

    @property
    def ketua(self) -> OfficerId:
        """Who leads it, and in whose name it acts by command line."""
        return ketua_of(self.pack.region)

    def recap(self) -> Recap:
        """Return the recap as the journal tells it."""
        with self.store.read() as books:
            self.standing.read(books.journal)
        return self.standing.known()

    def identify(self, officer: OfficerId, pin: str) -> None:
        """Refuse whoever does not know an officer's PIN (T.222 to T.225); S.740 without PINs."""
        self._ring().open(officer, pin, self.clock.now())

    def unlocked(self, pin: str) -> RecapDesk:
        """Return the same desk able to sign, on the ketua's PIN."""
        credential = self._ring().credential(self.ketua, pin, self.clock.now())
        return replace(self, credential=credential)

    def _ring(self) -> Keys:
        if self.keys is None:
            raise Refused("S.740")
        return self.keys


def open_recap(
    pack: bytes, url: str, code: str, clock: Clock, *, begin: bool = True, name: str = ""
) -> RecapDesk:
    """Open the recap's books on a PPK pack, making them where there are none yet.

    `url` is a database URL, or the path of a file; a file is encrypted, and its keyring lies
    beside it. `name` tells this desk from the others of a server (`seats.seat`).

    Refused by whatever pack, code or file (`database_key`) is faulty in, K.002 where
    a server's books were begun from another pack, S.600 where there are none and `begin` does
    not allow making them: an address that was mistyped is no new recap.
    """
    refuse_failing(verify_pack(pack))
    opened = read_recap_pack(pack)
    credential = from_p12(opened.credential, code)
    url = url_of(url)
    path = file_of(url)
    books = shown(url) if path is None else str(path)
    if not begin and path is not None and not path.exists():
        raise Refused("S.600", books=books)
    key = None if path is None else database_key(path, credential, code)
    with _opening(books):
        if not begin and not has_books(url, key):
            raise Refused("S.600", books=books)
    keys = None if path is None else keys_beside(path)
    return begin_at(opened, pack, url, key, clock, credential=credential, keys=keys, name=name)


def begin_at(  # noqa: PLR0913 - all that a desk is made of, each by its name
    opened: RecapPack,
    pack: bytes,
    url: str,
    key: bytes | None,
    clock: Clock,
    *,
    credential: Credential | None,
    keys: Keys | None,
    name: str = "",
    sits: bool = False,
) -> RecapDesk:
    """Open books that a pack's recap lies in; begin it where it was not yet, or join it.

    A desk that `sits` has its name to itself, as each with a window does. Refused K.002 where it
    was begun from another pack, S.282 for a name that no desk can have, S.766 for another's.
    """
    books = str(file_of(url) or shown(url))
    with _opening(books):
        store = open_store(url, seat(url, key, _recap_of(opened, pack), name), key)
    profile = load_profile(opened.election.profile)
    desk = RecapDesk(
        store,
        clock,
        opened,
        credential,
        profile,
        result_forms(profile.code),
        recap_forms(profile.code, level_of(opened.region)),
        {str(unit.kode): unit for unit in opened.units},
        books=books,
        begun=not _desks(store),
        keys=keys,
    )
    try:
        _begin(desk, pack, sits=sits)
    except BaseException:
        store.close()
        raise
    return desk


@contextmanager
def _opening(books: str) -> Iterator[None]:
    """Tell in a recap's words that its books do not open with the key beside them (K.144)."""
    try:
        yield
    except Refused as news:
        if news.code != "B.002":
            raise
        raise Refused("K.144", books=books) from news


@dataclass(frozen=True, slots=True)
class Together:
    """Ketua and a second member, who do together what one may not do alone."""

    ketua_pin: str
    second: OfficerId
    second_pin: str


def refuse_alone(desk: RecapDesk, together: Together) -> None:
    """Refuse unless ketua and another member both know their PINs.

    Refused S.744 where the second is the ketua again, S.742 where no member, T.222 to T.225 for
    a wrong PIN.
    """
    if together.second == desk.ketua:
        raise Refused("S.744")
    refuse_outsider(desk, together.second)
    desk.identify(desk.ketua, together.ketua_pin)
    desk.identify(together.second, together.second_pin)


@contextmanager
def record(desk: RecapDesk, event: RecapEvent, by: OfficerId) -> Iterator[Books]:
    """Write an event that may follow now, and its rows, as one; Refused leaves nothing.

    Refused S.519 for text that a bundle could not carry, K.060 for a TPS that another desk has.
    """
    refuse_unfit_texts(event)
    at = desk.clock.now()
    with desk.store.write(event, by, at) as books:
        refuse_in_hand(books, event)
        desk.standing.read(books.journal)
        desk.standing.foresee(event, at.isoformat(), by)
        yield books


def signing(desk: RecapDesk) -> Credential:
    """Return what signs for this desk; Refused S.743 at a desk that was opened without it."""
    if desk.credential is None:
        raise Refused("S.743")
    return desk.credential


def lead(desk: RecapDesk, by: OfficerId) -> None:
    """Refuse anyone but the ketua (S.741)."""
    if by != desk.ketua:
        raise Refused("S.741", by=by)


def refuse_outsider(desk: RecapDesk, by: OfficerId) -> None:
    """Refuse whoever is no member with a PIN: operators help, and decide nothing."""
    if by not in desk.recap().members:
        raise Refused("S.742", by=by)


def refuse_nobody(officer: OfficerId) -> None:
    """Refuse an officer without a name to tell two of them apart by (K.014)."""
    named = bool(person_key(officer))
    if not named or not officer.isprintable() or len(officer) > _MOST_NAME:
        raise Refused("K.014", most=_MOST_NAME)


def refuse_strange(
    desk: RecapDesk, tps: str, contest: str, cells: Iterable[str] = ()
) -> tuple[Cell, ...]:
    """Refuse a unit or contest that is not of this desk (K.013), or a cell of no form (S.509).

    Returns the cells of the contest, in the order of the form.
    """
    contests = [one.code for one in desk.election.contests_at(tps)]
    if tps not in desk.units or contest not in contests:
        raise Refused("K.013", tps=tps, contest=contest)
    known = desk.forms[contest].cells(desk.election.contest(contest).numbers)
    for cell in cells:
        if cell not in known:
            raise Refused("S.509", cell=cell)
    return known


def refuse_no_station(desk: RecapDesk, tps: str) -> None:
    """Refuse what is no TPS of this desk (K.013)."""
    contests = desk.election.contests_at(KodeTps(tps))
    refuse_strange(desk, tps, contests[0].code if contests else "")


def _desks(store: Store) -> tuple[DeskId, ...]:
    with store.read() as books:
        return books.journal.desks()


def _recap_of(opened: RecapPack, pack: bytes) -> str:
    """Name a recap by its region and its pack."""
    return f"{side_of(opened.region)}-{opened.region}-{files.sha256(pack)[:8]}"


def _begin(desk: RecapDesk, pack: bytes, *, sits: bool) -> None:
    """Write the first line of this desk, once; not where a living desk has its name."""
    if sits:
        sit_down(desk.store)
    digest = files.sha256(pack)
    if desk.store.head().seq:
        if desk.recap().setup.pack != digest:
            raise Refused("K.002")
        return
    said = RecapSetUp(desk.pack.region, desk.election.id, Mode(desk.election.mode), digest)
    side = side_of(desk.pack.region)
    with record(desk, said, desk.ketua) as books:
        books.packs.add(pack)
        for officer in desk.pack.officers:
            member = officer.id.startswith(f"{side}-")  # operators (OP-1…) help, and sign nothing
            books.people.add(officer.id, officer.name, side.lower() if member else "operator")
