"""Where reported words end: with their line or quotation, before a comment on them, before another source."""

from __future__ import annotations

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import FRAMES, Cue, lexicon
from kg.extract.attribution.reporting import Reporting
from kg.text.syntax.complements import complements
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.spans import edges
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import is_finite, is_infinitive

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REASONS = frozenset({"because", "since", "as", "if", "unless"})
_ASIDES = frozenset({",", "-", "–", "—", "--"})
_KINDS_OF_ITS_OWN = frozenset({"demand", "praise", "condemnation", "accusation"})


def cut(layout: Layout, report: Reporting, start: int, right: int) -> int:
    """Return the last token of a reported clause that the tree lets end at ``right``.

    It ends with its line, with the quotation that the cue stands in, and before a comment on the same words
    (", adding that ..."); it takes in the whole of a quotation that begins in it.
    """
    inside = layout.quote_of[report.verb]
    if inside >= 0:
        right = min(right, layout.quotes[inside].last)
    for index in range(start, right + 1):
        if index in layout.breaks:
            return index - 1
        if layout.quote_of[index] == inside and index < right:
            if ends_content(layout, index, right):
                return index
            if index > start and is_second_cue(layout, report.verb, index):
                return index - 1
    if right + 1 < len(layout.quote_of) and inside < 0 and _opens_within(layout, right + 1):
        right += 1
    number = layout.quote_of[right]
    if number != inside and number >= 0 and layout.quotes[number].open >= start:
        right = max(right, layout.quotes[number].last)
    return right


def _opens_within(layout: Layout, index: int) -> bool:
    """Say whether a quotation opens here amid a clause: "that they are there ["]to frighten"."""
    number = layout.quote_of[index]
    opens = number >= 0 and layout.quotes[number].open == index
    return (
        opens
        and not layout.is_mark(index - 1)
        and layout.sentence(index - 1)[0] < index <= layout.sentence(index - 1)[1]
    )


def with_reason(layout: Layout, right: int) -> int:
    """Return the end of a reason or condition that follows a reported clause: ", because ..." belongs to it."""
    tree = layout.tree
    at = right + 1
    if at < len(tree.head) and tree.lower[at] == ",":
        at += 1
    if at + 1 < len(tree.head) and tree.lower[at] == "even" and tree.lower[at + 1] == "if":
        at += 1
    if at >= len(tree.head) or tree.lower[at] not in _REASONS or (tree.lower[at] == "as" and at == right + 1):
        return right
    clause = tree.head[at]
    left, last = edges(tree, clause)
    return last if clause > at and left >= right and is_finite(tree, clause) else right


def own_end(tree: Tree, verb: int) -> int:
    """Return the last token of what hangs on the verb, without clauses that go on after "but" or report themselves."""
    last = verb
    for kid in tree.kids[verb]:
        words = {tree.lower[i] for i in tree.kids[kid] if i < kid}
        apart = link_kind(tree, kid) == "conjunct" and ("but" in words or tree.lemma[kid] in lexicon().verbs)
        if kid > verb and not apart and tree.pos[kid] != "PUNCT":
            last = max(last, edges(tree, kid)[1])
    return last


def is_second_cue(layout: Layout, verb: int, joiner: int) -> bool:
    """Say whether "and" or "but" adds a second cue of the same speaker: "said it fell [and] warned that more would"."""
    tree = layout.tree
    if tree.lower[joiner] not in ("and", "but"):
        return False
    second = joiner + 1
    while second < len(tree.head) and tree.pos[second] in ("ADV", "AUX"):
        second += 1
    if second >= len(tree.head) or _finite_tag(tree, second) != _finite_tag(tree, verb):
        return False
    if any(link_kind(tree, kid) == "subject" and kid < second for kid in tree.kids[second]):
        return False
    cues = lexicon().verbs.get(tree.lemma[second], ())
    if any(_KINDS_OF_ITS_OWN & set(cue.kinds) and _stands_there(tree, cue, second) for cue in cues):
        return True
    if any(_names_something(tree, cue, second) for cue in cues):
        return True
    clausal = any("clause" in cue.takes for cue in cues)
    return clausal and any(reports_something(tree, head) for head in complements(tree, second) if head > second)


