"""perflint: checks the performance-indicator tables of Chinese government budgets and accounts."""

__version__ = "0.1.0"
