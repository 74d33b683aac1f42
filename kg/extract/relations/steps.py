"""One step from a word to another, in the terms of the syntax layer; no parse label is named here.

Words are indices into the tree of the article, and so is what a step leads to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extract.relations.words import shared_words
from kg.text.syntax import Tree
from kg.text.syntax.arguments import agents, objects, patients, recipients, subjects
from kg.text.syntax.complements import complements
from kg.text.syntax.links import marker
from kg.text.syntax.nominals import (
    adjectives,
    appositions,
    compounds,
    obliques,
    possessors,
    preposition,
    relative_clauses,
    relativized,
    renamed,
)
from kg.text.syntax.verbs import (
    is_infinitive,
    is_participle_modifier,
    is_passive,
    is_subjunctive,
    is_verb,
    modals,
    negations,
)

Words = frozenset[str]

ANY: Words = frozenset()
OF = frozenset({"of"})
WITH = frozenset({"with"})
TOGETHER = frozenset({"together", "along", "alongside", "jointly"})
TOGETHER_WITH = frozenset({"together with", "along with"})


def agent(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """Who does it, whatever the voice, together with those who do it with them: "Chad, together with Niger"."""
    doers = agents(tree, word) or _hyphenated(tree, word)
    if tree.vocabulary.isdisjoint(TOGETHER):
        return doers
    accompanied = doers if is_passive(tree, word) else (word, *doers)
    return [*doers, *(other for doer in accompanied for other in _companions(tree, doer))]


def patient(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """What undergoes it, whatever the voice."""
    return patients(tree, word)


def subject(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The subject of an active verb."""
    return subjects(tree, word)


