"""Every text can be read on what it stands on, and every size follows the scale."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.ui.theme import (
    SCALES,
    TEXT_PAIRS,
    THEMES,
    Look,
    Tokens,
    contrast,
    style_sheet,
)

SIGN_PAIRS = (("edge", "card"), ("edge", "background"), ("focus", "card"), ("focus", "background"))
"""Frames that must be seen to find a control (WCAG 1.4.11)."""


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_has_contrast(theme: str) -> None:
    tokens = THEMES[theme]
    assert {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in TEXT_PAIRS
        if (ratio := contrast(getattr(tokens, text), getattr(tokens, ground))) < 4.5
    } == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_control_has_a_frame_that_is_seen(theme: str) -> None:
    tokens = THEMES[theme]
    assert [
        pair
        for pair in SIGN_PAIRS
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 3
    ] == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", SCALES)
def test_the_style_sheet_is_filled(theme: str, scale: int) -> None:
    sheet = style_sheet(Look(theme, scale))
    assert "$" not in sheet
    assert min(map(int, re.findall(r"font-size: (\d+)px", sheet))) >= 13 * scale // 100


def test_every_size_follows_the_scale() -> None:
    sizes = [
        [int(size) for size in re.findall(r"(\d+)px", style_sheet(Look("light", scale)))]
        for scale in (100, 200)
    ]
    assert [2 * size for size in sizes[0]] == sizes[1]


@given(st.floats(0.1, 1000), st.sampled_from(SCALES))
def test_no_size_vanishes(size: float, scale: int) -> None:
    assert Look("dark", scale).px(size) >= 1


def test_the_contests_have_the_colours_of_their_ballots() -> None:
    light, dark = THEMES["light"], THEMES["dark"]
    assert (light.gubernur, light.bupati, light.walikota) == ("#7A1F36", "#24699B", "#0B6B64")
    assert (dark.gubernur, dark.bupati, dark.walikota) == ("#E39AAF", "#8CC4EA", "#6FCFC4")


@pytest.mark.parametrize("theme", THEMES)
def test_tokens_are_colours(theme: str) -> None:
    shades = [getattr(THEMES[theme], field.name) for field in fields(Tokens)]
    assert all(re.fullmatch("#[0-9A-F]{6}", shade) for shade in shades)
