"""Sources named by a preposition ("according to the ministry") and contents of nouns ("Iran's claim that ...")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attribution.draft import Draft
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.extract.attribution.speaker import Speaker, issuing_subject, named
from kg.extract.attribution.speaking import can_speak
from kg.model import Span
from kg.text.syntax.arguments import objects, surface_subjects
from kg.text.syntax.complements import complements
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import obliques, possessors, preposition
from kg.text.syntax.spans import edges, phrase
from kg.text.syntax.verbs import is_finite, is_infinitive, is_verb

_JOINED = frozenset({"and", "but", "while", "although", "though", "whereas", "as", "because", "since", ";", "or"})
_QUOTING = frozenset({"quoting", "citing"})
_COMPLETE = frozenset({"object", "complement", "infinitive"})
_LONGEST_PARTICIPLE = 14
_BY = frozenset({"by", "from", "of"})
_NONE: frozenset[str] = frozenset()


def sourced(layout: Layout) -> Iterator[Draft]:
    """Yield what "according to" and its like attribute: the clause before or after, or both around it."""
    lower = layout.tree.lower
    firsts = {cue.words[0] for cue in lexicon().sources}
    for index, word in enumerate(lower):
        if word in firsts:
            for cue in lexicon().sources:
                if tuple(lower[index : index + len(cue.words)]) == cue.words:
                    yield from _source(layout, cue, index)


def viewed(layout: Layout) -> Iterator[Draft]:
    """Yield what views and accounts attribute: "In her view, [the war is lost]", "[it fell], by his account"."""
    tree, words = layout.tree, lexicon().words
    for noun, lemma in enumerate(tree.lemma):
        if lemma not in words["views"] and lemma not in words["accounts"]:
            continue
        before = preposition(tree, noun) if tree.pos[noun] == "NOUN" else ""
        known = words["views"] if before in ("in", "to") else words["accounts"] if before in ("by", "on") else _NONE
        owners = [i for i in possessors(tree, noun) if tree.pos[i] == "PRON" or can_speak(layout, i)]
        if lemma not in known or not owners or link_kind(tree, noun) != "oblique":
            continue
        first = next(i for i in tree.kids[noun] if tree.lower[i] == before)
        spans = _around(layout, first, noun)
        if spans:
            who, cue = named(layout, owners[0]), layout.span(first, noun)
            yield Draft(spans, who.root, who.span, cue, noun, direct=False, kinds=(), pattern="source")


def _source(layout: Layout, cue: Cue, first: int) -> Iterator[Draft]:
    tree = layout.tree
    last = first + len(cue.words) - 1
    noun = _source_noun(layout, last)
    if noun < 0 or tree.pos[noun] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return
    spans = _around(layout, first, noun)
    if not spans:
        return
    who = named(layout, noun)
    yield Draft(
        spans=spans,
        speaker_root=who.root,
        speaker_span=who.span,
        cue=layout.span(first, last),
        cue_root=first,
        direct=False,
        kinds=cue.kinds,
        pattern="source",
    )


def _source_noun(layout: Layout, last: int) -> int:
    """Return the noun that the preposition marks."""
    tree = layout.tree
    index: int = tree.head[last]
    while index <= last and tree.head[index] != index:
        index = tree.head[index]
    following = last + 1
    comma = next((i for i in range(following, index) if tree.lower[i] == ","), -1)
    if comma > 0 and not _is_set_off(layout, index, comma):
        inside = range(following, comma)
        heads = [i for i in inside if tree.pos[i] in ("NOUN", "PROPN") and tree.head[i] not in inside]
        index = heads[0] if heads else index
    apart = index > last and phrase(tree, index)[0] > last + 2
    if index <= last or apart or following >= len(tree.head) or is_verb(tree, index):
        while following < len(tree.head) and tree.pos[following] in ("DET", "ADJ", "PUNCT"):
            following += 1
        if following >= len(tree.head):
            return -1
        index = following
        while tree.head[index] > index and tree.pos[tree.head[index]] in ("NOUN", "PROPN"):
            index = tree.head[index]
    return index


def _around(layout: Layout, first: int, noun: int) -> tuple[Span, ...]:
    tree = layout.tree
    begin, end = layout.sentence(first)
    inside = layout.quote_of[first]
    if inside >= 0:
        begin, end = max(begin, layout.quotes[inside].first), min(end, layout.quotes[inside].last)
    stop = _with_name(layout, _phrase_end(layout, noun, end), end)
    opener = layout.before(first)
    while opener >= begin and tree.lower[opener] == ",":
        opener = layout.before(opener)
    joined = tree.lower[opener] in _JOINED and tree.lower[first - 1] != ","
    if opener < begin or joined or _is_dated(layout, begin, opener):
        rest = layout.content(_after_quoting(layout, stop + 1, end), end)
        return (rest,) if rest else ()
    before = layout.content(begin, opener)
    return tuple(span for span in (before, _resumed(layout, stop, end)) if span)


def _resumed(layout: Layout, stop: int, end: int) -> Span | None:
    """Return the rest of a clause that a source interrupts: ", according to the mayor, [fell at dawn]"."""
    lower = layout.tree.lower
    if stop + 2 > end or lower[stop + 1] != "," or lower[stop + 2] in _JOINED:
        return None
    return layout.content(stop + 2, end)


def _is_dated(layout: Layout, begin: int, opener: int) -> bool:
    """Say whether all that stands before is a time or place, no clause: "On 19 October, according to ..."."""
    tree = layout.tree
    if opener - begin >= 8 or tree.pos[begin] not in ("ADP", "ADV", "SCONJ", "PROPN"):
        return False
    return not any(is_verb(tree, i) or link_kind(tree, i) == "subject" for i in range(begin, opener + 1))


def _phrase_end(layout: Layout, noun: int, end: int) -> int:
    """Return the last token of the source's noun phrase, at the latest before the comma after which a clause begins."""
    tree = layout.tree
    right = noun
    for kid in tree.kids[noun]:
        if kid > noun and not is_verb(tree, kid) and link_kind(tree, kid) not in ("other", "parataxis"):
            right = max(right, edges(tree, kid)[1])
        elif kid > noun and is_verb(tree, kid):
            right = max(right, _participle_end(layout, kid))
    for index in range(noun + 1, min(right, end) + 1):
        if tree.lower[index] == "," and not _is_set_off(layout, noun, index):
            return index - 1
    right = min(right, end)
    while right < end and tree.pos[right + 1] == "PROPN":
        right += 1
    return right - 1 if tree.lower[right] == "," else right


