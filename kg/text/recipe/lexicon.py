"""The names that are swapped into training texts, and the texts that were written for this project."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import spacy

from kg.text.engine.names import Name
from kg.text.engine.words import words_with_gaps
from kg.text.recipe.samples import Sample

FOLDER = Path(__file__).parent
MARKUP = re.compile(r"\{(?P<slot>\w+)\}|\[(?P<words>[^|\]]+)\|(?P<label>[A-Z]+)\]")


class Words(NamedTuple):
    """A name cut into words, with the gap classes of all but the first."""

    words: tuple[str, ...]
    gaps: tuple[int, ...]


class Lexicon:
    """Draws names by slot (``state``, ``person``, ...) or by entity label."""

    def __init__(self) -> None:
        listed = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
        self._lists: dict[str, list[str]] = {
            key: value.split() if isinstance(value, str) else value for key, value in listed.items()
        }
        self._nlp = spacy.blank("en")
        pick = self._pick
        self.slots: dict[str, tuple[str, Callable[[random.Random], str]]] = {
            "person": ("PERSON", lambda rng: f"{pick(rng, 'given')} {pick(rng, 'surnames')}"),
            "surname": ("PERSON", lambda rng: pick(rng, "surnames")),
            "state": ("GPE", lambda rng: pick(rng, "states")),
            "place": ("GPE", lambda rng: pick(rng, "places")),
            "territory": ("GPE", lambda rng: pick(rng, "territories")),
            "region": ("LOC", lambda rng: pick(rng, "regions")),
            "people": ("NORP", lambda rng: pick(rng, "peoples")),
            "peoples": ("NORP", lambda rng: pick(rng, "peoples_plural")),
            "org": ("ORG", lambda rng: pick(rng, "organisations")),
            "group": ("ORG", lambda rng: pick(rng, "armed_groups")),
            "media": ("ORG", lambda rng: pick(rng, "media")),
            "ngo": ("ORG", lambda rng: pick(rng, "ngos")),
            "facility": ("FAC", lambda rng: pick(rng, "facilities")),
            "event": ("EVENT", lambda rng: pick(rng, "events")),
        }
        lines = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
        self._texts = [line for line in lines if line and not line.startswith("#")]

    def draw(self, slot: str, rng: random.Random) -> Words:
        """Draw a name and cut it into words."""
        return self._cut(self.slots[slot][1](rng))

    def texts(self, rng: random.Random) -> Iterator[Sample]:
        """Yield every text once, with its slots filled at random."""
        for text in self._texts:
            yield self._filled(text, rng)

    def _filled(self, text: str, rng: random.Random) -> Sample:
        written, spans, done = "", [], 0
        for match in MARKUP.finditer(text):
            label, draw = self.slots[match["slot"]] if match["slot"] else (match["label"], None)
            name = draw(rng) if draw else match["words"]
            written += text[done : match.start()]
            spans.append((len(written), len(written) + len(name), label))
            written += name
            done = match.end()
        return self._sample(written + text[done:], spans)

    def _sample(self, text: str, spans: list[tuple[int, int, str]]) -> Sample:
        doc = self._nlp.make_doc(text)
        spaced = list(words_with_gaps(doc))
        index = {token.i: number for number, (token, _) in enumerate(spaced)}
        names = []
        for start, stop, label in spans:
            span = doc.char_span(start, stop, alignment_mode="expand")
            if span is not None:
                names.append(Name(index[span.start], index[span.end - 1] + 1, label))
        return Sample(tuple(t.text for t, _ in spaced), tuple(gap for _, gap in spaced), None, tuple(names))

    def _cut(self, name: str) -> Words:
        spaced = list(words_with_gaps(self._nlp.make_doc(name)))
        return Words(tuple(token.text for token, _ in spaced), tuple(gap for _, gap in spaced[1:]))

    def _pick(self, rng: random.Random, key: str) -> str:
        return rng.choice(self._lists[key])
