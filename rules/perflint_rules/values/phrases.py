"""Values in words: those that can be answered by yes or no, those that only speak of punctuality, and mere phrases."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from perflint.language.dates import find_dates
from perflint.language.operators import normalise_operator
from perflint.language.vagueness import is_measurable
from perflint.regex import regex
from perflint.tables.model import Indicator
from perflint_rules.missing.gaps import is_bare_unit, is_mark
from perflint_rules.vagueness.doubts import is_empty_phrase

QUALITATIVE = "定性"

#: What is longer explains something and is no phrase.
LONGEST_PHRASE = 60
#: And what is longer than this says more than when.
LONGEST_WHEN = 24

_TIMELINESS = regex("时效|进度|时间|及时")
_LASTING = regex("可持续|社会效益")

_WHEN = (
    "及时|按时|按期|准时|如期|适时|尽快|限期|定期|同步|全年|全年度|当年|年内|年度内|本年|本年内|本年度|本年度内|年度|常年|长年"
    "|按照?[\u4e00-\u9fff]{0,6}?(?:计划|进度|合同|协议|规定|要求|期限|节点|工期)(?:约定|规定|要求)?的?(?:时间|进度|节点|期限|工期|要求)?"
    "|在?(?:规定|约定|计划|要求)的?(?:时间|期限|时限|工期)之?内"
)
_WHAT = (
    "完成|支付|拨付|发放|到位|办结|办理|开展|实施|推进|兑付|兑现|交付|报送|上报|公开|处置|处理|响应|竣工|完工|开工|验收|执行"
    "|运行|提供|保障|整改|反馈|更新|缴纳|结算|补助|举办|组织|进行|落实|交纳|任务|工作|项目|目标|资金"
)
# a number that stands elsewhere
_SET_ELSEWHERE = regex("上年|去年|同期|预算|批复|概算|合同|标准|平均水平|规定")
_UNCOUNTED = regex("(?:若干|多|数|几|不定|一定)[个次场人项批件名户家台套份期]+(?:次|数量)?")


def is_timeliness(indicator: Indicator) -> bool:
    """Whether a row stands under 时效 (or 进度)."""
    level = indicator.level2 or indicator.level1
    return level is not None and _TIMELINESS.search(level.text) is not None


def is_lasting_effect(indicator: Indicator) -> bool:
    """Whether a row stands under 可持续影响 or 社会效益."""
    return _LASTING.search(indicator.levels) is not None


def is_qualitative(indicator: Indicator) -> bool:
    """Whether no sign for numbers stands beside the value."""
    operator = indicator.operator
    return operator is None or normalise_operator(operator.text) in (None, QUALITATIVE)


@lru_cache(maxsize=4096)
def only_says_when(text: str) -> bool:
    """Whether a value is nothing but punctuality or the whole year: 及时, 按计划完成, 全年."""
    return len(text) <= LONGEST_WHEN and not find_dates(text) and _only_when().fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_uncounted(text: str) -> bool:
    """Whether a value speaks of several and says not how many: 多次, 若干场."""
    return _UNCOUNTED.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_phrase(text: str) -> bool:
    """Whether a value is words that leave open what must be so: 运转正常, 影响较大.

    No number, date or grade; nothing that happens or not (通过验收, 无投诉), no standard kept, no rank. What only says that
    something gets better is `vague-target`'s, a mark such as 无 is `placeholder`'s.
    """
    if len(text) > LONGEST_PHRASE or is_measurable(text) or is_mark(text) or is_uncounted(text) or is_empty_phrase(text):
        return False
    if is_bare_unit(text):
        return False  # `missing-value` asks for the number
    return _yes_or_no().search(text) is None and not is_rank_or_limit(text)


@lru_cache(maxsize=4096)
def is_rank_or_limit(text: str) -> bool:
    """Whether a value in words goes with a sign all the same: a rank (≥AAA级), or a number found elsewhere (≤预算批复数)."""
    if len(text) > LONGEST_PHRASE:
        return False
    return _rank().fullmatch(text) is not None or _SET_ELSEWHERE.search(text) is not None


# these take their time to compile, and a table of numbers needs none of them
@cache
def _only_when() -> re.Pattern[str]:
    return re.compile(
        rf"(?:严格|全部|均|确保|基本|能够)?(?:{_WHEN})(?:全部|均|足额|顺利|地|并|、|且|和)*(?:(?:{_WHEN}|{_WHAT}))*[。；;]?"
    )


@cache
def _yes_or_no() -> re.Pattern[str]:
    """What has happened or not, is there or not, or keeps to something written down."""
    return re.compile(
        "^(?:不低于|不高于|高于|低于|超过|优于|无|未|不|没有|零|杜绝|避免|防止|严禁|有(?![序效力所])|是|否)"
        "|全部|全覆盖|全员|全面(?:完成|覆盖)|应.尽."
        "|通过|合格|验收|达标|建立|建成|成立|制定|出台|印发|发布|颁布|上线|投入使用|取得|获得(?!感)"
        "|实时|即时|当[日天月季]|次[日月]|每(?:日|天|周|月|季|年|学期|工作日)|季度|学期|暑期|寒假|汛期|期间|[之以]?前$"
        "|合规|合法|属实|齐全|完整|完备|一致$|相符$|规程|方案|设计要求|(?:符合|达到|满足).+(?:要求|规范)|第[一二三四五六七八九十0-9]"
    )


@cache
def _rank() -> re.Pattern[str]:
    """二级甲等, AAA级, 国家级."""
    return re.compile(
        r".*(?:国家|[A-Za-z0-9一二三四五六七八九十甲乙丙省市县区])\+?[级类星等档名位](?:[甲乙丙]等)?(?:及?以上|标准|水平)?"
    )
