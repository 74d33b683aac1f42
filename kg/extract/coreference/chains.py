"""From the clusters of a discourse to chains: names, types, offices, belonging."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.extract.coreference.coreference import Coreference, OfficeHeld
from kg.extract.coreference.discourse import ORGANIZATIONS, Cluster, Discourse
from kg.extract.coreference.naming import fold, is_acronym
from kg.model import Chain, Mention, Span

_BESIDE = frozenset({"apposition", "kind and name"})
_BODIES = ORGANIZATIONS - {"Organization"}


def coreference_of(discourse: Discourse) -> Coreference:
    """Return the chains in the order of their first mention, and what each token stands for."""
    clusters = [c for _, c in sorted(discourse.clusters.items()) if _stands(discourse, c)]
    place = {number: index for index, cluster in enumerate(clusters) for number in cluster.members}
    chains = tuple(_chain(discourse, cluster, place) for cluster in clusters)
    held = tuple(sorted(_offices(discourse, chains, place)))
    current = _current(held)
    chains = tuple(replace(c, offices=current[n]) if n in current else c for n, c in enumerate(chains))
    refers: dict[int, tuple[int, ...]] = {number: (index,) for number, index in place.items()}
    for number, others in discourse.several.items():
        refers[number] = tuple(sorted({place[o] for o in others if o in place}))
    named = tuple(sorted((h for h in held if not chains[h.chain].unnamed), key=lambda h: (h.span, h)))
    return Coreference(chains, named, _tokens(discourse, refers))


def _stands(discourse: Discourse, cluster: Cluster) -> bool:
    """Pronouns alone, and "the country" that stands for no known country, make no chain."""
    members, mentions = cluster.members, discourse.mentions
    if len(members) == 1 and members[0] in discourse.several:
        return False
    kinds = {mentions[number].kind for number in members}
    return "name" in kinds or ("nominal" in kinds and not discourse.unresolved.issuperset(members))


def _chain(discourse: Discourse, cluster: Cluster, place: dict[int, int]) -> Chain:
    mentions = tuple([_explained(discourse, number) for number in cluster.members])
    names = _names([m for m in mentions if m.kind == "name"])
    return Chain(
        name=names[0] if names else _description(discourse, mentions),
        type=_type(mentions),
        mentions=mentions,
        names=names,
        key=min(cluster.keys, default=""),
        unnamed=not names,
        of=place.get(cluster.of, -1),
    )


def _offices(discourse: Discourse, chains: tuple[Chain, ...], place: dict[int, int]) -> Iterator[OfficeHeld]:
    """Yield the offices that titles give, with the name of the state or organisation as its chain has it."""
    offsets, ends = discourse.tree.offsets, discourse.tree.ends
    for title in discourse.titles:
        holder = discourse.by_root.get(title.holder if title.holder >= 0 else title.head, -1)
        if holder not in place or not title.is_office or chains[place[holder]].type not in ("Person", ""):
            continue
        if title.holder < 0 and discourse.cluster(holder).named:
            continue
        owner = discourse.by_root.get(title.of, -1)
        of = place.get(owner, -1)
        words = Span(offsets[title.start], ends[title.end - 1])
        name = discourse.mentions[holder].span
        span = Span(min(words.start, name.start), max(words.end, name.end))
        office = title.office(chains[of].name if of >= 0 else "")
        yield OfficeHeld(place[holder], office, of, span, words, title.former)


def _current(held: Iterable[OfficeHeld]) -> dict[int, tuple[str, ...]]:
    """Return the offices of each person; a bare title only where none with its state or organisation is known."""
    offices: dict[int, set[str]] = defaultdict(set)
    for h in held:
        if not h.former:
            offices[h.chain].add(h.office)
    return {
        chain: tuple(sorted(o for o in own if not any(other.startswith(o + " of ") for other in own)))
        for chain, own in offices.items()
    }


def _explained(discourse: Discourse, number: int) -> Mention:
    mention, reason = discourse.mentions[number], discourse.reasons.get(number)
    return mention if reason is None else mention.decided(*reason)


def _names(mentions: list[Mention]) -> tuple[str, ...]:
    """Return the proper names, best first: known to the gazetteer, then full before short, frequent before rare."""
    written = [mention.name for mention in mentions]
    if len(set(written)) <= 1:
        return tuple(written[:1])
    count, best = Counter(written), dict[str, tuple[bool, bool, int]]()
    for mention in mentions:
        rank = (bool(mention.key), not is_acronym(mention.name), len(mention.name.split()))
        best[mention.name] = max(best.get(mention.name, rank), rank)
    ranked = sorted(count, key=lambda n: (tuple(-int(x) for x in best[n]), -count[n], n))
    unique = {fold(name): name for name in reversed(ranked)}
    return tuple(name for name in ranked if unique[fold(name)] == name)


def _type(mentions: Iterable[Mention]) -> str:
    """Return the type that most names have, else most descriptions; ties go to the earlier.

    Descriptions say what kind of organisation an unknown one is: "the newspaper Diario do Norte".
    """
    listed = [m for m in mentions if m.type and m.kind != "pronoun"]
    if len({m.type for m in listed}) <= 1:
        return listed[0].type if listed else ""
    votes = [m.type for m in listed if m.kind == "name" and m.key] or [m.type for m in listed if m.kind == "name"]
    if set(votes) == {"Organization"} and not any(m.key for m in listed):
        votes = [m.type for m in listed if m.method in _BESIDE and m.kind == "nominal" and m.type in _BODIES] or votes
    votes = votes or [m.type for m in listed if m.kind == "nominal"]
    return max(votes, key=lambda t: (votes.count(t), -votes.index(t))) if votes else ""


def _description(discourse: Discourse, mentions: tuple[Mention, ...]) -> str:
    mention = next((m for m in mentions if m.kind == "nominal"), mentions[0])
    words = " ".join((mention.name or mention.span.of(discourse.article.text)).split())
    first, _, rest = words.partition(" ")
    return rest if first.casefold() in ("the", "a", "an", "this", "these", "those", "that") and rest else words


def _tokens(discourse: Discourse, refers: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Lead every token of a mention to its chains: heads first, then the narrowest mention, then titles."""
    places, mentions = discourse.places, discourse.mentions
    meant = [refers.get(number, ()) for number in range(len(places))]
    tokens: list[tuple[int, ...]] = [()] * len(discourse.tree.head)
    for title in discourse.titles:
        holder = discourse.by_root.get(title.holder)
        if holder is not None and title.end <= title.holder + 1:
            tokens[title.head] = meant[holder]
    for _, number, (start, end) in sorted([(s - e, n, (s, e)) for n, (s, e) in enumerate(places)]):
        tokens[start:end] = [meant[number]] * (end - start)
    for number in reversed(range(len(places))):
        tokens[mentions[number].root] = meant[number]
    return {index: chains for index, chains in enumerate(tokens) if chains}
