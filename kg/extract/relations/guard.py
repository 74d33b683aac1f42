"""What keeps a relation from being taken for a fact: who says it, how, and when it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc

from kg.extract.attribution.quotations import quotations_of
from kg.extract.factuality import Factuality, factuality
from kg.extract.factuality.lexicon import lexicon
from kg.extract.factuality.own import own_marks
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.words import shared_words
from kg.extract.time import Time, event_time
from kg.extract.time.expression import time_words
from kg.extract.time.tenure import in_office_since
from kg.model import Article, Attribution, Relation, Span
from kg.schema import Schema
from kg.text.syntax import Tree, tree_of
from kg.text.syntax.complements import complements
from kg.text.syntax.links import link_kind, main_verb, marker, upward
from kg.text.syntax.nominals import adjectives, preposition
from kg.text.syntax.verbs import auxiliaries, copula, is_participle_modifier, is_verb

NEVER = Time()
_FOR_GOOD = frozenset({"partOf", "capitalOf", "memberOf"})
OPPOSITE = {"positive": "negative", "negative": "positive"}


class Guarded(NamedTuple):
    """What keeps a relation from being taken for a fact, as in `kg.model.Relation`."""

    holder: int
    attribution: int
    polarity: str
    modality: str
    ended: bool = False
    when: Time = NEVER


class Guard:
    """The attributions, quotation marks and headline of one article."""

    def __init__(self, doc: Doc, article: Article, attributions: Sequence[Attribution], schema: Schema) -> None:
        self._tree = tree_of(doc)
        self._schema = schema
        self._article = article
        self._attributions = attributions
        self._reported = _innermost(attributions)
        self._quoted = [quotation.inner for quotation in quotations_of(doc)]

    def is_readable(self, word: int) -> bool:
        """False in what stands before the news: headline and dateline."""
        return self._tree.offsets[word] >= self._article.body

    def attribution(self, word: int) -> int:
        """Return the index of the innermost attribution whose content holds the word, -1 if there is none."""
        at = self._tree.offsets[word]
        return next((index for index, span in self._reported if span.start <= at < span.end), -1)

    def is_bare_quote(self, word: int) -> bool:
        """True between quotation marks that nobody answers for: scare quotes, titles, unattributed speech.

        A name of up to three words is only called by its name.
        """
        tree, at = self._tree, self._tree.offsets[word]
        spans = [span for span in self._quoted if span.start <= at < span.end]
        nickname = tree.pos[word] == "PROPN" and any(len(span.of(tree.text).split()) <= 3 for span in spans)
        return bool(spans) and not nickname and self.attribution(word) < 0

    def guarded(self, pattern: Pattern, trigger: int, predicate: int, parties: tuple[int, ...]) -> Guarded:
        """Return holder, polarity, modality and time of what a pattern found; what the pattern itself says stays.

        Each of the ``parties`` may have a date of its own.
        The holder is whoever says the predicate: "reiterated its support" is no report of support but support.
        """
        how = factuality(self._tree, predicate)
        if trigger != predicate:
            how = _seen_through(self._tree, how, trigger)
        held = self._held(pattern.modality, predicate)
        when = self._time(predicate, trigger, parties, lasts=self._schema.relations[pattern.relation].state)
        over = self._is_over(pattern.relation, when) or _was_belonging(self._tree, trigger, pattern.relation)
        ended = how.ended or _is_former(self._tree, trigger) or over
        return held._replace(
            polarity=OPPOSITE[how.polarity] if pattern.polarity == "negative" else how.polarity,
            modality="planned" if self._is_ahead(when, how) else _modality(self._tree, held, how, trigger),
            ended=pattern.ended or ended,
            when=when,
        )

    def presupposed(self, pattern: Pattern, trigger: int) -> Guarded:
        """Return the holder alone: what a phrase takes for granted."""
        return self._held(pattern.modality, trigger)._replace(polarity=pattern.polarity, ended=pattern.ended)

    def titled(self, relation: Relation, trigger: int, name_end: int) -> Relation:
        """Return who holds an office, and since when, if that stands behind the name.

        In indirect speech and in brackets, the title is the article's own word.
        """
        relation = replace(relation, since=in_office_since(self._tree, name_end, self._article.date))
        index = self.attribution(trigger)
        indirect = index >= 0 and not self._attributions[index].direct
        if indirect or _is_bracketed(self._tree, trigger):
            return relation
        held = self._held(relation.modality, trigger)
        return replace(relation, holder=held.holder, attribution=held.attribution, modality=held.modality)

    def _held(self, modality: str, word: int) -> Guarded:
        """Return the attribution that a word stands in, its speaker, and how far quotation marks let it hold."""
        index = self.attribution(word)
        speakers = self._attributions[index].speakers if index >= 0 else ()
        is_bare = modality == "actual" and self.is_bare_quote(word)
        return Guarded(speakers[0] if speakers else -1, index, "positive", "possible" if is_bare else modality)

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

    def _time(self, predicate: int, trigger: int, parties: tuple[int, ...], *, lasts: bool) -> Time:
        """Return when it holds: the date at the predicate, failing that at what lends it its date.

        A state holds since the day on which it began: "occupied the islands on 3 May".
        """
        words = dict.fromkeys((predicate, trigger, *_lenders(self._tree, predicate)))
        deeds = (predicate, trigger, main_verb(self._tree, trigger)) if lasts else ()
        begins = any(self._tree.lemma[word] in time_words()["inceptions"] for word in deeds)
        for word in words:
            when = event_time(self._tree, word, self._article.date, lasts=lasts and not begins, parties=parties)
            if when != NEVER:
                since = (when.since or when.on) if begins else when.since if lasts or not when.on else ""
                return replace(when, since=since)
        return self._perfect_since(predicate)

    def _perfect_since(self, predicate: int) -> Time:
        """A perfect wants its "since", which parsers hang on the last participle: "has been held by rebels backed by
        Chad since 2014"."""
        tree = self._tree
        if any(tree.lemma[auxiliary] == "have" for auxiliary in auxiliaries(tree, predicate)):
            for word in tree.below(predicate):
                if word > predicate and is_participle_modifier(tree, word):
                    since = event_time(tree, word, self._article.date).since
                    if since:
                        return Time(since=since)
        return NEVER


