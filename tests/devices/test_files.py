"""Files on disks and sticks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kpps_desktop.devices import files
from kpps_desktop.domain.outcomes import Trouble
from kpps_desktop.words import wording_of

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    target = tmp_path / "stik" / "hasil.asice"
    files.write(target, b"one")
    files.write(target, b"two")
    assert files.read(target) == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["hasil.asice"]


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    target = tmp_path / "aktivasi.csv"
    target.with_name(".aktivasi.csv.part").write_bytes(b"left behind")
    files.write(target, b"secret", private=True)
    assert files.read(target) == b"secret"
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_missing_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as told:
        files.read(tmp_path / "nihil")
    assert told.value.code == "D.001"


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    files.write(tmp_path / "besar", bytes(11))
    with pytest.raises(Trouble) as told:
        files.read(tmp_path / "besar", most=10)
    assert told.value.code == "D.002"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "hasil"
    files.write(target, b"old")
    target.with_name(".hasil.part").mkdir()
    with pytest.raises(Trouble) as told:
        files.write(target, b"new")
    assert told.value.code == "D.003"
    assert files.read(target) == b"old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_before_it_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "hasil.asice"
    os.mkfifo(pipe)
    with pytest.raises(Trouble, match=r"^K\.145"):
        files.read(pipe)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_the_machine_says_is_said_in_the_words_of_the_language(
    tmp_path: Path, lang: str
) -> None:
    said = {"id": ("tidak ada", "folder, bukan berkas"), "en": ("no such file", "a folder, not")}
    for path, words in zip((tmp_path / "tiada", tmp_path), said[lang], strict=True):
        with pytest.raises(Trouble) as told:
            files.read(path)
        assert words in wording_of(told.value, lang).cause
