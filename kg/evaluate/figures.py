"""Counts and the shares made of them."""

from __future__ import annotations

from collections import Counter


def share(part: float, whole: float) -> float | None:
    """Return part of whole to three digits, nothing of nothing.

    >>> share(1, 3), share(0, 0)
    (0.333, None)
    """
    return round(part / whole, 3) if whole else None


def precision_recall(
    right: float, predicted: float, gold: float, *, right_of_gold: float | None = None
) -> dict[str, float]:
    """Return precision, recall and their harmonic mean (van Rijsbergen 1979).

    >>> precision_recall(1, 2, 4)
    {'p': 0.5, 'r': 0.25, 'f1': 0.333}
    """
    precision = right / predicted if predicted else 0.0
    recall = (right if right_of_gold is None else right_of_gold) / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}


class Tally(Counter[str]):
    """Counts under names, and notes on what went wrong where."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.relations: dict[str, Counter[str]] = {}

    def of_relation(self, name: str) -> Counter[str]:
        """Return the counts of one relation."""
        return self.relations.setdefault(name, Counter())
