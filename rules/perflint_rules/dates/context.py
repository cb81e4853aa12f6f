"""What a year in a text is for: the time of the work itself, or a reference to something of another year."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from perflint.language.dates import DateSpan, find_dates
from perflint.regex import regex

#: Before a year: a comparison (较2022年), a source (根据2022年…), a beginning or cut-off (自2020年, 截至2022年底).
_REFERENCE_BEFORE = regex(
    r"(?:较|比|与|和|同|自|从|以|于|截[至止]|在|对|按照?|依据|根据|参照|落实|执行|贯彻|印发|含|包括|结转|追加|支付|兑现|拨付|清算)"
    r"[^,，。;；、]{0,6}$"
)

#: After a year: a yardstick, a beginning, money or papers of that year, and what is settled in the year after.
_REFERENCE_AFTER = regex(
    r"[^,，。;；]{0,12}?"
    r"(?:基数|基础|基准|水平|同期|相比|以来|起|至今|实际|存量|结转|结余|续建|尾款|欠|遗留|历年|往年|跨年"
    r"|年报|决算|考核|考评|奖|补发|补贴清算|清算|结算|审计|验收|质保|评估|评价|绩效|普查|统计|年鉴|招聘|毕业|入伍|入学|届"
    r"|印发|文件|通知|方案|规划|计划|要点|意见|办法|标准|规范|条例|会议|纪要|批复|下达|工作报告|合同|协议|立项|招标|中标"
    r"|建成|成立|建设的|修建|购置的|购买的|版|试行)"
)

_STOP = regex(r"[。；;！!]")

#: So much of a long text is quoted on each side of a date.
CLAUSE_LENGTH = 20

_TITLES = regex(r"《[^《》]*》")
_SPAN = regex(r"[\s年度]*[-－—–~～至到]+\s*")


class DatedText(NamedTuple):
    """A date with the words around it; `is_span` where it begins or ends a span of years (2021—2025年)."""

    date: DateSpan
    written: str
    before: str
    after: str
    is_span: bool

    @property
    def clause(self) -> str:
        """The words around the date, up to the next full stop or semicolon, at most `CLAUSE_LENGTH` on each side."""
        before = _STOP.split(self.before)[-1][-CLAUSE_LENGTH:]
        return (before + self.written + _STOP.split(self.after)[0][:CLAUSE_LENGTH]).strip()

    @property
    def is_reference(self) -> bool:
        """Whether the year belongs to something the text refers to, as far as its words tell."""
        return self.is_span or bool(_REFERENCE_BEFORE.search(self.before) or _REFERENCE_AFTER.match(self.after))


@lru_cache(maxsize=4096)
def years_of(text: str) -> tuple[DatedText, ...]:
    """The dates of a text that name their year, titles in 《》 left out."""
    if "20" not in text and "19" not in text and "二" not in text and "一九" not in text:
        return ()
    dates = [date for date in find_dates(text) if date.year is not None]
    titles = [match.span() for match in _TITLES.finditer(text)]
    outside = [date for date in dates if not any(start <= date.start < end for start, end in titles)]
    return tuple(
        DatedText(
            date, text[date.start : date.end], text[: date.start], text[date.end :], _begins_or_ends_span(text, date, outside)
        )
        for date in outside
    )


def _begins_or_ends_span(text: str, date: DateSpan, dates: list[DateSpan]) -> bool:
    """Whether the date and another of a different year are the two ends of a span."""
    for other in dates:
        first, second = (date, other) if date.start < other.start else (other, date)
        if date.year != other.year and _SPAN.fullmatch(text[first.end : second.start]):
            return True
    return False