def _participle_end(layout: Layout, verb: int) -> int:
    """Return the last token of a participle of the source's own ("a report [seen by us],"), -1 for what it says."""
    tree = layout.tree
    if tree.tag[verb] not in ("VBN", "VBG", "VBD") or link_kind(tree, verb) != "participle":
        return -1
    for index in range(verb + 1, min(verb + _LONGEST_PARTICIPLE, len(tree.lower))):
        if tree.lower[index] in (",", ".") or index in layout.breaks:
            return index - 1
        if tree.pos[index] in ("VERB", "AUX") and is_finite(tree, index):
            return -1
    return -1


def _with_name(layout: Layout, stop: int, end: int) -> int:
    """Take in a name set off by commas: "according to the mayor, [Ivan Petrov], two ships sank"."""
    tree = layout.tree
    name = stop + 2
    if stop + 1 > end or tree.lower[stop + 1] != "," or not layout.doc[min(name, end)].ent_type_.startswith("PER"):
        return stop
    while name <= end and tree.pos[name] == "PROPN":
        name += 1
    return name - 1 if name <= end and tree.lower[name] == "," and name > stop + 2 else stop


def _is_set_off(layout: Layout, noun: int, comma: int) -> bool:
    """Say whether the comma introduces an apposition or a list of the source's own phrase."""
    tree = layout.tree
    return any(
        kid > comma and edges(tree, kid)[0] <= comma + 2 and link_kind(tree, kid) in ("apposition", "conjunct")
        for kid in tree.kids[noun]
    )


def _after_quoting(layout: Layout, index: int, end: int) -> int:
    """Skip ", quoting the news agency," between the source and what it says."""
    lower = layout.tree.lower
    start = index + 1 if index <= end and lower[index] == "," else index
    if start <= end and lower[start] in _QUOTING:
        verb = layout.tree.head[start]
        for comma in range(start + 1, end):
            if lower[comma] == "," and (verb <= start or comma + 1 >= edges(layout.tree, start)[1]):
                return comma + 1
    return index


