"""What a query may not do: reach out of the store. A lexer, since a regular expression is led astray.

SPARQL 1.1 Query, section 19: codepoint escapes (``\\u0053``) are decoded before anything else; ``#`` opens a comment
except inside an IRI, a string or, escaped, a prefixed name (``ex:a\\#b``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.errors import QueryError

REFUSED = frozenset({"SERVICE", "LOAD"})
"""Keywords that make the server fetch something. (Other updates do not parse as queries at all.)"""

LONGEST = 100_000
"""Characters of a query."""

DEEPEST = 100
"""Nesting of brackets: deeper queries overflow the parser's stack."""

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<variable>[?$]\w+)
  | (?P<name>(?:[^\W_][\w.\-]*)?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)
  | (?P<language>@[A-Za-z][A-Za-z0-9\-]*)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<open>[\[({])
  | (?P<close>[\])}])
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def check(query: str) -> None:
    """Let a query pass, or refuse it.

    >>> check("SELECT * { ?s ?p 'SERVICE' } # SERVICE")
    >>> check("SELECT * { \\\\u0053ERVICE <http://x/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    kg.errors.QueryError: SERVICE is refused: kg answers from its own graph only

    Raises:
        QueryError: it would fetch something, or is too long or too deep.
    """
    if len(query) > LONGEST:
        raise QueryError(f"the query is longer than {LONGEST:,} characters")
    for reading in {query, _ESCAPE.sub(_decoded, query)}:  # whichever way the parser takes escapes
        _check_tokens(reading)


def _check_tokens(query: str) -> None:
    depth = 0
    for kind, token in tokens(query):
        if kind == "word" and token.upper() in REFUSED:
            raise QueryError(f"{token.upper()} is refused: kg answers from its own graph only")
        depth += {"open": 1, "close": -1}.get(kind, 0)
        if depth > DEEPEST:
            raise QueryError(f"the query is nested deeper than {DEEPEST} levels")


def tokens(query: str) -> Iterator[tuple[str, str]]:
    """Yield kind and text of every token but spaces and comments."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind not in ("space", "comment"):
            yield kind, match[0]


def _decoded(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]
