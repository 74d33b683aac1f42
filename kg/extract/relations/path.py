"""The way from a trigger to an argument, in linguistic terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract.relations import steps
from kg.extract.relations.light import light

Words = frozenset[str]
Walk = Callable[[Token, Words], Iterable[Token]]

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
    "bearer": steps.bearer,
    "light": light,
    "governor": steps.governor,
    "relative": steps.relative,
    "dependent": steps.dependent,
    "comma": steps.comma,
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


@dataclass(frozen=True, slots=True)
class Path:
    """Steps from the trigger outwards, "oblique:of > modifier"; a step may name words."""

    steps: tuple[tuple[str, Words], ...]
    text: str

    def walk(self, trigger: Token) -> tuple[Token, ...]:
        """Return the tokens that the path leads to, in text order, each once."""
        reached = [trigger]
        for name, words in self.steps:
            reached = [token for start in reached for token in STEPS[name](start, words)]
            if not reached:
                break
            if len(reached) > 1:
                once = {token.i: token for token in reached}
                reached = [once[index] for index in sorted(once)]
        return tuple(reached)


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

    >>> parse("oblique:from|out of > modifier", {}).steps[1][0]
    'modifier'
    """
    return _interned(tuple(_step(part.strip(), lists) for part in text.split(">")), text)


@cache
def _interned(steps: tuple[tuple[str, Words], ...], text: str) -> Path:
    """Return one object for all equal paths, so that what one leads to is looked up once for all patterns."""
    return Path(steps, text)


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
