"""Reported contents that are no clause: what is demanded, promised, praised, charged, or called something."""

from __future__ import annotations

from kg.extract.attribution.endings import ends_content, is_second_cue, with_reason
from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting
from kg.extract.attribution.speaking import can_speak
from kg.extract.nouns import noun_lexicon
from kg.model import Span
from kg.text.syntax.arguments import objects, patients
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.nominals import preposition
from kg.text.syntax.spans import edges
from kg.text.syntax.verbs import is_infinitive, is_passive

_BY_MEDIUM = frozenset({"in", "on", "during"})
_ANY = (["a"], ["an"])
_TERMS = frozenset({"before", "by", "until", "within", "without", "if", "unless", "immediately"})
_PLACES = frozenset({"State", "Territory", "Settlement", "Facility"})
_PLACE_NAMES = frozenset({"GPE", "LOC", "FAC", "PLACE", "LOCATION"})
_DOUBLE_OBJECT = frozenset({"call", "label", "brand", "term", "deem", "dub"})
_OF_THE_MATTER = frozenset({"of", "for", "about", "against", "over", "between", "among", "towards", "toward"})


def infinitive(layout: Layout, report: Reporting) -> Span | None:
    """Return what the hearer is to do ("urged Iran to [go]") or the speaker is going to ("vowed to [return]")."""
    tree, verb = layout.tree, report.verb
    order = bool(report.cue.takes & {"order"})
    if order and not is_passive(tree, verb) and not _has_hearer(layout, report):
        return None
    for head in _infinitives(layout, report):
        if tree.lemma[head] == "do" and edges(tree, head)[1] <= head + 1:
            return None
        left, right = edges(tree, head)
        right = _with_term(layout, report, right)
        to = next((kid for kid in tree.kids[head] if kid < head and tree.lower[kid] == "to"), left - 1)
        if tree.lower[to - 1] in ("not", "never"):
            return layout.content(to - 1, cut_phrase(layout, report, to + 1, right))
        return layout.content(max(to, report.last) + 1, cut_phrase(layout, report, to + 1, right))
    return None


def _with_term(layout: Layout, report: Reporting, right: int) -> int:
    """Return the end of a term for what is to be done, whatever the parser says: "urged them to go by May"."""
    tree = layout.tree
    for kid in tree.kids[report.verb]:
        left, last = edges(tree, kid)
        if left == right + 1 and tree.lower[left] in _TERMS:
            return last
    return right


def _has_hearer(layout: Layout, report: Reporting) -> bool:
    tree, verb = layout.tree, report.verb
    between = [kid for kid in tree.kids[verb] if kid > verb]
    between += [subject for kid in between for subject in tree.kids[kid] if verb < subject < kid]
    return any(link_kind(tree, kid) in ("object", "oblique", "subject") for kid in between)


def _infinitives(layout: Layout, report: Reporting) -> list[int]:
    tree, verb = layout.tree, report.verb
    near = [kid for kid in tree.kids[verb] if kid > verb]
    far = [grand for kid in near if link_kind(tree, kid) in ("object", "oblique") for grand in tree.kids[kid]]
    far += [below for kid in far if tree.pos[kid] == "ADJ" and kid > verb for below in tree.kids[kid]]
    if report.cue.takes.isdisjoint({"order"}):
        far = []
    return [i for i in (*near, *far) if is_infinitive(tree, i) and "order" not in marker(tree, i).split()]


def matter(layout: Layout, report: Reporting) -> Span | None:
    """Return the noun phrase that is welcomed, condemned, confirmed: "condemned [the attack]"."""
    tree, verb = layout.tree, report.verb
    if report.cue.after:
        heads = tuple(kid for kid in tree.kids[verb] if kid > verb and preposition(tree, kid) == report.cue.words[-1])
    else:
        things = () if is_passive(tree, verb) else patients(tree, verb)
        heads = tuple(i for i in things if i > verb) or _behind_manner(layout, verb) or _gerunds(layout, verb)
    for head in heads[:1]:
        if is_empty(layout, head) or (not report.cue.kinds and _is_place(layout, head)):
            return None
        if "order" in report.cue.takes and can_speak(layout, head):
            return None
        if report.cue.only and tree.lemma[head] not in lexicon().words[report.cue.only]:
            return None
        left, right = edges(tree, head)
        left = max(left, _manner_end(layout, verb) + 1)
        for kid in tree.kids[verb]:
            if kid > head and edges(tree, kid)[0] == right + 1 and preposition(tree, kid) in _OF_THE_MATTER:
                right = edges(tree, kid)[1]
        return layout.content(max(left, report.last + 1), cut_phrase(layout, report, left, right))
    return None


def _manner_end(layout: Layout, verb: int) -> int:
    """Return the last token of "in the strongest terms" right behind a verb, -1 if it is not there."""
    lower = layout.tree.lower
    if lower[verb + 1 : verb + 3] != ["in", "the"]:
        return -1
    return next((i for i in range(verb + 3, min(verb + 7, len(lower))) if lower[i] == "terms"), -1)


def _behind_manner(layout: Layout, verb: int) -> tuple[int, ...]:
    """Return the thing that a phrase of manner parts from its verb: "condemns in the strongest terms [it all]"."""
    tree, terms = layout.tree, _manner_end(layout, verb)
    inside = range(terms + 1, layout.sentence(verb)[1] + 1) if terms > 0 else range(0)
    heads = (i for i in inside if tree.pos[i] in ("NOUN", "PROPN") and tree.head[i] <= terms)
    return tuple(heads)[:1]


