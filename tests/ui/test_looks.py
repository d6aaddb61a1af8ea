"""The look that is kept: it survives, it cycles, and what is no look does no harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kpps_desktop.ui import looks
from kpps_desktop.ui.theme import SCALES, THEMES, Look

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_look_is_the_same_the_next_day(tmp_path: Path, theme: str, lang: str) -> None:
    chosen = Look(theme, 150, lang)
    looks.keep(tmp_path / "data", chosen)
    assert looks.load(tmp_path / "data", "id") == chosen


@pytest.mark.parametrize(
    "kept",
    ["", "theme = 3", 'theme = "pink"\nscale = 1000\nlang = "xx"', "{", "scale = true", "\x00"],
)
def test_what_is_no_look_is_passed_over(tmp_path: Path, kept: str) -> None:
    (tmp_path / looks.FILE).write_text(kept)
    assert looks.load(tmp_path, "en") == Look(lang="en")


def test_a_folder_that_cannot_be_written_forgets_the_look(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    looks.keep(tmp_path / "file", Look("dark"))
    assert looks.load(tmp_path / "file", "id") == Look()


def test_every_look_is_reached_and_sizes_end() -> None:
    worn, seen = Look(), set()
    for _ in THEMES:
        worn = looks.changed(worn, "theme")
        seen.add(worn.theme)
    assert seen == set(THEMES)
    for _ in range(9):
        worn = looks.changed(worn, "bigger")
    assert worn.scale == SCALES[-1]
    for _ in range(9):
        worn = looks.changed(worn, "smaller")
    assert worn.scale == SCALES[0]
    assert looks.changed(looks.changed(worn, "language"), "language") == worn
