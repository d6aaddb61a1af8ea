"""`recap correct`, `explain`, `object`, `answer`: what the pleno settles, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.recap_desk import at_a_desk
from kpps_desktop.cli.recap_officers import by_an_officer
from kpps_desktop.domain.recap.recap import DIFFERS
from kpps_desktop.services.ppk import agenda, settling
from kpps_desktop.services.ppk.receiving import officer_named
from kpps_desktop.words import grouped, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.cli.recap_officers import Acting

_MOST = 999_999
_WRITES = "Who writes it down: PPK-1 where the officers have PINs, which are asked for."


def _of_a_tps(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that name one contest of one TPS, and who writes (`Acting`)."""
    options = (
        click.option(
            "--tps",
            "--wilayah",
            "tps",
            required=True,
            help="The TPS by its 13 digits; at a KPU the region by its 6 or 4.",
        ),
        click.option("--contest", required=True, help="gubernur, bupati or walikota."),
    )
    for option in reversed(options):
        command = option(command)
    return by_an_officer(_WRITES)(command)


_INITIALS = click.option(
    "--initial",
    "initials",
    multiple=True,
    help="Who initialled; give it for each, two at least. With PINs: the saksi beside both.",
)
_SECOND = click.option(
    "--second", default="", help="The member who corrects with the ketua, by PIN."
)


@click.command("correct")
@at_a_desk
@_of_a_tps
@click.option("--cell", required=True, help="The cell, as in the table of figures (IV_2, VB).")
@click.option("--figure", required=True, type=click.IntRange(0, _MOST), help="What it must be.")
@click.option("--reason", required=True, help="Why; it is printed with the correction.")
@_INITIALS
@_SECOND
def correct(
    acting: Acting,
    tps: str,
    contest: str,
    cell: str,
    figure: int,
    reason: str,
    initials: tuple[str, ...],
    second: str,
) -> None:
    """Correct one figure in the open, as initialled by ketua and saksi.

    Old and new figure, reason, time, who wrote and who initialled are kept for good, and stand
    in the log of corrections of D.HASIL.

    Where officers have PINs, the ketua (--officer PPK-1) and another member (--second PPK-2) are
    asked for theirs: at the prompt, or a line each on stdin, or KPPS_PIN and KPPS_SECOND_PIN.

    Exit: 0 corrected; 1 refused, and nothing has changed.
    """
    recap, lang = acting.recap, acting.recap.asked.lang
    with recap.opened() as books:
        desk = acting.at(books)
        said = (tps, contest, cell, figure, reason, initials)
        together = acting.together(desk, second)
        if together is None:
            done = settling.correct(desk, *said, officer_named(acting.officer))
        else:
            done = agenda.correct_together(desk, *said, together)
    old, new = (_figure(one, lang) for one in (done.old, done.new))
    recap.tell("corrected", tps=tps, contest=contest, cell=cell, old=old, new=new)


def _figure(one: int | None, lang: str) -> str:
    return label("fact.blank", lang) if one is None else grouped(one, lang)


@click.command("explain")
@at_a_desk
@_of_a_tps
@click.option("--code", default=DIFFERS, show_default=True, help="The finding that stands.")
@click.option("--reason", required=True, help="Why it stands; it is printed.")
def explain(
    acting: Acting,
    tps: str,
    contest: str,
    code: str,
    reason: str,
) -> None:
    """Write why a finding stands.

    Of K.015 (the typed paper says other than the signed result) it is the decision that the
    signed figure is right; until that, or a correction, the recap is SEMENTARA.

    Exit: 0 written; 1 refused, and nothing has changed.
    """
    with acting.recap.opened() as books:
        desk = acting.at(books)
        settling.explain(desk, tps, contest, code, reason, acting.vouched(desk))
    acting.recap.tell("explained", tps=tps, contest=contest, code=code)


@click.command("object")
@at_a_desk
@_of_a_tps
@click.option("--by", "by_whom", required=True, help="Who objects: a saksi, Panwaslu Kecamatan.")
@click.option("--text", required=True, help="The objection.")
def raise_one(
    acting: Acting,
    tps: str,
    contest: str,
    by_whom: str,
    text: str,
) -> None:
    """Take an objection; its number (KB-1) is told, to answer it by.

    Exit: 0 taken; 1 refused, and nothing has changed.
    """
    with acting.recap.opened() as books:
        desk = acting.at(books)
        by = acting.vouched(desk)
        number = settling.raise_objection(desk, tps, contest, by_whom, text, by)
    acting.recap.tell("objected", objection=number)


@click.command("answer")
@at_a_desk
@by_an_officer(_WRITES)
@click.option("--objection", required=True, help="Its number: KB-1.")
@click.option("--accept/--refuse", "accepted", required=True, help="What the PPK decided.")
@click.option("--answer", "text", required=True, help="The answer.")
@click.option("--opinion", default="", help="Panwaslu's opinion; needed to refuse.")
def answer(
    acting: Acting,
    objection: str,
    text: str,
    opinion: str,
    *,
    accepted: bool,
) -> None:
    """Answer an objection: accepted (then correct a figure, or explain K.131) or refused.

    Exit: 0 answered; 1 refused, and nothing has changed.
    """
    with acting.recap.opened() as books:
        desk = acting.at(books)
        by = acting.vouched(desk)
        settling.answer_objection(desk, objection, text, opinion, by, accepted=accepted)
    acting.recap.tell("accepted" if accepted else "dismissed", objection=objection)


COMMANDS = (correct, explain, raise_one, answer)