def _is_place(layout: Layout, head: int) -> bool:
    """Say whether the thing is a place: who "claims the island" or "reports from Oslo" tells nothing."""
    known = noun_lexicon().common.get(layout.tree.lower[head])
    named = layout.doc[head].ent_type_ in _PLACE_NAMES
    return named or (known is not None and known.type in _PLACES)


def _gerunds(layout: Layout, verb: int) -> tuple[int, ...]:
    """ "denied shelling the market", "denied having shelled it": the act stands as a gerund."""
    tree = layout.tree
    kinds = ("infinitive", "complement")
    after = (i for i in tree.kids[verb] if i > verb and link_kind(tree, i) in kinds)
    found = tuple(i for i in after if any(tree.tag[k] == "VBG" for k in (i, *tree.kids[i]) if verb < k <= i))
    if found or tree.tag[verb + 1 : verb + 2] != ["VBG"]:
        return found
    head = tree.head[verb + 1] if tree.pos[verb + 1] == "AUX" else verb + 1
    return (head,) if verb < head <= verb + 3 else ()


def charge(layout: Layout, report: Reporting) -> Span | None:
    """Return what somebody is accused of, thanked for, warned about: the phrase after the preposition."""
    tree, verb = layout.tree, report.verb
    near = [kid for kid in tree.kids[verb] if kid > verb]
    heads = [*near, *(grand for kid in near for grand in tree.kids[kid] if grand > kid)]
    for head in sorted(heads):
        word = marker(tree, head) or preposition(tree, head)
        if word.split(" ")[0] in report.cue.about and head > verb and not is_empty(layout, head):
            left, right = edges(tree, head)
            while left < head and tree.lower[left] != word.split(" ")[-1]:
                left += 1
            return layout.content(left + 1, cut_phrase(layout, report, left + 1, right))
    return None


def naming(layout: Layout, report: Reporting) -> Span | None:
    """Return what something is called: with the thing itself in "called [the vote a farce]", alone in passives."""
    tree, verb = layout.tree, report.verb
    as_needed = report.cue.words[0] not in _DOUBLE_OBJECT
    predicate = -1
    if not as_needed and link_kind(tree, verb) in ("relative", "parataxis"):
        return None
    after = [kid for kid in tree.kids[verb] if kid > verb]
    seconds = [kid for kid in after if link_kind(tree, kid) == "object"][1:]
    for kid in after:
        word = marker(tree, kid) or preposition(tree, kid)
        if word == "as" if as_needed else (link_kind(tree, kid) == "infinitive" or kid in seconds):
            predicate = kid
            break
    if predicate < 0 or is_infinitive(tree, predicate):
        return None
    left, right = edges(tree, predicate)
    things = [i for i in objects(tree, verb) if verb < i < predicate]
    if any(tree.lower[i].endswith(("self", "selves")) for i in things):
        return None
    if things and not is_empty(layout, things[0]):
        left = edges(tree, things[0])[0]
    elif as_needed and tree.lower[left] == "as":
        left += 1
    right = with_reason(layout, cut_phrase(layout, report, left, right))
    return layout.content(max(left, report.last + 1), right)


def is_empty(layout: Layout, head: int) -> bool:
    """Say whether a noun tells nothing of what was said ("said nothing", "denied it")."""
    return layout.tree.lower[head] in lexicon().words["empty"]


def cut_phrase(layout: Layout, report: Reporting, start: int, right: int) -> int:
    """Return where a reported phrase ends: with its line or quotation, or before a comment (", warning ...")."""
    tree = layout.tree
    inside = layout.quote_of[report.verb]
    if inside >= 0:
        right = min(right, layout.quotes[inside].last)
    for index in range(start, right):
        if index in layout.breaks or _names_medium(layout, index, start):
            return index - 1
        if layout.quote_of[index] == inside and ends_content(layout, index, right):
            return index
        if index > start and layout.quote_of[index] == inside and is_second_cue(layout, report.verb, index):
            return index - 1
        if tree.lower[index] == "," and layout.quote_of[index] == inside and _starts_anew(layout, index + 1):
            return index
    number = layout.quote_of[right]
    if number >= 0 and number != inside and layout.quotes[number].open >= start:
        right = max(right, layout.quotes[number].last)
    return right


def _names_medium(layout: Layout, index: int, start: int) -> bool:
    """Say whether a preposition begins the medium by which it was said: "claimed the raid [in a statement]"."""
    tree, media = layout.tree, lexicon().words["media"]
    if index == start or tree.lower[index] not in _BY_MEDIUM or tree.lower[index + 1 : index + 2] not in _ANY:
        return False
    return any(tree.lemma[i] in media for i in range(index + 2, min(index + 4, len(tree.lemma))))


def _starts_anew(layout: Layout, index: int) -> bool:
    """Say whether what follows a comma is no part of a reported phrase: a comment, a contrast, a circumstance."""
    tree = layout.tree
    comment = tree.tag[index] == "VBG" and tree.lemma[index] in lexicon().words["comments"]
    return comment or tree.lower[index] in (
        "while",
        "whereas",
        "although",
        "though",
        "but",
        "with",
        "when",
        "after",
        "according",
    )
