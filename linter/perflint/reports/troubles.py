"""What errors, notices and reasons for skipping mean, by their kind: what is the matter and what to do about it.

`{name}` stands for a parameter; parameters that a text does not name are added behind it. A test finds every kind that
the code raises and fails where it has no text here.
"""

from __future__ import annotations

from perflint.checks.findings import Text
from perflint.reports.fix_troubles import FIXES

#: A file that could not be read, or a fault of perflint itself.
FILES = {
    "not-found": Text("文件不存在，请检查路径", "the file does not exist; check the path"),
    "unreadable": Text(
        "文件打不开，请检查权限，或是否被其他程序占用",
        "the file cannot be opened; check the permissions and whether another program holds it",
    ),
    "not-a-file": Text("不是普通文件，没有读取", "not a regular file; it was not read"),
    "empty-file": Text("文件是空的，请换成有内容的文件", "the file is empty; give one with contents"),
    "truncated": Text("文件不完整，可能没有传完，请重新复制或下载", "the file is cut off; copy or download it again"),
    "damaged": Text(
        "文件已损坏，请用办公软件打开后另存再检查", "the file is damaged; open it in its program, save it anew and try again"
    ),
    "encrypted": Text("文件有密码保护，请取消密码后再检查", "the file is protected by a password; remove it and try again"),
    "binary-text": Text("不是文本文件，也不是支持的格式", "neither a text file nor a supported format"),
    "unsafe-xml": Text(
        "文件含有不安全的 XML 内容，未读取；请用办公软件另存后再检查",
        "the file holds unsafe XML and was not read; save it anew from its program",
    ),
    "too-large": Text(
        "文件超过允许的上限，未读取；确需检查可用 --option 调大上限",
        "the file is over a limit and was not read; raise the limit with --option if you must",
    ),
    "converter-missing": Text(
        "要读 {found} 文件需要安装 LibreOffice；也可以在 WPS 或 Word 中打开，另存为 docx 后再检查",
        "LibreOffice is needed to read {found} files; or open it in WPS or Word, save it as docx and try again",
    ),
    "conversion-timeout": Text(
        "LibreOffice 在规定时间内没有转换完，请在 WPS 或 Word 中打开，另存为 docx 后再检查",
        "LibreOffice did not convert the file in time; open it in WPS or Word, save it as docx and try again",
    ),
    "conversion-failed": Text(
        "LibreOffice 没能转换这个 {found} 文件，请在 WPS 或 Word 中打开，另存为 docx 后再检查",
        "LibreOffice could not convert this {found} file; open it in WPS or Word, save it as docx and try again",
    ),
    "unsupported-format": Text(
        "不支持的格式，请另存为 xlsx、docx、csv、html、md 或 txt",
        "the format is not supported; save it as xlsx, docx, csv, html, md or txt",
    ),
    "extra-missing": Text(
        '没有安装读取 {found} 所需的组件，请运行 pip install "perflint[{extra}]"，或另存为 xlsx 再检查',
        'what reads {found} is not installed; run pip install "perflint[{extra}]", or save the file as xlsx',
    ),
    "archive-limit": Text(
        "压缩包超过允许的上限，其余内容没有读取；确需检查可用 --option 调大上限",
        "the archive is over a limit and the rest of it was not read; raise the limit with --option if you must",
    ),
    "archive-depth": Text(
        "压缩包里套压缩包的层数超过上限，没有读取；请解压后再检查，或用 --option 调大上限",
        "archives are nested too deep; it was not read. Unpack it first, or raise the limit with --option",
    ),
    "archive-ratio": Text(
        "解压后比压缩时大得不正常，没有读取；确需检查可用 --option 调大上限（倍）",
        "it grows out of all proportion when unpacked and was not read; raise the limit (times) with --option if you must",
    ),
    "archive-method": Text(
        "压缩方式（编号 {found}）不支持，没有读取；请解压后再检查",
        "it is compressed by a method (number {found}) that is not supported; unpack it first",
    ),
    "archive-damaged": Text(
        "压缩包已损坏或没有传完，请重新复制或下载，或解压后再检查",
        "the archive is damaged or cut off; copy or download it again, or unpack it first",
    ),
    "archive-tool": Text(
        "读取 {found} 压缩包需要解压程序，本机没有找到；请安装 7-Zip（或 bsdtar），或解压后再检查",
        "a program is needed to read a {found} archive, and none was found; install 7-Zip (or bsdtar), or unpack it first",
    ),
    "strict-workbook": Text(
        "工作簿是“严格 Open XML”格式，不能加批注，因此只列出问题；请另存为普通的 xlsx 后再检查",
        "the workbook is strict Open XML, which has no notes: only the findings are listed; save it as an ordinary xlsx",
    ),
    "large-sheet": Text(
        "工作表太大，没有在原表上标注，只列出问题", "the sheet is too large to be annotated: only the findings are listed"
    ),
    "not-a-workbook": Text(
        "工作簿的内部结构有问题，没有在原表上标注，只列出问题；请用 Excel 或 WPS 另存后再检查",
        "the inside of the workbook is not in order, so it was not annotated: only the findings are listed; save it anew",
    ),
    "nothing-earlier": Text(
        "用于比较的文件（--against）中没有读到指标表，无法与往年或批复的目标比较",
        "no indicator table was read in the files to compare with (--against), so nothing could be compared",
    ),
    "time-limit": Text(
        "检查用时超过上限，已中止，这个文件没有检查；确需检查可用 --option 调大上限（秒）",
        "checking it took too long and was stopped; it was not checked. Raise the limit (seconds) with --option if you must",
    ),
    "cpu-limit": Text(
        "检查所用的计算时间超过上限，已中止，这个文件没有检查；确需检查可用 --option 调大上限（秒）",
        "checking it took too much computing and was stopped; it was not checked. Raise the limit (seconds) with --option",
    ),
    "memory-limit": Text(
        "检查所用的内存超过上限，已中止，这个文件没有检查；确需检查可用 --option 调大上限（MB）",
        "checking it took too much memory and was stopped; it was not checked. Raise the limit (MB) with --option if you must",
    ),
    "out-of-memory": Text(
        "内存不够，这个文件没有检查；请关闭其他程序，或拆成几个文件再检查",
        "the memory was not enough and the file was not checked; close other programs, or divide the file",
    ),
    "worker-died": Text(
        "检查这个文件的进程异常退出（{end}），没有检查；文件可能已损坏，或超出内存上限。请用办公软件另存后再检查",
        "the process that checked it died ({end}), so it was not checked: it may be damaged or need more memory than allowed; "
        "save it anew from its program and try again",
    ),
    "worker-start": Text(
        "无法启动检查进程（{reason}）；可用 --jobs 1 在本进程中检查",
        "worker processes cannot be started ({reason}); --jobs 1 does without them",
    ),
    "nothing-previous": Text(
        "上次报送的文件（--previous）中没有读到指标表，无法比较整改情况",
        "no indicator table was read in the round before (--previous), so nothing could be compared",
    ),
    "internal-error": Text(
        "程序内部出错（{error}，{at}），请把这一行报告给维护者", "perflint failed ({error} at {at}); please report this line"
    ),
    "rule-crashed": Text(
        "规则 {code} {rule} 运行出错（{error}），它在这个文件上的结果不完整；请报告给维护者",
        "rule {code} {rule} crashed ({error}), so its findings for this file are incomplete; please report it",
    ),
}

