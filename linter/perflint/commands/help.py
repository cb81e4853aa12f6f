"""The help of the command line in both languages, by the names of commands and parameters."""

from __future__ import annotations

from perflint.checks.findings import Text

PROGRAM = Text(
    "检查预算绩效目标申报表、绩效自评表，并给出评分。",
    "Checks the performance-indicator tables of Chinese budgets and scores them.",
)

COMMANDS = {
    "check": Text(
        "检查文件、文件夹（含子文件夹）或标准输入（-），列出问题和得分。"
        "\n\n退出码：0 没有达到 --fail-on 级别的问题；1 有，或得分低于 --min-score；"
        "2 用法或配置错误、有文件读不了、程序出错；3 没有可检查的内容。",
        "Check files, folders (recursively) or standard input (-): findings and scores."
        "\n\nExit codes: 0 nothing at or above --fail-on; 1 something, or a score under --min-score; "
        "2 wrong usage or configuration, an unreadable file or an internal error; 3 nothing to check.",
    ),
    "extract": Text("只读取并输出指标表，不检查。", "Print the indicator tables as read, without checking them."),
    "rules": Text("列出全部规则，或解释一条规则。", "List the rules, or explain one."),
    "config": Text(
        "show：列出每个设置的值和来源（写上路径，则为对该文件有效的设置）；schema：输出配置文件的 JSON Schema。",
        "show: every setting with its origin (those of one file if a path is given); schema: the JSON Schema of the file.",
    ),
    "baseline": Text(
        "接受现有的问题，以后只看新的：create 写出基线；update 加上新问题、去掉已没有的；prune 只去掉已没有的。"
        "\n\n退出码：0 已写出；2 出错；3 没有可检查的内容。",
        "Accept today's findings, so that only new ones show: create writes the baseline, update adds what is new and removes "
        "what is gone, prune only removes."
        "\n\nExit codes: 0 written; 2 an error; 3 nothing to check.",
    ),
    "init": Text("在文件夹中写出带说明的 perflint.toml。", "Write a commented perflint.toml into a folder."),
    "fix": Text(
        "改正书写问题，写出修正后的副本（原名加 .fixed），原件不动；xlsx、docx、csv、md 可以修正。"
        "\n\n退出码：0 完成；1 用 --diff 时有可修正之处；2 用法或配置错误、有文件读不了、程序出错；3 没有指标表。",
        "Write corrected copies (named .fixed) of xlsx, docx, csv and md files; the originals stay as they are."
        "\n\nExit codes: 0 done; 1 with --diff, if there is something to correct; 2 wrong usage or configuration, an "
        "unreadable file or an internal error; 3 no indicator table.",
    ),
    "test-rule": Text(
        "运行规则包的例子：规则文件（*.toml）、装有规则文件的文件夹，或 Python 规则包、模块的路径。"
        "\n\n退出码：0 全部通过；1 有例子没有通过；2 规则包读不了。",
        "Run the examples of a rule pack: a file (*.toml), a folder of them, or the path of a Python package or module."
        "\n\nExit codes: 0 all pass; 1 an example fails; 2 the rule pack cannot be read.",
    ),
}

