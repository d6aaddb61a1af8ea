"""The days of a PPK, key by key: what its officers type from set-up to the stick for KPU.

One result comes without a bundle: on its paper two digits of a pair's votes changed places, and
both typists type what is written. A hint names the figure, and the meeting corrects it with two
PINs. A voter took a ballot away from another TPS; a saksi objects; another one's copy differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kpps_desktop.devices.clock import zone
from kpps_desktop.domain.elections import ContestCode
from kpps_desktop.formbook import result_forms
from kpps_desktop.services.sample.day import Trouble, write_day
from kpps_desktop.services.sample.source import (
    BUPATI,
    CHOICES,
    DAY,
    GUBERNUR,
    PROFILE,
    stations,
    write_source,
)

if TYPE_CHECKING:
    from scripts.rehearsal_laptop import Laptop

PINS = ("602816", "917503", "274951", "830647", "519360")
"""Of PPK 1 to 5; number 1 is the ketua."""
OPERATOR, OPERATOR_PIN = "RATNA PENGETIK", "385206"
TYPED = 2
"""Which TPS, counted from 0, brings no bundle: it is typed."""
_SEAT_OF_OPERATOR = len(PINS) + 1
_SAKSI = ("SAKSI SURYA", "SAKSI RAJAWALI", "SAKSI GUNUNG")
"""Of the pairs for governor, in their order; of the one pair for bupati nobody came."""
_PANWASLU = "PENGAWAS ARIF"
_WRONG = "IV_1"
"""The cell whose digits changed places on paper, and that a copy differs in."""
_SLIPPED = "II4"
"""The cell in which the second typist's finger slips."""
_THROUGH = "⏎⏎⏎⏎"
"""Read, matched, ratified, next."""


def hour(at: int, minute: int = 0) -> datetime:
    """Return a time of the day of the pleno."""
    day = datetime.fromisoformat(DAY) + timedelta(days=2)
    return day.replace(hour=at, minute=minute, tzinfo=zone("WIB"))


def _turned(figure: int) -> int:
    return int(str(figure)[::-1])