#: Why a file of a folder was passed over.
SKIPPED_FILES = {
    "lock-file": Text("Office 的临时锁文件，不是提交材料", "an owner file of Office, not a document"),
    "excluded": Text("设置 exclude 的“{pattern}”排除了它", "left out by {pattern} of the setting exclude"),
    "unknown-text": Text(
        "扩展名不是已知格式的文本文件，需要检查请直接写出它的路径", "a text of no known extension; name it directly to check it"
    ),
    "own-file": Text(
        "perflint 的设置或基线，不是报送材料；采用了哪些，见报告末尾",
        "settings or a baseline of perflint, not a document; the end of the report names those in use",
    ),
    "hidden-file": Text("隐藏文件，需要检查请直接写出它的路径", "a hidden file; name it directly to check it"),
    "hidden-member": Text("隐藏文件或系统附带的文件，不是提交材料", "a hidden file, or one that a system left behind"),
    "duplicate": Text("与 {name} 内容完全相同，只检查一次", "the same contents as {name}; checked once"),
    "empty-archive": Text("压缩包里没有文件", "the archive holds no file"),
    "hidden-folder": Text("隐藏文件夹，需要检查请直接写出它的路径", "a hidden folder; name it directly to check it"),
}

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

#: What a reader saw, and why a stretch of a document was not read as an indicator table.
DOCUMENTS = {
    "not-indicators": Text("不是指标表", "not an indicator table"),
    "no-indicators": Text("有指标表的表头，但没有读到指标", "the heading of an indicator table without any indicator"),
    "scoring-sheet": Text("只有得分、没有指标值的评分表", "a sheet of scores without targets"),
    "unread-indicators": Text(
        "像是指标，但读不出表的结构，请核对原文", "this looks like indicators, but no table could be made out"
    ),
    "low-confidence": Text("表的结构识别把握不大，请核对原文", "this table was read with doubt; please compare it"),
    "table-too-long": Text("表太长，此处之后没有读取", "the table is too long; what follows was not read"),
    "unfitting-row": Text("这一行与表头对不上，请核对原文", "this row does not fit the heading; compare it with the document"),
    "empty-row": Text("没有指标名称和指标值的行", "a row without an indicator's name and value"),
    "group-label": Text("分组标题行", "the label of a group of rows"),
    "subtotal": Text("表中间的小计行", "a subtotal between the rows of a table"),
    "template-row": Text("模板中没有填写的示例行（如“……”）", "a row of the template that was not filled in, such as “……”"),
    "repeated-heading": Text("换页后重复的表头", "a heading repeated after a page break"),
    "limit-reached": Text(
        "达到读取上限，之后的内容没有检查；可用 --option 调大上限",
        "a limit was reached and the rest was not checked; raise it with --option",
    ),
    "extension-mismatch": Text(
        "扩展名与内容不符（{name}），按 {found} 读取", "the contents do not fit the extension ({name}); read as {found}"
    ),
    "hidden-sheet": Text("隐藏的工作表，已读取", "a hidden sheet; it was read"),
    "hidden-rows": Text("有隐藏的行（{rows}），已读取", "hidden rows ({rows}); they were read"),
    "hidden-columns": Text("有隐藏的列（{columns}），已读取", "hidden columns ({columns}); they were read"),
    "hidden-text": Text("有隐藏的文字，没有读取", "hidden text was not read"),
    "covered-cells": Text("合并单元格下面有被遮住的内容，没有读取", "contents under merged cells were not read"),
    "far-cells": Text("远离表格的单元格没有读取", "cells far from the tables were not read"),
    "formula-uncached": Text(
        "公式没有保存计算结果，请用 Excel 打开并保存后再检查",
        "a formula has no saved value; open and save the file in Excel first",
    ),
    "cell-error": Text("单元格显示错误值 {error}", "the cell shows the error {error}"),
    "missing-strings": Text(
        "单元格的文字在文件里找不到，按空单元格处理", "the text of cells is not in the file; they count as empty"
    ),
    "sheet-missing": Text("工作表的内容在文件里找不到，没有读取", "the contents of the sheet are not in the file"),
    "sheet-skipped": Text("不是普通工作表（{found}），没有读取", "not a worksheet ({found}); it was not read"),
    "macros": Text("文件带有宏，没有运行", "the file has macros; they were not run"),
    "external-links": Text("文件链接到其他文件，链接的内容没有读取", "the file links to others, which were not read"),
    "dde-links": Text("文件有调用其他程序的链接（DDE），没有执行", "links that call other programs (DDE) were not followed"),
    "pictures": Text("有 {count} 张图片，其中的文字没有读取", "{count} pictures, which were not read"),
    "text-boxes": Text("有 {count} 个文本框，其中的文字没有读取", "{count} text boxes, which were not read"),
    "embedded-objects": Text("文件嵌有其他对象，其中内容没有读取", "embedded objects were not read"),
    "tracked-changes": Text("有修订痕迹，按接受全部修订后的内容读取", "tracked changes; read as if all were accepted"),
    "unread-part": Text("这里引用的内容没有读取", "what is included here was not read"),
    "unread-rest": Text("从这里起文件格式有误，之后的内容没有读取", "the file is faulty from here on; the rest was not read"),
    "unclosed-quote": Text("这一行的引号没有成对，按普通文字读取", "a quote is not closed in this line; read as plain text"),
    "unruled-table": Text(
        "这一页有没有竖线的表，按文字的位置分列，请与原件核对",
        "a table on this page has no lines between its columns; they were told by where the texts stand, please compare",
    ),
    "scanned-page": Text("这一页是图片，没有文字，没有读取", "this page is a picture without text; it was not read"),
    "scanned-text": Text(
        "这一页是扫描图片，读取的是扫描软件附加的识别文字，请与原件核对",
        "this page is a scanned picture; the text that a scanner's program put behind it was read, please compare",
    ),
    "form-fields": Text(
        "这一页的表单域和文本批注（{fields} 个）没有读取", "form fields and text notes of this page ({fields}) were not read"
    ),
    "unread-page": Text("这一页已损坏，没有读取", "this page is damaged and was not read"),
    "broken-text-layer": Text(
        "这一页 {percent}% 的字符没有对应的文字（字体缺少编码），没有读取",
        "{percent}% of the characters of this page mean nothing (their font has no encoding); it was not read",
    ),
    "undecodable-bytes": Text("有无法识别的字节（按 {encoding} 读取）", "some bytes could not be decoded (read as {encoding})"),
}

TROUBLES: dict[str, Text] = {**FILES, **SKIPPED_FILES, **DOCUMENTS, **FIXES}

#: What the parameters are called that stand behind a text.
PARAMETERS = {
    "limit": Text("上限", "limit"),
    "option": Text("选项", "option"),
    "part": Text("部件", "part"),
    "line": Text("行", "line"),
    "reason": Text("原因", "reason"),
    "count": Text("数量", "count"),
    "encoding": Text("编码", "encoding"),
    "found": Text("实际为", "found"),
    "name": Text("文件", "file"),
}