PARAMETERS = {
    "version": Text("显示版本", "show the version"),
    "paths": Text("文件、文件夹，或 -（标准输入）", "files, folders, or - (standard input)"),
    "path": Text("规则文件、文件夹，或 Python 规则包的路径", "a rule file, a folder, or the path of a Python pack"),
    "action": Text("做什么", "what to do"),
    "at": Text("对哪个文件或文件夹有效的设置", "the file or folder whose settings to show"),
    "folder": Text("文件夹，默认当前文件夹", "the folder; the current one unless given"),
    "force": Text("覆盖已有的文件", "overwrite what is there"),
    "code": Text("规则的代码或名称", "code or name of a rule"),
    "formats": Text(
        "输出格式：{formats}；F:文件 写入文件，可重复", "output format: {formats}; F:FILE writes to a file; repeatable"
    ),
    "config": Text(
        "配置文件；不写则从被检查的文件夹起逐级向上找 perflint.toml，或有 [tool.perflint] 的 pyproject.toml",
        "configuration; else perflint.toml, or [tool.perflint] of pyproject.toml, looked for upwards from what is checked",
    ),
    "no_config": Text("不找配置文件", "look for no configuration"),
    "profile": Text(
        "检查口径：{profiles}；或口径文件的路径（*.toml）。默认为 default",
        "profile: {profiles}; or the path of one (*.toml). default unless given",
    ),
    "rules_files": Text(
        "再加上规则文件（*.toml）或文件夹中的规则；可重复", "add the rules of a file (*.toml) or of a folder; repeatable"
    ),
    "select": Text("只运行这些规则（代码前缀或名称，可重复）", "run only these rules (prefix of a code, or a name; repeatable)"),
    "ignore": Text("不运行这些规则（代码前缀或名称，可重复）", "leave out these rules (prefix of a code, or a name; repeatable)"),
    "baseline": Text(
        "基线：其中的问题已经接受，不扣分、不影响退出码（perflint baseline create 写出）",
        "the baseline: findings in it are accepted (perflint baseline create writes it)",
    ),
    "today": Text(
        "忽略说明按这一天算是否到期，如 2026-12-31；默认为当天，也可设环境变量 PERFLINT_TODAY",
        "the day by which suppressions expire, such as 2026-12-31; this day unless given, also by PERFLINT_TODAY",
    ),
    "fail_on": Text(
        "达到此级别即退出码 1：error（默认）、warning、info", "exit with 1 from this level on: error (default), warning, info"
    ),
    "min_score": Text("文件得分低于 N 时退出码 1", "exit with 1 if the score of a file is under N"),
    "exit_zero": Text("有问题也返回 0（读不了的文件和程序错误除外）", "return 0 in spite of findings (never of errors)"),
    "lang": Text("语言：zh（默认）或 en；也可设环境变量 PERFLINT_LANG", "language: zh (default) or en; also by PERFLINT_LANG"),
    "jobs": Text(
        "同时检查文件的进程数；默认：多个文件时与处理器数相同，单个文件时不另开进程",
        "processes that share the files; by default as many as processors, none but this one for a single file",
    ),
    "isolate": Text(
        "单个文件也在另外的进程中检查，限时、限内存（limits.file_seconds、file_cpu_seconds、file_megabytes）；多个文件时总是这样",
        "check even a single file in a process of its own, within limits of time and memory (limits.file_seconds, "
        "file_cpu_seconds, file_megabytes); several files always are",
    ),
    "no_cache": Text(
        "不用结果缓存：每个文件都重新检查，结果不留在本机",
        "use no cache: check every file anew and keep no results on this machine",
    ),
    "allow_nothing": Text(
        "没有可检查的内容时也返回 0，用于提交钩子和流水线",
        "return 0 even where there is nothing to check, for hooks and pipelines",
    ),
    "no_progress": Text("不显示进度", "show no progress"),
    "quiet": Text("只输出问题和错误", "print findings and errors only"),
    "against": Text(
        "往年的或批复的文件、文件夹，用于比较（指标低于往年、自评与批复不一致等），本身不检查；可重复",
        "files or folders of earlier years, or of the approved targets, to compare with; not checked themselves; repeatable",
    ),
    "letter_template": Text(
        "改为写出审核意见书的模板（docx），供修改后在配置中用 letter_template 指定",
        "write the template of the letter (docx) instead, to be changed and named as letter_template in the configuration",
    ),
    "unsafe": Text(
        "也作要由填报单位决定的修正（按比例调整权重、0.95改为95、改二级指标），改后请逐处核对",
        "also make corrections that are the submitter's to decide (rescale weights, 0.95 to 95, another level 2); check each",
    ),
    "in_place": Text("直接改原文件，不写副本", "change the files themselves instead of writing copies"),
    "diff": Text("只列出会改哪些单元格，不写文件", "only show which cells would change, write nothing"),
    "output_dir": Text("副本写到这个文件夹，文件名不变", "write the copies into this folder under their own names"),
    "previous": Text(
        "上次报送的文件、文件夹，或上次检查的 JSON 报告：逐个问题说明已整改、未整改还是新增；可重复",
        "the files of the round before, or its JSON report: tells of each finding whether it is fixed, still open or new; "
        "repeatable",
    ),
    "stdin_filename": Text(
        "标准输入的文件名（用于显示和识别格式）", "name of standard input, for reports and to tell its format"
    ),
    "options": Text(
        "单项设置，如 limits.rows=50000、weight-sum.tolerance=0.1；可重复",
        "one setting, such as limits.rows=50000 or weight-sum.tolerance=0.1; repeatable",
    ),
}

#: Words of the help pages that typer writes.
HEADINGS = {
    "Usage: ": Text("用法：", "Usage: "),
    "\nArguments:\n": Text("\n参数：\n", "\nArguments:\n"),
    "\nOptions:\n": Text("\n选项：\n", "\nOptions:\n"),
    "\nCommands:\n": Text("\n命令：\n", "\nCommands:\n"),
    "Show this message and exit.": Text("显示本帮助", "show this help"),
    "[required]": Text("[必填]", "[required]"),
}

#: What the parser complains of, by the class of its error.
USAGE_ERRORS = {
    "NoSuchOption": Text("没有 {option} 这个选项；用 --help 查看可用的选项", "{message}"),
    "MissingParameter": Text("缺少参数 {name}；用 --help 查看用法", "{message}"),
    "BadParameter": Text("参数的值不能用：{message}", "{message}"),
    "BadOptionUsage": Text("选项 {option} 的用法不对：{message}", "{message}"),
    "UsageError": Text("用法不对：{message}", "{message}"),
}
