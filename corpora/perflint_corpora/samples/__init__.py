"""Sample submissions: invented indicator tables, written in every layout and file format that perflint reads.

The tables stand in `tables/`, one TOML file each, and are free of mistakes; `mistakes` puts known ones into them.
A layout turns a table into a `Sheet`, which knows what each of its cells stands for; a writer turns sheets into a
file. So what a reader must find, and where, is known for every combination. `python -m perflint_corpora.samples`
writes them all. The writers of xlsx and docx need openpyxl and python-docx (the `dev` extra).
"""

from perflint_corpora.samples.model import SampleTable, load_tables
from perflint_corpora.samples.sheet import Sheet

__all__ = ["SampleTable", "Sheet", "load_tables"]
