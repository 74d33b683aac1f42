"""Accusations: wrong that is laid to others, by what they do, how it is called, or who is singled out for it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attribution.content import FIRST_PERSON, Content, kind_words
from kg.extract.attribution.speaking import can_speak
from kg.text.syntax.arguments import agents, patients, surface_subjects
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import adjectives, compounds, possessors, relative_clauses
from kg.text.syntax.verbs import copula, is_finite, is_verb, modals, negations, tense

_SAID_OF = frozenset({"subject", "oblique", "other"})
_BESIDE = frozenset({"relative", "adverbial"})
_CONDITIONS = ("if", "unless", "until", "before", "should", "whether", "so that", "in case", "lest", "whenever")
_WHOEVER = frozenset({"those", "anyone", "anybody", "whoever", "any", "everyone", "all", "who"})
_SINGLED_OUT = frozenset({"they", "you", "he", "she"})
_NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})


def is_accusation(content: Content) -> bool:
    """Say whether somebody else is said to do wrong."""
    words = kind_words()["accusation"]
    if any(_accuses(content, predicate) or _singles_out(content, predicate) for predicate in content.predicates):
        return True
    if any(_does_wrong(content, verb) or _hurts_us(content, verb) for verb in _told_beside(content)):
        return True
    if any(True for _ in content.owned_by_others(words["deeds"])) or content.has_phrase("accusation"):
        return True
    lower = {content.tree.lower[i] for i in content.tokens}
    return "without" in lower and bool(content.lemmas & words["leave"])


def _accuses(content: Content, predicate: int) -> bool:
    tree, words = content.tree, kind_words()["accusation"]
    if content.is_own(predicate) or content.is_negated(predicate) or content.modals(predicate):
        return False
    reached = content.reach(predicate)
    if any(_does_wrong(content, index) for index in reached if is_verb(tree, index)):
        return True
    acts = {tree.lemma[i] for i in reached if i != predicate}
    hostile = acts & words["acts"] and tree.lemma[predicate] in words["doing"]
    hindering = acts & words["peace"] and tree.lemma[predicate] in words["blocking"]
    if (hostile or hindering) and _by_others(content, predicate):
        return True
    if _is_blamed(content, predicate) or _hurts_us(content, predicate) or _is_of_evildoers(content, predicate):
        return True
    things = content.described(reached)
    if any(tree.lemma[i] in words["words"] or tree.lower[i] in words["words"] for i in things):
        return True
    beside = {i for i in tree.kids[predicate] if link_kind(tree, i) in _SAID_OF}
    return any(tree.lemma[i] in words["words"] - words["people"] for i in beside)


def _does_wrong(content: Content, verb: int) -> bool:
    """Say whether a verb is a wrong of others, alone ("shell") or by what it is done to ("break the truce")."""
    tree, wrong = content.tree, kind_words()["wrongs"]
    if tree.lemma[verb] not in kind_words()["accusation"]["verbs"]:
        owed = wrong.get(tree.lemma[verb])
        if owed is None or not any(tree.lemma[i] in owed for i in content.after(verb)):
            return False
    return _by_others(content, verb)


def _is_blamed(content: Content, predicate: int) -> bool:
    """ "Iran is responsible for the attack", "they are to blame"."""
    tree = content.tree
    owed = kind_words()["wrongs"].get(tree.lemma[predicate], frozenset())
    return copula(tree, predicate) >= 0 and any(tree.lemma[i] in owed for i in content.after(predicate))


def _hurts_us(content: Content, verb: int) -> bool:
    """ "They took my nephew", "soldiers burned our homes": something is done to the speaker or what is his."""
    tree = content.tree
    if not content.direct or tree.lemma[verb] not in kind_words()["accusation"]["taking"]:
        return False
    if any(tree.lower[i] in FIRST_PERSON | {"you"} for i in surface_subjects(tree, verb)):
        return False
    suffers = [i for i in patients(tree, verb) if i > verb]
    ours = any(
        tree.lower[i] in ("me", "us") or tree.lower[k] in ("my", "our")
        for i in suffers
        for k in possessors(tree, i) or (i,)
    )
    return ours and _by_others(content, verb)


def _is_of_evildoers(content: Content, verb: int) -> bool:
    """ "The gunmen went from door to door": whatever is done by those who are named for a wrong, unless they stop."""
    tree, words = content.tree, kind_words()["accusation"]
    doers = [i for i in agents(tree, verb) if tree.lemma[i] in words["evildoers"]]
    past = tense(tree, verb) in ("past", "") or tree.tag[verb] in ("VBG", "VBN")
    return bool(doers) and is_verb(tree, verb) and past and tree.lemma[verb] not in words["ceasing"]


def _told_beside(content: Content) -> Iterator[int]:
    """Yield verbs of clauses beside the main one that tell what happened: "men who shelled it", "after they did"."""
    tree = content.tree
    for verb in content.tokens:
        if not (is_verb(tree, verb) and is_finite(tree, verb) and link_kind(tree, verb) in _BESIDE):
            continue
        if modals(tree, verb) or negations(tree, verb) or marker(tree, verb).startswith(_CONDITIONS):
            continue
        above = tree.head[verb]
        generic = tree.lower[above] in _WHOEVER or any(tree.lower[kid] in _WHOEVER for kid in tree.kids[above])
        if not generic and not content.is_own(verb):
            yield verb


def _singles_out(content: Content, predicate: int) -> bool:
    """ "It was they who opened fire", "it is Belgrade that changes the map": a wrong is laid at another door."""
    tree = content.tree
    it = any(tree.lower[i] == "it" for i in surface_subjects(tree, predicate))
    clauses = relative_clauses(tree, predicate) if it and copula(tree, predicate) >= 0 else []
    if not clauses or negations(tree, predicate) or tree.lower[predicate] in FIRST_PERSON:
        return False
    if any(tree.lemma[i] in kind_words()["promise"]["services"] for i in clauses):
        return False
    others = tree.lower[predicate] in _SINGLED_OUT or content.layout.doc[predicate].ent_type_ in _NAMES
    return others or can_speak(content.layout, predicate)


def _by_others(content: Content, verb: int) -> bool:
    """Say whether somebody who is not the speaker does it."""
    tree = content.tree
    actors = [i for i in agents(tree, verb) if can_speak(content.layout, i) or _is_foreign_weapon(content, i)]
    return bool(actors) and not any(tree.lower[i] in FIRST_PERSON or content.is_ours(i) for i in actors)


def _is_foreign_weapon(content: Content, noun: int) -> bool:
    """Say whether a weapon or vehicle with its people's name does it: "Pakistani jets", "a drone from Iran"."""
    tree = content.tree
    if tree.lemma[noun] not in kind_words()["accusation"]["instruments"]:
        return False
    owners = (*adjectives(tree, noun), *compounds(tree, noun), *possessors(tree, noun))
    return any(content.layout.doc[i].ent_type_ in _NAMES for i in owners)
