"""The syntax layer: predicates and their arguments, whatever labels the parser used.

The only place that knows parse labels: Universal Dependencies (the engine of kg) and ClearNLP (en_core_web_*), which is
first turned into the former. All functions take spaCy Tokens and return Tokens, the heads of phrases, in text order.
Spans count in code points of the article.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.text.syntax import arguments, links, nominals, spans, verbs
from kg.text.syntax import complements as complement_clauses
from kg.text.syntax.links import Link, LinkKind
from kg.text.syntax.tree import Tree, tokens, tree_of

__all__ = [
    "Link",
    "LinkKind",
    "Tree",
    "adjectives",
    "adverbial_clauses",
    "adverbs",
    "agents",
    "appositions",
    "auxiliaries",
    "clause",
    "complements",
    "compounds",
    "conjuncts",
    "copula_subject",
    "core_phrase",
    "governing",
    "is_copular",
    "is_finite",
    "is_imperative",
    "is_infinitive",
    "is_inverted",
    "is_participle_modifier",
    "is_passive",
    "is_question",
    "is_subjunctive",
    "is_to_be_done",
    "is_verb",
    "main_verb",
    "marker",
    "modals",
    "negations",
    "numerals",
    "objects",
    "obliques",
    "particle_lemma",
    "patients",
    "phrase",
    "possessors",
    "preposition",
    "recipients",
    "relative_clauses",
    "relativized",
    "results",
    "sentence",
    "subjects",
    "surface_subjects",
    "tense",
    "text_of",
    "tree_of",
]


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, which `Doc.text` joins anew at each call."""
    return tree_of(doc).text


def subjects(verb: Token) -> tuple[Token, ...]:
    """Return the subjects of an active or copular predicate, also shared, controlled and relativized ones."""
    return tokens(verb.doc, arguments.subjects(tree_of(verb.doc), verb.i))


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """Return the grammatical subjects whatever the voice."""
    return tokens(verb.doc, arguments.surface_subjects(tree_of(verb.doc), verb.i))


def objects(verb: Token) -> tuple[Token, ...]:
    """Return the direct objects, shared and relativized ones included."""
    return tokens(verb.doc, arguments.objects(tree_of(verb.doc), verb.i))


def agents(verb: Token) -> tuple[Token, ...]:
    """Return the doers: subjects of an active verb, the by-phrase of a passive, "Turkish" in "Turkish-backed"."""
    return tokens(verb.doc, arguments.agents(tree_of(verb.doc), verb.i))


def patients(verb: Token) -> tuple[Token, ...]:
    """Return what undergoes it: objects of an active verb, subjects of a passive, "land" in "occupied land"."""
    return tokens(verb.doc, arguments.patients(tree_of(verb.doc), verb.i))


def recipients(verb: Token) -> tuple[Token, ...]:
    """Return to whom: indirect objects and to-phrases."""
    return tokens(verb.doc, arguments.recipients(tree_of(verb.doc), verb.i))


def obliques(head: Token, *prepositions: str) -> tuple[Token, ...]:
    """Return the nouns in prepositional phrases on a verb, noun or adjective; none named means any preposition."""
    return tokens(head.doc, nominals.obliques(tree_of(head.doc), head.i, frozenset(prepositions)))


def preposition(token: Token) -> str:
    """Return the preposition that marks this noun or gerund ("in", "because of"), "" if there is none."""
    return nominals.preposition(tree_of(token.doc), token.i)


def marker(token: Token) -> str:
    """Return the subordinator or preposition that introduces what the token heads ("if", "that", "to", "in")."""
    return links.marker(tree_of(token.doc), token.i)


def complements(verb: Token) -> tuple[Token, ...]:
    """Return the heads of clausal complements: that-clauses, infinitives, quotations."""
    return tokens(verb.doc, complement_clauses.complements(tree_of(verb.doc), verb.i))


def results(verb: Token) -> tuple[Token, ...]:
    """Return the adjectives and nouns that say what the object becomes: "shot dead", "took hostage"."""
    return tokens(verb.doc, complement_clauses.results(tree_of(verb.doc), verb.i))


def conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and all that are coordinated with it."""
    return tokens(token.doc, tree_of(token.doc).conjuncts(token.i))


def possessors(noun: Token) -> tuple[Token, ...]:
    """Return who has or does it: "Turkey's support", "its army"; "whose" gives its antecedent."""
    return tokens(noun.doc, nominals.possessors(tree_of(noun.doc), noun.i))


def compounds(noun: Token) -> tuple[Token, ...]:
    """Return the nouns that modify a noun, titles and further parts of a name included."""
    return tokens(noun.doc, nominals.compounds(tree_of(noun.doc), noun.i))


def adjectives(noun: Token) -> tuple[Token, ...]:
    """Return the adjectives and participles that modify a noun."""
    return tokens(noun.doc, nominals.adjectives(tree_of(noun.doc), noun.i))


def numerals(noun: Token) -> tuple[Token, ...]:
    """Return the numbers that count a noun."""
    return tokens(noun.doc, nominals.numerals(tree_of(noun.doc), noun.i))


def appositions(noun: Token) -> tuple[Token, ...]:
    """Return the nouns that rename a noun."""
    return tokens(noun.doc, nominals.appositions(tree_of(noun.doc), noun.i))


def relative_clauses(noun: Token) -> tuple[Token, ...]:
    """Return the verbs of the relative and participle clauses of a noun."""
    return tokens(noun.doc, nominals.relative_clauses(tree_of(noun.doc), noun.i))


def relativized(verb: Token) -> tuple[Token, ...]:
    """Return the noun that the verb's relative clause, or the participle, modifies."""
    return tokens(verb.doc, nominals.relativized(tree_of(verb.doc), verb.i))


