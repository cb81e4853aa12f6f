"""Layouts seen in practice: the forms of the ministry, of provinces and of counties, for measuring what is read exactly.

Each draws known tables on a sheet that knows what every cell means, so the right answer is known in every file format.
"""

from perflint_corpora.samples.practice import (  # noqa: F401 - register their layouts
    central,
    chongqing,
    county,
    lists,
    local,
    monitoring,
    provinces,
    unseen,
)
from perflint_corpora.samples.practice.registry import PRACTICE, PracticeLayout

__all__ = ["PRACTICE", "PracticeLayout"]