def _finite_tag(tree: Tree, verb: int) -> str:
    """Return the tag of the finite word of a verb, "" where it has none: that of "has" in "has asked"."""
    helpers = [kid for kid in tree.kids[verb] if kid < verb and tree.pos[kid] == "AUX"]
    tag = tree.tag[min(helpers, default=verb)]
    return tag if tag in FINITE else ""


def _stands_there(tree: Tree, cue: Cue, verb: int) -> bool:
    """Say whether the second word of a cue follows ("call for"), and any object of one that has a single word."""
    if len(cue.words) > 1:
        return tree.lower[verb + 1 : verb + 2] == [cue.words[1]]
    return any(kid > verb and link_kind(tree, kid) in ("object", "oblique") for kid in tree.kids[verb])


def _names_something(tree: Tree, cue: Cue, verb: int) -> bool:
    """ "... and called it a farce"."""
    things = [kid for kid in tree.kids[verb] if kid > verb and link_kind(tree, kid) in ("object", "infinitive")]
    return cue.takes == {"naming"} and len(things) > 1


def ends_content(layout: Layout, index: int, right: int) -> bool:
    """Say whether a mark ends what is reported: a comment on it follows, another source, or others deny it."""
    tree, after = layout.tree, index + 1
    if tree.lower[index] == ";":
        return tree.lower[after] not in ("and", "that", "or")
    if tree.lower[index] not in _ASIDES:
        return False
    if _is_disputed(tree, after, right):
        return True
    if tree.lower[index] != ",":
        return False
    if tree.tag[after] == "VBG" and tree.lemma[after] in lexicon().words["comments"]:
        return True
    frames = {"while": _CLAUSE, "whereas": _CLAUSE, "as": FRAMES}.get(tree.lower[after])
    return frames is not None and any(_names_source(tree, i, frames) for i in range(after, right + 1))


_CLAUSE = frozenset({"clause"})
_OF_OTHERS = frozenset({"which", "something", "although", "though", "despite"})


def _is_disputed(tree: Tree, after: int, right: int) -> bool:
    """Say whether others deny what was reported: ", a claim that Iran disputes", ", something the group denies"."""
    if tree.lower[after] in ("a", "an") and after < right and tree.lemma[after + 1] in lexicon().nouns:
        return True
    if tree.lower[after] not in _OF_OTHERS and tree.lemma[after] not in lexicon().nouns:
        return False
    return any(tree.lemma[i] in lexicon().words["denied"] for i in range(after, right + 1))


def _names_source(tree: Tree, index: int, frames: frozenset[str]) -> bool:
    """Say whether a word names another source: "according to", or a cue of these frames with a subject of its own."""
    if tree.lower[index] == "according":
        return True
    cues = lexicon().verbs.get(tree.lemma[index], ())
    return tree.tag[index] in FINITE and any(frames & cue.takes for cue in cues) and has_subject(tree, index)


def reports_something(tree: Tree, head: int) -> bool:
    """A finite clause, a subjunctive ("that Iran release them"), or a headline's clause without a verb."""
    if is_infinitive(tree, head) or _is_question(tree, head):
        return False
    return is_finite(tree, head) or has_subject(tree, head) or marker(tree, head) == "that"


def _is_question(tree: Tree, head: int) -> bool:
    """Say whether the clause asks: "announced [where they will meet]" tells nothing that could be true or false."""
    first = edges(tree, head)[0]
    return tree.tag[first] in ("WRB", "WP", "WDT", "WP$") and tree.head[first] == head


def has_subject(tree: Tree, head: int) -> bool:
    """Say whether a verb has a subject of its own before it."""
    return any(link_kind(tree, i) == "subject" or tree.lower[i] in ("there", "it") for i in tree.kids[head] if i < head)
