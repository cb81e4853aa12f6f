"""Labelled tables: submissions as departments write them, with every defect named by place and rule.

They are data written by hand, in the manner of real published documents, and say what an expert would object to, not
what perflint happens to find: labels come first, a run of the rules later. A third of the tables is clean. They measure
precision and recall (`make accuracy`); nothing of them is used when documents are checked.
"""
