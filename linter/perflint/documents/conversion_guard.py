"""Runs an office program within bounds, for as long as somebody waits for it. A program of its own, started by `conversion`.

Arguments: seconds, megabytes, a folder, and the command to run. It ends with the exit code of the command, or with TIMED_OUT.
Whoever waits holds its standard input open. When that closes, because the waiting process was ended, the command is
ended with all that it has started, and the folder with the copies of the document is removed.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time

TIMED_OUT = 124
_POLL_SECONDS = 0.05


def main(arguments: list[str]) -> int:
    """Run the command; see above."""
    seconds, megabytes, folder, *command = arguments
    if sys.platform != "win32":
        _bound(int(seconds), int(megabytes))
    nowhere = subprocess.DEVNULL
    program = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, cwd=folder, start_new_session=True)  # noqa: S603
    alone = threading.Event()
    threading.Thread(target=_wait_for_end_of_input, args=(alone,), daemon=True).start()
    end = time.monotonic() + int(seconds)
    while program.poll() is None and time.monotonic() < end and not alone.wait(_POLL_SECONDS):
        pass
    if program.poll() is None:
        _end(program)
        if alone.is_set():
            shutil.rmtree(folder, ignore_errors=True)
        return TIMED_OUT
    return program.returncode


def _bound(seconds: int, megabytes: int) -> None:
    """Let the system bound the memory of each process of the command, and its computing time. No image of it is left."""
    import resource

    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, megabytes * 1_048_576),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _wait_for_end_of_input(alone: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    alone.set()


def _end(program: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(program.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
