"""The project's texts speak of the project, not of the machine it was written on."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = {".py", ".toml", ".md", ".mako", ".spec", ".json", ".jsonl", ".csv", ".lock", ".in", ""}
MACHINE = re.compile(r"(?<![\w./*-])/(?:work|root|home|Users|opt)/[\w.]")
"""A path that only some machine has."""


def _tracked() -> list[Path]:
    # Whoever owns the checkout, for CI and containers often run as somebody else.
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def _lines() -> list[tuple[str, str]]:
    return [
        (f"{path.relative_to(ROOT)}:{number}", line)
        for path in _tracked()
        if path.suffix in TEXTS and path.is_file()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), start=1)
    ]


def test_no_text_names_a_path_of_some_machine() -> None:
    assert [place for place, line in _lines() if MACHINE.search(line)] == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("open('" + "/work" + "/main/a.csv')", True),
        ("cp " + "/root" + "/x .", True),
        ("https://example.id/work/plan", False),
        ("tests/work/a", False),
        ("the root of the work/home balance", False),
    ],
)
def test_a_path_is_told_from_a_word(line: str, found: bool) -> None:  # noqa: FBT001
    assert bool(MACHINE.search(line)) is found


def test_locks_are_hashed_and_name_no_index() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        pinned = re.findall(r"^[a-z][^ ]*==", text, re.MULTILINE)
        assert "://" not in text
        assert len(pinned) == len(re.findall(r"^[^ #].*\\\n    --hash=", text, re.MULTILINE)) > 40


def test_what_the_program_needs_has_one_version() -> None:
    def versions(name: str) -> set[str]:
        return set(re.findall(r"^[a-z][^ ]*==[^ ]+", (ROOT / name).read_text(), re.MULTILINE))

    assert versions("requirements.lock") <= versions("requirements-dev.lock")
