"""The days of a PPK, key by key: what its officers type from set-up to the stick for KPU.

One result comes without a bundle: on its paper two digits of a pair's votes changed places, and
both typists type what is written. A hint names the figure, and the meeting corrects it with two
PINs. A voter took a ballot away from another TPS; a saksi objects; another one's copy differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
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


class Paper:
    """C.HASIL of the TPS that is typed: what stands on it, and what should."""

    def __init__(self, count: int, seed: int) -> None:
        with TemporaryDirectory() as folder:
            voters = write_source(Path(folder) / "sumber", count, seed)
        day = write_day(stations(count)[TYPED], voters, seed, Trouble.NONE)
        self.truth = {contest: dict(figures) for contest, figures in day.truth.items()}

    def written(self, contest: str) -> dict[str, int]:
        """Return the figures in the order of the form, two digits of one in each other's place."""
        cells = result_forms(PROFILE)[ContestCode(contest)].cells(CHOICES[contest])
        told = {str(cell): self.truth[contest][cell] for cell in cells}
        return told | ({_WRONG: _turned(told[_WRONG])} if contest == GUBERNUR else {})

    def row(self) -> int:
        """Return how many rows are above the one that is wrong."""
        cells = list(self.written(GUBERNUR))
        return len({cell.rsplit("_", 1)[0] for cell in cells[: cells.index(_WRONG)]})


@dataclass(frozen=True, slots=True)
class Meeting:
    """Reads, matches and ratifies with all that comes between, once the day is opened."""

    laptop: Laptop
    paper: Paper

    def ratify_all(self) -> int:
        """Ratify TPS by TPS; return how many keys a contest without trouble took."""
        laptop = self.laptop
        laptop.at(hour(10))
        laptop.picture("05d-tps")
        told = laptop.keys_of(lambda: laptop.type(_THROUGH))
        laptop.type(_THROUGH)
        self._object()
        laptop.type(_THROUGH)
        self._correct()
        laptop.type(_THROUGH)
        self._show_copy()
        laptop.type("⏎⏎1⏎⏎⏎⏎")  # what the TPS noted is read here too
        laptop.type("⏎⏎⏎")
        laptop.picture("05p-semua")
        laptop.key("alt+1")
        laptop.picture("05q-papan")
        return told

    def _object(self) -> None:
        """Read the incident of the TPS, write a saksi's objection, and answer it."""
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
        """Correct what stands wrong on paper, as it was typed, with two PINs."""
        laptop = self.laptop
        laptop.picture("05i-temuan")
        right = self.paper.truth[GUBERNUR][_WRONG]
        laptop.type("⏎" + "↓" * self.paper.row())
        laptop.type(f"k{right}")
        laptop.picture("05j-koreksi")
        laptop.type("⏎")  # to the rest of the page
        laptop.key("ctrl+1")
        laptop.type("⏎")
        laptop.picture("05k-dua-pin")
        laptop.type(PINS[0] + PINS[1])
        laptop.picture("05l-dibetulkan")
        laptop.picture("05m-layar-pleno", of_witnesses=True)
        laptop.type("⏎⏎⏎")

    def _show_copy(self) -> None:
        """Show a saksi's copy that differs, and let it stand with a reason."""
        laptop = self.laptop
        laptop.type("s" + "⏎" * list(self.paper.written(GUBERNUR)).index(_WRONG) + "99")
        laptop.picture("05n-salinan")
        laptop.key("alt+s")
        laptop.picture("05o-berbeda")
        laptop.type("a1⏎")


@dataclass
class Recapitulation:
    """Types the days at a laptop; `code` opens the pack on its stick."""

    laptop: Laptop
    code: str
    paper: Paper
    told: dict[str, int] = field(default_factory=dict)
    """How many keys each part of the work took."""

    def hold(self) -> None:
        """Hold all of it."""
        self.laptop.wait()
        parts = (self.set_up, self.look_at_board, self.receive, self.type_twice, self.look_at_hints)
        for part in (*parts, self.open_day, self.ratify_all, self.settle, self.hand_over):
            self.told[part.__name__] = self.laptop.keys_of(part)
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
        laptop.picture("00d-nama")
        laptop.type("MEJA1⏎")
        laptop.picture("00e-siap")
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
        form = laptop.keys_of(lambda: self._type(GUBERNUR, picture="03b-ketik"))
        self.told["a typed form"] = form
        self._type(BUPATI)
        laptop.picture("03c-giliran-lain")
        self._hand_to(2, PINS[1])
        laptop.type("⏎")
        right = self.paper.written(GUBERNUR)[_SLIPPED]
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
        """Hold the meeting."""
        self.told["a contest in the meeting"] = Meeting(self.laptop, self.paper).ratify_all()

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

    def _hand_to(self, digit: int, pin: str) -> None:
        self.laptop.key("ctrl+g")
        if digit == _SEAT_OF_OPERATOR:
            self.laptop.picture("03a-ganti-petugas")
        self.laptop.type(f"{digit}{pin}")

    def _type(self, contest: str, slips: dict[str, int] | None = None, picture: str = "") -> None:
        """Type a form, and save it."""
        figures = self.paper.written(contest) | (slips or {})
        self.laptop.type("".join(f"{one}⏎" for one in figures.values()))
        if picture:
            self.laptop.picture(picture)
        self.laptop.type("⏎")
