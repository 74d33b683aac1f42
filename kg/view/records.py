"""What the explorer shows, as flat rows that refer to each other by index (-1: none)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class ViewNode:
    """An entity, an office or a statement; ``type`` is a term of the ontology, or ``Statement``."""

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    affiliated: tuple[int, ...] = ()
    unnamed: bool = False


@dataclass(frozen=True, slots=True, order=True)
class ViewEdge:
    """One proposition (``says`` and ``about`` join a statement to its speaker and to what it is about).

    ``kind`` is ``fact`` where the plain triple stands, ``claim`` where it does not, ``inferred`` where a rule
    concluded it, ``says`` or ``about``.
    """

    source: int
    target: int
    relation: str
    kind: str
    iri: str = ""
    contested: bool = False
    belief: float = 0.0
    sources: int = 0


@dataclass(frozen=True, slots=True, order=True)
class ViewAssertion:
    """One holder's stance on one edge, with its evidence in one article.

    ``kind`` is ``fact`` (the article in its own voice), ``claim`` (a holder's) or ``statement`` (somebody said
    something). ``begin`` and ``end`` are the days between which it holds or happened, ISO 8601 as exact as known;
    ``reported`` is the day it was said or printed. Offsets are code points of the article's text.
    """

    edge: int
    kind: str
    holder: int
    stance: str
    modality: str
    statement: int
    article: int
    begin: str
    end: str
    reported: str
    ended: bool
    evidence: tuple[int, ...]
    trigger: tuple[int, ...]
    pattern: str
    confidence: float
    iri: str


@dataclass(frozen=True, slots=True, order=True)
class ViewStatement:
    """Something said; ``node`` is its place among the nodes, ``within`` the statement that reports it."""

    node: int
    text: str
    speakers: tuple[int, ...]
    kinds: tuple[str, ...]
    direct: bool
    cue: str
    addressees: tuple[int, ...]
    medium: str
    date: str
    within: int
    article: int
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True, order=True)
class ViewArticle:
    """One article; ``mentions`` are triples start, end, node of the words that stand for an entity."""

    iri: str
    name: str
    title: str
    date: str
    source: str
    url: str
    text: str
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ViewContradiction:
    """Two assertions (their indices) that cannot both hold; both are kept."""

    kind: str
    first: int
    second: int


@dataclass(frozen=True, slots=True, order=True)
class ViewCasualty:
    """One count of people according to one holder or article; never summed."""

    kind: str
    count: int
    comparator: str
    who: str
    holder: int
    place: int
    date: str
    article: int
    spans: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ViewData:
    """All that the page holds; nodes come first that are connected most. ``left_out`` counts articles."""

    nodes: tuple[ViewNode, ...] = ()
    edges: tuple[ViewEdge, ...] = ()
    assertions: tuple[ViewAssertion, ...] = ()
    statements: tuple[ViewStatement, ...] = ()
    articles: tuple[ViewArticle, ...] = ()
    contradictions: tuple[ViewContradiction, ...] = ()
    casualties: tuple[ViewCasualty, ...] = ()
    relations: dict[str, str] = field(default_factory=dict)
    left_out: int = 0
