"""What the lines of an article say about sentences: hard-wrapped paragraphs, and datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

LONGEST_WRAPPED_LINE = 100
FEWEST_WRAPPED_LINES = 3
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
UPPER = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.-]{1,30}"
PLACE = rf"{UPPER}(?:[ ]{UPPER}){{0,3}}"
GAP = r"[^\S\n]"
DATELINE = re.compile(
    rf"""^{GAP}{{0,9}}(?:(?:[a-z]{{1,12}}{GAP})?\d{{4}}-\d\d-\d\d{GAP}{{1,3}})?    # a scraper's date
    {PLACE}(?:{GAP}?/{GAP}?{PLACE}){{0,5}}                               # BAKU, BAKU/YEREVAN, UNITED NATIONS
    (?:,{GAP}[^\W\d_][\w.'’ ]{{1,30}}?){{0,2}}                           # , Azerbaijan
    (?:,?{GAP}[A-Z][a-z]{{2,8}}\.?{GAP}\d{{1,2}}(?:,{GAP}\d{{4}})?)?       # , Oct. 9, 2020
    {GAP}{{0,3}}(?:\([^()\n]{{2,40}}\))?{GAP}{{0,3}}                       # (Reuters)
    (?:-{{1,3}}|[—–]){GAP}{{1,3}}(?=\S)
    """,
    re.VERBOSE | re.MULTILINE,
)


def dateline_ends(text: str) -> Iterator[int]:
    """Yield where the news begins behind a dateline.

    >>> text = "Truce fails\\n\\nBAKU/YEREVAN, Oct. 9 (Reuters) - Two soldiers died."
    >>> [text[end:] for end in dateline_ends(text)]
    ['Two soldiers died.']
    """
    for match in DATELINE.finditer(text):
        yield match.end()


def soft_breaks(text: str) -> Iterator[int]:
    """Yield the line breaks that only wrap a paragraph: no first word of a next line would have fitted on its line.

    >>> wrapped = "The two sides agreed on\\na truce from midnight on\\nSunday, officials said."
    >>> list(soft_breaks(wrapped))
    [23, 48]
    >>> list(soft_breaks("Truce fails\\nBoth sides accuse each other\\nBy Our Correspondent"))
    []
    """
    for paragraph in PARAGRAPH.finditer(text):
        lines = paragraph[0].split("\n")
        width = max(map(len, lines))
        if len(lines) < FEWEST_WRAPPED_LINES or width > LONGEST_WRAPPED_LINE:
            continue
        if all(len(line) + 1 + len(_first_word(after)) > width for line, after in pairwise(lines)):
            position = paragraph.start() - 1
            for line in lines[:-1]:
                position += len(line) + 1
                yield position


def _first_word(line: str) -> str:
    return next(iter(line.split()), "")
