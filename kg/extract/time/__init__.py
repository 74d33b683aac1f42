"""When it holds or happened: since, until, on; and when it was said.

A date belongs to the predicate that it hangs on in the parse: in "said on Wednesday that troops left in May", Wednesday
is the time of saying (`report_time`), May that of leaving (`event_time`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.time.apportioned import apportioned
from kg.extract.time.chronology import entry, reported_before
from kg.extract.time.counted import counted_time
from kg.extract.time.hanging import Dated, dated_in, is_perfect, is_simple_past, resolved, role_of
from kg.extract.time.sharers import sharers
from kg.text.syntax import Tree
from kg.text.syntax.links import marker
from kg.text.syntax.nominals import obliques
from kg.text.syntax.once import once
from kg.text.syntax.spans import clause
from kg.text.syntax.verbs import adverbial_clauses, is_verb

__all__ = ["Time", "event_time", "is_time", "report_time", "time_of"]

_SPEECHES = frozenset({"in", "at", "during", "on", "to"})
_BOUNDS = frozenset({"since", "until", "till"})


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """ISO 8601 dates as exact as the text allows (day, month or year), "" where it says nothing."""

    since: str = ""
    until: str = ""
    on: str = ""


def event_time(
    tree: Tree, predicate: int, article_date: str, *, lasts: bool = False, parties: tuple[int, ...] = ()
) -> Time:
    """Return when what the predicate says holds or happened; what ``lasts`` has no date from a chronology's entry.

    ``parties`` are who or what does or undergoes it: each may have a date of its own.
    """
    for party in parties:
        if party in apportioned(tree):
            dated = apportioned(tree)[party]
            return Time(**{role_of(tree, dated, predicate) or "on": resolved(tree, dated, article_date)})
    if _has_date(tree, tree.sentence(predicate)[0]):
        for read in (_own_time, _modified_time, _since_of_perfect, _counted_time, _shared_time):
            found = read(tree, predicate, article_date)
            if found != Time():
                return found
    report = reported_before(tree, predicate)
    if report >= 0:
        return Time(on=_own_time(tree, report, article_date).on)
    head = None if lasts else entry(tree, predicate)
    return Time(on=resolved(tree, head, article_date)) if head else Time()


def _counted_time(tree: Tree, predicate: int, article_date: str) -> Time:
    return Time(on=counted_time(tree, predicate, article_date, lambda word: _own_time(tree, word, article_date).on))


def _shared_time(tree: Tree, predicate: int, article_date: str) -> Time:
    """Return the time of the first predicate that lends its own."""
    members = tree.conjuncts(predicate)
    for other in sharers(tree, predicate):
        found = _own_time(tree, other, article_date, before=predicate if other in members else -1)
        if found == Time() and other in members:
            found = _modified_time(tree, other, article_date)
        if found != Time():
            return found
    return Time()


def report_time(tree: Tree, cue: int, article_date: str) -> str:
    """Return the date of the saying: "said on Wednesday"; "" where the text gives none.

    The cue is the reporting verb or noun, or the noun of "according to".
    """
    for word in (cue, *obliques(tree, cue, _SPEECHES)) if dated_in(tree) else ():
        found = _own_time(tree, word, article_date, clauses=False).on
        if found:
            return found
    return ""


def is_time(tree: Tree, word: int) -> bool:
    """Say whether a word is part of a time expression."""
    return any(dated.expression.start <= tree.offsets[word] < dated.expression.end for dated in dated_in(tree))


def time_of(tree: Tree, word: int, article_date: str) -> str:
    """Return the date of the time expression that covers a word, "" if none does."""
    for dated in dated_in(tree):
        if dated.expression.start <= tree.offsets[word] < dated.expression.end:
            return resolved(tree, dated, article_date)
    return ""


@once
def _has_date(tree: Tree, first: int) -> bool:
    """Say whether a date stands in the sentence with this first word, or right before it: no other can be its own."""
    start, end = tree.offsets[first], tree.ends[tree.sentence(first)[1] - 1]
    said = [dated.expression for dated in dated_in(tree) if dated.expression.start < end]
    return any(date.end > start or not tree.text[date.end : start].strip(" ,") for date in said)


def _own_time(tree: Tree, predicate: int, article_date: str, *, before: int = -1, clauses: bool = True) -> Time:
    """Combine the expressions that hang on a predicate; the most exact of several wins."""
    best = {"since": "", "until": "", "on": ""}
    for hung in dated_in(tree):
        is_its = hung.governor == predicate and (before < 0 or hung.head < before)
        if is_its and hung not in apportioned(tree).values():
            for role, dated in _bounds(hung, role_of(tree, hung, predicate)):
                value = resolved(tree, dated, article_date) if role else ""
                if len(value) > len(best.get(role, value)):
                    best[role] = value
    if clauses:
        _add_bounds(tree, predicate, article_date, best)
    return Time(**best)


def _bounds(dated: Dated, role: str) -> tuple[tuple[str, Dated], ...]:
    """Return both ends of "from 7 to 11 October", else the one date."""
    days = dated.expression
    if role != "since" or not days.last_day:
        return ((role, dated),)
    ends = (("since", days.day), ("until", days.last_day))
    return tuple((end, replace(dated, expression=replace(days, day=day, last_day=0))) for end, day in ends)


def _add_bounds(tree: Tree, predicate: int, article_date: str, best: dict[str, str]) -> None:
    """Read "since war ended in 1994" and "until the truce of May 1994": the date inside bounds the state."""
    for head in (*adverbial_clauses(tree, predicate), *obliques(tree, predicate, _BOUNDS)):
        side = {"since": "since", "ever since": "since", "until": "until", "till": "until"}.get(marker(tree, head))
        if side and not best[side] and not (side == "since" and is_simple_past(tree, predicate)):
            best[side] = _first_inside(tree, head, article_date)


def _first_inside(tree: Tree, head: int, article_date: str) -> str:
    start, end = _clause(tree, head)
    for dated in dated_in(tree):
        if start <= dated.expression.start < end and dated.preposition not in ("before", "after"):
            return resolved(tree, dated, article_date)
    return ""


def _clause(tree: Tree, head: int) -> tuple[int, int]:
    """Return where the clause that a word heads begins and ends in the text."""
    first, last = clause(tree, head)
    return tree.offsets[first], tree.ends[last]


def _modified_time(tree: Tree, predicate: int, article_date: str) -> Time:
    """Return the date that a when-clause says more about: "since 1991, when troops occupied it"."""
    if marker(tree, predicate) != "when":
        return Time()
    start, _ = _clause(tree, predicate)
    for dated in dated_in(tree):
        if dated.expression.end <= start and not tree.text[dated.expression.end : start].strip(" ,"):
            value = resolved(tree, dated, article_date)
            return Time(since=value if role_of(tree, dated, dated.governor) == "since" else "", on=value)
    return Time()


def _since_of_perfect(tree: Tree, predicate: int, article_date: str) -> Time:
    """Return the "since" of a perfect, wherever the parser hung it: "has been held by rebels backed by X since May"."""
    if not is_perfect(tree, predicate):
        return Time()
    _, end = _clause(tree, predicate)
    if tree.text.find(" ever since", tree.offsets[predicate], end) >= 0:
        return Time(since=_told_before(tree, predicate, article_date))
    at = tree.text.find(" since ", tree.offsets[predicate], end)
    for dated in dated_in(tree) if at >= 0 else ():
        if at < dated.expression.start < end and is_verb(tree, dated.governor):
            return Time(since=resolved(tree, dated, article_date))
    return Time()


def _told_before(tree: Tree, predicate: int, article_date: str) -> str:
    """Return the last date of the sentence before a predicate: "recognised it in 1976 and has armed it ever since"."""
    first = tree.offsets[tree.sentence(predicate)[0]]
    said = [dated for dated in dated_in(tree) if first <= dated.expression.start < tree.offsets[predicate]]
    return resolved(tree, said[-1], article_date) if said else ""
