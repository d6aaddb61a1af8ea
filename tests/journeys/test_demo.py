"""The main job end to end, and its bundle verified by the commands of `docs/verify-by-hand.md`."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
import pypdfium2
import pytest
from click.testing import CliRunner

from kpps_desktop.cli.main import program
from kpps_desktop.devices import files
from kpps_desktop.exchange import container
from kpps_desktop.exchange.packs import PpkPack
from kpps_desktop.exchange.qr_image import read_codes
from kpps_desktop.formbook import load_form
from kpps_desktop.services.packed import read_kind
from kpps_desktop.services.ppk.pack import against_of
from kpps_desktop.services.sample.day import Trouble
from kpps_desktop.services.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from kpps_desktop.services.sample.demo import Demo

_RECIPE = Path(__file__).parents[2] / "docs" / "verify-by-hand.md"


def test_the_recap_equals_the_simulated_truth(demo: Demo) -> None:
    assert demo.same
    assert demo.reported.complete
    assert len(demo.stations) == 11


def test_every_trouble_was_lived_through(demo: Demo) -> None:
    assert {one.trouble for one in demo.stations} == {trouble.value for trouble in Trouble}


def test_results_came_by_bundle_qr_and_typing(demo: Demo) -> None:
    by = {one.trouble: one.by for one in demo.stations}
    assert by[Trouble.LOST_STICK.value] == "qr"
    assert by[Trouble.NO_LAPTOP.value] == "entri"
    assert by[Trouble.NONE.value] == "bundle"


def test_everything_made_verifies_under_the_root(demo: Demo, root: Path) -> None:
    made = [*demo.folder.glob("tps/*/*.asice"), *demo.folder.glob("tps/*/*.pdf")]
    made += [*demo.folder.glob("paket/*.asice"), *demo.folder.glob("rekap/*.asice")]
    made += demo.folder.glob("rekap/*.pdf")
    told = _verify(root, made)
    assert len(told) == len(made) > 30
    assert [one["file"] for one in told if not one["ok"]] == []


def test_a_flipped_byte_in_a_paper_is_found(demo: Demo, root: Path, tmp_path: Path) -> None:
    paper = next(demo.folder.glob("rekap/*.pdf"))
    content = bytearray(files.read(paper))
    content[len(content) // 3] ^= 1
    files.write(tmp_path / paper.name, bytes(content))
    told = _verify(root, [tmp_path / paper.name])
    assert not told[0]["ok"]


def test_the_report_is_in_every_format(demo: Demo) -> None:
    suffixes = sorted(path.suffix for path in demo.reported.paths)
    assert suffixes == [".asice", ".csv", ".json", ".pdf", ".pdf", ".xlsx"]
    assert all(path.name.startswith("SIMULASI-") for path in demo.reported.paths)


def test_the_table_holds_the_summary(demo: Demo) -> None:
    path = next(path for path in demo.reported.paths if path.suffix == ".csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kontes"] == "gubernur"]
    held = {row["kode"]: int(row["IB4_J"]) for row in rows if len(row["kode"]) == 13}
    assert held == {one.tps: one.attended for one in demo.stations}


def test_the_recap_bundle_names_what_it_was_made_of(demo: Demo) -> None:
    path = next(path for path in demo.reported.paths if path.suffix == ".asice")
    held, faults = container.read(files.read(path))
    assert held is not None
    assert faults == []
    received = {one["sha256"] for one in orjson.loads(held.files["received.json"])}
    bundles = demo.folder.glob("stik/*.asice")
    assert {files.sha256(files.read(one)) for one in bundles} <= received


def test_activation_codes_are_beside_the_packs(demo: Demo) -> None:
    with (demo.folder / "paket" / "aktivasi.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["paket"] for row in rows} == {
        path.name for path in demo.folder.glob("paket/*.asice")
    }
    assert len({row["kode_aktivasi"] for row in rows}) == len(rows)


def _verify(root: Path, paths: list[Path]) -> list[dict[str, object]]:
    result = CliRunner().invoke(
        program, ["verify", "--json", "--trust", str(root), *map(str, paths)]
    )
    told: list[dict[str, object]] = json.loads(result.stdout)
    return told


def _run(bundle: Path, root: Path, where: Path) -> subprocess.CompletedProcess[str]:
    shutil.copy(bundle, where / "hasil.asice")
    shutil.copy(root, where / "root.pem")
    blocks = re.findall(r"```sh\n(.*?)```", _RECIPE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) >= 6
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", "\n".join(blocks)],
        cwd=where,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def bundle(demo: Demo) -> Path:
    return next(demo.folder.glob("stik/*.asice"))


def test_the_recipe_holds_for_a_bundle(bundle: Path, root: Path, tmp_path: Path) -> None:
    done = _run(bundle, root, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "CMS Verification successful" in done.stderr
    held, _ = container.read(files.read(bundle))
    assert held is not None
    papers = sum(name.startswith("forms/") for name in held.files)
    assert papers >= 3
    assert done.stdout.count(": OK") == len(held.files) == 4 + papers
    assert "one chain" in done.stdout
    assert done.stdout.count("Signature is Valid") == papers
    assert done.stdout.count("Certificate is Trusted") == papers


def test_the_recipe_finds_an_altered_file(bundle: Path, root: Path, tmp_path: Path) -> None:
    content = bundle.read_bytes()
    at = content.index(b'"IV_1":') + len(b'"IV_1":')
    other = tmp_path / "altered.asice"
    other.write_bytes(
        content[:at] + (b"7" if content[at] != ord("7") else b"8") + content[at + 1 :]
    )
    done = _run(other, root, tmp_path)
    assert done.returncode != 0
    assert "FAILED" in done.stdout or "bad CRC" in done.stdout + done.stderr


def test_the_printed_qr_is_read_from_a_scan_and_equals_the_result(demo: Demo) -> None:
    """At 200 dots per inch, as an office scanner gives it; no other file is needed but the pack."""
    paper = next(demo.folder.glob("tps/*/*c-hasil-salinan-gubernur.pdf"))
    texts = [text for page in _scanned(paper, dpi=200) for text in read_codes(page)]
    pack = next(demo.folder.glob("paket/*ppk*.asice"))
    opened = read_kind(files.read(pack), PpkPack)
    verdict = verify("\n".join(texts).encode(), against_of(opened))
    assert verdict.ok
    assert isinstance(verdict.content, tuple)
    (scanned,) = verdict.content
    held, _ = container.read(files.read(next(paper.parent.glob("*.asice"))))
    assert held is not None
    result = orjson.loads(held.files["result.json"])
    sheet = next(one for one in result["sheets"] if one["contest"] == "gubernur")
    cells = load_form("pilkada-2024", "c-hasil-salinan-gubernur").cells((1, 2, 3))
    read = scanned.result.sheet(cells)
    assert read is not None
    assert dict(read.figures) == sheet["figures"]
    assert scanned.result.tps == result["tps"]
    assert result["journal"]["hash"].startswith(scanned.result.journal)


def _scanned(paper: Path, dpi: int) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(files.read(paper))
    try:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            yield bitmap.to_pil()
            bitmap.close()
            page.close()
    finally:
        document.close()
