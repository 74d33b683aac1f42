"""Parse and extract: the two stages that see text, with everything they need loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from kg.errors import ArticleError, KgError
from kg.extract import Extractor
from kg.model import Article
from kg.text import load, parse
from kg.workers.ahead import ahead, spare_processors
from kg.workers.plan import Outcome
from kg.workers.sent import sent
from kg.workers.settled import settled


class Analyst:
    """A language engine and an extractor.

    ``model`` names an installed spaCy pipeline, empty for the engine inside the package; ``extra`` are the user's own
    gazetteer, pattern and ontology files.
    """

    def __init__(self, model: str = "", extra: tuple[str, ...] = ()) -> None:
        self._nlp = load(model or None)
        self._extractor = Extractor.load(extra=tuple(Path(path) for path in extra))

    def analyse(self, articles: Iterable[Article], *, threads: int = 0) -> Iterator[Outcome]:
        """Yield each article with what was found in it, or with the fault; one bad article stops no other.

        ``threads`` parse the next articles meanwhile: three quarters of a parse run without Python's lock.
        """
        for article, parsed in ahead(self._parsed, articles, threads):
            try:
                yield article, self._extractor.extract(article, parsed())
            except KgError as error:
                yield article, ArticleError(f"{article.name}: {error}")
            except Exception as error:
                fault = ArticleError(
                    f"{article.name}: could not be analysed ({type(error).__name__}: {error}); "
                    "the other articles go on; please report it with this article"
                )
                fault.__cause__ = error
                yield article, fault

    def _parsed(self, article: Article) -> Doc:
        ((_, doc),) = parse(self._nlp, [article])
        return doc


@cache
def _analyst(model: str, extra: tuple[str, ...]) -> Analyst:
    return Analyst(model, extra)


def analyse_away(batch: tuple[Article, ...], model: str, extra: tuple[str, ...]) -> bytes:
    """Analyse a batch for another process; `received` reads what comes of it."""
    analyst = _analyst(model, extra)
    with settled():
        return sent(analyst.analyse(batch))


def stream(articles: Iterable[Article], model: str, extra: tuple[str, ...]) -> Iterator[Outcome]:
    """Analyse articles in this process, with threads beside where there are processors for them.

    Other pipelines than the engine inside the package make no promise about threads.
    """
    return _analyst(model, extra).analyse(articles, threads=0 if model else spare_processors())
