"""One title that the text gives a person."""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.titles import title_lexicon

_SMALL = frozenset({"of", "for", "to", "the", "in", "and", "at", "de"})


@dataclass(frozen=True, slots=True)
class Title:
    """The title that one phrase gives a person.

    Tokens ``start`` to ``end`` (exclusive) are its words, ``head`` the noun of the office; ``holder`` is the root token
    of the person's name, -1 for a description without one ("the Turkish president"). ``words`` name the office in
    lower case without the state or organisation it belongs to, whose root token is ``of`` (-1 if not said).
    ``former`` marks an office that is no longer held.
    """

    start: int
    end: int
    head: int
    holder: int
    words: str
    of: int = -1
    former: bool = False

    @property
    def is_office(self) -> bool:
        """Whether it is a post that somebody holds, not only what somebody is ("diplomat", "analyst")."""
        words = self.words.split()
        return bool(words) and words[-1] not in title_lexicon().descriptions

    def office(self, of_name: str = "") -> str:
        """Return the canonical form: "Prime Minister of Armenia".

        >>> Title(0, 2, 1, -1, "secretary of state").office("United States")
        'Secretary of State of United States'
        """
        title = " ".join(w if w in _SMALL else _capital(w) for w in self.words.split())
        return f"{title} of {of_name}" if of_name else title


def _capital(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
