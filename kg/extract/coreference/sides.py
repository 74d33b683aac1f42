"""Phrases that stand for two things: "both sides", "the two countries", "the two leaders"."""

from __future__ import annotations

from collections import Counter

from kg.extract.coreference.discourse import Discourse
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.pronouns import subjects_above
from kg.extract.titles import title_lexicon


def set_sides(discourse: Discourse) -> None:
    """Resolve each such phrase to the two that the text has just set side by side; abstain where there are more."""
    if lexicon().words["pair"].isdisjoint(discourse.tree.lower):
        return
    for number in discourse.numbers("nominal"):
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
    words, (start, end) = lexicon(), discourse.places[number]
    phrase = discourse.tree.lower[max(0, start - 1) : end]
    if words.words["pair"].isdisjoint(phrase):
        return ""
    if "two" in phrase and not {"the", "both", "these"} & set(phrase):
        return ""
    lemma = discourse.lemmas[number]
    return next((kind for kind in ("countries", "leaders", "sides") if words.is_a(lemma, kind)), "")


def _pair(discourse: Discourse, number: int, kind: str) -> tuple[int, ...]:
    """Widen the window sentence by sentence until two fit; when more do, take those that rule the article."""
    here, found, barred = discourse.sentences[number], set[int](), _barred(discourse, number)
    for distance in range(4):
        found = set() if kind == "sides" else found
        for other in range(len(discourse.mentions)):
            if discourse.sentences[other] == here - distance and other != number and (distance or other < number):
                side = _as_side(discourse, other, kind, discourse.lemmas[number], near=distance < 2)
                found |= {side} - barred - {-1}
        if len(found) >= 2:
            break
    return tuple(sorted(found)) if len(found) == 2 else () if kind == "leaders" else _rulers(discourse, kind, barred)


def _barred(discourse: Discourse, number: int) -> set[int]:
    """Return who speaks of the two or acts on them, and so is neither."""
    tree, root = discourse.tree, discourse.mentions[number].root
    others = [*subjects_above(discourse, root), *(k for k in tree.kids[tree.head[root]] if tree.role[root] != "nsubj")]
    barred = {discourse.cluster_of[n] for token in others if (n := discourse.by_root.get(token, number)) != number}
    return barred | {
        discourse.cluster_of[of] for c in barred if c in discourse.clusters and (of := discourse.clusters[c].of) >= 0
    }


def _as_side(discourse: Discourse, number: int, kind: str, noun: str, *, near: bool) -> int:
    """Return the cluster that a mention stands for as a country, leader or side; -1 if it is none."""
    cluster = discourse.cluster(number)
    if kind == "leaders":
        wanted = title_lexicon().role["leader"] if noun == "leader" and not near else ()
        fits = any(t in wanted or (not wanted and _is_kind(t, noun)) for t in cluster.titles)
        return discourse.cluster_of[number] if cluster.type == "Person" and fits else -1
    if kind == "sides" and cluster.type in ("ArmedForces", "Government") and cluster.of >= 0:
        return discourse.cluster_of[cluster.of]
    fitting = ("State", "ArmedGroup", "ArmedForces", "Government") if kind == "sides" else ("State",)
    return discourse.cluster_of[number] if cluster.type in fitting and cluster.named else -1


def _is_kind(title: str, noun: str) -> bool:
    """Tell whether a title is of the kind a noun names; "leader" and "man" fit all who speak for themselves."""
    if lexicon().is_a(noun, "leaders") and noun not in title_lexicon().offices - {"leader", "official", "diplomat"}:
        return not title.endswith(("spokesman", "spokeswoman", "spokesperson"))
    return noun in title.split()


def _rulers(discourse: Discourse, kind: str, barred: set[int]) -> tuple[int, ...]:
    """Return the two that are mentioned most, if clearly more than any third."""
    sides = (_as_side(discourse, n, kind, "", near=True) for n in range(len(discourse.mentions)))
    count = Counter(side for side in sides if side >= 0 and side not in barred)
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < 1.5 * ranked[2][1]):
        return ()
    return tuple(sorted(c for c, _ in ranked[:2]))
