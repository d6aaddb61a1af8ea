"""The wheel carries its data, and runs away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kpps_desktop import __version__

ROOT = Path(__file__).parents[2]
PARTS = ("kpps_desktop", "forms", "resources")
FILES = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE")


def _run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    env = {**os.environ, "PYTHONPATH": str(path or ""), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel of a copy, for building leaves its traces where it builds."""
    source = tmp_path_factory.mktemp("source")
    for part in PARTS:
        shutil.copytree(
            ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__", "_data")
        )
    for name in FILES:
        shutil.copy(ROOT / name, source)
    wheels = tmp_path_factory.mktemp("wheels")
    pip = (sys.executable, "-m", "pip", "-q")
    _run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", wheels, source, cwd=wheels)
    target = tmp_path_factory.mktemp("installed")
    (wheel,) = wheels.glob("*.whl")
    _run(*pip, "install", "--no-deps", "--no-compile", "--target", target, wheel, cwd=wheels)
    return target


def test_the_installed_program_runs(installed: Path, tmp_path: Path) -> None:
    said = _run(sys.executable, "-m", "kpps_desktop", "--version", cwd=tmp_path, path=installed)
    assert said.endswith(__version__)
    where = _run(
        sys.executable, "-c", "import kpps_desktop as k; print(k.__file__)", cwd=tmp_path,
        path=installed,
    )  # fmt: skip
    assert where == str(installed / "kpps_desktop" / "__init__.py")


def test_the_installed_program_finds_the_same_data(installed: Path, tmp_path: Path) -> None:
    ask = (
        "from kpps_desktop.installed import data\n"
        "for part in ('forms', 'resources'):\n"
        "    for path in sorted(data(part).rglob('*')):\n"
        "        print(path.relative_to(data()).as_posix(), path.stat().st_size * path.is_file())"
    )
    inside = _run(sys.executable, "-c", ask, cwd=tmp_path, path=installed)
    beside = _run(sys.executable, "-c", ask, cwd=tmp_path, path=ROOT)
    assert inside == beside
    assert "resources/fonts/DejaVuSans.ttf" in inside


def test_every_module_is_installed(installed: Path) -> None:
    def modules(root: Path) -> set[str]:
        found = root.joinpath("kpps_desktop").rglob("*.py*")
        return {
            path.relative_to(root).as_posix() for path in found if path.suffix in {".py", ".mako"}
        }

    assert modules(installed) == modules(ROOT)
