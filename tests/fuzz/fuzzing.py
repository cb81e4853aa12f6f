"""Runs a target on mutated inputs and keeps what does harm: the input and the error, one for each place in the code."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tests.fuzz.bounds import TooSlowError, bounded
from tests.fuzz.mutation import mutated
from tests.fuzz.properties import BrokenError
from tests.fuzz.targets import Target

#: How many mutated inputs that led to something new are kept to be mutated further.
KEPT = 200


@dataclass(slots=True)
class Session:
    """What came of fuzzing a target; findings by where in the code they arose, each with its input."""

    target: Target
    inputs: int = 0
    findings: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def try_input(self, data: bytes) -> str | None:
        """Examine an input; what came of it, or None where it did harm."""
        self.inputs += 1
        try:
            with bounded():
                return self.target.examine(data)
        except Exception as error:  # noqa: BLE001 - whatever is raised is what is looked for
            self.findings.setdefault(_where(error), (data, "".join(traceback.format_exception(error))))
            return None

    def store(self, folder: Path) -> list[Path]:
        """Write each finding as an input with its error beside it; the paths of the inputs."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for data, error in self.findings.values():
            path = folder / f"{self.target.name}-{sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            path.with_name(f"{path.name}.txt").write_text(error, encoding="utf-8")
            paths.append(path)
        return paths


def inputs_of(target: Target, seed: int) -> Iterator[bytes]:
    """The seeds of a target, then their mutations without end; the same for the same number."""
    found = target.seeds()
    yield from found
    chance = random.Random(seed)
    while True:
        data = mutated(chance.choice(found), chance)
        if len(found) < KEPT and chance.randrange(20) == 0:
            found.append(data)
        yield data


def fuzz(target: Target, seconds: float, seed: int = 0, most: int | None = None) -> Session:
    """Try inputs until the time is up or `most` were tried, the seeds in any case."""
    session = Session(target)
    start, least = time.monotonic(), len(target.seeds())
    for number, data in enumerate(inputs_of(target, seed)):
        if number >= least and (time.monotonic() - start > seconds or number == most):
            break
        session.try_input(data)
    return session


def _where(error: Exception) -> str:
    """What tells a finding from others: its kind and the innermost line of the code, or what does not hold."""
    if isinstance(error, BrokenError):
        return "".join(sign for sign in str(error)[:60] if not sign.isdigit())
    if isinstance(error, TooSlowError):
        return "slow"
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"
