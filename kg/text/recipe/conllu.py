"""Reading treebanks in CoNLL-U (universaldependencies.org/format.html)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word; ``head`` is its head's index in the sentence, its own for the root."""

    form: str
    space_after: bool
    lemma: str
    pos: str
    tag: str
    morph: str
    head: int
    dep: str
    misc: str


@dataclass(slots=True)
class Sentence:
    """One sentence with its surface text."""

    words: list[Word] = field(default_factory=list)
    text: str = ""
    new_paragraph: bool = False


def read_conllu(path: Path) -> list[Sentence]:
    """Read the sentences of one file; a sentence whose words do not spell its text is left out."""
    return [sentence for block in _blocks(path) if (sentence := _sentence(block)) is not None]


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: list[str]) -> Sentence | None:
    sentence = Sentence()
    spans: list[tuple[int, int, str, bool]] = []
    for line in block:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            sentence.new_paragraph |= key.split()[0] in ("newdoc", "newpar")
            if key.strip() == "text":
                sentence.text = value.strip()
            continue
        columns = line.split("\t")
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            spans.append((first - 1, last, columns[1], "SpaceAfter=No" not in columns[9]))
        elif "." not in columns[0]:
            sentence.words.append(_word(columns))
    for first, stop, form, space_after in spans:
        sentence.words[first:stop] = _respelled(sentence.words[first:stop], form, space_after)
    spelled = "".join(word.form + " " * word.space_after for word in sentence.words).strip()
    return sentence if spelled == sentence.text and all(word.form for word in sentence.words) else None


def _word(columns: list[str]) -> Word:
    head = int(columns[6]) - 1
    return Word(
        form=columns[1],
        space_after="SpaceAfter=No" not in columns[9],
        lemma="" if columns[2] == "_" != columns[1] else columns[2],
        pos=columns[3],
        tag="" if columns[4] == "_" else columns[4],
        morph="" if columns[5] == "_" else columns[5],
        head=int(columns[0]) - 1 if head < 0 else head,
        dep="ROOT" if head < 0 else columns[7],
        misc=columns[9],
    )


def _respelled(words: list[Word], form: str, space_after: bool) -> list[Word]:
    """Cut the surface of a multi-word token ("don't") into its words ("do", "n't"), as spaCy's tokenizer does."""
    result, position = [], 0
    for number, word in enumerate(words):
        last = number == len(words) - 1
        stop = len(form) if last else position + len(word.form)
        result.append(replace(word, form=form[position:stop], space_after=last and space_after))
        position = stop
    return result
