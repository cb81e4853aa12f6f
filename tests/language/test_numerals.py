from decimal import Decimal

import pytest

from perflint.language.numerals import parse_number, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "0"),
        ("95", "95"),
        ("98.70", "98.70"),
        (".5", "0.5"),
        ("２０", "20"),
        ("1,409.57", "1409.57"),
        ("1，409.57", "1409.57"),
        ("14,095,700", "14095700"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("+3", "3"),
        (" 12 ", "12"),
        ("零", "0"),
        ("〇", "0"),
        ("十", "10"),
        ("十二", "12"),
        ("三十", "30"),
        ("一百二十三", "123"),
        ("一百零五", "105"),
        ("两千", "2000"),
        ("二千零二十一", "2021"),
        ("二〇二一", "2021"),
        ("壹贰叁肆", "1234"),
        ("叁佰贰拾", "320"),
        ("一万二千", "12000"),
        ("三千万", "30000000"),
        ("一亿零五百万", "105000000"),
        ("三点五", "3.5"),
        ("负三", "-3"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    assert parse_number(text) == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "12,5",
        "1,40,957",
        "1234,567",
        "1.5万",
        "95%",
        "5.",
        "1.2.3",
        "十四五",
        "三五",
        "百",
        "万",
        "二十十",
        "三点",
        "点五",
        "1 2a",
        "1234567890123456",
        "-1234567890123456.5",
    ],
)
def test_no_numbers(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("95", "95"),
        ("95.00", "95"),
        ("0.880", "0.88"),
        ("1E+3", "1000"),
        ("100", "100"),
        ("-0.0", "0"),
        ("-5.50", "-5.5"),
        ("1E-7", "0.0000001"),
    ],
)
def test_plain(number: str, expected: str) -> None:
    assert plain(Decimal(number)) == expected
