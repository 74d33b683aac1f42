"""Who does what to whom: the arguments of a predicate, also where the text does not repeat them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from importlib.resources import files

from kg.text.syntax.nominals import (
    RELATIVE_PRONOUNS,
    antecedents,
    nominal_conjuncts,
    obliques,
    possessors,
    prenominal_agents,
    preposition,
)
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import SUBJECTS, copula, is_finite, is_gerund, is_infinitive, is_passive, is_verb

_CONTROL = {
    name: frozenset(words)
    for name, words in tomllib.loads(files(__package__).joinpath("control.toml").read_text("utf-8")).items()
}
_OBJECTS = frozenset({"obj"})
_APPOSITIONS = frozenset({"appos"})
_SINGLING = frozenset({"particularly", "especially", "notably", "chiefly", "mainly", "namely"})
_SINGLE = frozenset({"first", "second", "third", "last", "latest", "only", "next", "sole"})
_BY = frozenset({"by"})
_SOME = frozenset({"some", "many", "most", "several", "few"})
_CALLED = frozenset({"on", "upon", "to", "with", "for"})


def surface_subjects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the grammatical subjects of a predicate, whatever its voice, expressed or understood."""
    key = ("surface_subjects", index)
    found = tree.memo.get(key)
    if found is None:
        tree.memo[key] = ()
        found = tree.memo[key] = _expressed_subjects(tree, index) or _understood_subjects(tree, index)
    return found


def _expressed_subjects(tree: Tree, index: int) -> tuple[int, ...]:
    own = tree.kids_as(index, SUBJECTS)
    if len(own) > 1:
        own = _without_relative(tree, own)
    return _expanded(tree, own)


def _without_relative(tree: Tree, own: list[int]) -> list[int]:
    """Leave out a relative pronoun beside a subject or object of the same verb: it is mislabelled."""
    plain = [kid for kid in own if tree.lower[kid] not in RELATIVE_PRONOUNS]
    return plain or own


