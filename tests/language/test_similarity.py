import random

import pytest

from perflint.language.similarity import masked, near_duplicates, similarity, strip_boilerplate
from tests.steps import steps

LONG = (
    "保障全市一体化网上政务服务平台的正常运行及中心各项政务服务工作的顺利开展，"
    "确保全区政务服务工作的正常运行，全年受理群众诉求160420件，办结率达到98%以上。"
)
MOVED = (
    "全年受理群众诉求160420件，办结率达到98%以上。确保全区政务服务工作的正常运行，"
    "保障全市一体化网上政务服务平台的正常运行及中心各项政务服务工作的顺利开展，"
)
OTHER = (
    "聘用大厅保安4名，巡查大厅有无异常，维护大厅秩序，确保大厅人员和财物安全；"
    "聘用保洁3名，对厅内厅外场地进行保洁及维护，为办事群众创造良好的办事环境。"
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("同一句话", "同一句话", 1.0),
        ("同 一句话", "同一句话", 1.0),
        (LONG, MOVED, 1.0),
        ("甲乙丙丁", "戊己庚辛", 0.0),
        ("甲乙丙丁", "甲乙丙戊", 0.75),
        ("", "", 1.0),
    ],
)
def test_similarity(a: str, b: str, expected: float) -> None:
    assert similarity(a, b) == expected


def test_numbers_can_be_masked() -> None:
    assert similarity("受理12件", "受理345件", mask_numbers=True) == 1.0
    assert similarity("受理12件", "受理345件") < 0.7
    assert masked("受理 1,409.57 件，占９８%") == "受理#件,占#%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《国务院关于加快推进政务服务的指导意见》（国发〔2022〕5号）执行", "根据执行"),
        ("《办法》(渝府办发(2018)21号)，购买服务", ",购买服务"),
        ("渝财绩〔2018〕21号、购买服务", "、购买服务"),
        ("保障单位正常运转，购买服务", ",购买服务"),
        ("购买服务", "购买服务"),
    ],
)
def test_strip_boilerplate(text: str, expected: str) -> None:
    assert strip_boilerplate(text) == expected


def test_groups_of_copies() -> None:
    one_word_other = LONG.replace("顺利开展", "有序开展")
    other_numbers = LONG.replace("160420", "392846")
    texts = [LONG, OTHER, other_numbers, "受理12件", one_word_other, "受理 345 件", MOVED, "受理12个"]
    assert near_duplicates(texts) == [[0, 2, 4, 6], [3, 5]]


def test_short_texts_are_copies_only_when_equal() -> None:
    assert near_duplicates(["提升窗口服务质量和办事效率", "提升窗口服务质量和办事效能"]) == []


def test_lists_of_regulations_are_no_copies() -> None:
    regulations = (
        "1.《国务院关于加快推进政务服务标准化规范化便利化的指导意见》（国发〔2022〕5号）；"
        "2.《重庆市人民政府办公厅通知》（渝府办发〔2020〕50号）；"
    )
    assert near_duplicates([regulations, regulations]) == []
    assert near_duplicates([regulations + "购置窗口服务设备和办公用品", regulations + "聘用保安保洁人员维护大厅秩序"]) == []


def test_nothing_to_compare() -> None:
    assert near_duplicates([]) == []
    assert near_duplicates(["", "", "12", "34"]) == []


def planted(count: int) -> tuple[list[str], int]:
    """Random texts of about 200 characters, the last tenth of them copies with some characters changed."""
    chance = random.Random(7)
    characters = [chr(code) for code in range(0x4E00, 0x5200)]
    own = count - count // 10
    texts = ["".join(chance.choices(characters, k=200)) for _ in range(own)]
    for source in chance.sample(texts, count // 10):
        changed = list(source)
        for position in chance.sample(range(200), 15):
            changed[position] = chance.choice(characters)
        texts.append("".join(changed))
    return texts, own


def test_planted_copies_are_found() -> None:
    texts, own = planted(1000)
    groups = near_duplicates(texts)
    assert len(groups) == 100
    assert all(len(group) == 2 and group[0] < own <= group[1] for group in groups)


def test_work_grows_with_the_number_of_texts() -> None:
    def work(count: int) -> int:
        texts, _ = planted(count)
        return steps(lambda: near_duplicates(texts))

    assert work(1000) < 4 * 1.2 * work(250)
