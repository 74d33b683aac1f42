"""Does it hold? Polarity and modality of a predicate, from its clause and from all that governs it.

The walk goes from the predicate up to the root, as in Sauri and Pustejovsky, "Are You Sure That This Happened?"
(Computational Linguistics 38, 2012): each governing word has an effect on what it governs (lexicon.toml), then its own
negations and modals apply. It ends where something is presupposed: a relative clause, a definite event, a factive verb.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.factuality.lexicon import Effect, Lexicon, lexicon
from kg.extract.factuality.own import UNMARKED, Own, is_condition, is_definite, own_marks
from kg.extract.nouns import noun_lexicon
from kg.text.syntax import Tree
from kg.text.syntax.arguments import objects
from kg.text.syntax.links import Above, marker, upward
from kg.text.syntax.nominals import adjectives, possessors, preposition
from kg.text.syntax.once import once
from kg.text.syntax.verbs import (
    adverbs,
    auxiliaries,
    copula,
    is_finite,
    is_infinitive,
    is_passive,
    is_subjunctive,
    is_verb,
    negations,
    particle_lemma,
    tense,
)

__all__ = ["Factuality", "factuality", "modality", "polarity"]

_EVENTS = frozenset({"Agreement", "Act", "Conflict"})
_SUPERLATIVE = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
_NOT_BEFORE = frozenset({"until", "till", "once", "as soon as", "by the time", "the moment"})
_NOMINAL = frozenset({"object", "subject", "oblique", "modifier"})
_CLAUSAL = frozenset({"complement", "infinitive", "subject clause", "noun complement", "purpose"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the text says about whether something holds.

    ``ended`` marks a state or habit that is over ("formerly controlled", "stopped supplying"). ``reported`` says that,
    by its syntax, it stands in somebody's words or thoughts, whoever that is.
    """

    polarity: str = "positive"
    modality: str = "actual"
    ended: bool = False
    reported: bool = False

    @property
    def is_fact(self) -> bool:
        """True when the text asserts it as holding, in whosever words."""
        return self.polarity == "positive" and self.modality == "actual" and not self.ended


def polarity(tree: Tree, word: int) -> str:
    """Return "positive" or "negative" for the predicate that this word heads."""
    return factuality(tree, word).polarity


def modality(tree: Tree, word: int) -> str:
    """Return "actual", "possible", "conditional", "required" or "planned"."""
    return factuality(tree, word).modality


@once
def factuality(tree: Tree, word: int) -> Factuality:
    """Return polarity and modality of a verb, an event noun or a copular predicate."""
    words = lexicon()
    found = _with_own(Factuality(), own_marks(tree, word, words))
    below = word
    links = upward(tree, word)
    for number, link in enumerate(links):
        if link.kind == "conjunct":
            below = link.word
            continue
        if link.kind == "participle" and _is_yet_to_come(tree, link.word):
            return _after(found, Effect(modality="possible"))
        step = _step(tree, found, below, link, words)
        if step is None:
            return replace(found, reported=found.reported or _is_reported(tree, below, links[number:], words))
        found, below = step, link.word
    return found


def _with_own(found: Factuality, own: Own) -> Factuality:
    if own == UNMARKED:
        return found
    changed = _after(found, Effect(own.negations == 1, own.modality, own.ended, own.reported))
    return replace(changed, modality="conditional") if own.conditional else changed


def _after(found: Factuality, effect: Effect) -> Factuality:
    """Compose: negations cancel out, modalities do not add up."""
    return Factuality(
        polarity=_flipped(found.polarity) if effect.flip else found.polarity,
        modality=effect.modality if _gives_way(found.modality, effect.modality) else found.modality,
        ended=found.ended or effect.ended,
        reported=found.reported or effect.reported,
    )


def _gives_way(inner: str, outer: str) -> bool:
    """The innermost modality stays, but a plan gives way to what may or must be: "must promise to leave"."""
    return inner == "actual" or (inner == "planned" and outer in ("possible", "required"))


def _flipped(polarity: str) -> str:
    return "negative" if polarity == "positive" else "positive"


