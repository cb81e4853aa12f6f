"""Fuzzes targets for a long time: `python -m tests.fuzz [--minutes 60] [--target NAME] [--findings FOLDER]`.

Led by coverage where atheris is installed (Linux), else by the mutations alone. Each target runs in a process of its own.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

_MOST_BYTES = 300_000
#: libFuzzer ends a process that hangs where no alarm can interrupt it, or that takes more memory than this.
_HUNG_SECONDS, _MEGABYTES = 60, 2_500


def main() -> int:
    """Fuzz each target in turn; 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60, help="for each target (60)")
    parser.add_argument("--target", action="append", help="only this one (repeatable)")
    parser.add_argument("--findings", type=Path, default=Path("build/fuzz"), help="where inputs that do harm go (build/fuzz)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="of the random numbers")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)  # in a process of its own
    options = parser.parse_args()
    os.environ["PERFLINT_SOFFICE"] = ""
    if options.alone:
        return _fuzz_alone(options)
    from tests.fuzz.targets import targets

    known = targets()
    if unknown := set(options.target or ()) - set(known):
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    found = False
    for name in options.target or known:
        command = [sys.executable, "-m", "tests.fuzz", "--alone", "--target", name, "--minutes", str(options.minutes)]
        command += ["--findings", str(options.findings), "--seed", str(options.seed)]
        found |= subprocess.run(command, check=False).returncode != 0
    return int(found)


def _fuzz_alone(options: argparse.Namespace) -> int:
    if find_spec("atheris") is not None:
        import atheris

        with atheris.instrument_imports(include=["perflint", "perflint_rules"], enable_loader_override=False):
            from tests.fuzz.targets import targets

            target = targets()[options.target[0]]
            from tests.fuzz.recognition import without_models

            for data in target.seeds():  # loads what is loaded when it is needed, so that it is instrumented, too
                _quietly(target, data)
        with without_models():
            return _fuzz_by_coverage(target, options)
    from tests.fuzz.fuzzing import fuzz
    from tests.fuzz.recognition import without_models
    from tests.fuzz.targets import targets

    start = time.monotonic()
    with without_models():
        session = fuzz(targets()[options.target[0]], options.minutes * 60, options.seed)
    paths = session.store(options.findings)
    _tell(session.target.name, session.inputs, time.monotonic() - start, paths)
    return int(bool(paths))


def _fuzz_by_coverage(target: Target, options: argparse.Namespace) -> int:
    import atheris

    from tests.fuzz.fuzzing import Session
    from tests.fuzz.mutation import mutated

    session = Session(target)
    start = time.monotonic()

    def examine(data: bytes) -> None:
        before = len(session.findings)
        session.try_input(data)
        if len(session.findings) > before:
            session.store(options.findings)
        if time.monotonic() - start > options.minutes * 60:
            paths = session.store(options.findings)
            _tell(target.name, session.inputs, time.monotonic() - start, paths)
            os._exit(int(bool(paths)))  # libFuzzer would take any other end for a crash

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)
        return mutated(data, chance)[:most] if chance.randrange(4) else bytes(atheris.Mutate(data, most))

    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(target.seeds()):
            (Path(corpus) / str(number)).write_bytes(data)
        options.findings.mkdir(parents=True, exist_ok=True)
        arguments = [sys.argv[0], corpus, f"-seed={options.seed or 1}", f"-max_len={_MOST_BYTES}", f"-timeout={_HUNG_SECONDS}"]
        arguments += [f"-rss_limit_mb={_MEGABYTES}", f"-artifact_prefix={options.findings}/{target.name}-", "-verbosity=0"]
        atheris.Setup(arguments, examine, custom_mutator=mutate)
        atheris.Fuzz()
    return 0


def _quietly(target: Target, data: bytes) -> None:
    with contextlib.suppress(Exception):  # it comes again, where it is kept
        target.examine(data)


def _tell(name: str, inputs: int, seconds: float, paths: list[Path]) -> None:
    print(f"{name}: {inputs} inputs in {seconds / 60:.1f} min, {len(paths)} findings", *paths, sep="\n  ", flush=True)


if __name__ == "__main__":
    sys.exit(main())
