"""Sentences to spaCy Docs as the network will see text: several at a time, with line breaks between paragraphs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.text.engine.names import Name
from kg.text.recipe.conllu import Sentence, Word

MAX_WORDS, LONGEST_HEADLINE = 180, 12
BREAK_SHARE, BLANK_LINE_SHARE = 0.8, 0.75
CLITICS = frozenset(["'s", "’s", "n't", "n’t", "'re", "'ve", "'ll", "'d", "'m", "''"])
CLOSE_BEFORE = frozenset(".,;:!?)]%'’”…") | CLITICS
OPEN_AFTER = frozenset(["(", "[", "$", "“", "``", "‘", "#", "£", "€"])
TIGHT = frozenset(["-", "–", "/"])


def runs(sentences: Iterable[Sentence], max_words: int = MAX_WORDS) -> Iterator[list[Sentence]]:
    """Cut a document into runs of sentences of at most so many words."""
    return _cut(sentences, lambda size, sentence: size + len(sentence.words) > max_words)


def paragraphs(sentences: Iterable[Sentence], max_words: int) -> Iterator[list[Sentence]]:
    """Cut a document at its paragraphs, and long ones at so many words; a headline stays with what follows."""
    return _cut(
        sentences,
        lambda size, sentence: (
            size + len(sentence.words) > max_words or (sentence.new_paragraph and size > LONGEST_HEADLINE)
        ),
    )


def _cut(sentences: Iterable[Sentence], ends: Callable[[int, Sentence], bool]) -> Iterator[list[Sentence]]:
    run: list[Sentence] = []
    for sentence in sentences:
        if run and ends(sum(len(other.words) for other in run), sentence):
            yield run
            run = []
        run.append(sentence)
    if run:
        yield run


def treebank_doc(
    vocab: Vocab, run: Sequence[Sentence], names: Sequence[list[Name]] | None, rng: random.Random | None
) -> Doc:
    """Make a Doc with trees; ``names`` are per sentence, None where not annotated; ``rng`` puts line breaks in."""
    words: list[Word] = []
    spans: list[Name] = []
    for number, sentence in enumerate(run):
        if rng and number and sentence.new_paragraph and rng.random() < BREAK_SHARE:
            words.append(_line_break(len(words), rng))
        offset = len(words)
        spans += [Name(n.start + offset, n.stop + offset, n.label) for n in (names[number] if names else ())]
        words += [_moved(word, offset) for word in sentence.words]
        if number + 1 < len(run):
            words[-1] = _spaced(words[-1])
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after and not _breaks(words, index + 1) for index, word in enumerate(words)],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
    )
    if names is not None:
        doc.set_ents([Span(doc, name.start, name.stop, label=name.label) for name in spans])
    return doc


def name_doc(vocab: Vocab, words: Sequence[str], names: Iterable[Name]) -> Doc:
    """Make a Doc with names only, guessing where spaces were."""
    doc = Doc(vocab, words=list(words), spaces=list(_guessed_spaces(words)))
    doc.set_ents([Span(doc, name.start, name.stop, label=name.label) for name in names])
    return doc


def _line_break(index: int, rng: random.Random) -> Word:
    form = "\n\n" if rng.random() < BLANK_LINE_SHARE else "\n"
    return Word(form, False, form, "SPACE", "_SP", "", index - 1, "dep", "")


def _moved(word: Word, offset: int) -> Word:
    return Word(
        word.form, word.space_after, word.lemma, word.pos, word.tag, word.morph, word.head + offset, word.dep, word.misc
    )


def _spaced(word: Word) -> Word:
    return Word(word.form, True, word.lemma, word.pos, word.tag, word.morph, word.head, word.dep, word.misc)


def _breaks(words: Sequence[Word], index: int) -> bool:
    return index < len(words) and words[index].pos == "SPACE"


def _guessed_spaces(words: Sequence[str]) -> Iterator[bool]:
    inside_quotes = False
    for word, after in zip(words, [*words[1:], ""], strict=True):
        tight = after in CLOSE_BEFORE or word in OPEN_AFTER or word in TIGHT or after in TIGHT
        if word == '"':
            inside_quotes = not inside_quotes
            tight = tight or inside_quotes
        elif after == '"':
            tight = tight or inside_quotes
        yield not tight
