"""The sieves of names: what is called the same, a surname after the full name, an abbreviation after its full form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.coreference.agreement import gender_of
from kg.extract.coreference.discourse import ORGANIZATIONS, PLACES, Cluster, Discourse, Same
from kg.extract.coreference.lexicon import lexicon
from kg.extract.coreference.naming import abbreviates, fold, initials, is_acronym, person_words


def known_things(discourse: Discourse) -> Iterator[Same]:
    """Two mentions with one gazetteer id are one thing."""
    first: dict[str, int] = {}
    for number in discourse.numbers("name"):
        key = discourse.mentions[number].key
        if key and not discourse.same(first.setdefault(key, number), number):
            yield Same(number, first[key], "gazetteer", 1.0)


def same_names(discourse: Discourse) -> Iterator[Same]:
    """The same name, but for case, articles and accents, is one thing unless ids contradict; types are guesses."""
    first: dict[str, int] = {}
    shared = _shared_surnames(discourse)
    for number in discourse.numbers("name"):
        mention = discourse.mentions[number]
        name = " ".join(person_words(mention.name)) if mention.type == "Person" else fold(mention.name)
        if mention.type == "Person" and name in shared:
            continue
        if not discourse.same(first.setdefault(name, number), number):
            yield Same(number, first[name], "same name", 1.0, certain=True)


def compass_names(discourse: Discourse) -> Iterator[Same]:
    """ "The North" is the only state of the article that is called so: North Korea."""
    if lexicon().words["compass"].isdisjoint(discourse.tree.lower):
        return
    for number in discourse.numbers("name"):
        word = fold(discourse.mentions[number].span.of(discourse.article.text))
        if word in lexicon().words["compass"]:
            states = {
                cluster_number
                for cluster_number, cluster in discourse.clusters.items()
                if cluster.type == "State" and any(name.startswith(word + " ") for name in cluster.names)
            }
            if len(states) == 1 and discourse.cluster_of[number] not in states:
                discourse.cluster(number).keys = frozenset()
                yield Same(number, min(states), "short for a state", 0.85, certain=True)


def bracketed_abbreviations(discourse: Discourse) -> Iterator[Same]:
    """An abbreviation in brackets right behind a name is that name: "U.N. General Assembly (UNGA)"."""
    text = discourse.article.text
    if "(" not in text and "[" not in text:
        return
    ends = {discourse.mentions[number].span.end: number for number in discourse.numbers("name")}
    for number in discourse.numbers("name"):
        mention = discourse.mentions[number]
        before = text[max(0, mention.span.start - 8) : mention.span.start].rstrip('"“')
        bare = before.rstrip("([").rstrip()
        if not before.endswith(("(", "[")):
            continue
        end = mention.span.start - (len(text[max(0, mention.span.start - 8) : mention.span.start]) - len(bare))
        full = next((ends[e] for e in (end, end - 2) if e in ends and ends[e] != number), None)
        short = mention.span.of(text)
        if full is not None and is_acronym(short) and abbreviates(short, discourse.mentions[full].span.of(text)):
            yield Same(number, full, "abbreviation in brackets", 0.98)


_KNOWN_AS = re.compile(
    r"(?:known|referred to)(?: [a-z]+){0,2} as|nicknamed|alias|a\.?k\.?a\.?|nom de guerre|by the name of|also called"
)
_KNOWN_BY = ("known", "referred to", "nicknamed", "alias", "aka", "ak.a", "a.k", "guerre", "by the name", "also called")
"""One of these stands in whatever the expression above matches."""
_BETWEEN = 60


def other_names(discourse: Discourse) -> Iterator[Same]:
    """ "Mohamed Hamdan Dagalo, who leads the RSF and is better known as Hemedti": one person, one group."""
    text = discourse.article.text
    if not any(words in text for words in _KNOWN_BY):
        return
    numbers = list(discourse.numbers("name"))
    for number in numbers:
        start = discourse.mentions[number].span.start
        before = text[max(0, start - 40) : start].rstrip(" \"“‘'")
        before = before.removesuffix(" the").rstrip()
        match = max(_KNOWN_AS.finditer(before), key=lambda m: m.end(), default=None)
        if match is None or match.end() != len(before):
            continue
        place = start - (len(text[max(0, start - 40) : start]) - match.start())
        subject = _named_before(discourse, numbers, number, place)
        if subject >= 0:
            yield Same(number, subject, "other name", 0.9, certain=True)


def _named_before(discourse: Discourse, numbers: list[int], number: int, place: int) -> int:
    """Return the name of the same type that stands last before a place in the sentence, -1 if there is none."""
    kind = discourse.mentions[number].type
    for other in reversed(numbers):
        mention = discourse.mentions[other]
        near = mention.span.end <= place and place - mention.span.end <= _BETWEEN
        if near and mention.type == kind and discourse.sentences[other] == discourse.sentences[number]:
            return other
    return -1


def acronyms(discourse: Discourse) -> Iterator[Same]:
    """An abbreviation stands for the only name of the article that has these initials."""
    by_initials: dict[str, set[int]] = defaultdict(set)
    text = discourse.article.text
    written = [(number, discourse.mentions[number].span.of(text)) for number in discourse.numbers("name")]
    short = [(n, name) for n, name in written if is_acronym(name) and discourse.mentions[n].type != "Person"]
    if not short:
        return
    for number, name in written:
        for letters in initials(name):
            by_initials[letters].add(discourse.cluster_of[number])
    for number, name in short:
        full = by_initials[fold(name).replace(" ", "")] - {discourse.cluster_of[number]}
        if len(full) == 1:
            yield Same(number, min(full), "initials", 0.95)


def surnames(discourse: Discourse) -> Iterator[Same]:
    """A surname, or another part of the name alone, stands for the only person who bears it.

    Of several bearers it is the one of the gender that a form of address gives, else the only one named before, else
    the one that the surname alone has stood for already; never a guess between two.
    """
    persons = _persons(discourse)
    stood_for: dict[str, int] = {}
    for number in discourse.numbers("name"):
        mention = discourse.mentions[number]
        if mention.type not in ("Person", "") or not (words := person_words(mention.name)):
            continue
        full = persons.get(words[-1], ())
        named = {discourse.cluster_of[c] for c, names in full if _bears(names, words)}
        bearers = sorted(named - {discourse.cluster_of[number]})
        one = _bearer(discourse, number, bearers, stood_for.get(words[-1], -1))
        if one >= 0:
            stood_for.setdefault(words[-1], one)
            yield Same(number, one, "surname" if len(words) == 1 else "part of the full name", 0.95)


def _bearer(discourse: Discourse, number: int, bearers: list[int], before: int) -> int:
    if len(bearers) > 1:
        gender = gender_of(discourse, number)
        if gender:
            bearers = [b for b in bearers if gender in {gender_of(discourse, m) for m in discourse.clusters[b].members}]
    if len(bearers) > 1:
        earlier = [b for b in bearers if b < number]
        bearers = earlier if len(earlier) == 1 else [b for b in bearers if b == before]
    return bearers[0] if len(bearers) == 1 else -1


def short_names(discourse: Discourse) -> Iterator[Same]:
    """A shorter form stands for the only longer name of the same kind: "the Observatory", "Borno" for "Borno State"."""
    longer = {
        number: cluster for number, cluster in discourse.clusters.items() if cluster.named and cluster.types & _LONG
    }
    by_word: dict[str, set[int]] = defaultdict(set)  # a shorter form has a word of the longer
    for number, cluster in longer.items():
        _note_words(by_word, number, cluster)
    for number, cluster in list(discourse.clusters.items()):
        if not cluster.named or "Person" in cluster.types:
            continue
        near = {other for name in cluster.names for word in name.split() for other in by_word.get(word, ())}
        whole = {other for other in near if other != number and _shortens(cluster, longer[other])}
        if len(whole) == 1:
            yield Same(number, min(whole), "short form", 0.9)
            joined = discourse.cluster_of[number]
            if joined in longer:
                _note_words(by_word, joined, longer[joined])


def _note_words(by_word: dict[str, set[int]], number: int, cluster: Cluster) -> None:
    for name in cluster.names:
        for word in name.split():
            by_word[word].add(number)


def _shared_surnames(discourse: Discourse) -> set[str]:
    """Return the surnames that several full names of the article end with."""
    bearer: dict[str, tuple[str, ...]] = {}
    names = {words for n in discourse.numbers("name") if len(words := person_words(discourse.mentions[n].name)) > 1}
    return {words[-1] for words in names if bearer.setdefault(words[-1], words) != words}


def _persons(discourse: Discourse) -> dict[str, list[tuple[int, list[tuple[str, ...]]]]]:
    """Return the persons of the article who have a full name, with these names, by every word of the names."""
    found: dict[str, list[tuple[int, list[tuple[str, ...]]]]] = defaultdict(list)
    for number, cluster in discourse.clusters.items():
        if "Person" in cluster.types:
            names = [words for words in map(person_words, cluster.names) if len(words) > 1]
            for word in {word for words in names for word in words}:
                found[word].append((number, names))
    return found


def _bears(full_names: list[tuple[str, ...]], words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return any(words[0] in name for name in full_names)
    return any(set(words) < set(name) and words[-1] == name[-1] for name in full_names)


_LONG = ORGANIZATIONS | PLACES | {"Agreement", "Conflict"}
"""Types of the things that a shorter form of the name may stand for."""


def _shortens(short: Cluster, full: Cluster) -> bool:
    if not any(a == b or (a in ORGANIZATIONS and b in ORGANIZATIONS) for a in short.types for b in full.types):
        return False
    return any(_is_part(a, b) for a in short.names for b in full.names)


def _is_part(short: str, full: str) -> bool:
    """The shorter name is the end of the longer, or what is left of it without words for its kind."""
    a, b = short.split(), full.split()
    if not a or len(a) >= len(b):
        return False
    kinds = lexicon().kind_words
    if a == _head_of(b):
        return True
    if not set(a) <= kinds and [w for w in b if w not in kinds] == [w for w in a if w not in kinds]:
        return True
    return b[-len(a) :] == a or (" of " in f" {full} " and full.startswith(short + " of "))


def _head_of(name: list[str]) -> list[str]:
    """Return the head noun of a name with a complement: "observatory" of "Syrian Observatory for Human Rights"."""
    end = next((k for k, word in enumerate(name) if word in ("of", "for", "on", "in", "to") and k), 0)
    return name[end - 1 : end] if end else []
