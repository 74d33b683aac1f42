"""How time expressions hang in the tree: on which predicate, with which preposition, counted from which date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.factuality import factuality
from kg.extract.factuality.lexicon import lexicon
from kg.extract.nouns import noun_lexicon
from kg.extract.time.entries import entry_of, heads_entry
from kg.extract.time.expression import Expression, time_words
from kg.extract.time.grammar import expressions
from kg.extract.time.resolve import resolve
from kg.text.syntax import Tree
from kg.text.syntax.links import main_verb, upward
from kg.text.syntax.nominals import preposition
from kg.text.syntax.once import once_a_tree
from kg.text.syntax.verbs import auxiliaries, copula, is_finite, tense

_LOOK_BACK, _DEEPEST = 3, 5
_EXACT = {"year": 4, "month": 7}
_THINGS = frozenset({"Person", "Group", "ArmedForces", "ArmedGroup", "State", "Territory", "Settlement", "Facility"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression in the tree: its head word, what it hangs on, and the preposition before it.

    ``anchor`` is the date before it that gives it a year; ``near`` says that this stands in the same sentence, has its
    year from one that does, or heads the entry of a chronology in which this stands (``entry``). ``before`` are the
    last expressions before it, for what counts from them.
    """

    expression: Expression
    head: int
    governor: int
    preposition: str
    anchor: Expression | None = None
    near: bool = False
    before: tuple[Dated, ...] = ()
    entry: Expression | None = None


def role_of(tree: Tree, dated: Dated, predicate: int) -> str:
    """Return the side of the interval that the preposition says, "" for none ("before 1994")."""
    role = _roles().get(dated.preposition, "on")
    if dated.preposition == "since" and is_simple_past(tree, predicate):
        return ""  # "Vard, in office since May, accused": said of the name
    if role == "deadline":
        return "until" if factuality(tree, predicate).modality != "actual" else ""
    if role == "on" and _is_bound(tree, dated, predicate):
        return "since"
    if role == "standing":
        return "on" if tense(tree, predicate) and not is_perfect(tree, predicate) else ""
    return "" if role == "none" else role


def _is_bound(tree: Tree, dated: Dated, predicate: int) -> bool:
    """Say whether a date is that of "since ...": "has armed it since the start of the war in 2022"."""
    between = tree.text[tree.offsets[predicate] : dated.expression.start]
    behind = between.rpartition(" since ")[2] if " since " in between else ","
    return is_perfect(tree, predicate) and "," not in behind and " and " not in behind


def is_simple_past(tree: Tree, predicate: int) -> bool:
    """Say whether a verb tells what was done, with which no "since" goes."""
    is_bare = not auxiliaries(tree, predicate) and copula(tree, predicate) < 0
    return is_bare and is_finite(tree, predicate) and tense(tree, predicate) == "past"


def is_perfect(tree: Tree, predicate: int) -> bool:
    """Say whether a verb tells what has happened by then: "has left"."""
    return any(tree.lemma[auxiliary] in ("have", "'ve", "’ve") for auxiliary in auxiliaries(tree, predicate))


def is_told_now(tree: Tree, predicate: int) -> bool:
    """Say whether a verb tells of the article's own day: "are moving in"."""
    return tense(tree, predicate) == "present"


@cache
def _roles() -> dict[str, str]:
    return {word: role for role, words in time_words()["prepositions"].items() for word in words}


def resolved(tree: Tree, dated: Dated, article_date: str, depth: int = 0) -> str:
    """Return the date that an expression means where it stands, "" if it cannot be known."""
    expression = dated.expression
    if expression.anchored:
        return _counted(tree, dated, article_date, depth)
    anchor = ""
    if dated.anchor is not None and _gives_year(tree, dated, article_date):
        anchor = resolve(dated.anchor, article_date)
    elif not article_date:
        anchor = _named_year(tree)
    needs_side = expression.kind in ("weekday", "season") or (expression.kind == "date" and not expression.year)
    future = (
        needs_side
        and not anchor
        and dated.preposition != "since"
        and _lies_ahead(tree, dated.governor, is_history=dated.entry is not None)
    )
    return resolve(expression, article_date, anchor, future=future)


def _counted(tree: Tree, dated: Dated, article_date: str, depth: int) -> str:
    """Count from the last of the dates before that is exact enough; nothing told as past lies after the article."""
    finest = 4 if dated.expression.month else _EXACT.get(dated.expression.unit, 10)
    for before in dated.before if depth < _DEEPEST else ():
        anchor = resolved(tree, before, article_date, depth + 1)
        if len(anchor) >= finest:
            found = resolve(dated.expression, article_date, anchor)
            return found if is_possible(tree, dated.governor, found, article_date) else ""
    return ""


