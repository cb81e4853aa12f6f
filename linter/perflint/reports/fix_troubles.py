"""Why `perflint fix` left a cell or a file as it is, by the kind of the refusal."""

from __future__ import annotations

from perflint.checks.findings import Text

FIXES = {
    "not-editable": Text(
        "这种格式只能检查，不能修正；请另存为 xlsx、docx、csv 或 md 后再修正",
        "this format can be checked but not corrected; save it as xlsx, docx, csv or md",
    ),
    "copy-exists": Text(
        "已有同名的副本，内容不同，没有覆盖；请先删除或改名，或用 --output-dir 写到别的文件夹",
        "a copy of that name exists with other contents and was left; remove or rename it, or write elsewhere with --output-dir",
    ),
    "formula": Text("单元格是公式，请在公式引用的单元格中修改", "the cell holds a formula; change the cells that it refers to"),
    "no-cell": Text("找不到这个单元格，请手工修改", "the cell was not found; change it by hand"),
    "tricky-cell": Text(
        "单元格中有修订、域、控件或图片，请手工修改",
        "the cell holds tracked changes, fields, controls or pictures; change it by hand",
    ),
    "multi-line": Text("这条记录跨了几行，请手工修改", "the record goes over several lines; change it by hand"),
    "bad-encoding": Text(
        "文件中有无法识别的字符，改写会损坏它们；请另存为 UTF-8 后再修正",
        "the file has undecodable bytes that writing would damage; save it as UTF-8 first",
    ),
    "reads-otherwise": Text(
        "改写后显示的内容与预期不同（如单元格设了百分比格式），没有改动；请手工修改",
        "the cell would show something else than wanted (a percentage format, say) and was left; change it by hand",
    ),
}
