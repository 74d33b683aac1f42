"""An article's words as plain lists, for rules that look left and right."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.text.syntax import Tree, tree_of

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u202a\u202c\ufeff"))


class Text:
    """Words, their offsets and the tree of a Doc."""

    __slots__ = ("ends", "offsets", "source", "tree", "words")

    def __init__(self, doc: Doc) -> None:
        self.tree: Tree = tree_of(doc)
        self.source = self.tree.text
        self.words, self.offsets, self.ends = self.tree.words, self.tree.offsets, self.tree.ends

    def __len__(self) -> int:
        return len(self.words)

    def joined(self, start: int, stop: int) -> str:
        """Return the words from ``start`` to ``stop`` (exclusive) on one line, without marks of writing direction."""
        words = self.words[start] if stop - start == 1 else self.source[self.offsets[start] : self.ends[stop - 1]]
        if not words.isascii():
            words = words.translate(_UNSEEN)
        return words if stop - start == 1 else " ".join(words.split())

    def name_end(self, index: int) -> int:
        """Return where a name ends with this word: before the full stop that the tokenizer left on "DRC."."""
        word = self.words[index]
        glued = len(word) > 3 and word[-1] == "." and word[:-1].isupper() and word[:-1].isalnum()
        return self.ends[index] - glued

    def root(self, start: int, stop: int) -> int:
        """Return the word of a stretch whose head lies outside, the first if there are several."""
        head = self.tree.head
        for index in range(start, stop):
            if head[index] == index or not start <= head[index] < stop:
                return index
        return stop - 1
