"""When it holds or happened: since, until, on; and when it was said.

A date belongs to the predicate that it hangs on in the parse: in "said on Wednesday that troops left in May", Wednesday
is the time of saying (`report_time`), May that of leaving (`event_time`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.factuality import factuality
from kg.extract.factuality.lexicon import lexicon
from kg.extract.nouns import noun_lexicon
from kg.extract.time.grammar import Expression, expressions, time_words
from kg.extract.time.resolve import resolve
from kg.extract.time.sharers import sharers
from kg.text.syntax import Tree
from kg.text.syntax.links import main_verb, marker, upward
from kg.text.syntax.nominals import obliques, preposition
from kg.text.syntax.once import once, once_a_tree
from kg.text.syntax.spans import clause
from kg.text.syntax.verbs import adverbial_clauses, auxiliaries, tense

__all__ = ["Time", "event_time", "is_time", "report_time", "time_of"]

_SPEECHES = frozenset({"in", "at", "during", "on", "to"})
_BOUNDS = frozenset({"since", "until", "till"})
_THINGS = frozenset({"Person", "Group", "ArmedForces", "ArmedGroup", "State", "Territory", "Settlement", "Facility"})


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """ISO 8601 dates as exact as the text allows (day, month or year), "" where it says nothing."""

    since: str = ""
    until: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression in the tree: its head word, what it hangs on, and the preposition before it.

    ``anchor`` is the last date before it; ``near`` says that this stands in the same sentence.
    """

    expression: Expression
    head: int
    governor: int
    preposition: str
    anchor: Expression | None
    near: bool


def event_time(tree: Tree, predicate: int, article_date: str) -> Time:
    """Return when what the predicate says holds or happened."""
    if not _has_date(tree, tree.sentence(predicate)[0]):
        return Time()
    found = _own_time(tree, predicate, article_date)
    if found == Time():
        found = _modified_time(tree, predicate, article_date)
    if found == Time():
        found = _since_of_perfect(tree, predicate, article_date)
    if found == Time():
        members = tree.conjuncts(predicate)
        for other in sharers(tree, predicate):
            found = _own_time(tree, other, article_date, before=predicate if other in members else -1)
            if found != Time():
                break
    return found


def report_time(tree: Tree, cue: int, article_date: str) -> str:
    """Return the date of the saying: "said on Wednesday"; "" where the text gives none.

    The cue is the reporting verb or noun, or the noun of "according to".
    """
    for word in (cue, *obliques(tree, cue, _SPEECHES)) if _dated(tree) else ():
        found = _own_time(tree, word, article_date, clauses=False).on
        if found:
            return found
    return ""


def is_time(tree: Tree, word: int) -> bool:
    """Say whether a word is part of a time expression."""
    return any(dated.expression.start <= tree.offsets[word] < dated.expression.end for dated in _dated(tree))


def time_of(tree: Tree, word: int, article_date: str) -> str:
    """Return the date of the time expression that covers a word, "" if none does."""
    for dated in _dated(tree):
        if dated.expression.start <= tree.offsets[word] < dated.expression.end:
            return _resolved(tree, dated, article_date)
    return ""


@once
def _has_date(tree: Tree, first: int) -> bool:
    """Say whether a date stands in the sentence with this first word, or right before it: no other can be its own."""
    start, end = tree.offsets[first], tree.ends[tree.sentence(first)[1] - 1]
    said = [dated.expression for dated in _dated(tree) if dated.expression.start < end]
    return any(date.end > start or not tree.text[date.end : start].strip(" ,") for date in said)


def _own_time(tree: Tree, predicate: int, article_date: str, *, before: int = -1, clauses: bool = True) -> Time:
    """Combine the expressions that hang on a predicate; the most exact of several wins."""
    best = {"since": "", "until": "", "on": ""}
    for hung in _dated(tree):
        if hung.governor == predicate and (before < 0 or hung.head < before):
            for role, dated in _bounds(hung, _role(tree, hung, predicate)):
                value = _resolved(tree, dated, article_date) if role else ""
                if len(value) > len(best.get(role, value)):
                    best[role] = value
    if clauses:
        _add_bounds(tree, predicate, article_date, best)
    return Time(**best)


