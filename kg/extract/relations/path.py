"""The way from a trigger to an argument, in linguistic terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.extract.relations import predicates, steps
from kg.extract.relations.address import comma
from kg.extract.relations.light import light
from kg.extract.relations.words import shared_words
from kg.text.syntax import Tree

Words = frozenset[str]
Walk = Callable[[Tree, int, Words], Iterable[int]]

STEPS: Mapping[str, Walk] = {
    "agent": steps.agent,
    "patient": steps.patient,
    "subject": steps.subject,
    "object": steps.object_,
    "recipient": steps.recipient,
    "oblique": steps.oblique,
    "complement": steps.complement,
    "possessor": steps.possessor,
    "compound": steps.compound,
    "adjective": steps.adjective,
    "modifier": steps.modifier,
    "modified": steps.modified,
    "apposition": steps.apposition,
    "apposed": steps.apposed,
    "bearer": predicates.bearer,
    "beside": predicates.beside,
    "predicate": predicates.predicate,
    "light": light,
    "governor": steps.governor,
    "relative": steps.relative,
    "dependent": steps.dependent,
    "comma": comma,
    "purpose": steps.purpose,
    "clause": steps.clause,
    "condition": steps.condition,
    "setting": steps.setting,
    "obliged": steps.obliged,
    "infinitive": steps.infinitive,
    "subjunctive": steps.subjunctive,
    "negated": steps.negated,
    "fronted": steps.fronted,
    "would": steps.would,
    "self": steps.self_,
    "only": steps.only,
    "common": steps.common,
    "not": steps.not_,
}
"""What a step may be called: docs/patterns.md says what each leads to."""


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """Steps from the trigger outwards, "oblique:of > modifier"; a step may name words.

    All equal paths are one object, and so are their beginnings (``before``) and single steps (``last``): what a path
    leads to is a step from where its beginning leads to.
    """

    name: str
    words: Words
    before: Path | None = None
    last: Path | None = None

    @property
    def steps(self) -> tuple[tuple[str, Words], ...]:
        """The steps in their order, each with its words."""
        return (*(self.before.steps if self.before else ()), (self.name, self.words))

    def settled(self, word: str) -> Path | None:
        """Return what is left of the path when the lemma of the trigger is known, None if it leads nowhere then.

        >>> parse("self > only:hit|strike > patient", {}).settled("strike") is parse("patient", {})
        True
        >>> parse("self > only:hit|strike", {}).settled("kill") is None
        True
        """
        steps = list(self.steps)
        while steps and steps[0][0] in ("self", "only", "not"):
            name, words = steps[0]
            if name == "only" and word not in words and word in shared_words()["transparent"]:
                break  # "thousands" may be of troops
            if name != "self" and (word in words) != (name == "only"):
                return None
            del steps[0]
        return path_of(tuple(steps) or (("self", frozenset()),))


class Walks:
    """Where paths lead in one article; patterns share paths and beginnings of paths, so each is walked once."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._walked: dict[tuple[Path, int], tuple[int, ...]] = {}

    def walk(self, path: Path, trigger: int) -> tuple[int, ...]:
        """Return the words that the path leads to, in text order, each once."""
        found = self._walked.get((path, trigger))
        if found is None:
            found = self._led(path, trigger)
            if len(found) > 1:
                found = tuple(sorted(set(found)))
            self._walked[path, trigger] = found
        return found

    def _led(self, path: Path, trigger: int) -> tuple[int, ...]:
        if path.before is None or path.last is None:
            return tuple(STEPS[path.name](self._tree, trigger, path.words))
        starts = self.walk(path.before, trigger)
        if len(starts) == 1:
            return self.walk(path.last, starts[0])
        return tuple([word for start in starts for word in self.walk(path.last, start)])


def paths(
    written: str | Iterable[str], lists: Mapping[str, Words], named: Mapping[str, Iterable[str]]
) -> Iterator[Path]:
    """Read alternatives; "@name" stands for the alternatives of that name."""
    for text in [written] if isinstance(written, str) else written:
        if not text.startswith("@"):
            yield parse(text, lists)
        elif text[1:] in named:
            yield from paths(named[text[1:]], lists, named)
        else:
            raise ValueError(f"unknown path {text!r}; known are {', '.join('@' + name for name in sorted(named))}")


def parse(text: str, lists: Mapping[str, Words]) -> Path:
    """Read a path; ValueError says what is wrong with it.

    >>> parse("oblique:from|out of > modifier", {}).name
    'modifier'
    """
    return path_of(tuple(_step(part.strip(), lists) for part in text.split(">")))


@cache
def path_of(steps: tuple[tuple[str, Words], ...]) -> Path:
    """Return the one path of these steps."""
    name, words = steps[-1]
    return Path(name, words, path_of(steps[:-1]), path_of(steps[-1:])) if len(steps) > 1 else Path(name, words)


def _step(text: str, lists: Mapping[str, Words]) -> tuple[str, Words]:
    name, _, words = text.partition(":")
    if name not in STEPS:
        raise ValueError(f"unknown step {name!r}; known are {', '.join(sorted(STEPS))}")
    return name, expand(words.split("|") if words else (), lists)


def expand(words: Iterable[str], lists: Mapping[str, Words]) -> Words:
    """Replace "@list" by the words of that list."""
    found: set[str] = set()
    for word in words:
        if not word.startswith("@"):
            found.add(word)
        elif word[1:] in lists:
            found |= lists[word[1:]]
        else:
            raise ValueError(f"unknown word list {word!r}; known are {', '.join('@' + name for name in sorted(lists))}")
    return frozenset(found)
