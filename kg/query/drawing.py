"""Rows on a terminal: a table where it fits the page, else one record below the other."""

from __future__ import annotations

import io
import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

Rows = Sequence[Sequence[str]]
_NARROW = 10
_TALLEST = 6


def drawn(columns: Sequence[str], rows: Rows, width: int) -> str:
    """Draw rows on a page of so many characters, and say how many there are.

    >>> drawn(("who", "says"), [("Ada", "that they left")], 60).splitlines()[2:]
    [' Ada   that they left', '1 row']
    >>> print(drawn(("who", "says"), [("Ada", "that they left " * 8)], 30))
    who   Ada
    says  that they left that they
          left that they left that
          they left that they left
          that they left that they
          left that they left
    1 row
    <BLANKLINE>
    """
    widths = _widths(columns, rows, width)
    lines = _records(columns, rows, width) if widths is None else _table(columns, rows, width, widths)
    return "\n".join([*lines, "1 row" if len(rows) == 1 else f"{len(rows)} rows"]) + "\n"


def printable(text: str) -> str:
    """Make control and direction characters visible, so that an article cannot steer a terminal.

    >>> printable("red\\x1b[31m")
    'red�[31m'
    """
    return "".join(
        letter if letter in "\n\t\u200d" or unicodedata.category(letter) not in ("Cc", "Cf", "Cs") else "�"
        for letter in text
    )


def _table(columns: Sequence[str], rows: Rows, width: int, widths: Sequence[int]) -> Iterator[str]:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, own in zip(columns, widths, strict=True):
        table.add_column(name, width=own, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    page = io.StringIO()
    Console(file=page, width=width, color_system=None, legacy_windows=False).print(table)
    yield from (line.rstrip() for line in page.getvalue().splitlines() if line.strip())


def _records(columns: Sequence[str], rows: Rows, width: int) -> Iterator[str]:
    """Write each value behind the name of its column; what a row has no value for is left out."""
    margin = max(map(len, columns), default=0) + 2
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, value in zip(columns, row, strict=True):
            if value:
                first, *more = textwrap.wrap(value, max(width - margin, _NARROW))
                yield f"{name:<{margin}}{first}"
                yield from (" " * margin + line for line in more)


def _widths(columns: Sequence[str], rows: Rows, width: int) -> list[int] | None:
    """Return the widths of columns: a third of the page for the widest, for the others what they need, narrow first.

    None: the page is too narrow for that, or a cell would be more than `_TALLEST` lines high.
    """
    cells = [(name, *(row[index] for row in rows)) for index, name in enumerate(columns)]
    wide = [max(map(len, column)) for column in cells]
    words = [max(map(len, " ".join(column).split()), default=0) for column in cells]
    *narrow, widest = sorted(range(len(wide)), key=lambda index: (wide[index], index))
    own = [min(each, max(_NARROW, min(word, 2 * _NARROW))) for each, word in zip(wide, words, strict=True)]
    own[widest] = min(wide[widest], width // 3)
    room = width - (3 * len(wide) + 2) - sum(own)
    if room < 0:
        return None
    for index in (*narrow, widest):
        more = min(wide[index] - own[index], room)
        own[index] += more
        room -= more
    fits = all(each <= _TALLEST * given for each, given in zip(wide, own, strict=True))
    return own if fits else None
