"""What a predicate's own clause, or an event noun's own phrase, says about whether it holds."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.factuality.lexicon import Lexicon
from kg.text.syntax import Tree
from kg.text.syntax.arguments import objects, surface_subjects
from kg.text.syntax.links import marker, upward
from kg.text.syntax.nominals import adjectives, obliques, possessors, preposition
from kg.text.syntax.verbs import (
    adverbial_clauses,
    adverbs,
    auxiliaries,
    copula,
    is_imperative,
    is_inverted,
    is_passive,
    is_question,
    is_to_be_done,
    is_verb,
    modals,
    negations,
    tense,
)

_WH_ADVERBS = frozenset({"why", "how", "when", "where", "who", "what", "which", "whom", "whose"})
_VIEWS = frozenset({"view", "opinion", "eyes", "eye", "mind", "account", "telling", "version", "judgment"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ACCORDING = frozenset({"according to", "per"})
_IN_OR_TO = frozenset({"in", "to"})
_ANY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Own:
    """Marks of the word's own clause: ``negations`` counts them, ``modality`` is "actual" where nothing is said."""

    negations: int = 0
    modality: str = "actual"
    ended: bool = False
    reported: bool = False
    conditional: bool = False


UNMARKED = Own()
"""Nothing is said: the usual case."""


def own_marks(tree: Tree, word: int, lexicon: Lexicon, below: int = -1) -> Own:
    """Return the marks of a verb's or nominal predicate's clause, or of a noun's phrase.

    Negations inside what stands ``below`` are left out: in "there was no attack" one word negates, not two.
    """
    count = sum(1 for found in negations(tree, word) if below < 0 or (tree.head[found] != below and found != below))
    if is_verb(tree, word) or copula(tree, word) >= 0:
        return _of_clause(tree, word, count, lexicon)
    return _of_noun(tree, word, count, lexicon)


def is_definite(tree: Tree, noun: int) -> bool:
    """Say whether a noun phrase presupposes what it names: articles, demonstratives, possessors, names."""
    return tree.pos[noun] == "PROPN" or bool(possessors(tree, noun)) or not _DEFINITE.isdisjoint(_lefts(tree, noun))


def _lefts(tree: Tree, word: int) -> list[str]:
    """Return the words that hang on a word and stand before it."""
    return [tree.lower[kid] for kid in tree.kids[word] if kid < word]


def _of_clause(tree: Tree, verb: int, count: int, lexicon: Lexicon) -> Own:
    words = {tree.lower[adverb] for adverb in adverbs(tree, verb)}
    no_longer = _says_no_longer(tree, verb)
    return Own(
        negations=0 if no_longer else min(count, 1),
        modality=_modality(tree, verb, words, lexicon),
        ended=no_longer or bool(words & lexicon.own["ended_adverbs"]),
        reported=bool(words & lexicon.own["reported_adverbs"]) or _stands_according_to(tree, verb),
        conditional=_has_condition(tree, verb, lexicon),
    )


def _says_no_longer(tree: Tree, verb: int) -> bool:
    for adverb in adverbs(tree, verb):
        word, before = tree.lower[adverb], tree.lower[adverb - 1] if adverb else ""
        if word == "longer" and before == "no":
            return True
        if word in ("longer", "more", "anymore") and (before == "any" or word == "anymore"):
            return bool(negations(tree, verb))
    return False


def _modality(tree: Tree, verb: int, said: set[str], lexicon: Lexicon) -> str:
    if _is_asked(tree, verb) or marker(tree, verb).startswith("whether"):
        return "possible"
    for modal in modals(tree, verb):
        return _of_modal(tree, verb, modal, lexicon)
    if said & lexicon.own["possible_adverbs"] or said & lexicon.own["reported_adverbs"]:
        return "possible"
    if is_imperative(tree, verb):
        return "required"
    if is_to_be_done(tree, verb):
        return "planned"
    if _is_yet_to_be(tree, verb, lexicon):
        return "planned"
    if _is_habitual(tree, verb, said, lexicon):
        return "possible"
    return "conditional" if _has_generic_subject(tree, verb, lexicon) else "actual"


def _of_modal(tree: Tree, verb: int, modal: int, lexicon: Lexicon) -> str:
    found = lexicon.modals.get(tree.lower[modal], "possible")
    if found == "conditional" and _is_future_in_the_past(tree, verb):
        return "planned"
    return found


