"""What governs a predicate: the chain of words above it, each with the kind of link that leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from spacy.tokens import Token

from kg.text.syntax.nominals import preposition
from kg.text.syntax.once import once
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import is_infinitive, is_verb

LinkKind = Literal[
    "complement",
    "infinitive",
    "subject clause",
    "purpose",
    "adverbial",
    "relative",
    "participle",
    "noun complement",
    "subject",
    "object",
    "oblique",
    "modifier",
    "apposition",
    "conjunct",
    "parataxis",
    "other",
]
_OBJECTS = frozenset({"obj"})
_PLAIN: dict[str, LinkKind] = {
    "ccomp": "complement",
    "xcomp": "infinitive",
    "csubj": "subject clause",
    "csubj:pass": "subject clause",
    "acl:relcl": "relative",
    "amod": "participle",
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "obj": "object",
    "iobj": "oblique",
    "obl": "oblique",
    "obl:agent": "oblique",
    "obl:unmarked": "oblique",
    "nmod": "modifier",
    "nmod:poss": "modifier",
    "nmod:desc": "modifier",
    "nmod:unmarked": "modifier",
    "compound": "modifier",
    "appos": "apposition",
    "conj": "conjunct",
    "parataxis": "parataxis",
}


@dataclass(frozen=True, slots=True)
class Link:
    """One step upwards: ``token`` governs what is below it by a link of this kind.

    ``marker`` is the subordinator or preposition that introduces what is below ("if", "without", "of", "to").
    """

    token: Token
    kind: LinkKind
    marker: str = ""


class Above(NamedTuple):
    """One step upwards by index: ``word`` governs what is below it; kind and marker as in `Link`."""

    word: int
    kind: LinkKind
    marker: str


@once
def link_kind(tree: Tree, index: int) -> LinkKind:
    """Return the kind of link between a token and its head."""
    role = tree.role[index]
    if role == "acl:relcl" and _is_filled(tree, index):
        return "noun complement"
    if role == "acl":
        has_content = is_infinitive(tree, index) or marker(tree, index) or tree.kid_as(index, "nsubj") >= 0
        return "noun complement" if has_content else "participle"
    if role == "advcl":
        return "purpose" if is_infinitive(tree, index) else "adverbial"
    return _PLAIN.get(role, "other")


def _is_filled(tree: Tree, index: int) -> bool:
    """ "the demand that they leave the valley": no gap is left for "that", so the clause is the noun's content."""
    subject, objects = tree.kid_as(index, "nsubj"), tree.kids_as(index, _OBJECTS)
    for kid in tree.kids[index]:
        if tree.lower[kid] == "that" and kid < index:
            is_adverbial = tree.role[kid].startswith("obl") and kid < subject
            is_second = tree.role[kid] == "obj" and len(objects) > 1 and kid < subject < index < objects[-1]
            return tree.role[kid] == "mark" or is_adverbial or is_second
    return False


@once
def marker(tree: Tree, index: int) -> str:
    """Return the words that introduce a clause or phrase: "if", "as if", "that", "to", "because of"."""
    words: list[str] = []
    for kid in tree.kids[index]:
        if kid < index and (tree.role[kid] == "mark" or (tree.role[kid] == "advmod" and tree.tag[kid] == "WRB")):
            words.append(tree.lower[kid])
            words.extend(tree.lower[part] for part in tree.kids[kid] if tree.role[part] == "fixed")
    if not words:
        return preposition(tree, index)
    return " ".join([*_before_marker(tree, index), *words])


def _before_marker(tree: Tree, index: int) -> list[str]:
    """ "even if", "only if", and "as long" of "as long as", on which the clause hangs."""
    adverb = tree.head[index]
    if tree.role[adverb] == "advmod" and tree.role[index] == "advcl":
        return [*(tree.lower[kid] for kid in tree.kids[adverb] if kid < adverb), tree.lower[adverb]]
    first = tree.kids[index][0]
    return [tree.lower[first]] if tree.lower[first] in ("even", "only", "just", "except") else []


@once
def upward(tree: Tree, index: int) -> tuple[Above, ...]:
    """Return all that governs a token, from its head to the root."""
    found: list[Above] = []
    while tree.head[index] != index:
        above = tree.head[index]
        if tree.role[index] == "advcl" and tree.role[above] == "advmod":
            above = tree.head[above]
        found.append(Above(above, link_kind(tree, index), marker(tree, index)))
        index = above
    return tuple(found)


def main_verb(tree: Tree, index: int) -> int:
    """Return the nearest verb or copular predicate at or above a token, the root if there is none."""
    while not is_verb(tree, index) and tree.kid_as(index, "cop") < 0 and tree.head[index] != index:
        index = tree.head[index]
    return index
