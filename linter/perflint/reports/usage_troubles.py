"""What is wrong with a command line or a configuration, by the kind of the error."""

from __future__ import annotations

from perflint.checks.findings import Text

#: Wrong usage and configuration. `{where}` is the source, with its line where known.
USAGE = {
    "config-unreadable": Text("{where}：配置文件打不开：{reason}", "{where}: the configuration cannot be opened: {reason}"),
    "config-encoding": Text(
        "{where}：配置文件不是 UTF-8 编码（可能存成了 ANSI 或 GBK），请用记事本另存为 UTF-8",
        "{where}: the configuration is not UTF-8; save it as UTF-8",
    ),
    "config-backslash": Text(
        "{where}：双引号里的 \\ 有特殊含义；路径请用 /，或改用单引号，如 '省厅\\规则.toml'（{reason}）",
        "{where}: a backslash between double quotes has a meaning of its own; write / or single quotes ({reason})",
    ),
    "config-and-no-config": Text("--config 和 --no-config 不能同时使用", "--config and --no-config exclude each other"),
    "previous-unreadable": Text("{where}：上次的报告打不开：{reason}", "{where}: the report cannot be opened: {reason}"),
    "previous-not-a-report": Text(
        "{where}：不是 perflint check --format json 写出的报告（{reason}）",
        "{where}: not a report of perflint check --format json ({reason})",
    ),
    "bad-date": Text(
        "{where}：日期应写成 2026-12-31 的样子，而不是“{value}”", "{where}: a date such as 2026-12-31 is expected, not {value}"
    ),
    "baseline-unreadable": Text("{where}：基线文件打不开：{reason}", "{where}: the baseline cannot be opened: {reason}"),
    "baseline-encoding": Text("{where}：基线文件不是 UTF-8 编码", "{where}: the baseline is not UTF-8"),
    "baseline-syntax": Text(
        "{where}：基线文件已损坏（不是正确的 JSON），请从备份恢复，或用 perflint baseline create --force 重新生成",
        "{where}: the baseline is broken (not JSON); restore it, or make it anew with perflint baseline create --force",
    ),
    "baseline-broken": Text("{where}：基线文件的“{key}”不对", "{where}: {key} of the baseline is wrong"),
    "baseline-entry": Text("{where}：基线的第 {number} 条不对：{key}", "{where}: entry {number} of the baseline is wrong: {key}"),
    "baseline-version": Text(
        "{where}：基线的版本是 {value}，本程序只认版本 {version}",
        "{where}: the baseline has version {value}; this program knows version {version}",
    ),
    "baseline-mandatory": Text(
        "{where}：规则 {rule} 必须检查，{path} 的这个问题不能列入基线；运行 perflint baseline prune 去掉它",
        "{where}: rule {rule} is mandatory; its finding in {path} cannot be accepted: perflint baseline prune removes it",
    ),
    "baseline-exists": Text(
        "{value} 已经存在，没有改动；要重新生成请加 --force，只增减请用 update 或 prune",
        "{value} exists and was left alone; --force makes it anew, update and prune change it",
    ),
    "config-exists": Text(
        "{value} 已经存在，没有改动；要覆盖请加 --force", "{value} exists and was left alone; --force overwrites it"
    ),
    "no-folder": Text("文件夹 {value} 不存在", "there is no folder {value}"),
    "extends-cycle": Text(
        "{where}：extends 绕成了圈：{value} 又回到了前面的配置文件",
        "{where}: extends goes round in a circle: {value} was read before",
    ),
    "extends-missing": Text(
        "{where}：extends 所指的配置文件 {value} 不存在", "{where}: the configuration {value} that it extends does not exist"
    ),
    "config-syntax": Text(
        "{where}：配置文件的 TOML 语法有误：{reason}", "{where}: the configuration is not valid TOML: {reason}"
    ),
    "config-section": Text("{where}：没有 [{key}] 一节", "{where}: there is no section [{key}]"),
    "unknown-key": Text("{where}：没有“{key}”这个设置，请检查拼写", "{where}: there is no setting {key}; check the spelling"),
    "bad-value": Text(
        "{where}：“{key}”的值“{value}”不能用：{problem}", "{where}: {value} cannot be the value of {key}: {problem}"
    ),
    "bad-section": Text("{where}：“{key}”不能用：{problem}", "{where}: {key} cannot be used: {problem}"),
    "missing-key": Text("{where}：缺少“{key}”", "{where}: {key} is missing"),
    "unknown-rule": Text(
        "{where}：没有名为“{value}”的规则；用 perflint rules 查看全部规则",
        "{where}: there is no rule {value}; perflint rules lists them",
    ),
    "unknown-option": Text(
        "{where}：规则没有“{key}”这个选项；可用的有：{options}", "{where}: no option {key}; this rule has: {options}"
    ),
    "unknown-profile": Text(
        "{where}：没有名为“{value}”的口径；可用的有：{available}，也可以写口径文件的路径（*.toml）",
        "{where}: there is no profile {value}; there are: {available}; or give the path of one (*.toml)",
    ),
    "mandatory-rule": Text(
        "{where}：口径 {profile} 规定规则 {rule} 必须检查，不能用“{value}”忽略",
        "{where}: profile {profile} makes rule {rule} mandatory; {value} cannot ignore it",
    ),
    "mandatory-setting": Text(
        "{where}：{profile} 规定规则 {rule} 必须检查，这里的“{value}”不能用来忽略、停用或降低级别",
        "{where}: {profile} makes rule {rule} mandatory; {value} cannot ignore, suppress or weaken it",
    ),
    "unknown-field": Text(
        "{where}：没有“{value}”这一项；可用的有：{available}", "{where}: there is no field {value}; there are: {available}"
    ),
    "option-syntax": Text(
        "--option 的写法应为“节.名称=值”，例如 limits.rows=50000，而不是“{value}”",
        "--option takes SECTION.NAME=VALUE, such as limits.rows=50000, not {value}",
    ),
    "no-such-rules": Text(
        "{where}：没有与“{value}”相符的规则；用 perflint rules 查看全部规则",
        "{where}: no rule fits {value}; perflint rules lists them",
    ),
    "no-rules": Text(
        "没有可运行的规则：没有安装规则包，或被 --select/--ignore 全部排除了",
        "there is no rule to run: no rule pack is installed, or --select/--ignore leave none",
    ),
    "rule-pack-broken": Text("规则包无法加载：{value}", "a rule pack cannot be loaded: {value}"),
    "no-pack": Text(
        "{value} 不存在，或里面没有规则；应为规则文件（*.toml）、文件夹，或 Python 规则包的路径",
        "{value} does not exist or holds no rule; give a file (*.toml), a folder, or the path of a Python pack",
    ),
    "unknown-command": Text("没有“{value}”这个命令；可用：{available}", "there is no command {value}; available: {available}"),
    "unknown-format": Text(
        "没有“{value}”这种输出格式；目前可用：{available}", "there is no format {value} yet; available: {available}"
    ),
    "two-on-screen": Text(
        "只能有一种格式输出到屏幕，其余请写成 格式:文件", "only one format can go to the screen; write the others as F:FILE"
    ),
    "binary-on-screen": Text(
        "{value} 不能显示在屏幕上，请写成 {value}:文件", "{value} cannot be shown on the screen; write it as {value}:FILE"
    ),
    "not-one-a-file": Text(
        "{value}：这种输出不能按文件分开写到文件夹，请写文件名", "{value}: this output is not one a file; give the name of a file"
    ),
    "template-unreadable": Text(
        "审核意见书的模板 {source} 读不了，请检查路径，并确认是 docx 文件（{reason}）",
        "the template {source} of the letter cannot be read; check the path, and that it is a docx ({reason})",
    ),
    "template-unknown": Text(
        "审核意见书的模板 {source} 中有不认识的占位符：{value}；可用的有：{available}",
        "the template {source} has placeholders that mean nothing: {value}; these do: {available}",
    ),
    "template-missing": Text(
        "审核意见书的模板 {source} 中缺少 {value}，请各用一个段落写上，否则意见书会漏掉内容",
        "the template {source} lacks {value}; put each into a paragraph of its own, or the letter would keep something back",
    ),
    "output-exists": Text("{value} 已存在，没有覆盖；要覆盖请加 --force", "{value} exists and was left; --force overwrites it"),
    "one-of-two": Text("{value} 和 {other} 只能用一个", "{value} and {other} exclude each other"),
    "same-output": Text("两种格式不能写到同一个文件：{value}", "two formats cannot be written to the same file: {value}"),
    "output-is-input": Text(
        "输出文件 {value} 就是被检查的文件，不会覆盖它", "{value} is one of the files to check and is not overwritten"
    ),
    "output-unwritable": Text("输出文件 {value} 写不了：{reason}", "{value} cannot be written: {reason}"),
}

