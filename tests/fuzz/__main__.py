"""Long runs: ``python -m tests.fuzz [NAME...] [--examples N] [--atheris]``.

Without ``--atheris`` hypothesis makes the examples; with it libFuzzer does, guided by the branches of kg that each of
them takes (``pip install atheris``). A failing example is printed, and ends the run with exit code 1.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings

SEEDS = 50


def main() -> int:
    """Run the properties that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("names", nargs="*", help="properties of tests/fuzz/properties.py")
    parser.add_argument("--examples", type=int, default=10_000)
    parser.add_argument("--atheris", action="store_true", help="coverage-guided, one process for each property")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.here:
        return _guided(given.names[0], given.examples)
    from tests.fuzz.properties import PROPERTIES

    for name in given.names or PROPERTIES:
        began = sum(os.times()[:4])
        if given.atheris:
            command = [sys.executable, "-m", "tests.fuzz", name, "--here", "--examples", str(given.examples)]
            with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as folder:  # libFuzzer tidies nothing when it ends
                subprocess.run(command, check=True, env=os.environ | {"TMPDIR": folder})
        else:
            long = settings(max_examples=given.examples, deadline=None, suppress_health_check=list(HealthCheck))
            long(PROPERTIES[name])()
        print(f"{name}: {given.examples:,} examples held ({sum(os.times()[:4]) - began:.0f} s)", flush=True)
    return 0


def _guided(name: str, examples: int) -> int:
    """Let libFuzzer run one property in this process, which it ends."""
    import atheris

    with atheris.instrument_imports(include=["kg"]):
        properties = importlib.import_module("tests.fuzz.properties")
    run = properties.PROPERTIES[name].hypothesis.fuzz_one_input
    options = (f"-runs={examples}", "-max_len=4096", "-len_control=0", "-verbosity=0")
    atheris.Setup([sys.argv[0], *options, str(_seeds(name))], run)
    atheris.Fuzz()
    return 0


def _seeds(name: str) -> Path:
    """Write random inputs to begin with: from nothing, libFuzzer tries inputs of a few bytes for thousands of runs."""
    folder, draw = Path(tempfile.mkdtemp()), random.Random(name)
    for number in range(SEEDS):
        (folder / f"{number}").write_bytes(draw.randbytes(draw.choice((20, 200, 2000))))
    return folder


if __name__ == "__main__":
    sys.exit(main())
