"""Lines of an attendance list: who stands on it, and what is written of who came."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kpps_desktop.domain.figures import total
from kpps_desktop.domain.people import Sex, voter_ref
from kpps_desktop.papers.facts import plain
from kpps_desktop.papers.fields import address_of
from kpps_desktop.papers.naming import hour_of, named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kpps_desktop.domain.elections import Election
    from kpps_desktop.domain.people import CategoryCode, Voter
    from kpps_desktop.domain.roll import Admission
    from kpps_desktop.formbook.letters import Letter

Figures: TypeAlias = tuple[int | None, int | None, int | None]
"""Men, women, and both."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line: its number, the voter where names are known, the admission of who came.

    `companion` is the name of who helped the voter.
    """

    number: int
    voter: Voter | None = None
    admission: Admission | None = None
    companion: str = ""

    @property
    def sex(self) -> Sex | None:
        """The voter's, as the list has it, else as it was written at the entrance."""
        if self.voter:
            return self.voter.sex
        return Sex(self.admission.said.sex) if self.admission else None


def entries(
    category: CategoryCode,
    voters: Iterable[Voter],
    present: Mapping[str, Admission],
    companions: Mapping[str, str],
    listed: int = 0,
) -> tuple[Entry, ...]:
    """Return the lines of a list: 1 to `listed`, come or not, and all others who are present.

    `present` are the admissions of the roll, of any list; the other mappings go by reference too.
    """
    known = {voter.ref: voter for voter in voters}
    came = {int(ref.rpartition("-")[2]) for ref, one in present.items() if one.category == category}
    made = []
    for number in sorted(came | set(range(1, listed + 1))):
        ref = voter_ref(category, number)
        made.append(Entry(number, known.get(ref), present.get(ref), companions.get(ref, "")))
    return tuple(made)


def texts(entry: Entry, letter: Letter, election: Election, *, told: bool) -> dict[str, str]:
    """Return what stands on a line, by column; `told` says of those who did not come too."""
    return {
        "number": str(entry.number),
        **_of_voter(entry, letter),
        **_of_admission(entry, letter, election, told=told),
    }


def sums(
    found: Sequence[Entry], letter: Letter, listed: tuple[int | None, int | None], *, told: bool
) -> list[tuple[str, Figures]]:
    """Return the sums under a list, each with its label; blank before the day is over."""
    counted: list[tuple[str, Callable[[Admission], bool]]] = [
        ("present", lambda one: bool(one.said)),
        ("disabled", lambda one: one.said.disabled),
        ("replaced", lambda one: bool(one.replaced)),
        ("accompanied", lambda one: one.companion),
    ]
    rows = [(letter.term(code), came(found, which, told=told)) for code, which in counted]
    label = letter.term("listed")
    return [(label, (*listed, total(listed))), *rows] if label else rows


def came(
    found: Iterable[Entry],
    which: Callable[[Admission], bool] = lambda _: True,
    *,
    told: bool,
) -> Figures:
    """Count those who came, men and women; blank before the day is over."""
    if not told:
        return None, None, None
    sexes = [one.sex for one in found if one.admission and which(one.admission)]
    return sexes.count(Sex.L), sexes.count(Sex.P), len(sexes)


def _of_voter(entry: Entry, letter: Letter) -> dict[str, str]:
    sex = {"sex": entry.sex or ""}
    voter = entry.voter
    if voter is None:
        return sex
    return {
        **sex,
        "name": voter.name,
        "age": "" if voter.age is None else str(voter.age),
        "address": address_of(voter, letter),
        "disability": named("disability", voter.disability) if voter.disability else "",
        "nik": voter.nik_tail,
    }


def _of_admission(
    entry: Entry, letter: Letter, election: Election, *, told: bool
) -> dict[str, str]:
    admission = entry.admission
    if not told or admission is None:
        return {"signature": letter.term("was_absent")} if told else {}
    said = admission.said
    return {
        "signature": letter.term("was_present"),
        "hour": hour_of(admission.at),
        "home": election.name_of(said.home),
        "contests": ", ".join(named("office", contest) for contest in said.contests),
        "remark": "; ".join(_remarks(entry, admission, letter)),
    }


def _remarks(entry: Entry, admission: Admission, letter: Letter) -> list[str]:
    remarks = []
    if admission.replaced:
        ballots = ", ".join(named("office", contest) for contest in admission.replaced)
        remarks.append(plain(letter.term("was_replaced"), {"nama": ballots}))
    if admission.companion:
        code = "was_accompanied" if entry.companion else "was_accompanied_by_someone"
        remarks.append(plain(letter.term(code), {"nama": entry.companion}))
    if admission.said.inked:
        remarks.append(letter.term("was_inked"))
    return remarks