def is_possible(tree: Tree, predicate: int, date: str, article_date: str) -> bool:
    """Say whether a date may be that of a deed: what counting puts after the article must be told as to come."""
    if not article_date or date <= article_date[: len(date)]:
        return True
    verb = main_verb(tree, predicate)
    return tense(tree, verb) == "future" or factuality(tree, verb).modality in ("planned", "required", "conditional")


def _gives_year(tree: Tree, dated: Dated, article_date: str) -> bool:
    """Say whether a date without a year takes that of the date before.

    In news of a known day it does so within a sentence only: news leaves out the year for the last twelve months.
    """
    if dated.anchor is None or not dated.anchor.year:
        return False
    return dated.near or len(article_date) < 10 or is_chronicle(tree)


@once_a_tree
def is_chronicle(tree: Tree) -> bool:
    """Say whether a text tells of dates as history does: by the calendar, never from the day of its writing."""
    return not any(
        dated.expression.kind in ("weekday", "day", "season")
        or (dated.expression.kind in ("period", "distance") and not dated.expression.anchored)
        for dated in dated_in(tree)
    )


def _named_year(tree: Tree) -> str:
    """Return the year of the event that the first paragraph names, "" if it names none: "during the 1994 war"."""
    first = dated_in(tree)[0].expression
    return str(first.year) if first.unit == "event" and "\n" not in tree.text[: first.start].strip() else ""


def _lies_ahead(tree: Tree, predicate: int, *, is_history: bool) -> bool:
    """Say whether a verb tells of what is to come; chronologies tell the past in the present tense."""
    verb = main_verb(tree, predicate)
    told = tense(tree, verb)
    if told == "past" or (is_history and told != "future"):
        return False
    reports = lexicon().effect("that", tree.lemma[verb])
    if told == "present" and not (reports and reports.reported):
        return True  # "is due in Warsaw on Friday", "the council meets on Monday"
    return told == "future" or factuality(tree, verb).modality in ("planned", "required", "conditional")


@once_a_tree
def dated_in(tree: Tree) -> tuple[Dated, ...]:
    """Hang each expression on the tree; remember the last date before it that has a month."""
    found: list[Dated] = []
    anchor, sure = None, False
    entry: Expression | None = None
    for expression in expressions(tree.text):
        dated = _hung(tree, expression, found)
        if dated is None:
            continue
        if heads_entry(tree.text, expression):
            entry = _carried(expression, entry)
        headed = entry if entry_of(tree.text, entry, expression.start) else None
        begins = tree.offsets[tree.sentence(dated.head)[0]]
        near = sure and anchor is not None and anchor.start >= begins
        year = _year_of_sentence(tree, found, begins) if not near else None
        year = headed if headed is not None and headed.year and not (near or year) else year
        _make_range(found, expression, tree.text)
        dated = replace(dated, anchor=year or anchor, near=near or year is not None, entry=headed)
        found.append(replace(dated, preposition=_preposition(tree, dated.head, dated.expression.start, found)))
        if _anchors(found[-1], anchor):
            anchor, sure = _carried(expression, anchor), bool(expression.year) or near
    return tuple(found)


def _hung(tree: Tree, expression: Expression, found: list[Dated]) -> Dated | None:
    """Hang an expression on the tree, if it is no part of a name for something ("the spring offensive")."""
    first = bisect_right(tree.offsets, expression.start) - 1
    head = _head(tree, first, bisect_left(tree.offsets, expression.end))
    above = tree.head[head]
    if expression.kind == "season" and tree.pos[above] == "NOUN" and above > head:
        return None
    before = tuple(one for one in reversed(found[-_LOOK_BACK:]) if _is_told(one))
    governor = _governor(tree, head, expression)
    governor = _of_other(tree, expression, found[-1] if found else None, governor)
    return Dated(expression, head, _of_apposition(tree, head, governor), "", before=before)


def base_of(tree: Tree, offset: Dated) -> int:
    """Return the deed from which "two days after" counts."""
    return tree.head[bisect_left(tree.offsets, offset.expression.end) - 1]


def _of_other(tree: Tree, expression: Expression, before: Dated | None, governor: int) -> int:
    """Give a date behind "a day before he visited Vell" to the visit, where the parser gave it to the main verb."""
    if before is None or before.expression.kind != "offset":
        return governor
    base = base_of(tree, before)
    is_behind = tree.offsets[governor] < before.expression.start < tree.offsets[base] < expression.start
    return base if is_behind and "," not in tree.text[before.expression.end : expression.start] else governor


def _of_apposition(tree: Tree, head: int, governor: int) -> int:
    """Give "since 2013" in "Estvia, a mediator since 2013, left" to the noun before it, not to the verb behind."""
    since = head - 1
    while since > 0 and tree.lower[since] != "since" and since > head - 4:
        since -= 1
    if tree.lower[since] != "since" or governor <= head or since < 2 or not is_simple_past(tree, governor):
        return governor
    noun = since - 1
    first = max((word for word in range(noun) if tree.words[word] == ","), default=-1)
    while first < tree.head[noun] < since and tree.head[noun] != noun:
        noun = tree.head[noun]
    return noun if first >= 0 and tree.sentence(first) == tree.sentence(head) else governor


