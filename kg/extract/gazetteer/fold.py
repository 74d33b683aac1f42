"""One spelling for the many of a name, so that look-up finds them all."""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‑": "-", "‐": "-", "—": "-", "ı": "i", "ə": "e"}
)
_ARTICLE = re.compile(r"\b(a[dlnrstz]|ash|el)-")
_LONGEST_ACRONYM = 7


def fold(name: str) -> str:
    """Return the form under which a name is filed: no case, accents or doubled spaces; abbreviations in capitals.

    "US" and "us" must stay two words, so that an abbreviation keeps its capitals and loses its full stops.

    >>> fold("Côte d’Ivoire"), fold("U.N."), fold("us"), fold("Nagorno–Karabakh")
    ("cote d'ivoire", 'UN', 'us', 'nagorno-karabakh')
    """
    if is_acronym(name):
        return re.sub(r"[.\s]", "", name)
    return lower(name)


def lower(name: str) -> str:
    """Return a name without case and accents, whether it is an abbreviation or not; Arabic articles stand apart.

    >>> lower("BAKU"), lower("Al-Bāb"), lower("El Fasher") == lower("El-Fasher")
    ('baku', 'al bab', True)
    """
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_SAME))
        name = "".join(character for character in decomposed if unicodedata.category(character) not in ("Mn", "Cf"))
    name = " ".join(name.casefold().split())
    return _ARTICLE.sub(r"\1 ", name) if "-" in name else name


def is_acronym(name: str) -> bool:
    """True for words in capitals such as "NATO", "U.S." and "M23".

    >>> is_acronym("U. S."), is_acronym("UN"), is_acronym("Nato"), is_acronym("U.S. Navy")
    (True, True, False, False)
    """
    if not name.isupper():
        return False
    letters = re.sub(r"[.\s&-]", "", name)
    dotted_or_one_word = " " not in name or re.fullmatch(r"(?:[A-Z]\. ?)+", name) is not None
    return dotted_or_one_word and 1 < len(letters) <= _LONGEST_ACRONYM and letters.isalnum()
