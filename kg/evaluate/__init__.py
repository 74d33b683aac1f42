"""How good it is: an export scored against gold, by the rules of docs/gold.md."""

from kg.evaluate.score import Scores, score

__all__ = ["Scores", "score"]
