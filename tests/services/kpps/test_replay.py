"""A script runs line by line; a refused one is named, and leaves a desk that goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.day import Stage
from kpps_desktop.domain.outcomes import Refused
from kpps_desktop.services.kpps import preparing
from kpps_desktop.services.kpps.replay import replay
from kpps_desktop.services.kpps.script import LineRefused, read_script
from kpps_desktop.services.kpps.starting import open_desk
from kpps_desktop.words import wording_of
from tests.services import tiny
from tests.services.scripts import BEGUN, SET_UP, Said, run, said, text
from tests.services.tiny import KETUA, LIGHT, OFFICERS, PINS
from tests.trust.pki import refused

if TYPE_CHECKING:
    from pathlib import Path

    from kpps_desktop.services.kpps.script import ScriptLine

GUEST = {"name": "TAMU", "sex": "P", "home": "9901", "papers": ["ktp_el"]}


def _refused(folder: Path, *lines: Said) -> LineRefused:
    """Return how a script is refused after the meeting began; its words can be told."""
    with pytest.raises(LineRefused) as caught:
        run(folder, [*BEGUN, *lines])
    assert all(wording_of(caught.value, language).cause for language in ("id", "en"))
    return caught.value


def test_a_refused_line_names_its_number_and_reason_and_leaves_a_usable_desk(
    tmp_path: Path,
) -> None:
    news = _refused(
        tmp_path / "meja",
        said(6, 31, "take_step", step="box_opened"),
        said(6, 32, "take_step", step="oath_guards"),
    )
    assert (news.code, news.facts["line"]) == ("S.103", 5)
    clock = ScriptedClock(tiny.at(6, 40))
    desk = open_desk(tmp_path / "meja", OFFICERS[1], PINS[OFFICERS[1]], clock)
    with desk.store:
        assert list(desk.day().meeting.steps) == ["oath_kpps"]
        assert len(desk.store.lines()) == len(BEGUN)
        assert desk.store.audit() == []
        preparing.take_step(desk, "oath_guards", KETUA)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (said(6, 40, "vote"), "S.530"),
        (said(6, 40, "set_up", pins=PINS), "S.530"),
        (said(6, 40, "store"), "S.530"),
        (said(6, 40, "take_step"), "S.531"),
        (said(6, 40, "take_step", step="oath_guards", nama="MELATI"), "S.531"),
        (said(6, 40, "take_step", desk="lain"), "S.531"),
        (said(6, 40, "sign", contest="bupati", officer="KPPS-2", pin="1"), "S.531"),
        (said(6, 40, "take_step", step=1), "S.532"),
        (said(6, 40, "take_step", step=None), "S.532"),
        (said(6, 40, "admit", number="1"), "S.532"),
        (said(6, 40, "admit", number=1.0), "S.532"),
        (said(6, 40, "admit", number=True), "S.532"),
        (said(6, 40, "admit", number=1, inked=1), "S.532"),
        (said(6, 40, "admit", number=1, sex="X"), "S.532"),
        (said(6, 40, "seal_box", contest="bupati", seals="001"), "S.532"),
        (said(6, 40, "seal_box", contest="bupati", seals=["001", 2]), "S.532"),
        (said(6, 40, "read_plano", contest="bupati", figures=[]), "S.532"),
        (said(6, 40, "read_plano", contest="bupati", figures={"VA": "7"}), "S.532"),
        (said(6, 40, "read_plano", contest="bupati", figures={"VA": 7.5}), "S.532"),
        (said(6, 40, "read_plano", contest="bupati", figures={"VA": True}), "S.532"),
        (said(6, 40, "admit_guest", category="DPPh", guest="TAMU"), "S.532"),
        (said(6, 40, "admit_guest", category="DPPh", guest={"name": "TAMU"}), "S.532"),
        (said(6, 40, "admit_guest", category="DPPh", guest={**GUEST, "nik": "1"}), "S.532"),
        (said(6, 40, "admit_guest", category="DPPh", guest={**GUEST, "sex": "W"}), "S.532"),
        (said(6, 40, "admit_guest", category="DPPh", guest=GUEST), "S.001"),
        (said(6, 40, "note_presence", "KPPS-9", person="PTPS"), "S.518"),
        (said(6, 40, "note_presence", "", person="PTPS"), "S.518"),
    ],
)
def test_what_no_intent_takes_is_refused_with_its_line(
    tmp_path: Path, line: Said, code: str
) -> None:
    news = _refused(tmp_path / "meja", line)
    assert (news.code, news.facts["line"]) == (code, 5)


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b"7",
        b"null",
        b"\xff\xfe",
        b'{"at": "2024-11-27T06:00:00+07:00", "by": "KPPS-1"}',
        b'{"at": "2024-11-27T06:00:00+07:00", "do": "begin_opening"}',
        b'{"by": "KPPS-1", "do": "begin_opening"}',
        b'{"at": "2024-11-27T06:00:00", "by": "KPPS-1", "do": "begin_opening"}',
        b'{"at": "pagi", "by": "KPPS-1", "do": "begin_opening"}',
        b'{"at": 6, "by": "KPPS-1", "do": "begin_opening"}',
        b'{"at": "0001-01-01T00:00:00+14:00", "by": "KPPS-1", "do": "begin_opening"}',
        b'{"at": "2024-11-27T06:00:00+07:00", "by": 1, "do": "begin_opening"}',
        b'{"at": "2024-11-27T06:00:00+07:00", "by": "KPPS-1", "do": ["begin_opening"]}',
        b"[" * 2_000,
        b'{"a":' * 2_000,
    ],
)
def test_a_line_that_is_none_is_named_and_nothing_is_run(raw: bytes) -> None:
    script = text([SET_UP]) + b"// catatan\n\n" + raw + b"\n" + text([SET_UP])
    with pytest.raises(LineRefused) as caught:
        read_script(script)
    assert (caught.value.code, caught.value.facts) == ("S.533", {"line": 4})
    assert "4" in wording_of(caught.value, "id").cause


def test_empty_lines_and_comments_say_nothing_but_are_counted() -> None:
    script = b"// naskah\n\r\n  \n" + text([SET_UP]) + b"  // selesai\n"
    assert [(line.number, line.do) for line in read_script(script)] == [(4, "set_up")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (said(5, 30, "begin_opening"), "S.534"),
        (said(5, 30, "set_up"), "S.531"),
        (said(5, 30, "set_up", pins=dict(PINS), code="A"), "S.531"),
        (said(5, 30, "set_up", pins=[]), "S.532"),
        (said(5, 30, "set_up", pins={KETUA: 835174}), "S.532"),
        (said(5, 30, "set_up", pins={KETUA: PINS[KETUA]}), "S.521"),
        (said(5, 30, "set_up", pins={**PINS, "KPPS-2": "111111"}), "T.212"),
    ],
)
def test_a_script_begins_with_setting_up(tmp_path: Path, line: Said, code: str) -> None:
    with pytest.raises(LineRefused) as caught:
        run(tmp_path / "meja", [line, *BEGUN[1:]])
    assert (caught.value.code, caught.value.facts["line"]) == (code, 1)
    assert list(tmp_path.iterdir()) == []


def test_all_officers_without_a_pin_are_named(tmp_path: Path) -> None:
    line = said(5, 30, "set_up", pins={KETUA: PINS[KETUA], OFFICERS[3]: PINS[OFFICERS[3]]})
    with pytest.raises(LineRefused) as caught:
        run(tmp_path / "meja", [line])
    assert caught.value.facts["officer"] == "KPPS-2, KPPS-3, KPPS-5, KPPS-6, KPPS-7"


def test_an_empty_script_and_a_file_that_is_no_pack_are_refused(tmp_path: Path) -> None:
    with refused("S.534"):
        run(tmp_path / "meja", [])
    with refused("S.522"):
        replay(tmp_path / "meja", b"", "", read_script(text(BEGUN)))
    assert list(tmp_path.iterdir()) == []


def test_times_are_told_in_the_zone_of_the_election_and_never_go_back(tmp_path: Path) -> None:
    times = ["2024-11-26T23:00:00+00:00", "2024-11-27T08:10:00+09:00", "2024-11-27T05:00:00+07:00"]
    lines = [{**line, "at": at} for line, at in zip(BEGUN, times, strict=False)]
    desk = run(tmp_path / "meja", lines)
    with desk.store:
        assert [line.at for _, line in desk.store.lines()] == [
            "2024-11-27T06:00:00+07:00",
            "2024-11-27T06:10:00+07:00",
            "2024-11-27T06:10:00+07:00",
        ]


def test_progress_is_told_after_each_line_is_done(tmp_path: Path) -> None:
    pack, told = tiny.tps_pack(), []

    def tell(line: ScriptLine) -> None:
        told.append(line.do)

    lines = [*BEGUN, said(6, 40, "seal")]
    with pytest.raises(Refused):
        replay(
            tmp_path / "meja", pack.content, pack.code, read_script(text(lines)), tell, cost=LIGHT
        )
    assert told == [line["do"] for line in BEGUN]


def test_the_meeting_can_be_replayed_to_its_end(tmp_path: Path) -> None:
    desk = run(tmp_path / "meja", BEGUN)
    with desk.store:
        assert desk.day().stage is Stage.PEMBUKAAN
