"""The notebooks run from top to bottom, beside the seeds, with the extra ``kg[notebook]``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.notebooks import NOTEBOOKS, executed


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, tmp_path: Path) -> None:
    printed = [output for cell in executed(path, tmp_path).cells for output in cell.get("outputs", [])]
    assert printed and not [output for output in printed if output.output_type == "error"]
