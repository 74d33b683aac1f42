"""Who can say something: names, people, and what they form."""

from __future__ import annotations

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.nouns import noun_lexicon
from kg.text.syntax.nominals import appositions, obliques

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "it"})
_SPEAKING_TYPES = frozenset(
    {"Person", "Group", "Organization", "Government", "ArmedForces", "ArmedGroup", "IntergovernmentalOrganization"}
    | {"MediaOutlet", "PoliticalParty", "Company", "EthnicGroup", "State"}
)


def can_speak(layout: Layout, index: int) -> bool:
    """Say whether a noun phrase names somebody who can say something: a name, a personal pronoun, a listed noun."""
    tree = layout.tree
    words = lexicon().words
    if tree.pos[index] == "PROPN" or tree.lower[index] in _PERSONAL or layout.doc[index].ent_type_:
        return tree.lower[index] not in words["nobody"]
    if tree.lemma[index] in words["documents"]:
        return True
    counted = obliques(tree, index, frozenset({"of"}))
    return any(is_speaking_noun(layout, i) for i in (index, *appositions(tree, index), *counted))


def is_speaking_noun(layout: Layout, index: int) -> bool:
    """Say whether a noun names people or what they form; of "dozens of officials", the officials."""
    tree = layout.tree
    known = noun_lexicon().common.get(tree.lower[index])
    if known is not None:
        return known.type in _SPEAKING_TYPES
    return tree.lemma[index] in lexicon().words["speakers"] or tree.lemma[index].endswith(("ist", "man", "woman"))