def _bounds(dated: _Dated, role: str) -> tuple[tuple[str, _Dated], ...]:
    """Return both ends of "from 7 to 11 October", else the one date."""
    days = dated.expression
    if role != "since" or not days.last_day:
        return ((role, dated),)
    ends = (("since", days.day), ("until", days.last_day))
    return tuple((end, replace(dated, expression=replace(days, day=day, last_day=0))) for end, day in ends)


def _role(tree: Tree, dated: _Dated, predicate: int) -> str:
    """Return the side of the interval that the preposition says, "" for none ("before 1994")."""
    role = _roles().get(dated.preposition, "on")
    if role == "deadline":
        return "until" if factuality(tree, predicate).modality != "actual" else ""
    return "" if role == "none" else role


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in time_words()["prepositions"].items() for word in words}


def _add_bounds(tree: Tree, predicate: int, article_date: str, best: dict[str, str]) -> None:
    """Read "since war ended in 1994" and "until the truce of May 1994": the date inside bounds the state."""
    for head in (*adverbial_clauses(tree, predicate), *obliques(tree, predicate, _BOUNDS)):
        side = {"since": "since", "ever since": "since", "until": "until", "till": "until"}.get(marker(tree, head))
        if side and not best[side]:
            best[side] = _first_inside(tree, head, article_date)


def _first_inside(tree: Tree, head: int, article_date: str) -> str:
    start, end = _clause(tree, head)
    for dated in _dated(tree):
        if start <= dated.expression.start < end and dated.preposition not in ("before", "after"):
            return _resolved(tree, dated, article_date)
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
    for dated in _dated(tree):
        if dated.expression.end <= start and not tree.text[dated.expression.end : start].strip(" ,"):
            value = _resolved(tree, dated, article_date)
            return Time(since=value if _role(tree, dated, predicate) == "since" else "", on=value)
    return Time()


def _since_of_perfect(tree: Tree, predicate: int, article_date: str) -> Time:
    """Return the "since" of a perfect, wherever the parser hung it: "has been held by rebels backed by X since May"."""
    if not any(tree.lemma[auxiliary] in ("have", "'ve", "’ve") for auxiliary in auxiliaries(tree, predicate)):
        return Time()
    _, end = _clause(tree, predicate)
    at = tree.text.find(" since ", tree.offsets[predicate], end)
    for dated in _dated(tree) if at >= 0 else ():
        if at < dated.expression.start < end:
            return Time(since=_resolved(tree, dated, article_date))
    return Time()


def _resolved(tree: Tree, dated: _Dated, article_date: str) -> str:
    expression = dated.expression
    anchor = ""
    if dated.anchor is not None and (expression.anchored or _gives_year(dated, article_date)):
        anchor = resolve(dated.anchor, article_date)
    elif not article_date and not expression.anchored:
        anchor = _named_year(tree)
    needs_side = expression.kind == "weekday" or (expression.kind == "date" and not expression.year)
    future = needs_side and not anchor and _lies_ahead(tree, dated.governor)
    return resolve(expression, article_date, anchor, future=future)


def _gives_year(dated: _Dated, article_date: str) -> bool:
    """Say whether a date without a year takes that of the date before.

    In an article of a known day it does so within a sentence only: news leaves out the year for the last twelve months.
    """
    return dated.anchor is not None and bool(dated.anchor.year) and (dated.near or len(article_date) < 10)


def _named_year(tree: Tree) -> str:
    """Return the year of the event that the first paragraph names, "" if it names none: "during the 1994 war"."""
    first = _dated(tree)[0].expression
    return str(first.year) if first.unit == "event" and "\n" not in tree.text[: first.start].strip() else ""


