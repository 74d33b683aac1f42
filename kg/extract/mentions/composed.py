"""Names that are put together: a state or people and the noun of a force, government or coalition."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.extract.mentions.candidate import Candidate
from kg.extract.nouns import Noun, NounLexicon
from kg.text.syntax import Tree

_OWNERS = frozenset({"State", "Territory", "Settlement", "EthnicGroup", "ArmedGroup", "IntergovernmentalOrganization"})
_FOLLOWERS = frozenset("rebels militants fighters insurgents forces militia militias movement group terrorists guerrillas extremists insurgency rebel militiamen jihadists gunmen".split())
_WIDEST = 6
_BETWEEN = frozenset({"'s", "’s", "'", "’", "-", "–", "and", "of", "the"})


def composed(doc: Doc, tree: Tree, found: tuple[Candidate, ...], lexicon: NounLexicon) -> Iterator[Candidate]:
    """Yield the names that were found and those that they make together with a noun.

    "Azerbaijan's Defence Ministry" and "Armenian forces" are names of which the state is a part; "Houthi rebels" is
    the group itself.
    """
    built = []
    for owner in found:
        if owner.type in _OWNERS:
            whole = _before_head(doc, tree, owner, lexicon) or _after_head(doc, tree, owner, lexicon)
            if whole is not None:
                built.append(whole)
    yield from built
    for candidate in found:
        inside = [whole for whole in built if candidate in whole]
        if not inside:
            if not any(candidate.overlaps(whole) for whole in built):
                yield candidate
        elif candidate.type in ("State", "Territory", "EthnicGroup") and candidate.start != candidate.stop:
            yield candidate


def _before_head(doc: Doc, tree: Tree, owner: Candidate, lexicon: NounLexicon) -> Candidate | None:
    """Read on from the owner to the noun: "Iraqi security forces", "Turkey's Foreign Ministry"."""
    words = tree.lower
    index, best = owner.stop, None
    while index < len(words) and index < owner.stop + _WIDEST:
        word, tag = words[index], tree.tag[index]
        if owner.type == "ArmedGroup":
            if word in _FOLLOWERS and index == owner.stop:
                return Candidate(owner.start, index + 1, owner.type, owner.name, owner.key, method="group and followers")
            return None
        noun = lexicon.composed.get(f"{words[index - 1]} {word}") or lexicon.composed.get(word)
        if noun is not None and tree.role[index] not in ("compound", "nmod:desc"):
            best = _whole(doc, tree, owner, index + 1, noun)
        if not (tag.startswith(("NN", "JJ")) or word in _BETWEEN or tag in ("HYPH", "POS")):
            break
        index += 1
    return best


def _after_head(doc: Doc, tree: Tree, owner: Candidate, lexicon: NounLexicon) -> Candidate | None:
    """Read back from "of" and the owner to the noun: "Ministry of Defence of Armenia", "armed forces of Azerbaijan"."""
    words = tree.lower
    index = owner.start - 1
    if index >= 0 and words[index] in ("the", "republic"):
        index -= 1
    if index < 1 or words[index] != "of":
        return None
    head = index - 1
    noun = lexicon.composed.get(words[head])
    if noun is None:
        return None
    start = head
    while start > 0 and (tree.tag[start - 1].startswith(("NNP", "JJ")) or words[start - 1] == "armed"):
        start -= 1
    return _whole(doc, tree, owner, owner.stop, noun, start)


def _whole(doc: Doc, tree: Tree, owner: Candidate, stop: int, noun: Noun, start: int = -1) -> Candidate:
    start = owner.start if start < 0 else start
    kind = "ArmedGroup" if noun.type == "ArmedForces" and start > 0 and tree.lower[start - 1] == "ethnic" else noun.type
    if kind == "ArmedGroup":
        start -= 1
    name = " ".join(doc[start:stop].text.split())
    return Candidate(start, stop, kind, name, method=f"composed: {noun.kind}")
