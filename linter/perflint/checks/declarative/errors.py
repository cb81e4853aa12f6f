"""What is wrong with a rule pack."""

from __future__ import annotations


class PackError(Exception):
    """A rule pack that cannot be used.

    `kind` is stable (kebab-case); `parameters` name the file (`source`), the `rule`, the `key` and the `line`.
    """

    def __init__(self, kind: str, **parameters: object) -> None:
        super().__init__(kind, parameters)
        self.kind = kind
        self.parameters = {name: str(value) for name, value in parameters.items() if value is not None}
