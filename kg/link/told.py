"""What linking needs of one article: its chains as compact rows, which are kept so that the rest is not read again."""

from __future__ import annotations

from collections import Counter

import msgspec

from kg.extract.coreference.naming import fold, is_acronym
from kg.link.known import Known, known_chains
from kg.model import Article, Chain, Extraction

_ABBREVIATED = ("same name", "gazetteer", "institution of its state")


class ToldChain(msgspec.Struct, frozen=True, array_like=True):
    """A chain with what it is known by (`Known`), what its article says of it and how often it names it.

    ``of`` is what its owner is known by; ``abbreviations`` are its acronyms, folded, where they are surely its own.
    """

    by: str
    label: str
    method: str
    score: float
    open: str
    name: str
    type: str
    unnamed: bool
    key: str
    offices: tuple[str, ...]
    of: str
    names: tuple[tuple[str, int], ...]
    abbreviations: tuple[str, ...]


class Told(msgspec.Struct, frozen=True, array_like=True):
    """The chains of one article, in their order, and its date."""

    article: str
    date: str
    chains: tuple[ToldChain, ...]


def told(article: Article, extraction: Extraction) -> Told:
    """Return what linking needs of an article."""
    known = known_chains(extraction)
    chains = zip(known, extraction.chains, strict=True)
    return Told(article.name, article.date, tuple(_chain(thing, chain, known) for thing, chain in chains))


def _chain(thing: Known, chain: Chain, known: tuple[Known, ...]) -> ToldChain:
    written = [] if chain.unnamed else [mention.name for mention in chain.mentions if mention.kind == "name"]
    sure = thing.method in _ABBREVIATED
    return ToldChain(
        by=thing.by,
        label=thing.label,
        method=thing.method,
        score=thing.score,
        open=thing.open,
        name=chain.name,
        type=chain.type,
        unnamed=chain.unnamed,
        key=chain.key,
        offices=chain.offices,
        of=known[chain.of].by if chain.of >= 0 else "",
        names=tuple(Counter(written).items()) if len(written) > 1 else tuple([(name, 1) for name in written]),
        abbreviations=tuple([fold(name) for name in chain.names if is_acronym(name)]) if sure else (),
    )
