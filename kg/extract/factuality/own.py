"""What a predicate's own clause, or an event noun's own phrase, says about whether it holds."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.factuality.lexicon import Lexicon
from kg.text import syntax

_WH_ADVERBS = frozenset({"why", "how", "when", "where", "who", "what", "which", "whom", "whose"})
_VIEWS = frozenset({"view", "opinion", "eyes", "eye", "mind", "account", "telling", "version", "judgment"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})


@dataclass(frozen=True, slots=True)
class Own:
    """Marks of the word's own clause: ``negations`` counts them, ``modality`` is "actual" where nothing is said."""

    negations: int = 0
    modality: str = "actual"
    ended: bool = False
    reported: bool = False
    conditional: bool = False


def own_marks(token: Token, lexicon: Lexicon, below: Token | None = None) -> Own:
    """Return the marks of a verb's or nominal predicate's clause, or of a noun's phrase.

    Negations inside what stands ``below`` are left out: in "there was no attack" one word negates, not two.
    """
    negations = sum(1 for word in syntax.negations(token) if below is None or (word.head != below and word != below))
    if syntax.is_verb(token) or syntax.is_copular(token):
        return _of_clause(token, negations, lexicon)
    return _of_noun(token, negations, lexicon)


def is_definite(noun: Token) -> bool:
    """Say whether a noun phrase presupposes what it names: articles, demonstratives, possessors, names."""
    return noun.pos_ == "PROPN" or bool(syntax.possessors(noun)) or any(d.lower_ in _DEFINITE for d in noun.lefts)


def _of_clause(verb: Token, negations: int, lexicon: Lexicon) -> Own:
    words = {child.lower_ for child in syntax.adverbs(verb)}
    no_longer = _says_no_longer(verb)
    modality = _modality(verb, words, lexicon)
    return Own(
        negations=0 if no_longer else min(negations, 1),
        modality=modality,
        ended=no_longer or bool(words & lexicon.own["ended_adverbs"]),
        reported=bool(words & lexicon.own["reported_adverbs"]) or _stands_according_to(verb),
        conditional=_has_condition(verb, lexicon),
    )


def _says_no_longer(verb: Token) -> bool:
    for adverb in syntax.adverbs(verb):
        before = adverb.nbor(-1).lower_ if adverb.i else ""
        if adverb.lower_ == "longer" and before == "no":
            return True
        if adverb.lower_ in ("longer", "more", "anymore") and (before == "any" or adverb.lower_ == "anymore"):
            return bool(syntax.negations(verb))
    return False


def _modality(verb: Token, adverbs: set[str], lexicon: Lexicon) -> str:
    if _is_asked(verb) or syntax.marker(verb).startswith("whether"):
        return "possible"
    for modal in syntax.modals(verb):
        return _of_modal(verb, modal, lexicon)
    if adverbs & (lexicon.own["possible_adverbs"] | lexicon.own["reported_adverbs"]):
        return "possible"
    if syntax.is_imperative(verb):
        return "required"
    if syntax.is_to_be_done(verb):
        return "planned"
    if _is_yet_to_be(verb, lexicon):
        return "planned"
    if _is_habitual(verb, adverbs, lexicon):
        return "possible"
    return "conditional" if _has_generic_subject(verb, lexicon) else "actual"


def _of_modal(verb: Token, modal: Token, lexicon: Lexicon) -> str:
    found = lexicon.modals.get(modal.lower_, "possible")
    if found == "conditional" and _is_future_in_the_past(verb):
        return "planned"
    return found


def _is_future_in_the_past(verb: Token) -> bool:
    """ "said it would withdraw" plans; "would withdraw" alone, or with "have", depends on something."""
    if any(auxiliary.lower_ in ("have", "'ve", "’ve", "of") for auxiliary in syntax.auxiliaries(verb)):
        return False
    links = syntax.governing(verb)
    while links and links[0].kind == "conjunct":
        links = links[1:]
    return bool(links) and links[0].kind in ("complement", "adverbial") and syntax.tense(links[0].token) == "past"