def as_said(layout: Layout) -> Iterator[Draft]:
    """Yield what "as the envoy said" and "as he put it" attribute, set off by commas."""
    tree = layout.tree
    for first, word in enumerate(tree.lower):
        verb = tree.head[first]
        if word != "as" or verb <= first or not _reports_as(layout, verb):
            continue
        begin, end = layout.sentence(first)
        left, right = edges(tree, verb)
        inside = layout.quote_of[first]
        while left < first and layout.is_mark(left):
            left += 1
        if inside >= 0 or left < first or not (first == begin or tree.lower[first - 1] == ","):
            continue
        while right > verb and layout.is_mark(right):
            right -= 1
        speaker = next((named(layout, i) for i in surface_subjects(tree, verb) if first < i < verb), None)
        before = layout.content(begin, first - 1) if first > begin else None
        after = _resumed(layout, right, end)
        spans = tuple(span for span in (before, after) if span)
        if speaker and spans:
            cue = layout.span(verb, verb)
            yield Draft(spans, speaker.root, speaker.span, cue, verb, direct=False, kinds=(), pattern="as said")


def _reports_as(layout: Layout, verb: int) -> bool:
    tree = layout.tree
    words = [tree.lower[kid] for kid in tree.kids[verb] if kid > verb]
    if tree.lemma[verb] == "put":
        return words == ["it"]
    if tree.lemma[verb] != "tell" and objects(tree, verb):
        return False
    cues = lexicon().verbs.get(tree.lemma[verb], ())
    return any(len(cue.words) == 1 and "clause" in cue.takes for cue in cues) and not complements(tree, verb)


def noun_contents(layout: Layout) -> Iterator[Draft]:
    """Yield what nouns of saying contain: "the army's claim that [it held the town]", "a vow to [return]"."""
    tree = layout.tree
    known = lexicon().nouns
    for index, lemma in enumerate(tree.lemma):
        if lemma in known and tree.pos[index] == "NOUN":
            cue = known[lemma]
            span = noun_content(layout, cue, index)
            speaker = _noun_speaker(layout, index) if span else None
            if span and speaker:
                yield Draft(
                    spans=(span[0],),
                    speaker_root=speaker.root,
                    speaker_span=speaker.span,
                    cue=layout.span(index, index),
                    cue_root=index,
                    direct=False,
                    kinds=cue.kinds,
                    pattern=span[1],
                )


def noun_content(layout: Layout, cue: Cue, noun: int) -> tuple[Span, str] | None:
    """Return what a noun of saying contains, and the name of the rule."""
    tree = layout.tree
    for kid in tree.kids[noun]:
        if kid < noun or not (is_verb(tree, kid) or tree.kids[kid]):
            continue
        left, right = edges(tree, kid)
        while left < kid and layout.is_mark(left):
            left += 1
        if tree.lower[left] == "that" and is_finite(tree, kid) and not _is_relative(layout, kid):
            span = layout.content(left + 1, right)
            return (span, "noun") if span else None
        if "plan" in cue.takes and is_infinitive(tree, kid):
            span = layout.content(left + 1, right)
            return (span, "infinitive") if span else None
    return None


def _is_relative(layout: Layout, verb: int) -> bool:
    """Say whether "that" stands for the noun: "a claim that surprised many", "a claim that he made"."""
    tree = layout.tree
    if marker(tree, verb) == "that":
        return False
    kids = [kid for kid in tree.kids[verb] if tree.lower[kid] != "that"]
    subject = any(link_kind(tree, kid) == "subject" and kid < verb for kid in kids)
    return not (subject and any(link_kind(tree, kid) in _COMPLETE and kid > verb for kid in kids))


def _noun_speaker(layout: Layout, noun: int) -> Speaker | None:
    tree = layout.tree
    for index in (*possessors(tree, noun), *obliques(tree, noun, _BY)):
        if can_speak(layout, index) or tree.pos[index] == "PRON":
            return named(layout, index)
    return None if tree.lemma[tree.head[noun]] in lexicon().words["denied"] else issuing_subject(layout, noun)
