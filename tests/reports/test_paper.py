"""What text reports are written on: nothing in a cell may act on the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from perflint.reports.paper import PlainPaper, TerminalPaper, columns_of, safe, shortened
from perflint.reports.text import write_report
from perflint.reports.words import Words
from tests.reports.sample_report import sample_report


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("满意度≥95%", "满意度≥95%"),
        ("a\u3000b\u00a0c", "a\u3000b\u00a0c"),
        ("\x1b]0;x\x07", "\\x1b]0;x\\x07"),
        ("a\u202eb\u2066c\u200fd", "a\\u202eb\\u2066c\\u200fd"),
        ("a\r\nb\tc\u2028d", "a\\r\\nb\\tc\\u2028d"),
        ("\x9b31m", "\\x9b31m"),
        ("\ud800", "\\ud800"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
    ],
)
def test_control_and_bidi_characters_are_shown_as_escapes(text: str, shown: str) -> None:
    assert safe(text) == shown


def test_widths_are_those_of_a_terminal() -> None:
    assert (columns_of("abc"), columns_of("满意度"), columns_of("e\u0301")) == (3, 6, 1)
    assert (shortened("满意度指标", 10), shortened("满意度指标", 9), shortened("abc", 3)) == ("满意度指标", "满意度指…", "abc")


def test_a_plain_table_is_aligned() -> None:
    paper = PlainPaper()
    paper.table(["名称", "分"], [["满意度", "9.0"], ["a", "100.0"]], numbers=frozenset((1,)))
    assert paper.text() == "  名称       分\n  满意度    9.0\n  a       100.0\n"


def test_the_terminal_shows_cells_as_they_are() -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="truecolor", width=200, markup=False, highlight=False)
    write_report(sample_report(), Words("zh"), TerminalPaper(console))
    text = stream.getvalue()
    assert "[[red]满意度[/red]\\x1b[31m\\u202e率]" in text
    assert "\u202e" not in text
    assert "\x1b[31m" not in text.replace("\x1b[1;31m", "")
    assert "\x1b[1;31m错误\x1b[0m T901" in text


@pytest.mark.parametrize("width", [20, 60, 200])
def test_a_narrow_terminal_loses_nothing(width: int) -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=False, width=width, markup=False, highlight=False)
    write_report(sample_report(), Words("zh"), TerminalPaper(console))
    text = "".join(stream.getvalue().split())
    for part in ("权重合计为95，应为100", "建议：调整权重，使合计为100", "文件有密码保护，请取消密码后再检查"):
        assert part in text