def object_(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The direct object."""
    return objects(tree, word)


def recipient(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The indirect object, or the to-phrase."""
    return recipients(tree, word)


def oblique(tree: Tree, word: int, prepositions: Words) -> Iterable[int]:
    """The heads of its prepositional phrases with these prepositions.

    Parsers hang a phrase that belongs to a noun on the verb before it, or on the noun between ("condemned the attack on
    Kabul by the Taliban", "the withdrawal of troops from Mali"): failing its own, such a neighbour is taken. What "of"
    marks belongs to no noun further left.
    """
    found = obliques(tree, word, prepositions)
    if found or not prepositions or tree.pos[word] not in ("NOUN", "PROPN"):
        return found
    nearer = prepositions - OF
    between = obliques(tree, word, ANY) if nearer else ()
    inner = [other for own in between for other in obliques(tree, own, nearer) if other > own]
    return inner or [
        other for other in obliques(tree, tree.head[word], prepositions) if _is_right_of(tree, other, word)
    ]


def complement(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The predicate of its clausal complement."""
    return complements(tree, word)


def possessor(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """Whose it is: "Russia's", "their"."""
    return possessors(tree, word)


def compound(tree: Tree, word: int, words: Words) -> Iterable[int]:
    """The nouns compounded with it: "Turkish" in "Turkish-backed", "ISIL" in "ISIL fighters"."""
    return _coordinated(tree, (found for found in compounds(tree, word) if not words or tree.lemma[found] in words))


def adjective(tree: Tree, word: int, words: Words) -> Iterable[int]:
    """Its adjectives."""
    return _coordinated(tree, (found for found in adjectives(tree, word) if not words or tree.lemma[found] in words))


def modifier(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """Whatever says in front of a noun whose it is: possessor, compound or adjective."""
    return _coordinated(tree, (*possessors(tree, word), *compounds(tree, word), *adjectives(tree, word)))


def modified(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The noun that this participle, adjective, noun or relative clause modifies."""
    yield from relativized(tree, word)
    head = tree.head[word]
    if is_participle_modifier(tree, word) or word in modifier(tree, head, ANY):
        yield from tree.conjuncts(head)


def apposition(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """What stands in apposition to it."""
    return _coordinated(tree, appositions(tree, word))


def apposed(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The noun to which it stands in apposition."""
    return renamed(tree, word)


def relative(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The verbs of its relative and participle clauses."""
    return relative_clauses(tree, word)


def dependent(tree: Tree, word: int, words: Words) -> Iterable[int]:
    """Any word that hangs on it, when it is one of these: "work closely"."""
    return [kid for kid in tree.kids[word] if tree.lemma[kid] in words or tree.lower[kid] in words]


def purpose(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The infinitives that say what it is for: "an operation to free the town"."""
    return [kid for kid in tree.kids[word] if kid > word and is_verb(tree, kid) and is_infinitive(tree, kid)]


def condition(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The clauses on which it depends: "if the port is not opened"."""
    return [kid for kid in tree.kids[word] if is_verb(tree, kid) and marker(tree, kid) in ("if", "unless")]


def clause(tree: Tree, word: int, markers: Words) -> Iterable[int]:
    """The predicates of its clauses with one of these markers: "warned against sending"."""
    return [kid for kid in tree.kids[word] if is_verb(tree, kid) and marker(tree, kid) in markers]


def setting(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The verb in whose course it happened: "killed in an attack on", "arrested during a raid on"."""
    verb = tree.head[word]
    in_course = preposition(tree, word) in ("in", "during", "by", "through", "with", "via")
    if in_course and is_verb(tree, verb) and tree.lemma[verb] not in shared_words()["reporting"]:
        yield verb


def obliged(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The clause itself, when it says what has to be done: must, should, have to, need to.

    Who has yet to act, or has a right to, need not.
    """
    by_modal = any(tree.lemma[modal] in ("must", "should", "shall") for modal in modals(tree, word))
    has_to = tree.lemma[word] in ("need", "have") and tree.lower[word + 1 : word + 2] == ["to"]
    if by_modal or (has_to and any(is_infinitive(tree, other) for other in complements(tree, word))):
        yield word


def would(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The clause itself, when it is about the future: will, would."""
    if any(tree.lemma[modal] in ("will", "would", "wo") for modal in modals(tree, word)):
        yield word


def subjunctive(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The clause itself, when it is in the subjunctive: "insisted that they leave"."""
    if is_subjunctive(tree, word):
        yield word


def infinitive(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The clause itself, when it is an infinitive."""
    if is_infinitive(tree, word):
        yield word


def fronted(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The object that stands before its infinitive: a parser's slip for whoever is urged to act."""
    return [found for found in objects(tree, word) if found < word]


def negated(tree: Tree, word: int, _: Words) -> Iterator[int]:
    """The word itself, when it is negated."""
    if negations(tree, word):
        yield word


def governor(tree: Tree, word: int, words: Words) -> Iterator[int]:
    """The word that governs it, when it is one of these."""
    head = tree.head[word]
    if head != word and (not words or tree.lemma[head] in words):
        yield head


def self_(_tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The word itself."""
    return (word,)


def only(tree: Tree, word: int, words: Words) -> Iterable[int]:
    """The word itself, when it is one of these or a measure of them: "troops", "thousands of troops"."""
    lemma = tree.lemma[word]
    if lemma in words:
        return (word,)
    measured = obliques(tree, word, OF) if lemma in shared_words()["transparent"] else ()
    return (word,) if any(tree.lemma[noun] in words for noun in measured) else ()


def common(tree: Tree, word: int, _: Words) -> Iterable[int]:
    """The word itself, when it is no part of a name: "region", not "Region"."""
    return (word,) if tree.words[word][:1].islower() else ()


def not_(tree: Tree, word: int, words: Words) -> Iterable[int]:
    """The word itself, unless it is one of these."""
    return () if tree.lemma[word] in words else (word,)


def _hyphenated(tree: Tree, participle: int) -> tuple[int, ...]:
    """What a hyphen joins to a participle, wherever the parser hung it: "U.S." in "the U.S.-led coalition"."""
    hyphen, before = participle - 1, participle - 2
    if before < 0 or tree.tag[participle] != "VBN" or tree.words[hyphen] not in ("-", "–"):
        return ()
    is_one = tree.ends[before] == tree.offsets[hyphen] and tree.ends[hyphen] == tree.offsets[participle]
    return (before,) if is_one else ()


def _companions(tree: Tree, doer: int) -> Iterator[int]:
    for kid in tree.kids[doer]:
        if tree.lower[kid] in TOGETHER:
            yield from obliques(tree, kid, WITH)
    yield from obliques(tree, doer, TOGETHER_WITH)


def _is_right_of(tree: Tree, other: int, noun: int) -> bool:
    """Tell whether nothing but phrases stands between a noun and one that may belong to it."""
    between = range(noun + 1, other)
    parted = any(is_verb(tree, word) or tree.words[word] in (",", ";", "—") for word in between)
    return 0 < len(between) < 12 and not parted


def _coordinated(tree: Tree, words: Iterable[int]) -> Iterator[int]:
    for word in words:
        yield from tree.conjuncts(word)
