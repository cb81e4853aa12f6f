"""Signs that look alike on a scan: what stands around them says which they are."""

from __future__ import annotations

import pytest

from tests.documents.scans import require_recogniser


@pytest.mark.parametrize(
    ("recognised", "written"),
    [
        ("产出指标（50分)", "产出指标（50分）"),
        ("(2025年度)", "（2025年度）"),
        ("全年执行数(B)", "全年执行数（B）"),
        ("《标准》(GB5749)规定", "《标准》（GB5749）规定"),
        ("年度总体目标:对130个点位", "年度总体目标：对130个点位"),
        ("目标1:还田18万亩", "目标1：还田18万亩"),
        ("1一7月执行数", "1—7月执行数"),
        ("处理率97%，粪污得到处理o", "处理率97%，粪污得到处理。"),
        ("………", "……"),
        ("1,260.50", "1,260.50"),
        ("1:3", "1:3"),
        ("(B/A)", "(B/A)"),
        ("第一季度", "第一季度"),
        ("3.5", "3.5"),
        ("≥98%", "≥98%"),
    ],
)
def test_signs_in_a_text(recognised: str, written: str) -> None:
    require_recogniser()
    from perflint.documents.ocr_signs import with_known_signs

    assert with_known_signs(recognised) == written


@pytest.mark.parametrize(
    ("recognised", "small", "slanted", "written"),
    [
        ("0", True, False, "。"),
        ("0", False, False, "0"),
        ("1", False, True, "/"),
        ("1", False, False, "1"),
        ("一", False, False, "—"),
        ("V", False, False, "√"),
        ("元", True, True, "元"),
    ],
)
def test_signs_alone(recognised: str, small: bool, slanted: bool, written: str) -> None:
    require_recogniser()
    from perflint.documents.ocr_signs import sign_alone

    assert sign_alone(recognised, small=small, slanted=slanted) == written
