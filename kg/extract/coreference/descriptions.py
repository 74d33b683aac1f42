"""The sieves of descriptions: appositions, a kind beside a name, "the country", "the group", "the truce"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.extract.coreference.discourse import ORGANIZATIONS, PLACES, Discourse, Same, types_agree
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import fold
from kg.extract.coreference.phrases import follows, is_definite, is_quantified
from kg.extract.coreference.pronouns import subjects_above

_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "flat"})


def appositions(discourse: Discourse) -> Iterator[Same]:
    """A description set beside a name stands for it: "Osman Baydemir, a lawyer"; one side must be a description."""
    tree = discourse.tree
    for number, mention in enumerate(discourse.mentions):
        if tree.role[mention.root] != "appos" or mention.kind == "pronoun" or _is_one_of(discourse, mention.root):
            continue
        other = _described(discourse, number)
        if other is None or discourse.mentions[other].plural != mention.plural:
            continue
        kinds = {mention.kind, discourse.mentions[other].kind}
        if "nominal" in kinds and "pronoun" not in kinds:
            yield Same(number, other, "apposition", 0.92)


def _is_one_of(discourse: Discourse, root: int) -> bool:
    """Tell whether a phrase names some of those before it: "ten people, among them two doctors"."""
    tree = discourse.tree
    return any(tree.lower[kid] in ("them", "whom") and tree.lower[kid - 1] == "among" for kid in tree.kids[root] if kid)


def _described(discourse: Discourse, number: int) -> int | None:
    """Return what an apposition stands beside: for a person, the office above the noun that the parser chose ("the head
    of the mission in X, [Keita],")."""
    tree, mention = discourse.tree, discourse.mentions[number]
    token = tree.head[mention.root]
    if mention.kind == "name" and mention.type == "Person":
        above = token
        while tree.role[above] in ("nmod", "nmod:poss") and tree.head[above] < above:
            above = tree.head[above]
            person = discourse.by_root.get(above)
            if person is not None and discourse.mentions[person].type == "Person":
                nearest = discourse.by_root.get(token)
                inner = nearest is not None and discourse.mentions[nearest].type == "Person"
                return nearest if inner else person
    return discourse.by_root.get(token)


def kinds_of_place(discourse: Discourse) -> Iterator[Same]:
    """ "The city of Mosul" is Mosul, "the Donbas region" is Donbas, "Houthi rebels" are the Houthis."""
    tree, anaphor = discourse.tree, lexicon().anaphor
    for number in discourse.numbers("nominal"):
        root = discourse.roots[number]
        for kid in tree.kids[root]:
            other = discourse.by_root.get(kid)
            if other is None or discourse.mentions[other].kind != "name" or tree.role[kid] not in _MODIFIERS:
                continue
            kind = discourse.mentions[other].type
            types = anaphor.get(tree.lemma[root], frozenset()) | anaphor.get(tree.lower[root], frozenset())
            place = kind in types & PLACES and not discourse.mentions[number].plural and tree.role[kid] != "nmod:poss"
            case = next((tree.lower[k] for k in tree.kids[kid] if tree.role[k] == "case"), "")
            definite = tree.role[kid] != "nmod" or (case == "of" and follows(discourse, number, "the"))
            before = tree.role[kid] in ("compound", "amod", "nmod:desc", "flat")
            members = kind in types & {"ArmedGroup"} and before
            behind = kind in ORGANIZATIONS - {"IntergovernmentalOrganization", "Government"} and before
            behind = behind and lexicon().is_a(tree.lemma[root], "kind_behind")
            if (place and definite and kind != "State") or members or behind:
                yield Same(number, other, "kind and name", 0.93)


def epithets(discourse: Discourse) -> Iterator[Same]:
    """ "The Islamic republic" is the only state of the article that is called so: Iran."""
    known = lexicon().epithets
    for number in discourse.numbers("nominal"):
        start, end = discourse.places[number]
        lower = discourse.tree.lower
        if lower[start] == "the" and (words := " ".join(lower[start + 1 : end])) in known:
            named = [n for n, c in discourse.clusters.items() if c.keys & known[words]]
            if len(named) == 1:
                yield Same(number, named[0], "epithet", 0.85)


_TELLING = frozenset({"Agreement", "Conflict", "ArmedForces", "ArmedGroup", "Government"})
"""Kinds of which a first "the" says something by itself: "the rebels", "the truce", not "the country"; so does that of
a building, "the airport"."""


def named_kinds(discourse: Discourse) -> Iterator[Same]:
    """A definite description stands for the last thing of its kind: "the country", "the enclave", "the group"."""
    anaphor, transparent = lexicon().anaphor, lexicon().words["transparent"]
    for number in discourse.numbers("nominal"):
        types = anaphor.get(discourse.tree.lower[discourse.roots[number]]) or anaphor.get(discourse.lemmas[number])
        if not types or discourse.resolved(number) or not is_definite(discourse, number):
            continue
        words = [word for word in discourse.own_words[number][:-1] if not word.isdigit()]
        if "Territory" in types and not lexicon().words["disputed"].isdisjoint(words):
            types |= {"State"}
        if "ArmedGroup" in types and not lexicon().words["fighting"].isdisjoint(words):
            types = frozenset({"ArmedGroup"})
        if discourse.mentions[number].plural and not types & {"ArmedGroup", "ArmedForces", "Government"}:
            continue
        if _names_inside(discourse, number) or not transparent.issuperset(words) or _is_repeated(discourse, number):
            continue
        antecedent = _last_of(discourse, number, types)
        if antecedent is None and types <= PLACES:
            antecedent = _topic(discourse, number, types)
        if antecedent is not None:
            yield Same(number, antecedent, "kind of thing", 0.75)
        elif not types <= _TELLING and "Facility" not in types:
            discourse.unresolved.add(number)


def _is_repeated(discourse: Discourse, number: int) -> bool:
    """Tell whether fighters without a name were called so before, in more words: "the separatists" that were Tuareg."""
    if not discourse.mentions[number].plural:
        return False
    earlier = (
        o for o in discourse.numbers("nominal") if o < number and discourse.lemmas[o] == discourse.lemmas[number]
    )
    return any(not discourse.cluster(o).named and len(discourse.own_words[o]) > 1 for o in earlier)


def _names_inside(discourse: Discourse, number: int) -> bool:
    """Tell whether a description holds a name, apart from who stands behind the thing: "the [Iran]-backed group"."""
    lower = discourse.tree.lower
    ends = (discourse.places[other][1] for other in discourse.within[number])
    return any(lower[end : end + 1] not in (["-"], ["‑"]) for end in ends)


def _last_of(discourse: Discourse, number: int, types: frozenset[str]) -> int | None:
    """Return the thing of one of these types that was named last, within three sentences; subjects before others.

    What was called by the same noun goes before all, within eight. Fighters by themselves ("the rebels") are nobody
    where another group of the article is mentioned more often than the one that was named last.
    """
    head = discourse.tree.lower[discourse.mentions[number].root]
    barred = _barred(discourse, number, types)
    here, best, best_score = discourse.sentences[number], None, 0.0
    for other in range(number - 1, -1, -1):
        distance = here - discourse.sentences[other]
        if distance > 8:
            break
        mention = discourse.mentions[other]
        same_noun = discourse.tree.lower[mention.root] == head or head in fold(mention.name).split()
        if (
            (distance > 3 and not same_noun)
            or discourse.cluster_of[other] in barred
            or discourse.encloses(number, other)
            or not _is_of(discourse, other, types, head)
        ):
            continue
        score = 10.0 - 2.0 * min(distance, 4) + (1.0 if discourse.is_subject(other) else 0.0) - 0.01 * (number - other)
        score += 8.0 if same_noun else 0.0
        score -= 1.5 if discourse.tree.pos[mention.root] == "ADJ" else 0.0
        if score > best_score:
            best, best_score = other, score
    unsure = best is not None and best_score < 12.0 and discourse.mentions[number].plural
    return None if unsure and best is not None and _outdone(discourse, number, best) else best


def _topic(discourse: Discourse, number: int, types: frozenset[str]) -> int | None:
    """Return the place that the article is about so far: named thrice, and twice as often as any other of its kind."""
    barred, counts = _barred(discourse, number, types), Counter[int]()
    for other in range(number):
        cluster = discourse.cluster(other)
        if discourse.mentions[other].type in types and cluster.named and discourse.cluster_of[other] not in barred:
            counts[discourse.cluster_of[other]] += 1
    first, second = [*counts.most_common(2), (-1, 0), (-1, 0)][:2]
    return discourse.clusters[first[0]].members[0] if first[1] >= 3 and first[1] >= 2 * second[1] else None


def _barred(discourse: Discourse, number: int, types: frozenset[str]) -> set[int]:
    """Return what a description cannot stand for: the subject above a place or plural, and what it describes further.

    In "runs Mitiga, the city's only airport", the city is not Mitiga; in "Islamic State says the insurgents joined it",
    they are others.
    """
    tree, root = discourse.tree, discourse.mentions[number].root
    apart = "Territory" in types or discourse.mentions[number].plural
    above = subjects_above(discourse, root) if apart else []
    barred = {discourse.cluster_of[discourse.by_root[token]] for token in above if token in discourse.by_root}
    start, _ = discourse.places[number]
    if tree.role[root] == "nmod:poss" and start > 1:
        comma = start - 2 if tree.pos[start - 1] == "DET" else start - 1
        barred |= {
            discourse.cluster_of[other]
            for other in range(number)
            if discourse.places[other][1] == comma and tree.lower[comma] == ","
        }
    return barred


def _outdone(discourse: Discourse, number: int, best: int) -> bool:
    """Tell whether another armed group was mentioned more often so far than the one that a plural may stand for."""
    if discourse.cluster(best).type != "ArmedGroup":
        return False

    def so_far(cluster: int) -> int:
        return sum(member < number for member in discourse.clusters[cluster].members)

    mine = discourse.cluster_of[best]
    others = {discourse.cluster_of[other] for other in range(number)} - {mine}
    groups = [other for other in others if discourse.clusters[other].type == "ArmedGroup"]
    return any(discourse.clusters[other].named and so_far(other) > so_far(mine) for other in groups)


def _is_of(discourse: Discourse, number: int, types: frozenset[str], head: str) -> bool:
    mention = discourse.mentions[number]
    if mention.kind == "name":
        return mention.type in types
    cluster = discourse.cluster(number)
    same_noun = discourse.tree.lower[mention.root] == head
    if same_noun and "ArmedForces" in types:  # "the rebel army" is not the army
        same_noun = lexicon().words["fighting"].isdisjoint(discourse.own_words[number])
    return mention.kind == "nominal" and cluster.named and (cluster.type in types or same_noun)


def same_heads(discourse: Discourse) -> Iterator[Same]:
    """A definite description repeats an earlier one with the same noun and no new modifiers: "the truce"."""
    last: dict[tuple[str, bool], list[int]] = {}
    for number in discourse.numbers("name", "nominal"):
        mention = discourse.mentions[number]
        slot = last.setdefault((discourse.lemmas[number], mention.plural), [])
        if mention.kind == "nominal" and not discourse.resolved(number):
            earlier = next((o for o in reversed(slot) if _repeats(discourse, number, o)), None) if slot else None
            if earlier is not None:
                discourse.unresolved.discard(number)
                yield Same(number, earlier, "same noun", 0.85)
        slot.append(number)


def _repeats(discourse: Discourse, number: int, earlier: int) -> bool:
    a, b = set(discourse.own_words[number]), set(discourse.own_words[earlier])
    if not a <= b:
        return False
    same_owner = discourse.owner(number) == discourse.owner(earlier)
    if a == b and same_owner and (discourse.mentions[number].plural or is_definite(discourse, number)):
        return not is_quantified(discourse, number)
    fighting = lexicon().words["fighting"]
    if discourse.mentions[number].type == "ArmedForces" and fighting.isdisjoint(a) and not fighting.isdisjoint(b):
        return False  # "the rebel army" is not the army
    bare_owner = discourse.owner(number) < 0
    definite = (same_owner or bare_owner) and is_definite(discourse, number)
    if discourse.mentions[earlier].kind == "name":
        kinds = lexicon().anaphor.get(discourse.lemmas[number], frozenset())
        return definite and discourse.mentions[earlier].type in kinds | {discourse.mentions[number].type}
    return definite and types_agree(discourse.mentions[number].type, discourse.mentions[earlier].type)
