"""Documents of a treebank in CoNLL-U whose MISC column says what is coreferent, as in UD English GUM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_ENTITY = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-[^()]*?(?=[()]|$)|(\d+)(?:\[\d+/\d+\])?\)|\)")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words that stand for an entity by the treebank: their characters, where their head begins, and its tag."""

    start: int
    end: int
    head: int
    tag: str
    entity: int
    type: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The text of one document with its mentions in text order."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(slots=True)
class _Word:
    start: int
    end: int
    tag: str
    head: int
    misc: str


def read_document(path: Path) -> GoldDocument:
    """Read one document; its text is put together again from the words."""
    text, sentences = _words(path.read_text(encoding="utf-8"))
    mentions: list[GoldMention] = []
    open_mentions: list[tuple[int, str, list[_Word], int]] = []
    for sentence in sentences:
        for index, word in enumerate(sentence):
            mentions.extend(_brackets(word, index, sentence, open_mentions))
    return GoldDocument(path.stem, text, tuple(sorted(mentions, key=lambda m: (m.start, -m.end, m.entity))))


def documents_of(folder: Path, genres: tuple[str, ...], split: str = "test") -> list[Path]:
    """Return the documents of these genres that ``splits.md`` of the treebank puts into a split."""
    listed = (folder / "splits.md").read_text(encoding="utf-8").split(f"## {split}\n")[1].split("\n## ")[0]
    wanted = re.findall(rf"GUM_(?:{'|'.join(genres)})_\w+", listed)
    return [path for name in wanted if (path := folder / f"{name}.conllu").is_file()]


def _words(source: str) -> tuple[str, list[list[_Word]]]:
    text, sentences, inner = "", [], 0
    for block in source.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if "# newpar" in block and text:
            text = text.rstrip() + "\n\n"
        sentence: list[_Word] = []
        for row in rows:
            if "." in row[0]:
                continue
            surface = inner < 1 or "-" in row[0]
            start = len(text) if surface else sentence[-1].end if sentence else len(text)
            if surface:
                text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                inner, shared = last - first + 1, (start, start + len(row[1]))
                continue
            span = (start, start + len(row[1])) if surface else shared
            inner -= not surface
            sentence.append(_Word(*span, row[4], int(row[6]) - 1, row[9]))
        sentences.append(sentence)
    return text, sentences


def _brackets(
    word: _Word, index: int, sentence: list[_Word], still_open: list[tuple[int, str, list[_Word], int]]
) -> Iterator[GoldMention]:
    """Yield the mentions that end at this word."""
    annotation = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
    for match in _ENTITY.finditer(annotation):
        if match[1]:
            still_open.append((int(match[1]), match[2], sentence, index))
            continue
        wanted = int(match[3]) if match[3] else None
        place = next((k for k in reversed(range(len(still_open))) if wanted in (None, still_open[k][0])), None)
        if place is not None and still_open[place][2] is sentence:
            entity, kind, _, first = still_open.pop(place)
            head = next(k for k in range(first, index + 1) if not first <= sentence[k].head <= index)
            yield GoldMention(sentence[first].start, word.end, sentence[head].start, sentence[head].tag, entity, kind)
