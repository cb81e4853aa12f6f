import pytest

from perflint.documents.number_format import BUILTIN_FORMATS, general, render, render_text

ACCOUNTING = '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5.0, "5"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1409.57, "1409.57"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (-2.5e-5, "-0.000025"),
        (123456789012345678, "123456789012346000"),
        (1 / 3, "0.333333333333333"),
        (999999999999999, "999999999999999"),
    ],
)
def test_general_is_plain_with_fifteen_digits(value: float, text: str) -> None:
    assert general(value) == text
    assert render(value, "General") == text
    assert render(value, "") == text
    assert render(value, "@") == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.95, "0%", "95%"),
        (0.904, "0.00%", "90.40%"),
        (0.285, "0%", "29%"),
        (0.05, "0.0%", "5.0%"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-2.5, "0", "-3"),
        (-0.001, "0.00", "0.00"),
        (1409.57, "#,##0.00", "1,409.57"),
        (1234567, "#,##0", "1,234,567"),
        (-1234.5, "#,##0.00", "-1,234.50"),
        (1409.57, '0.00"万元"', "1409.57万元"),
        (1409570, '#,##0.00"万元"', "1,409,570.00万元"),
        (95, '"≥"0"%"', "≥95%"),
        (95, "0\\%", "95%"),
        (3, "0人", "3人"),
        (5, "000", "005"),
        (10012345678, "000-0000-0000", "100-1234-5678"),
        (5, "#.##", "5"),
        (0.25, "#.##", ".25"),
        (5.5, ".00", "5.50"),
        (1234567.891, "#,##0.##", "1,234,567.89"),
        (12, "#,##0.0#", "12.0"),
        (1234567, "#,##0,", "1,235"),
        (12345678, '0.00,,"百万"', "12.35百万"),
        (12345, '0\\.0,"万"', "1.2万"),
        (12345, '0!.0,"万"', "1.2万"),
        (1.41e5, "0.00E+00", "141000"),
        (0.5, "# ?/?", "1/2"),
        (1.5, "# ?/?", "1 1/2"),
        (1 / 3, "# ??/??", "1/3"),
        (0.25, "?/4", "1/4"),
        (3, "# ?/?", "3"),
        (5, "[DBNum1]0", "5"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (-5, 'General"元"', "-5元"),
        (5, "G/通用格式", "5"),
        (1e300, "0.00", "1" + "0" * 300),
    ],
)
def test_numbers(value: float, code: str, text: str) -> None:
    assert render(value, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (5, "0.00;-0.00;0", "5.00"),
        (-5, "0.00_);(0.00)", "(5.00)"),
        (-5, '0;"负"0', "负5"),
        (-5, "0.00;[Red]0.00", "-5.00"),  # only a colour is the sign
        (-5, "0.00;@", "-5.00"),
        (0, '0;-0;"-"', "-"),
        (0, "0;-0;;@", ""),
        (0, "#", ""),
        (5, ";;;", "5"),  # what has a value is never lost to its format
        (-5, "0;;", "-5"),
        (12345, '[>=10000]0.0,"千";0', "12.3千"),
        (5, '[>=10000]0.0,"千";0', "5"),
        (-5, '[>=10000]0.0,"千";0', "-5"),
        (1, '[=1]"是";[=0]"否";0', "是"),
        (0, '[=1]"是";[=0]"否";0', "否"),
        (2, '[=1]"是";[=0]"否";0', "2"),
        (1234.5, ACCOUNTING, "¥1,234.50"),
        (-1234.5, ACCOUNTING, "¥-1,234.50"),
        (0, ACCOUNTING, "¥-"),
    ],
)
def test_sections(value: float, code: str, text: str) -> None:
    assert render(value, code) == text


@pytest.mark.parametrize(
    ("serial", "code", "text"),
    [
        (46387, BUILTIN_FORMATS[14], "2026/12/31"),
        (46387, 'yyyy"年"m"月"d"日"', "2026年12月31日"),
        (46387, "yyyy年m月d日", "2026年12月31日"),
        (46387, '[$-804]yyyy"年"m"月";@', "2026年12月"),
        (46387, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2026年12月31日"),
        (46387, "yyyy-mm-dd", "2026-12-31"),
        (46387, "yy.m.d", "26.12.31"),
        (46387, "d-mmm-yy", "31-Dec-26"),
        (46387, "aaaa", "星期四"),
        (46387, "dddd", "Thursday"),
        (46387.5, "yyyy/m/d h:mm", "2026/12/31 12:00"),
        (0.5, "h:mm", "12:00"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (0.75, BUILTIN_FORMATS[55], "下午6时00分"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (1 / 3, "h:mm:ss", "8:00:00"),
        (0.0007, "mm:ss.0", "01:00.4"),
        (1, "yyyy/m/d", "1900/1/1"),
        (59, "yyyy/m/d", "1900/2/28"),
        (60, "yyyy/m/d", "1900/2/29"),
        (61, "yyyy/m/d", "1900/3/1"),
        (2958465, "yyyy/m/d", "9999/12/31"),
        (2958466, "yyyy/m/d", "2958466"),
        (-1, "yyyy/m/d", "-1"),
    ],
)
def test_dates(serial: float, code: str, text: str) -> None:
    assert render(serial, code) == text


def test_dates_from_1904() -> None:
    assert render(0, "yyyy/m/d aaa", date1904=True) == "1904/1/1 五"
    assert render(44925, "yyyy/m/d", date1904=True) == "2026/12/31"
    assert render(2958465, "yyyy/m/d", date1904=True) == "9999/12/31"


@pytest.mark.parametrize(
    ("text", "code", "shown"),
    [
        ("3", '@"个"', "3个"),
        ("3", '0;0;0;"约"@', "约3"),
        ("3", "General", "3"),
        ("3", "0.00", "3"),
        ("3", ";;;", "3"),
        ("3", "@", "3"),
        ("3", "0.00;@", "3"),
    ],
)
def test_texts(text: str, code: str, shown: str) -> None:
    assert render_text(text, code) == shown


@pytest.mark.parametrize(
    "code", ['"', "\\", "[", "[>", "_", "*", "0" * 300, "0." + "0" * 250, "%" * 255, "," * 255, ";" * 255, "/"]
)
@pytest.mark.parametrize("value", [0.0, -1.5, 1e308, -1e-308, float("inf"), float("nan")])
def test_no_format_is_an_error(code: str, value: float) -> None:
    assert isinstance(render(value, code), str)
    assert isinstance(render_text("x", code), str)


def test_every_builtin_format_shows_a_number() -> None:
    assert {code for number, code in BUILTIN_FORMATS.items() if not render(46387.25, code)} == set()
