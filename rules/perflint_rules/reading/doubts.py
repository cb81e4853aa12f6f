"""What `doubtful-reading` says of each thing that a reader noticed, by the kind of its notice."""

from __future__ import annotations

from perflint.checks.findings import Severity, Text
from perflint.checks.rule import Message

_CHECK = Text("请对照原件核对读取的内容。", "Compare what was read with the original.")
_IGNORED = Text("不影响检查，请确认是否应随文件提交。", "This does not touch the checks; make sure it is meant to be submitted.")

MESSAGES = {
    "low-confidence": Message(
        Text("该表的结构识别把握只有{percent}%。", "The structure of this table was read with {percent}% confidence only."),
        Text(
            "请对照原件核对各列是否读对；最好提交Excel或Word原件，而不是网页文字或扫描识别的文本。",
            "Compare the columns with the original; better submit Excel or Word than text from the web or a scan.",
        ),
        Severity.WARNING,
    ),
    "cell-error": Message(
        Text("有{count}个单元格显示公式错误，如“{error}”。", "{count} cells show the error of a formula, such as “{error}”."),
        Text("请改正公式，或直接填写数值后保存。", "Correct the formula, or write the value itself."),
        Severity.WARNING,
    ),
    "undecodable-bytes": Message(
        Text("有{count}处乱码（按{encoding}解码）。", "{count} places could not be decoded as {encoding}."),
        Text("请把文件另存为UTF-8编码后重新提交。", "Save the file as UTF-8 and submit it again."),
        Severity.WARNING,
    ),
    "unclosed-quote": Message(
        Text(
            "CSV中有没有成对的引号，该行按原样读取。",
            "A quotation mark of the CSV file is not closed; the line was read as it is.",
        ),
        Text("请检查该行的引号，或改用xlsx提交。", "Check the quotation marks of this line, or submit an xlsx file."),
        Severity.WARNING,
    ),
    "far-cells": Message(
        Text(
            "有{count}个单元格在读取的最大列之外，没有读取。",
            "{count} cells beyond the last column that is read were left out.",
        ),
        Text("请删除表格右侧远处多余的内容。", "Remove what stands far to the right of the table."),
        Severity.WARNING,
    ),
    "missing-strings": Message(
        Text("有{count}个单元格的文字在文件中找不到。", "The text of {count} cells is missing from the file."),
        Text("请用Excel或WPS打开后另存，再重新提交。", "Open the file in Excel or WPS, save it anew and submit it again."),
        Severity.WARNING,
    ),
    "sheet-missing": Message(
        Text("工作表“{sheet}”的内容在文件中找不到，没有读取。", "The contents of sheet “{sheet}” are missing from the file."),
        Text("请用Excel或WPS打开后另存，再重新提交。", "Open the file in Excel or WPS, save it anew and submit it again."),
        Severity.WARNING,
    ),
    "unread-part": Message(
        Text("文件中嵌入的其他文件没有读取。", "Another file that is embedded here was not read."),
        Text("请把嵌入的内容粘贴到正文，或单独提交。", "Paste its contents into the document, or submit it on its own."),
        Severity.WARNING,
    ),
    "unruled-table": Message(
        Text(
            "有{count}页的表格没有竖线，按文字的位置分列，可能分错。",
            "The tables of {count} pages have no lines between their columns, which were told by where the texts stand.",
        ),
        Text(
            "请对照原件核对各列各行；最好提交Excel或Word原件。",
            "Compare columns and rows with the original; better submit the Excel or Word file.",
        ),
    ),
    "scanned-page": Message(
        Text("有{count}页是图片，没有文字，没有读取。", "{count} pages are pictures without text and were not read."),
        Text(
            "请提交Excel或Word原件，或用办公软件直接导出的PDF；装有识别组件（perflint[ocr]）时可以识别图片。",
            "Submit the Excel or Word file, or a PDF exported from an office program; with perflint[ocr] pictures are read.",
        ),
        Severity.WARNING,
    ),
    "unrecognised-page": Message(
        Text("有{count}页是图片，没有识别出文字。", "{count} pages are pictures in which no text was recognised."),
        _CHECK,
        Severity.WARNING,
    ),
    "recognised-page": Message(
        Text(
            "有{count}页的文字由图片识别，可能有误。",
            "{count} pages were recognised from pictures, which may go wrong.",
        ),
        Text(
            "请对照原件核对；最好提交Excel或Word原件。",
            "Compare with the original; better submit the Excel or Word file.",
        ),
    ),
    "doubtful-cells": Message(
        Text(
            "图片识别把握低于{threshold}的单元格有{count}个：{cells}。",
            "{count} cells were recognised from a picture less surely than {threshold}: {cells}.",
        ),
        _CHECK,
    ),
    "scanned-text": Message(
        Text(
            "有{count}页是扫描图片，读取的是扫描软件附加的识别文字，可能有误。",
            "{count} pages are scanned pictures; the text that a scanner's program put behind them was read.",
        ),
        Text(
            "请对照原件核对；最好提交Excel或Word原件。",
            "Compare with the original; better submit the Excel or Word file.",
        ),
        Severity.WARNING,
    ),
    "form-fields": Message(
        Text(
            "有{count}页的内容填在PDF表单域或文本批注里，没有读取。",
            "{count} pages hold text in form fields or notes, which was not read.",
        ),
        Text(
            "请打印成新的PDF，或提交Excel或Word原件。",
            "Print it to a new PDF, or submit the Excel or Word file.",
        ),
        Severity.WARNING,
    ),
    "unread-page": Message(
        Text("有{count}页已损坏，没有读取。", "{count} pages are damaged and were not read."),
        Text("请重新导出PDF，或提交Excel或Word原件。", "Export the PDF anew, or submit the Excel or Word file."),
        Severity.WARNING,
    ),
    "broken-text-layer": Message(
        Text(
            "有{count}页的字体缺少编码，读出的是乱码，没有采用。",
            "The fonts of {count} pages have no encoding, so that their text is garbage; it was not used.",
        ),
        Text(
            "请提交Excel或Word原件，或用办公软件重新导出PDF。",
            "Submit the Excel or Word file, or export the PDF anew from an office program.",
        ),
        Severity.WARNING,
    ),
    "unread-rest": Message(
        Text("网页从这里起结构异常，其后的内容没有读取。", "The page is irregular from here on; the rest was not read."),
        Text("请改用Excel或Word原件提交。", "Submit the Excel or Word file instead."),
        Severity.WARNING,
    ),
    "extension-mismatch": Message(
        Text(
            "文件内容是{found}格式，与扩展名不符，已按内容读取。",
            "The file is {found}, whatever its extension says; it was read as that.",
        ),
        Text("请用对应的软件打开，另存为扩展名正确的文件。", "Open it in its program and save it with the right extension."),
    ),
    "tracked-changes": Message(
        Text("文件有未处理的修订，按全部接受读取。", "There are tracked changes; the text was read as if all were accepted."),
        Text("请接受或拒绝全部修订后重新提交。", "Accept or reject all changes and submit the file again."),
    ),
    "sheet-skipped": Message(
        Text("“{sheet}”不是普通工作表（{found}），没有读取。", "“{sheet}” is no worksheet ({found}) and was not read."),
        _CHECK,
    ),
    "macros": Message(Text("文件含有宏，没有运行。", "The file holds macros; they were not run."), _IGNORED),
    "external-links": Message(
        Text(
            "文件引用了其他文件，没有打开，读取的是保存时的内容。",
            "The file refers to others, which were not opened; what it stored of them was read.",
        ),
        _CHECK,
    ),
    "dde-links": Message(
        Text(
            "文件含有调用其他程序的链接（DDE），没有执行。",
            "The file holds links that call other programs (DDE); they were not followed.",
        ),
        Text("请确认来源可靠，并删除这些链接后重新提交。", "Make sure where the file comes from, and delete these links."),
        Severity.WARNING,
    ),
    "tables-aside": Message(
        Text("页眉、页脚或脚注中有表格，没有读取。", "Tables in headers, footers or notes were not read."),
        Text("指标表请放在正文中。", "Move tables of indicators into the text."),
        Severity.INFO,
    ),
    "pictures": Message(
        Text("这里有{count}张图片，图片中的文字没有读取。", "There are {count} pictures here; what they show was not read."),
        Text("如果图片中有指标，请改为文字填写。", "If they show indicators, write them as text."),
    ),
    "pictures-only": Message(
        Text(
            "这里有{count}张图片，没有读到指标表。",
            "There are {count} pictures here, and no indicator table was read beside them.",
        ),
        Text(
            "如果指标表是以图片粘贴的，请改为可以编辑的表格后重新提交。",
            "If an indicator table was pasted as a picture, submit it as a table that can be edited.",
        ),
    ),
    "text-boxes": Message(
        Text("这里有{count}个文本框，其中的文字没有读取。", "There are {count} text boxes here; their text was not read."),
        Text("如果文本框中有需要检查的内容，请移到单元格中。", "Move what is to be checked into cells."),
    ),
    "embedded-objects": Message(
        Text("文件含有嵌入的对象，没有读取。", "The file holds embedded objects; they were not read."), _IGNORED
    ),
}
