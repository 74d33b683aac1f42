"""Names that are put together: a state or people and the noun of a force, government or coalition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.gazetteer import Gazetteer
from kg.extract.mentions.candidate import Candidate
from kg.extract.mentions.composition import composition
from kg.extract.mentions.text import Text
from kg.extract.mentions.typing import proper_head
from kg.extract.nouns import Noun, NounLexicon

_OWNERS = frozenset({"State", "Territory", "Settlement", "EthnicGroup", "IntergovernmentalOrganization"})
_BODIES = frozenset({"Government", "ArmedForces"})
_BODIED = _BODIES | {"ArmedGroup", "IntergovernmentalOrganization"}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_INNER = frozenset({"of", "and", "for", "'s", "’s", "the", "&"})
_BEFORE_FORCES = frozenset({"armed", "security", "special", "ground", "defence", "defense", "foreign"})
_WITH_AND = frozenset({"ministry", "department", "office", "committee", "service"})
_MODIFYING = frozenset({"compound", "nmod:desc", "amod"})
_WIDEST = 6


class Composer:
    """Reads on from the name of an owner to the noun that makes a longer name of it."""

    def __init__(self, text: Text, gazetteer: Gazetteer, lexicon: NounLexicon) -> None:
        self.text, self.gazetteer, self.lexicon = text, gazetteer, lexicon
        self.known = composition()
        self.bodies: set[tuple[int, int]] = set()

    def compose(self, found: tuple[Candidate, ...]) -> Iterator[Candidate]:
        """Yield the names that were found and those that they make together with a noun.

        "Azerbaijan's Defence Ministry" and "Armenian forces" are names of which the state is a part; "Houthi rebels" is
        the group itself.
        """
        self.bodies = {
            (candidate.start, candidate.stop) for candidate in found if candidate.key and candidate.type in _BODIED
        }
        listed = [candidate for candidate in found if candidate.key and candidate.type in _BODIED]
        whole = [made for candidate in found if (made := self._made(candidate)) is not None]
        whole = [made for made in whole if made.key.endswith("/coalition") or not any(made in body for body in listed)]
        whole += [made for body in whole if body.type in _BODIES and (made := self._part_of(body)) is not None]
        outer = [one for one in whole if not any(one in other and one != other for other in whole)]
        yield from outer
        for candidate in found:
            if any(candidate in one for one in outer):
                if candidate.type in ("State", "Territory", "IntergovernmentalOrganization") and candidate not in outer:
                    yield candidate
            elif not any(candidate.overlaps(one) for one in outer):
                yield candidate

    def _made(self, owner: Candidate) -> Candidate | None:
        if owner.type == "ArmedGroup":
            return self._followers(owner) or self._coalition(owner)
        if owner.type not in _OWNERS:
            return None
        return self._people(owner) or self._coalition(owner) or self._forwards(owner) or self._backwards(owner)

    def _people(self, owner: Candidate) -> Candidate | None:
        """Read "the Sudanese people": the people of that name."""
        lower = self.text.tree.lower
        if owner.type != "State" or owner.stop >= len(lower) or lower[owner.stop] != "people":
            return None
        if self._is_counted(owner.start):
            return None
        state = self.gazetteer.get(owner.key)
        if state is None or not owner.method.endswith("adjective"):
            return None
        name = state.people[0] if state.people else self.text.joined(owner.start, owner.stop + 1)
        key = f"people/{state.key.rpartition('/')[2]}"
        return Candidate(owner.start, owner.stop + 1, "EthnicGroup", name, key, method="composed: people", plural=True)

    def _forwards(self, owner: Candidate) -> Candidate | None:
        """Read on to the noun: "Iraqi security forces", "Armenia's Ministry of Defence"."""
        words = self.text.tree.lower
        index, found = owner.stop, None
        if index < len(words) and words[index] in _POSSESSIVE:
            index += 1
        first = index
        while index < len(words) and index < owner.stop + _WIDEST:
            noun = self._body(first, index)
            if noun is not None:
                found = (index + 1, noun)
            if not self._modifies(index):
                break
            index += 1
        if found is None:
            return None
        stop, noun = found
        if (first, stop) in self.bodies:
            return None
        royal = owner.start > 0 and words[owner.start - 1] in ("royal", "imperial") and self._capital(owner.start - 1)
        return self._whole(owner, owner.start - royal, self._with_portfolio(stop), noun, first)

    def _modifies(self, index: int) -> bool:
        """True for a word that may stand between the owner and the noun."""
        tag = self.text.tree.tag[index]
        return tag in ("NN", "NNP", "JJ", "HYPH") or (tag == "VBG" and self.text.tree.role[index] in _MODIFYING)

    def _body(self, first: int, index: int) -> Noun | None:
        """Return what a noun makes of its owner, None where it only modifies the next noun ("army officer")."""
        words, tree = self.text.tree.lower, self.text.tree
        noun = self.lexicon.composed.get(words[index])
        if index > first:
            noun = self.lexicon.composed.get(f"{words[index - 1]} {words[index]}") or noun
        if noun is None or (tree.role[index] in _MODIFYING and tree.head[index] > index and not self._capital(index)):
            return None
        return noun

    def _capital(self, index: int) -> bool:
        return self.text.words[index][0].isupper()

    def _with_portfolio(self, stop: int) -> int:
        """Read on over "of Foreign Affairs" after "Ministry"."""
        words = self.text.words
        if self.text.tree.lower[stop - 1] not in ("ministry", "department", "office") or not self._capital(stop - 1):
            return stop
        index = stop
        if index + 1 < len(words) and words[index] in ("of", "for") and self._capital(index + 1):
            index += 2
            while index < len(words) and (
                self._capital(index) or (words[index] in ("and", "&") and self._follows(index))
            ):
                index += 1
            return index
        return stop

    def _follows(self, index: int) -> bool:
        return index + 1 < len(self.text) and self._capital(index + 1)

    def _backwards(self, owner: Candidate) -> Candidate | None:
        """Read back over "of" to the noun: "Ministry of Defence of Armenia", "armed forces of Azerbaijan"."""
        words, lower = self.text.words, self.text.tree.lower
        index = owner.start - 1
        if index > 0 and lower[index] == "the":
            index -= 1
        if index < 1 or lower[index] != "of":
            return None
        start = stop = index
        while start > 0 and stop - start < _WIDEST + 2 and self._continues(start - 1):
            start -= 1
        while start < stop and (not self._capital(start) or lower[start] in ("the", "a", "an")):
            start += 1
        noun = (
            proper_head(words[start:stop], self.lexicon)
            if stop - start > 1
            else self.lexicon.proper.get(lower[stop - 1])
        )
        if start < stop and noun is not None and noun.type in _BODIES:
            return self._whole(owner, start, owner.stop, noun, start, stop)
        noun = self.lexicon.composed.get(lower[stop - 1])
        if noun is None:
            return None
        start = stop - 1
        while start > 0 and lower[start - 1] in _BEFORE_FORCES:
            start -= 1
        return self._whole(owner, start, owner.stop, noun, start, stop)

    def _continues(self, index: int) -> bool:
        """True for a word inside a name; "and" only in the names of ministries."""
        word = self.text.tree.lower[index]
        if word in ("and", "&"):
            return any(left in _WITH_AND for left in self.text.tree.lower[max(0, index - 4) : index])
        return self._capital(index) or word in _INNER

    def _part_of(self, body: Candidate) -> Candidate | None:
        """Read back from a body to a part of it: "General Staff of the Armed Forces of Armenia"."""
        part = self._backwards(body)
        return None if part is None or body.unnamed or part.unnamed else replace(part, key="")

    def _whole(self, owner: Candidate, start: int, stop: int, noun: Noun, first: int, last: int = 0) -> Candidate:
        last = last or stop
        part = self.known.part(self.text.words[first:last])
        kind = noun.type
        before = self.text.tree.lower[start - 1] if start else ""
        if kind == "ArmedForces" and (before == "ethnic" or owner.type == "EthnicGroup"):
            kind, start = "ArmedGroup", start - (before == "ethnic")
            part = f"ethnic-{part}"
        name = _one(self.text.joined(start, stop))
        if self._is_counted(start):
            return Candidate(start, stop, kind, name, method="composed: counted", plural=True, unnamed=True)
        return Candidate(start, stop, kind, name, self._key(owner, part), method=f"composed: {noun.kind}")

    def _is_counted(self, start: int) -> bool:
        tree = self.text.tree
        index = start - 1
        if index > 0 and tree.lower[index] == "of":
            index -= 1
        return index >= 0 and (tree.tag[index] == "CD" or tree.lower[index] in self.known.countings)

    def _key(self, owner: Candidate, part: str) -> str:
        """Return the key of a body: the gazetteer's where it knows the army of this state, else a composed one."""
        entry = self.gazetteer.get(owner.key)
        if entry is None:
            return ""
        if entry.capital_of and part == "government":
            entry = self.gazetteer.get(entry.capital_of) or entry
        if part == "forces" and entry.adjectives:
            for noun in ("army", "military"):
                known = self.gazetteer.named(f"{entry.adjectives[0]} {noun}")
                if known:
                    return known[0].key
        return f"{entry.key}/{part}"

    def _followers(self, owner: Candidate) -> Candidate | None:
        """Take the members of an armed group into its name: "Houthi rebels"."""
        lower = self.text.tree.lower
        if owner.stop < len(lower) and lower[owner.stop] in self.known.followers:
            if self._is_counted(owner.start):
                name = self.text.joined(owner.start, owner.stop + 1)
                return Candidate(
                    owner.start, owner.stop + 1, "Group", name, method="composed: counted", plural=True, unnamed=True
                )
            return replace(owner, stop=owner.stop + 1, method="group and followers")
        return None

    def _coalition(self, owner: Candidate) -> Candidate | None:
        """Read "Saudi-led coalition", "counter-ISIL coalition"."""
        lower = self.text.tree.lower
        start, index = owner.start, owner.stop
        if index + 1 < len(lower) and lower[index] in ("-", "–") and lower[index + 1] in ("led", "backed", "headed"):
            index += 2
        elif start > 1 and lower[start - 1] == "-" and lower[start - 2] in ("counter", "anti"):
            start -= 2
        else:
            return None
        stop = next((i for i in range(index, min(index + 4, len(lower))) if lower[i] in self.known.coalitions), -1)
        if stop < 0 or lower[owner.stop + 1 : owner.stop + 2] == ["backed"]:
            return None
        name = self.text.joined(start, stop + 1)
        key = f"{owner.key}/coalition" if owner.key and start == owner.start else ""
        return Candidate(start, stop + 1, "Organization", name, key, method="composed: coalition")


def _one(name: str) -> str:
    """Return the name of one of several: "Governments of DRC and Rwanda" are two."""
    return re.sub(r"^(G|g)overnments of", r"\1overnment of", name)
