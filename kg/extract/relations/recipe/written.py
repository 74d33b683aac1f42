"""The training text as it is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

TEXT = Path(__file__).parent / "text"


class Written(NamedTuple):
    """A passage and its relations, each [subject, trigger, relation, object] in words of the passage."""

    text: str
    relations: list[list[str]]


def written(path: Path) -> list[Written]:
    """Read one file of passages."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Written(row["text"], row["relations"]) for row in map(json.loads, filter(str.strip, lines))]


def find(text: str, words: str) -> tuple[int, int] | None:
    """Return where words stand in a passage; "Russia#2" is the second one."""
    numbered = re.fullmatch(r"(.+)#(\d+)", words)
    phrase, nth = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)]
    return places[nth - 1] if nth <= len(places) else None
