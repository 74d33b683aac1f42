"""Since when somebody holds an office, said behind the name: "Joe Biden, who took office in January 2021"."""

from __future__ import annotations

import re

from kg.extract.time.expression import time_words
from kg.extract.time.hanging import dated_in, resolved
from kg.text.syntax import Tree

_REACH = 60


def in_office_since(tree: Tree, name_end: int, article_date: str) -> str:
    """Return the date from which who is named up to this offset holds the office, "" if the text does not say it.

    Parsers hang such a date on the verb of the main clause as often as not, so the words alone decide.
    """
    for dated in dated_in(tree):
        start = dated.expression.start
        if name_end < start < name_end + _REACH and _says_office(tree.text[name_end:start]):
            return resolved(tree, dated, article_date)
    return ""


def _says_office(between: str) -> bool:
    words = time_words()["tenure"]
    lasting, begun = ("|".join(map(re.escape, words[kind])) for kind in ("lasting", "begun"))
    said = rf",? (?:(?:{lasting}) since|(?:{begun})(?: in| on)?) "
    return re.fullmatch(said, between) is not None
