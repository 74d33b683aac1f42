"""What keeps a relation from being taken for a fact: who says it, how, and when it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.attribution.quotations import quotations
from kg.extract.factuality import Factuality, factuality
from kg.extract.time import Time, event_time
from kg.model import Article, Attribution, Relation, Span

OPPOSITE = {"positive": "negative", "negative": "positive"}


class Guard:
    """The attributions, quotation marks and headline of one article."""

    def __init__(self, doc: Doc, article: Article, attributions: Sequence[Attribution]) -> None:
        self._article = article
        self._attributions = attributions
        self._reported = _innermost(attributions)
        self._quoted = [quotation.inner for quotation in quotations(doc.text)]

    def is_readable(self, token: Token) -> bool:
        """False in what stands before the news: headline and dateline."""
        return token.idx >= self._article.body

    def attribution(self, token: Token) -> int:
        """Return the index of the innermost attribution whose content holds the word, -1 if there is none."""
        return next((index for index, span in self._reported if span.start <= token.idx < span.end), -1)

    def is_bare_quote(self, token: Token) -> bool:
        """True between quotation marks that nobody answers for: scare quotes, titles, unattributed speech."""
        return any(span.start <= token.idx < span.end for span in self._quoted) and self.attribution(token) < 0

    def guarded(self, relation: Relation, trigger: Token, predicate: Token) -> Relation:
        """Return the relation with its holder, polarity, modality and time; what the pattern itself says stays."""
        how = factuality(predicate)
        held = self.presupposed(relation, trigger)
        when = self._time(predicate, trigger)
        return replace(
            held,
            since=when.since,
            until=when.until,
            on=when.on,
            polarity=OPPOSITE[how.polarity] if relation.polarity == "negative" else how.polarity,
            modality=_modality(held, how),
            ended=relation.ended or how.ended,
        )

    def _time(self, predicate: Token, trigger: Token) -> Time:
        """Return when it holds: the date at the predicate, failing that at the trigger itself."""
        when = event_time(predicate, self._article.date)
        return event_time(trigger, self._article.date) if when == Time() and trigger != predicate else when

    def presupposed(self, relation: Relation, trigger: Token) -> Relation:
        """Return the relation with its holder alone: what a phrase takes for granted."""
        index = self.attribution(trigger)
        speakers = self._attributions[index].speakers if index >= 0 else ()
        return replace(
            relation,
            holder=speakers[0] if speakers else -1,
            attribution=index,
            modality="possible" if self.is_bare_quote(trigger) and relation.modality == "actual" else relation.modality,
        )


def _modality(relation: Relation, how: Factuality) -> str:
    """Compose; what its syntax puts in words that nobody answers for is no more than possible."""
    if how.modality != "actual":
        return how.modality
    return "possible" if how.reported and relation.attribution < 0 else relation.modality


def _innermost(attributions: Sequence[Attribution]) -> list[tuple[int, Span]]:
    """Return the reported spans, those of the shortest attribution first."""
    sized = sorted((sum(span.end - span.start for span in a.spans), index) for index, a in enumerate(attributions))
    return [(index, span) for _, index in sized for span in attributions[index].spans]
