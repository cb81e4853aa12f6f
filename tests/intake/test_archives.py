"""Archives: which files they hold, under which names, and what becomes of those that cannot be read."""

from __future__ import annotations

import io
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from perflint.documents.limits import Limits
from perflint.intake import Contents, Material, Source, archive_tools
from perflint.report import SkippedFile
from tests.intake.archives import need, rar, zipped, zipped_raw

GBK = "gbk"
NAME = "目录/绩效目标表.csv"


def contents(data: bytes, name: str = "包.zip", **limits: int) -> list[tuple[str, object]]:
    """The contents of an archive: (name, bytes) of those to be read, (name, why) of the others."""
    found: list[tuple[str, object]] = []
    for one in Contents([Source(name, data=data)], Limits.model_validate(limits)):
        if isinstance(one, Material):
            found.append((one.name, one.data))
        else:
            kind = one.reason if isinstance(one, SkippedFile) else one.kind
            found.append((one.path or "", (kind, one.parameters) if one.parameters else kind))
    return found


def limit(name: str, value: int) -> dict[str, str]:
    return {"limit": str(value), "option": f"limits.{name}"}


def test_members_are_named_after_their_archive_in_its_order() -> None:
    data = zipped({"b/乙.csv": b"2", "a.csv": b"1", "b/": b""})
    assert contents(data) == [("包.zip!b/乙.csv", b"2"), ("包.zip!a.csv", b"1")]


def test_a_document_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert contents(path.read_bytes(), "a.zip") == [("a.zip", path.read_bytes())]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "gb18030"])
def test_names_without_the_flag_for_unicode(encoding: str) -> None:
    assert contents(zipped_raw({NAME.encode(encoding): b"x"})) == [(f"包.zip!{NAME}", b"x")]


def test_names_that_were_taken_for_code_page_437() -> None:
    assert contents(zipped({NAME.encode(GBK).decode("cp437"): b"x"})) == [(f"包.zip!{NAME}", b"x")]


@pytest.mark.parametrize("name", ["résumé.csv", "表－1.csv", "面积㎡.csv", "│表│.csv"])
def test_names_that_are_right_stay(name: str) -> None:
    assert contents(zipped({name: b"x"})) == [(f"包.zip!{name}", b"x")]


def test_the_name_of_info_zip_counts_if_it_belongs_to_the_other() -> None:
    for checksum, expected in ((zlib.crc32(b"x.csv"), NAME), (1, "x.csv")):
        content = b"\1" + struct.pack("<L", checksum) + NAME.encode()
        data = zipped_raw({b"x.csv": b"x"}, struct.pack("<HH", 0x7075, len(content)) + content)
        assert contents(data) == [(f"包.zip!{expected}", b"x")]


