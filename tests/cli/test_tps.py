"""`tps replay`: a scripted day to its signed files, or the line that was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kpps_desktop.devices.clock import ScriptedClock
from kpps_desktop.domain.people import OfficerId
from kpps_desktop.services.kpps.intents import perform
from kpps_desktop.services.kpps.resuming import mark
from kpps_desktop.services.kpps.script import read_script
from kpps_desktop.services.kpps.starting import open_by_code
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

TPS = tiny.FIRST


def replay(
    packs: tiny.Packs, script: bytes, folder: Path, *options: object, lang: str = "id"
) -> Result:
    """Replay a script; the code is the right one unless the options give another."""
    path = folder / "skrip.jsonl"
    path.write_bytes(script)
    given = options or ("--activation", packs.code(TPS))
    return tiny.run(
        "tps", "replay", packs.path(TPS), path, "--out", folder / "tps", *given, lang=lang
    )


def beginning(*more: tuple[str, dict[str, Any]]) -> bytes:
    """Write a script that only sets the desk up, and what follows."""
    script = days.Script(5)
    script.do("set_up", pins=tiny.PINS)
    for intent, given in more:
        script.do(intent, **given)
    return script.text


def test_a_day_hands_out_bundle_papers_and_qr_text(made: days.Made) -> None:
    stem = f"SIMULASI-{TPS}"
    assert {path.name for path in made.day(TPS).iterdir()} == {
        f"SIMULASI-hasil-{TPS}-1.asice",
        f"{stem}-c-hasil-salinan-bupati.pdf",
        f"{stem}-c-hasil-salinan-gubernur.pdf",
        f"{stem}-c-kejadian-khusus.pdf",
        f"{stem}-bupati-qr.txt",
        f"{stem}-gubernur-qr.txt",
        "meja",
        "skrip.jsonl",
    }


def test_a_script_that_ends_early_ends_well(packs: tiny.Packs, tmp_path: Path) -> None:
    done = replay(packs, beginning(("begin_opening", {})), tmp_path)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"2 baris naskah dijalankan untuk TPS {TPS}.\n"
    assert [path.name for path in (tmp_path / "tps").iterdir()] == ["meja"]


@pytest.mark.parametrize(
    ("lang", "line", "reason"),
    [("id", "Baris 3 ", "Tidak ada perintah bernama “dance”"), ("en", "ine 3 ", "“dance”")],
)
def test_a_refused_line_is_named_with_its_reason(
    packs: tiny.Packs, tmp_path: Path, lang: str, line: str, reason: str
) -> None:
    script = beginning(("begin_opening", {}), ("dance", {}), ("take_step", {"step": "x"}))
    done = replay(packs, script, tmp_path, lang=lang)
    assert (done.exit_code, done.stdout) == (1, "")
    assert line in done.stderr
    assert reason in done.stderr
    assert "S.530" in done.stderr
    assert (tmp_path / "tps" / "meja" / "buku.db").exists()


def test_what_is_out_of_order_is_refused_in_words(packs: tiny.Packs, tmp_path: Path) -> None:
    done = replay(packs, beginning(("open_counting", {})), tmp_path)
    assert done.exit_code == 1
    assert "S.001" in done.stderr
    assert "Baris 2 " in done.stderr


@pytest.mark.parametrize(
    ("script", "code", "line"),
    [
        (b"", "S.534", ""),
        (b"// nothing\n\n", "S.534", ""),
        (b"{}\n", "S.533", "Baris 1 "),
        (beginning() + b"\xff\n", "S.533", "Baris 2 "),
        (beginning() + b"[1]\n", "S.533", "Baris 2 "),
        (beginning().replace(b"set_up", b"finish"), "S.534", "Baris 1 "),
    ],
)
def test_a_script_that_is_none_runs_nothing(
    packs: tiny.Packs, tmp_path: Path, script: bytes, code: str, line: str
) -> None:
    done = replay(packs, script, tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert code in done.stderr
    assert line in done.stderr
    assert not (tmp_path / "tps" / "meja").exists()


@pytest.mark.parametrize(
    ("code", "why"), [("1", "T.201"), ("0000-0000-0000-000*", "T.202"), ("other", "T.112")]
)
def test_a_wrong_activation_code_is_told_in_words(
    packs: tiny.Packs, tmp_path: Path, code: str, why: str
) -> None:
    asked = packs.code(tiny.SECOND) if code == "other" else code
    done = replay(packs, beginning(), tmp_path, "--activation", asked)
    assert done.exit_code == 1
    assert done.stderr.startswith(f"{why} ")
    assert "→" in done.stderr
    assert "Baris 1" not in done.stderr
    assert not (tmp_path / "tps" / "meja").exists()


def test_a_script_of_another_day_is_warned_of_and_run(packs: tiny.Packs, tmp_path: Path) -> None:
    done = replay(packs, beginning().replace(b"2024-11-27", b"2024-11-28"), tmp_path)
    assert done.exit_code == 0, done.output
    assert done.stderr.startswith("PERINGATAN: ")
    assert "Rabu, 27 November 2024" in done.stderr


def test_the_code_may_come_from_the_environment(packs: tiny.Packs, tmp_path: Path) -> None:
    path = tmp_path / "skrip.jsonl"
    path.write_bytes(beginning())
    asked = ("tps", "replay", packs.path(TPS), path, "--out", tmp_path / "tps")
    assert tiny.run(*asked).exit_code == 2
    done = tiny.run(*asked, env={"KPPS_ACTIVATION": packs.code(TPS)})
    assert done.exit_code == 0, done.output


def test_a_mended_script_goes_on_after_the_last_line_done(made: days.Made, tmp_path: Path) -> None:
    packs, script = made.packs, days.day(TPS)
    at = next(at for at, line in enumerate(script.lines) if line["do"] == "close_voting")
    right = script.lines[at]
    script.lines[at] = {**right, "do": "close_the_voting"}
    stopped = replay(packs, script.text, tmp_path)
    assert stopped.exit_code == 1
    assert f"Baris {at + 1} " in stopped.stderr
    script.lines[at] = right
    done = replay(packs, script.text, tmp_path)
    assert done.exit_code == 0, done.output
    assert f"{at} baris sudah dijalankan sebelumnya" in done.stderr
    whole = made.day(TPS)
    for path in whole.iterdir():
        if path.is_file() and path.name != "skrip.jsonl":
            assert (tmp_path / "tps" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_script_that_is_done_hands_out_the_same_again(packs: tiny.Packs, tmp_path: Path) -> None:
    script = beginning(("begin_opening", {}))
    first, again = (replay(packs, script, tmp_path) for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stdout == first.stdout
    assert "tidak ada lagi yang perlu dijalankan" in again.stderr
    longer = beginning(("begin_opening", {}), ("note_incident", {"text": "Hujan"}))
    assert replay(packs, longer, tmp_path).exit_code == 0


@pytest.mark.parametrize(
    ("script", "line"),
    [
        (beginning(("note_incident", {"text": "Lain"})), 2),
        (beginning(), 2),
        (beginning(("begin_opening", {})).replace(b"05:00:00", b"05:00:01"), 1),
    ],
)
def test_lines_that_are_done_must_stay_as_they_were(
    packs: tiny.Packs, tmp_path: Path, script: bytes, line: int
) -> None:
    assert replay(packs, beginning(("begin_opening", {})), tmp_path).exit_code == 0
    done = replay(packs, script, tmp_path)
    assert done.exit_code == 1
    assert "S.606" in done.stderr
    assert f"Baris {line} tidak sama lagi" in done.stderr


def test_a_desk_that_went_on_without_the_script_is_left_alone(
    packs: tiny.Packs, tmp_path: Path
) -> None:
    script = beginning(("begin_opening", {}))
    assert replay(packs, script, tmp_path).exit_code == 0
    folder, pack = tmp_path / "tps" / "meja", packs.path(TPS).read_bytes()
    desk = open_by_code(folder, packs.code(TPS), pack, ScriptedClock(days.PLENO))
    with desk.store:
        perform(desk, "note_incident", OfficerId(tiny.KETUA), {"text": "Hujan"})
        head = desk.store.head()
    assert "S.607" in replay(packs, script, tmp_path).stderr
    (folder / "naskah.json").write_bytes(b"{}")
    assert "S.607" in replay(packs, script, tmp_path).stderr
    (folder / "naskah.json").unlink()
    assert "S.520" in replay(packs, script, tmp_path).stderr
    desk = open_by_code(folder, packs.code(TPS), pack, ScriptedClock(days.PLENO))
    with desk.store:
        assert desk.store.head() == head


def test_what_is_kept_of_a_script_gives_no_pin_away(packs: tiny.Packs, tmp_path: Path) -> None:
    assert replay(packs, beginning(), tmp_path).exit_code == 0
    kept = (tmp_path / "tps" / "meja" / "naskah.json").read_text(encoding="utf-8")
    (line,) = read_script(beginning())
    assert mark(line, packs.code(TPS)) in kept
    assert mark(line, packs.code(tiny.SECOND)) not in kept
    assert not [pin for pin in tiny.PINS.values() if pin in kept]


def test_another_code_or_pack_does_not_go_on(packs: tiny.Packs, tmp_path: Path) -> None:
    assert replay(packs, beginning(), tmp_path).exit_code == 0
    code = packs.code(tiny.SECOND)
    assert "T.224" in replay(packs, beginning(), tmp_path, "--activation", code).stderr


def test_a_ppk_pack_is_no_desk_of_a_tps(packs: tiny.Packs, tmp_path: Path) -> None:
    path = tmp_path / "skrip.jsonl"
    path.write_bytes(beginning())
    done = tiny.run(
        *("tps", "replay", packs.path(tiny.HERE), path, "--out", tmp_path / "tps"),
        *("--activation", packs.code(tiny.HERE)),
    )
    assert done.exit_code == 1
    assert "S.522" in done.stderr


def test_what_is_not_there_is_told_in_words(packs: tiny.Packs, tmp_path: Path) -> None:
    script = tmp_path / "skrip.jsonl"
    script.write_bytes(beginning())
    asked = ("--out", tmp_path / "tps", "--activation", packs.code(TPS))
    for given in ((packs.path(TPS), tmp_path / "tiada"), (tmp_path, script)):
        done = tiny.run("tps", "replay", *given, *asked)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("D.001 ")


def test_a_pack_that_was_altered_is_not_opened(packs: tiny.Packs, tmp_path: Path) -> None:
    altered = bytearray(packs.path(TPS).read_bytes())
    altered[len(altered) // 2] ^= 1
    pack, script = tmp_path / "paket.asice", tmp_path / "skrip.jsonl"
    pack.write_bytes(altered)
    script.write_bytes(beginning())
    asked = ("--out", tmp_path / "tps", "--activation", packs.code(TPS))
    done = tiny.run("tps", "replay", pack, script, *asked)
    assert done.exit_code == 1
    assert "→" in done.stderr
    assert not (tmp_path / "tps").exists()