def _expanded(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    found: set[int] = set()
    for head in heads:
        if tree.lower[head] in RELATIVE_PRONOUNS:
            for noun in antecedents(tree, head):
                found.update((noun, *_said_to_be(tree, noun)))
        else:
            found.update(nominal_conjuncts(tree, head))
            found.update(_singled_out(tree, head))
    return tuple(sorted(found))


def _said_to_be(tree: Tree, noun: int) -> tuple[int, ...]:
    """In "Estvia is one of two states that attacked Norland", what is said of the states is said of Estvia."""
    above = tree.head[noun]
    is_one_of = preposition(tree, noun) == "of" and (tree.pos[above] == "NUM" or tree.lower[above] in _SOME)
    predicate = above if is_one_of else noun
    verb = copula(tree, predicate)
    plain = verb >= 0 and tree.lemma[verb] == "be" and not any(tree.role[kid] == "aux" for kid in tree.kids[predicate])
    negated = plain and any(tree.lower[kid] in ("not", "n't", "no", "never") for kid in tree.kids[predicate])
    return surface_subjects(tree, predicate) if plain and not negated else ()


def _singled_out(tree: Tree, noun: int) -> Iterator[int]:
    """In "powers, particularly Norland and Estvia, must act", both must; so in "powers, among them Norland"."""
    for kid in tree.kids_as(noun, _APPOSITIONS):
        adverb = tree.kid_as(kid, "advmod")
        is_one = any(tree.lower[other] == "them" and preposition(tree, other) == "among" for other in tree.kids[kid])
        if tree.pos[kid] == "PROPN" and (is_one or (adverb >= 0 and tree.lower[adverb] in _SINGLING)):
            yield from nominal_conjuncts(tree, kid)


def _understood_subjects(tree: Tree, index: int) -> tuple[int, ...]:
    rule = _UNDERSTOOD.get(tree.role[index])
    return rule(tree, index) if rule else ()


def _of_first_conjunct(tree: Tree, index: int) -> tuple[int, ...]:
    first = tree.climb(index, "conj")
    return surface_subjects(tree, first) if is_verb(tree, first) or copula(tree, first) >= 0 else ()


def _of_infinitive(tree: Tree, index: int) -> tuple[int, ...]:
    above = tree.head[index]
    if not is_passive(tree, above) and tree.lemma[above] not in _CONTROL["subject_control"]:
        controllers = objects(tree, above) or _expanded(tree, tree.kids_as(above, frozenset({"iobj"})))
        controllers = controllers or _called_on(tree, above)
        if controllers:
            return controllers
    return surface_subjects(tree, above)


def _called_on(tree: Tree, verb: int) -> tuple[int, ...]:
    return tuple(obliques(tree, verb, _CALLED)) if tree.lemma[verb] in _CONTROL["oblique_purpose"] else ()


def _of_noun_complement(tree: Tree, index: int) -> tuple[int, ...]:
    noun = tree.head[index]
    is_accused = tree.role[noun] == "obj" and tree.lemma[tree.head[noun]] in _CONTROL["accusing"]
    if not is_infinitive(tree, index) and (is_accused or not preposition(tree, index)):
        return tuple(nominal_conjuncts(tree, noun)) if is_accused else (noun,)
    doers = possessors(tree, noun) + obliques(tree, noun, _BY)
    if doers:
        return tuple(sorted(doers))
    if is_infinitive(tree, index) and _is_singled(tree, noun):
        return _bearers(tree, noun) or (noun,)
    is_setting = tree.role[noun] == "obl" and preposition(tree, noun) == "in"  # "attacked in a bid to take it"
    return surface_subjects(tree, tree.head[noun]) if is_setting or tree.role[noun] == "obj" else ()


def _is_singled(tree: Tree, noun: int) -> bool:
    """In "the only country to recognise it", "the first to leave", the noun stands for who does what follows."""
    words = (noun, *(kid for kid in tree.kids[noun] if kid < noun))
    return any(tree.lower[word] in _SINGLE for word in words)


def _bearers(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return what a predicate noun is said of: "Norland" in "Norland is, became, remains the first state"."""
    if copula(tree, noun) >= 0:
        return surface_subjects(tree, noun)
    above = tree.head[noun]
    if tree.role[noun] == "appos":
        return (above,)
    return surface_subjects(tree, above) if tree.lemma[above] in ("become", "remain", "be") else ()


def _of_relative(tree: Tree, index: int) -> tuple[int, ...]:
    noun = tree.head[index]
    if not is_verb(tree, noun):
        return (noun,)
    return ()


def _of_modifier(tree: Tree, index: int) -> tuple[int, ...]:
    return (tree.head[index],) if tree.tag[index] in ("VBN", "VBG", "VBD") or is_passive(tree, index) else ()


def _of_adverbial(tree: Tree, index: int) -> tuple[int, ...]:
    if is_finite(tree, index) or (tree.tag[index] == "VB" and not is_infinitive(tree, index)):
        return ()
    above = tree.head[index]
    verb = tree.lemma[above]
    infinitive = is_infinitive(tree, index)
    by_object = (
        verb in _CONTROL["object_purpose"]
        if infinitive
        else is_gerund(tree, index) and preposition(tree, index) in _CONTROL["object_gerund"]
    )
    if tree.tag[index] == "VBG" and verb in _CONTROL["object_participle"] and tree.lower[index - 1] != ",":
        by_object = True
    if by_object and not is_passive(tree, above):
        controllers = objects(tree, above)
        if controllers:
            return controllers
    called = _called_on(tree, above) if infinitive else ()
    if called:
        return called
    if infinitive and verb not in _CONTROL["object_purpose"] and is_passive(tree, above):
        return _own_agents(tree, above) or surface_subjects(tree, above)  # "launched by rebels to take the town"
    return surface_subjects(tree, above)


def _of_complement(tree: Tree, index: int) -> tuple[int, ...]:
    return () if is_finite(tree, index) else surface_subjects(tree, tree.head[index])


_UNDERSTOOD: dict[str, Callable[[Tree, int], tuple[int, ...]]] = {
    "conj": _of_first_conjunct,
    "xcomp": _of_infinitive,
    "acl": _of_noun_complement,
    "acl:relcl": _of_relative,
    "amod": _of_modifier,
    "advcl": _of_adverbial,
    "ccomp": _of_complement,
}


def subjects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the subjects of an active or copular predicate."""
    return () if is_passive(tree, index) else surface_subjects(tree, index)


def objects(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the direct objects of a verb."""
    key = ("objects", index)
    found = tree.memo.get(key)
    if found is None:
        tree.memo[key] = ()
        heads = tree.kids_as(index, _OBJECTS)
        own = _expanded(tree, _without_relative(tree, heads) if len(heads) > 1 else heads)
        found = tree.memo[key] = own or _shared_objects(tree, index) or _gap_object(tree, index)
    return found


def _shared_objects(tree: Tree, index: int) -> tuple[int, ...]:
    """ "took and held the town": one object of two verbs, wherever the parser hung it."""
    if not is_verb(tree, index) or is_passive(tree, index) or tree.lemma[index] in _CONTROL["intransitive"]:
        return ()
    if tree.role[index] == "conj":
        first = tree.climb(index, "conj")
        return _expanded(tree, [kid for kid in tree.kids_as(first, _OBJECTS) if kid > index])
    for other in tree.kids[index]:
        if tree.role[other] == "conj" and _are_adjacent(tree, index, other):
            return _expanded(tree, tree.kids_as(other, _OBJECTS))
    return ()


def _are_adjacent(tree: Tree, first: int, second: int) -> bool:
    """Say whether nothing but a conjunction and adverbs stands between two coordinated verbs of one form."""
    if tree.kids_as(second, SUBJECTS) or tree.tag[first] != tree.tag[second]:
        return False
    return all(tree.role[between] in ("cc", "advmod") for between in range(first + 1, second))


def _gap_object(tree: Tree, index: int) -> tuple[int, ...]:
    """ "the country Iran attacked": a relative clause with a subject of its own and no other trace of its noun."""
    if tree.role[index] != "acl:relcl" or not is_verb(tree, index) or is_passive(tree, index):
        return ()
    noun = tree.head[index]
    subjects_here = tree.kids_as(index, SUBJECTS)
    if not subjects_here or is_verb(tree, noun) or tree.lemma[noun] in _CONTROL["adverbial_gap"]:
        return ()
    kids = tree.kids[index]
    if any(tree.role[kid] in ("ccomp", "xcomp") or tree.lower[kid] in ("where", "when", "why") for kid in kids):
        return ()
    pronouns = [kid for kid in kids if tree.lower[kid] in RELATIVE_PRONOUNS and kid < index]
    if all(subject in pronouns for subject in subjects_here) or _has_stranded_preposition(tree, index):
        return ()
    if any(tree.lower[part] == "whose" for kid in kids for part in tree.kids[kid]):
        return ()
    return (noun,) if all(tree.role[kid] in ("obj", "mark", "nsubj", "advmod") for kid in pronouns) else ()


def _has_stranded_preposition(tree: Tree, index: int) -> bool:
    roles = ("advmod", "case", "obl", "mark")
    return any(
        kid > index and tree.tag[kid] == "IN" and not tree.kids[kid] and tree.role[kid] in roles
        for kid in tree.kids[index]
    )


def agents(tree: Tree, index: int) -> tuple[int, ...]:
    """Return the doers: active subjects, by-phrases of passives, "Turkish" in "Turkish-backed"."""
    if not is_passive(tree, index):
        return surface_subjects(tree, index)
    found = _own_agents(tree, index) or _causers(tree, index)
    if found or tree.pos[index] not in ("VERB", "AUX"):
        return found
    for other in tree.conjuncts(index):
        if other != index and is_passive(tree, other) and (tree.role[other] == "conj" or tree.role[index] == "conj"):
            found = _own_agents(tree, other)
            if found and found[0] > index:
                return found
    return ()


def _causers(tree: Tree, index: int) -> tuple[int, ...]:
    """In "the general had the minister arrested", he is who acts."""
    above = tree.head[index]
    is_caused = tree.role[index] in ("xcomp", "ccomp") and tree.lemma[above] in ("have", "get")
    return surface_subjects(tree, above) if is_caused and tree.kids_as(index, SUBJECTS) else ()


def _own_agents(tree: Tree, index: int) -> tuple[int, ...]:
    heads = [
        kid
        for kid in tree.kids[index]
        if tree.role[kid] == "obl:agent" or (tree.role[kid] == "obl" and preposition(tree, kid) in _BY)
    ]
    return _expanded(tree, heads) or tuple(prenominal_agents(tree, index))


def patients(tree: Tree, index: int) -> tuple[int, ...]:
    """Return what undergoes it: objects, or the subjects of a passive."""
    return surface_subjects(tree, index) if is_passive(tree, index) else objects(tree, index)


def recipients(tree: Tree, index: int) -> tuple[int, ...]:
    """Return to whom: indirect objects and to-phrases."""
    heads = [
        kid
        for kid in tree.kids[index]
        if tree.role[kid] == "iobj" or (tree.role[kid] == "obl" and preposition(tree, kid) == "to")
    ]
    return _expanded(tree, heads)
