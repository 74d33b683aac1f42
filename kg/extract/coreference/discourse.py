"""The working state of coreference: the mentions of one article and which of them are the same so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from kg.extract.attribution.draft import Draft
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import fold, person_words
from kg.extract.offices import find_titles
from kg.extract.offsets import Offsets
from kg.extract.title import Title
from kg.model import Article, Mention
from kg.text.syntax.tree import Tree, tree_of

PLACES = frozenset({"State", "Territory", "Settlement", "Facility"})
ORGANIZATIONS = frozenset(
    {
        "Organization",
        "Government",
        "ArmedForces",
        "ArmedGroup",
        "IntergovernmentalOrganization",
        "MediaOutlet",
        "PoliticalParty",
        "Company",
    }
)
COLLECTIVES = ORGANIZATIONS | {"State"}
"""Types of what is one and many: "the army ... it", "the army ... they"."""
PEOPLE = frozenset({"EthnicGroup", "Group"})
_NO_WORDS = frozenset({"DET", "PART", "PUNCT"})
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Same:
    """A decision of a sieve: the mention (by its number) stands for the same thing as the other, and why.

    ``certain`` says that the words themselves decide, whatever type was guessed for them.
    """

    mention: int
    other: int
    method: str
    score: float
    certain: bool = False


@dataclass(slots=True)
class Cluster:
    """What is known of one thing so far; grows as mentions join.

    ``types`` are those of its names, ``hints`` those of its descriptions. ``type`` is what counts: the type of its
    names, else of its descriptions; the first of the alphabet where they differ.
    """

    members: list[int]
    type: str
    keys: frozenset[str]
    types: frozenset[str]
    hints: frozenset[str]
    names: frozenset[str]
    genders: frozenset[str]
    titles: frozenset[str]
    of: int
    plural: bool

    @classmethod
    def of_one(cls, number: int, mention: Mention) -> Cluster:
        """Return what one mention says of what it stands for."""
        kind, plural, none = mention.kind, mention.plural, _NONE
        if kind == "pronoun":
            return cls([number], "", none, none, none, none, _only(pronoun_gender(mention.name)), none, -1, plural)
        types = _only(mention.type)
        if kind == "nominal":
            return cls([number], mention.type, none, none, types, none, none, none, -1, plural)
        name = fold(mention.name)
        return cls([number], mention.type, _only(mention.key), types, none, _only(name), none, none, -1, plural)

    @property
    def named(self) -> bool:
        """Whether a proper name stands for it."""
        return bool(self.names)

    def take(self, source: Cluster) -> None:
        """Add all that is known of another cluster; what this one belongs to goes first."""
        self.members = sorted(self.members + source.members)
        self.keys |= source.keys
        self.types |= source.types
        self.hints |= source.hints
        self.names |= source.names
        self.genders |= source.genders
        self.titles |= source.titles
        self.of = self.of if self.of >= 0 else source.of
        self.plural = self.plural and source.plural
        self.type = min(self.types or self.hints, default="")


class Discourse:
    """Mentions in the order of the text, numbered, and the clusters that they form.

    A sieve reads it and yields `Same` decisions; `join` carries one out unless the two sides contradict each other.
    Of each mention, by its number: its head token (``roots``) with lemma and sentence, its first token and the one
    after its last (``places``), the mentions that lie within its words, and its ``own_words``: those of a name or
    description without articles and without the places named inside. ``said`` and ``quoted`` are the contents of the
    attributions, all or the direct ones: first character, the one after the last, and the number of the draft.
    """

    def __init__(
        self,
        doc: Doc,
        article: Article,
        mentions: Iterable[Mention],
        drafts: Sequence[Draft],
        publisher: frozenset[str] = frozenset(),
    ) -> None:
        self.doc = doc
        self.article = article
        self.tree: Tree = tree_of(doc)
        self.drafts = tuple(drafts)
        self.speaker_roots = frozenset([draft.speaker_root for draft in self.drafts])
        self.said = [(p.start, p.end, n) for n, draft in enumerate(self.drafts) for p in draft.spans]
        self.quoted = [(p.start, p.end, n) for n, draft in enumerate(self.drafts) if draft.direct for p in draft.spans]
        self.publisher = publisher
        self.mentions: tuple[Mention, ...] = tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end, m.root)))
        self.roots = [mention.root for mention in self.mentions]
        self.by_root = {root: number for number, root in reversed(list(enumerate(self.roots)))}
        self.cluster_of = list(range(len(self.mentions)))
        self.clusters = {i: Cluster.of_one(i, m) for i, m in enumerate(self.mentions)}
        self.reasons: dict[int, tuple[str, float]] = {}
        self.several: dict[int, tuple[int, ...]] = {}
        self.unresolved: set[int] = set()
        offsets = Offsets.of(doc)
        self.places = offsets.places(self.mentions)
        self.within = _nested(self.mentions)
        self.sentence_of = offsets.sentences
        self.sentences = [self.sentence_of[root] for root in self.roots]
        self.lemmas = [self.tree.lemma[root] for root in self.roots]
        self.own_words = _own_words(self)
        self.titles: tuple[Title, ...] = find_titles(self.tree, self.mentions, offsets)
        self.of_kind: dict[tuple[str, ...], tuple[int, ...]] = {}

    def encloses(self, inner: int, outer: int) -> bool:
        """Tell whether the words of one mention lie within those of another."""
        a, b = self.mentions[inner].span, self.mentions[outer].span
        return b.start <= a.start and a.end <= b.end

    def is_subject(self, number: int) -> bool:
        """Tell whether a mention is the subject of its clause."""
        return self.tree.role[self.mentions[number].root] in ("nsubj", "nsubj:pass")

    def owner(self, number: int) -> int:
        """Return the cluster that a mention belongs to, -1 if none is said."""
        of = self.cluster(number).of
        return -1 if of < 0 else self.cluster_of[of]

    def numbers(self, *kinds: str) -> Iterator[int]:
        """Yield the numbers of the mentions of these kinds, in text order."""
        found = self.of_kind.get(kinds)
        if found is None:
            found = self.of_kind[kinds] = tuple([n for n, mention in enumerate(self.mentions) if mention.kind in kinds])
        return iter(found)

    def cluster(self, number: int) -> Cluster:
        """Return the cluster of a mention."""
        return self.clusters[self.cluster_of[number]]

    def same(self, first: int, second: int) -> bool:
        """Tell whether two mentions are in one cluster."""
        return self.cluster_of[first] == self.cluster_of[second]

    def resolved(self, number: int) -> bool:
        """Tell whether a sieve has already decided about this mention."""
        return number in self.reasons or number in self.several or len(self.cluster(number).members) > 1

    def join(self, decision: Same) -> bool:
        """Merge two clusters for the given reason; refuse where they contradict each other."""
        a, b = self.cluster_of[decision.mention], self.cluster_of[decision.other]
        if a == b or not compatible(self.clusters[a], self.clusters[b], typed=not decision.certain):
            return False
        self.reasons.setdefault(decision.mention, (decision.method, decision.score))
        keep, gone = min(a, b), max(a, b)
        target, source = self.clusters[keep], self.clusters.pop(gone)
        for number in source.members:
            self.cluster_of[number] = keep
        if bool(target.keys) != bool(source.keys) and target.types and source.types:
            (source if target.keys else target).types = _NONE
        target.take(source)
        return True


def _nested(mentions: Sequence[Mention]) -> list[list[int]]:
    """Return for each mention, in the order of the text, those within its words."""
    found: list[list[int]] = [[] for _ in mentions]
    around: list[tuple[int, list[int]]] = []
    for number, mention in enumerate(mentions):
        span = mention.span
        around = [(end, within) for end, within in around if end > span.start]
        for end, within in around:
            if span.end <= end:
                within.append(number)
        around.append((span.end, found[number]))
    return found


def _own_words(discourse: Discourse) -> list[tuple[str, ...]]:
    lower, pos, mentions = discourse.tree.lower, discourse.tree.pos, discourse.mentions
    found: list[tuple[str, ...]] = []
    for mention, (start, end), within in zip(mentions, discourse.places, discourse.within, strict=True):
        kept = [k for k in range(start, end) if pos[k] not in _NO_WORDS] if mention.kind != "pronoun" else []
        for other in within:
            if mentions[other].kind == "name" and mentions[other].type in PLACES:
                first, after = discourse.places[other]
                kept = [k for k in kept if not first <= k < after]
        words = [lower[k] for k in kept]
        while words and words[-1] == "of":
            words.pop()
        while words and words[0] == "of":
            words.pop(0)
        found.append(tuple(words))
    return found


def compatible(first: Cluster, second: Cluster, *, typed: bool = True) -> bool:
    """Tell whether nothing speaks against two clusters being one: keys, types (if asked), gender, persons' names."""
    if first.keys and second.keys and first.keys != second.keys:
        return False
    if first.genders and second.genders and not first.genders & second.genders:
        return False
    if typed and not _all_agree(first.types or first.hints, second.types or second.hints):
        return False
    if "Person" in first.types and "Person" in second.types:
        return not any(_other_person(a, b) for a in first.names for b in second.names)
    return True