def _seen_through(tree: Tree, how: Factuality, noun: int) -> Factuality:
    """Add what the noun of a light verb says of itself: "announced a planned meeting", "has little control"."""
    own = own_marks(tree, noun, lexicon())
    return replace(
        how,
        polarity="negative" if own.negations and how.polarity == "positive" else how.polarity,
        modality=own.modality if how.modality == "actual" else how.modality,
        ended=how.ended or own.ended,
    )


def _is_bracketed(tree: Tree, word: int) -> bool:
    """Tell whether a word stands in brackets that open and close in its sentence."""
    first, after = tree.sentence(word)
    at = tree.offsets[word]
    before, following = tree.text[tree.offsets[first] : at], tree.text[at : tree.ends[after - 1]]
    return before.count("(") > before.count(")") and ")" in following


def _is_former(tree: Tree, trigger: int) -> bool:
    """Tell whether a noun calls itself past: "a former ally"."""
    return any(tree.lower[word] in shared_words()["former"] for word in adjectives(tree, trigger))


def _was_belonging(tree: Tree, trigger: int, relation: str) -> bool:
    """Tell whether what belongs for good is said in the past: "Slovenia was part of Yugoslavia"."""
    verb = copula(tree, trigger) if relation in _FOR_GOOD else -1
    return verb >= 0 and tree.tag[verb] == "VBD"


def _is_in_fronted_report(tree: Tree, trigger: int) -> bool:
    """Tell whether it stands in words before "..., the minister told reporters", however the parser hung it there."""
    links = upward(tree, trigger)
    root = links[-1].word if links else trigger
    if trigger >= root or tree.lemma[root] not in shared_words()["reporting"]:
        return False
    return any(trigger <= clause < root for clause in complements(tree, root))


def _lenders(tree: Tree, predicate: int) -> Iterator[int]:
    """A participle clause shares the time of its main clause: "attacked on Monday, killing ten"."""
    if tree.tag[predicate] == "VBG" and link_kind(tree, predicate) == "adverbial" and not marker(tree, predicate):
        yield upward(tree, predicate)[0].word


def _modality(tree: Tree, held: Guarded, how: Factuality, trigger: int) -> str:
    """Compose; what its syntax puts in words that nobody answers for is no more than possible.

    An event that somebody came for ("arrived in Geneva for talks") is planned.
    """
    if how.modality != "actual":
        return how.modality
    is_aim = preposition(tree, trigger) == "for" and is_verb(tree, tree.head[trigger])
    if is_aim and tree.pos[trigger] == "NOUN":
        return "planned"
    reported = how.reported or _is_in_fronted_report(tree, trigger)
    return "possible" if reported and held.attribution < 0 else held.modality


def _innermost(attributions: Sequence[Attribution]) -> list[tuple[int, Span]]:
    """Return the reported spans, those of the shortest attribution first."""
    sized = sorted((sum(span.end - span.start for span in a.spans), index) for index, a in enumerate(attributions))
    return [(index, span) for _, index in sized for span in attributions[index].spans]
