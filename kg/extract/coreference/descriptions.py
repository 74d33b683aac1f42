"""The sieves of descriptions: appositions, offices, forces and governments, "the country", "the group"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.extract.coreference.discourse import ORGANIZATIONS, PLACES, Discourse, Same, types_agree
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import fold
from kg.extract.coreference.pronouns import subjects_above
from kg.extract.offices import Title
from kg.extract.titles import title_lexicon

_POSSESSORS = frozenset({"his", "her", "its", "their", "our", "my"})
_MODIFIERS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked", "flat"})


def set_owners(discourse: Discourse) -> None:
    """Note which state or organisation a force, ministry or office belongs to: the name inside its words."""
    tree = discourse.tree
    for number, mention in enumerate(discourse.mentions):
        if mention.kind == "pronoun" or mention.type in PLACES:
            continue
        owners = [discourse.by_root[kid] for kid in tree.kids[mention.root] if _modifies(discourse, kid)]
        if mention.kind == "name":
            owners += [other for other in discourse.inside(number) if discourse.mentions[other].type == "State"]
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
    case = next((tree.lower[k] for k in tree.kids[token] if tree.role[k] == "case"), "")
    return tree.role[token] != "nmod" or case == "of"


def appositions(discourse: Discourse) -> Iterator[Same]:
    """A description set beside a name stands for it: "Osman Baydemir, a lawyer"; one side must be a description."""
    tree = discourse.tree
    for number, mention in enumerate(discourse.mentions):
        if tree.role[mention.root] != "appos" or mention.kind == "pronoun":
            continue
        other = discourse.by_root.get(tree.head[mention.root])
        if other is None or discourse.mentions[other].plural != mention.plural:
            continue
        kinds = {mention.kind, discourse.mentions[other].kind}
        if "nominal" in kinds and "pronoun" not in kinds:
            yield Same(number, other, "apposition", 0.92)


def titled(discourse: Discourse) -> Iterator[Same]:
    """The words of a title before or behind a name stand for the person."""
    for title in discourse.titles:
        head, holder = discourse.by_root.get(title.head), discourse.by_root.get(title.holder)
        if head is not None and holder is not None:
            yield Same(head, holder, "title", 0.97)


def set_offices(discourse: Discourse) -> None:
    """Note on each person the titles that the text gives."""
    for title in discourse.titles:
        number = discourse.by_root.get(title.holder if title.holder >= 0 else title.head)
        if number is None or title.former:
            continue
        cluster, owner = discourse.cluster(number), discourse.by_root.get(title.of)
        cluster.titles.add(title_lexicon().compared(title.words))
        if owner is not None:
            cluster.of = owner if cluster.of < 0 else cluster.of
    _fill_in_the_only_state(discourse)


def _fill_in_the_only_state(discourse: Discourse) -> None:
    """A president or minister of no said state belongs to the state of an article that names only one."""
    states = [c for c in discourse.clusters.values() if c.type == "State" and c.named]
    if len(states) == 1:
        for cluster in discourse.clusters.values():
            if cluster.of < 0 and cluster.titles & title_lexicon().of_states:
                cluster.of = states[0].members[0]


def kinds_of_place(discourse: Discourse) -> Iterator[Same]:
    """ "The city of Mosul" is Mosul, "the Donbas region" is Donbas, "Houthi rebels" are the Houthis."""
    tree, anaphor = discourse.tree, lexicon().anaphor
    for number in discourse.numbers("nominal"):
        root = discourse.mentions[number].root
        types = anaphor.get(tree.lemma[root], frozenset()) | anaphor.get(tree.lower[root], frozenset())
        for kid in tree.kids[root]:
            other = discourse.by_root.get(kid)
            if other is None or discourse.mentions[other].kind != "name" or tree.role[kid] not in _MODIFIERS:
                continue
            kind = discourse.mentions[other].type
            place = kind in types & PLACES and not discourse.mentions[number].plural and tree.role[kid] != "nmod:poss"
            definite = tree.role[kid] != "nmod" or _starts_with(discourse, number, "the")
            before = tree.role[kid] in ("compound", "amod", "nmod:desc", "flat")
            members = kind in types & {"ArmedGroup"} and before
            behind = kind in ORGANIZATIONS - {"IntergovernmentalOrganization", "Government"} and before
            behind = behind and lexicon().is_a(tree.lemma[root], "kind_behind")
            if (place and definite and kind != "State") or members or behind:
                yield Same(number, other, "kind and name", 0.93)


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
        if discourse.lemma(number) not in heads and discourse.tree.lower[discourse.mentions[number].root] not in heads:
            continue
        if set(own_words(discourse, number)) <= heads | modifiers:
            state = discourse.cluster_of[owner]
            if first.setdefault(state, number) != number:
                yield Same(number, first[state], method, 0.9)


def institutions(discourse: Discourse) -> Iterator[Same]:
    """One institution of one state under its several names; without the state, if the article has only one."""
    canonical = lexicon().institutions
    found: dict[str, dict[int, int]] = {}
    loose: list[tuple[int, str]] = []
    for number in discourse.numbers("name", "nominal"):
        name = " ".join(own_words(discourse, number))
        institution = canonical.get(name, canonical.get(fold(name), ""))
        owner = discourse.cluster(number).of
        if institution and owner >= 0:
            first = found.setdefault(institution, {}).setdefault(discourse.cluster_of[owner], number)
            if first != number:
                yield Same(number, first, "one institution", 0.95)
        elif institution:
            loose.append((number, institution))
    for number, institution in loose:
        if len(found.get(institution, {})) == 1:
            yield Same(number, next(iter(found[institution].values())), "the only such institution", 0.85)


def own_words(discourse: Discourse, number: int) -> list[str]:
    """Return the words of a mention without articles and without the names inside it."""
    start, end = discourse.tokens(number)
    inner = {
        index
        for other in discourse.inside(number)
        if discourse.mentions[other].kind == "name" and discourse.mentions[other].type in PLACES
        for index in range(*discourse.tokens(other))
    }
    lower, pos = discourse.tree.lower, discourse.tree.pos
    kept = [k for k in range(start, end) if k not in inner and pos[k] not in ("DET", "PART", "PUNCT")]
    while kept and lower[kept[-1]] == "of":
        kept.pop()
    while kept and lower[kept[0]] == "of":
        kept.pop(0)
    return [lower[k] for k in kept]


def office_holders(discourse: Discourse) -> Iterator[Same]:
    """A description by office stands for who holds it in this article: "the Ukrainian president", "the minister"."""
    described = {title.head: title for title in discourse.titles if title.holder < 0}
    for number in discourse.numbers("nominal"):
        title = described.get(discourse.mentions[number].root)
        if title is None or not _is_definite(discourse, number) or discourse.mentions[number].plural:
            continue
        holder = _holder(discourse, number, title)
        if holder is not None:
            yield Same(number, holder, "office", 0.95 if title.of >= 0 else 0.85)


def _holder(discourse: Discourse, number: int, title: Title) -> int | None:
    """Return the one person who has this office; of several, the one named last before."""
    owner = discourse.by_root.get(title.of)
    state = -1 if owner is None else discourse.cluster_of[owner]
    people = [(c, cluster) for c, cluster in discourse.clusters.items() if "Person" in cluster.types and cluster.named]
    fits = [c for c, cluster in people if _has_office(discourse, cluster.titles, cluster.of, title, state)]
    if len(fits) > 1:
        before = {c: max((m for m in discourse.clusters[c].members if m < number), default=-1) for c in fits}
        last = max(fits, key=lambda c: before[c])
        near = discourse.sentence(number) - discourse.sentence(before[last]) <= 1 if before[last] >= 0 else False
        return last if near and state < 0 else None
    return fits[0] if fits else None


def _has_office(discourse: Discourse, titles: set[str], of: int, title: Title, state: int) -> bool:
    words = title_lexicon()
    wanted = words.compared(title.words)
    offices = set(words.role.get(wanted, ())) | {wanted}
    if state >= 0 and of >= 0 and discourse.cluster_of[of] != state:
        return False
    if titles & offices:
        return True
    return " " not in wanted and any(t.split()[-1] == wanted or t.split()[0] == wanted for t in titles if t)


_TELLING = frozenset({"Agreement", "Conflict", "ArmedForces", "ArmedGroup", "Government"})
"""Kinds of which a first "the" says something by itself: "the rebels", "the truce", not "the country"."""


def named_kinds(discourse: Discourse) -> Iterator[Same]:
    """A definite description stands for the last thing of its kind: "the country", "the enclave", "the group"."""
    anaphor, transparent = lexicon().anaphor, lexicon().words["transparent"]
    for number in discourse.numbers("nominal"):
        if discourse.resolved(number) or not _is_definite(discourse, number):
            continue
        root = discourse.mentions[number].root
        types = anaphor.get(discourse.tree.lower[root]) or anaphor.get(discourse.lemma(number), frozenset())
        words = own_words(discourse, number)[:-1]
        if "Territory" in types and not lexicon().words["disputed"].isdisjoint(words):
            types |= {"State"}
        if not types or (discourse.mentions[number].plural and not types & {"ArmedGroup", "ArmedForces", "Government"}):
            continue
        if discourse.inside(number) or not transparent.issuperset(words):
            continue
        antecedent = _last_of(discourse, number, types)
        if antecedent is not None:
            yield Same(number, antecedent, "kind of thing", 0.75)
        elif not types <= _TELLING:
            discourse.unresolved.add(number)


def _last_of(discourse: Discourse, number: int, types: frozenset[str]) -> int | None:
    """Return the thing of one of these types that was named last, within three sentences; subjects before others."""
    head = discourse.tree.lower[discourse.mentions[number].root]
    above = subjects_above(discourse, discourse.mentions[number].root) if "Territory" in types else []
    here, best, best_score = discourse.sentence(number), None, 0.0
    for other in range(number - 1, -1, -1):
        distance = here - discourse.sentence(other)
        if distance > 3:
            break
        mention = discourse.mentions[other]
        if mention.root in above or discourse.encloses(number, other) or not _is_of(discourse, other, types, head):
            continue
        score = 10.0 - 2.0 * distance + (1.0 if discourse.is_subject(other) else 0.0) - 0.01 * (number - other)
        score += 3.0 if head in fold(mention.name).split() else 0.0
        score -= 1.5 if discourse.tree.pos[mention.root] == "ADJ" else 0.0
        if score > best_score:
            best, best_score = other, score
    return best


def _is_of(discourse: Discourse, number: int, types: frozenset[str], head: str) -> bool:
    mention = discourse.mentions[number]
    if mention.kind == "name":
        return mention.type in types
    cluster = discourse.cluster(number)
    return (
        mention.kind == "nominal"
        and cluster.named
        and (cluster.type in types or discourse.tree.lower[mention.root] == head)
    )


def same_heads(discourse: Discourse) -> Iterator[Same]:
    """A definite description repeats an earlier one with the same noun and no new modifiers: "the truce"."""
    last: dict[tuple[str, bool], list[int]] = {}
    for number in discourse.numbers("name", "nominal"):
        mention = discourse.mentions[number]
        slot = last.setdefault((discourse.lemma(number), mention.plural), [])
        if mention.kind == "nominal" and not discourse.resolved(number):
            earlier = next((o for o in reversed(slot) if _repeats(discourse, number, o)), None)
            if earlier is not None:
                discourse.unresolved.discard(number)
                yield Same(number, earlier, "same noun", 0.85)
        slot.append(number)


def _repeats(discourse: Discourse, number: int, earlier: int) -> bool:
    a, b = set(own_words(discourse, number)), set(own_words(discourse, earlier))
    same_owner = discourse.owner(number) == discourse.owner(earlier)
    if a == b and same_owner and (discourse.mentions[number].plural or _is_definite(discourse, number)):
        return not _quantified(discourse, number)
    bare_owner = discourse.owner(number) < 0
    definite = _is_definite(discourse, number) and a <= b and (same_owner or bare_owner)
    if discourse.mentions[earlier].kind == "name":
        kinds = lexicon().anaphor.get(discourse.lemma(number), frozenset())
        return definite and discourse.mentions[earlier].type in kinds | {discourse.mentions[number].type}
    return definite and types_agree(discourse.mentions[number].type, discourse.mentions[earlier].type)


def possessed(discourse: Discourse) -> Iterator[Same]:
    """ "His country" is the state of who is meant by "his"; "its army" and "her government" are those of that state."""
    words, tree = lexicon(), discourse.tree
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
        state = cluster.of if cluster.type == "Person" else owner
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
    words = lexicon()
    own = set(own_words(discourse, number)) if discourse.mentions[number].kind != "pronoun" else set[str]()
    head = discourse.tree.lower[discourse.mentions[number].root]
    if head in words.forces and own <= words.forces | words.force_modifiers | _POSSESSORS:
        return "forces"
    return (
        "government"
        if head in words.government and own <= words.government | words.government_modifiers | _POSSESSORS
        else ""
    )


def _is_definite(discourse: Discourse, number: int) -> bool:
    start, _ = discourse.tokens(number)
    tree, words = discourse.tree, lexicon()
    if words.is_a(tree.lower[start], "definite"):
        return True
    kids = tree.kids[discourse.mentions[number].root]
    return any(words.is_a(tree.lower[k], "definite") or tree.role[k] == "nmod:poss" for k in kids)


def _quantified(discourse: Discourse, number: int) -> bool:
    start, _ = discourse.tokens(number)
    return discourse.tree.pos[start] == "NUM" or lexicon().is_a(discourse.tree.lower[start], "indefinite")


def _starts_with(discourse: Discourse, number: int, word: str) -> bool:
    start, _ = discourse.tokens(number)
    return word in (discourse.tree.lower[start], discourse.tree.lower[start - 1] if start else "")


Sieve = Callable[[Discourse], Iterator[Same]]
