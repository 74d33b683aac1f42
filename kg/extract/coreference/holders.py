"""The sieves of offices: titles beside names, and descriptions by the office that somebody holds."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coreference.discourse import Discourse, Same
from kg.extract.coreference.phrases import is_definite
from kg.extract.title import Title
from kg.extract.titles import title_lexicon


def titled(discourse: Discourse) -> Iterator[Same]:
    """The words of a title before or behind a name stand for the person."""
    for title in discourse.titles:
        head, holder = discourse.by_root.get(title.head), discourse.by_root.get(title.holder)
        if head is not None and holder is not None:
            yield Same(head, holder, "title", 0.97)


def set_offices(discourse: Discourse) -> None:
    """Note on each person the titles that the text gives."""
    for title in discourse.titles:
        number = discourse.by_root.get(title.holder if title.holder >= 0 else title.head)
        if number is None or title.former:
            continue
        cluster, owner = discourse.cluster(number), discourse.by_root.get(title.of)
        cluster.titles |= {title_lexicon().compared(title.words)}
        if owner is not None:
            cluster.of = owner if cluster.of < 0 else cluster.of


def office_holders(discourse: Discourse) -> Iterator[Same]:
    """A description by office stands for who holds it in this article: "the Ukrainian president", "the minister"."""
    described = {title.head: title for title in discourse.titles if title.holder < 0}
    for number in discourse.numbers("nominal"):
        title = described.get(discourse.mentions[number].root)
        if title is None or not is_definite(discourse, number) or discourse.mentions[number].plural:
            continue
        if title.of < 0 and any(discourse.tree.role[k] == "nmod:poss" for k in discourse.tree.kids[title.head]):
            continue
        holder = _holder(discourse, number, title)
        if holder is not None:
            yield Same(number, holder, "office", 0.95 if title.of >= 0 else 0.85)


def _holder(discourse: Discourse, number: int, title: Title) -> int | None:
    """Return the one person who has this office; of several, the one named last before."""
    owner = discourse.by_root.get(title.of)
    state = -1 if owner is None else discourse.cluster_of[owner]
    people = [(c, cluster) for c, cluster in discourse.clusters.items() if "Person" in cluster.types and cluster.named]
    fits = [c for c, cluster in people if _has_office(discourse, cluster.titles, cluster.of, title, state)]
    if len(fits) > 1:
        before = {c: max((m for m in discourse.clusters[c].members if m < number), default=-1) for c in fits}
        last = max(fits, key=lambda c: before[c])
        near = discourse.sentences[number] - discourse.sentences[before[last]] <= 1 if before[last] >= 0 else False
        return last if near and state < 0 else None
    return fits[0] if fits else None


def _has_office(discourse: Discourse, titles: frozenset[str], of: int, title: Title, state: int) -> bool:
    words = title_lexicon()
    wanted = words.compared(title.words)
    offices = set(words.role.get(wanted, ())) | {wanted}
    if state >= 0 and of >= 0 and discourse.cluster_of[of] != state:
        return False
    if titles & offices:
        return True
    return " " not in wanted and any(t.split()[-1] == wanted or t.split()[0] == wanted for t in titles if t)
