"""A container is canonical, and nothing hostile gets further than a finding."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpps_desktop.exchange import container, manifest, zips
from kpps_desktop.exchange.container import Limits
from kpps_desktop.exchange.zips import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILES = {"result.json": b'{"a":1}', "journal.jsonl": b"{}\n" * 50, "forms/C.pdf": b"%PDF-1.7"}
MIMETYPE = Entry("mimetype", b"application/vnd.etsi.asic-e+zip")


def signed(listed: bytes) -> bytes:
    return b"signature over " + listed[-20:]


def codes(data: bytes, limits: Limits | None = None) -> list[str]:
    return [one.code for one in container.read(data, limits or Limits())[1]]


def laid_out(*entries: tuple[str, bytes]) -> bytes:
    """Lay out entries canonically after the mimetype, whatever they are."""
    return zips.pack([MIMETYPE, *(Entry(*one) for one in entries)])


def repacked(change: Callable[[zipfile.ZipFile, zipfile.ZipInfo, bytes], None]) -> bytes:
    """Pack a good container again with Python's own writer, changed."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(container.write(FILES, signed))) as good,
        zipfile.ZipFile(made, "w") as other,
    ):
        for info in good.infolist():
            change(other, info, good.read(info))
    return made.getvalue()


names = st.from_regex(r"[A-Za-z0-9]{1,8}(/[a-z0-9]{1,8}){0,2}(\.[a-z]{1,4})?", fullmatch=True)


@given(st.dictionaries(names.filter(lambda name: name != "mimetype"), st.binary(max_size=200)))
def test_what_is_written_is_read_again(files: Mapping[str, bytes]) -> None:
    folded = {name.casefold(): name for name in files}
    kept = {name: files[name] for name in folded.values()}
    data = container.write(kept, signed)
    box, findings = container.read(data)
    assert findings == []
    assert box is not None
    assert box.files == kept
    assert box.signature == signed(box.manifest)
    assert container.write(box.files, signed) == data


def test_any_zip_tool_reads_one(tmp_path: Path) -> None:
    path = tmp_path / "hasil.asice"
    path.write_bytes(container.write(FILES, signed))
    assert subprocess.run(["unzip", "-t", path], check=False, capture_output=True).returncode == 0
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "mimetype"
        assert {name: archive.read(name) for name in FILES} == FILES


def test_the_mimetype_stands_where_file_tells_it() -> None:
    data = container.write(FILES, signed)
    assert data[30:69] == b"mimetypeapplication/vnd.etsi.asic-e+zip"


def test_the_same_files_give_the_same_bytes_in_any_order() -> None:
    backwards = dict(reversed(FILES.items()))
    assert container.write(FILES, signed) == container.write(backwards, signed)


