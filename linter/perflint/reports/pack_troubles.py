"""What is wrong with a pack of declared rules, by the kind of its error; `{where}` is the file with its line."""

from __future__ import annotations

from perflint.checks.findings import Text

PACKS = {
    "pack-unreadable": Text("{where}：规则文件打不开：{reason}", "{where}: the rule pack cannot be opened: {reason}"),
    "pack-encoding": Text(
        "{where}：规则文件不是 UTF-8 编码，请另存为 UTF-8", "{where}: the rule pack is not UTF-8; save it as UTF-8"
    ),
    "pack-syntax": Text("{where}：规则文件的 TOML 语法有误：{reason}", "{where}: the rule pack is not valid TOML: {reason}"),
    "pack-empty": Text("{where}：没有规则；每条规则以 [[rule]] 开头", "{where}: there is no rule; each begins with [[rule]]"),
    "pack-empty-folder": Text("{where}：文件夹里没有规则文件（*.toml）", "{where}: no rule pack (*.toml) is in this folder"),
    "pack-duplicate": Text(
        "{where}：规则 {rule} 的“{value}”已被使用（{other}），代码和名称都不能重复",
        "{where}: rule {rule}: {value} is taken already ({other}); codes and names must be unique",
    ),
    "pack-key": Text(
        "{where}：规则 {rule}：没有“{key}”这个设置，请检查拼写",
        "{where}: rule {rule}: there is no setting {key}; check the spelling",
    ),
    "pack-value": Text(
        "{where}：规则 {rule}：“{key}”的值“{value}”不能用：{problem}",
        "{where}: rule {rule}: {value} cannot be the value of {key}: {problem}",
    ),
    "pack-missing": Text("{where}：规则 {rule}：缺少“{key}”", "{where}: rule {rule}: {key} is missing"),
    "pack-placeholder": Text(
        "{where}：规则 {rule}：{key} 里不能用 {value}；可用的有：{available}",
        "{where}: rule {rule}: {key} cannot show {value}; it can show: {available}",
    ),
    "unknown-check": Text(
        "{where}：规则 {rule}：check 应为以下之一：{available}", "{where}: rule {rule}: check must be one of: {available}"
    ),
    "cel-missing": Text(
        "{where}：规则 {rule}：条件规则需要另外安装组件：pip install perflint[cel]",
        "{where}: rule {rule}: conditions need one more package: pip install perflint[cel]",
    ),
    "condition-syntax": Text("{where}：规则 {rule}：条件写法有误：{reason}", "{where}: rule {rule}: wrong condition: {reason}"),
    "condition-not-boolean": Text(
        "{where}：规则 {rule}：条件的结果应为真或假（true、false）",
        "{where}: rule {rule}: the condition must be either true or false",
    ),
    "example-crashed": Text("{where}：规则 {rule}：检查这个例子时出错", "{where}: rule {rule}: checking this example failed"),
    "example-unread": Text(
        "{where}：规则 {rule}：这个例子没有读成指标表；请写上指标名称和指标值，或改用 table 写一张小表",
        "{where}: rule {rule}: this example was not read as an indicator table; give a name and a target, or write a table",
    ),
    "example-silent": Text(
        "{where}：规则 {rule}：这个例子（bad）应当被查出问题，但没有",
        "{where}: rule {rule}: this bad example should give a finding, but gives none",
    ),
    "example-loud": Text(
        "{where}：规则 {rule}：这个例子（good）不应有问题，却在 {found} 报告了问题",
        "{where}: rule {rule}: this good example should give no finding, but gives one at {found}",
    ),
    "example-elsewhere": Text(
        "{where}：规则 {rule}：这个例子的问题在 {found}，与 at 写的位置不一致",
        "{where}: rule {rule}: the findings of this example are at {found}, not where its at says",
    ),
}

#: What is wrong with a value of a pack, by the type of the error.
PACK_VALUES = {
    "unknown-field": Text("没有这个字段；可用的有：{known}", "there is no such field; known: {known}"),
    "mixed-fields": Text("fields 应当全是指标行的字段，或全是表头的字段", "fields must be all of indicators or all of the table"),
    "where-of-rows": Text("检查表头的规则不能用 where 选择指标行", "a rule about the table cannot choose rows by where"),
    "unknown-unit": Text("不认识这个单位", "this unit is not known"),
    "no-bounds": Text("min 和 max 至少写一个", "give min or max"),
    "bounds-crossed": Text("min 不能大于 max", "min must not be over max"),
    "table-or-indicator": Text("table 和 indicator 应当写一个，只写一个", "give table or indicator, and only one of them"),
    "at-without-table": Text("at 只能与 table 一起写", "at goes with table only"),
    "string_pattern_mismatch": Text(
        "写法不对：code 为一个大写字母加三位数字（如 Z101），rule 为小写英文单词加连字符（如 no-slogans）",
        "code is a capital letter and three digits (Z101), rule is words in lower case with hyphens (no-slogans)",
    ),
    "string_too_short": Text("不能为空", "must not be empty"),
    "too_short": Text("至少写 {min_length} 项", "at least {min_length} are expected"),
    "pattern-too-long": Text("正则表达式太长", "the pattern is too long"),
    "pattern-syntax": Text("正则表达式有误：{reason}", "the pattern is wrong: {reason}"),
    "pattern-reference": Text(
        "正则表达式不能用反向引用（\\1）和前后查看（(?=…)、(?<=…)）", "a pattern cannot look back or ahead, or refer back"
    ),
    "pattern-too-varied": Text("正则表达式的可变部分太多，请拆成几条规则", "the pattern varies too much; make it several rules"),
    "pattern-nested": Text(
        "重复的部分里面还有重复或选择（如 (a+)+），可能永远算不完", "it repeats what itself varies, as (a+)+, and may never end"
    ),
    "pattern-slow": Text(
        "可能很慢；开头和结尾的 .* 不需要写，中间的 .* 请尽量少用",
        "it may be slow; leave out .* at either end, and others if you can",
    ),
}