#: What is wrong with a value, by the type of pydantic's error; its own English text stands in for the others.
VALUES = {
    "int_parsing": Text("应为整数", "an integer is expected"),
    "int_type": Text("应为整数", "an integer is expected"),
    "int_from_float": Text("应为整数", "an integer is expected"),
    "decimal_parsing": Text("应为数字", "a number is expected"),
    "decimal_type": Text("应为数字", "a number is expected"),
    "decimal_max_places": Text("小数不能超过 {decimal_places} 位", "at most {decimal_places} decimal places"),
    "float_parsing": Text("应为数字", "a number is expected"),
    "bool_parsing": Text("应为 true 或 false", "true or false is expected"),
    "bool_type": Text("应为 true 或 false", "true or false is expected"),
    "string_type": Text("应为文字", "a text is expected"),
    "tuple_type": Text("应为列表", "a list is expected"),
    "list_type": Text("应为列表", "a list is expected"),
    "dict_type": Text("应为一节（名称 = 值）", "a section of NAME = VALUE is expected"),
    "model_type": Text("应为一节（名称 = 值）", "a section of NAME = VALUE is expected"),
    "model_attributes_type": Text("应为一节（名称 = 值）", "a section of NAME = VALUE is expected"),
    "enum": Text("应为 {expected}", "{expected} is expected"),
    "literal_error": Text("应为 {expected}", "{expected} is expected"),
    "greater_than": Text("应大于 {gt}", "must be over {gt}"),
    "greater_than_equal": Text("不能小于 {ge}", "must be {ge} or more"),
    "less_than": Text("应小于 {lt}", "must be under {lt}"),
    "less_than_equal": Text("不能大于 {le}", "must be {le} or less"),
    "string_too_short": Text("不能为空", "must not be empty"),
    "date_from_datetime_parsing": Text("应为日期，如 2026-12-31", "a date such as 2026-12-31 is expected"),
    "date_type": Text("应为日期，如 2026-12-31", "a date such as 2026-12-31 is expected"),
    "path_type": Text("应为文件的路径", "a path is expected"),
    "suppress-reason": Text("必须写明理由", "a reason must be given"),
    "suppress-everything": Text(
        "要写明在哪里：path、table、project、indicator 或 field 至少一项；整条规则不检查请用 ignore",
        "say where: path, table, project, indicator or field; to leave out a whole rule, use ignore",
    ),
    "scheme-points": Text("四个维度的分值之和应为 100", "the points of the four dimensions must add up to 100"),
    "scheme-grades": Text("等级界限应依次降低：excellent > good > fair", "the grades must descend: excellent > good > fair"),
}
