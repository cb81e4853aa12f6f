import subprocess
import sys

import pytest

from perflint.language.patterns import Match, find_patterns, may_match, words_of
from perflint_corpora import load_patterns, load_rows


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("vague", "群众生活水平不断提高", [Match("intensified-change", "不断提高", 6, 10)]),
        ("vague", "得到有效改善", [Match("intensified-change", "得到有效改善", 0, 6)]),
        ("vague", "成效显著", [Match("judged-subject", "成效显著", 0, 4)]),
        ("vague", "取得明显成效", [Match("achieved-result", "取得明显成效", 0, 6)]),
        ("vague", "促进社会和谐稳定", [Match("wish", "促进社会和谐稳定", 0, 8)]),
        ("vague", "有效投诉率", []),
        ("vague", "新增就业人数", []),
        ("ranking", "我区政务服务效能水平名列全市区县第一", [Match("ranking", "名列全市区县第一", 10, 18)]),
        ("ranking", "名列前茅", [Match("ranking", "名列前茅", 0, 4)]),
        ("ranking", "第一季度完成", []),
    ],
)
def test_find_patterns(name: str, text: str, expected: list[Match]) -> None:
    assert list(find_patterns(name, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("有效提升", True), ("提升有效", True), ("新增就业人数", False), ("明显部位公示率", False)]
)
def test_may_match_is_a_necessary_condition(text: str, expected: bool) -> None:
    assert may_match("vague", text) is expected


def test_nothing_heavy_is_loaded_for_a_clean_name() -> None:
    program = """
import sys
from perflint.language.patterns import find_patterns
from perflint.language.similarity import masked
from perflint.language.vagueness import slogan, vague_phrases, is_measurable
from perflint.language.quantity import parse_quantities
names = ["新增就业人数", "窗口服务质量达标率", "发布政务服务短视频", "≥95%"]
print([slogan(name) or vague_phrases(name) or find_patterns("ranking", name) for name in names], is_measurable("≥95%"))
print([module for module in ("jieba", "spacy", "rapidfuzz", "numpy") if module in sys.modules])
"""
    environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["[(), (), (), ()] True", "[]"]


@pytest.mark.parametrize("name", ["vague", "ranking"])
def test_every_role_named_in_a_pattern_has_words(name: str) -> None:
    def roles(part: object) -> list[str]:
        if isinstance(part, dict):
            return [role for value in part.values() for role in roles(value)]
        if isinstance(part, list):
            return [role for value in part for role in roles(value)]
        return [part[1:]] if isinstance(part, str) and part.startswith("@") else []

    assert [role for role in roles(load_patterns(name)) if not words_of(f"{name}_words", role)] == []


@pytest.mark.parametrize("name", ["vague_words", "slogan_words", "measurable_nouns"])
def test_no_word_has_a_role_twice(name: str) -> None:
    pairs = [(row["word"], row["role"]) for row in load_rows(name)]
    assert sorted(pairs) == sorted(set(pairs))
