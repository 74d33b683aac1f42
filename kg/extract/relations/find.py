"""Relations of one article: one pass over its words, every match with all that guards it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations

from spacy.tokens import Doc

from kg.extract.factuality.lexicon import lexicon
from kg.extract.relations.arguments import Argument, Arguments, Refers, listed
from kg.extract.relations.evidence import sentence_of
from kg.extract.relations.guard import Guard
from kg.extract.relations.light import CIRCUMSTANCES, light
from kg.extract.relations.offices import office_relations
from kg.extract.relations.pattern import Pattern
from kg.extract.relations.patterns import Candidate, Patterns
from kg.extract.relations.words import shared_words
from kg.model import Article, Attribution, Relation, Span
from kg.text.syntax import Tree, tree_of
from kg.text.syntax.arguments import agents, patients
from kg.text.syntax.links import upward
from kg.text.syntax.nominals import preposition
from kg.text.syntax.verbs import copula, is_verb, particle_lemma

NOBODY = -1


def find_relations(
    doc: Doc, article: Article, patterns: Patterns, coreference: Refers, attributions: Sequence[Attribution]
) -> tuple[Relation, ...]:
    """Return what the patterns find, in text order.

    A relation inside the content of an attribution has its speaker as holder. What stands in a headline is left out:
    headlines shorten until the guards are gone, and the article says it again in full.
    """
    tree = tree_of(doc)
    guard = Guard(doc, article, attributions, patterns.schema)
    matcher = _Matcher(tree, patterns, Arguments(tree, coreference), guard)
    found = (*matcher.relations(), *office_relations(doc, coreference.offices, coreference.chains, guard))
    return tuple(sorted(_first_of_trigger(found), key=lambda r: (r.trigger, r.relation, r.subject, r.object)))


class _Matcher:
    """All that matching one article needs."""

    def __init__(self, tree: Tree, patterns: Patterns, arguments: Arguments, guard: Guard) -> None:
        self._tree = tree
        self._patterns = patterns
        self._arguments = arguments
        self._guard = guard
        self._each_other = frozenset(_each_other(tree))

    def relations(self) -> Iterator[Relation]:
        """Yield what each pattern finds at each of its triggers."""
        for trigger, candidates in self._patterns.matches(self._tree, self._arguments):
            if candidates and self._guard.is_readable(trigger):
                around = self._arguments.around(trigger)
                for candidate in candidates:
                    if candidate.is_fillable(around) or self._each_other:
                        for subject, object_ in self._pairs(candidate, trigger):
                            yield self._guarded(candidate.pattern, trigger, subject, object_)

    def _guarded(self, pattern: Pattern, trigger: int, subject: Argument, object_: Argument) -> Relation:
        tree, guard = self._tree, self._guard
        if pattern.kind == "type" or (pattern.presupposed and copula(tree, trigger) < 0):
            how = guard.presupposed(pattern, trigger)
        else:
            predicate = self._predicate(pattern, trigger, subject.word)
            how = guard.guarded(pattern, trigger, predicate, (subject.word, object_.word))
        excepted = subject.is_excepted(tree) or object_.is_excepted(tree)
        return Relation(
            pattern.relation,
            subject.chain,
            object_.chain,
            evidence=sentence_of(tree, trigger),
            trigger=Span(tree.offsets[trigger], tree.ends[trigger]),
            pattern=pattern.name,
            holder=how.holder,
            attribution=how.attribution,
            polarity="negative" if excepted else how.polarity,
            modality=how.modality,
            since=how.when.since,
            until=how.when.until,
            on=how.when.on,
            ended=how.ended,
        )

    def _pairs(self, candidate: Candidate, trigger: int) -> tuple[tuple[Argument, Argument], ...]:
        """Return subjects with objects; what the pattern asks of the surroundings is looked at where there are some."""
        pattern, leads = candidate.pattern, self._arguments.leads
        found = tuple((self._mutual if pattern.reciprocal else self._directed)(candidate, trigger))
        if not found or (pattern.where and not leads(pattern.where, trigger)) or leads(pattern.unless, trigger):
            return ()
        return found

    def _directed(self, candidate: Candidate, trigger: int) -> Iterator[tuple[Argument, Argument]]:
        """Yield each subject with each object. Objects are rarer, so they are looked for first."""
        pattern, along = candidate.pattern, self._arguments.along
        objects = along(pattern.object, trigger, candidate.range, named="object" in pattern.named)
        is_mutual = not objects and self._is_of_each_other(trigger)
        if not (objects or is_mutual or pattern.objectless):
            return
        subjects = along(pattern.subject, trigger, candidate.domain, named="subject" in pattern.named)
        if is_mutual:
            yield from permutations(subjects, 2)
        for subject in subjects:
            for other in objects:
                if other.chain != subject.chain and not _coordinated(self._tree, subject, other):
                    yield subject, other
            if pattern.objectless and not objects:
                yield subject, Argument(NOBODY, subject.word)

    def _mutual(self, candidate: Candidate, trigger: int) -> Iterator[tuple[Argument, Argument]]:
        """Yield each pair of what the first of the paths that leads to several things leads to.

        Where the relation has a direction, each does it to the other: "traded accusations".
        """
        pattern = candidate.pattern
        symmetric = self._patterns.schema.relations[pattern.relation].symmetric
        for path in pattern.reciprocal:
            found = self._arguments.along((path,), trigger, candidate.domain)
            if len(found) > 1:
                yield from combinations(found, 2) if symmetric else permutations(found, 2)
                return

    def _is_of_each_other(self, verb: int) -> bool:
        """Tell whether a verb has "each other" or "one another" for its object."""
        return bool(self._each_other) and not self._each_other.isdisjoint(patients(self._tree, verb))

    def _predicate(self, pattern: Pattern, trigger: int, subject: int) -> int:
        """Return the word whose polarity, modality and time count: of a light verb and its noun, the verb.

        So it is where the noun has its subject from the verb above it: who may return to the table may negotiate. Of
        what the noun only dates ("left after talks"), that verb says nothing.
        """
        tree = self._tree
        for path in pattern.predicate:
            for word in self._arguments.walk(path, trigger):
                return word
        if pattern.kind != "noun":
            return trigger
        for verb in light(tree, trigger, frozenset()):
            if _says_that_it_was(tree, verb, trigger):
                return verb
        verb = _verb_above(tree, trigger, subject)
        return trigger if verb < 0 else verb


def _coordinated(tree: Tree, one: Argument, other: Argument) -> bool:
    """Coordinated words play one role: neither is the other's object ("the Donetsk and Luhansk regions")."""
    return other.word in tree.conjuncts(one.word) or other.word in listed(tree, one.word)


