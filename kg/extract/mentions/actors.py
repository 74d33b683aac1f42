"""Places and adjectives that stand for a government or a people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.gazetteer import Gazetteer
from kg.extract.gazetteer.source import slug
from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.text import Text
from kg.extract.metonymy import metonymy_words, stands_for_government

_HEADS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "root", "nmod:poss"})
_DATELINE = frozenset({"--", "—", "–", "(", ":"})


def actors(text: Text, found: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield each name, as its state where it acts for it.

    "Ankara reiterated", "the Kremlin", "the Azerbaijani side", "the French" stand for states; "in Ankara" is the city,
    and a palace where nothing acts is a building.
    """
    for name in found:
        if name.method == "gazetteer: seat":
            yield _palace(text, name)
        elif name.method == "gazetteer: adjective" and name.type == "State":
            yield _adjective(text, name)
        elif name.type == "Settlement" and name.key:
            entry = gazetteer.get(name.key)
            state = gazetteer.get(entry.capital_of) if entry is not None and entry.capital_of else None
            if (
                state is not None
                and not _is_located(text, name)
                and stands_for_government(text.tree, _root(text, name))
            ):
                yield name.as_metonym(state.name, state.key, "metonymy: capital")
            else:
                yield name
        else:
            yield name


def _palace(text: Text, name: Candidate) -> Candidate:
    if not _is_located(text, name) and stands_for_government(text.tree, _root(text, name), palace=True):
        return replace(name, metonym=True, method="metonymy: palace")
    words = text.joined(name.start, name.stop)
    return replace(name, type="Facility", name=words, key=f"place/{slug(words)}", method="palace")


def _adjective(text: Text, name: Candidate) -> Candidate:
    """Take "side" into the name, and let an adjective with "the" that heads its phrase stand for the state."""
    tree = text.tree
    if name.stop < len(text) and tree.lower[name.stop] in metonymy_words().sides and tree.tag[name.stop] == "NN":
        if tree.lower[name.stop] == "side":
            return replace(name, stop=name.stop + 1, metonym=True, method="metonymy: side")
        return name
    root = _root(text, name)
    if tree.role[root] in _HEADS and name.start > 0 and tree.lower[name.start - 1] == "the":
        return replace(name, metonym=True, method="metonymy: adjective")
    return name


def _is_located(text: Text, name: Candidate) -> bool:
    """True for a dateline ("BAKU --") and for a city with its country ("Baku, Azerbaijan")."""
    words = text.words
    starts_line = name.start == 0 or "\n" in words[name.start - 1]
    follows = words[name.stop] if name.stop < len(words) else ""
    if starts_line and (words[name.start].isupper() or follows in _DATELINE):
        return True
    if follows in _DATELINE and words[name.start].isupper():
        return True
    return follows == "," and name.stop + 1 < len(words) and text.tree.role[name.stop + 1] == "appos"


def _root(text: Text, name: Candidate) -> int:
    return text.root(name.start, name.stop)
