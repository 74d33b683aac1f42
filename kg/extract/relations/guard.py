"""What keeps a relation from being taken for a fact: who says it, how, and when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.extract.attribution.quotations import quotations_of
from kg.extract.factuality import Factuality, factuality
from kg.extract.factuality.lexicon import lexicon
from kg.extract.factuality.own import own_marks
from kg.extract.relations.words import shared_words
from kg.extract.time import Time, event_time
from kg.model import Article, Attribution, Relation, Span
from kg.schema import Schema
from kg.text import syntax

OPPOSITE = {"positive": "negative", "negative": "positive"}


class Guard:
    """The attributions, quotation marks and headline of one article."""

    def __init__(self, doc: Doc, article: Article, attributions: Sequence[Attribution], schema: Schema) -> None:
        self._schema = schema
        self._article = article
        self._attributions = attributions
        self._reported = _innermost(attributions)
        self._quoted = [quotation.inner for quotation in quotations_of(doc)]

    def is_readable(self, token: Token) -> bool:
        """False in what stands before the news: headline and dateline."""
        return token.idx >= self._article.body

    def attribution(self, token: Token) -> int:
        """Return the index of the innermost attribution whose content holds the word, -1 if there is none."""
        return next((index for index, span in self._reported if span.start <= token.idx < span.end), -1)

    def is_bare_quote(self, token: Token) -> bool:
        """True between quotation marks that nobody answers for: scare quotes, titles, unattributed speech.

        A name of up to three words is only called by its name.
        """
        spans = [span for span in self._quoted if span.start <= token.idx < span.end]
        nickname = token.pos_ == "PROPN" and any(len(span.of(syntax.text_of(token.doc)).split()) <= 3 for span in spans)
        return bool(spans) and not nickname and self.attribution(token) < 0

    def guarded(self, relation: Relation, trigger: Token, predicate: Token) -> Relation:
        """Return the relation with its holder, polarity, modality and time; what the pattern itself says stays.

        The holder is whoever says the predicate: "reiterated its support" is no report of support but support.
        """
        how = _seen_through(factuality(predicate), trigger) if trigger != predicate else factuality(predicate)
        held = self.presupposed(relation, predicate)
        when = self._time(predicate, trigger)
        return replace(
            held,
            since=when.since,
            until=when.until,
            on=when.on,
            polarity=OPPOSITE[how.polarity] if relation.polarity == "negative" else how.polarity,
            modality="planned" if self._is_ahead(when, how) else _modality(held, how, trigger),
            ended=relation.ended or how.ended or _is_former(trigger) or self._is_over(relation.relation, when),
        )

    def titled(self, relation: Relation, trigger: Token) -> Relation:
        """Return who holds an office: in indirect speech and in brackets, the title is the article's own word."""
        index = self.attribution(trigger)
        indirect = index >= 0 and not self._attributions[index].direct
        return relation if indirect or _is_bracketed(trigger) else self.presupposed(relation, trigger)

    def _is_over(self, relation: str, when: Time) -> bool:
        """Tell whether a state had an end that lies before the article."""
        if not when.until or not self._schema.relations[relation].state:
            return False
        date = self._article.date
        return not date or when.until <= date[: len(when.until)]

    def _is_ahead(self, when: Time, how: Factuality) -> bool:
        """Tell whether what is told as a fact lies after the article: "the ministers meet on Monday"."""
        date = self._article.date
        return bool(date and when.on) and how.modality == "actual" and when.on > date[: len(when.on)]

    def _time(self, predicate: Token, trigger: Token) -> Time:
        """Return when it holds: the date at the predicate, failing that at what lends it its date."""
        for token in (predicate, trigger, *_lenders(predicate)):
            when = event_time(token, self._article.date)
            if when != Time():
                return when
        return self._perfect_since(predicate)

    def _perfect_since(self, predicate: Token) -> Time:
        """A perfect wants its "since", which parsers hang on the last participle: "has been held by rebels backed by
        Chad since 2014"."""
        if any(auxiliary.lemma_ == "have" for auxiliary in syntax.auxiliaries(predicate)):
            for word in predicate.subtree:
                if word.i > predicate.i and syntax.is_participle_modifier(word):
                    since = event_time(word, self._article.date).since
                    if since:
                        return Time(since=since)
        return Time()

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


def _seen_through(how: Factuality, noun: Token) -> Factuality:
    """Add what the noun of a light verb says of itself: "announced a planned meeting", "has little control"."""
    own = own_marks(noun, lexicon())
    return replace(
        how,
        polarity="negative" if own.negations and how.polarity == "positive" else how.polarity,
        modality=own.modality if how.modality == "actual" else how.modality,
        ended=how.ended or own.ended,
    )


def _is_bracketed(token: Token) -> bool:
    """Tell whether a word stands in brackets that open and close in its sentence."""
    first, after = syntax.sentence(token)
    before = token.doc[first : token.i].text
    return before.count("(") > before.count(")") and ")" in token.doc[token.i : after].text


def _is_former(trigger: Token) -> bool:
    """Tell whether a noun calls itself past: "a former ally"."""
    return any(word.lower_ in shared_words()["former"] for word in syntax.adjectives(trigger))


def _is_in_fronted_report(trigger: Token) -> bool:
    """Tell whether it stands in words before "..., the minister told reporters", however the parser hung it there."""
    links = syntax.governing(trigger)
    root = links[-1].token if links else trigger
    if trigger.i >= root.i or root.lemma_ not in shared_words()["reporting"]:
        return False
    return any(trigger.i <= clause.i < root.i for clause in syntax.complements(root))


def _lenders(predicate: Token) -> Iterator[Token]:
    """A participle clause shares the time of its main clause: "attacked on Monday, killing ten"."""
    links = syntax.governing(predicate)
    if links and links[0].kind == "adverbial" and predicate.tag_ == "VBG" and not links[0].marker:
        yield links[0].token


def _modality(relation: Relation, how: Factuality, trigger: Token) -> str:
    """Compose; what its syntax puts in words that nobody answers for is no more than possible.

    An event that somebody came for ("arrived in Geneva for talks") is planned.
    """
    if how.modality != "actual":
        return how.modality
    if syntax.preposition(trigger) == "for" and syntax.is_verb(trigger.head) and trigger.pos_ == "NOUN":
        return "planned"
    reported = how.reported or _is_in_fronted_report(trigger)
    return "possible" if reported and relation.attribution < 0 else relation.modality


def _innermost(attributions: Sequence[Attribution]) -> list[tuple[int, Span]]:
    """Return the reported spans, those of the shortest attribution first."""
    sized = sorted((sum(span.end - span.start for span in a.spans), index) for index, a in enumerate(attributions))
    return [(index, span) for _, index in sized for span in attributions[index].spans]
