"""Finds forms and profiles on the shelf, merges what extends what, and refuses what is wrong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kpps_desktop.domain.outcomes import Finding
from kpps_desktop.domain.profile import Profile
from kpps_desktop.formbook.coherence import form_faults, profile_faults
from kpps_desktop.formbook.form import Form
from kpps_desktop.formbook.reading import Faulty, Reader, T, Table, parse
from kpps_desktop.installed import data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kpps_desktop.domain.places import Level
    from kpps_desktop.formbook.coherence import Blame

DEFAULT_PROFILE = "pilkada-2024"


@cache
def load_profile(code: str, root: Path | None = None) -> Profile:
    """Return a regulation profile; Faulty with every fault where its file is wrong.

    `root` is the folder that holds `forms/` and `resources/`; by default ours.
    """
    shown = f"resources/profiles/{code}.toml"
    raw = {**parse(_path(root, shown, code), shown), "code": code}
    reader = Reader(lambda path: f"{shown}: {path}")
    profile = reader.read(Profile, raw)
    profile_faults(profile, reader.blame, form_codes(code, root))
    if reader.faults:
        raise Faulty(reader.faults)
    return profile


def profile_codes(root: Path | None = None) -> tuple[str, ...]:
    """Return the codes of the profiles there are."""
    folder = (root or data()) / "resources" / "profiles"
    return tuple(sorted(one.stem for one in folder.glob("*.toml")))


@cache
def load_form(profile: str, code: str, root: Path | None = None) -> Form:
    """Return a form of a profile; Faulty with every fault where its files are wrong."""
    return read_form(Form, form_faults, profile, code, root)


def read_form(
    kind: type[T],
    examine: Callable[[T, Blame], None],
    profile: str,
    code: str,
    root: Path | None = None,
) -> T:
    """Return a form of some kind, read and examined; Faulty with every fault of its files."""
    raw, origins = _merged(profile, code, root)
    names = raw.pop("names", {})
    reader = Reader(lambda path: f"{_origin(origins, path)}: {path}")
    form = reader.read(kind, _named(raw, names if isinstance(names, dict) else {}))
    examine(form, reader.blame)
    if reader.faults:
        raise Faulty(reader.faults)
    return form


def form_codes(profile: str, root: Path | None = None) -> tuple[str, ...]:
    """Return the codes of a profile's forms, of every kind; `_` files are only extended."""
    folder = (root or data()) / "forms" / profile
    return tuple(sorted(one.stem for one in folder.glob("[!_]*.toml")))


def result_forms(profile: str, root: Path | None = None) -> Mapping[str, Form]:
    """Return the form of a TPS result for each contest, from the widest region down."""
    return {
        one.contest: load_form(profile, one.result, root)
        for one in load_profile(profile, root).forms
    }


def recap_forms(profile: str, level: Level, root: Path | None = None) -> Mapping[str, Form]:
    """Return the form of the recap of a level for each contest that is totalled there."""
    return {
        one.contest: load_form(profile, code, root)
        for one in load_profile(profile, root).forms
        if (code := one.recap_at(level))
    }


def plano_forms(profile: str, root: Path | None = None) -> Mapping[str, Form]:
    """Return the form that each contest's ballots are tallied on, where the profile names one."""
    return {
        one.contest: load_form(profile, one.plano, root)
        for one in load_profile(profile, root).forms
        if one.plano
    }


def _path(root: Path | None, shown: str, *codes: str) -> Path:
    # A profile's code comes from a file that others made: it names no folder.
    if not all(re.fullmatch(r"_?[a-z0-9][a-z0-9-]*", code) for code in codes):
        raise Faulty([Finding("M.101", where=shown)])
    return (root or data()) / shown


def _merged(profile: str, code: str, root: Path | None) -> tuple[dict[str, object], Table]:
    """Return a form's keys, each from the nearest file that has it, and where it came from.

    A file may extend several: what it lacks comes from the first of them that has it, and what
    they lack from those that they extend.
    """
    raw: dict[str, object] = {"code": code}
    origins: dict[str, object] = {}
    following: list[tuple[object, ...]] = [(code,)]
    merged: set[object] = set()
    while following:
        *above, name = path = following.pop(0)
        shown = f"forms/{profile}/{name}.toml"
        if not isinstance(name, str) or name in above:
            raise Faulty([Finding("M.107", where=shown)])
        if name in merged:
            continue
        merged.add(name)
        table = dict(parse(_path(root, shown, profile, name), shown))
        more = table.pop("extends", [])
        following += [(*path, one) for one in (more if isinstance(more, list) else [more])]
        for key in table.keys() - raw.keys():
            raw[key] = table[key]
            origins[key] = shown
    return raw, {"": f"forms/{profile}/{code}.toml", **origins}


def _origin(origins: Table, path: str) -> object:
    key = re.split(r"[.\[]", path, maxsplit=1)[0]
    return origins.get(key, origins[""])


def _named(raw: object, names: Table) -> object:
    """Put a form's own names (`{office}`) into all its texts."""
    if isinstance(raw, str):
        return re.sub(r"\{(\w+)\}", lambda found: str(names.get(found[1], found[0])), raw)
    if isinstance(raw, list):
        return [_named(one, names) for one in raw]
    if isinstance(raw, dict):
        return {key: _named(one, names) for key, one in raw.items()}
    return raw
