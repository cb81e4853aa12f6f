import codecs

import pytest

from perflint.documents.charset import declared_charset, decode, read_text, symbol_font_text
from perflint.documents.model import DocumentError, Notice, Place

TEXT = "一级指标\t指标值\r\n产出指标\t≥95%\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings_are_recognised_without_a_declaration(data: bytes, encoding: str) -> None:
    assert decode(data) == (TEXT, encoding)


@pytest.mark.parametrize("declared", ["gb2312", "GBK", " gb18030 ", "cp936", "x-unknown", "utf-8", "zlib", "\udcff"])
def test_gbk_bytes_are_read_whatever_is_declared(declared: str) -> None:
    text = "镕基：绩效〇"  # 镕 is in gbk but not in gb2312
    assert decode(text.encode("gbk"), declared) == (text, "gb18030")


def test_a_short_gbk_cell_that_other_guessers_take_for_big5() -> None:
    assert decode("数量".encode("gbk")) == ("数量", "gb18030")


def test_utf8_saved_anew_keeps_its_old_declaration_and_is_read_as_utf8() -> None:
    assert decode("绩效目标".encode(), "gb2312") == ("绩效目标", "utf-8")


def test_a_declaration_decides_between_two_possible_readings() -> None:
    assert decode("卤".encode("gbk"), "gbk") == ("卤", "gb18030")
    assert decode("卤".encode("gbk")) == ("±", "utf-8")


def test_big5_only_when_declared() -> None:
    assert decode("績效目標".encode("big5"), "big5") == ("績效目標", "cp950")


def test_western_declaration_of_chinese_bytes_is_not_believed() -> None:
    assert decode("绩效".encode("gbk"), "iso-8859-1") == ("绩效", "gb18030")
    assert decode("5 m² <b>".encode("cp1252"), "windows-1252") == ("5 m² <b>", "cp1252")


def test_damaged_bytes_take_the_reading_that_loses_least() -> None:
    assert decode("绩效目标，".encode() * 20 + b"\xff") == ("绩效目标，" * 20 + "\ufffd", "utf-8")
    assert decode("绩效目标，".encode("gb18030") * 20 + b"\xff") == ("绩效目标，" * 20 + "\ufffd", "gb18030")


def test_undecodable_bytes_are_told_with_count_and_line() -> None:
    text, notices = read_text("绩效目标\n产出".encode() + b"\xff\n" + "指标".encode() + b"\xfe")
    assert text == "绩效目标\n产出\ufffd\n指标\ufffd"
    assert notices == [Notice("undecodable-bytes", Place(line=2), {"count": "2", "encoding": "utf-8"})]


def test_odd_last_byte_of_utf16_is_told() -> None:
    text, notices = read_text(codecs.BOM_UTF16_LE + "指标".encode("utf-16-le") + b"\x31")
    assert text == "指标\ufffd"
    assert [notice.kind for notice in notices] == ["undecodable-bytes"]


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\0" * 1000, b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 100])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_text(data)
    assert caught.value.kind == "binary-text"


def test_a_stray_nul_is_dropped() -> None:
    assert read_text(b"a" * 200 + b"\0" + b"b") == ("a" * 200 + "b", [])
    assert read_text(b"a" * 201 + b"\0" + b"b") == ("a" * 201 + "b", [])


def test_empty_data_is_an_empty_text() -> None:
    assert read_text(b"") == ("", [])


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (b'<html><head><meta charset="gb2312">', "gb2312"),
        (b'<META http-equiv=Content-Type content="text/html; charset=GBK">', "GBK"),
        (b"<?xml version='1.0' encoding='gb18030'?><html>", "gb18030"),
        (b"<html><body>charset=big5", None),
    ],
)
def test_declared_charset(data: bytes, declared: str | None) -> None:
    assert declared_charset(data) == declared


def test_symbol_font_characters_show_what_the_font_shows() -> None:
    assert symbol_font_text("\uf0b3\uf0a3\uf03d\uf03e\uf03c", "Symbol") == "≥≤=><"
    assert symbol_font_text("\u00b3 95%", "Symbol") == "≥ 95%"
    assert symbol_font_text("\uf0fc\uf0fe", "Wingdings") == "✓☑"
    assert symbol_font_text("\uf052", "Wingdings 2") == "☑"
    assert symbol_font_text("\uf0b3", "宋体") == "≥"
    assert symbol_font_text("m\u00b3", "宋体") == "m³"