def _step(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    """Return the factuality after one link upwards, None where the walk ends."""
    if link.kind == "adverbial":
        return _over_adverbial(tree, found, below, link, words)
    if link.kind in _CLAUSAL:
        return _over_clause(tree, found, below, link, words)
    if link.kind in _NOMINAL and copula(tree, below) < 0:
        return _over_noun(tree, found, below, link, words)
    if link.kind in ("relative", "participle"):
        return _over_modified_noun(tree, found, below, link, words)
    return None


def _over_clause(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    form = _form(tree, below, link)
    above = link.word
    table = "purpose" if link.kind == "purpose" else form
    effect = _effect(tree, table, above, link.marker if form == "gerund" else "", words)
    if form == "infinitive":
        effect = _special_infinitive(tree, above, link) or effect
    if link.marker in ("if", "whether") and form == "that":
        effect = Effect(modality="possible")
    if form == "that" and tree.lemma[above] == "insist" and _is_indicative(tree, below):
        effect = Effect(reported=True)  # "insists that it is so", but "insists that they leave"
    if effect is None:
        effect = {"infinitive": Effect(modality="planned"), "that": Effect(reported=True)}.get(form, Effect())
    return _governed(tree, found, effect, below, above, words)


def _form(tree: Tree, below: int, link: Above) -> str:
    if is_finite(tree, below):
        return "that"
    if tree.tag[below] == "VBG" and not is_infinitive(tree, below):
        return "gerund"
    return "that" if link.kind != "infinitive" and is_subjunctive(tree, below) else "infinitive"


def _is_indicative(tree: Tree, verb: int) -> bool:
    forms = (verb, *auxiliaries(tree, verb), *(kid for kid in tree.kids[verb] if tree.lemma[kid] == "be"))
    return any(tree.tag[form] in ("VBZ", "VBD") or tree.lower[form] == "are" for form in forms)


def _special_infinitive(tree: Tree, above: int, link: Above) -> Effect | None:
    """ "used to control", "has yet to recognise", "too weak to attack", "the first to recognise"."""
    lemma = tree.lemma[above]
    if lemma == "use" and link.kind in ("infinitive", "purpose") and not objects(tree, above):
        return Effect(ended=True) if not is_passive(tree, above) else None
    said = {tree.lower[adverb] for adverb in adverbs(tree, above)}
    if "yet" in said and lemma in ("have", "be", "remain"):
        return Effect(flip=True)
    if "too" in said and not is_verb(tree, above):
        return Effect(flip=True)
    superlative = any(tree.lower[word] in _SUPERLATIVE for word in adjectives(tree, above))
    if lemma in ("become", "remain") and any(tree.lower[kid] in _SUPERLATIVE for kid in tree.kids[above]):
        return Effect()  # "becomes first to recognise"
    return Effect() if link.kind == "noun complement" and superlative else None


def _effect(tree: Tree, form: str, above: int, marker: str, words: Lexicon) -> Effect | None:
    phrasal = particle_lemma(tree, above)
    found = words.effect(form, phrasal, marker)
    if found is None and " " not in phrasal:
        found = words.effect(form, tree.lower[above], marker)
    return found


def _governed(
    tree: Tree, found: Factuality, effect: Effect, below: int, above: int, words: Lexicon
) -> Factuality | None:
    """Apply the effect of the governing word, then the marks of its own clause."""
    if effect.presupposed:
        return None
    own = own_marks(tree, above, words, below)
    if is_definite(tree, below) and not is_verb(tree, below):
        if effect.open:
            return None  # "discussed the attack"
        if effect.continuing and own.modality != "actual":
            return None  # "must continue their cooperation"
    if effect.ended:
        return _at_an_end(found, factuality(tree, above))
    if effect.reported:
        doubted = own.negations or own.modality != "actual" or own.conditional
        reported = _after(found, effect)
        return _after(reported, Effect(modality="possible")) if doubted else reported
    return _with_own(_after(found, effect), own)


def _at_an_end(found: Factuality, end: Factuality) -> Factuality | None:
    """What was not ended goes on; "has not agreed to stop kidnapping" tells of no kidnapping."""
    if end.is_fact:
        return replace(found, ended=True)
    is_mere_refusal = end.polarity == "negative" and end.modality == "planned"
    return _after(found, Effect(flip=True, modality="possible")) if is_mere_refusal else None


def _over_noun(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    above = link.word
    if words.prepositional.get(link.marker) == "presupposed":
        return None
    if words.prepositional.get(f"{preposition(tree, above)} {tree.lower[above]} {link.marker}") == "conditional":
        return replace(found, modality="conditional")
    is_argument = link.kind in ("object", "subject") or link.marker in ("", "of")
    effect = words.effect("noun", particle_lemma(tree, above), link.marker)
    if effect is not None and not is_argument and f"{tree.lemma[above]} {link.marker}" not in words.governing["noun"]:
        effect = effect if link.kind == "modifier" and link.marker in ("for", "to", "on", "against", "about") else None
    if link.kind == "subject" and is_verb(tree, above) and not is_passive(tree, above):
        effect = _effect(tree, "subject", above, "", words)
    is_said = effect is not None and effect.answered and tree.lemma[below] in words.own["said_nouns"]
    if is_said and found == Factuality():
        return None  # "rejected a demand" that was made
    if effect is not None:
        return _governed(tree, found, effect, below, above, words)
    if link.kind == "modifier" or (is_definite(tree, below) and not _may_be_future(tree, below, link)):
        return None
    return _over_indefinite(tree, found, below, link, words)


def _may_be_future(tree: Tree, below: int, link: Above) -> bool:
    """ "must complete the withdrawal": a definite object need not exist yet, unless somebody's ("their support")."""
    return link.kind == "object" and tree.pos[below] == "NOUN" and not possessors(tree, below)


def _over_indefinite(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality:
    """ "An attack would kill thousands": an event that is not presupposed is as real as what is said of it."""
    own = own_marks(tree, link.word, words, below)
    if link.kind == "object" and not is_definite(tree, below):
        return _with_own(found, own)
    return _after(found, Effect(modality="conditional" if own.conditional else own.modality))


def _over_modified_noun(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    """ "the group that attacked" is presupposed, "any group that attacks" and "no group that attacks" are not."""
    noun = link.word
    lefts = [tree.lower[kid] for kid in tree.kids[noun] if kid < noun]
    if not words.own["generic_determiners"].isdisjoint((tree.lower[noun], *lefts)):
        return _after(found, Effect(modality="conditional"))
    if negations(tree, noun) or tree.lower[noun] == "what":  # "what it said were troops leaving"
        return _after(found, Effect(modality="possible"))
    if link.kind == "relative" and _is_content(tree, noun, below, words):
        return _over_clause(tree, found, below, link, words)
    is_telling = link.kind == "participle" and tree.tag[below] == "VBG"
    told = _of_telling(tree, noun, below, words) if is_telling else None
    return _after(found, told) if told else None


def _is_content(tree: Tree, noun: int, below: int, words: Lexicon) -> bool:
    """ "a report that leaders met" may be read as a relative clause; what a report says is no fact either way."""
    that = next((kid for kid in tree.kids[below] if tree.lower[kid] == "that" and kid < below), below)
    return tree.lemma[noun] in words.own["content_nouns"] and that < tree.kid_as(below, "nsubj")


def _of_telling(tree: Tree, noun: int, below: int, words: Lexicon) -> Effect | None:
    """ "spoke of troops entering", "prevented them entering": the verb is about what they do."""
    links = upward(tree, noun)
    if not links or links[0].kind not in ("object", "oblique"):
        return None
    above, introduced = links[0].word, links[0].marker or marker(tree, below)
    found = _effect(tree, "gerund", above, introduced, words) or words.effect("noun", tree.lemma[above], introduced)
    return found if found and not found.presupposed and not found.ended else None


def _is_yet_to_come(tree: Tree, noun: int) -> bool:
    """ "has not agreed to talks brokered by Oman": an indefinite event is as open as the verb that brings it."""
    links = upward(tree, noun)
    known = noun_lexicon().common.get(tree.lower[noun])
    if not links or links[0].kind not in ("object", "oblique") or known is None or is_definite(tree, noun):
        return False
    above = factuality(tree, links[0].word)
    return known.type in _EVENTS and (above.polarity, above.modality) != ("positive", "actual")


def _over_adverbial(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    if is_condition(tree, below, words):
        return replace(found, modality="conditional")
    kind = words.adverbial.get(link.marker) or words.adverbial.get(link.marker.split(" ")[-1])
    if kind == "negative":
        return _after(found, Effect(flip=not negations(tree, below)))
    if kind == "hypothetical" or "whether" in link.marker.split():
        return _after(found, Effect(modality="possible"))
    if kind == "planned":
        return _after(found, Effect(modality="planned"))
    if not is_finite(tree, below):
        return _over_participle(tree, found, below, link, words)
    is_open = link.marker in _NOT_BEFORE or factuality(tree, link.word).modality != "actual"
    if kind == "temporal" and tense(tree, below) == "present" and is_open:
        return _after(found, Effect(modality="conditional"))
    return None


def _over_participle(tree: Tree, found: Factuality, below: int, link: Above, words: Lexicon) -> Factuality | None:
    """ "accused of attacking" has its verb's effect; "could attack, killing many" is as real as the main clause."""
    effect = _effect(tree, "gerund", link.word, link.marker, words)
    if effect is not None and f"{tree.lemma[link.word]} {link.marker}" in words.governing["gerund"]:
        return _governed(tree, found, effect, below, link.word, words)
    own = own_marks(tree, link.word, words, below)
    return _after(found, Effect(modality="conditional" if own.conditional else own.modality))


def _is_reported(tree: Tree, below: int, links: tuple[Above, ...], words: Lexicon) -> bool:
    """Say whether anything further up reports."""
    for link in links:
        if link.kind in ("complement", "subject clause", "noun complement", "infinitive"):
            form = _form(tree, below, link)
            effect = _effect(tree, form, link.word, link.marker, words)
            if (effect is None and form == "that") or (effect is not None and effect.reported):
                return True
        below = link.word
    return False
