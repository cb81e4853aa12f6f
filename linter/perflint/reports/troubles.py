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
    "lfs-pointer": Text(
        "这是 Git LFS 的指针，不是文件本身；请先运行 git lfs pull 取回文件再检查",
        "this is a pointer of Git LFS, not the file itself; run git lfs pull to fetch it first",
    ),
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

#: What a reader saw, and why a stretch of a document was not read as an indicator table.
DOCUMENTS = {
    "not-indicators": Text("不是指标表", "not an indicator table"),
    "no-indicators": Text(
        "有指标表的表头，但没有读到指标，可能是没有填写的空白表",
        "the heading of an indicator table without any indicator, maybe a form not filled in",
    ),
    "scoring-sheet": Text("只有得分、没有指标值的评分表", "a sheet of scores without targets"),
    "unread-indicators": Text(
        "像是指标，但读不出表的结构，请核对原文", "this looks like indicators, but no table could be made out"
    ),
    "low-confidence": Text("表的结构识别把握不大，请核对原文", "this table was read with doubt; please compare it"),
    "table-too-long": Text("表太长，此处之后没有读取", "the table is too long; what follows was not read"),
    "unfitting-row": Text("这一行与表头对不上，请核对原文", "this row does not fit the heading; compare it with the document"),
    "unknown-column": Text(
        "这一列的表头不认识，列中的内容没有检查", "the heading of this column is not known: what the column holds was not checked"
    ),
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
    "pictures": Text(
        "有 {count} 张图片，其中的文字没有读取；图中如有指标表，请把图片另存后单独检查",
        "{count} pictures, which were not read; if one shows a table, save it as a file and check that",
    ),
    "text-boxes": Text("有 {count} 个文本框，其中的文字没有读取", "{count} text boxes, which were not read"),
    "embedded-objects": Text("文件嵌有其他对象，其中内容没有读取", "embedded objects were not read"),
    "tables-aside": Text(
        "页眉、页脚或脚注中有表格，没有读取；指标表请放在正文中",
        "tables in headers, footers or notes were not read; move them into the text",
    ),
    "tracked-changes": Text("有修订痕迹，按接受全部修订后的内容读取", "tracked changes; read as if all were accepted"),
    "unread-part": Text("这里引用的内容没有读取", "what is included here was not read"),
    "unread-rest": Text("从这里起文件格式有误，之后的内容没有读取", "the file is faulty from here on; the rest was not read"),
    "unclosed-quote": Text("这一行的引号没有成对，按普通文字读取", "a quote is not closed in this line; read as plain text"),
    "unruled-table": Text(
        "这一页有没有竖线的表，按文字的位置分列，请与原件核对",
        "a table on this page has no lines between its columns; they were told by where the texts stand, please compare",
    ),
    "scanned-page": Text(
        '这一页是图片，没有文字，没有读取；安装识别组件后可以读取：pip install "perflint[ocr]"',
        'this page is a picture without text and was not read; pip install "perflint[ocr]" lets it be recognised',
    ),
    "unrecognised-page": Text(
        "这一页是图片，没有识别出文字，请与原件核对",
        "this page is a picture in which no text was recognised; please compare",
    ),
    "recognised-page": Text(
        "这一页由图片识别，平均把握 {confidence}，请与原件核对",
        "this page was recognised from a picture, {confidence} sure on average; please compare",
    ),
    "doubtful-cells": Text(
        "这张表由图片识别的单元格中，{count} 个的把握低于 {threshold}：{cells}，请与原件核对",
        "{count} cells of this table were recognised less surely than {threshold}: {cells}; please compare",
    ),
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
