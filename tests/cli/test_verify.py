"""`verify`: each kind of file, each fact by itself, and no file that is not answered in words."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpps_desktop.devices import files
from kpps_desktop.services.verifying import verify
from kpps_desktop.words import wording_of
from tests.services.ppk import days, tiny

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TPS = tiny.FIRST


def told(*arguments: object, code: int = 0) -> list[dict[str, Any]]:
    """Run `verify --json` and hold its answer to the contract."""
    done = tiny.run("verify", "--json", *arguments)
    assert (done.exit_code, done.stderr) == (code, ""), done.output
    answer: list[dict[str, Any]] = json.loads(done.stdout)
    for one in answer:
        assert list(one) == ["file", "ok", "facts"]
        assert one["facts"], one
        assert one["ok"] == all(fact["holds"] is not False for fact in one["facts"])
        for fact in one["facts"]:
            assert list(fact) == ["fact", "holds", "detail"]
            assert fact["holds"] in {True, False, None}
            assert "{" not in fact["detail"]
    assert code == (0 if all(one["ok"] for one in answer) else 1)
    return answer


def names(one: dict[str, Any], *, holds: bool | None) -> set[str]:
    return {fact["fact"] for fact in one["facts"] if fact["holds"] is holds}


def test_every_kind_of_file_holds_under_the_root(made: days.Made) -> None:
    packs, day = made.packs, made.day(TPS)
    paths = [packs.path(TPS), packs.path(tiny.HERE), days.bundle(day), *day.glob("*.pdf")]
    answer = told("--trust", packs.root, *paths)
    assert [one["file"] for one in answer] == [str(path) for path in paths]
    assert all("chain" in names(one, holds=True) for one in answer)


def test_a_bundle_is_asked_for_every_fact_by_itself(made: days.Made) -> None:
    (one,) = told("--trust", made.packs.root, days.bundle(made.day(TPS)))
    assert names(one, holds=True) >= {
        "readable",
        "complete",
        "intact",
        "signed_by",
        "chain",
        "in_date",
        "right_place",
        "right_kind",
        "right_election",
        "mode",
        "journal_whole",
        "journal_lawful",
        "journal_agrees",
    }


def test_qr_text_needs_a_pack_to_know_its_signer(made: days.Made) -> None:
    path = days.qr(made.day(TPS))[0]
    (alone,) = told(path)
    (known,) = told("--pack", made.packs.path(tiny.HERE), "--trust", made.packs.root, path)
    (stranger,) = told("--pack", made.packs.path(tiny.THERE), path, code=1)
    assert names(alone, holds=True) == {"readable (bupati)"}
    assert names(known, holds=True) >= {
        f"{fact} (bupati)"
        for fact in ("signed_by", "intact", "chain", "right_place", "not_revoked")
    }
    assert names(alone, holds=None) == {"signed_by (bupati)", "intact (bupati)"}
    assert names(stranger, holds=False) == {"signed_by (bupati)"}
    shown = tiny.run("verify", path).stdout
    assert "BELUM diperiksa" in shown.splitlines()[0]
    assert "--pack" in shown.splitlines()[-1] + shown.splitlines()[0]
    (dated,) = (one for one in known["facts"] if one["fact"].startswith("in_date"))
    assert "WIB" in dated["detail"]


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2\n", b'{"a": 1}', b"-----BEGIN X-----", b"0\x82"]
)
def test_what_never_bears_a_signature_is_told_so_without_alarm(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "berkas"
    path.write_bytes(content)
    done = tiny.run("verify", path)
    head, line = done.stdout.splitlines()
    assert (done.exit_code, head) == (1, "berkas: tidak bertanda tangan; tidak diperiksa")
    assert "QR" not in line.partition("→")[0]


def test_without_a_root_the_chain_is_followed_and_told(made: days.Made) -> None:
    (one,) = told(days.bundle(made.day(TPS)))
    assert "chain" in names(one, holds=None)


def test_another_election_does_not_vouch_for_it(made: days.Made) -> None:
    (one,) = told("--trust", made.official.root, days.bundle(made.day(TPS)), code=1)
    assert "chain" in names(one, holds=False)


SIGNS = {True: "✓", False: "✗", None: "○"}


def test_the_words_say_the_same_as_the_json(made: days.Made) -> None:
    path = days.bundle(made.day(TPS))
    done = tiny.run("verify", "--verbose", path)
    head, *lines = done.stdout.splitlines()
    facts = [line for line in lines if line[2] in SIGNS.values()]
    (one,) = told(path)
    assert head.startswith(f"{path.name}: ")
    for line, fact in zip(facts, one["facts"], strict=True):
        assert line.startswith(f"  {SIGNS[fact['holds']]} ")
        assert fact["holds"] is None or line.endswith(f" {fact['detail']}")
        assert ("(" in fact["fact"]) <= (fact["fact"].partition(" ")[2] in line)
    assert tiny.run("verify", path, lang="en").stdout != done.stdout


def test_what_several_parts_say_alike_is_said_once(made: days.Made) -> None:
    path = days.bundle(made.day(TPS))
    (one,) = told(path)
    lines = tiny.run("verify", path).stdout.splitlines()
    assert len(lines) == len(set(lines)) < len(one["facts"])
    for fact in one["facts"]:
        assert [line for line in lines if fact["detail"].rpartition(". ")[2] in line], fact


def test_first_comes_what_was_signed(made: days.Made) -> None:
    path, pack = days.bundle(made.day(TPS)), made.packs.path(tiny.HERE)
    _, signed, governor, regent, *_ = tiny.run("verify", "--pack", pack, path).stdout.splitlines()
    for part in (f"TPS 001 MELATI ({TPS})", "SIMULASI", "reguler", "urutan 1", "27-11-2024", "WIB"):
        assert part in signed
    assert governor.strip() == "gubernur: 1 = 5, 2 = 3, 3 = 2; sah 10, tidak sah 1"
    assert regent.strip() == "bupati: 1 = 6, 2 = 3; sah 9, tidak sah 1"


def test_every_kind_of_file_says_what_was_signed(made: days.Made) -> None:
    packs, day = made.packs, made.day(TPS)
    qr, pdf = days.qr(day)[1], sorted(day.glob("*.pdf"))[1]
    paths = [packs.path(TPS), packs.path(tiny.HERE), pdf, qr]
    shown = tiny.run("verify", "--trust", packs.root, "--pack", packs.path(tiny.HERE), *paths)
    lines = [line for line in shown.stdout.splitlines() if line.startswith("    ")]
    assert "Paket TPS 001 MELATI" in lines[0]
    assert "Paket PPK TAMAN SIMULASI (990101)" in lines[1]
    assert "4 TPS" in lines[1]
    assert "C.HASIL SALINAN-KWK-GUBERNUR" in lines[2]
    assert "WIB" in lines[2]
    assert "Teks QR hasil TPS 001 MELATI" in lines[3]
    assert lines[4].strip() == "gubernur: 1 = 5, 2 = 3, 3 = 2; sah 10, tidak sah 1"
    assert shown.stdout.splitlines()[-1] == (
        "4 berkas diperiksa: 4 tanpa kesalahan, 0 ADA YANG SALAH."
    )


def test_times_are_told_in_the_zone_of_the_election(made: days.Made) -> None:
    (one,) = told("--pack", made.packs.path(tiny.HERE), days.bundle(made.day(TPS)))
    timed = [fact["detail"] for fact in one["facts"] if re.search(r"-2024 \d", fact["detail"])]
    assert timed
    assert all(re.search(r"\d\d-\d\d-2024 \d\d\.\d\d WIB", detail) for detail in timed)


def test_what_was_signed_is_in_the_json_where_it_is_asked_for(made: days.Made) -> None:
    done = tiny.run("verify", "--json", "--content", days.bundle(made.day(TPS)))
    (one,) = json.loads(done.stdout)
    assert list(one) == ["file", "ok", "facts", "content"]
    (signed,) = one["content"]
    assert (signed["kind"], signed["place"], signed["sequence"]) == ("hasil-tps", TPS, 1)
    assert signed["headlines"][0] == {
        "contest": "gubernur",
        "votes": [[1, 5], [2, 3], [3, 2]],
        "valid": 10,
        "invalid": 1,
    }


def test_what_fails_stands_first_and_is_told_once(made: days.Made, tmp_path: Path) -> None:
    good = days.bundle(made.day(TPS)).read_bytes()
    with zipfile.ZipFile(io.BytesIO(good)) as zipped:
        at = good.index(zipped.read("checklists.json")[:40]) + 20
    bad = tmp_path / "diubah.asice"
    bad.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
    head, *lines = tiny.run("verify", bad).stdout.splitlines()
    assert "ADA YANG SALAH" in head
    facts = [line for line in lines if line[2] in SIGNS.values()]
    assert facts[0].startswith("  ✗ ")
    assert "checklists.json" in facts[0]
    assert [line.split(":")[0].strip() for line in facts[1:] if "✗" in line] == ["✗ Isi berubah"]
    assert not [line for line in facts if "Isi tidak berubah:" in line]
    (one,) = told(bad, code=1)
    assert names(one, holds=False) == {"readable", "intact"}
    assert "list_signed" in names(one, holds=True)


def test_what_fails_is_told_with_what_to_do(made: days.Made) -> None:
    path = days.bundle(made.day(TPS))
    done = tiny.run("verify", "--trust", made.official.root, path)
    (line,) = [
        line for line in done.stdout.splitlines() if line.startswith("  ✗") and ".pdf" not in line
    ]
    assert " → " in line
    assert done.exit_code == 1


def test_a_flipped_byte_fails_and_the_other_files_are_still_told(
    made: days.Made, tmp_path: Path
) -> None:
    good = days.bundle(made.day(TPS))
    altered = bytearray(good.read_bytes())
    altered[len(altered) // 3] ^= 4
    bad = tmp_path / "diubah.asice"
    bad.write_bytes(altered)
    answer = told(bad, good, code=1)
    assert [one["ok"] for one in answer] == [False, True]


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(files.MOST + 1)


STRANGE: dict[str, Callable[[Path], object]] = {
    "missing": str,
    "folder": lambda path: path.mkdir(),
    "empty": lambda path: path.write_bytes(b""),
    "huge": sparse,
    "text": lambda path: path.write_text("Halo\n", encoding="utf-8"),
    "zip": lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 40),
    "pdf": lambda path: path.write_bytes(b"%PDF-1.7\n%%EOF\n"),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "itself": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_of_ours_is_told_as_a_fact(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "aneh.asice"
    STRANGE[kind](path)
    (one,) = told(path, code=1)
    assert names(one, holds=False) in ({"readable"}, {"pdf_readable"})


@pytest.mark.parametrize("option", ["--trust", "--pack"])
@pytest.mark.parametrize("kind", ["missing", "folder", "empty", "noise"])
def test_a_faulty_root_or_pack_is_refused_in_words(
    made: days.Made, tmp_path: Path, option: str, kind: str
) -> None:
    path = tmp_path / "aneh"
    STRANGE[kind](path)
    done = tiny.run("verify", option, path, days.bundle(made.day(TPS)))
    assert (done.exit_code, done.stdout) == (1, "")
    assert "→" in done.stderr


def test_a_tps_pack_does_not_stand_for_a_ppk_pack(made: days.Made) -> None:
    done = tiny.run("verify", "--pack", made.packs.path(TPS), days.bundle(made.day(TPS)))
    assert done.exit_code == 1
    assert "S.522" in done.stderr


def answered(content: bytes) -> bool:
    """Verify a file and say every fact in both languages; return whether it holds."""
    verdict = verify(content)
    for lang in ("id", "en"):
        assert all(wording_of(fact, lang).cause for fact in verdict.facts)
    compared = all(fact.code != "F.542" for fact in verdict.facts)
    return verdict.ok and compared


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"KPPS1:1/1:"]),
    st.binary(max_size=400),
)
def test_no_bytes_bring_it_down(beginning: bytes, rest: bytes) -> None:
    assert not answered(beginning + rest)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_no_piece_of_a_real_file_brings_it_down(made: days.Made, data: st.DataObject) -> None:
    day = made.day(TPS)
    whole = [days.bundle(day), days.qr(day)[0], made.packs.path(TPS), next(day.glob("*.pdf"))]
    content = data.draw(st.sampled_from(whole)).read_bytes()
    first, last = sorted(data.draw(st.integers(0, len(content))) for _ in range(2))
    altered = content[:first] + data.draw(st.binary(max_size=20)) + content[last:]
    held = answered(altered)
    assert altered == content or not held
