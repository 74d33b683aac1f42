"""One step from a word to another, in the terms of the syntax layer; no parse label is named here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.relations.words import shared_words
from kg.text import syntax

Words = frozenset[str]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SITUATING = frozenset({"under", "in", "within", "inside", "at", "as", "on"})
"""Prepositions by which a phrase says how a noun before it stands: "villages under their control"."""


def agent(token: Token, _: Words) -> Iterable[Token]:
    """Who does it, whatever the voice, together with those who do it with them: "Chad, together with Niger"."""
    agents = syntax.agents(token) or tuple(_hyphenated(token))
    accompanied = agents if syntax.is_passive(token) else (token, *agents)
    return (*agents, *(other for word in accompanied for other in _companions(word)))


def patient(token: Token, _: Words) -> Iterable[Token]:
    """What undergoes it, whatever the voice."""
    return syntax.patients(token)


def subject(token: Token, _: Words) -> Iterable[Token]:
    """The subject of an active verb."""
    return syntax.subjects(token)


def object_(token: Token, _: Words) -> Iterable[Token]:
    """The direct object."""
    return syntax.objects(token)


def recipient(token: Token, _: Words) -> Iterable[Token]:
    """The indirect object, or the to-phrase."""
    return syntax.recipients(token)


def oblique(token: Token, prepositions: Words) -> Iterable[Token]:
    """The heads of its prepositional phrases with these prepositions.

    Parsers hang a phrase that belongs to a noun on the verb before it, or on the noun between ("condemned the attack on
    Kabul by the Taliban", "the withdrawal of troops from Mali"): failing its own, such a neighbour is taken. What "of"
    marks belongs to no noun further left.
    """
    found = syntax.obliques(token, *prepositions)
    if found or not prepositions or token.pos_ not in ("NOUN", "PROPN"):
        return found
    nearer = prepositions - {"of"}
    inner = [
        other for own in syntax.obliques(token) for other in syntax.obliques(own, *nearer) if nearer and other.i > own.i
    ]
    return inner or [other for other in syntax.obliques(token.head, *prepositions) if _is_right_of(other, token)]


def complement(token: Token, _: Words) -> Iterable[Token]:
    """The predicate of its clausal complement."""
    return syntax.complements(token)


def possessor(token: Token, _: Words) -> Iterable[Token]:
    """Whose it is: "Russia's", "their"."""
    return syntax.possessors(token)


def compound(token: Token, words: Words) -> Iterable[Token]:
    """The nouns compounded with it: "Turkish" in "Turkish-backed", "ISIL" in "ISIL fighters"."""
    return _coordinated(found for found in syntax.compounds(token) if not words or found.lemma_.lower() in words)


def adjective(token: Token, words: Words) -> Iterable[Token]:
    """Its adjectives."""
    return _coordinated(found for found in syntax.adjectives(token) if not words or found.lemma_.lower() in words)


def modifier(token: Token, _: Words) -> Iterable[Token]:
    """Whatever says in front of a noun whose it is: possessor, compound or adjective."""
    return _coordinated((*syntax.possessors(token), *syntax.compounds(token), *syntax.adjectives(token)))


def modified(token: Token, _: Words) -> Iterator[Token]:
    """The noun that this participle, adjective, noun or relative clause modifies."""
    yield from syntax.relativized(token)
    if syntax.is_participle_modifier(token) or token in modifier(token.head, frozenset()):
        yield from _coordinated([token.head])


def apposition(token: Token, _: Words) -> Iterable[Token]:
    """What stands in apposition to it."""
    return _coordinated(syntax.appositions(token))


def apposed(token: Token, _: Words) -> Iterator[Token]:
    """The noun to which it stands in apposition."""
    if token in syntax.appositions(token.head):
        yield token.head


def bearer(token: Token, _: Words) -> Iterator[Token]:
    """What a predicate noun, adjective or prepositional phrase is said of.

    "The port is under their control", "villages under their control", "the port came under their control", "they put
    the port under their control", "Goma, part of Congo".
    """
    if syntax.is_copular(token):
        yield from syntax.copula_subject(token)
        return
    first = syntax.conjuncts(token)[0]
    head = first.head
    if first in syntax.appositions(head):
        yield head
    elif head.pos_ in ("VERB", "AUX"):
        if first not in syntax.surface_subjects(head):
            yield from _carried(head)
    elif first in syntax.adjectives(head) or (syntax.preposition(first) in SITUATING and head.pos_ in NOMINAL):
        yield head


def relative(token: Token, _: Words) -> Iterable[Token]:
    """The verbs of its relative and participle clauses."""
    return syntax.relative_clauses(token)


def dependent(token: Token, words: Words) -> Iterator[Token]:
    """Any word that hangs on it, when it is one of these: "work closely"."""
    yield from (child for child in token.children if child.lemma_.lower() in words or child.lower_ in words)


def comma(token: Token, _: Words) -> Iterator[Token]:
    """The name that closes an address: "Turkey" in "in Istanbul, Turkey", not in "Istanbul, Ankara and Izmir"."""
    doc, end = token.doc, token.i
    while end + 1 < len(doc) and doc[end + 1].head.i in (token.i, end) and doc[end + 1].pos_ in ("PROPN", "NUM"):
        end += 1
    if end + 2 >= len(doc) or doc[end + 1].text != "," or doc[end + 2].pos_ not in ("PROPN", "ADJ"):
        return
    name = doc[end + 2]
    while name.head.i > name.i and name.head.pos_ == "PROPN" and name.head.i - name.i < 4:
        name = name.head
    if name.pos_ != "PROPN":
        return  # "Smara, Moroccan media reported"
    last = max((part.i for part in name.subtree if part.pos_ == "PROPN" and part.i - name.i < 4), default=name.i)
    follows = [word.text for word in doc[last + 1 : last + 3]]
    after = last + 3 if follows == [",", "and"] else last + 2
    is_list = follows[:1] == [","] and after < len(doc) and doc[after].pos_ == "PROPN" and not _acts(doc[after])
    if not is_list and not _acts(name) and follows[:1] not in (["and"], ["or"], ["&"]):
        yield name


def _acts(token: Token) -> bool:
    """Tell whether it is the subject of a verb: "in Istanbul, Turkey, Erdogan said"."""
    return syntax.is_verb(token.head) and token in syntax.surface_subjects(token.head)


def purpose(token: Token, _: Words) -> Iterator[Token]:
    """The infinitives that say what it is for: "an operation to free the town"."""
    yield from (child for child in token.rights if syntax.is_verb(child) and syntax.is_infinitive(child))


def condition(token: Token, _: Words) -> Iterator[Token]:
    """The clauses on which it depends: "if the port is not opened"."""
    yield from (child for child in token.children if syntax.is_verb(child) and syntax.marker(child) in ("if", "unless"))


def clause(token: Token, markers: Words) -> Iterator[Token]:
    """The predicates of its clauses with one of these markers: "warned against sending"."""
    yield from (child for child in token.children if syntax.is_verb(child) and syntax.marker(child) in markers)


def setting(token: Token, _: Words) -> Iterator[Token]:
    """The verb in whose course it happened: "killed in an attack on", "arrested during a raid on"."""
    if syntax.preposition(token) in ("in", "during", "by", "through", "with", "via") and syntax.is_verb(token.head):
        yield token.head


def obliged(token: Token, _: Words) -> Iterator[Token]:
    """The clause itself, when it says what has to be done: must, should, have to, need to."""
    by_modal = any(modal.lemma_.lower() in ("must", "should", "shall") for modal in syntax.modals(token))
    if by_modal or (token.lemma_ in ("need", "have") and any(map(syntax.is_infinitive, syntax.complements(token)))):
        yield token


def would(token: Token, _: Words) -> Iterator[Token]:
    """The clause itself, when it is about the future: will, would."""
    if any(modal.lemma_.lower() in ("will", "would", "wo") for modal in syntax.modals(token)):
        yield token


def subjunctive(token: Token, _: Words) -> Iterator[Token]:
    """The clause itself, when it is in the subjunctive: "insisted that they leave"."""
    if syntax.is_subjunctive(token):
        yield token


def infinitive(token: Token, _: Words) -> Iterator[Token]:
    """The clause itself, when it is an infinitive."""
    if syntax.is_infinitive(token):
        yield token


def fronted(token: Token, _: Words) -> Iterator[Token]:
    """The object that stands before its infinitive: a parser's slip for whoever is urged to act."""
    yield from (found for found in syntax.objects(token) if found.i < token.i)


def negated(token: Token, _: Words) -> Iterator[Token]:
    """The word itself, when it is negated."""
    if syntax.negations(token):
        yield token


def governor(token: Token, words: Words) -> Iterator[Token]:
    """The word that governs it, when it is one of these."""
    if token.head is not token and (not words or token.head.lemma_.lower() in words):
        yield token.head


def self_(token: Token, _: Words) -> Iterator[Token]:
    """The word itself."""
    yield token


def only(token: Token, words: Words) -> Iterator[Token]:
    """The word itself, when it is one of these or a measure of them: "troops", "thousands of troops"."""
    if token.lemma_.lower() in words or any(noun.lemma_.lower() in words for noun in _measured(token)):
        yield token


def _measured(token: Token) -> Iterable[Token]:
    return syntax.obliques(token, "of") if token.lemma_.lower() in shared_words()["transparent"] else ()


def common(token: Token, _: Words) -> Iterator[Token]:
    """The word itself, when it is no part of a name: "region", not "Region"."""
    if token.text[:1].islower():
        yield token


def not_(token: Token, words: Words) -> Iterator[Token]:
    """The word itself, unless it is one of these."""
    if token.lemma_.lower() not in words:
        yield token


def _hyphenated(participle: Token) -> Iterator[Token]:
    """What a hyphen joins to a participle, wherever the parser hung it: "U.S." in "the U.S.-led coalition"."""
    if participle.i >= 2 and participle.tag_ == "VBN" and participle.nbor(-1).text in ("-", "–"):
        before = participle.nbor(-2)
        if not before.whitespace_ and not participle.nbor(-1).whitespace_:
            yield before


def _companions(doer: Token) -> Iterator[Token]:
    for child in doer.children:
        if child.lower_ in ("together", "along", "alongside", "jointly"):
            yield from syntax.obliques(child, "with")
    yield from syntax.obliques(doer, "together with", "along with")


def _is_right_of(other: Token, noun: Token) -> bool:
    """Tell whether nothing but phrases stands between a noun and one that may belong to it."""
    between = noun.doc[noun.i + 1 : other.i]
    return 0 < len(between) < 12 and not any(syntax.is_verb(word) or word.text in ",;—" for word in between)


def _coordinated(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from syntax.conjuncts(token)


def _carried(verb: Token) -> Iterator[Token]:
    """What a verb of staying, becoming or putting is about; of what is thought, only what is held by all."""
    lemma = verb.lemma_.lower()
    by_all = lemma in shared_words()["believed"] and syntax.is_passive(verb) and not syntax.agents(verb)
    if lemma in shared_words()["carriers"] or by_all:
        yield from syntax.patients(verb) or syntax.subjects(verb)
