"""Fields of a form, as they are filled in just now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kpps_desktop.domain.people import Sex
from kpps_desktop.ui.kpps.pemungutan.pictures import (
    Action,
    FieldKind,
    FieldPicture,
    FormPicture,
    OptionPicture,
)
from kpps_desktop.ui.pictures import Tone
from kpps_desktop.words import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kpps_desktop.ui.kpps.pemungutan.door import Door
    from kpps_desktop.ui.kpps.pemungutan.pictures import BallotPicture, Step
    from kpps_desktop.ui.pictures import FindingPicture

DIGITS = 3
NOTE = 300
"""Letters of a reason in own words."""


def given(door: Door, name: str) -> str:
    """Return what was filled into a field, without blanks around it."""
    return door.asking.values.get(name, "").strip()


def ticked(door: Door, name: str) -> tuple[str, ...]:
    """Return what was ticked in a field."""
    return tuple(one for one in given(door, name).split(",") if one)


def number(door: Door, name: str) -> int | None:
    """Return a number that was filled in; blank is not zero."""
    text = given(door, name)
    return int(text) if text.isascii() and text.isdigit() else None


def text_field(door: Door, name: str, *, most: int = 80, hint: str = "") -> FieldPicture:
    """Ask for words."""
    value = door.asking.values.get(name, "")
    caption = door.say(f"field.{name}")
    return FieldPicture(name, FieldKind.TEXT, caption, value, most=most, hint=hint)


def number_field(door: Door, name: str) -> FieldPicture:
    """Ask for a whole number."""
    value = door.asking.values.get(name, "")
    return FieldPicture(name, FieldKind.NUMBER, door.say(f"field.{name}"), value, most=DIGITS)


def choice_field(door: Door, name: str, options: Iterable[tuple[str, str]]) -> FieldPicture:
    """Ask for one of several things, each with a digit."""
    chosen = given(door, name)
    shown = tuple(
        OptionPicture(code, words, str(at), on=code == chosen)
        for at, (code, words) in enumerate(options, start=1)
    )
    return FieldPicture(name, FieldKind.CHOICE, door.say(f"field.{name}"), chosen, shown)


def sex_field(door: Door) -> FieldPicture:
    """Ask for L or P: by a digit as everything else, or by these very letters."""
    chosen = given(door, "sex")
    shown = tuple(
        OptionPicture(one, door.say(f"sex_field.{one}"), str(at), one == chosen, one.value)
        for at, one in enumerate(Sex, start=1)
    )
    return FieldPicture("sex", FieldKind.CHOICE, door.say("field.sex"), chosen, shown)


def ticks_field(door: Door, name: str, options: Iterable[tuple[str, str]]) -> FieldPicture:
    """Ask which of several things are so, each with a digit."""
    chosen = ticked(door, name)
    shown = tuple(
        OptionPicture(code, words, str(at), on=code in chosen)
        for at, (code, words) in enumerate(options, start=1)
    )
    return FieldPicture(name, FieldKind.TICKS, door.say(f"field.{name}"), ",".join(chosen), shown)


def half(field: FieldPicture) -> FieldPicture:
    """Let a field share its line."""
    return replace(field, half=True)


def reason_fields(door: Door, group: str, codes: Iterable[str]) -> tuple[FieldPicture, ...]:
    """Ask for a reason: one of those at hand, or own words."""
    options = [(code, door.say(f"{group}.{code}")) for code in codes]
    return choice_field(door, "reason", options), text_field(door, "note", most=NOTE)


def reason_of(door: Door, group: str) -> str:
    """Return the reason as it is recorded: that at hand, then own words."""
    chosen, note = given(door, "reason"), given(door, "note")
    said = label(f"ui.pemungutan.{group}.{chosen}", "id") if chosen else ""
    return ": ".join(part for part in (said, note) if part)


def form_of(
    door: Door,
    fields: tuple[FieldPicture, ...],
    leads: Step,
    *,
    title: str = "",
    text: str = "",
    findings: tuple[FindingPicture, ...] = (),
    ballots: tuple[BallotPicture, ...] = (),
    tone: Tone = Tone.PLAIN,
) -> FormPicture:
    """Put a form together; its words stand under its name."""
    name = door.asking.form.partition(":")[0]
    missing = "" if leads is not None else door.say(f"form.{name}.missing")
    return FormPicture(
        code=name,
        title=title or door.say(f"form.{name}.title"),
        text=text or door.say(f"form.{name}.text"),
        fields=fields,
        answer=Action("answer", door.say(f"form.{name}.answer"), "Enter", leads),
        ballots=ballots,
        findings=findings,
        missing=missing,
        tone=tone,
    )
