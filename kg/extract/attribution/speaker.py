"""Who speaks: the words that name the source of a cue, to whom it is said, and by what medium."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.extract.attribution.speaking import can_speak, is_speaking_noun
from kg.extract.nouns import noun_lexicon
from kg.model import Span
from kg.text.syntax.arguments import agents, objects, patients, recipients, surface_subjects
from kg.text.syntax.complements import complements
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import appositions, compounds, obliques, possessors, preposition
from kg.text.syntax.spans import edges, phrase
from kg.text.syntax.verbs import is_finite

_SPEAKING_PREPOSITIONS = frozenset({"by", "from", "of"})
_STOPS = frozenset({".", ";", ":", "!", "?", "and", "but"})
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Speaker:
    """The token that stands for a speaker, the words that name it, and the noun that heads these words.

    ``root`` and ``noun`` differ where a written thing speaks for its issuer: "a Pentagon statement".
    """

    root: int
    span: Span
    noun: int


def speaker_of(layout: Layout, verb: int) -> Speaker | None:
    """Return who utters this verb: its subject, or the by-phrase of a passive; None when nobody is named."""
    tree = layout.tree
    outside = (-1, layout.quote_of[verb])
    times = lexicon().words["times"]
    found = [
        i for i in agents(tree, verb) if i != verb and layout.quote_of[i] in outside and tree.lower[i] not in times
    ]
    found = (
        _quoted_person(layout, verb)
        or _crossed(layout, verb)
        or _behind_quotation(layout, verb, found)
        or _nearest(layout, verb, found)
        or _beside(layout, verb)
    )
    for index in found:
        if tree.lower[index] in lexicon().words["nobody"] and not _is_counted(layout, index):
            continue
        speaker = named(layout, _after_list(layout, _after_place(layout, index), verb))
        before = [i for i in found if i < index and can_speak(layout, i)]
        beside = [i for i in before if edges(tree, i)[1] + 1 == edges(tree, index)[0]]
        start = layout.starts[_behind_comma(layout, beside[0], index)] if beside else speaker.span.start
        return replace(speaker, span=Span(start, speaker.span.end))
    return None


def _behind_comma(layout: Layout, beside: int, index: int) -> int:
    """Return the first token of what stands right before a name and belongs to it ("(a boy,) the governor X")."""
    first = edges(layout.tree, beside)[0]
    commas = [i for i in range(first, index) if layout.tree.lower[i] == ","]
    return commas[-1] + 1 if commas else first


def _after_place(layout: Layout, index: int) -> int:
    """Return the noun that a name stands before where the parser took it for the subject: "Kano state governor X".

    A noun with adjectives of its own, and no comma before it, is no name for what precedes.
    """
    tree = layout.tree
    for noun in appositions(tree, index):
        first = edges(tree, noun)[0]
        if tree.pos[index] == "PROPN" and first == index + 1 and tree.role[first] == "amod" and can_speak(layout, noun):
            return noun
    return index


def _after_list(layout: Layout, index: int, verb: int) -> int:
    """Return the noun that the parser took for an apposition though no comma closes it before the verb: "(killing four,
    among them a boy,) the governor wrote"."""
    tree = layout.tree
    for noun in appositions(tree, index):
        first, last = edges(tree, noun)
        set_off = index < first and "," in tree.lower[first - 1 : first + 1]
        if set_off and last < verb and tree.lower[_before_adverbs(layout, verb)] != "," and can_speak(layout, noun):
            return noun
    return index


def _before_adverbs(layout: Layout, verb: int) -> int:
    """Return the last token before a verb and its auxiliaries and adverbs."""
    index = verb - 1
    while index > 0 and layout.tree.pos[index] in ("AUX", "ADV", "PART"):
        index -= 1
    return index


