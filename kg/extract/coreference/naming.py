"""How names compare: folded words, initials, surnames."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʻ": "'", "ʼ": "'"})
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_SIGN = re.compile(r"[^\w\s]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_ARABIC_ARTICLE = re.compile(r"\b(?:al|el|ul|ad|ar|as|at|az|ash)\s(?=\w{3})")
_INITIALISM = re.compile(r"\b(?:\w\.\s?){2,}")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return what is compared of a name: letters without accents, lower case, without article and possessive.

    >>> fold("The Kurdish-led Şengal Council's")
    'kurdish led sengal council'
    >>> fold("U.N. Security Council")
    'un security council'
    """
    text = name.translate(_APOSTROPHES).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join([c for c in text if not unicodedata.combining(c)]).replace("ı", "i")
    if "." in text:
        text = _INITIALISM.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", text)
    text = _SIGN.sub(" ", _POSSESSIVE.sub("", text)).replace("_", " ")
    return _ARTICLE.sub("", " ".join(text.split()))


@lru_cache(maxsize=16384)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, without the Arabic article, so that "al-Abadi" is "Abadi".

    >>> person_words("Haider al-Abadi")
    ('haider', 'abadi')
    """
    return tuple(_ARABIC_ARTICLE.sub("", fold(name)).split())


@lru_cache(maxsize=16384)
def initials(name: str) -> tuple[str, ...]:
    """Return the abbreviations that a name may have: its capitalised words alone, and all its words.

    >>> initials("Ministry of Foreign Affairs")
    ('mfa', 'mofa')
    """
    words = re.findall(r"\w+", name)
    capitals = "".join(w[0] for w in words if w[0].isupper() or w[0].isdigit())
    content = "".join(w[0] for w in words if w.casefold() not in {"of", "the", "for", "and", "in", "on", "to"})
    return tuple(dict.fromkeys(s.casefold() for s in (capitals, content, "".join(w[0] for w in words)) if len(s) > 1))


def abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of ``short`` occur in ``full`` in this order, beginning with its first letter.

    The rule of Schwartz and Hearst (2003) for an abbreviation that stands in brackets behind its full form.

    >>> abbreviates("NAVCENT", "Naval Forces Central Command")
    True
    """
    letters = [c for c in short.casefold() if c.isalnum()]
    words = fold(full).split()
    for start, word in enumerate(words):
        if letters and word[0] == letters[0] and _in_order(letters[1:], " ".join(words[start:])[1:]):
            return True
    return False


def _in_order(letters: list[str], text: str) -> bool:
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True


@lru_cache(maxsize=16384)
def is_acronym(name: str) -> bool:
    """Tell whether a name is written as an abbreviation.

    >>> is_acronym("UNSC"), is_acronym("MoFA"), is_acronym("Iran"), is_acronym("U.N.")
    (True, True, False, True)
    """
    letters = [c for c in name if c.isalpha()]
    return (
        " " not in name.strip() and 2 <= len(letters) <= 10 and sum([c.isupper() for c in letters]) * 2 > len(letters)
    )
