"""Times that are counted from another deed of the sentence: "left two days after the truce of 4 May"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.extract.time.expression import Expression
from kg.extract.time.hanging import base_of, dated_in, is_possible, is_told_now
from kg.extract.time.resolve import resolve
from kg.text.syntax import Tree
from kg.text.syntax.links import main_verb
from kg.text.syntax.once import once_a_tree


@dataclass(frozen=True, slots=True)
class _Offset:
    """What happened (``late``) so long after or before something else (``base``)."""

    expression: Expression
    late: int
    base: int


def counted_time(tree: Tree, predicate: int, article_date: str, own: Callable[[int], str]) -> str:
    """Return the date that one of two deeds has from the other, "" if neither has one; ``own`` tells a deed's own date.

    Of what years ago makes the present ("two years after the accord, rebels hold the valleys") the year alone is known.
    """
    for offset in _offsets(tree):
        found = ""
        if predicate == offset.late:
            found = _shifted(offset.expression, own(offset.base))
        elif predicate == offset.base:
            back = replace(offset.expression, amount=-offset.expression.amount)
            is_now = back.unit == "year" and is_told_now(tree, offset.late)
            found = _shifted(back, own(offset.late) or (article_date[:4] if is_now else ""))
        if found and is_possible(tree, predicate, found, article_date):
            return found
    return ""


def _shifted(expression: Expression, date: str) -> str:
    if not date:
        return ""
    if expression.unit == "hour":
        return date if len(date) == 10 else ""
    return resolve(replace(expression, kind="distance", anchored=True), "", date)


@once_a_tree
def _offsets(tree: Tree) -> tuple[_Offset, ...]:
    return tuple(_found(tree))


def _found(tree: Tree) -> Iterator[_Offset]:
    """Find both deeds: what "after" belongs to, and the verb above that."""
    for dated in dated_in(tree):
        if dated.expression.kind == "offset":
            base = base_of(tree, dated)
            after = bisect_left(tree.offsets, dated.expression.end) - 1
            above = tree.head[base]
            while above < base and after > above >= dated.head - 1 and above != tree.head[above]:
                above = tree.head[above]  # "a day after they left", hung on "day"
            late = main_verb(tree, above)
            if base > after and late != base:
                yield _Offset(dated.expression, late, base)
