"""Known mistakes: each puts one defect into a clean table and says which rule must find it, and at which cell.

There is one module a topic of the standard rules. A defect that shows only between two tables of one run is a `Pair`.
"""

from perflint_corpora.samples.mistakes.dates import DATES
from perflint_corpora.samples.mistakes.funds import FUNDS
from perflint_corpora.samples.mistakes.goals import GOALS
from perflint_corpora.samples.mistakes.missing import MISSING
from perflint_corpora.samples.mistakes.mistake import Mistake
from perflint_corpora.samples.mistakes.names import NAMES
from perflint_corpora.samples.mistakes.operators import OPERATORS
from perflint_corpora.samples.mistakes.pairs import PAIRS, Pair
from perflint_corpora.samples.mistakes.self_evaluation import SELF_EVALUATION
from perflint_corpora.samples.mistakes.taxonomy import TAXONOMY
from perflint_corpora.samples.mistakes.units import UNITS
from perflint_corpora.samples.mistakes.vagueness import VAGUENESS
from perflint_corpora.samples.mistakes.values import VALUES
from perflint_corpora.samples.mistakes.weights import WEIGHTS

MISTAKES: tuple[Mistake, ...] = (
    *WEIGHTS,
    *UNITS,
    *VAGUENESS,
    *MISSING,
    *NAMES,
    *OPERATORS,
    *VALUES,
    *TAXONOMY,
    *GOALS,
    *FUNDS,
    *DATES,
    *SELF_EVALUATION,
)

__all__ = ["MISTAKES", "PAIRS", "Mistake", "Pair"]