def is_verb(token: Token) -> bool:
    """Say whether the token is a verb form."""
    return verbs.is_verb(tree_of(token.doc), token.i)


def is_passive(verb: Token) -> bool:
    """Say whether the subject undergoes what the verb says."""
    return verbs.is_passive(tree_of(verb.doc), verb.i)


def is_participle_modifier(token: Token) -> bool:
    """Say whether a participle modifies a noun: "occupied territories", "troops backed by Iran"."""
    return verbs.is_participle_modifier(tree_of(token.doc), token.i)


def is_finite(verb: Token) -> bool:
    """Say whether the clause that the token heads is finite."""
    return verbs.is_finite(tree_of(verb.doc), verb.i)


def is_infinitive(verb: Token) -> bool:
    """Say whether the clause that the token heads is a to-infinitive."""
    return verbs.is_infinitive(tree_of(verb.doc), verb.i)


def is_imperative(verb: Token) -> bool:
    """Say whether the verb commands: "Leave the city", "Do not shoot"."""
    return verbs.is_imperative(tree_of(verb.doc), verb.i)


def is_subjunctive(verb: Token) -> bool:
    """Say whether the clause is a bare subjunctive: "(demand that) they leave"."""
    return verbs.is_subjunctive(tree_of(verb.doc), verb.i)


def is_to_be_done(verb: Token) -> bool:
    """Say whether it is arranged: "they are to meet"."""
    return verbs.is_to_be_done(tree_of(verb.doc), verb.i)


def is_question(token: Token) -> bool:
    """Say whether the token's sentence ends with a question mark."""
    return verbs.is_question(tree_of(token.doc), token.i)


def sentence(token: Token) -> tuple[int, int]:
    """Return the index of the first token of the sentence, and that after its last (faster than `Token.sent`)."""
    return tree_of(token.doc).sentence(token.i)


def is_inverted(verb: Token) -> bool:
    """Say whether an auxiliary stands before the subject: "should they attack", "had it fallen"."""
    return verbs.is_inverted(tree_of(verb.doc), verb.i)


def adverbs(verb: Token) -> tuple[Token, ...]:
    """Return the adverbs of a predicate."""
    return tokens(verb.doc, verbs.adverbs(tree_of(verb.doc), verb.i))


def adverbial_clauses(verb: Token) -> tuple[Token, ...]:
    """Return the heads of the adverbial clauses of a predicate."""
    return tokens(verb.doc, verbs.adverbial_clauses(tree_of(verb.doc), verb.i))


def is_copular(token: Token) -> bool:
    """Say whether the token is a nominal, adjectival or prepositional predicate ("is a spy", "is under control")."""
    return verbs.copula(tree_of(token.doc), token.i) >= 0


def copula_subject(token: Token) -> tuple[Token, ...]:
    """Return what a copular predicate is said of; nothing for other tokens."""
    return surface_subjects(token) if is_copular(token) else ()


def particle_lemma(verb: Token) -> str:
    """Return the lemma, with its particle if it has one: "pull out"."""
    return verbs.particle_lemma(tree_of(verb.doc), verb.i)


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """Return the auxiliaries of a verb, shared over coordination."""
    return tokens(verb.doc, verbs.auxiliaries(tree_of(verb.doc), verb.i))


def modals(verb: Token) -> tuple[Token, ...]:
    """Return the modal auxiliaries of a predicate, shared over coordination."""
    return tokens(verb.doc, verbs.modals(tree_of(verb.doc), verb.i))


def tense(verb: Token) -> str:
    """Return "past" (perfect included), "present", "future", or "" for a form without tense."""
    return verbs.tense(tree_of(verb.doc), verb.i)


def negations(token: Token) -> tuple[Token, ...]:
    """Return the words that negate this predicate or noun itself, not those of what governs it."""
    return tokens(token.doc, verbs.negations(tree_of(token.doc), token.i))


def governing(token: Token) -> tuple[Link, ...]:
    """Return the words above a token up to the root, each with the kind of the link and its marker.

    In "If Iran denies attacking ships, ...", "attacking" is governed by "denies" as complement, and that by the main
    verb as adverbial with the marker "if".
    """
    doc = token.doc
    return tuple([Link(doc[above], kind, word) for above, kind, word in links.upward(tree_of(doc), token.i)])


def main_verb(token: Token) -> Token:
    """Return the nearest verb or copular predicate at or above a token."""
    return token.doc[links.main_verb(tree_of(token.doc), token.i)]


def phrase(token: Token) -> Span:
    """Return the noun phrase without its preposition, relative clauses, appositions, brackets and conjuncts."""
    return _span(token, spans.phrase(tree_of(token.doc), token.i))


def core_phrase(token: Token) -> Span:
    """Return the noun phrase without determiners and without what follows its head; names in full."""
    return _span(token, spans.core_phrase(tree_of(token.doc), token.i))


def clause(token: Token) -> Span:
    """Return the clause that the token heads, without coordinated clauses and outer punctuation."""
    return _span(token, spans.clause(tree_of(token.doc), token.i))


def _span(token: Token, ends: tuple[int, int]) -> Span:
    doc = token.doc
    last = doc[ends[1]]
    return Span(doc[ends[0]].idx, last.idx + len(last))
