"""Finds the data that ships with the program: in a checkout, in a wheel, and frozen."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data(*parts: str) -> Path:
    """Return the path of a shipped file or folder under `forms/` or `resources/`.

    A wheel and a frozen app carry both folders inside the package, as `_data`;
    a checkout has them beside it.
    """
    inside = _PACKAGE / "_data"
    return (inside if inside.is_dir() else _PACKAGE.parent).joinpath(*parts)
