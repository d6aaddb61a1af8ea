"""Saksi written by mistake and mandates that come late: in the books, on paper, in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.papers.incidents import c_kejadian_khusus
from kpps_desktop.services.kpps import preparing, settling
from kpps_desktop.services.kpps.writing import kejadian_paper
from kpps_desktop.services.verifying import Against, verify
from tests.papers.seen import texts
from tests.services import acts, forging, tiny
from tests.services.tiny import KETUA, OFFICERS, G, P
from tests.trust.pki import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.services.acts import Play

TRUSTED = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),))
WRONG, LATE = f"SAKSI-{P}-2-1", f"SAKSI-{G}-3-1"


@pytest.fixture
def changed(at: Callable[[str], Play]) -> Play:
    """Return a desk where one saksi was a mistake and one mandate came late."""
    play = at("met")
    preparing.accredit_saksi(play.desk, P, 2, "KELIRU", OFFICERS[1])
    preparing.remove_saksi(play.desk, WRONG, "salah pasangan", OFFICERS[1])
    preparing.accredit_saksi(play.desk, G, 3, "DEWI", OFFICERS[1], reason="jembatan putus")
    return play


def test_what_was_written_by_mistake_stays_in_the_journal(changed: Play) -> None:
    meeting = changed.desk.day().meeting
    assert WRONG not in meeting.saksi
    assert [one.said.name for one in meeting.removed] == ["KELIRU"]
    with changed.desk.store.read() as books:
        lines = [line.event for line in books.journal.of(changed.desk.store.desk)]
    told_of = ["saksi_accredited", "saksi_removed", "saksi_accredited", "mandate_received"]
    assert lines[-4:] == told_of


def test_the_place_of_one_taken_back_is_free_and_the_name_is_not(changed: Play) -> None:
    for name in ("ANI", "BUDI"):
        preparing.accredit_saksi(changed.desk, P, 2, name, KETUA)
    held = [one for one in changed.desk.day().meeting.saksi if one.startswith(f"SAKSI-{P}-2")]
    assert held == [f"SAKSI-{P}-2-2", f"SAKSI-{P}-2-3"]
    with refused("S.502"):
        preparing.accredit_saksi(changed.desk, P, 2, "CICI", KETUA)


def test_kejadian_khusus_tells_both_with_their_reasons(changed: Play) -> None:
    paper = kejadian_paper(changed.desk, changed.desk.clock.now().isoformat())
    text = " ".join(" ".join(texts(c_kejadian_khusus(paper))).split())
    assert "Mandat Saksi DEWI diterima sesudah rapat pemungutan suara dimulai." in text
    assert "Sebab: jembatan putus" in text
    assert "Pencatatan KELIRU sebagai Saksi pasangan calon nomor 2 ditarik kembali" in text
    assert "Sebab: salah pasangan" in text


def test_whoever_signed_is_not_taken_back(at: Callable[[str], Play]) -> None:
    play = at("signed")
    for saksi in (f"SAKSI-{G}-1-1", f"SAKSI-{G}-2-1"):
        with refused("S.242"):
            preparing.remove_saksi(play.desk, saksi, "salah", KETUA)


def test_a_bundle_with_both_verifies_and_lists_only_who_is_a_saksi(changed: Play) -> None:
    steps = [step for _, steps in list(acts.STAGES.values())[3:] for step in steps]
    for step in steps[: steps.index(acts.seal)]:
        step(changed)
    settling.sign_as_saksi(changed.desk, G, LATE, KETUA)
    acts.seal(changed)
    acts.bundle(changed)
    content = forging.last_bundle(changed.desk)
    assert forging.failing(verify(content, TRUSTED)) == {}
