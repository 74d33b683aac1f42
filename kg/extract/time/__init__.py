"""When it holds or happened: since, until, on; and when it was said.

A date belongs to the predicate that it hangs on in the parse: in "said on Wednesday that troops left in May", Wednesday
is the time of saying (`report_time`), May that of leaving (`event_time`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.factuality import factuality
from kg.extract.factuality.lexicon import lexicon
from kg.extract.nouns import noun_lexicon
from kg.extract.time.grammar import Expression, expressions, time_words
from kg.extract.time.resolve import resolve
from kg.extract.time.sharers import sharers
from kg.text import syntax
from kg.text.per_doc import PerDoc

__all__ = ["Time", "event_time", "is_time", "report_time", "time_of"]


_THINGS = frozenset({"Person", "Group", "ArmedForces", "ArmedGroup", "State", "Territory", "Settlement", "Facility"})


@dataclass(frozen=True, slots=True, order=True)
class Time:
    """ISO 8601 dates as exact as the text allows (day, month or year), "" where it says nothing."""

    since: str = ""
    until: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time expression in the tree: its head token, what it hangs on, and the preposition before it.

    ``anchor`` is the last date before it; ``near`` says that this stands in the same sentence.
    """

    expression: Expression
    head: int
    governor: int
    preposition: str
    anchor: Expression | None
    near: bool


def event_time(predicate: Token, article_date: str) -> Time:
    """Return when what the predicate says holds or happened."""
    found = _own_time(predicate, article_date)
    if found == Time():
        found = _modified_time(predicate, article_date)
    if found == Time():
        found = _since_of_perfect(predicate, article_date)
    if found == Time():
        members = syntax.conjuncts(predicate)
        for other in sharers(predicate):
            found = _own_time(other, article_date, before=predicate.i if other in members else -1)
            if found != Time():
                break
    return found


def report_time(cue: Token, article_date: str) -> str:
    """Return the date of the saying: "said on Wednesday"; "" where the text gives none.

    The cue is the reporting verb or noun, or the noun of "according to".
    """
    for token in (cue, *syntax.obliques(cue, "in", "at", "during", "on", "to")):
        found = _own_time(token, article_date, clauses=False).on
        if found:
            return found
    return ""


def is_time(token: Token) -> bool:
    """Say whether a token is part of a time expression."""
    return any(d.expression.start <= token.idx < d.expression.end for d in _dated(token.doc))


def time_of(token: Token, article_date: str) -> str:
    """Return the date of the time expression that covers a token, "" if none does."""
    for dated in _dated(token.doc):
        if dated.expression.start <= token.idx < dated.expression.end:
            return _resolved(dated, token.doc, article_date)
    return ""


def _own_time(predicate: Token, article_date: str, *, before: int = -1, clauses: bool = True) -> Time:
    """Combine the expressions that hang on a predicate; the most exact of several wins."""
    doc = predicate.doc
    best = {"since": "", "until": "", "on": ""}
    for hung in _dated(doc):
        if hung.governor == predicate.i and (before < 0 or hung.head < before):
            for role, dated in _bounds(hung, _role(hung, predicate)):
                value = _resolved(dated, doc, article_date) if role else ""
                if len(value) > len(best.get(role, value)):
                    best[role] = value
    if clauses:
        _add_bounds(predicate, article_date, best)
    return Time(**best)


def _bounds(dated: _Dated, role: str) -> tuple[tuple[str, _Dated], ...]:
    """Return both ends of "from 7 to 11 October", else the one date."""
    days = dated.expression
    if role != "since" or not days.last_day:
        return ((role, dated),)
    ends = (("since", days.day), ("until", days.last_day))
    return tuple((end, replace(dated, expression=replace(days, day=day, last_day=0))) for end, day in ends)


def _role(dated: _Dated, predicate: Token) -> str:
    """Return the side of the interval that the preposition says, "" for none ("before 1994")."""
    role = _roles().get(dated.preposition, "on")
    if role == "deadline":
        return "until" if factuality(predicate).modality != "actual" else ""
    return "" if role == "none" else role


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in time_words()["prepositions"].items() for word in words}


def _add_bounds(predicate: Token, article_date: str, best: dict[str, str]) -> None:
    """Read "since war ended in 1994" and "until the truce of May 1994": the date inside bounds the state."""
    for clause in (*syntax.adverbial_clauses(predicate), *syntax.obliques(predicate, "since", "until", "till")):
        side = {"since": "since", "ever since": "since", "until": "until", "till": "until"}.get(syntax.marker(clause))
        if side and not best[side]:
            best[side] = _first_inside(clause, article_date)


def _first_inside(clause: Token, article_date: str) -> str:
    doc = clause.doc
    span = syntax.clause(clause)
    for dated in _dated(doc):
        if span.start <= dated.expression.start < span.end and dated.preposition not in ("before", "after"):
            return _resolved(dated, doc, article_date)
    return ""


def _modified_time(predicate: Token, article_date: str) -> Time:
    """Return the date that a when-clause says more about: "since 1991, when troops occupied it"."""
    if syntax.marker(predicate) != "when":
        return Time()
    doc = predicate.doc
    start = syntax.clause(predicate).start
    for dated in _dated(doc):
        if dated.expression.end <= start and not syntax.text_of(doc)[dated.expression.end : start].strip(" ,"):
            value = _resolved(dated, doc, article_date)
            return Time(since=value if _role(dated, predicate) == "since" else "", on=value)
    return Time()


