from perflint.documents.limits import Limits
from perflint.documents.model import Line, Lines, Notice, Place
from perflint.documents.plaintext import read_plaintext


def blocks(data: bytes, **limits: int) -> list[tuple[int | None, list[tuple[int, str]]]]:
    document = read_plaintext(data, "a.txt", Limits(**limits))
    return [(b.page, [(line.number, line.text) for line in b.lines]) for b in document.blocks if isinstance(b, Lines)]


def test_all_lines_are_kept_with_tabs_and_blank_lines() -> None:
    data = "绩效目标表\r\n\r\n\t一级指标\t二级指标 \n  产出\r末行".encode()
    assert blocks(data) == [(None, [(1, "绩效目标表"), (2, ""), (3, "\t一级指标\t二级指标 "), (4, "  产出"), (5, "末行")])]


def test_only_line_ends_end_a_line() -> None:
    assert blocks("a\u2028b\vc\x85d\ne".encode()) == [(None, [(1, "a\u2028b\vc\x85d"), (2, "e")])]


def test_form_feeds_turn_pages_and_do_not_count_lines() -> None:
    assert blocks("一\n二\f三\n\f\f四\n".encode()) == [
        (1, [(1, "一"), (2, "二")]),
        (2, [(2, "三"), (3, "")]),
        (4, [(3, "四")]),
    ]


def test_limits_are_told_and_what_was_read_is_kept() -> None:
    document = read_plaintext(b"abcdef\nb\nc\n", "a.txt", Limits(lines=2, line_characters=5))
    assert [line for block in document.blocks if isinstance(block, Lines) for line in block.lines] == [
        Line(1, "abcde"),
        Line(2, "b"),
    ]
    assert document.notices == [
        Notice("limit-reached", Place(line=3), {"limit": "2", "option": "limits.lines"}),
        Notice("limit-reached", Place(line=1), {"limit": "5", "option": "limits.line_characters"}),
    ]


def test_document_names_its_path_and_format() -> None:
    document = read_plaintext("指标".encode("gb18030"), "目录/甲.txt", Limits())
    assert (document.path, document.format, document.notices) == ("目录/甲.txt", "txt", [])


def test_empty_file_has_no_blocks() -> None:
    assert read_plaintext(b"", "a.txt", Limits()).blocks == []
