"""The unit tests of the app's own modules, run by node where there is one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

TESTS = sorted((Path(__file__).parent / "app").glob("*.test.js"))


def test_the_app_has_unit_tests() -> None:
    assert len(TESTS) >= 3


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_unit_tests_of_the_app_pass() -> None:
    ran = subprocess.run(["node", "--test", *map(str, TESTS)], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-4000:]
