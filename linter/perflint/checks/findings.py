"""What a check found: the vocabulary shared by rules, engine, scoring and reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from perflint.documents.model import Place


class Text(NamedTuple):
    """A text for users in Chinese (the default) and English; `{name}` stands for a parameter."""

    zh: str
    en: str

    def render(self, lang: str, parameters: dict[str, str]) -> str:
        """Fill the parameters into the text of language `lang` ("zh" or "en")."""
        template = self.en if lang == "en" else self.zh
        return template.format(**parameters) if parameters else template


class Severity(StrEnum):
    """How bad a finding is. `INFO` is a hint (提示): no official number stands behind it."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(StrEnum):
    """How sure perflint is that a finding is right. Low ones cost no points."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Dimension(StrEnum):
    """The four official parts of a target audit (四性审核, 财预〔2015〕88号); 规范性 counts under 完整性."""

    COMPLETENESS = "完整性"
    RELEVANCE = "相关性"
    APPROPRIATENESS = "适当性"
    FEASIBILITY = "可行性"


class Status(StrEnum):
    """The life cycle of a rule; a preview rule is off unless selected by its full code or name."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Basis(NamedTuple):
    """A regulation behind a rule. `verified` only where the clause was seen in a source that names the document."""

    document: str
    clause: str
    verified: bool = False


class SuppressionSource(StrEnum):
    """Who silenced a finding: `[[suppress]]` of a configuration, a remark in the document itself, the baseline."""

    CONFIG = "config"
    DOCUMENT = "document"
    BASELINE = "baseline"


@dataclass(slots=True, frozen=True)
class Suppression:
    """Why a finding is silenced. It stays in the report, costs no points and does not count for the exit code.

    `reason` is empty for the baseline, which is one reason for all. `origin` is the file that says so (with its line for a
    configuration), `place` the remark in the document; `until` the last day on which it holds.
    """

    source: SuppressionSource
    reason: str
    origin: str
    place: Place | None = None
    until: date | None = None


class SuppressionState(StrEnum):
    """What became of a suppression; only `USED` silenced anything."""

    USED = "used"
    UNUSED = "unused"
    EXPIRED = "expired"
    REFUSED = "refused"
    NOT_ACCEPTED = "not-accepted"
    INVALID = "invalid"


class SuppressionUse(NamedTuple):
    """One suppression that the run met, used or not.

    `rules` are the codes or names as written, `origin` and `place` as in `Suppression`; `findings` counts what it silenced.
    `REFUSED` ones name a mandatory rule, `NOT_ACCEPTED` ones stand in a document though remarks have no effect (`remarks`),
    `INVALID` ones lack a reason, name no rule or a date that there is not.
    """

    source: SuppressionSource
    rules: tuple[str, ...]
    reason: str
    until: date | None
    origin: str
    place: Place | None
    state: SuppressionState
    findings: int


class Standing(StrEnum):
    """What became of a finding since the round before: 已整改, 未整改, 新增."""

    FIXED = "fixed"
    OPEN = "open"
    NEW = "new"


class Previous(NamedTuple):
    """Where a finding that is still open stood in the round before; `text` is what was written there."""

    path: str
    place: Place
    text: str | None


@dataclass(slots=True, frozen=True)
class Problem:
    """What a rule yields: where, and the parameters of which of its messages.

    `message` names an entry of the rule's `messages`; `text` is the offending text as written; `field` the field of
    an indicator or table; `indicator` the indicator's name; `table` the number of the table in its submission from
    0 (filled by the engine for table and indicator rules); `confidence` overrides the rule's when lower.
    """

    place: Place
    message: str = "default"
    parameters: dict[str, str] = field(default_factory=dict)
    field: str | None = None
    indicator: str | None = None
    text: str | None = None
    related: tuple[Place, ...] = ()
    table: int | None = None
    confidence: Confidence | None = None
    count: int = 1


@dataclass(slots=True, frozen=True)
class Finding:
    """A problem with everything that the engine adds to it. Reports render it; `message` and `suggestion` are templates.

    `column` is the fingerprint of the problem in its whole column, where a rule folds. `standing` is None unless the run
    was compared with the round before; `previous` is set where it is `OPEN`.
    """

    code: str
    rule: str
    variant: str
    severity: Severity
    confidence: Confidence
    dimension: Dimension
    message: Text
    suggestion: Text
    parameters: dict[str, str]
    basis: tuple[Basis, ...]
    place: Place
    table: int | None
    indicator: str | None
    field: str | None
    text: str | None
    related: tuple[Place, ...]
    count: int
    fingerprint: str
    column: str | None = None
    suppressed: Suppression | None = None
    standing: Standing | None = None
    previous: Previous | None = None


@dataclass(slots=True, frozen=True)
class ToolError:
    """A fault of the tool or an input that could not be read; never hidden, exit code 2.

    `kind` is stable (kebab-case; `rule-crashed` names the rule in `parameters`), `path` the file concerned.
    """

    kind: str
    path: str | None
    parameters: dict[str, str] = field(default_factory=dict)
