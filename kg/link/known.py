"""What a chain is known by beyond its article: a gazetteer key, a full name, the name of an institution of a state."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import fold, is_acronym
from kg.link.spelling import person_spelling
from kg.model import Chain, Extraction

_FAMILIES = {
    "Person": "person",
    "State": "place",
    "Territory": "place",
    "Settlement": "place",
    "Facility": "place",
    "Agreement": "agreement",
    "Conflict": "conflict",
    "EthnicGroup": "people",
    "Group": "people",
    "Office": "office",
}
_OWNED = frozenset({"Government", "ArmedForces", "ArmedGroup", "Organization"})


@dataclass(frozen=True, slots=True)
class Known:
    """By what a thing is recognised in other articles.

    ``by`` is compared; two chains with the same are one thing. ``label`` is what the slug of the id is made of; it
    follows from ``by``.
    ``open`` says that other articles must decide: "surname", "abbreviation", "office", or empty.
    """

    by: str
    label: str
    method: str
    score: float
    open: str = ""


def known_chains(extraction: Extraction) -> tuple[Known, ...]:
    """Return for every chain of an article what it is known by."""
    found: list[Known | None] = [None] * len(extraction.chains)
    described: dict[str, int] = {}
    for index in range(len(extraction.chains)):
        _known(extraction, index, found, described)
    return tuple(known for known in found if known is not None)


def _known(extraction: Extraction, index: int, found: list[Known | None], described: dict[str, int]) -> Known:
    """Fill in the owner first: an institution is known by the state it belongs to."""
    ready = found[index]
    if ready is not None:
        return ready
    chain, owner = extraction.chains[index], None
    if 0 <= chain.of < len(extraction.chains):
        found[index] = _local(extraction, chain, f"{index}", "")  # for owners that own each other
        owner = _known(extraction, chain.of, found, described)
    found[index] = known = _decide(extraction, chain, owner, described)
    return known


def _decide(extraction: Extraction, chain: Chain, owner: Known | None, described: dict[str, int]) -> Known:
    if chain.key:
        return Known(chain.key, chain.key.partition("/")[2], "gazetteer", 1.0)
    if chain.unnamed:
        place = described[chain.name] = described.get(chain.name, 0) + 1
        posts = chain.type == "Person" and bool(chain.offices) and owner is not None
        return _local(extraction, chain, f"{place}", "office" if posts else "")
    family = _FAMILIES.get(chain.type, "organization")
    if family == "person":
        return _person(extraction, chain, owner)
    if owner is not None and chain.type in _OWNED:
        words = own_name(extraction, chain)
        if words:
            return Known(f"{family}/{owner.by}/{words}", f"{owner.label} {words}", "institution of its state", 0.95)
    name = fold(chain.name)
    if _is_generic(name, chain):
        return _local(extraction, chain, name, "")
    return Known(f"{family}/{name}", name, "same name", 0.95, "abbreviation" if is_acronym(chain.name) else "")


def _person(extraction: Extraction, chain: Chain, owner: Known | None) -> Known:
    words = person_spelling(chain.name)
    name = " ".join(words)
    if len(words) > 1:
        return Known(f"person/{name}", name, "full name", 1.0)
    if chain.offices and owner is not None:
        return Known(f"person/{name}/{fold(chain.offices[0])}", name, "surname and office", 0.9, "surname")
    return Known(f"person/{name}/{extraction.article}", name, "name in this article", 0.8, "surname")


def _local(extraction: Extraction, chain: Chain, part: str, open_to: str) -> Known:
    by = f"article/{extraction.article}/{chain.type}/{fold(chain.name)}/{part}"
    return Known(by, fold(chain.name), "description in this article", 1.0, open_to)


def own_name(extraction: Extraction, chain: Chain) -> str:
    """Return the name of an institution without the state it belongs to, in the form institutions are compared in.

    "Ministry of Defence of Armenia", "Armenian MoD" and "Armenia's Defense Ministry" are all "defence ministry".
    """
    owner = extraction.chains[chain.of]
    theirs = {word for mention in owner.mentions for word in fold(mention.name).split()}
    for name in owner.names:
        theirs.update(fold(name).split())
    theirs.update(word for word in fold(chain.name).split() if _is_adjective(word, theirs))
    words = [word for word in fold(chain.name).split() if word not in theirs]
    while words and words[-1] in ("of", "s"):
        words.pop()
    while words and words[0] in ("of", "s"):
        words.pop(0)
    return _compared(words)


def _is_adjective(word: str, names: set[str]) -> bool:
    """Tell whether a word looks like the adjective of a name: "armenian" of "armenia", "yemeni" of "yemen"."""
    if not word.endswith(("an", "i", "ese", "ish", "ic", "ch")):
        return False
    return any(len(name) > 3 and word[:4] == name[:4] for name in names)


def _compared(words: list[str]) -> str:
    lists, name = lexicon(), " ".join(words)
    if name in lists.institutions:
        return lists.institutions[name]
    if words and words[-1] in lists.forces and set(words) <= lists.forces | lists.force_modifiers:
        return "forces"
    if words and words[-1] in lists.government and set(words) <= lists.government | lists.government_modifiers:
        return "government"
    return name


def _is_generic(name: str, chain: Chain) -> bool:
    """Tell whether a name says what kind of institution it is but not whose: "Foreign Ministry"."""
    if chain.type not in ("Government", "ArmedForces"):
        return False
    lists = lexicon()
    words = set(name.split())
    return name in lists.institutions or words <= (
        lists.forces | lists.force_modifiers | lists.government | lists.government_modifiers | lists.words["generic"]
    )
