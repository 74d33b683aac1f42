"""One spelling for the many transliterations of a name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.coreference.naming import person_words

# Letters that transliterations of Russian, Ukrainian, Armenian, Persian and Arabic names vary in, in this order.
_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?:m[uo]h?[ae]mm?[ae][dt]|mehmed)$", "muhammad"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"dzh|dj", "j"),
        (r"tch", "ch"),
        (r"ou", "u"),
        (r"q", "k"),
        (r"([bdfkmsz])\1", r"\1"),
        (r"(?:ii|iy|yy|yi|ij|y)$", "y"),
        (r"(?<=.)[iy]+(?=e)", "i"),
        (r"(?<=.)[iy]+(?=[aou])", "y"),
        (r"(?<=[aeou])[iy](?=[^aeiouy]|$)", "y"),
        (r"(?<=[^aeiouy])y(?=[^aeiouy])", "i"),
        (r"ee", "i"),
        (r"oo", "u"),
    )
)


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return the form in which the transliterations of one name are equal.

    >>> spelling("pashinian") == spelling("pashinyan"), spelling("zelenskyy") == spelling("zelensky")
    (True, True)
    >>> spelling("aliyev") == spelling("aliev"), spelling("abdullah") == spelling("abdullahi")
    (True, False)
    """
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def person_spelling(name: str) -> tuple[str, ...]:
    """Return the words of a person's name in that form.

    >>> person_spelling("Sergey Lavrov") == person_spelling("Sergei Lavrov")
    True
    """
    return tuple(spelling(word) for word in person_words(name))