def _behind_quotation(layout: Layout, verb: int, found: list[int]) -> list[int]:
    """Return the noun between a quotation and the verb where the parser gave it to the quoted words."""
    tree = layout.tree
    start = verb
    while (
        start > 0
        and layout.quote_of[start - 1] < 0
        and not (tree.pos[start - 1] in ("VERB", "AUX") and is_finite(tree, start - 1))
    ):
        start -= 1
    before = layout.before(start)
    if start == verb or before < 0 or layout.quote_of[before] < 0 or any(start <= i for i in found):
        return []
    inside = range(start, verb)
    heads = [i for i in inside if tree.pos[i] in ("NOUN", "PROPN", "PRON") and tree.head[i] not in inside]
    return [i for i in heads if can_speak(layout, i)][:1]


def _quoted_person(layout: Layout, verb: int) -> list[int]:
    """Return who is quoted in "was quoted as saying", "quoted an official as saying"."""
    tree = layout.tree
    above = tree.head[verb]
    if "as" not in (marker(tree, verb), preposition(tree, verb)) or tree.lemma[above] not in lexicon().words["quoting"]:
        return []
    return [i for i in patients(tree, above) if i < verb]


def _crossed(layout: Layout, verb: int) -> list[int]:
    """Return the subject before a verb that the parser gave to a later one: "(fled, and) the king said it fell"."""
    tree = layout.tree
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or any(link_kind(tree, kid) == "subject" for kid in tree.kids[verb]):
        return []
    index = layout.before(verb)
    while index >= 0 and tree.pos[index] != "VERB" and tree.lower[index] not in _STOPS:
        if link_kind(tree, index) == "subject" and tree.head[index] > verb and can_speak(layout, index):
            return [index]
        index -= 1
    return []


def _nearest(layout: Layout, verb: int, found: list[int]) -> list[int]:
    """Return the subject that stands nearest before the verb, with what is coordinated with it.

    In "The talks failed, the minister said" a parser may give the verb both subjects.
    """
    before = [i for i in found if i < verb]
    if len(before) < 2:
        return found
    if edges(layout.tree, before[-2])[1] + 1 == edges(layout.tree, before[-1])[0]:
        return before[-2:][::-1]
    return [i for i in layout.tree.conjuncts(before[-1]) if i in before]


def _is_counted(layout: Layout, index: int) -> bool:
    return layout.tree.lower[index] in ("these", "those") and bool(layout.tree.kids[index])


def _beside(layout: Layout, verb: int) -> list[int]:
    """Return the noun that stands right before a finite verb which the parser left without a subject."""
    tree = layout.tree
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return []
    inverted = _inverted(layout, verb)
    if inverted >= 0:
        return [inverted]
    for clause in (*complements(tree, verb), tree.head[verb]):
        adjoining = [i for i in surface_subjects(tree, clause) if i < verb < clause and edges(tree, i)[1] == verb - 1]
        if adjoining:
            return adjoining[:1]
    index = layout.before(verb)
    while index >= 0 and (tree.pos[index] in ("ADV", "AUX") or tree.lower[index] in (",", ")")):
        index = layout.before(index)
    first = layout.sentence(verb)[0]
    while index > first:
        noun = index
        words = lexicon().words
        while tree.lemma[noun] not in words["documents"] and first <= tree.head[noun] < noun:
            if tree.pos[noun] not in ("PROPN", "NOUN") or tree.pos[tree.head[noun]] not in ("PROPN", "NOUN"):
                break
            if "," in tree.lower[tree.head[noun] : noun]:
                break
            noun = tree.head[noun]
        if tree.lemma[noun] in words["documents"] or is_speaking_noun(layout, noun):
            return [noun]
        index = min(noun, index) - 1
        if tree.pos[noun] not in ("PROPN", "NOUN", "PRON", "ADJ", "ADP", "DET"):
            return []
    return []


def _inverted(layout: Layout, verb: int) -> int:
    """Return the noun after a verb that follows a quotation ('"Go!" shouted a soldier'), -1 if there is none."""
    tree = layout.tree
    before = layout.before(verb)
    if before < 0 or (layout.quote_of[before] < 0 and tree.lower[before] != ","):
        return -1
    noun = verb + 1
    while noun < len(tree.head) and tree.pos[noun] in ("DET", "ADJ"):
        noun += 1
    if noun >= len(tree.head) or tree.pos[noun] not in ("NOUN", "PROPN", "PRON") or not can_speak(layout, noun):
        return -1
    while tree.head[noun] > noun and tree.pos[tree.head[noun]] in ("NOUN", "PROPN"):
        noun = tree.head[noun]
    return noun