@dataclass
class Recapitulation:
    """Types the days at a laptop; `code` opens the pack on its stick, of `count` TPS."""

    laptop: Laptop
    code: str
    count: int
    seed: int
    told: dict[str, int] = field(default_factory=dict)
    """How many keys each part of the work took."""

    def hold(self) -> None:
        """Hold all of it."""
        self.laptop.wait()
        parts = (self.set_up, self.look_at_board, self.receive, self.type_twice, self.look_at_hints)
        for part in (*parts, self.open_day, self.ratify_all, self.settle, self.hand_over):
            before = self.laptop.pressed
            part()
            self.told[part.__name__] = self.laptop.pressed - before
        print(", ".join(f"{name} {keys}" for name, keys in self.told.items()))

    def set_up(self) -> None:
        """Find the pack, hold its fingerprint against the slip, name an operator, choose PINs."""
        laptop = self.laptop
        laptop.picture("00a-paket")
        laptop.type("⏎")
        laptop.picture("00b-slip")
        laptop.type(f"s{self.code}⏎")
        laptop.key("alt+o")
        laptop.type(f"{OPERATOR}⏎{OPERATOR_PIN * 2}")
        laptop.picture("00c-pin")
        for pin in PINS:
            laptop.type(pin * 2)
        laptop.picture("00d-siap")
        laptop.type("⏎")

    def look_at_board(self) -> None:
        """See where everything stands; note that a box came."""
        laptop = self.laptop
        laptop.picture("01a-papan")
        laptop.type("k")
        laptop.picture("01b-kotak")
        laptop.type("⏎")
        laptop.key("F1")
        laptop.picture("01c-tombol")
        laptop.type("⎋")

    def receive(self) -> None:
        """Receive all that is on the stick."""
        laptop = self.laptop
        laptop.key("alt+2")
        laptop.picture("02a-stik")
        laptop.type("⏎")
        laptop.picture("02b-diterima")

    def type_twice(self) -> None:
        """Let the operator and a member type what came on paper alone."""
        laptop = self.laptop
        laptop.key("alt+3")
        laptop.picture("03a-berikutnya")
        self._hand_to(_SEAT_OF_OPERATOR, OPERATOR_PIN)
        laptop.type("⏎")
        before = laptop.pressed
        self._type(GUBERNUR, picture="03b-ketik")
        self.told["a typed form"] = laptop.pressed - before
        self._type(BUPATI)
        laptop.picture("03c-giliran-lain")
        self._hand_to(2, PINS[1])
        laptop.type("⏎")
        right = self.paper(GUBERNUR)[_SLIPPED]
        self._type(GUBERNUR, {_SLIPPED: _turned(right)}, picture="03d-tidak-cocok")
        laptop.picture("03e-ketik-ulang")
        laptop.type(f"{right}⏎⏎")
        self._type(BUPATI)
        laptop.key("alt+1")
        laptop.picture("03f-papan")

    def look_at_hints(self) -> None:
        """See which figure is to be looked at first."""
        laptop = self.laptop
        self._hand_to(1, PINS[0])
        laptop.key("alt+5")
        laptop.picture("04a-anomali")

    def open_day(self) -> None:
        """Open the meeting, and write down who came with a mandate."""
        laptop = self.laptop
        laptop.key("alt+4")
        laptop.picture("05a-pleno")
        laptop.type("⏎")
        laptop.picture("05b-buka")
        laptop.type("Aula Kecamatan⏎")
        for name in _SAKSI:
            laptop.type(f"⏎{name}⏎↓")
        laptop.type(f"↓⏎{_PANWASLU}⏎")
        laptop.picture("05c-tamu")
        laptop.type("⎋")
        laptop.key("F9")

    def ratify_all(self) -> None:
        """Read, match and ratify, TPS by TPS, with all that comes between."""
        laptop = self.laptop
        laptop.at(hour(10))
        laptop.picture("05d-tps")
        before = laptop.pressed
        laptop.type(_THROUGH)
        self.told["a contest in the meeting"] = laptop.pressed - before
        laptop.type(_THROUGH)
        self._object()
        laptop.type(_THROUGH)
        self._correct()
        laptop.type(_THROUGH)
        self._show_copy()
        laptop.type(_THROUGH + "⏎⏎⏎")
        laptop.picture("05p-semua")
        laptop.key("alt+1")
        laptop.picture("05q-papan")

    def settle(self) -> None:
        """Let everybody sign, one saksi with a word why not, and make it final."""
        laptop = self.laptop
        laptop.at(hour(16))
        laptop.key("alt+6")
        laptop.picture("06a-tanda-tangan")
        for pin in PINS:
            laptop.type(f"⏎{pin}")
        laptop.type("⏎⏎⏎⏎n")
        laptop.picture("06b-menolak")
        laptop.type("Menunggu arahan⏎")
        for pin in PINS:
            laptop.type(f"⏎{pin}")
        laptop.picture("06c-tetapkan")
        laptop.type("⏎")
        laptop.picture("06d-pin-ketua")
        laptop.type(PINS[0])
        laptop.picture("06e-final")

    def hand_over(self) -> None:
        """Hand out a copy, fill the stick."""
        laptop = self.laptop
        laptop.type("⏎⏎")
        laptop.picture("06f-cetak")
        laptop.type("⎋")
        laptop.picture("06g-salinan")
        laptop.type("⎋s⏎")
        laptop.picture("06h-stik")

    def paper(self, contest: str) -> dict[str, int]:
        """Return the figures of the TPS that is typed, in the order of its paper."""
        figures = self._truth[contest]
        cells = result_forms(PROFILE)[ContestCode(contest)].cells(CHOICES[contest])
        told = {str(cell): figures[cell] for cell in cells}
        return told | ({_WRONG: _turned(told[_WRONG])} if contest == GUBERNUR else {})

    @cached_property
    def _truth(self) -> dict[str, dict[str, int]]:
        with TemporaryDirectory() as folder:
            voters = write_source(Path(folder) / "sumber", self.count, self.seed)
        day = write_day(stations(self.count)[TYPED], voters, self.seed, Trouble.NONE)
        return {contest: dict(figures) for contest, figures in day.truth.items()}

    def _hand_to(self, digit: int, pin: str) -> None:
        self.laptop.key("ctrl+g")
        if digit == _SEAT_OF_OPERATOR:
            self.laptop.picture("03a-ganti-petugas")
        self.laptop.type(f"{digit}{pin}")

    def _type(self, contest: str, slips: dict[str, int] | None = None, picture: str = "") -> None:
        """Type a form, and save it."""
        figures = self.paper(contest) | (slips or {})
        self.laptop.type("".join(f"{one}⏎" for one in figures.values()))
        if picture:
            self.laptop.picture(picture)
        self.laptop.type("⏎")

    def _object(self) -> None:
        """A saksi objects, and the incident of the TPS is read before that is answered."""
        laptop = self.laptop
        laptop.type("⏎⏎")
        laptop.picture("05e-kejadian")
        laptop.type("1⏎b⇥Surat suara hilang harus dicari dahulu")
        laptop.picture("05f-keberatan")
        laptop.type("⏎⏎")
        laptop.key("alt+t")
        laptop.type("Sudah dicari dan dicatat KPPS⏎Sependapat dengan PPK")
        laptop.picture("05g-jawab")
        laptop.type("⏎f")
        laptop.picture("05h-temuan")
        laptop.type("⏎Sudah dibacakan, satu surat suara dibawa pulang⏎⎋⏎⏎⏎")

    def _correct(self) -> None:
        """What the typists typed stands so on paper; the meeting corrects it with two PINs."""
        laptop = self.laptop
        laptop.picture("05i-temuan")
        right = self._truth[GUBERNUR][_WRONG]
        laptop.type("⏎" + "↓" * list(self._rows()).index(_WRONG))
        laptop.type(f"k{right}")
        laptop.picture("05j-koreksi")
        laptop.key("ctrl+1")
        laptop.type("⏎")
        laptop.picture("05k-dua-pin")
        laptop.type(PINS[0] + PINS[1])
        laptop.picture("05l-dibetulkan")
        laptop.picture("05m-layar-pleno", of_witnesses=True)
        laptop.type("⏎⏎⏎")

    def _show_copy(self) -> None:
        """A saksi's copy differs; it is let stand with a reason."""
        laptop = self.laptop
        laptop.type("s" + "⏎" * list(self.paper(GUBERNUR)).index(_WRONG) + "99")
        laptop.picture("05n-salinan")
        laptop.key("alt+s")
        laptop.picture("05o-berbeda")
        laptop.type("a1⏎")

    def _rows(self) -> list[str]:
        """Return one cell of each row of the form, in its order."""
        by_row: dict[str, str] = {}
        for cell in self.paper(GUBERNUR):
            by_row.setdefault(cell.removesuffix("_L").removesuffix("_P").removesuffix("_J"), cell)
        return list(by_row.values())
