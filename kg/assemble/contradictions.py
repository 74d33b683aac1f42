"""Which assertions and casualty reports cannot both hold; both are kept, neither is resolved away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.assemble.interval import Interval


@dataclass(frozen=True, slots=True, order=True)
class Stand:
    """Where one holder stands: an assertion that something actually is so, or is not.

    ``holder`` is the entity that holds it, or the source of the article; ``rival`` the argument that there can be only
    one of (who controls, who did it), as the side it belongs to.
    """

    holder: str
    assertion: str
    proposition: str
    affirms: bool
    when: Interval
    rival: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Count:
    """How many people one holder reports, as the least and the most that its words allow."""

    holder: str
    report: str
    least: float
    most: float
    when: Interval


@dataclass(frozen=True, slots=True, order=True)
class Opposition:
    """Two that contradict each other, and in what: polarity, control, number or agent."""

    kind: str
    first: str
    second: str


def opposed_in_polarity(stands: Iterable[Stand]) -> Iterator[Opposition]:
    """Yield where one holder affirms and another denies one proposition, for days in common.

    >>> yes = Stand("armenia", "a1", "p", True, Interval())
    >>> no = Stand("azerbaijan", "a2", "p", False, Interval())
    >>> [each.kind for each in opposed_in_polarity([yes, no, Stand("armenia", "a3", "p", False, Interval())])]
    ['polarity']
    """
    yield from _first_oppositions("polarity", stands, side=lambda stand: str(stand.affirms))


def opposed_rivals(stands: Iterable[Stand], kind: str) -> Iterator[Opposition]:
    """Yield where two holders name different ones for what there can be only one of, for days in common.

    >>> one = Stand("armenia", "a1", "p1", True, Interval(), "armenia")
    >>> other = Stand("azerbaijan", "a2", "p2", True, Interval(), "azerbaijan")
    >>> [each.kind for each in opposed_rivals([one, other], "control")]
    ['control']
    """
    affirmed = (stand for stand in stands if stand.affirms)
    yield from _first_oppositions(kind, affirmed, side=lambda stand: stand.rival)


def opposed_in_number(counts: Iterable[Count]) -> Iterator[Opposition]:
    """Yield where two holders count the same people differently: no number satisfies both.

    >>> list(opposed_in_number([Count("a", "c1", 10, 10, Interval()), Count("b", "c2", 12, float("inf"), Interval())]))
    [Opposition(kind='number', first='c1', second='c2')]
    """
    for one, other in combinations(sorted(set(counts)), 2):
        apart = one.most < other.least or other.most < one.least
        if apart and one.holder != other.holder and one.when.overlaps(other.when):
            yield _opposition("number", one.report, other.report)


def bounds(count: int, comparator: str) -> tuple[float, float]:
    """Return the least and the most that a count with its comparator allows; "about" is a tenth up or down.

    >>> bounds(850, "at least"), bounds(50, "about"), bounds(46, "exactly")
    ((850, inf), (45.0, 55.0), (46, 46))
    """
    match comparator:
        case "at least":
            return count, float("inf")
        case "at most":
            return 0, count
        case "about":
            return round(count * 0.9, 1), round(count * 1.1, 1)
    return count, count


def _first_oppositions(kind: str, stands: Iterable[Stand], side: Callable[[Stand], str]) -> Iterator[Opposition]:
    """Yield, for every holder on every side, the first of another side that it cannot hold together with.

    Every holder that is opposed is shown with one that opposes it, and a thousand against a thousand are two thousand
    contradictions, not a million.
    """
    spoken = tuple(_once(stands))
    found: set[Opposition] = set()
    opposed: set[tuple[str, str]] = set()
    for stand in spoken:
        if (side(stand), stand.holder) not in opposed:
            against = (each for each in spoken if side(each) != side(stand) and _disagree(stand, each))
            if (first := next(against, None)) is not None:
                opposed.add((side(stand), stand.holder))
                found.add(_opposition(kind, stand.assertion, first.assertion))
    yield from sorted(found)


def _once(stands: Iterable[Stand]) -> Iterator[Stand]:
    """Keep the first of all that a holder says alike for the same days."""
    seen: set[tuple[object, ...]] = set()
    for stand in sorted(set(stands)):
        alike = (stand.holder, stand.proposition, stand.affirms, stand.rival, stand.when)
        if alike not in seen:
            seen.add(alike)
            yield stand


def _disagree(one: Stand, other: Stand) -> bool:
    return one.holder != other.holder and one.when.overlaps(other.when)


def _opposition(kind: str, one: str, other: str) -> Opposition:
    return Opposition(kind, min(one, other), max(one, other))
