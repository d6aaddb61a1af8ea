"""What a form or a profile must hold to besides its shape: what it names must be there."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Protocol

from kpps_desktop.formbook.form import CHOICES, PLACEHOLDERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kpps_desktop.domain.profile import Profile
    from kpps_desktop.formbook.form import Form, Section

_SIGNERS = ("kpps", "ppk", "kpu", "saksi")
_OVER = ("desa", "kecamatan", "kabko", "provinsi")
_EACH = ("tps", *_OVER[:-1])
"""Levels that a layer sums up, and of which it has columns."""
_DIGITS = range(1, 10)
_TALLIED = range(1, 31)


class Blame(Protocol):
    """Notes a fault at a path."""

    def __call__(self, code: str, path: str, **facts: str | int) -> None:
        """Note it."""


def form_faults(form: Form, blame: Blame) -> None:
    """Blame all that a form names and does not have."""
    _distinct([section.code for section in form.sections], "sections", blame)
    _distinct([row.code for one in form.sections for row in one.rows], "sections", blame)
    for at, section in enumerate(form.sections):
        path = f"sections[{at}]"
        _allowed(section.repeat, ("", CHOICES), f"{path}.repeat", blame)
        _columns(section, path, blame)
        _rows(form, section, path, blame)
    _pages(form, blame)
    _tallies(form, blame)
    for at, block in enumerate(form.signatures):
        _allowed(block.kind, _SIGNERS, f"signatures[{at}].kind", blame)
    for at, layer in enumerate(form.layers):
        _allowed(layer.level, _OVER, f"layers[{at}].level", blame)
        _allowed(layer.each, _EACH, f"layers[{at}].each", blame)
    for path, text in _texts(form):
        for name in set(re.findall(r"\{(\w*)\}", text)) - PLACEHOLDERS:
            blame("M.111", path, name=name)


def profile_faults(profile: Profile, blame: Blame, forms: Collection[str]) -> None:
    """Blame all that a profile names and does not have."""
    _distinct([one.code for one in profile.categories], "categories", blame)
    _distinct(profile.opening_steps, "opening_steps", blame)
    _distinct([one.code for one in profile.supplies], "supplies", blame)
    _distinct([one.contest for one in profile.forms], "forms", blame)
    _seats(profile, blame)
    for at, category in enumerate(profile.categories):
        if category.attendance and category.attendance not in forms:
            blame("M.109", f"categories[{at}].attendance", name=category.attendance)
    for at, one in enumerate(profile.forms):
        for key in ("result", "recap", "plano", "recap_kabko", "recap_provinsi"):
            code = getattr(one, key)
            if code not in forms and (code or key in {"result", "recap"}):
                blame("M.109", f"forms[{at}].{key}", name=code)


def _seats(profile: Profile, blame: Blame) -> None:
    codes = [one.code for one in profile.seats]
    _distinct(codes, "seats", blame)
    for at, one in enumerate(profile.seats):
        for name in set(one.behind) - set(codes):
            blame("M.109", f"seats[{at}].behind", name=name)


def _columns(section: Section, path: str, blame: Blame) -> None:
    codes = [column.code for column in section.columns]
    _distinct(codes, f"{path}.columns", blame)
    for at, column in enumerate(section.columns):
        where = f"{path}.columns[{at}]"
        _paired(column.sum_of, column.rule, where, blame)
        for name in set(column.sum_of) - set(codes):
            blame("M.109", f"{where}.sum_of", name=name)


def _rows(form: Form, section: Section, path: str, blame: Blame) -> None:
    groups = ["", *(group.mark for group in section.groups)]
    for at, row in enumerate(section.rows):
        where = f"{path}.rows[{at}]"
        _paired(row.sum_of, row.rule, where, blame)
        _allowed(row.digits, _DIGITS, f"{where}.digits", blame)
        for name in row.sum_of:
            if not _summable(form, section, name):
                blame("M.109", f"{where}.sum_of", name=name)
        if row.group not in groups:
            blame("M.109", f"{where}.group", name=row.group)


def _pages(form: Form, blame: Blame) -> None:
    sections = {section.code for section in form.sections}
    paged = Counter(code for page in form.pages for code in page)
    for code in sorted(sections | set(paged)):
        if paged[code] != 1 or code not in sections:
            blame("M.110", "pages", name=code)


def _tallies(form: Form, blame: Blame) -> None:
    rows = {row.code for section in form.sections for row in section.rows}
    _distinct([tally.row for tally in form.tallies], "tallies", blame)
    for at, tally in enumerate(form.tallies):
        if tally.row not in rows:
            blame("M.109", f"tallies[{at}].row", name=tally.row)
        for key in ("cells", "strokes", "lines"):
            _allowed(getattr(tally, key), _TALLIED, f"tallies[{at}].{key}", blame)


def _summable(form: Form, to: Section, pattern: str) -> bool:
    """Tell whether a pattern names rows whose columns are those of the section of the sum."""
    columns = [column.code for column in to.columns]
    matched = [
        [column.code for column in section.columns]
        for section in form.sections
        for row in section.rows
        if fnmatchcase(f"{row.code}_1" if section.repeat else row.code, pattern)
    ]
    return bool(matched) and all(one == columns for one in matched)


def _allowed(value: object, among: Collection[object], path: str, blame: Blame) -> None:
    if value not in among:
        blame("M.104", path, allowed=", ".join(str(one) for one in among if one))


def _paired(sum_of: tuple[str, ...], rule: str, path: str, blame: Blame) -> None:
    if bool(sum_of) != bool(rule):
        blame("M.112", path)


def _distinct(codes: Iterable[str], path: str, blame: Blame) -> None:
    for code, times in Counter(codes).items():
        if times > 1:
            blame("M.108", path, name=code)


def _texts(form: Form) -> Iterator[tuple[str, str]]:
    yield from ((f"heading[{at}]", line.text) for at, line in enumerate(form.heading))
    yield from ((f"opening[{at}]", text) for at, text in enumerate(form.opening))
    yield from ((f"meeting[{at}]", text) for at, text in enumerate(form.meeting))
    yield from ((f"places[{at}].text", place.text) for at, place in enumerate(form.places))
    yield from ((f"signatures[{at}].title", one.title) for at, one in enumerate(form.signatures))
    yield "footer", form.footer
    for at, layer in enumerate(form.layers):
        yield f"layers[{at}].title", layer.title
        yield f"layers[{at}].column", layer.column
    for at, section in enumerate(form.sections):
        yield f"sections[{at}].title", section.title
        for below, row in enumerate(section.rows):
            yield f"sections[{at}].rows[{below}].label", row.label