def _make_range(found: list[Dated], second: Expression, text: str) -> None:
    """Read "on Monday and Tuesday" as from one to the other."""
    first = found[-1].expression if found else second
    follows = first.weekday >= 0 and (first.weekday + 1) % 7 == second.weekday and not second.direction
    if follows and found[-1].preposition in ("", "on") and text[first.end : second.start] == " and ":
        found[-1] = replace(found[-1], preposition="from")


def _anchors(dated: Dated, anchor: Expression | None) -> bool:
    """Say whether the dates behind take their year from this one: hardly from "a member since July 2002"."""
    expression = dated.expression
    if expression.kind != "date" or not expression.month:
        return False
    return anchor is None or (bool(expression.year or expression.day) and dated.preposition != "since")


def _year_of_sentence(tree: Tree, found: list[Dated], begins: int) -> Expression | None:
    """Return the year that a sentence names before: "in the 1992 war they fought from March to July"."""
    for last in reversed(found[-_LOOK_BACK:]):
        if last.expression.kind == "year" and last.expression.start >= begins:
            introduced = last.preposition or preposition(tree, last.governor)
            return last.expression if introduced in ("in", "during") else None
    return None


def _is_told(dated: Dated) -> bool:
    """Say whether a story may count on from this date: it happened then, and did not begin, end or name something."""
    is_named = dated.expression.kind in ("offset", "season") or dated.expression.unit == "event"
    return not is_named and _roles().get(dated.preposition, "on") == "on"


def _carried(expression: Expression, anchor: Expression | None) -> Expression:
    """Give a date without a year the year of the one before, if that has one."""
    if expression.year or anchor is None or not anchor.year:
        return expression
    if not (expression.month and anchor.month):
        return replace(expression, year=anchor.year) if expression.kind == "date" else expression
    step = 1 if expression.month - anchor.month < -6 else 0
    return replace(expression, year=anchor.year + step)


def _head(tree: Tree, first: int, after: int) -> int:
    """Return the word of an expression that hangs on one outside, the first where none does."""
    for word in range(first, after):
        is_outside = not first <= tree.head[word] < after
        if is_outside and any(char.isalnum() for char in tree.words[word]):
            return word
    return first


def _governor(tree: Tree, head: int, expression: Expression) -> int:
    """Return the predicate or noun that a date hangs on.

    Coordinated dates hang where the first does; what the parser hung on a name ("Estvia on Monday said") is the verb's,
    and so are "in the spring of 2021" and what stands before the word that opens a clause ("said on Monday that").
    """
    links = upward(tree, head)
    introduced = preposition(tree, head)
    moment, is_bare = introduced in ("", "on"), not introduced and expression.kind in ("day", "following")
    for link in links:
        is_passed = link.kind == "conjunct" or _has_no_date(tree, link.word, moment)
        is_passed = is_passed or (is_bare and tree.pos[link.word] == "NOUN" and not _is_deed(tree, link.word))
        if not is_passed and not _opens_after(tree, link.word, head):
            return link.word
    return links[-1].word if links and tree.pos[links[-1].word] == "PROPN" else head


def _has_no_date(tree: Tree, noun: int, moment: bool) -> bool:
    """Say whether a date is never that of this word: a name, a part of a time, and on one day a person or place."""
    if tree.pos[noun] in ("PROPN", "PRON"):
        return True
    if tree.pos[noun] == "NOUN" and tree.lemma[noun] in time_words()["periods"]:
        return True
    known = noun_lexicon().common.get(tree.lower[noun]) if moment and tree.pos[noun] == "NOUN" else None
    return known is not None and known.type in _THINGS


def _is_deed(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in time_words()["deeds"]


def _opens_after(tree: Tree, verb: int, date: int) -> bool:
    """Say whether the clause of a verb begins behind a date."""
    between = [kid for kid in tree.kids[verb] if date < kid < verb]
    return any(tree.lower[kid] == "that" and tree.tag[kid] == "IN" for kid in between)


def _preposition(tree: Tree, head: int, at: int, before: list[Dated]) -> str:
    """Return the preposition; in "from 1992 to 1994" and "between May and June" each bound has its own."""
    words, start = preposition(tree, head), bisect_right(tree.offsets, at) - 1
    previous = tree.lower[start - 1] if start else ""
    if previous in ("to", "until", "till", "through", "since", "from", "by"):
        return previous
    if words == "of" and tree.lemma[tree.head[head]] in time_words()["periods"]:
        words = preposition(tree, tree.head[head])  # "by the end of 2019"
    is_second = previous == "and" and bool(before) and before[-1].preposition == "from"
    if is_second and before[-1].expression.end + 5 >= tree.offsets[head]:
        return "until"
    return "from" if words == "between" else words
