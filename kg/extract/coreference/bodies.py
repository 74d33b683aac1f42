"""The sieves of bodies of a state: its forces, its government, its institutions, whatever they are called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract.coreference.discourse import PLACES, Discourse, Same
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import fold

_POSSESSORS = frozenset({"his", "her", "its", "their", "our", "my"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "flat"})


def set_owners(discourse: Discourse) -> None:
    """Note which state or organisation a force, ministry or office belongs to: the name inside its words."""
    tree = discourse.tree
    for number, mention in enumerate(discourse.mentions):
        if mention.kind == "pronoun" or mention.type in PLACES:
            continue
        owners = [discourse.by_root[kid] for kid in tree.kids[mention.root] if _modifies(discourse, kid)]
        if mention.kind == "name" and discourse.within[number]:
            inside = [(discourse.mentions[other].type, other) for other in discourse.within[number]]
            owners += [other for kind, other in sorted(inside) if kind in ("State", "Territory")]
        cluster = discourse.cluster(number)
        if owners and cluster.of < 0:
            cluster.of = owners[0]


def _modifies(discourse: Discourse, token: int) -> bool:
    owner = discourse.by_root.get(token)
    return owner is not None and discourse.tree.role[token] in _MODIFIERS and _owns(discourse, owner, token)


def _owns(discourse: Discourse, owner: int, token: int) -> bool:
    mention = discourse.mentions[owner]
    if mention.kind == "pronoun" or mention.type in ("Person", "Group", "Settlement", "Facility", "Conflict"):
        return False
    tree = discourse.tree
    if mention.kind == "nominal" and mention.type == "State" and len(tree.kids[token]) <= 1:
        return False  # a word of a title: "Secretary of State"
    case = next((tree.lower[k] for k in tree.kids[token] if tree.role[k] == "case"), "")
    return tree.role[token] != "nmod" or case == "of"


def forces_of_a_state(discourse: Discourse) -> Iterator[Same]:
    """The armed forces of a state are one thing whatever the noun: "Serbian troops", "Serbia's military"."""
    words = lexicon()
    yield from _one_of_a_state(discourse, words.forces, words.force_modifiers, "forces of one state")


def governments(discourse: Discourse) -> Iterator[Same]:
    """The government of a state likewise: "the Sudanese authorities", "Sudan's government"."""
    words = lexicon()
    yield from _one_of_a_state(discourse, words.government, words.government_modifiers, "government of one state")


def _one_of_a_state(
    discourse: Discourse, heads: frozenset[str], modifiers: frozenset[str], method: str
) -> Iterator[Same]:
    first: dict[int, int] = {}
    for number in discourse.numbers("name", "nominal"):
        owner = discourse.cluster(number).of
        if owner < 0 or discourse.mentions[owner].type not in ("State", "Territory", ""):
            continue
        if discourse.lemmas[number] not in heads and discourse.tree.lower[discourse.mentions[number].root] not in heads:
            continue
        if set(discourse.own_words[number]) <= heads | modifiers:
            state = discourse.cluster_of[owner]
            if first.setdefault(state, number) != number:
                yield Same(number, first[state], method, 0.9)


def institutions(discourse: Discourse) -> Iterator[Same]:
    """One institution of one state under its several names; without the state, if the article has only one."""
    found: dict[str, dict[int, int]] = {}
    loose: list[tuple[int, str]] = []
    for number in discourse.numbers("name", "nominal"):
        institution = _institution(discourse.own_words[number])
        if not institution:
            continue
        owner = discourse.cluster(number).of
        if owner >= 0:
            first = found.setdefault(institution, {}).setdefault(discourse.cluster_of[owner], number)
            if first != number:
                yield Same(number, first, "one institution", 0.95)
        elif not _follows_name(discourse, number):
            loose.append((number, institution))
    for number, institution in loose:
        if len(found.get(institution, {})) == 1:
            yield Same(number, next(iter(found[institution].values())), "the only such institution", 0.85)


@lru_cache(maxsize=16384)
def _institution(words: tuple[str, ...]) -> str:
    """Return the name by which an institution that is called so is compared, the empty string where it is none."""
    name, canonical = " ".join(words), lexicon().institutions
    return canonical.get(name) or canonical.get(fold(name), "")


def _follows_name(discourse: Discourse, number: int) -> bool:
    """Tell whether a name or bracket right before says whose institution it is, though the parse does not."""
    start, _ = discourse.places[number]
    return start > 0 and (discourse.tree.pos[start - 1] == "PROPN" or discourse.tree.lower[start - 1] == ")")


def possessed(discourse: Discourse) -> Iterator[Same]:
    """ "His country" is the state of who is meant by "his"; "its army" and "her government" are those of that state."""
    words, tree = lexicon(), discourse.tree
    possessors = [kid for kid in discourse.by_root if tree.role[kid] == "nmod:poss"]
    if not any(discourse.mentions[discourse.by_root[kid]].kind == "pronoun" for kid in possessors):
        return
    first: dict[tuple[int, str], int] = {}
    for number, cluster in sorted(discourse.clusters.items()):
        kind = _body(discourse, number)
        if kind and cluster.of >= 0:
            first.setdefault((discourse.cluster_of[cluster.of], kind), number)
    for number in discourse.numbers("nominal"):
        root = discourse.mentions[number].root
        owner = next((discourse.by_root.get(k, -1) for k in tree.kids[root] if tree.role[k] == "nmod:poss"), -1)
        if owner < 0 or discourse.mentions[owner].kind != "pronoun" or not discourse.resolved(owner):
            continue
        cluster = discourse.cluster(owner)
        state = cluster.of if cluster.type in ("Person", "EthnicGroup") else owner
        if state < 0:
            continue
        if tree.lemma[root] in words.words["own_country"] and discourse.cluster(state).type == "State":
            yield Same(number, state, "country of the person", 0.85)
        elif kind := _body(discourse, number):
            discourse.cluster(number).of = state
            other = first.get((discourse.cluster_of[state], kind), -1)
            if other >= 0 and not discourse.resolved(number):
                yield Same(number, other, f"{kind} of one state", 0.8)


def _body(discourse: Discourse, number: int) -> str:
    """Return "forces" or "government" for a description or name that says no more than that."""
    words, head = lexicon(), discourse.tree.lower[discourse.roots[number]]
    own = discourse.own_words[number]
    if head in words.forces and (words.forces | words.force_modifiers | _POSSESSORS).issuperset(own):
        return "forces"
    said = head in words.government and (words.government | words.government_modifiers | _POSSESSORS).issuperset(own)
    return "government" if said else ""
