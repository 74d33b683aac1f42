"""Does it hold? Polarity and modality of a predicate, from its clause and from all that governs it.

The walk goes from the predicate up to the root, as in Sauri and Pustejovsky, "Are You Sure That This Happened?"
(Computational Linguistics 38, 2012): each governing word has an effect on what it governs (lexicon.toml), then its own
negations and modals apply. It ends where something is presupposed: a relative clause, a definite event, a factive verb.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.factuality.lexicon import Effect, Lexicon, lexicon
from kg.extract.factuality.own import Own, is_condition, is_definite, own_marks
from kg.extract.nouns import noun_lexicon
from kg.text import syntax
from kg.text.syntax import Link

__all__ = ["Factuality", "factuality", "modality", "polarity"]

_EVENTS = frozenset({"Agreement", "Act", "Conflict"})
_SUPERLATIVE = frozenset({"first", "second", "third", "last", "only", "latest", "next"})
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


def polarity(token: Token) -> str:
    """Return "positive" or "negative" for the predicate that this token heads."""
    return factuality(token).polarity


def modality(token: Token) -> str:
    """Return "actual", "possible", "conditional", "required" or "planned"."""
    return factuality(token).modality


def factuality(token: Token) -> Factuality:
    """Return polarity and modality of a verb, an event noun or a copular predicate."""
    words = lexicon()
    found = _with_own(Factuality(), own_marks(token, words))
    below = token
    links = syntax.governing(token)
    for number, link in enumerate(links):
        if link.kind == "conjunct":
            below = link.token
            continue
        if link.kind == "participle" and _is_yet_to_come(link.token):
            return _after(found, Effect(modality="possible"))
        step = _step(found, below, link, words)
        if step is None:
            return replace(found, reported=found.reported or _is_reported(below, links[number:], words))
        found, below = step, link.token
    return found


def _with_own(found: Factuality, own: Own) -> Factuality:
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


def _step(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    """Return the factuality after one link upwards, None where the walk ends."""
    if link.kind == "adverbial":
        return _over_adverbial(found, below, link, words)
    if link.kind in _CLAUSAL:
        return _over_clause(found, below, link, words)
    if link.kind in _NOMINAL and not syntax.is_copular(below):
        return _over_noun(found, below, link, words)
    if link.kind in ("relative", "participle"):
        return _over_modified_noun(found, below, link, words)
    return None


def _over_clause(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    form = _form(below, link)
    above = link.token
    table = "purpose" if link.kind == "purpose" else form
    effect = _effect(table, above, link.marker if form == "gerund" else "", words)
    if form == "infinitive":
        effect = _special_infinitive(above, below, link) or effect
    if link.marker in ("if", "whether") and form == "that":
        effect = Effect(modality="possible")
    if form == "that" and above.lemma_ == "insist" and _is_indicative(below):
        effect = Effect(reported=True)  # "insists that it is so", but "insists that they leave"
    if effect is None:
        effect = {"infinitive": Effect(modality="planned"), "that": Effect(reported=True)}.get(form, Effect())
    return _governed(found, effect, below, above, words)


def _form(below: Token, link: Link) -> str:
    if syntax.is_finite(below):
        return "that"
    if syntax.is_verb(below) and below.tag_ == "VBG" and not syntax.is_infinitive(below):
        return "gerund"
    return "that" if link.kind != "infinitive" and syntax.is_subjunctive(below) else "infinitive"


def _is_indicative(verb: Token) -> bool:
    forms = (verb, *syntax.auxiliaries(verb), *(child for child in verb.children if child.lemma_ == "be"))
    return any(form.tag_ in ("VBZ", "VBD") or form.lower_ == "are" for form in forms)


def _special_infinitive(above: Token, below: Token, link: Link) -> Effect | None:
    """ "used to control", "has yet to recognise", "too weak to attack", "the first to recognise"."""
    if above.lemma_ == "use" and link.kind in ("infinitive", "purpose") and not syntax.objects(above):
        return Effect(ended=True) if not syntax.is_passive(above) else None
    adverbs = {adverb.lower_ for adverb in syntax.adverbs(above)}
    if "yet" in adverbs and above.lemma_ in ("have", "be", "remain"):
        return Effect(flip=True)
    if "too" in adverbs and not syntax.is_verb(above):
        return Effect(flip=True)
    if link.kind == "noun complement" and any(word.lower_ in _SUPERLATIVE for word in syntax.adjectives(above)):
        return Effect()
    return None


def _effect(form: str, above: Token, marker: str, words: Lexicon) -> Effect | None:
    phrasal = syntax.particle_lemma(above).lower()
    found = words.effect(form, phrasal, marker)
    if found is None and " " not in phrasal:
        found = words.effect(form, above.lower_, marker)
    return found


def _governed(found: Factuality, effect: Effect, below: Token, above: Token, words: Lexicon) -> Factuality | None:
    """Apply the effect of the governing word, then the marks of its own clause."""
    if effect.presupposed:
        return None
    own = own_marks(above, words, below)
    if is_definite(below) and not syntax.is_verb(below):
        if effect.open:
            return None  # "discussed the attack"
        if effect.continuing and own.modality != "actual":
            return None  # "must continue their cooperation"
    if effect.ended:
        return _at_an_end(found, factuality(above))
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


def _over_noun(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    above = link.token
    if words.prepositional.get(link.marker) == "presupposed":
        return None
    if words.prepositional.get(f"{syntax.preposition(above)} {above.lower_} {link.marker}") == "conditional":
        return replace(found, modality="conditional")
    is_argument = link.kind in ("object", "subject") or link.marker in ("", "of")
    effect = words.effect("noun", syntax.particle_lemma(above).lower(), link.marker)
    if effect is not None and not is_argument and f"{above.lemma_} {link.marker}" not in words.governing["noun"]:
        effect = effect if link.kind == "modifier" and link.marker in ("for", "to", "on", "against", "about") else None
    if link.kind == "subject" and syntax.is_verb(above) and not syntax.is_passive(above):
        effect = words.effect("subject", syntax.particle_lemma(above).lower())
    if effect is not None and effect.answered and found == Factuality() and below.lemma_ in words.own["said_nouns"]:
        return None  # "rejected a demand" that was made
    if effect is not None:
        return _governed(found, effect, below, above, words)
    if link.kind == "modifier" or (is_definite(below) and not _may_be_future(below, link)):
        return None
    return _over_indefinite(found, below, link, words)


def _may_be_future(below: Token, link: Link) -> bool:
    """ "must complete the withdrawal": a definite object need not exist yet, unless somebody's ("their support")."""
    return link.kind == "object" and below.pos_ == "NOUN" and not syntax.possessors(below)


