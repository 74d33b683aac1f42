"""Indirect speech in a clause after the cue: "said that it fell", "said it fell because it was old"."""

from __future__ import annotations

from kg.extract.attribution.layout import Layout
from kg.extract.attribution.lexicon import lexicon
from kg.extract.attribution.reporting import Reporting
from kg.text.syntax.arguments import complements
from kg.text.syntax.links import link_kind, marker
from kg.text.syntax.spans import edges
from kg.text.syntax.tree import Tree
from kg.text.syntax.verbs import is_finite, is_infinitive, is_verb

_SHORTEST_CLAUSE = 3
_JOINERS = frozenset(
    {"but", "while", "although", "though", "whereas", "as", "and", "after", "when", "before", "who", "which"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REASONS = frozenset({"because", "since", "as", "if", "unless"})


def clause_after(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return first and last token of the clause that a verb reports and that stands after it."""
    tree, verb = layout.tree, report.verb
    head = _complement(layout, report)
    if head < 0:
        return _after_gap(layout, report) or _after_that(layout, report) or _after_cue(layout, report)
    left, right = edges(tree, head)
    start = _after_marker(tree, head, _clause_start(layout, report, max(left, report.last + 1)))
    stop = next((i for i in range(report.last + 1, head) if tree.lower[i] == ";"), -1)
    if stop > 0:
        return (report.last + 1, stop - 1) if any(is_verb(tree, i) for i in range(report.last + 1, stop)) else None
    if any(tree.pos[i] == "VERB" and is_finite(tree, i) for i in range(report.last + 1, start)):
        return None
    if not layout.same_paragraph(verb, start):
        return None
    if _is_that(tree, report.last + 1) and start > report.last + 2:
        start, right = report.last + 2, max(right, own_end(tree, verb))
    for other in _coordinated(tree, verb, head):
        right = max(right, edges(tree, other)[1])
    while start < right and layout.is_mark(start):
        start += 1
    if start < right and tree.lower[start] == "that" and tree.pos[start] == "SCONJ":
        start += 1
    right = _to_sentence_end(layout, report, right)
    return start, _cut(layout, report, start, with_reason(layout, right))


def _is_that(tree: Tree, index: int) -> bool:
    """Say whether a conjunction "that" stands here, and no pronoun ("said that was wrong")."""
    if index + 1 >= len(tree.lower) or tree.lower[index] != "that":
        return False
    return tree.pos[index + 1] not in ("VERB", "AUX", "PUNCT")


def own_end(tree: Tree, verb: int) -> int:
    """Return the last token of what hangs on the verb, without clauses that go on after "but" or report themselves."""
    last = verb
    for kid in tree.kids[verb]:
        words = {tree.lower[i] for i in tree.kids[kid] if i < kid}
        apart = link_kind(tree, kid) == "conjunct" and ("but" in words or tree.lemma[kid] in lexicon().verbs)
        if kid > verb and not apart and tree.pos[kid] != "PUNCT":
            last = max(last, edges(tree, kid)[1])
    return last


def _after_cue(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return what follows a cue that takes nothing but clauses, where the tagger took its verb for a plural noun."""
    tree, start = layout.tree, report.last + 1
    if report.cue.weak or report.cue.takes != {"clause"} or report.cue.hearer == "object":
        return None
    end = own_end(tree, report.verb)
    if (
        end - start < _SHORTEST_CLAUSE
        or layout.is_mark(start)
        or tree.pos[start] not in ("DET", "NOUN", "PROPN", "PRON")
    ):
        return None
    heads = [kid for kid in tree.kids[report.verb] if kid >= start and link_kind(tree, kid) == "object"]
    if (
        not heads
        or tree.tag[heads[-1]] != "NNS"
        or any(tree.lower[i] in lexicon().words["empty"] for i in (start, *heads))
    ):
        return None
    return start, _cut(layout, report, start, end)


def _clause_start(layout: Layout, report: Reporting, start: int) -> int:
    """Return the first token of a clause without "that": a noun between the cue and it is its lost subject, unless it
    is the hearer or tells when it was said."""
    tree = layout.tree
    first = report.last + 1
    if first >= start or report.cue.hearer or tree.pos[first] not in ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM"):
        return start
    dated = any(tree.lower[i] in lexicon().words["times"] for i in range(first, start))
    marked = any(tree.lower[i] == "that" or layout.is_mark(i) for i in range(first, start))
    return start if dated or marked else first


def _complement(layout: Layout, report: Reporting) -> int:
    """Return the head of the first finite clause that is the complement, also where the parser took it for something
    else but it follows the cue directly with a subject of its own; -1 if there is none."""
    tree, verb = layout.tree, report.verb
    for head in complements(tree, verb):
        if head > report.last and _reports(tree, head):
            return head
    for kid in tree.kids[verb]:
        if kid > verb and link_kind(tree, kid) in ("conjunct", "adverbial", "parataxis", "participle"):
            left = edges(tree, kid)[0]
            direct = left in (report.last + 1, report.last + 2) and tree.lower[left] not in _JOINERS
            plain = tree.pos[left] not in ("PUNCT", "CCONJ", "SCONJ", "ADP")
            if direct and plain and is_finite(tree, kid) and _has_subject(tree, kid):
                return kid
    above = tree.head[verb]
    return above if above > report.last and link_kind(tree, verb) == "other" and is_finite(tree, above) else -1


def _reports(tree: Tree, head: int) -> bool:
    """A finite clause, a subjunctive ("that Iran release them"), or a headline's clause without a verb."""
    if is_infinitive(tree, head) or _is_question(tree, head):
        return False
    return is_finite(tree, head) or _has_subject(tree, head) or marker(tree, head) == "that"


def _is_question(tree: Tree, head: int) -> bool:
    """Say whether the clause asks: "announced [where they will meet]" tells nothing that could be true or false."""
    first = edges(tree, head)[0]
    return tree.tag[first] in ("WRB", "WP", "WDT", "WP$") and tree.head[first] == head


def _has_subject(tree: Tree, head: int) -> bool:
    return any(link_kind(tree, i) == "subject" or tree.lower[i] in ("there", "it") for i in tree.kids[head] if i < head)


def _after_marker(tree: Tree, head: int, start: int) -> int:
    """Return the first token after "that": what stands before it ("said on Monday that ...") belongs to the cue."""
    for kid in tree.kids[head]:
        if start <= kid < head and tree.lower[kid] == "that" and tree.pos[kid] == "SCONJ":
            return kid + 1
    misread = tree.lower[start] == "that" and start < head and tree.pos[start + 1] in ("NOUN", "PROPN")
    return start + 1 if misread else start


def _coordinated(tree: Tree, verb: int, head: int) -> list[int]:
    """Return clauses after the complement that the parser coordinated with the verb itself: "... and that ...", and a
    clause after "and" with a subject of its own that reports nothing ("said [it fell and most of the crew died]")."""
    found = []
    for kid in tree.kids[verb]:
        if kid > head and link_kind(tree, kid) in ("conjunct", "complement"):
            words = {tree.lower[i] for i in tree.kids[kid] if i < kid}
            clause = _has_subject(tree, kid) and is_finite(tree, kid)
            joined = "and" in words and clause and tree.lemma[kid] not in lexicon().verbs
            if marker(tree, kid) == "that" or joined:
                found.append(kid)
    return found


def _to_sentence_end(layout: Layout, report: Reporting, right: int) -> int:
    """Return the end of the sentence where the parser ended it too early, after an abbreviation."""
    tree = layout.tree
    following = right + 1
    if following >= len(tree.head) or tree.lower[right][-1:] != "." or tree.lower[right] == ".":
        return right
    first, last = layout.sentence(report.verb)
    split = first < following <= last and layout.doc[following].is_sent_start
    return last if split else right


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


def _after_gap(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return the rest of the sentence after a relative cue whose clause has no subject: "which he said [was over]"."""
    tree, start = layout.tree, report.last + 1
    if link_kind(tree, report.verb) != "relative" or start >= len(tree.tag) or tree.tag[start] not in FINITE:
        return None
    if tree.pos[tree.head[report.verb]] == "PRON":
        return None
    return start, _cut(layout, report, start, layout.sentence(report.verb)[1])


def _after_that(layout: Layout, report: Reporting) -> tuple[int, int] | None:
    """Return the rest of the sentence after "that" where the parser found no complement."""
    tree = layout.tree
    last = layout.sentence(report.verb)[1]
    for index in range(report.last + 1, min(last, report.last + 15)):
        if tree.lower[index] == "that" and (tree.pos[index] == "SCONJ" or index == report.last + 1):
            finite = any(is_verb(tree, i) for i in range(index + 1, last + 1))
            return (index + 1, _cut(layout, report, index + 1, last)) if finite else None
        if is_verb(tree, index) or tree.pos[index] in ("SCONJ", "CCONJ"):
            return None
    return None


def _cut(layout: Layout, report: Reporting, start: int, right: int) -> int:
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
            if _ends_content(layout, index, right):
                return index
            if index > start and is_second_cue(layout, report.verb, index):
                return index - 1
    number = layout.quote_of[right]
    if number != inside and number >= 0 and layout.quotes[number].open >= start:
        right = max(right, layout.quotes[number].last)
    return right


def is_second_cue(layout: Layout, verb: int, joiner: int) -> bool:
    """Say whether "and" or "but" adds a second cue of the same speaker: "said it fell [and] warned that more would"."""
    tree = layout.tree
    if tree.lower[joiner] not in ("and", "but"):
        return False
    second = joiner + 1
    while second < len(tree.head) and tree.pos[second] in ("ADV", "AUX"):
        second += 1
    if second >= len(tree.head) or tree.tag[second] != tree.tag[verb] or tree.tag[second] not in FINITE:
        return False
    if any(link_kind(tree, kid) == "subject" and kid < second for kid in tree.kids[second]):
        return False
    clausal = any("clause" in cue.takes for cue in lexicon().verbs.get(tree.lemma[second], ()))
    return clausal and any(_reports(tree, head) for head in complements(tree, second) if head > second)


def _names_source(tree: Tree, index: int) -> bool:
    """Say whether a word names another source: "according to", or a cue with a subject of its own."""
    if tree.lower[index] == "according":
        return True
    cues = lexicon().verbs.get(tree.lemma[index], ())
    return tree.tag[index] in FINITE and any("clause" in cue.takes for cue in cues) and _has_subject(tree, index)


def _ends_content(layout: Layout, index: int, right: int) -> bool:
    """Say whether a comma or semicolon ends what is reported: a comment on it follows, or others deny it."""
    tree = layout.tree
    after = index + 1
    if tree.lower[index] == ";":
        return tree.lower[after] not in ("and", "that", "or")
    if tree.lower[index] != ",":
        return False
    if tree.tag[after] == "VBG" and tree.lemma[after] in lexicon().words["comments"]:
        return True
    if tree.lower[after] in ("while", "whereas") and any(_names_source(tree, i) for i in range(after, right + 1)):
        return True
    if tree.lower[after] in ("a", "an") and after < right and tree.lemma[after + 1] in lexicon().nouns:
        return True
    if tree.lower[after] == "which" and any(
        tree.lemma[i] in lexicon().words["denied"] for i in range(after, right + 1)
    ):
        return True
    conceded = tree.lower[after] in ("although", "though", "despite")
    return conceded and any(tree.lemma[i] in lexicon().words["denied"] for i in range(after, right + 1))
