"""Persons across articles: surnames, shorter full names, and who held an office at a date."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from kg.extract.coreference.naming import fold
from kg.link.spelling import person_spelling


@dataclass(frozen=True, slots=True)
class Trace:
    """What one article says around a person: offices, the state or organisation, states and organisations named."""

    article: str
    chain: int
    name: str
    offices: frozenset[str]
    of: str
    context: frozenset[str]
    date: str


@dataclass(slots=True)
class _Person:
    words: tuple[str, ...]
    offices: set[str] = field(default_factory=set)
    of: set[str] = field(default_factory=set)

    @property
    def titles(self) -> set[str]:
        """The offices without the state or organisation."""
        return {office.partition(" of ")[0] for office in self.offices} | self.offices


class People:
    """All persons that some article calls by their full name, and the offices that they held when."""

    def __init__(self) -> None:
        self._persons: dict[str, _Person] = {}
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._held: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def add(self, known: str, trace: Trace) -> None:
        """Learn of a person with a full name from one article."""
        words = person_spelling(trace.name)
        person = self._persons.setdefault(known, _Person(words))
        person.offices |= trace.offices
        if trace.of:
            person.of.add(trace.of)
        for word in (words[0], words[-1]):
            self._by_word[word].add(known)
        for office in trace.offices:
            self._held[office].add((trace.date, known))

    def merged(self) -> dict[str, str]:
        """Return for shorter full names the longer one that they belong to: "Tayyip Erdogan".

        The longer one must be the only one that has all the words, and share an office or a state.
        """
        longer: dict[str, str] = {}
        for known, person in sorted(self._persons.items()):
            wider = [
                other
                for other in sorted(self._by_word[person.words[-1]])
                if set(person.words) < set(self._persons[other].words)
                and self._persons[other].words[-1] == person.words[-1]
                and (self._persons[other].offices & person.offices or self._persons[other].of & person.of)
            ]
            if len(wider) == 1:
                longer[known] = wider[0]
        return {known: _end(longer, known) for known in longer}

    def bearer(self, trace: Trace) -> tuple[str, str, float] | None:
        """Return the person whom a surname alone stands for, with method and score; None where that is not sure.

        A shared surname is never enough: an office, a state, or the only bearer's state being named there must agree.
        """
        words = person_spelling(trace.name)
        bearers = sorted(self._by_word.get(words[-1], ())) if words else []
        whole = {office for office in trace.offices if " of " in office}
        by_office = [k for k in bearers if self._persons[k].offices & whole]
        if len(by_office) == 1:
            return by_office[0], "surname and office", 0.95
        by_state = [k for k in bearers if trace.of and trace.of in self._persons[k].of]
        if len(by_state) == 1:
            return by_state[0], "surname and state", 0.9
        same_office = (
            not whole and (not trace.offices or self._persons[bearers[0]].titles & trace.offices) if bearers else False
        )
        if len(bearers) == 1 and same_office and self._persons[bearers[0]].of & trace.context:
            return bearers[0], "only bearer of the surname, whose state is named", 0.75
        return None

    def holder(self, trace: Trace) -> tuple[str, str, float] | None:
        """Return who held the described office at the article's date, as far as the articles say."""
        for office in sorted(trace.offices):
            held = sorted(self._held.get(office, ()))
            known = _at(held, trace.date)
            if known:
                return known, "holder of the office at that date", 0.8
        return None


def office_key(office: str) -> str:
    """Return the form in which offices are compared."""
    return fold(office)


def _at(held: list[tuple[str, str]], date: str) -> str:
    """Return the holder by the last report up to a date; before the first report, the holder only if there is one."""
    holders = {known for _, known in held}
    if len(holders) == 1:
        return next(iter(holders))
    dated = [(when, known) for when, known in held if when]
    place = bisect_right([when for when, _ in dated], date) if date else 0
    if not place:
        return ""
    when = dated[place - 1][0]
    latest = {known for day, known in dated if day == when}
    return next(iter(latest)) if len(latest) == 1 else ""


def _end(longer: dict[str, str], known: str) -> str:
    seen = {known}
    while known in longer and longer[known] not in seen:
        known = longer[known]
        seen.add(known)
    return known