def _lies_ahead(tree: Tree, predicate: int) -> bool:
    verb = main_verb(tree, predicate)
    told = tense(tree, verb)
    if told == "past":
        return False
    reports = lexicon().effect("that", tree.lemma[verb])
    if told == "present" and not (reports and reports.reported):
        return True  # "is due in Warsaw on Friday", "the council meets on Monday"
    return told == "future" or factuality(tree, verb).modality in ("planned", "required", "conditional")


@once_a_tree
def _dated(tree: Tree) -> tuple[_Dated, ...]:
    """Hang each expression on the tree; remember the last date before it that has a month."""
    found: list[_Dated] = []
    anchor: Expression | None = None
    for expression in expressions(tree.text):
        first = bisect_right(tree.offsets, expression.start) - 1
        after = bisect_left(tree.offsets, expression.end)
        head = _head(tree, first, after)
        near = anchor is not None and anchor.start >= tree.offsets[tree.sentence(head)[0]]
        introduced = _preposition(tree, head, first, found)
        found.append(_Dated(expression, head, _governor(tree, head), introduced, anchor, near))
        if expression.kind == "date" and (expression.year or anchor is None or expression.day):
            anchor = _carried(expression, anchor)
    return tuple(found)


def _carried(expression: Expression, anchor: Expression | None) -> Expression:
    """Give a date without a year the year of the one before, if that has one."""
    if expression.year or anchor is None or not anchor.year:
        return expression
    step = 1 if expression.month - anchor.month < -6 else 0
    return replace(expression, year=anchor.year + step)


def _head(tree: Tree, first: int, after: int) -> int:
    """Return the word of an expression that hangs on one outside, the first where none does."""
    for word in range(first, after):
        is_outside = not first <= tree.head[word] < after
        if is_outside and any(char.isalnum() for char in tree.words[word]):
            return word
    return first


def _governor(tree: Tree, head: int) -> int:
    """Return the predicate or noun that a date hangs on.

    Coordinated dates hang where the first does; what the parser hung on a name ("Estvia on Monday said") is the verb's,
    and so are "in the spring of 2021" and what stands before the word that opens a clause ("said on Monday that").
    """
    links = upward(tree, head)
    moment = preposition(tree, head) in ("", "on")
    for link in links:
        is_passed = link.kind == "conjunct" or _has_no_date(tree, link.word, moment)
        if not is_passed and not _opens_after(tree, link.word, head):
            return link.word
    return links[-1].word if links and tree.pos[links[-1].word] == "PROPN" else head


def _has_no_date(tree: Tree, noun: int, moment: bool) -> bool:
    """Say whether a date is never that of this word: a name, a part of a time, and on one day a person or place."""
    if tree.pos[noun] in ("PROPN", "PRON") or tree.lemma[noun] in time_words()["periods"]:
        return True
    known = noun_lexicon().common.get(tree.lower[noun]) if moment and tree.pos[noun] == "NOUN" else None
    return known is not None and known.type in _THINGS


def _opens_after(tree: Tree, verb: int, date: int) -> bool:
    """Say whether the clause of a verb begins behind a date."""
    between = [kid for kid in tree.kids[verb] if date < kid < verb]
    return any(tree.lower[kid] == "that" and tree.tag[kid] == "IN" for kid in between)


def _preposition(tree: Tree, head: int, start: int, before: list[_Dated]) -> str:
    """Return the preposition; in "from 1992 to 1994" and "between May and June" each bound has its own."""
    words = preposition(tree, head)
    previous = tree.lower[start - 1] if start else ""
    if previous in ("to", "until", "till", "through", "since", "from", "by"):
        return previous
    if words == "of" and tree.lemma[tree.head[head]] in time_words()["periods"]:
        words = preposition(tree, tree.head[head])  # "by the end of 2019"
    is_second = previous == "and" and bool(before) and before[-1].preposition == "since"
    if is_second and before[-1].expression.end + 5 >= tree.offsets[head]:
        return "until"
    return "since" if words == "between" else words
