"""The page of one rule in Markdown: the same pieces as the text explanation, with examples drawn as a spreadsheet shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from perflint.checks.findings import Text
from perflint.checks.rule import Example, HistoryRule, Rule
from perflint.documents import Grid, Limits, Lines, Place, column_letters, read_bytes
from perflint.regex import regex
from perflint.reports import rule_facts
from perflint.reports.words import Words

_EARLIER = Text("往年或批复的文件 example-{number}.md", "Earlier file example-{number}.md")
_FILE = Text("文件 example-{number}.md", "File example-{number}.md")
_TABLE = Text("第{number}张表：", "Table {number}:")
_NO_FINDING = Text("没有问题。", "No finding.")
_NO_EXAMPLE = Text(
    "这种情况出在文件本身（例如没有保存计算结果的公式），不能用文字表格举例。",
    "This lies in the file itself (a formula without a saved result, for instance); no table in text can show it.",
)

_EMPTY = Text("（空）", "(empty)")
_COLON = Text("：", ": ")

_SPECIAL = regex(r"[\\`*_{}\[\]|#~]")


def render_rule(rule: type[Rule], words: Words) -> str:
    """The page of a rule: what it looks at, why, on which basis, what it says, examples with their findings, options."""
    facts = rule_facts.facts(rule, words)
    other = rule.name.zh if words.lang == "en" else rule.name.en
    parts = [
        f"# {rule.code} {escaped(words.pick(rule.name))}",
        f"`{rule.rule}` · {escaped(other)}",
        _plain_table([label for label, _ in facts], [[value for _, value in facts]]),
        _heading("why", words),
        escaped(words.pick(rule.why)),
        _heading("regulations", words),
        "\n".join(f"- {escaped(text)}" for text in rule_facts.bases(rule, words)),
        _heading("messages", words),
        _told(rule_facts.messages(rule, words), words),
        _heading("bad", words),
        *(_examples(rule.bad, rule, words) if rule.bad else [words.pick(_NO_EXAMPLE)]),
        _heading("good", words),
        *_examples(rule.good, rule, words),
        *_options(rule, words),
    ]
    return "\n\n".join(parts) + "\n"


def table_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown; its cells are Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def escaped(text: str) -> str:
    """A plain text in Markdown: nothing in it is taken for markup."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "<br>")


def _heading(label: str, words: Words) -> str:
    return f"## {words.say(label)}"


def _told(told: Sequence[rule_facts.Told], words: Words) -> str:
    lines = []
    for one in told:
        at = f"`{one.at}` " if one.at else ""
        lines.append(f"- {at}**{one.severity}**{words.pick(_COLON)}{escaped(one.message)}<br>")
        lines.append("  " + escaped(words.say("suggestion", text=one.suggestion)))
    return "\n".join(lines)


def _examples(examples: Sequence[Example], rule: type[Rule], words: Words) -> Iterator[str]:
    for number, example in enumerate(examples, 1):
        if number > 1:
            yield "---"
        places = {rule_facts.place(one.at) for one in example.findings}
        numbered = any(place.line is not None for place in places)
        for count, document in enumerate(rule_facts.documents(example), 1):
            if example.others:
                label = _EARLIER if issubclass(rule, HistoryRule) and count > 1 else _FILE
                yield f"**{words.fill(label, {'number': str(count)})}**"
            # where several files are checked, an address does not say which of them is meant
            marked = places if count == 1 and (not example.others or issubclass(rule, HistoryRule)) else ()
            yield from _document(document, marked, numbered, words)
        yield _told(rule_facts.findings(example, rule, words), words) or words.pick(_NO_FINDING)


def _document(text: str, marked: Collection[Place], numbered: bool, words: Words) -> Iterator[str]:
    document = read_bytes(text.encode("utf-8"), "example.md", Limits())
    grids = sum(isinstance(block, Grid) for block in document.blocks)
    for block in document.blocks:
        if isinstance(block, Lines):
            lines = [
                (words.address(Place(line=line.number)) + words.pick(_COLON) if numbered else "") + escaped(line.text)
                for line in block.lines
                if line.text.strip()
            ]
            if lines:
                yield "\n".join(f"> {line}<br>" for line in lines)
            continue
        if grids > 1:
            yield words.fill(_TABLE, {"number": str(block.table)})
        yield _grid(block, {(place.row, place.column) for place in marked if _means(place, block, grids)}, words)


def _means(place: Place, grid: Grid, grids: int) -> bool:
    """Whether the address of a finding lies in this grid; one without a table is clear only where there is one grid."""
    return place.line is None and (place.table == grid.table if place.table is not None else grids == 1)


def _grid(grid: Grid, marked: Collection[tuple[int | None, int | None]], words: Words) -> str:
    width = max((cell.column or 0 for cell in grid.cells()), default=0)
    lines = []
    for row in grid.rows:
        number = row[0].row
        texts = {cell.column: escaped(cell.text) for cell in row}
        for column in range(1, width + 1):
            if (number, column) in marked:
                texts[column] = f"**{texts.get(column) or words.pick(_EMPTY)}**"
        lines.append([str(number), *(texts.get(column, "") for column in range(1, width + 1))])
    return table_of(["", *map(column_letters, range(1, width + 1))], lines)


def _plain_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return table_of(headings, [[escaped(cell) for cell in row] for row in rows])


def _options(rule: type[Rule], words: Words) -> Iterator[str]:
    options = rule_facts.options(rule, words)
    if options:
        yield _heading("options", words)
        yield _plain_table([words.say(label) for label in ("option", "default", "about")], options)
