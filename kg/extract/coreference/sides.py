"""Phrases that stand for two things: "both sides", "the two countries", "the two leaders"."""

from __future__ import annotations

from collections import Counter

from kg.extract.coreference.discourse import Discourse
from kg.extract.coreference.lexicon import lexicon


def set_sides(discourse: Discourse) -> None:
    """Resolve each such phrase to the two that the text has just set side by side; abstain where there are more."""
    for number in discourse.numbers("nominal", "pronoun"):
        kind = _kind(discourse, number)
        if not kind or discourse.resolved(number):
            continue
        pair = _pair(discourse, number, kind)
        if pair:
            discourse.several[number] = pair
            discourse.reasons[number] = ("two sides", 0.75)
        else:
            discourse.unresolved.add(number)


def _kind(discourse: Discourse, number: int) -> str:
    """Return what the two are ("countries", "leaders", "sides"), empty when this is no such phrase."""
    words, (start, end) = lexicon(), discourse.tokens(number)
    lower = discourse.tree.lower
    phrase = lower[max(0, start - 1) : end]
    if discourse.mentions[number].kind != "nominal" or not any(words.is_a(w, "pair") for w in phrase):
        return ""
    if "two" in phrase and not {"the", "both", "these"} & set(phrase):
        return ""
    lemma = discourse.lemma(number)
    return next((kind for kind in ("countries", "leaders", "sides") if words.is_a(lemma, kind)), "")


def _pair(discourse: Discourse, number: int, kind: str) -> tuple[int, ...]:
    """Widen the window sentence by sentence until two fit; when more do, take those that rule the article."""
    here, found = discourse.sentence(number), set[int]()
    for distance in range(4):
        found |= {
            c
            for c in (
                _as_side(discourse, o, kind)
                for o in range(len(discourse.mentions))
                if o != number and discourse.sentence(o) == here - distance and (distance or o < number)
            )
            if c >= 0
        }
        if len(found) == 2:
            return tuple(sorted(found))
        if len(found) > 2:
            break
    return _rulers(discourse, kind)


def _as_side(discourse: Discourse, number: int, kind: str) -> int:
    """Return the cluster that a mention stands for as a country, leader or side; -1 if it is none."""
    cluster = discourse.cluster(number)
    if kind == "leaders":
        return discourse.cluster_of[number] if cluster.type == "Person" and cluster.titles else -1
    if kind == "sides" and cluster.type in ("ArmedForces", "Government") and cluster.of >= 0:
        return discourse.cluster_of[cluster.of]
    wanted = ("State", "ArmedGroup", "ArmedForces", "Government") if kind == "sides" else ("State",)
    return discourse.cluster_of[number] if cluster.type in wanted and cluster.named else -1


def _rulers(discourse: Discourse, kind: str) -> tuple[int, ...]:
    """Return the two that are mentioned most, if clearly more than any third."""
    count = Counter(c for c in (_as_side(discourse, n, kind) for n in range(len(discourse.mentions))) if c >= 0)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < 1.5 * ranked[2][1]):
        return ()
    return tuple(sorted(c for c, _ in ranked[:2]))