def _is_future_in_the_past(tree: Tree, verb: int) -> bool:
    """ "said it would withdraw" plans; "would withdraw" alone, or with "have", depends on something."""
    if any(tree.lower[auxiliary] in ("have", "'ve", "’ve", "of") for auxiliary in auxiliaries(tree, verb)):
        return False
    above = next((link for link in upward(tree, verb) if link.kind != "conjunct"), None)
    return above is not None and above.kind in ("complement", "adverbial") and tense(tree, above.word) == "past"


def _is_asked(tree: Tree, verb: int) -> bool:
    """Say whether a yes-no question asks for it; "why did they attack?" presupposes it."""
    if not is_question(tree, verb):
        return False
    if any(link.kind not in ("conjunct", "complement", "parataxis", "infinitive") for link in upward(tree, verb)):
        return False
    first, _ = tree.sentence(verb)
    return _WH_ADVERBS.isdisjoint(tree.lower[first:verb])


def _is_yet_to_be(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Say whether a present tense tells of what is yet to come: "visits Estvia next week"."""
    if tense(tree, verb) != "present":
        return False
    ahead = lexicon.own["future_words"]
    parties = {*surface_subjects(tree, verb), *objects(tree, verb)}
    times = [kid for kid in tree.kids[verb] if kid not in parties]
    return any(tree.lower[kid] in ahead or not ahead.isdisjoint(_lefts(tree, kid)) for kid in times)


def _is_habitual(tree: Tree, verb: int, said: set[str], lexicon: Lexicon) -> bool:
    """Say whether it is a habit ("often shell villages") and no event ("has often shelled villages")."""
    return bool(said & lexicon.own["habitual_adverbs"]) and tense(tree, verb) == "present"


def _has_generic_subject(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Say whether it is a rule: "any state that attacks", "whoever attacks"."""
    generic = lexicon.own["generic_determiners"]
    for subject in surface_subjects(tree, verb):
        if tree.lower[subject] in generic or not generic.isdisjoint(_lefts(tree, subject)):
            return True
    return False


def _stands_according_to(tree: Tree, verb: int) -> bool:
    """ "according to Iran", "in Iran's view", "Iran, it was said, had attacked"."""
    if obliques(tree, verb, _ACCORDING):
        return True
    if not tree.vocabulary.isdisjoint(_VIEWS) and any(
        tree.lower[noun] in _VIEWS and possessors(tree, noun) for noun in obliques(tree, verb, _IN_OR_TO)
    ):
        return True
    inserted = [
        kid for subject in surface_subjects(tree, verb) for kid in tree.kids[subject] if max(subject, 1) < kid < verb
    ]
    return any(tree.lower[kid - 2] == "it" and is_passive(tree, kid) for kid in inserted)


def _has_condition(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Say whether an if-clause of its own, an inverted "should they attack", or "in case of" makes it depend."""
    if any(is_condition(tree, clause, lexicon) for clause in adverbial_clauses(tree, verb)):
        return True
    words = (f"{preposition(tree, noun)} {tree.lower[noun]} of" for noun in obliques(tree, verb, _ANY))
    return any(lexicon.prepositional.get(word.replace("in the", "in")) == "conditional" for word in words)


def is_condition(tree: Tree, clause: int, lexicon: Lexicon) -> bool:
    """Say whether an adverbial clause states a condition; "even if" concedes."""
    words = marker(tree, clause)
    if lexicon.adverbial.get(words) == "conditional" or lexicon.adverbial.get(words.split(" ")[0]) == "conditional":
        return not words.startswith(("whether", "as if", "as though"))
    return not words and is_inverted(tree, clause)


def _is_so_called(tree: Tree, noun: int) -> bool:
    """ "so-called" is three words to the tokenizer."""
    found = adjectives(tree, noun)
    return any(tree.lower[word] == "called" and tree.words[word - 1] == "-" for word in found if word > 1)


def _of_noun(tree: Tree, noun: int, count: int, lexicon: Lexicon) -> Own:
    words = {tree.lower[word] for word in adjectives(tree, noun)}.union(_lefts(tree, noun))
    own = lexicon.own
    modality = "actual"
    if words & own["planned_adjectives"]:
        modality = "planned"
    elif words & own["possible_adjectives"] or words & own["generic_determiners"]:
        modality = "possible"
    count += bool(words & own["negative_adjectives"])
    if _is_so_called(tree, noun):
        modality = "possible"
    return Own(negations=min(count, 1), modality=modality, ended=bool(words & own["ended_adjectives"]))
