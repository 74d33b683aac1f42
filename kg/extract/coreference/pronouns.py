"""Third-person pronouns: a linear ranking of the phrases before them, with the right to abstain."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from math import exp
from typing import NamedTuple

from kg.extract.coreference.discourse import COLLECTIVES, PEOPLE, Discourse, Same, pronoun_gender
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.ranking import Standing, Thing, class_of, weight_of, weights, words_between
from kg.extract.coreference.speakers import draft_at, office_holder, previous_speaker, speaker_of

_WINDOW = 3
_CLEAR, _AHEAD = 0.34, 2.5
"""What is less than sure is still clear when it has this probability, and so many times that of any other."""
_RELATIVE = frozenset({"which", "who", "that", "whose"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_CO_ARGUMENTS = frozenset({"obj", "iobj", "obl", "obl:agent"})
_ARGUMENTS = _SUBJECTS | _CO_ARGUMENTS | {"nmod", "nmod:poss", "root", "conj", "appos", "obl:unmarked"}
_MANY = COLLECTIVES | PEOPLE
_OWNED = 0.3
_NO_IT = PEOPLE | {"Person"}


class Candidate(NamedTuple):
    """A phrase that a pronoun may stand for: its head token, and its mention or -1 for a thing without a type.

    ``role`` is the class of its role, ``first`` says that it begins its sentence, ``plural`` how a thing without a
    type is written.
    """

    token: int
    mention: int
    sentence: int
    role: str
    first: bool
    plural: bool


def speaking_pronouns(discourse: Discourse) -> Iterator[Same]:
    """Pronouns that speak come first, so that "we" and "they" in what they say can be judged by who speaks."""
    speakers = discourse.speaker_roots
    yield from _resolved(discourse, [n for n in discourse.numbers("pronoun") if discourse.mentions[n].root in speakers])


def third_persons(discourse: Discourse) -> Iterator[Same]:
    """He, she, it and they stand for the most salient phrase before them that agrees; unsure ones for nothing."""
    yield from _resolved(discourse, discourse.numbers("pronoun"))


def _resolved(discourse: Discourse, numbers: Iterable[int]) -> Iterator[Same]:
    kinds = [(number, kind) for number in numbers if (kind := pronoun_kind(discourse, number))]
    open_ones = [(number, kind) for number, kind in kinds if not discourse.resolved(number)]
    heads = NounHeads(discourse)
    for number, kind in open_ones:
        decision = _decision(Pronoun(discourse, number, kind), heads)
        if decision is not None:
            yield decision


def _decision(pronoun: Pronoun, heads: NounHeads) -> Same | None:
    """Return what a pronoun stands for: by who speaks where that tells, else by the ranking."""
    discourse, number = pronoun.discourse, pronoun.number
    holder = office_holder(discourse, number)
    if holder >= 0:
        return Same(number, holder, "whose office speaks", 0.9)
    previous = previous_speaker(discourse, number)
    if previous >= 0 and pronoun.may_be(previous):
        return Same(number, previous, "speaker of the previous quotation", 0.9)
    candidates = tuple(pronoun.candidates(heads))
    reporter = _reporter(pronoun, candidates)
    if reporter >= 0:
        return Same(number, reporter, "speaker of the reported clause", 0.85)
    owner = _owner(pronoun)
    if owner >= 0:
        return Same(number, owner, "owner named beside it", 0.85)
    best, probability, second = likeliest(pronoun, candidates)
    clear = probability >= max(_CLEAR, _AHEAD * second)
    if best >= 0 and (clear or probability >= weights()[pronoun.kind]["sure"]):
        return Same(number, best, "pronoun", round(probability, 2))
    return _office_owner(pronoun, candidates)


def _office_owner(pronoun: Pronoun, candidates: Iterable[Candidate]) -> Same | None:
    """Return whose office it is in "its commander, Colonel Kahn": a state or body, nothing else has one."""
    discourse = pronoun.discourse
    if pronoun.kind != "it" or all(title.of != pronoun.root or title.holder < 0 for title in discourse.titles):
        return None
    bodies = [c for c in candidates if c.mention >= 0 and discourse.cluster(c.mention).type in COLLECTIVES]
    best, probability, _ = likeliest(pronoun, bodies)
    return Same(pronoun.number, best, "owner of an office", round(probability, 2)) if probability >= _OWNED else None


def _owner(pronoun: Pronoun) -> int:
    """Return whose it is where the words beside it tell: "the Front and [its] leader", "Norland froze [its] aid"."""
    discourse, tree, root = pronoun.discourse, pronoun.discourse.tree, pronoun.root
    noun = tree.head[root]
    if pronoun.kind == "person" or tree.role[root] != "nmod:poss":
        return -1
    beside = [tree.head[noun]] if tree.role[noun] == "conj" else []
    if any(tree.lower[kid] == "own" for kid in tree.kids[noun]) or tree.role[noun] in ("obj", "obl"):
        beside += pronoun.above[:1]
    named = (discourse.by_root.get(token, -1) for token in beside if tree.lower[token] not in _RELATIVE)
    return next((other for other in named if other >= 0 and pronoun.may_be(other)), -1)


def _reporter(pronoun: Pronoun, candidates: Iterable[Candidate]) -> int:
    """Return the speaker of the reported clause that a pronoun stands in, if nothing in it could be meant before."""
    discourse = pronoun.discourse
    draft = draft_at(discourse, pronoun.number, direct=False)
    speaker = speaker_of(discourse, draft)
    if speaker < 0 or discourse.drafts[draft].direct or speaker == pronoun.number:
        return -1
    begin = discourse.drafts[draft].span.start
    starts = (discourse.mentions[c.mention].span.start for c in candidates if c.mention >= 0)
    inside = any(begin <= start for start in starts)
    return -1 if inside or not pronoun.may_be(speaker) else speaker


def likeliest(pronoun: Pronoun, candidates: Iterable[Candidate]) -> tuple[int, float, float]:
    """Return the mention a pronoun most probably stands for, -1 for a thing without a type, the probability, the next.

    Candidates of one cluster add up; that nothing before it is meant competes with them.
    """
    kind, root, cluster_of = pronoun.kind, pronoun.root, pronoun.discourse.cluster_of
    weight = weights()[kind]
    by_word = weight["words"]
    shares: dict[int, float] = {}
    last: dict[int, Candidate] = {}
    for candidate in candidates:
        score = weight_of(kind, pronoun.standing(candidate)) + by_word * words_between(root, candidate.token)
        thing = -2 - candidate.token
        if candidate.mention >= 0:
            thing = cluster_of[candidate.mention]
            score += weight_of(kind, pronoun.thing(candidate))
        shares[thing] = shares.get(thing, 0.0) + exp(score)
        last[thing] = candidate
    best = max(sorted(shares), key=shares.__getitem__, default=None)
    if best is None:
        return -1, 0.0, 0.0
    total = sum(shares.values()) + exp(weight["nothing"])
    second = max((share for thing, share in shares.items() if thing != best), default=0.0)
    return last[best].mention, shares[best] / total, second / total


class Pronoun:
    """A pronoun for which something is sought, with what the words around say of it, read once."""

    __slots__ = ("above", "discourse", "gender", "kind", "mine", "number", "root", "sentence", "shut")

    def __init__(self, discourse: Discourse, number: int, kind: str) -> None:
        self.discourse, self.number, self.kind = discourse, number, kind
        self.root = discourse.mentions[number].root
        self.sentence = discourse.sentences[number]
        self.mine = class_of(discourse.tree.role[self.root])
        self.gender = pronoun_gender(discourse.tree.lower[self.root])
        self.above = subjects_above(discourse, self.root)
        self.shut = _shut_out(discourse, number)

    def candidates(self, heads: NounHeads) -> Iterator[Candidate]:
        """Yield the phrases before a pronoun, up to three sentences back, that agree with it in number and gender."""
        root, plural = self.root, self.kind == "they"
        for sentence in range(max(0, self.sentence - _WINDOW), self.sentence + 1):
            for candidate in heads.of(sentence):
                if candidate.token >= root:
                    break
                if candidate.mention >= 0:
                    if self.may_be(candidate.mention):
                        yield candidate
                elif candidate.plural == plural and self.kind != "person":
                    yield candidate

    def may_be(self, other: int) -> bool:
        """Tell whether grammar, number, gender and kind of thing let it stand for what another mention stands for."""
        discourse, kind = self.discourse, self.kind
        mention, identity = discourse.mentions[other], discourse.cluster_of[other]
        cluster = discourse.clusters[identity]
        if kind == "they":
            fits = mention.plural or cluster.type in _MANY
        elif mention.plural:
            return False
        elif kind == "it":
            fits = cluster.type not in _NO_IT
        else:
            fits = cluster.type == "Person" and (not cluster.genders or cluster.genders <= {self.gender})
        if not fits or identity in self.shut or other in discourse.several or discourse.encloses(self.number, other):
            return False
        return mention.kind != "pronoun" or discourse.resolved(other)

    def standing(self, candidate: Candidate) -> Standing:
        """Return where a candidate stands from it."""
        token, number, sentence, role, first, _ = candidate
        above = min(self.above.index(token), 1) if token in self.above else -1
        return Standing(role, self.mine, self.sentence - sentence, above, first, number < 0)

    def thing(self, candidate: Candidate) -> Thing:
        """Return what is known, here, of a candidate that is a mention."""
        discourse, number = self.discourse, candidate.mention
        mention, cluster = discourse.mentions[number], discourse.cluster(number)
        adjective, before = discourse.tree.pos[candidate.token] == "ADJ", bisect_left(cluster.members, self.number)
        gendered, pronoun = bool(cluster.genders), mention.kind == "pronoun"
        return Thing(pronoun, adjective, mention.plural, before, cluster.named, gendered, cluster.type)


def pronoun_kind(discourse: Discourse, number: int) -> str:
    """Return which group of weights a pronoun is ranked with: "person", "it" or "they"; empty for other words."""
    root = discourse.mentions[number].root
    words, word = lexicon(), discourse.tree.lower[root]
    if discourse.tree.role[root] == "expl":
        return ""
    if words.is_a(word, "singular"):
        return "person"
    if words.is_a(word, "neuter"):
        return "it"
    return "they" if words.is_a(word, "plural") else ""


def subjects_above(discourse: Discourse, token: int) -> list[int]:
    """Return the subjects of the clauses that a token stands in, innermost first, without its own."""
    tree, found, index = discourse.tree, list[int](), token
    head, role = tree.head, tree.role
    while head[index] != index:
        index = head[index]
        found += [kid for kid in tree.kids[index] if kid < token and role[kid] in _SUBJECTS]
    return found


class NounHeads:
    """The heads of noun phrases by sentence, read where they are asked for: mentions, and nouns that are arguments.

    A predicate noun without a type ("X is a region") is nothing beside its subject.
    """

    __slots__ = ("_discourse", "_found", "_sentences")

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._sentences = tuple(discourse.tree.sentences())
        self._found: dict[int, tuple[Candidate, ...]] = {}

    def of(self, sentence: int) -> tuple[Candidate, ...]:
        """Return those of one sentence, in the order of the text."""
        found = self._found.get(sentence)
        if found is None:
            found = self._found[sentence] = tuple(self._read(sentence))
        return found

    def _read(self, sentence: int) -> Iterator[Candidate]:
        tree, by_root = self._discourse.tree, self._discourse.by_root
        start, after = self._sentences[sentence]
        for token in range(start, after):
            mention, role = by_root.get(token, -1), tree.role[token]
            is_argument = tree.pos[token] == "NOUN" and role in _ARGUMENTS
            if mention >= 0 or (is_argument and tree.kid_as(token, "cop") < 0):
                plural = tree.tag[token] in ("NNS", "NNPS")
                yield Candidate(token, mention, sentence, class_of(role), token == start, plural)


def _shut_out(discourse: Discourse, number: int) -> set[int]:
    """Return clusters that the grammar excludes: a co-argument of the same verb, the speaker of a quotation."""
    tree, root = discourse.tree, discourse.mentions[number].root
    shut: set[int] = set()
    if not lexicon().is_a(tree.lower[root], "reflexive"):
        beside = (discourse.by_root.get(token, -1) for token in _co_arguments(discourse, root))
        shut.update(discourse.cluster_of[other] for other in beside if other >= 0)
    speaker = speaker_of(discourse, draft_at(discourse, number, direct=True))
    if speaker >= 0:
        shut.add(discourse.cluster_of[speaker])
        if discourse.cluster(speaker).of >= 0 and lexicon().is_a(tree.lower[root], "plural"):
            shut.add(discourse.cluster_of[discourse.cluster(speaker).of])
    return shut


def _co_arguments(discourse: Discourse, root: int) -> list[int]:
    """Return what stands beside an object: "Norland has failed to dislodge them", "imposed a blockade on it"."""
    tree, verb = discourse.tree, discourse.tree.head[root]
    if tree.role[root] == "nmod" and tree.role[verb] == "obj":
        verb = tree.head[verb]
    elif tree.role[root] not in _CO_ARGUMENTS:
        return []
    found = [kid for kid in tree.kids[verb] if kid != root]
    while tree.role[verb] == "xcomp":
        verb = tree.head[verb]
        found += [kid for kid in tree.kids[verb] if tree.role[kid] in _SUBJECTS]
    return found