def _since_of_perfect(predicate: Token, article_date: str) -> Time:
    """Return the "since" of a perfect, wherever the parser hung it: "has been held by rebels backed by X since May"."""
    if not any(auxiliary.lemma_ in ("have", "'ve", "’ve") for auxiliary in syntax.auxiliaries(predicate)):
        return Time()
    doc = predicate.doc
    span = syntax.clause(predicate)
    at = syntax.text_of(doc).find(" since ", predicate.idx, span.end)
    for dated in _dated(doc) if at >= 0 else ():
        if at < dated.expression.start < span.end:
            return Time(since=_resolved(dated, doc, article_date))
    return Time()


def _resolved(dated: _Dated, doc: Doc, article_date: str) -> str:
    expression = dated.expression
    anchor = ""
    if dated.anchor is not None and (expression.anchored or _gives_year(dated, article_date)):
        anchor = resolve(dated.anchor, article_date)
    elif not article_date and not expression.anchored:
        anchor = _named_year(doc)
    needs_side = expression.kind == "weekday" or (expression.kind == "date" and not expression.year)
    future = needs_side and not anchor and _lies_ahead(doc[dated.governor])
    return resolve(expression, article_date, anchor, future=future)


def _gives_year(dated: _Dated, article_date: str) -> bool:
    """Say whether a date without a year takes that of the date before.

    In an article of a known day it does so within a sentence only: news leaves out the year for the last twelve months.
    """
    return dated.anchor is not None and bool(dated.anchor.year) and (dated.near or len(article_date) < 10)


def _named_year(doc: Doc) -> str:
    """Return the year of the event that the first paragraph names, "" if it names none: "during the 1994 war"."""
    first = _dated(doc)[0].expression
    return str(first.year) if first.unit == "event" and "\n" not in syntax.text_of(doc)[: first.start].strip() else ""


def _lies_ahead(predicate: Token) -> bool:
    verb = syntax.main_verb(predicate)
    if syntax.tense(verb) == "past":
        return False
    reports = lexicon().effect("that", verb.lemma_)
    if syntax.tense(verb) == "present" and not (reports and reports.reported):
        return True  # "is due in Warsaw on Friday", "the council meets on Monday"
    return factuality(verb).modality in ("planned", "required", "conditional") or syntax.tense(verb) == "future"


def _hung(doc: Doc) -> tuple[_Dated, ...]:
    """Hang each expression on the tree; remember the last date before it that has a month."""
    found: list[_Dated] = []
    anchor: Expression | None = None
    for expression in expressions(syntax.text_of(doc)):
        span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
        if span is None:
            continue
        head = _head(span.start, span.end, doc)
        near = anchor is not None and anchor.start >= doc[syntax.sentence(head)[0]].idx
        found.append(_Dated(expression, head.i, _governor(head), _preposition(head, span.start, found), anchor, near))
        if expression.kind == "date" and (expression.year or anchor is None or expression.day):
            anchor = _carried(expression, anchor)
    return tuple(found)


_dated = PerDoc(_hung)


def _carried(expression: Expression, anchor: Expression | None) -> Expression:
    """Give a date without a year the year of the one before, if that has one."""
    if expression.year or anchor is None or not anchor.year:
        return expression
    step = 1 if expression.month - anchor.month < -6 else 0
    return replace(expression, year=anchor.year + step)


def _head(start: int, end: int, doc: Doc) -> Token:
    for index in range(start, end):
        token = doc[index]
        if not token.is_punct and not start <= token.head.i < end:
            return token
    return doc[start].sent.root if doc[start].head == doc[start] else doc[start]


def _governor(head: Token) -> int:
    """Return the predicate or noun that a date hangs on.

    Coordinated dates hang where the first does; what the parser hung on a name ("Estvia on Monday said") is the verb's,
    and so are "in the spring of 2021" and what stands before the word that opens a clause ("said on Monday that").
    """
    links = syntax.governing(head)
    moment = syntax.preposition(head) in ("", "on")
    for link in links:
        is_passed = link.kind == "conjunct" or _has_no_date(link.token, moment)
        if not is_passed and not _opens_after(link.token, head):
            return link.token.i
    return links[-1].token.i if links and links[-1].token.pos_ == "PROPN" else head.i


def _has_no_date(noun: Token, moment: bool) -> bool:
    """Say whether a date is never that of this word: a name, a part of a time, and on one day a person or place."""
    if noun.pos_ in ("PROPN", "PRON") or noun.lemma_ in time_words()["periods"]:
        return True
    known = noun_lexicon().common.get(noun.lower_) if moment and noun.pos_ == "NOUN" else None
    return known is not None and known.type in _THINGS


def _opens_after(verb: Token, date: Token) -> bool:
    """Say whether the clause of a verb begins behind a date."""
    return any(child.lower_ == "that" and child.tag_ == "IN" and child.i > date.i for child in verb.lefts)


def _preposition(head: Token, start: int, before: list[_Dated]) -> str:
    """Return the preposition; in "from 1992 to 1994" and "between May and June" each bound has its own."""
    words = syntax.preposition(head)
    previous = head.doc[start - 1].lower_ if start else ""
    if previous in ("to", "until", "till", "through", "since", "from", "by"):
        return previous
    if words == "of" and head.head.lemma_ in time_words()["periods"]:
        words = syntax.preposition(head.head)  # "by the end of 2019"
    if previous == "and" and before and before[-1].preposition == "since" and before[-1].expression.end + 5 >= head.idx:
        return "until"
    return "since" if words == "between" else words
