"""The whole day by intents, and everything it must come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from kpps_desktop.domain.day import Stage
from kpps_desktop.exchange import container, qr
from kpps_desktop.exchange.bundles import TpsBundle
from kpps_desktop.rules.logbook import figures_by_log
from kpps_desktop.services.kpps import examining, handing
from kpps_desktop.services.kpps.delivering import deliver
from kpps_desktop.services.kpps.resulting import result_of
from kpps_desktop.services.verifying import Against, verify
from kpps_desktop.trust import cose
from tests.services import tiny
from tests.services.acts import STAGES, TRUTH, Play
from tests.services.tiny import G, P

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kpps_desktop.services.kpps.desk import Desk

TRUSTED = Against(roots=(tiny.root().certificate,), crls=(tiny.revoked(),), known=tiny.tps().path)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_leaves_books_that_a_stranger_would_pass(
    at: Callable[[str], Play], stage: str
) -> None:
    assert at(stage).desk.store.audit() == []


def test_the_log_knows_every_figure_that_hand_and_eye_count(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    for contest, figures in TRUTH.items():
        assert figures_by_log(desk.day(), contest, desk.tps, desk.profile) == figures


def test_a_lawful_day_leaves_nothing_to_explain(at: Callable[[str], Play]) -> None:
    desk = at("read").desk
    assert examining.findings(desk) == []
    told = [(one.code, one.facts.get("at")) for one in examining.day_risks(desk)]
    assert told == [("P.08", "11.30")]


def test_before_the_paper_is_read_every_cell_is_blank(at: Callable[[str], Play]) -> None:
    desk = at("counted").desk
    assert {one.code for one in examining.findings(desk)} == {"R20"}
    assert all(None in sheet.figures.values() for sheet in examining.sheets(desk))


def test_the_result_is_the_paper_and_bound_to_its_sealing(at: Callable[[str], Play]) -> None:
    desk = at("sealed").desk
    result = result_of(desk)
    assert {sheet.contest: sheet.figures for sheet in result.sheets} == TRUTH
    assert (result.sequence, result.previous, result.at) == (1, "", "2024-11-27T16:00:00+07:00")
    sealing = desk.store.lines()[-1][1]
    assert (sealing.event, sealing.hash) == ("result_sealed", result.journal.hash)
    assert result.signed.count((G, tiny.KETUA)) == 1
    assert [(one.contest, one.by) for one in result.declined] == [(G, "SAKSI-gubernur-2-1")]


def test_the_day_ends_in_a_bundle_that_verifies(at: Callable[[str], Play], tmp_path: Path) -> None:
    play = at("finished")
    assert play.desk.day().stage is Stage.SELESAI
    path = handing.export(play.desk, tmp_path / "stik")
    assert path.name == f"hasil-{tiny.A}-1.asice"
    verdict = verify(path.read_bytes(), TRUSTED)
    assert [fact for fact in verdict.facts if fact.holds is not True] == []
    assert isinstance(verdict.content, TpsBundle)
    assert verdict.content.result == result_of(at("bundled").desk)
    assert sorted(verdict.content.forms) == [
        "ba-surat-suara-cadangan.pdf",
        *(f"c-hasil-salinan-{one}.pdf" for one in (P, G)),
        "c-kejadian-khusus.pdf",
    ]


def test_the_qr_text_says_what_the_result_says(at: Callable[[str], Play]) -> None:
    desk = at("bundled").desk
    held, _ = container.read(_bundle(desk))
    assert held
    said = orjson.loads(held.files["result.json"])
    by_contest = {sheet["contest"]: sheet["figures"] for sheet in said["sheets"]}
    for contest, text in handing.qr_texts(desk, 1).items():
        (message,), faults = qr.join([text.decode()])
        decoded, more = qr.decode(cose.read(message).payload)
        assert (faults, more) == ([], [])
        assert decoded
        cells = desk.forms[contest].cells(desk.election.contest(contest).numbers)
        assert dict(zip(cells, decoded.values, strict=True)) == by_contest[contest]
        assert said["journal"]["hash"].startswith(decoded.journal)
        assert verify(text, TRUSTED).ok


def test_everything_handed_out_is_written_whole(at: Callable[[str], Play], tmp_path: Path) -> None:
    paths = list(deliver(at("bundled").desk, tmp_path / "out"))
    assert sorted(path.name for path in paths) == sorted(
        [
            *(f"{tiny.A}-c-hasil-salinan-{one}.pdf" for one in (G, P)),
            f"{tiny.A}-ba-surat-suara-cadangan.pdf",
            f"{tiny.A}-c-kejadian-khusus.pdf",
            *(f"{tiny.A}-{one}-qr.txt" for one in (G, P)),
            f"hasil-{tiny.A}-1.asice",
        ]
    )
    assert all(verify(path.read_bytes(), TRUSTED).ok for path in paths)


def test_papers_are_made_once(at: Callable[[str], Play]) -> None:
    play = at("sealed")
    handing.make_papers(play.by(16, 10), tiny.PINS[tiny.KETUA], tiny.KETUA)
    before = play.rows()
    handing.make_papers(play.by(18), tiny.PINS[tiny.KETUA], tiny.KETUA)
    assert play.rows() == before


def test_an_export_to_a_second_stick_is_the_same_file(
    at: Callable[[str], Play], tmp_path: Path
) -> None:
    desk = at("bundled").desk
    first, second = (handing.export(desk, tmp_path / stick) for stick in ("a", "b"))
    assert first.read_bytes() == second.read_bytes() == _bundle(desk)


def _bundle(desk: Desk) -> bytes:
    with desk.store.read() as books:
        last = books.bundles.last()
        content = books.bundles.content(last.sha256) if last else None
    assert content
    return content
