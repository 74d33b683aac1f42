"""Who speaks: the words that name the source of a cue, to whom it is said, and by what medium."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import Cue, lexicon
from kg.extract.nouns import noun_lexicon
from kg.model import Span
from kg.text.syntax.arguments import agents, complements, objects, patients, recipients, surface_subjects
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import appositions, compounds, obliques, possessors, preposition
from kg.text.syntax.spans import edges, phrase

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "it"})
_SPEAKING_PREPOSITIONS = frozenset({"by", "from", "of"})
_STOPS = frozenset({".", ";", ":", "!", "?", "and", "but"})
_NONE: frozenset[str] = frozenset()
_SPEAKING_TYPES = frozenset(
    {"Person", "Group", "Organization", "Government", "ArmedForces", "ArmedGroup", "IntergovernmentalOrganization"}
    | {"MediaOutlet", "PoliticalParty", "Company", "EthnicGroup", "State"}
)


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
        _quoted_person(layout, verb) or _crossed(layout, verb) or _nearest(layout, verb, found) or _beside(layout, verb)
    )
    for index in found:
        if tree.lower[index] in lexicon().words["nobody"] and not _is_counted(layout, index):
            continue
        speaker = named(layout, _after_place(layout, index))
        beside = [i for i in found if i < index and edges(tree, i)[1] + 1 == edges(tree, index)[0]]
        start = layout.starts[edges(tree, beside[0])[0]] if beside else speaker.span.start
        return replace(speaker, span=Span(start, speaker.span.end))
    return None


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
            noun = tree.head[noun]
        if tree.lemma[noun] in words["documents"] or _is_speaking_noun(layout, noun):
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


def can_speak(layout: Layout, index: int) -> bool:
    """Say whether a noun phrase names somebody who can say something: a name, a personal pronoun, a listed noun."""
    tree = layout.tree
    words = lexicon().words
    if tree.pos[index] == "PROPN" or tree.lower[index] in _PERSONAL or layout.doc[index].ent_type_:
        return tree.lower[index] not in words["nobody"]
    if tree.lemma[index] in words["documents"]:
        return True
    counted = obliques(tree, index, frozenset({"of"}))
    return any(_is_speaking_noun(layout, i) for i in (index, *appositions(tree, index), *counted))


def _is_speaking_noun(layout: Layout, index: int) -> bool:
    """Say whether a noun names people or what they form; of "dozens of officials", the officials."""
    tree = layout.tree
    known = noun_lexicon().common.get(tree.lower[index])
    if known is not None:
        return known.type in _SPEAKING_TYPES
    return tree.lemma[index] in lexicon().words["speakers"] or tree.lemma[index].endswith(("ist", "man", "woman"))


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
    if tree.lemma[index] not in lexicon().words["documents"]:
        return index
    candidates = [
        *possessors(tree, index),
        *obliques(tree, index, _SPEAKING_PREPOSITIONS),
        *sorted(compounds(tree, index)),
    ]
    for candidate in candidates:
        if tree.pos[candidate] == "PROPN" or can_speak(layout, candidate):
            return candidate if tree.lemma[candidate] not in lexicon().words["documents"] else index
    return index


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
    return tuple(sorted(i for i in found if layout.quote_of[i] < 0 or layout.quote_of[i] == layout.quote_of[verb]))
