"""The day of the rehearsal, key by key: what seven officers type from set-up to hand-over.

From the box of bupati one ballot is missing: a voter took it away. The program finds it, the
officers write why, and the day goes on. Amid the count the laptop loses its power.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpps_desktop.services.sample.source import BUPATI, GUBERNUR
from kpps_desktop.services.sample.truth import received
from scripts.rehearsal_crowd import BALLOTS, EVERY, hour

if TYPE_CHECKING:
    from scripts.rehearsal_crowd import Comers
    from scripts.rehearsal_laptop import Laptop

PINS = ("835174", "417938", "928463", "183649", "749382", "593847", "682495")
"""Of KPPS 1 to 7; number 1 is the ketua."""
_READER = 5
_SAKSI = (("", "SAKSI SURYA"), ("↓", "SAKSI RAJAWALI"), ("↓↓", "SAKSI PADI"))
_MARKED = ("III_L", "III_J")
"""Cells of the plano that differ from the log."""
_TAKEN_AWAY = "Satu surat suara dibawa pulang pemilih"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Types the day at a laptop; `code` opens the pack on its stick, `crowd` comes to vote."""

    laptop: Laptop
    code: str
    crowd: Comers

    def hold(self) -> None:
        """Hold the whole day."""
        self.laptop.wait()
        self.set_up()
        self.prepare()
        self.open_voting()
        self.vote()
        self.close()
        self.count(GUBERNUR)
        self.count_short(BUPATI)
        self.match()
        self.settle()
        self.hand_over()

    def set_up(self) -> None:
        """Find the pack, hold its fingerprint against the slip, choose seven PINs."""
        laptop = self.laptop
        laptop.picture("00a-paket")
        laptop.type("⏎")
        laptop.picture("00b-slip")
        laptop.type(f"s{self.code}⏎")
        for pin in PINS[:2]:
            laptop.type(pin * 2)
        laptop.picture("00c-pin")
        for pin in PINS[2:]:
            laptop.type(pin * 2)
        laptop.picture("00d-siap")
        laptop.type("⏎")

    def prepare(self) -> None:
        """Take every task of persiapan."""
        laptop = self.laptop
        laptop.picture("01a-persiapan")
        laptop.type("1")
        self._as_norm(7)
        laptop.type("30⏎0⏎30⏎0⏎")
        laptop.picture("01b-logistik")
        self._as_norm(4)
        laptop.type("20⏎0⏎")
        self._as_norm(5)
        laptop.type(f"⎋2{len(self.crowd.voters) - 4}⏎1⏎2⏎0⏎1⏎0⏎⏎3123⎋5" + "⏎" * 12)
        laptop.picture("01c-denah")
        laptop.type("⏎" * 5 + "⎋6a⎋7")
        for to_the_pair, name in _SAKSI:
            laptop.type(f"{to_the_pair}⏎{name}")
            laptop.key("alt+m")
            laptop.type("⏎")
        laptop.picture("01d-saksi")
        laptop.type("⎋")
        laptop.picture("01e-tugas")

    def open_voting(self) -> None:
        """Hold the meeting from 06.20, and open at seven."""
        laptop, ballots = self.laptop, received(len(self.crowd.voters))
        laptop.at(hour(6, 20))
        laptop.type("8⏎")
        laptop.picture("02a-sumpah")
        laptop.type("⏎" * 8)
        laptop.picture("02b-surat-suara")
        laptop.type(f"{ballots}⏎{ballots}⏎⏎⏎")
        laptop.picture("02c-siap")
        laptop.at(hour(7))
        laptop.type("⏎⏎")

    def vote(self) -> None:
        """Admit who comes: of the DPT, and at a quarter past twelve one of another kabupaten."""
        laptop = self.laptop
        for moment, number in self.crowd.comers():
            laptop.pass_to(moment)
            laptop.type(f"{number}⏎")
        laptop.type(f"{EVERY + 1}")
        laptop.picture("03a-kartu")
        laptop.type(f"⎋{EVERY}")
        laptop.picture("03b-sudah-hadir")
        laptop.type("⎋mel")
        laptop.picture("03c-nama")
        laptop.type("⎋")
        for key, name in (("F1", "03d-tombol"), ("ctrl+k", "03e-perintah")):
            laptop.key(key)
            laptop.picture(name)
            laptop.type("⎋")
        laptop.pass_to(hour(12, 15))
        laptop.type("h⏎12⏎PTAMU PINDAHAN⏎")
        laptop.picture("03f-dpph")
        laptop.type("3⏎⏎⏎⏎")
        laptop.at(hour(13))
        laptop.type("a⏎0⏎s⏎⏎")

    def close(self) -> None:
        """Type what was counted on the table; a slip of the finger is found at once."""
        laptop = self.laptop
        sheets = {contest: self.crowd.paper(contest) for contest in BALLOTS}
        unused = [sheets[contest]["II4"] for contest in BALLOTS]
        laptop.at(hour(13, 10))
        laptop.type(f"{len(self.crowd.came())}⏎1⏎0⏎0⏎0⏎{unused[0]}⏎{unused[1] - 2}⏎")
        laptop.picture("04a-selisih")
        laptop.type(f"⎋{unused[1]}⏎")
        laptop.picture("04b-cocok")
        laptop.type("⏎")

    def count(self, contest: str) -> None:
        """Count a box; the power fails amid it, and nothing is lost."""
        laptop, announced = self.laptop, BALLOTS[contest]
        laptop.at(hour(14))
        laptop.type(f"⏎⏎{len(announced)}⏎0⏎{announced[:7]}")
        laptop.lose_power()
        laptop.type(f"⏎1⏎{PINS[0]}")
        laptop.picture("05a-listrik-padam")
        laptop.key("alt+x")
        laptop.key("F9")
        laptop.type(announced[7:23])
        laptop.picture("05b-penghitungan")
        laptop.picture("05c-layar-saksi", of_witnesses=True)
        laptop.type("⌫")
        laptop.picture("05d-batalkan")
        laptop.type(f"1⏎{announced[22:]}⏎")
        laptop.picture("05e-selesai")
        laptop.type("⏎")

    def count_short(self, contest: str) -> None:
        """Count a box that one ballot is missing from."""
        laptop, announced = self.laptop, BALLOTS[contest]
        laptop.at(hour(15))
        laptop.type(f"⏎⏎{len(announced)}⏎0⏎")
        laptop.picture("05f-kurang-satu")
        laptop.type(f"{_TAKEN_AWAY}⏎{announced}")
        laptop.picture("05g-bupati")
        laptop.type("⏎⏎")
        laptop.key("F9")

    def match(self) -> None:
        """Let another officer type both planos; write why a row of the paper differs.

        The ballot that is missing was explained at the box: the findings have their reason.
        """
        laptop = self.laptop
        laptop.at(hour(16))
        for contest in BALLOTS:
            laptop.type(f"⏎{_READER}⏎{PINS[_READER - 1]}")
            paper = self.crowd.paper(contest)
            if contest == BUPATI:  # a man too many was marked on the plano
                paper |= {cell: paper[cell] + 1 for cell in _MARKED}
            figures = [str(one) for one in paper.values()]
            laptop.type("⏎".join((*figures[:16], "")))
            if contest == GUBERNUR:
                laptop.picture("06a-ketik-plano")
            laptop.type("⏎".join((*figures[16:], "")))
            if contest == GUBERNUR:
                laptop.type("⏎")
        laptop.picture("06b-ketik-lagi")
        laptop.type("".join(f"{paper[cell]}⏎" for cell in _MARKED))
        laptop.picture("06c-kertas-dan-catatan")
        laptop.type("t1⏎⏎3")
        laptop.picture("06d-temuan")
        laptop.type("⏎")

    def settle(self) -> None:
        """Let everybody sign, the ketua last, and make the result final."""
        laptop = self.laptop
        laptop.type("⏎")
        for pin in PINS[1:]:
            laptop.type(f"⏎{pin}")
        laptop.type("⏎⏎" * len(_SAKSI))
        laptop.picture("06e-tanda-tangan")
        laptop.type(f"⏎{PINS[0]}")
        laptop.at(hour(16, 40))
        laptop.type("⏎⏎")
        laptop.picture("06f-tetapkan")
        laptop.key("F5")
        laptop.picture("06g-salinan")
        laptop.type(f"⎋⏎{PINS[0]}")

    def hand_over(self) -> None:
        """Hand out the copies, fill the stick, seal the boxes, end the day."""
        laptop = self.laptop
        laptop.at(hour(17))
        laptop.picture("07a-serahkan")
        laptop.type("2" + "⏎" * 9)
        laptop.picture("07b-salinan")
        laptop.type("⎋3⏎")
        laptop.picture("07c-stik")
        laptop.type("⎋4")
        laptop.picture("07d-qr")
        laptop.type("⎋5K-1⏎A1,A2⏎K-2⏎B1,B2⏎⎋6PPS MELATI⏎")
        laptop.picture("07e-akhiri")
        laptop.type(PINS[0])
        laptop.picture("07f-selesai")

    def _as_norm(self, times: int) -> None:
        """Say of so many things that they came as they should."""
        for _ in range(times):
            self.laptop.key("alt+s")
