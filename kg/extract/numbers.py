"""Numbers in words and digits: "12", "1,200", "1.2 million", "forty-six", "a dozen"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@cache
def _words() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    data = tomllib.loads(files("kg.extract").joinpath("numbers.toml").read_text("utf-8"))
    return data["units"], data["multipliers"], data["vague"]


def number(text: str) -> int | None:
    """Return the number that the words name, None if they name none.

    >>> number("1,200"), number("forty-six"), number("two hundred and five"), number("1.5 million"), number("a dozen")
    (1200, 46, 205, 1500000, 12)
    >>> number("dozens"), number("2020 99")
    (None, None)
    """
    units, multipliers, _ = _words()
    total, current, seen, before = 0.0, 0.0, False, ""
    for word in _parts(text):
        if _DIGITS.fullmatch(word):
            if _DIGITS.fullmatch(before):
                return None  # "2020 99" are two numbers
            current, seen = current + float(word.replace(",", "")), True
        elif word in units:
            current, seen = current + units[word], True
        elif word in multipliers:
            value = multipliers[word]
            if value == 100:
                current = max(current, 1) * value
            else:
                total, current = total + max(current, 1) * value, 0
            seen = True
        elif word not in ("and", "a", "an", "the"):
            return None
        before = word
    return round(total + current) if seen else None


def _parts(text: str) -> list[str]:
    return text.lower().replace("-", " ").replace("–", " ").split()


def is_number_word(word: str) -> bool:
    """Say whether a single word is, or is part of, a number."""
    units, multipliers, _ = _words()
    return bool(_DIGITS.fullmatch(word)) or word in units or word in multipliers


def vague_number(word: str) -> int | None:
    """Return the least that "dozens", "hundreds" and the like mean, None for other words."""
    return _words()[2].get(word.lower())
