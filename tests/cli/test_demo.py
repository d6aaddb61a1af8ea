"""`demo`: the main job in a process of its own, as on a machine without a screen."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.services.ppk import tiny

if TYPE_CHECKING:
    from pathlib import Path


def test_a_small_demo_runs_without_qt(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    asked = ("--lang", "en", "demo", "--out", out, "--tps", "3", "--seed", "5")
    done = subprocess.run(
        [sys.executable, "-m", "kpps_desktop", *asked],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        # Every process tells what it imports, its workers too.
        env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "kpps_desktop.services" in done.stderr
    assert "PySide6" not in done.stderr
    lines = done.stdout.splitlines()
    paths = [line for line in lines if line.startswith(str(out / "rekap"))]
    assert sorted(paths) == sorted(str(path) for path in (out / "rekap").iterdir())
    assert len(paths) == 6
    assert len([line for line in lines if line.startswith("99010120") and "✓" in line]) == 3
    assert any(line.startswith("✓ The recap equals") for line in lines), lines
    assert {path.name for path in out.iterdir()} == {
        *("sumber", "paket", "skrip", "tps", "stik", "ppk", "rekap")
    }


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("penting", encoding="utf-8")
    for lang in ("id", "en"):
        done = tiny.run("demo", "--out", tmp_path, lang=lang)
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("S.540 ")
    assert [path.name for path in tmp_path.iterdir()] == ["catatan.txt"]


def test_a_demo_has_at_least_one_tps(tmp_path: Path) -> None:
    for count in ("0", "-1", "61", "tiga"):
        assert tiny.run("demo", "--out", tmp_path / "x", "--tps", count).exit_code == 2
