"""What the officer is asking for just now: what is typed, which card lies open, which form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.invitations import looks_like_code

if TYPE_CHECKING:
    from collections.abc import Mapping

VOTER_KEYS = "DPGIU"
"""Letters that, typed behind a roll number, mean an act on that voter."""
DESK_KEYS = "HTUALS"
"""Letters that, typed alone, mean an act of the desk."""
_NUMBERED = re.compile(rf"([0-9]{{1,4}})([{VOTER_KEYS}]?|D[PI]|[PI]D)", re.ASCII)
"""A roll number and an act; the disability mark goes with a companion and with ink."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, and nothing that the books know.

    `reached` is the result that the arrows came to, `card` the voter whose card was opened,
    `toggled` that the disability mark is to differ from the list; `form` is the form that is
    open and `values` what was filled in, by field.
    """

    text: str = ""
    reached: str = ""
    card: str = ""
    toggled: bool = False
    form: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def typed(self, text: str) -> Asking:
        """Type another text; whatever was open closes."""
        return self if text == self.text else Asking(text)

    def at(self, code: str) -> Asking:
        """Come to a result."""
        return replace(self, reached=code)

    def opened(self, ref: str) -> Asking:
        """Open a voter's card."""
        return Asking(self.text, card=ref, toggled=self.toggled and ref == self.card)

    def marked(self, ref: str) -> Asking:
        """Set the disability mark of a voter, or take it back."""
        return replace(self, reached=ref, toggled=not self.toggled)

    def with_form(self, form: str, ref: str = "", **values: str) -> Asking:
        """Open a form, about a voter where it is about one."""
        return Asking(self.text, self.reached, ref, self.toggled, form, values)

    def filled(self, name: str, value: str) -> Asking:
        """Fill a field of the form in."""
        return replace(self, values={**self.values, name: value})

    def back(self) -> Asking:
        """Go one step back: from a form to the voter that was typed, from a card to nothing."""
        if self.form and not isinstance(meant(self.text), Keyed):
            return Asking(self.text, self.reached)
        return Asking()


NOTHING_ASKED = Asking()


@dataclass(frozen=True, slots=True)
class Numbered:
    """A roll number, and the letters typed behind it: of an act, of the disability mark, or both.

    Letters stand in the order of the alphabet, whatever order they were typed in.
    """

    number: int
    key: str = ""


@dataclass(frozen=True, slots=True)
class Keyed:
    """One letter alone: an act of the desk."""

    key: str


@dataclass(frozen=True, slots=True)
class Coded:
    """The code on a C.Pemberitahuan."""

    code: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name, or the beginning of one."""

    name: str


Sought: TypeAlias = Numbered | Keyed | Coded | Named | None


def meant(text: str) -> Sought:
    """Tell what a text in the one field means.

    Only Enter acts: a code that is being typed or scanned passes through shorter meanings.
    """
    asked = text.strip().upper()
    if not asked:
        return None
    numbered = _NUMBERED.fullmatch(asked)
    if numbered:
        return Numbered(int(numbered[1]), "".join(sorted(numbered[2])))
    if asked in DESK_KEYS:
        return Keyed(asked)
    return Coded(asked) if looks_like_code(asked) else Named(asked)
