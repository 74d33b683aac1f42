"""Third-person pronouns: a linear ranking of the phrases before them, with the right to abstain."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from kg.extract.coreference.discourse import ORGANIZATIONS, PEOPLE, Discourse, Same, pronoun_gender
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.speakers import draft_at, office_holder, previous_speaker, speaker_of

_WINDOW = 3
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
_OBJECTS = frozenset({"obj", "iobj"})
_ARGUMENTS = _SUBJECTS | _OBJECTS | {"obl", "obl:agent", "nmod", "nmod:poss", "root", "conj", "appos", "obl:unmarked"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that a pronoun may stand for: its head token, and its mention or -1 for a thing without a type."""

    token: int
    mention: int


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of the features for each kind of pronoun."""
    data: Mapping[str, Mapping[str, float]] = tomllib.loads(
        (Path(__file__).parent / "pronouns.toml").read_text(encoding="utf-8")
    )
    return data


def speaking_pronouns(discourse: Discourse) -> Iterator[Same]:
    """Pronouns that speak come first, so that "we" and "they" in what they say can be judged by who speaks."""
    speakers = {draft.speaker_root for draft in discourse.drafts}
    yield from _resolved(discourse, [n for n in discourse.numbers("pronoun") if discourse.mentions[n].root in speakers])


def third_persons(discourse: Discourse) -> Iterator[Same]:
    """He, she, it and they stand for the most salient phrase before them that agrees; unsure ones for nothing."""
    yield from _resolved(discourse, discourse.numbers("pronoun"))


def _resolved(discourse: Discourse, numbers: Iterable[int]) -> Iterator[Same]:
    open_ones = [n for n in numbers if pronoun_kind(discourse, n) and not discourse.resolved(n)]
    heads = noun_heads(discourse) if open_ones else []
    for number in open_ones:
        kind = pronoun_kind(discourse, number)
        holder = office_holder(discourse, number)
        if holder >= 0:
            yield Same(number, holder, "whose office speaks", 0.9)
            continue
        previous = previous_speaker(discourse, number)
        if previous >= 0 and _may_be(discourse, number, kind, previous, _shut_out(discourse, number)):
            yield Same(number, previous, "speaker of the previous quotation", 0.9)
            continue
        reporter = _reporter(discourse, number, kind, heads)
        if reporter >= 0:
            yield Same(number, reporter, "speaker of the reported clause", 0.85)
            continue
        best, probability = likeliest(discourse, number, kind, heads)
        if best >= 0 and probability >= weights()[kind]["sure"]:
            yield Same(number, best, "pronoun", round(probability, 2))


def _reporter(discourse: Discourse, number: int, kind: str, heads: list[list[Candidate]]) -> int:
    """Return the speaker of the reported clause that a pronoun stands in, if nothing in it could be meant before."""
    draft = draft_at(discourse, number, direct=False)
    speaker = speaker_of(discourse, draft)
    if speaker < 0 or discourse.drafts[draft].direct or speaker == number:
        return -1
    begin = discourse.drafts[draft].span.start
    shut = _shut_out(discourse, number)
    inside = any(
        begin <= discourse.mentions[c.mention].span.start
        for c in candidates(discourse, number, kind, heads)
        if c.mention >= 0
    )
    return -1 if inside or not _may_be(discourse, number, kind, speaker, shut) else speaker


def likeliest(discourse: Discourse, number: int, kind: str, heads: list[list[Candidate]]) -> tuple[int, float]:
    """Return the mention a pronoun most probably stands for, -1 for a thing without a type, and the probability.

    Candidates of one cluster add up; that nothing before it is meant competes with them.
    """
    weight = weights()[kind]
    shares: dict[int, float] = {}
    last: dict[int, Candidate] = {}
    above = subjects_above(discourse, discourse.mentions[number].root)
    for candidate in candidates(discourse, number, kind, heads):
        found = features(discourse, number, candidate, above)
        share = exp(sum([weight[name] * value for name, value in found.items() if value]))
        thing = discourse.cluster_of[candidate.mention] if candidate.mention >= 0 else -2 - candidate.token
        shares[thing] = shares.get(thing, 0.0) + share
        last[thing] = candidate
    best = max(sorted(shares), key=lambda thing: shares[thing], default=None)
    if best is None:
        return -1, 0.0
    return last[best].mention, shares[best] / (sum(shares.values()) + exp(weight["nothing"]))


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


def candidates(discourse: Discourse, number: int, kind: str, heads: list[list[Candidate]]) -> Iterator[Candidate]:
    """Yield the phrases before a pronoun, up to three sentences back, that agree with it."""
    here = discourse.sentence(number)
    shut = _shut_out(discourse, number)
    for sentence in range(max(0, here - _WINDOW), here + 1):
        for candidate in heads[sentence]:
            if candidate.token < discourse.mentions[number].root and _agrees(discourse, number, kind, candidate, shut):
                yield candidate


def features(discourse: Discourse, number: int, candidate: Candidate, above: list[int]) -> dict[str, float]:
    """Return what speaks for a candidate: where it stands, what role it plays, how often its thing was mentioned.

    ``above`` are the subjects of the clauses that the pronoun stands in.
    """
    tree, root = discourse.tree, discourse.mentions[number].root
    role, mine = tree.role[candidate.token], tree.role[root]
    distance = discourse.sentence(number) - discourse.sentence_of[candidate.token]
    found = {
        "near_subject": float(candidate.token in above[:1]),
        "far_subject": float(candidate.token in above[1:]),
        "possessive_subject": float(mine == "nmod:poss" and candidate.token in above[:1]),
        "subject": float(role in _SUBJECTS),
        "object": float(role in _OBJECTS),
        "possessor": float(role == "nmod:poss"),
        "modifier": float(role in ("nmod", "compound", "amod", "appos")),
        "distance": float(distance),
        "same_sentence": float(distance == 0),
        "words": min(root - candidate.token, 60) / 20,
        "parallel": float((role in _SUBJECTS) == (mine in _SUBJECTS) and (role in _OBJECTS) == (mine in _OBJECTS)),
        "plain": float(candidate.mention < 0),
        "previous": float(distance == 1),
        "previous_subject": float(distance == 1 and role in _SUBJECTS),
        "first": float(
            candidate.token == 0 or discourse.sentence_of[candidate.token - 1] != discourse.sentence_of[candidate.token]
        ),
    }
    return found if candidate.mention < 0 else found | _features_of_thing(discourse, number, candidate)


def _features_of_thing(discourse: Discourse, number: int, candidate: Candidate) -> dict[str, float]:
    """Return what is known of the thing that a candidate stands for."""
    cluster = discourse.cluster(candidate.mention)
    mention = discourse.mentions[candidate.mention]
    return {
        "mentions": min(sum(1 for m in cluster.members if m < number), 8) / 4,
        "named": float(cluster.named),
        "person": float(cluster.type == "Person"),
        "collective": float(cluster.type in ORGANIZATIONS or cluster.type == "State"),
        "pronoun": float(mention.kind == "pronoun"),
        "gender": float(bool(cluster.genders)),
        "adjective": float(discourse.tree.pos[candidate.token] == "ADJ"),
        "plural": float(mention.plural),
    }


def subjects_above(discourse: Discourse, token: int) -> list[int]:
    """Return the subjects of the clauses that a token stands in, innermost first, without its own."""
    tree, found, index = discourse.tree, list[int](), token
    while tree.head[index] != index:
        index = tree.head[index]
        found.extend(kid for kid in tree.kids[index] if tree.role[kid] in _SUBJECTS and kid < token)
    return found


def noun_heads(discourse: Discourse) -> list[list[Candidate]]:
    """Return the heads of noun phrases by sentence: mentions, and nouns that are arguments but no mentions."""
    heads: list[list[Candidate]] = [[] for _ in range(max(discourse.sentence_of, default=0) + 1)]
    tree = discourse.tree
    by_root = discourse.by_root
    for token, pos in enumerate(tree.pos):
        if token in by_root or (pos == "NOUN" and tree.role[token] in _ARGUMENTS):
            heads[discourse.sentence_of[token]].append(Candidate(token, by_root.get(token, -1)))
    return heads


def _shut_out(discourse: Discourse, number: int) -> set[int]:
    """Return clusters that the grammar excludes: a co-argument of the same verb, the speaker of a quotation."""
    tree, root = discourse.tree, discourse.mentions[number].root
    shut: set[int] = set()
    if not lexicon().is_a(tree.lower[root], "reflexive") and tree.role[root] in (*_OBJECTS, "obl", "obl:agent"):
        for kid in tree.kids[tree.head[root]]:
            other = discourse.by_root.get(kid)
            if other is not None and kid != root:
                shut.add(discourse.cluster_of[other])
    draft = draft_at(discourse, number, direct=True)
    speaker = speaker_of(discourse, draft)
    if speaker >= 0:
        shut.add(discourse.cluster_of[speaker])
        if discourse.cluster(speaker).of >= 0 and lexicon().is_a(tree.lower[root], "plural"):
            shut.add(discourse.cluster_of[discourse.cluster(speaker).of])
    return shut


def _agrees(discourse: Discourse, number: int, kind: str, candidate: Candidate, shut: set[int]) -> bool:
    """Tell whether number, gender and kind of thing let the pronoun stand for the candidate."""
    tree = discourse.tree
    if candidate.mention < 0:
        return kind != "person" and (tree.tag[candidate.token] in ("NNS", "NNPS")) == (kind == "they")
    return _may_be(discourse, number, kind, candidate.mention, shut)


def _may_be(discourse: Discourse, number: int, kind: str, other: int, shut: set[int]) -> bool:
    mention, cluster = discourse.mentions[other], discourse.cluster(other)
    if discourse.cluster_of[other] in shut or other in discourse.several or discourse.encloses(number, other):
        return False
    if mention.kind == "pronoun" and not discourse.resolved(other):
        return False
    if kind == "person":
        gender = pronoun_gender(discourse.tree.lower[discourse.mentions[number].root])
        return cluster.type == "Person" and not mention.plural and not (cluster.genders - {gender})
    if kind == "it":
        return cluster.type not in ("Person", "Group", "EthnicGroup") and not mention.plural
    return mention.plural or cluster.type in ORGANIZATIONS | PEOPLE | {"State"}
