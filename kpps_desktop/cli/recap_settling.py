"""`recap correct`, `explain`, `object`, `answer`: what the pleno settles, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kpps_desktop.cli.recap_desk import at_a_desk
from kpps_desktop.domain.recap import DIFFERS
from kpps_desktop.services.ppk import settling
from kpps_desktop.services.ppk.receiving import officer_named
from kpps_desktop.words import grouped, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from kpps_desktop.cli.recap_desk import Recap

_MOST = 999_999


def _by_an_officer(command: Callable[..., None]) -> Callable[..., None]:
    option = click.option("--officer", required=True, help="Who writes it down.")
    return option(command)


def _of_a_tps(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that name one contest of one TPS, and who writes."""
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
    return _by_an_officer(command)


@click.command("correct")
@at_a_desk
@_of_a_tps
@click.option("--cell", required=True, help="The cell, as in the table of figures (IV_2, VB).")
@click.option("--figure", required=True, type=click.IntRange(0, _MOST), help="What it must be.")
@click.option("--reason", required=True, help="Why; it is printed with the correction.")
@click.option(
    "--initial",
    "initials",
    required=True,
    multiple=True,
    help="Who initialled; give it for each, two at least.",
)
def correct(
    recap: Recap,
    tps: str,
    contest: str,
    cell: str,
    figure: int,
    reason: str,
    initials: tuple[str, ...],
    officer: str,
) -> None:
    """Correct one figure in the open, as initialled by ketua and saksi.

    Old and new figure, reason, time, who wrote and who initialled are kept for good, and stand
    in the log of corrections of D.HASIL.

    Exit: 0 corrected; 1 refused, and nothing has changed.
    """
    with recap.opened() as desk:
        by = officer_named(officer)
        done = settling.correct(desk, tps, contest, cell, figure, reason, initials, by)
    lang = recap.asked.lang
    old, new = (
        label("fact.blank", lang) if one is None else grouped(one, lang)
        for one in (done.old, done.new)
    )
    recap.tell("corrected", tps=tps, contest=contest, cell=cell, old=old, new=new)


@click.command("explain")
@at_a_desk
@_of_a_tps
@click.option("--code", default=DIFFERS, show_default=True, help="The finding that stands.")
@click.option("--reason", required=True, help="Why it stands; it is printed.")
def explain(
    recap: Recap,
    tps: str,
    contest: str,
    code: str,
    reason: str,
    officer: str,
) -> None:
    """Write why a finding stands.

    Of K.015 (the typed paper says other than the signed result) it is the decision that the
    signed figure is right; until that, or a correction, the recap is SEMENTARA.

    Exit: 0 written; 1 refused, and nothing has changed.
    """
    with recap.opened() as desk:
        settling.explain(desk, tps, contest, code, reason, officer_named(officer))
    recap.tell("explained", tps=tps, contest=contest, code=code)


@click.command("object")
@at_a_desk
@_of_a_tps
@click.option("--by", "by_whom", required=True, help="Who objects: a saksi, Panwaslu Kecamatan.")
@click.option("--text", required=True, help="The objection.")
def raise_one(
    recap: Recap,
    tps: str,
    contest: str,
    by_whom: str,
    text: str,
    officer: str,
) -> None:
    """Take an objection; its number (KB-1) is told, to answer it by.

    Exit: 0 taken; 1 refused, and nothing has changed.
    """
    with recap.opened() as desk:
        by = officer_named(officer)
        number = settling.raise_objection(desk, tps, contest, by_whom, text, by)
    recap.tell("objected", objection=number)


@click.command("answer")
@at_a_desk
@_by_an_officer
@click.option("--objection", required=True, help="Its number: KB-1.")
@click.option("--accept/--refuse", "accepted", required=True, help="What the PPK decided.")
@click.option("--answer", "text", required=True, help="The answer.")
@click.option("--opinion", default="", help="Panwaslu's opinion; needed to refuse.")
def answer(
    recap: Recap,
    objection: str,
    text: str,
    opinion: str,
    officer: str,
    *,
    accepted: bool,
) -> None:
    """Answer an objection: accepted (then correct the figures too) or refused.

    Exit: 0 answered; 1 refused, and nothing has changed.
    """
    with recap.opened() as desk:
        by = officer_named(officer)
        settling.answer_objection(desk, objection, text, opinion, by, accepted=accepted)
    recap.tell("accepted" if accepted else "dismissed", objection=objection)


COMMANDS = (correct, explain, raise_one, answer)
