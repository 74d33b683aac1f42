"""Titles, determiners and marks around names, which are no part of them."""

from __future__ import annotations

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "some", "many", "all", "both"})
RANKS = frozenset(
    "mr mrs ms miss dr sir lord lady dame madam prof gen lt col maj capt cmdr adm brig sgt cpl pvt rep sen gov rev hon st sec pm fm "
    "mp president vice prime deputy first second foreign interior defence defense finance acting interim former then-president "
    "minister secretary chancellor premier king queen prince princess emir sultan sheikh sheik shah pope patriarch ayatollah imam "
    "general admiral colonel lieutenant captain major sergeant corporal brigadier commodore marshal commander chief commissioner "
    "ambassador envoy special spokesman spokeswoman spokesperson governor mayor senator congressman congresswoman representative "
    "speaker chairman chairwoman leader director doctor professor judge justice mullah hajji comrade archbishop bishop cardinal "
    "father rabbi lawmaker analyst journalist reporter activist dictator strongman supreme state attorney inspector rear head "
    "rear-admiral major-general lieutenant-general secretary-general undersecretary under-secretary-general high security adviser advisor national "
    "the of for and affairs mrs. us u.s. assistant permanent crown joint chiefs staff army navy air force marine police press operations "
    "warlord billionaire businessman opposition party".split()
)
_MARKS = frozenset("\"'“”‘’«»()[]{},;:.!?-–—…*/|") | {"'s", "’s", "``", "''", "--"}


def is_mark(word: str) -> bool:
    """True for punctuation and the possessive ending, which no name begins or ends with."""
    return word in _MARKS or word.isspace()


def is_rank(word: str) -> bool:
    """True for words that stand before a person's name without being part of it.

    >>> is_rank("Gen."), is_rank("Prime"), is_rank("Ilham")
    (True, True, False)
    """
    return word.lower().rstrip(".") in RANKS