def _each_other(tree: Tree) -> Iterator[int]:
    """Yield where "each other" and "one another" begin."""
    for index, pair in enumerate(pairwise(tree.lower)):
        if pair in (("each", "other"), ("one", "another")):
            yield index


def _verb_above(tree: Tree, noun: int, subject: int) -> int:
    verb = next((above.word for above in upward(tree, noun) if is_verb(tree, above.word)), -1)
    if verb < 0 or copula(tree, noun) >= 0 or preposition(tree, noun) in CIRCUMSTANCES:
        return -1
    if lexicon().effect("noun", particle_lemma(tree, verb)) is not None:  # "ordered an attack": the noun tells
        return -1
    return verb if subject in agents(tree, verb) else -1


def _says_that_it_was(tree: Tree, verb: int, noun: int) -> bool:
    """Tell whether what the verb says is true of the noun: who launches an attack attacks, who promises one does not.

    Support is given by promising it.
    """
    if tree.lemma[verb] in shared_words()["ending"]:
        return False
    effect = lexicon().effect("noun", particle_lemma(tree, verb))
    is_event = tree.lemma[noun] not in shared_words()["attitudes"]
    return not is_event or effect is None or (effect.modality == "actual" and not effect.reported)


def _first_of_trigger(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Leave out what a second pattern finds again at the same words."""
    seen: set[tuple[object, ...]] = set()
    for relation in relations:
        key = (relation.relation, relation.subject, relation.object, relation.object_text, relation.trigger)
        if key not in seen:
            seen.add(key)
            yield relation