@pytest.mark.parametrize(
    "name", ["../a", "/a", "a\\b", "a//b", ".a", "a/", "é", "META-INF/x", "mimetype", "a\n", "C:"]
)
def test_a_name_no_reader_would_take_is_not_written(name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        container.write({name: b""}, signed)


def test_an_altered_file_is_named() -> None:
    data = container.write(FILES, signed).replace(b'{"a":1}', b'{"a":2}')
    _, findings = container.read(data)
    assert next((one.code, one.where) for one in findings) == ("X.114", "result.json")


@pytest.mark.parametrize(
    ("left_out", "put_in", "code", "where"),
    [
        (b"%PDF-1.7", None, "X.115", "forms/C.pdf"),
        (None, ("forms/D.pdf", b"%PDF"), "X.116", "forms/D.pdf"),
    ],
)
def test_a_missing_and_an_extra_file_are_named(
    left_out: bytes | None, put_in: tuple[str, bytes] | None, code: str, where: str
) -> None:
    entries, _ = zips.unpack(container.write(FILES, signed), Limits())
    kept = [one for one in entries if one.content != left_out]
    if put_in:
        kept.insert(1, Entry(*put_in))
    _, findings = container.read(zips.pack(kept))
    assert (code, where) in [(one.code, one.where) for one in findings]


def test_a_changed_manifest_is_not_read_as_xml() -> None:
    listed = manifest.render({"result.json": manifest.digest(b"")})
    for other in (
        listed.replace(b"<asic:A", b'<!DOCTYPE x [<!ENTITY a "b">]><asic:A'),
        listed.replace(b"\n", b"\r\n"),
        listed + b" ",
        listed.replace(b"sha256", b"sha512"),
        b"\xff\xfe",
    ):
        assert manifest.parse(other) is None
        data = laid_out(
            ("result.json", b""), (manifest.PATH, other), (manifest.SIGNATURE_PATH, b"s")
        )
        assert codes(data) == ["X.113"]


def test_without_manifest_or_signature_nothing_is_taken() -> None:
    listed = manifest.render({})
    assert codes(laid_out((manifest.SIGNATURE_PATH, b"s"))) == ["X.112", "X.110"]
    assert codes(laid_out((manifest.PATH, listed))) == ["X.117", "X.110"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "X.102"),
        (b"PK\x05\x06" + bytes(18), "X.102"),
        (b"%PDF-1.7", "X.102"),
        (b"MZ" + container.write(FILES, signed), "X.102"),
        (container.write(FILES, signed) + b"\0", "X.110"),
        (container.write(FILES, signed)[:-30], "X.110"),
        (container.write(FILES, signed)[:150], "X.103"),
        (laid_out(("../../etc/passwd", b"x")), "X.106"),
        (laid_out(("/etc/passwd", b"x")), "X.106"),
        (laid_out(("a\\b.json", b"x")), "X.106"),
        (laid_out(("a\n.json", b"x")), "X.106"),
        (laid_out(("x" * 121, b"x")), "X.106"),
        (laid_out(("result.json", b"x"), ("result.json", b"y")), "X.109"),
        (laid_out(("result.json", b"x"), ("RESULT.json", b"y")), "X.109"),
        (laid_out(*((f"{n}.json", b"") for n in range(600))), "X.104"),
    ],
)
def test_a_hostile_container_gives_a_finding(data: bytes, code: str) -> None:
    assert code in codes(data)


def test_a_bomb_is_not_inflated() -> None:
    def squeeze(other: zipfile.ZipFile, info: zipfile.ZipInfo, content: bytes) -> None:
        bomb = info.filename == "result.json"
        other.writestr(
            info.filename,
            bytes(50_000_000) if bomb else content,
            zipfile.ZIP_DEFLATED if bomb else zipfile.ZIP_STORED,
        )

    assert codes(repacked(squeeze)) == ["X.108"]


def test_an_encrypted_entry_is_told() -> None:
    data = bytearray(container.write(FILES, signed))
    second = data.index(b"PK\x03\x04", 4)
    data[second + 6] |= 1
    assert codes(bytes(data)) == ["X.107"]


def test_a_symbolic_link_is_not_ours() -> None:
    def link(other: zipfile.ZipFile, info: zipfile.ZipInfo, content: bytes) -> None:
        copied = zipfile.ZipInfo(info.filename, info.date_time)
        copied.create_version = copied.extract_version = 10
        mode = 0o120777 if info.filename == "result.json" else 0o100644
        copied.external_attr = mode << 16
        other.writestr(copied, content)

    assert codes(repacked(link)) == ["X.110"]


def test_a_comment_or_another_time_is_not_ours() -> None:
    def later(other: zipfile.ZipFile, info: zipfile.ZipInfo, content: bytes) -> None:
        other.comment = b"hello"
        info.date_time = (2024, 11, 27, 7, 0, 0)
        other.writestr(info, content)

    assert codes(repacked(later)) == ["X.110"]


def test_sizes_that_lie_are_told() -> None:
    data = bytearray(container.write(FILES, signed))
    second = data.index(b"PK\x03\x04", 4)
    struct.pack_into("<2I", data, second + 18, 0x7FFFFFFF, 0x7FFFFFFF)
    assert codes(bytes(data)) == ["X.105"]
    struct.pack_into("<2I", data, second + 18, 50_000, 50_000)
    assert codes(bytes(data)) == ["X.103"]


def test_what_is_too_large_is_told_before_it_is_walked() -> None:
    data = container.write(FILES, signed)
    assert codes(data, Limits(total=100)) == ["X.101"]
    assert codes(data, Limits(each=100)) == ["X.105"]
    assert codes(data, Limits(entries=2)) == ["X.104"]


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_read_without_a_traceback(data: bytes) -> None:
    box, findings = container.read(data)
    assert box is None
    assert findings


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_behind_a_good_start_give_a_finding(tail: bytes, at: int) -> None:
    good = container.write(FILES, signed)
    data = good[:at] + tail
    assert data == good or container.read(data)[1]