def _over_indefinite(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality:
    """ "An attack would kill thousands": an event that is not presupposed is as real as what is said of it."""
    own = own_marks(link.token, words, below)
    if link.kind == "object" and not is_definite(below):
        return _with_own(found, own)
    return _after(found, Effect(modality="conditional" if own.conditional else own.modality))


def _over_modified_noun(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    """ "the group that attacked" is presupposed, "any group that attacks" and "no group that attacks" are not."""
    noun = link.token
    generic = words.own["generic_determiners"]
    if noun.lower_ in generic or any(word.lower_ in generic for word in noun.lefts):
        return _after(found, Effect(modality="conditional"))
    if syntax.negations(noun) or noun.lower_ == "what":  # "what it said were troops leaving"
        return _after(found, Effect(modality="possible"))
    told = _of_telling(noun, below, words) if link.kind == "participle" and below.tag_ == "VBG" else None
    return _after(found, told) if told else None


def _of_telling(noun: Token, below: Token, words: Lexicon) -> Effect | None:
    """ "spoke of troops entering", "prevented them entering": the verb is about what they do."""
    links = syntax.governing(noun)
    if not links or links[0].kind not in ("object", "oblique"):
        return None
    above, marker = links[0].token, links[0].marker or syntax.marker(below)
    found = _effect("gerund", above, marker, words) or words.effect("noun", above.lemma_, marker)
    return found if found and not found.presupposed and not found.ended else None


def _is_yet_to_come(noun: Token) -> bool:
    """ "has not agreed to talks brokered by Oman": an indefinite event is as open as the verb that brings it."""
    links = syntax.governing(noun)
    known = noun_lexicon().common.get(noun.lower_)
    if not links or links[0].kind not in ("object", "oblique") or known is None or is_definite(noun):
        return False
    above = factuality(links[0].token)
    return known.type in _EVENTS and (above.polarity, above.modality) != ("positive", "actual")


def _over_adverbial(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    if is_condition(below, words):
        return replace(found, modality="conditional")
    kind = words.adverbial.get(link.marker) or words.adverbial.get(link.marker.split(" ")[-1])
    if kind == "negative":
        return _after(found, Effect(flip=not syntax.negations(below)))
    if kind == "hypothetical" or "whether" in link.marker.split():
        return _after(found, Effect(modality="possible"))
    if kind == "planned":
        return _after(found, Effect(modality="planned"))
    if not syntax.is_finite(below):
        return _over_participle(found, below, link, words)
    above = factuality(link.token)
    is_open = above.modality != "actual" or link.marker == "until"
    if kind == "temporal" and syntax.tense(below) == "present" and is_open:
        return _after(found, Effect(modality="conditional"))
    return None


def _over_participle(found: Factuality, below: Token, link: Link, words: Lexicon) -> Factuality | None:
    """ "accused of attacking" has its verb's effect; "could attack, killing many" is as real as the main clause."""
    effect = _effect("gerund", link.token, link.marker, words)
    if effect is not None and f"{link.token.lemma_} {link.marker}" in words.governing["gerund"]:
        return _governed(found, effect, below, link.token, words)
    own = own_marks(link.token, words, below)
    return _after(found, Effect(modality="conditional" if own.conditional else own.modality))


def _is_reported(below: Token, links: tuple[Link, ...], words: Lexicon) -> bool:
    """Say whether anything further up reports."""
    for link in links:
        if link.kind in ("complement", "subject clause", "noun complement", "infinitive"):
            form = _form(below, link)
            effect = _effect(form, link.token, link.marker, words)
            if (effect is None and form == "that") or (effect is not None and effect.reported):
                return True
        below = link.token
    return False
