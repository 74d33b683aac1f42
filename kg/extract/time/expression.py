"""Words that stand for a time, and the lists that they are known by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

ExpressionKind = Literal["date", "weekday", "day", "following", "period", "distance", "offset", "season", "year"]


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that stand for a time, by code points of the text.

    ``year``, ``month``, ``day`` and ``last_day`` are 0 where not said. ``amount`` counts ``unit`` (day, week, month,
    year, weekend) from the article's day ("period", "distance": negative lies back) or from the date named before
    ("following", and "distance" with ``anchored``). A year has the unit "event" where it names one ("the 1994 truce").
    """

    start: int
    end: int
    kind: ExpressionKind
    year: int = 0
    month: int = 0
    day: int = 0
    last_day: int = 0
    weekday: int = -1
    amount: int = 0
    unit: str = ""
    anchored: bool = False
    direction: int = 0
    vague: bool = False


@cache
def time_words() -> dict[str, Any]:
    """Return the word lists."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
