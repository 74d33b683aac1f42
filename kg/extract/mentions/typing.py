"""The type of a name that the gazetteer does not know: by its head noun, else by the model's label."""

from __future__ import annotations

from kg.extract.nouns import Noun, NounLexicon

_OF_LABEL = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Settlement",
    "LOC": "Territory",
    "FAC": "Facility",
    "NORP": "",
    "EVENT": "",
    "LAW": "Agreement",
    "PRODUCT": "",
    "WORK_OF_ART": "",
}
_PLACES = frozenset({"Territory", "Settlement", "Facility", "State"})
_FITTING = {
    "GPE": _PLACES,
    "LOC": _PLACES,
    "FAC": _PLACES,
    "EVENT": frozenset({"Conflict", "Agreement"}),
    "LAW": frozenset({"Agreement"}),
    "PERSON": frozenset[str](),
    "NORP": frozenset({"PoliticalParty", "ArmedGroup"}),
    "PRODUCT": frozenset[str](),
    "WORK_OF_ART": frozenset({"Agreement", "MediaOutlet"}),
}


def type_of(words: list[str], label: str, lexicon: NounLexicon) -> str:
    """Return the type of a name, "" where it is of none of the types.

    >>> from kg.extract.nouns import noun_lexicon
    >>> type_of(["Ganja", "International", "Airport"], "FAC", noun_lexicon())
    'Facility'
    >>> type_of(["Ministry", "of", "Foreign", "Affairs"], "ORG", noun_lexicon())
    'Government'
    """
    noun = proper_head(words, lexicon)
    if noun is not None and noun.type in _FITTING.get(label, frozenset({noun.type})):
        return noun.type
    return _OF_LABEL.get(label, "")


def proper_head(words: list[str], lexicon: NounLexicon) -> Noun | None:
    """Return the noun that heads a name: the word before "of", "for", "in", "against", else the last word."""
    if len(words) < 2:
        return None
    lowered = [word.lower() for word in words]
    cut = next(
        (i for i, word in enumerate(lowered) if word in ("of", "for", "in", "against", "on", "to") and i > 0),
        len(words),
    )
    return lexicon.proper.get(" ".join(lowered[max(0, cut - 2) : cut])) or lexicon.proper.get(lowered[cut - 1])