def named(layout: Layout, index: int) -> Speaker:
    """Return the speaker for a noun; a written thing speaks for whoever issued it ("a Pentagon statement")."""
    tree = layout.tree
    span = layout.span(*_naming_words(layout, index))
    root = issuer(layout, index)
    if root == index and tree.lemma[index] in lexicon().words["documents"]:
        released = issuing_subject(layout, index)
        root, span = (released.root, released.span) if released else (root, span)
    return Speaker(root, span, index)


def _naming_words(layout: Layout, index: int) -> tuple[int, int]:
    """Return first and last token of a noun phrase without participles after it ("a statement [released Friday]")."""
    tree = layout.tree
    first, last = phrase(tree, index)
    for inner in range(index + 1, last + 1):
        if tree.tag[inner] in ("VBN", "VBG", "VBD") and link_kind(tree, inner) != "modifier":
            last = edges(tree, inner)[0] - 1
            break
    return first, max(index, last)


def document_of(layout: Layout, span: Span | None) -> int:
    """Return the token of the written thing that these words head ("a Pentagon statement"), -1 if they name none."""
    if span is None:
        return -1
    tree = layout.tree
    words = range(bisect_left(layout.starts, span.start), bisect_left(layout.starts, span.end))
    heads = (i for i in words if tree.head[i] not in words or tree.head[i] == i)
    return next((i for i in heads if tree.lemma[i] in lexicon().words["documents"]), -1)


def issuer(layout: Layout, index: int) -> int:
    """Return who issued a document, the token itself when it is none or nobody is named."""
    tree = layout.tree
    if _is_mouthpiece(layout, index):
        return next(iter(possessors(tree, index)), index)
    if tree.lemma[index] not in lexicon().words["documents"]:
        return index
    made = [kid for kid in tree.kids[index] if kid > index and tree.lemma[kid] in lexicon().words["issuing"]]
    candidates = [
        *possessors(tree, index),
        *obliques(tree, index, _SPEAKING_PREPOSITIONS),
        *(agent for verb in made for agent in agents(tree, verb) if agent > index),
        *sorted(compounds(tree, index)),
    ]
    for candidate in candidates:
        if tree.pos[candidate] in ("PROPN", "PRON") or can_speak(layout, candidate):
            return candidate if tree.lemma[candidate] not in lexicon().words["documents"] else index
    return index


def _is_mouthpiece(layout: Layout, index: int) -> bool:
    """Say whether a noun speaks for whoever owns it: "his office", but not "the prosecutor's office"."""
    tree = layout.tree
    if tree.lemma[index] not in lexicon().words["mouthpieces"] or tree.pos[index] == "PROPN":
        return False
    return not any(f"{tree.lower[i]}'s {tree.lower[index]}" in noun_lexicon().common for i in possessors(tree, index))


def issuing_subject(layout: Layout, noun: int) -> Speaker | None:
    """Return the subject of the verb that issues a document or a warning: "the ministry released a statement"."""
    tree = layout.tree
    verb = tree.head[noun]
    if verb == noun or tree.lemma[verb] not in lexicon().words["issuing"]:
        return None
    issued = noun in objects(tree, verb) or noun in surface_subjects(tree, verb)
    found = _nearest(layout, verb, list(agents(tree, verb))) if issued else []
    return next((named(layout, index) for index in found if index != noun and can_speak(layout, index)), None)


def addressees(layout: Layout, cue: Cue, verb: int) -> tuple[int, ...]:
    """Return the tokens that head the words for whom it is said to."""
    tree = layout.tree
    if cue.hearer in ("", "object"):
        found = {*objects(tree, verb), *recipients(tree, verb)} if cue.hearer else set()
    elif cue.hearer == "to":
        found = set(recipients(tree, verb))
    else:
        found = set(obliques(tree, verb, frozenset({cue.hearer})))
    kept = {i for i in found if layout.quote_of[i] < 0 or layout.quote_of[i] == layout.quote_of[verb]}
    return tuple(sorted(kept))
