"""What is typed at the command line and does not suffice: one officer twice, votes left out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.test_recap import BOTH, desk
from tests.services.ppk import tiny

if TYPE_CHECKING:
    from tests.cli.test_recap import Desk

__all__ = ["desk"]


def test_an_officer_is_one_however_the_name_is_spelled(desk: Desk) -> None:
    """Two spellings, a title, or code and name of one officer are no second pair of eyes."""
    desk.take(*desk.bundles())
    for officer in ("Sekar Pertama", "SEKAR  PERTAMA.", "Ketua PPK Sekar Pertama, S.H.", "ppk-1"):
        done = desk.enter(officer, *BOTH)
        assert (done.exit_code, done.stderr) == (0, ""), done.output
    assert desk.report().exit_code == 1
    assert len(desk.status()["typed_once"]) == 2
    assert desk.enter("Bagas Kedua", *BOTH).exit_code == 0
    assert desk.report().exit_code == 0


def test_a_table_without_a_pair_is_told_and_stays_provisional(desk: Desk) -> None:
    desk.take(*desk.bundles())
    heads = ("kode_tps", "kontes", "VA", "VB", "VC", "IV_1", "IV_2")
    for officer in ("ANI", "BUDI"):
        desk.enter(officer, BOTH[1])
        told = {**tiny.figures(tiny.FOURTH, tiny.GUBERNUR)}
        line = (tiny.FOURTH, tiny.GUBERNUR, *(told[head] for head in heads[2:]))
        table = tiny.write_table(desk.folder / "sebagian.csv", (heads, line))
        done = desk.run("enter", table, "--officer", officer)
        assert done.exit_code == 1
        assert f"{tiny.FOURTH} {tiny.GUBERNUR}: R20" in done.stdout
    told = desk.report()
    assert told.exit_code == 1
    (line_told,) = told.stdout.splitlines()[6:]
    assert "perolehan suara kosong pada IV_3" in line_told
    assert told.stderr.startswith("gubernur: ")
    status = desk.status()
    assert not status["complete"]
    place = {"kode_tps": tiny.FOURTH, "kontes": tiny.GUBERNUR}
    assert status["left"] == [{"why": "blank", **place, "code": "R20", "cells": ["IV_3"]}]
    assert status["unentered"] == {"gubernur": len(told_cells()) - 6}
    given = ("--tps", tiny.FOURTH, "--contest", tiny.GUBERNUR, "--code", "R20", "--officer", "ANI")
    assert desk.run("explain", *given, "--reason", "Halaman robek").exit_code == 0
    done = desk.run("report", "--json", "--out", desk.folder / "rekap")
    assert done.exit_code == 0
    data = json.loads(done.stdout)
    assert (data["complete"], data["left"], len(data["paths"])) == (True, [], 6)


def told_cells() -> tuple[str, ...]:
    """Return the cells of a form of three pairs."""
    return tuple(tiny.figures(tiny.FOURTH, tiny.GUBERNUR))
