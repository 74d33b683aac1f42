"""spaCy's tokenizer with bounded time: its search for affixes is quadratic in a run of characters without a space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

LONGEST_RUN = 250
LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


class BoundedTokenizer:
    """Cuts runs of more than `LONGEST_RUN` characters before it tokenises them; all other text it hands on unchanged.

    A page of closing brackets would otherwise take hours. ``doc.text == text`` holds all the same.
    """

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer: Any = tokenizer

    def __call__(self, text: str) -> Doc:
        """Tokenise one text."""
        cuts = [0, *_cuts(text), len(text)]
        if len(cuts) == 2:
            doc: Doc = self._tokenizer(text)
            return doc
        joined = Doc.from_docs([self._tokenizer(text[a:b]) for a, b in pairwise(cuts)], ensure_whitespace=False)
        assert joined is not None  # only for no parts at all
        return joined

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Tokenise a stream of texts."""
        return map(self, texts)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tokenizer, name)


def _cuts(text: str) -> Iterator[int]:
    for run in LONG_RUN.finditer(text):
        yield from range(run.start() + LONGEST_RUN, run.end(), LONGEST_RUN)
