"""Corpora with names but no trees, each read from its published form to words with names in the labels of the engine.

uner_ewt_dev, uner_ewt_test, wikigold   JSON lines with ``tokens`` and ``tags`` (IOB or IO; CoNLL labels)
redocred                                the JSON of Re-DocRED: ``sents`` and ``vertexSet``
crossner                                ``word<TAB>tag`` lines, an empty line between sentences
re3d                                    JSON lines with ``text`` and ``entities`` by character
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import spacy

from kg.text.engine.names import Name
from kg.text.recipe.rules import EVENT, completed, place_label, states_and_cities

PERSONS = ("PER", "Person", "person", "politician", "scientist", "writer", "musicalartist", "researcher")
ORGANISATIONS = ("ORG", "Organisation", "organisation", "politicalparty", "university", "band")
LABELS = {
    **dict.fromkeys(PERSONS, "PERSON"),
    **dict.fromkeys(ORGANISATIONS, "ORG"),
    **dict.fromkeys(("event", "election", "conference"), "EVENT"),
    "Nationality": "NORP",
    "country": "GPE",
}
PLACES = frozenset(("LOC", "location", "Location"))
MISCELLANEOUS = frozenset(("MISC",))
NO_COMMERCE = frozenset(("BBC Online",))
PRONOUNS = frozenset(["he", "she", "we", "they", "it", "i", "you", "who", "all", "this", "those", "some", "both"])


class Text(NamedTuple):
    """Words with their names."""

    words: list[str]
    names: list[Name]


def tagged_lines(path: Path) -> Iterator[Text]:
    """Read JSON lines with one tag for each token."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield _text(record["tokens"], _spans(record["tags"]))


def tagged_columns(path: Path) -> Iterator[Text]:
    """Read ``word<TAB>tag`` lines."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    for filled, group in groupby(rows, key=lambda row: len(row) > 1):
        if filled:
            columns = list(group)
            yield _text([row[0] for row in columns], _spans([row[-1].strip() for row in columns]))


def document_relations(path: Path) -> Iterator[Text]:
    """Read Re-DocRED: all sentences of a document, with the mentions of its entities."""
    for document in json.loads(path.read_text(encoding="utf-8")):
        mentions = [mention for entity in document["vertexSet"] for mention in entity]
        for number, words in enumerate(document["sents"]):
            here = {(*mention["pos"], mention["type"]) for mention in mentions if mention["sent_id"] == number}
            yield _text([word if word.strip() else "_" for word in words], sorted(here))


def re3d_documents(path: Path) -> Iterator[Text]:
    """Read re3d by paragraph, without the documents that may not be used commercially (BBC)."""
    tokenizer = spacy.blank("en").tokenizer
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["source"] in NO_COMMERCE:
            continue
        for paragraph in re.finditer(r"[^\n]+", record["text"]):
            doc = tokenizer(paragraph[0])
            spans = []
            for entity in record["entities"]:
                begin, end = entity["begin"] - paragraph.start(), entity["end"] - paragraph.start()
                if entity["confidence"] != 1 or not 0 <= begin < end <= len(paragraph[0]):
                    continue
                span = doc.char_span(begin, end, alignment_mode="contract")
                if span is not None and span.text.lower() not in PRONOUNS:
                    spans.append((*_capitalised([token.text for token in doc], span.start, span.end), entity["type"]))
            yield _text([token.text for token in doc], spans)


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield runs of one label; ``B-`` begins a new one."""
    start = 0
    for stop in range(1, len(tags) + 1):
        if stop == len(tags) or tags[stop].startswith("B-") or tags[stop][2:] != tags[start][2:]:
            if tags[start][2:]:
                yield start, stop, tags[start][2:]
            start = stop


def _text(words: Sequence[str], spans: Iterable[tuple[Any, Any, Any]]) -> Text:
    names = []
    for start, stop, kind in spans:
        label = _label(kind, " ".join(words[start:stop]))
        if start < stop and label:
            names.append(Name(start, stop, label))
    return Text(list(words), completed(words, sorted(names, key=lambda name: name.start - name.stop)))


def _capitalised(words: Sequence[str], start: int, stop: int) -> tuple[int, int]:
    """Cut "the army of Kenya" to what is written with a capital at both ends."""
    while start < stop and not words[start][:1].isupper() and not words[start][:1].isdigit():
        start += 1
    while stop > start and not words[stop - 1][:1].isupper() and not words[stop - 1][:1].isdigit():
        stop -= 1
    return start, stop


def _label(kind: str, name: str) -> str | None:
    if kind in PLACES or (LABELS.get(kind) == "ORG" and name in states_and_cities()):
        return place_label(name)
    if kind in MISCELLANEOUS:
        return "EVENT" if EVENT.search(name) else None
    return LABELS.get(kind)
