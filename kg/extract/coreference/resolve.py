"""Coreference of one article: sieves in the order of their precision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc

from kg.extract.attribution.draft import Draft
from kg.extract.coreference import bodies, descriptions, holders, names, narrator, pronouns, sides, speakers
from kg.extract.coreference.agreement import set_genders
from kg.extract.coreference.chains import coreference_of
from kg.extract.coreference.coreference import Coreference
from kg.extract.coreference.discourse import Discourse, Same
from kg.extract.coreference.voices import unlisted_speakers
from kg.model import Article, Mention

Sieve = Callable[[Discourse], Iterator[Same]]

NAMES: tuple[Sieve, ...] = (
    names.known_things,
    names.same_names,
    names.compass_names,
    names.bracketed_abbreviations,
    names.other_names,
    names.surnames,
    names.acronyms,
    names.short_names,
)
DESCRIPTIONS: tuple[Sieve, ...] = (
    holders.titled,
    descriptions.appositions,
    descriptions.kinds_of_place,
    bodies.forces_of_a_state,
    bodies.governments,
    bodies.institutions,
    holders.office_holders,
    descriptions.epithets,
    descriptions.named_kinds,
    descriptions.same_heads,
)
PRONOUNS: tuple[Sieve, ...] = (
    pronouns.speaking_pronouns,
    speakers.first_persons,
    narrator.narrators,
    pronouns.third_persons,
    bodies.possessed,
)


def resolve(
    doc: Doc,
    article: Article,
    mentions: Iterable[Mention],
    drafts: Sequence[Draft],
    *,
    publisher: frozenset[str] = frozenset(),
) -> Coreference:
    """Return which mentions stand for one thing; abstain where the evidence is thin.

    ``publisher`` are the keys of the institution that published the article, and of its state, where it is no medium.

    Precise sieves come first, so that later ones see what is already known (Lee et al. 2013, "Deterministic
    Coreference Resolution Based on Entity-Centric, Precision-Ranked Rules").
    """
    known = tuple(mentions)
    found = (*known, *unlisted_speakers(doc, known, drafts))
    discourse = before_pronouns(Discourse(doc, article, found, drafts, publisher))
    _apply(discourse, PRONOUNS)
    sides.set_sides(discourse)
    discourse.unresolved.difference_update(speakers.all_speakers(discourse))
    return coreference_of(discourse)


def before_pronouns(discourse: Discourse) -> Discourse:
    """Decide about names and descriptions."""
    _apply(discourse, NAMES)
    bodies.set_owners(discourse)
    holders.set_offices(discourse)
    set_genders(discourse)
    _apply(discourse, DESCRIPTIONS)
    return discourse


def _apply(discourse: Discourse, sieves: Iterable[Sieve]) -> None:
    for sieve in sieves:
        for decision in sieve(discourse):
            discourse.join(decision)
