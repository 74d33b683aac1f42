"""What a build did."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import ArticleError


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Counts of articles by what happened to them, counts of the graph, and the inputs that could not be used."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    articles: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    written: tuple[str, ...] = ()
    faults: tuple[ArticleError, ...] = ()

    def summary(self) -> str:
        """Return a few lines for the user.

        >>> print(BuildReport(unchanged=2, articles=2).summary())
        nothing changed: 2 articles
        """
        parts = [f"{count:,} {name}" for name, count in self.counts]
        articles = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        holds = articles + (f": {', '.join(parts)}" if parts else "")
        if not self.new + self.changed + self.removed:
            return "\n".join((f"nothing changed: {holds}", *self._lines()))
        done = [f"{getattr(self, name)} {name}" for name in ("new", "changed", "unchanged", "removed")]
        happened = ", ".join(line for line in done if not line.startswith("0 "))
        return "\n".join((happened, holds, *self._lines()))

    def _lines(self) -> tuple[str, ...]:
        inputs = "1 input" if len(self.faults) == 1 else f"{len(self.faults)} inputs"
        return (*self.written, *((f"{inputs} could not be used (above)",) if self.faults else ()))