def test_an_archive_of_a_real_program_on_chinese_windows(tmp_path: Path) -> None:
    bsdtar = need("bsdtar")
    (tmp_path / "目录").mkdir()
    (tmp_path / NAME).write_bytes(b"x")
    command = [bsdtar, "--options", "zip:hdrcharset=CP936", "--format", "zip", "-cf", "a.zip", "目录"]
    subprocess.run(command, cwd=tmp_path, check=True, env={"LC_ALL": "C.UTF-8"})
    data = (tmp_path / "a.zip").read_bytes()
    assert NAME.encode(GBK) in data
    assert contents(data) == [(f"包.zip!{NAME}", b"x")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/a.csv", "../../etc/a.csv"), ("/etc/a.csv", "etc/a.csv"), ("C:\\a\\b.csv", "C:/a/b.csv")],
)
def test_paths_are_only_names(name: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert contents(zipped_raw({name.encode(): b"x"})) == [(f"包.zip!{shown}", b"x")]
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_submission_is_passed_over() -> None:
    members = {
        "~$a.xlsx": b"1",
        "__MACOSX/._a.xlsx": b"2",
        ".DS_Store": b"3",
        "a/.git/config": b"4",
        "..a.csv": b"5",
        "a.csv": b"6",
    }
    assert contents(zipped(members)) == [
        ("包.zip!~$a.xlsx", "lock-file"),
        ("包.zip!__MACOSX/._a.xlsx", "hidden-member"),
        ("包.zip!.DS_Store", "hidden-member"),
        ("包.zip!a/.git/config", "hidden-member"),
        ("包.zip!..a.csv", "hidden-member"),
        ("包.zip!a.csv", b"6"),
    ]


def test_links_are_left_out() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        entry = zipfile.ZipInfo("a.csv")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert contents(file.getvalue()) == [("包.zip", "empty-archive")]


def test_equal_contents_come_once() -> None:
    data = zipped({"a.csv": b"1", "b.csv": b"1", "b.md": b"1", "c.csv": b"", "d.csv": b""})
    assert contents(data) == [
        ("包.zip!a.csv", b"1"),
        ("包.zip!b.csv", ("duplicate", {"name": "包.zip!a.csv"})),
        ("包.zip!b.md", b"1"),
        ("包.zip!c.csv", b""),
        ("包.zip!d.csv", b""),
    ]


def nested(depth: int) -> bytes:
    data = b"x"
    for number in range(depth):
        data = zipped({"x.csv" if not number else f"{number}.zip": data})
    return data


def test_archives_in_archives() -> None:
    assert contents(nested(3)) == [("包.zip!2.zip!1.zip!x.csv", b"x")]
    assert contents(nested(4)) == [("包.zip!3.zip!2.zip!1.zip", ("archive-depth", limit("archive_depth", 3)))]
    assert contents(nested(4), archive_depth=4) == [("包.zip!3.zip!2.zip!1.zip!x.csv", b"x")]


def test_an_encrypted_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    program = need("7z")
    (tmp_path / "a.csv").write_bytes(b"1")
    (tmp_path / "b.csv").write_bytes(b"2")
    subprocess.run([program, "a", "-tzip", "-psecret", "x.zip", "a.csv"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run([program, "a", "-tzip", "x.zip", "b.csv"], cwd=tmp_path, check=True, capture_output=True)
    found = contents((tmp_path / "x.zip").read_bytes())
    assert found == [("包.zip!a.csv", "encrypted"), ("包.zip!b.csv", b"2")]


def test_a_damaged_member_is_named_and_the_others_are_read() -> None:
    data = bytearray(zipped({"a.csv": b"1" * 100, "b.csv": b"2"}))
    data[data.index(b"a.csv") + 8] ^= 0xFF
    assert contents(bytes(data)) == [("包.zip!a.csv", "damaged"), ("包.zip!b.csv", b"2")]


@pytest.mark.parametrize(("method", "number"), [(zipfile.ZIP_BZIP2, "12"), (zipfile.ZIP_LZMA, "14")])
def test_an_unusual_method_is_named(method: int, number: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("a.csv", "1" * 100)
    assert contents(file.getvalue()) == [("包.zip!a.csv", ("archive-method", {"found": number}))]


def test_limits_of_members_and_sizes() -> None:
    three = {"a.csv": b"1" * 10, "b.csv": b"2" * 10, "c.csv": b"3" * 10}
    assert contents(zipped(three), archive_members=2) == [("包.zip", ("too-large", limit("archive_members", 2)))]
    assert contents(zipped({"x.zip": zipped(three)}), archive_members=3) == [
        ("包.zip!x.zip!a.csv", b"1" * 10),
        ("包.zip!x.zip!b.csv", b"2" * 10),
        ("包.zip", ("archive-limit", limit("archive_members", 3))),
    ]
    assert contents(zipped(three), archive_bytes=25)[2:] == [("包.zip", ("archive-limit", limit("archive_bytes", 25)))]
    assert contents(zipped({**three, "d.csv": b"4" * 1_000}), file_bytes=900)[3:] == [
        ("包.zip!d.csv", ("too-large", limit("file_bytes", 900)))
    ]


def test_a_bomb_is_not_unpacked() -> None:
    data = zipped({"a.csv": b"0" * 90_000_000, "b.csv": b"0" * 9_000_000})
    found = contents(data)
    assert [name for name, _ in found] == ["包.zip!a.csv", "包.zip!b.csv"]
    assert found[0][1] == ("archive-ratio", limit("archive_ratio", 200))


def test_a_million_entries_cost_nothing() -> None:
    entry = struct.pack("<4s4B4H3L5H2L", b"PK\x01\x02", 20, 3, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    directory = entry * 1_000_000
    data = b"PK\x03\x04" + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 4, 0)
    assert contents(data) == [("包.zip", ("too-large", limit("archive_members", 20_000)))]


def test_a_large_archive_of_documents_is_read_from_its_path(tmp_path: Path) -> None:
    """The size of a file is bounded, that of an archive is not: only what it unpacks to."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({f"{number}.csv": bytes([number]) * 100 for number in range(50)}))
    found = list(Contents([Source("a.zip", path)], Limits(file_bytes=200)))
    assert [one.name for one in found if isinstance(one, Material)] == [f"a.zip!{number}.csv" for number in range(50)]


MEMBERS: Mapping[str, bytes] = {"目录/甲.csv": b"1,2\n" * 1_000, "乙.csv": b"3"}


def seven_zipped(folder: Path, *options: str) -> bytes:
    program = need("7z")
    for name, data in MEMBERS.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    subprocess.run([program, "a", *options, "x.7z", "目录", "乙.csv"], cwd=folder, check=True, capture_output=True)
    return (folder / "x.7z").read_bytes()


@pytest.fixture(params=["bsdtar", "7z"])
def tool(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the programs in turn, as if it were the only one."""
    program = need(request.param)
    read = archive_tools._by_tar if request.param == "bsdtar" else archive_tools._by_seven_zip
    monkeypatch.setattr(archive_tools, "_tools", lambda: (archive_tools._Tool(program, read),))
    return str(request.param)


def test_7z(tool: str, tmp_path: Path) -> None:
    assert sorted(contents(seven_zipped(tmp_path), "包.7z")) == sorted((f"包.7z!{name}", data) for name, data in MEMBERS.items())


def test_rar() -> None:
    """By bsdtar alone: the 7-Zip of Debian cannot unpack rar."""
    need("bsdtar")
    assert contents(rar(MEMBERS), "包.rar") == [(f"包.rar!{name}", data) for name, data in MEMBERS.items()]
    assert contents(zipped({"里.rar": rar(MEMBERS)})) == [(f"包.zip!里.rar!{name}", data) for name, data in MEMBERS.items()]


def test_encrypted_7z(tmp_path: Path) -> None:
    names = {"包.7z!目录/甲.csv": "encrypted", "包.7z!乙.csv": "encrypted"}
    assert dict(contents(seven_zipped(tmp_path, "-psecret"), "包.7z")) == names
    (tmp_path / "x.7z").unlink()
    assert contents(seven_zipped(tmp_path, "-psecret", "-mhe=on"), "包.7z") == [("包.7z", "encrypted")]


def test_damaged_7z(tool: str, tmp_path: Path) -> None:
    data = seven_zipped(tmp_path)
    assert contents(data[:50], "包.7z") == [("包.7z", "archive-damaged")]
    assert contents(data[:40] + b"XXXX" + data[44:], "包.7z") == [("包.7z", "archive-damaged")]


def test_limits_of_7z(tool: str, tmp_path: Path) -> None:
    data = seven_zipped(tmp_path)
    found = contents(data, "包.7z", file_bytes=1_000)
    assert dict(found)["包.7z!目录/甲.csv"] == ("too-large", limit("file_bytes", 1_000))
    assert dict(found)["包.7z!乙.csv"] == b"3"
    assert contents(data, "包.7z", archive_members=1)[-1] == ("包.7z", ("archive-limit", limit("archive_members", 1)))


def test_a_program_that_takes_too_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(archive_tools, "_tools", lambda: (archive_tools._Tool(str(slow), archive_tools._by_tar),))
    assert contents(rar(MEMBERS), "包.rar", file_seconds=1) == [("包.rar", ("time-limit", limit("file_seconds", 1)))]


def test_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_tools, "_tools", lambda: ())
    assert contents(rar(MEMBERS), "包.rar") == [("包.rar", ("archive-tool", {"found": "rar"}))]
