"""A KPU Kota by keys: its desk set up from its pack, two recaps received, held, and made final."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.services.ppk import papers, reporting
from kpps_desktop.services.ppk.desk import RecapDesk
from kpps_desktop.services.verifying import verify
from kpps_desktop.trust.facts import failing
from kpps_desktop.ui.ppk.window import RecapWindow
from kpps_desktop.words import speak_at
from tests.journeys.province import KECAMATAN, KOTA, G, W, built, truth
from tests.services.ppk import days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.journeys.laptop import Laptop
    from tests.journeys.province import Province

PINS = ("602816", "917503", "385206")
"""Ketua, a member, an operator: as the pack names them."""
BELOW = KECAMATAN[2:]
THROUGH = "⏎⏎⏎⏎"


@pytest.fixture
def province(tmp_path: Path) -> Province:
    """Hold the recaps of the two kecamatan of the kota."""
    made = built(tmp_path / "provinsi")
    for kecamatan in BELOW:
        made.gather(kecamatan)
        made.report(kecamatan)
    return made


@pytest.fixture(autouse=True)
def _worded_as_before() -> Iterator[None]:
    yield
    speak_at("")


def test_the_recap_of_a_kota_is_held_in_the_windows(laptop: Laptop, province: Province) -> None:
    _set_up(laptop, province)
    _receive(laptop, province)
    _hold(laptop)
    _end(laptop)


def _set_up(laptop: Laptop, province: Province) -> None:
    laptop.clock.set(days.PLENO)
    laptop.plug_in(province.packs.path(KOTA).read_bytes(), "paket-kabko.asice")
    laptop.type("c⏎")
    assert "KPU KOTA CONTOH · 9902" in laptop.seen()
    laptop.type(f"s{province.packs.code(KOTA)}⏎")
    assert "Ketua KPU (KPU 1)" in laptop.seen()
    assert "SEKAR 9902" in laptop.seen()
    laptop.type("".join(pin * 2 for pin in PINS) + "⏎")
    laptop.qtbot.waitUntil(lambda: isinstance(laptop.program.window, RecapWindow), timeout=20_000)
    laptop.settle()
    assert laptop.window.windowTitle() == "KPU KOTA CONTOH"
    assert "0 dari 4 hasil, 2 kecamatan" in laptop.seen()


def _receive(laptop: Laptop, province: Province) -> None:
    laptop.alt("3")
    laptop.type("⏎")
    assert "Kec. MUARA CONTOH" in laptop.seen()
    laptop.type("⎋")
    for kecamatan in BELOW:
        shutil.copy(province.bundle(kecamatan), laptop.stick)
    laptop.alt("2")
    laptop.wait_for("berkas mungkin berisi hasil")
    assert "QR" not in laptop.seen()
    laptop.type("⏎")
    laptop.wait_for("2 diterima")
    assert "Kec. HULU CONTOH" in laptop.seen()
    laptop.alt("3")
    assert "D.HASIL KECAMATAN" in laptop.seen()
    desk = _desk(laptop)
    offers = papers.offers(desk)
    assert {(one.code, one.contest) for one in offers} >= {
        ("d-hasil-kabko", G),
        ("d-hasil-kabko", W),
    }
    draft = papers.ready(desk, "d-hasil-kabko", W)
    assert draft.make(lambda *_: None).startswith(b"%PDF")


def _hold(laptop: Laptop) -> None:
    laptop.alt("4")
    laptop.type("⏎Aula KPU⏎⎋")
    assert "Kec. MUARA CONTOH" in laptop.seen()
    laptop.type(THROUGH * 3 + "⏎⏎⏎")
    assert all(one.ratified for one in _desk(laptop).recap().columns.values())


def _end(laptop: Laptop) -> None:
    ketua, second, _ = PINS
    laptop.alt("5")
    laptop.type(f"⏎{ketua}⏎{second}" * 2)
    laptop.type(f"⏎{ketua}")
    laptop.wait_for("FINAL nomor 1")
    desk = _desk(laptop)
    result = reporting.recap_result(desk)
    sums = {one.contest: one.figures for one in result.totals if one.place == KOTA}
    for contest in (G, W):
        wanted = truth(KOTA, contest)
        assert {cell: sums[contest][cell] for cell in wanted} == wanted
    assert result.complete
    for name, content in reporting.made(desk).items():
        if name.endswith((".pdf", ".asice")):
            assert failing(verify(content).facts) == (), name


def _desk(laptop: Laptop) -> RecapDesk:
    desk: object = laptop.desk
    assert isinstance(desk, RecapDesk)
    return desk
