"""Nouns and what hangs on them: prepositions, possessors, appositions, relative clauses."""

from __future__ import annotations

from kg.text.syntax.once import once
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import is_passive, is_verb

RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose", "where", "when"})
_COMPOUNDS = frozenset({"compound", "nmod:desc", "flat"})
_NUMERALS = frozenset({"nummod"})
_OBLIQUES = frozenset({"obl", "nmod", "obl:agent"})
_NOMINAL_POS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"})


def nominal_conjuncts(tree: Tree, index: int) -> list[int]:
    """Return the noun and the nouns coordinated below it; clauses that the parser hung there are left out."""
    found = [index]
    for kid in tree.kids[index]:
        if tree.role[kid] == "conj" and tree.pos[kid] in _NOMINAL_POS and not _heads_clause(tree, kid):
            found.extend(nominal_conjuncts(tree, kid))
    return found


def _heads_clause(tree: Tree, index: int) -> bool:
    return any(tree.role[kid] in ("nsubj", "nsubj:pass", "cop") for kid in tree.kids[index])


@once
def preposition(tree: Tree, index: int) -> str:
    """Return the preposition that marks a noun or gerund: "in", "because of", "out of"; "" if there is none.

    A coordinated noun without its own shares that of the first one: "in Baku and Ganja".
    """
    words: list[str] = []
    role, tag, lower = tree.role, tree.tag, tree.lower
    for kid in tree.kids[index]:
        if kid >= index:
            break
        is_case = role[kid] == "case" and tag[kid] != "POS"
        is_mark = role[kid] == "mark" and tag[kid] == "IN"
        if (is_case or is_mark) and not (words and tag[kid + 1] == "CD"):  # not "of over 300,000 people"
            words.append(lower[kid])
            words.extend(lower[part] for part in tree.kids[kid] if role[part] == "fixed")
    if not words and role[index] == "conj":
        return preposition(tree, tree.climb(index, "conj"))
    return " ".join(words)


def obliques(tree: Tree, index: int, prepositions: frozenset[str]) -> list[int]:
    """Return the nouns in prepositional phrases on a verb, noun or adjective; no prepositions named means any.

    "of" also finds "out of" where "out" is the verb's particle, and the other way round.
    """
    marked = tree.marked.get(index)
    if marked is None:
        marked = tree.marked[index] = _marked_nouns(tree, index)
    if not marked:
        return []
    found = [
        noun
        for words, head, nouns in marked
        if not prepositions or words in prepositions or _with_particle(tree, head, words, prepositions)
        for noun in nouns
    ]
    return sorted(set(found)) if len(found) > 1 else found


def _marked_nouns(tree: Tree, index: int) -> list[tuple[str, int, list[int]]]:
    """Return each preposition with its noun and what that stands for: itself, or the antecedent of "which"."""
    found = []
    for kid in tree.kids_as(index, _OBLIQUES):
        for noun in nominal_conjuncts(tree, kid):
            words = preposition(tree, noun)
            if words:
                stands_for = antecedents(tree, noun) if tree.lower[noun] in RELATIVE_PRONOUNS else [noun]
                found.append((words, noun, stands_for))
    return found


def _with_particle(tree: Tree, noun: int, words: str, prepositions: frozenset[str]) -> bool:
    if words != "of" or "out of" not in prepositions:
        return False
    first = next((kid for kid in tree.kids[noun] if tree.role[kid] == "case"), 0)
    return first > 0 and tree.lower[first - 1] == "out"


def antecedents(tree: Tree, pronoun: int) -> list[int]:
    """Return the noun that a relative pronoun stands for, the pronoun itself if it is none."""
    clause = pronoun
    while tree.head[clause] != clause:
        clause = tree.head[clause]
        if tree.role[clause] == "acl:relcl" or (tree.role[clause] == "appos" and tree.kid_as(clause, "cop") >= 0):
            return [tree.head[clause]]
        if tree.role[clause] not in ("conj", "xcomp", "ccomp", "obj", "obl", "nmod", "nsubj"):
            break
    return [pronoun]


def relativized(tree: Tree, verb: int) -> list[int]:
    """Return the noun that a relative clause or participle modifies: the phrase that plays a role inside it."""
    first = tree.climb(verb, "conj")
    return [tree.head[first]] if tree.role[first] in ("acl:relcl", "acl", "amod") else []


def possessors(tree: Tree, noun: int) -> list[int]:
    """Return who has or does it: "Turkey's support", "its army"; a relative "whose" gives its antecedent."""
    found = []
    for kid in tree.kids[noun]:
        if tree.role[kid] == "nmod:poss":
            found.extend(antecedents(tree, kid) if tree.lower[kid] == "whose" else nominal_conjuncts(tree, kid))
    return found


def compounds(tree: Tree, noun: int) -> list[int]:
    """Return the nouns that modify a noun: "rebel" in "rebel forces", titles and parts of names included."""
    return tree.kids_as(noun, _COMPOUNDS)


def adjectives(tree: Tree, noun: int) -> list[int]:
    """Return the adjectives and participles that modify a noun, with those coordinated with them."""
    found = []
    for kid in tree.kids[noun]:
        if tree.role[kid] == "amod":
            found.extend([kid, *(other for other in tree.kids[kid] if tree.role[other] == "conj")])
    return found


def numerals(tree: Tree, noun: int) -> list[int]:
    """Return the numbers that count a noun."""
    return tree.kids_as(noun, _NUMERALS)


def appositions(tree: Tree, noun: int) -> list[int]:
    """Return the nouns that rename a noun: "Aliyev, the president"."""
    return [kid for kid in tree.kids[noun] if tree.role[kid] == "appos"]


def renamed(tree: Tree, word: int) -> list[int]:
    """Return what an apposition renames; a plural renames all that is listed: "Kenya and Uganda, both members of"."""
    head = tree.head[word]
    if word not in appositions(tree, head):
        return []
    return list(tree.conjuncts(head)) if tree.tag[word] == "NNS" else [head]


def relative_clauses(tree: Tree, noun: int) -> list[int]:
    """Return the heads of the relative and participle clauses of a noun."""
    return [kid for kid in tree.kids[noun] if tree.role[kid] in ("acl:relcl", "acl") and is_verb(tree, kid)]


def prenominal_agents(tree: Tree, participle: int) -> list[int]:
    """Return the doer that stands before a participle: "Turkish-backed", "rebel-held", "U.S.-led"."""
    if not is_passive(tree, participle):
        return []
    before = [kid for kid in tree.kids[participle] if kid < participle]
    roles = ("compound", "obl", "obl:unmarked", "nmod", "nmod:unmarked", "amod", "obl:agent", "nsubj", "advmod")
    return [kid for kid in before if tree.role[kid] in roles and _is_joined(tree, kid, participle)]


def _is_joined(tree: Tree, word: int, participle: int) -> bool:
    between = tree.lower[word + 1 : participle]
    return tree.pos[word] in ("NOUN", "PROPN", "ADJ") and bool(between) and between[-1] in ("-", "–", "‑")