@lru_cache(maxsize=4096)
def _all_agree(first: frozenset[str], second: frozenset[str]) -> bool:
    return all(types_agree(a, b) for a in first for b in second)


def types_agree(first: str, second: str) -> bool:
    """Tell whether one thing may be called both types.

    >>> types_agree("State", "Territory"), types_agree("Settlement", "State"), types_agree("Group", "ArmedGroup")
    (True, False, True)
    """
    if not first or not second or first == second:
        return True
    pair = {first, second}
    if pair <= ORGANIZATIONS | {"Group"}:
        return pair & {"Organization", "Group"} != set() or pair == {"ArmedForces", "ArmedGroup"}
    return pair in ({"State", "Territory"}, {"Group", "EthnicGroup"}, {"Territory", "Facility"})


def _other_person(first: str, second: str) -> bool:
    """Two full names of persons differ when their surnames or their given names do."""
    a, b = person_words(first), person_words(second)
    if len(a) < 2 or len(b) < 2 or a == b:
        return False
    return not (
        set(a) <= set(b) or set(b) <= set(a) or (a[-1] == b[-1] and a[0][0] == b[0][0] and 1 in map(len, (a[0], b[0])))
    )


def _only(word: str) -> frozenset[str]:
    return frozenset((word,)) if word else _NONE


def pronoun_gender(word: str) -> str:
    """Return ``m`` or ``f`` for a gendered pronoun, else the empty string.

    >>> pronoun_gender("her"), pronoun_gender("they")
    ('f', '')
    """
    words = lexicon()
    return "m" if words.is_a(word, "masculine") else "f" if words.is_a(word, "feminine") else ""