def _is_asked(verb: Token) -> bool:
    """Say whether a yes-no question asks for it; "why did they attack?" presupposes it."""
    if not syntax.is_question(verb):
        return False
    links = syntax.governing(verb)
    if any(link.kind not in ("conjunct", "complement", "parataxis", "infinitive") for link in links):
        return False
    first, _ = syntax.sentence(verb)
    return not any(token.lower_ in _WH_ADVERBS for token in verb.doc[first : verb.i])


def _is_yet_to_be(verb: Token, lexicon: Lexicon) -> bool:
    """Say whether a present tense tells of what is yet to come: "visits Estvia next week"."""
    if syntax.tense(verb) != "present":
        return False
    ahead = lexicon.own["future_words"]
    parties = {*syntax.surface_subjects(verb), *syntax.objects(verb)}
    times = [kid for kid in verb.children if kid not in parties]
    return any(kid.lower_ in ahead or any(left.lower_ in ahead for left in kid.lefts) for kid in times)


def _is_habitual(verb: Token, adverbs: set[str], lexicon: Lexicon) -> bool:
    """Say whether it is a habit ("often shell villages") and no event ("has often shelled villages")."""
    return bool(adverbs & lexicon.own["habitual_adverbs"]) and syntax.tense(verb) == "present"


def _has_generic_subject(verb: Token, lexicon: Lexicon) -> bool:
    """Say whether it is a rule: "any state that attacks", "whoever attacks"."""
    generic = lexicon.own["generic_determiners"]
    for subject in syntax.surface_subjects(verb):
        if subject.lower_ in generic or any(word.lower_ in generic for word in subject.lefts):
            return True
    return False


def _stands_according_to(verb: Token) -> bool:
    """ "according to Iran", "in Iran's view", "Iran, it was said, had attacked"."""
    if syntax.obliques(verb, "according to", "per"):
        return True
    if any(noun.lower_ in _VIEWS and syntax.possessors(noun) for noun in syntax.obliques(verb, "in", "to")):
        return True
    inserted = (child for subject in syntax.surface_subjects(verb) for child in subject.rights if child.i < verb.i)
    return any(syntax.is_passive(child) and child.nbor(-2).lower_ == "it" for child in inserted if child.i > 1)


def _has_condition(verb: Token, lexicon: Lexicon) -> bool:
    """Say whether an if-clause of its own, an inverted "should they attack", or "in case of" makes it depend."""
    for clause in syntax.adverbial_clauses(verb):
        if is_condition(clause, lexicon):
            return True
    words = (f"{syntax.preposition(noun)} {noun.lower_} of" for noun in syntax.obliques(verb))
    return any(lexicon.prepositional.get(word.replace("in the", "in")) == "conditional" for word in words)


def is_condition(clause: Token, lexicon: Lexicon) -> bool:
    """Say whether an adverbial clause states a condition; "even if" concedes."""
    words = syntax.marker(clause)
    if lexicon.adverbial.get(words) == "conditional" or lexicon.adverbial.get(words.split(" ")[0]) == "conditional":
        return not words.startswith(("whether", "as if", "as though"))
    return not words and syntax.is_inverted(clause)


def _is_so_called(noun: Token) -> bool:
    """ "so-called" is three words to the tokenizer."""
    return any(word.lower_ == "called" and word.nbor(-1).text == "-" for word in syntax.adjectives(noun) if word.i > 1)


def _of_noun(noun: Token, negations: int, lexicon: Lexicon) -> Own:
    words = {word.lower_ for word in syntax.adjectives(noun)} | {child.lower_ for child in noun.lefts}
    own = lexicon.own
    modality = "actual"
    if words & own["planned_adjectives"]:
        modality = "planned"
    elif words & (own["possible_adjectives"] | own["generic_determiners"]):
        modality = "possible"
    negations += bool(words & own["negative_adjectives"])
    if _is_so_called(noun):
        modality = "possible"
    return Own(negations=min(negations, 1), modality=modality, ended=bool(words & own["ended_adjectives"]))
